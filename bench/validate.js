/**
 * `node bench/validate.js [SIZE…]`: time and memory of `edition validate` for 1,000 records, for one file of 5 MB, and for one record
 * with TEI's whole schema, beside jing and xmllint with the same schema. See README.md beside this file.
 */

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changeRecord, generate, recordId } from './generate.js';
import { edition, timeWithMemory } from './run.js';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000];
const houseSchema = fileURLToPath(new URL('../schema/edition.rng', import.meta.url));
const wholeTei = process.env.TEI_ALL ?? fileURLToPath(new URL('../../shared/schemas/tei_all.rng', import.meta.url));
const work = await mkdtemp(join(tmpdir(), 'edition-bench-'));
const peers = [
  { name: 'jing, its JVM included', command: '/usr/bin/jing', args: [] },
  { name: 'xmllint', command: '/usr/bin/xmllint', args: ['--noout', '--huge', '--relaxng'] },
].filter(({ command }) => existsSync(command));

const line = (label, seconds, megabytes, ratio) =>
  console.log(
    `  ${label.padEnd(42)} ${seconds.toFixed(2).padStart(7)} s  ${String(megabytes ?? '').padStart(5)} MB${
      ratio === undefined ? '' : `  ${ratio.toFixed(2)} of jing`
    }`,
  );

/** Measures all programs on the same files, one after the other: `paths` are the files of the edition `edited`, or of the part of it that is to be `checked`. */
async function compare(title, schema, paths, edited, checked = edited) {
  console.log(`\n${title}`);
  const measured = [];
  for (const { name, command, args } of peers) {
    measured.push({ name, ...(await timeWithMemory(command, [...args, schema, ...paths], work)) });
  }
  const jing = measured.find(({ name }) => name.startsWith('jing'))?.seconds;
  for (const { name, seconds, megabytes } of measured) line(name, seconds, megabytes);
  const cache = await mkdtemp(join(work, 'cache-'));
  const run = async (label) => {
    const { seconds, megabytes } = await edition(['validate', '--schema', schema, checked], { cache, work });
    line(label, seconds, megabytes, jing === undefined ? undefined : seconds / jing);
  };
  await run('edition, the same schema, empty cache');
  await run('edition again, nothing changed');
  await changeRecord(edited, 0);
  await run('edition again, one record changed');
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
try {
  for (const count of sizes) {
    const folder = join(work, `edition-${count}`);
    await generate(folder, count);
    const paths = Array.from({ length: count }, (_, n) => join(folder, 'records', `${recordId(n)}.xml`));
    await compare(`${count} records`, houseSchema, paths, folder);
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
  await compare(
    `One record of ${(large.length / 1_000_000).toFixed(1)} million characters`,
    houseSchema,
    [path],
    folder,
  );

  if (existsSync(wholeTei)) {
    const single = join(work, 'edition-single');
    await generate(single, 1);
    const only = join(single, 'records', `${recordId(0)}.xml`);
    await compare('One record with TEI’s whole schema, tei_all.rng', wholeTei, [only], single, only);
  } else console.log(`\n${wholeTei} is not there: TEI’s whole schema is left out (TEI_ALL names it)`);
} finally {
  await rm(work, { recursive: true, force: true });
}
