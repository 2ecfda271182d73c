/**
 * The peer: Saxon-HE does the same transforms with the same stylesheets in one Java machine. A small stylesheet (all-records.xsl)
 * goes through the records and calls ours with `fn:transform`.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { editionDocument, indexEntities, recordContext } from '../lib/edition/context.js';
import { loadEdition } from '../lib/edition/load.js';
import { noCache } from '../lib/store/cache.js';
import { openFolder } from '../lib/store/source-files.js';
import { indexSources } from '../lib/workflows/index-sources.js';
import { time } from './run.js';

const jar = process.env.SAXON_HE ?? '/usr/share/java/Saxon-HE.jar';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Whether the peer is on this machine. */
export function hasSaxonHe() {
  return existsSync(jar);
}

/** Writes for each record what our program gives the stylesheets besides it; returns them as the program has them in memory. */
export async function prepareInputs(folder, work) {
  const sources = await loadEdition(openFolder(folder), (path) => path);
  const { index, records } = await indexSources(
    sources.config,
    sources,
    noCache,
    undefined,
    new AbortController().signal,
  );
  const registers = index.registers.map(({ kind }) => kind);
  const edition = editionDocument(sources.config, { date: index.date, registers });
  const entities = indexEntities(index.registers.flatMap((register) => register.entities));
  const inputs = join(work, 'inputs');
  await mkdir(inputs, { recursive: true });
  await writeFile(join(inputs, 'edition.xml'), edition);
  const list = [];
  for (const [i, { facts, bytes, parse }] of records.entries()) {
    const neighbours = { previous: records[i - 1]?.facts.meta, next: records[i + 1]?.facts.meta };
    const context = recordContext(facts, neighbours, entities);
    await writeFile(join(inputs, `${facts.meta.id}.context.xml`), context);
    list.push({
      id: facts.meta.id,
      file: facts.meta.file,
      xml: Buffer.from(bytes).toString('utf8'),
      context,
      edition,
      parse,
    });
  }
  const items = list.map(({ id, file }) => `<record id="${id}" href="${pathToFileURL(join(folder, file))}"/>`);
  await writeFile(join(inputs, 'records.xml'), `<records>${items.join('')}</records>`);
  return list;
}

/** Seconds that Saxon-HE takes for the transforms of all records, the start of Java and the compiling of the stylesheets included. */
export async function timeSaxonHe(work) {
  const xslt = pathToFileURL(here('../xslt/')).href;
  const out = pathToFileURL(join(work, 'saxon-out/')).href;
  const { seconds } = await time('java', [
    '-cp',
    jar,
    'net.sf.saxon.Transform',
    `-s:${join(work, 'inputs/records.xml')}`,
    `-xsl:${here('all-records.xsl')}`,
    `-o:${join(work, 'saxon-out/done.xml')}`,
    `xslt=${xslt}`,
    `out=${out}`,
  ]);
  return seconds;
}
