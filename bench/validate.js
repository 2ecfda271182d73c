/**
 * `node bench/validate.js [SIZE…]`: time and memory of `edition validate` for 1,000 records and for one file of 5 MB, beside jing and
 * xmllint with the same schema. See README.md beside this file.
 */

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changeRecord, generate, recordId } from './generate.js';
import { edition, timeWithMemory } from './run.js';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000];
const schema = fileURLToPath(new URL('../schema/edition.rng', import.meta.url));
const work = await mkdtemp(join(tmpdir(), 'edition-bench-'));
const peers = [
  { name: 'jing, its JVM included', command: '/usr/bin/jing', args: [schema] },
  { name: 'xmllint', command: '/usr/bin/xmllint', args: ['--noout', '--huge', '--relaxng', schema] },
].filter(({ command }) => existsSync(command));

const line = (label, seconds, megabytes, ratio) =>
  console.log(
    `  ${label.padEnd(42)} ${seconds.toFixed(2).padStart(7)} s  ${String(megabytes ?? '').padStart(5)} MB${
      ratio === undefined ? '' : `  ${ratio.toFixed(2)} of jing`
    }`,
  );

/** Measures all programs on the same files, one after the other. */
async function compare(title, paths, folder) {
  console.log(`\n${title}`);
  const measured = [];
  for (const { name, command, args } of peers) {
    measured.push({ name, ...(await timeWithMemory(command, [...args, ...paths], work)) });
  }
  const jing = measured.find(({ name }) => name.startsWith('jing'))?.seconds;
  for (const { name, seconds, megabytes } of measured) line(name, seconds, megabytes);
  const cache = await mkdtemp(join(work, 'cache-'));
  const run = async (label, args) => {
    const { seconds, megabytes } = await edition(['validate', ...args], { cache, work });
    line(label, seconds, megabytes, jing === undefined ? undefined : seconds / jing);
  };
  await run('edition, the same schema, empty cache', ['--schema', schema, folder]);
  await run('edition again, nothing changed', ['--schema', schema, folder]);
  await changeRecord(folder, 0);
  await run('edition again, one record changed', ['--schema', schema, folder]);
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
try {
  for (const count of sizes) {
    const folder = join(work, `edition-${count}`);
    await generate(folder, count);
    const paths = Array.from({ length: count }, (_, n) => join(folder, 'records', `${recordId(n)}.xml`));
    await compare(`${count} records`, paths, folder);
  }

  const folder = join(work, 'edition-large');
  await generate(folder, 1);
  const path = join(folder, 'records', `${recordId(0)}.xml`);
  const record = await readFile(path, 'utf8');
  const [body] = /<p n="1">[\s\S]*<\/p>/.exec(record) ?? [''];
  const times = Math.ceil(5_000_000 / body.length);
  await mkdir(folder, { recursive: true });
  const large = record.replace(body, () => body.replaceAll(/ xml:id="[^"]*"/g, '').repeat(times));
  await writeFile(path, large);
  await compare(`One record of ${(large.length / 1_000_000).toFixed(1)} million characters`, [path], folder);
} finally {
  await rm(work, { recursive: true, force: true });
}
