/** A TEI file as an edition of one record, built as `edition build` builds it. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { adjustableCodes } from '../../lib/edition/config-schema.js';
import { buildEdition } from '../../lib/workflows/build.js';

/**
 * No schema; and what a file points to in other files, which are not there, is worth a warning, not an error. Whether text may be
 * lost is not up to an edition.
 */
const configuration = [
  'title: Corpus',
  'schema: []',
  'rules:',
  ...adjustableCodes.filter((code) => code.startsWith('ref/')).map((code) => `  ${code}: warning`),
].join('\n');

/** Builds the file in `work`, which holds nothing of the file before it. Throws what the program throws. */
export async function buildFile(path, work) {
  const folder = join(work, 'edition');
  const out = join(work, 'out');
  for (const old of [folder, out]) await rm(old, { recursive: true, force: true });
  await mkdir(join(folder, 'records'), { recursive: true });
  const source = await readFile(path);
  const name = basename(path).replace(/\.(xml|tei)$/i, '');
  await writeFile(join(folder, 'edition.yaml'), `${configuration}\n`);
  await writeFile(join(folder, 'records', `${name}.xml`), source);
  const report = await buildEdition(folder, {
    out,
    slug: 'site',
    jobs: 1,
    force: true,
    signal: new AbortController().signal,
    sourceDateEpoch: undefined,
    progress: () => undefined,
  });
  return { report, bytes: source.byteLength, site: join(out, 'site') };
}
