/**
 * `node bench/import.js [KILOBYTES]`: whether what an import costs grows with the typescript and no faster: for typescripts of several
 * shapes, the time for eight times as much text divided by the time for once. See README.md beside this file.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, recordId } from './generate.js';
import { edition } from './run.js';

const kilobytes = Number(process.argv[2] ?? 200);
const times = 8;
const work = await mkdtemp(join(tmpdir(), 'edition-bench-'));

/** Names that no register has, each other than the ones before: “Barovan”, “Belozin” … */
function name(n) {
  const syllables = ['ba', 'le', 'ro', 'zin', 'va', 'tor', 'mi', 'san', 'du', 'kel'];
  const word = String(1000 + n)
    .split('')
    .map((digit) => syllables[Number(digit)])
    .join('');
  return word[0].toUpperCase() + word.slice(1);
}

/** The words of a line of at most 72 characters, as typists break them. */
function wrapped(text) {
  return text.replace(/(.{1,72})(?:\s+|$)/g, '$1\n');
}

/** The shapes of typescripts: how each makes the `n`th piece of the paragraphs of the seed record. */
const shapes = [
  { label: 'paragraphs (.md)', ending: 'md', piece: (paragraphs) => `${paragraphs.join('\n\n')}\n\n` },
  { label: 'lines without a blank one (.txt)', ending: 'txt', piece: (paragraphs) => wrapped(paragraphs.join(' ')) },
  { label: 'all on one line (.txt)', ending: 'txt', piece: (paragraphs) => `${paragraphs.join(' ')} ` },
  {
    label: 'a numbered list (.txt)',
    ending: 'txt',
    piece: (paragraphs, n) =>
      `${paragraphs.map((text, i) => `${n * paragraphs.length + i + 1}. ${text}`).join('\n\n')}\n\n`,
  },
  {
    label: 'new names in each paragraph (.md)',
    ending: 'md',
    piece: (paragraphs, n) =>
      `${paragraphs.map((text, i) => `Comrade ${name(n * 16 + i)} said: ${text}`).join('\n\n')}\n\n`,
  },
  {
    label: 'brackets in each sentence (.md)',
    ending: 'md',
    piece: (paragraphs) =>
      `${paragraphs.map((text) => text.replaceAll(', ', ' [sic], [the fact], ')).join('\n\n')}\n\n`,
  },
];

try {
  const folder = join(work, 'edition');
  await generate(folder, 1);
  const record = await readFile(join(folder, 'records', `${recordId(0)}.xml`), 'utf8');
  const paragraphs = [...record.matchAll(/<p n="\d+">([\s\S]*?)<\/p>/g)].map(([, xml]) =>
    xml
      .replace(/<note[\s\S]*?<\/note>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const cache = join(work, 'cache');
  const measure = async ({ ending, piece }, size) => {
    let text = 'RECORD OF A CONVERSATION\n\n28 January 1962\n\n';
    for (let n = 0; text.length < size; n += 1) text += piece(paragraphs, n);
    const file = join(work, `typescript-${size}.${ending}`);
    await writeFile(file, text);
    return edition(['import', file, '--edition', folder, '--dry-run'], { cache, work });
  };
  // The first run reads the schemas; the smallest typescript tells what every import costs before it reads a word.
  await measure(shapes[0], 1000);
  console.log(`${kilobytes} kB, and ${times} times as much`);
  let worst = 0;
  for (const shape of shapes) {
    const start = (await measure(shape, 1)).processor;
    const once = await measure(shape, kilobytes * 1000);
    const more = await measure(shape, kilobytes * 1000 * times);
    const ratio = (more.processor - start) / (once.processor - start);
    worst = Math.max(worst, ratio);
    console.log(
      `  ${shape.label.padEnd(36)} ${once.processor.toFixed(1).padStart(5)} s  ${more.processor.toFixed(1).padStart(5)} s  ${String(more.megabytes).padStart(5)} MB  ratio ${ratio.toFixed(1)}`,
    );
  }
  console.log(
    `the largest ratio ${worst.toFixed(1)}, aim ≤ ${times * 1.5}: ${worst <= times * 1.5 ? 'met' : 'MISSED'}`,
  );
} finally {
  await rm(work, { recursive: true, force: true });
}
