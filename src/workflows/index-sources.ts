/** From the files of an edition to its index: headers are read once, and what they say is kept under the file's content. */

import { concurrently } from '../concurrency/concurrently.js';
import { UserError } from '../diagnostics/user-error.js';
import { companionsOf, type FilesPointedTo, filesPointedTo } from '../edition/companions.js';
import type { EditionConfig } from '../edition/config.js';
import { compareRecords, latestOf } from '../edition/dates.js';
import { type EditionIndex, indexRegisters } from '../edition/index-edition.js';
import type { EditionSources, SourceText } from '../edition/load.js';
import { pointersOf, type RecordFacts, recordFacts } from '../edition/record-facts.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { parseXml } from '../xml/parse.js';
import { attribute, descendants } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';
import type { RecordSource } from './build-records.js';

export interface IndexedSources {
  readonly index: EditionIndex;
  /** In the order of the edition. */
  readonly records: readonly RecordSource[];
  /** By the record's id: its header's `encodingDesc` in a document of its own, as text. */
  readonly declarations: ReadonlyMap<string, string>;
}

/**
 * @param epoch `SOURCE_DATE_EPOCH`, which gives the edition's date
 * @throws UserError if `epoch` is no number of seconds
 */
export async function indexSources(
  config: EditionConfig,
  { records: paths, registers: registerPaths, sources }: EditionSources,
  cache: Cache,
  epoch: string | undefined,
  signal: AbortSignal,
): Promise<IndexedSources> {
  const records: RecordSource[] = [];
  const recordPaths = new Set(paths.filter((path) => sources.has(path)));
  const texts = textsOf(sources, [...paths, ...Object.values(registerPaths)]);
  const readable = paths.flatMap((path) => sources.get(path) ?? []);
  await concurrently(
    readable,
    16,
    async (source) => {
      // Parsed anew each time it is asked for: a thousand trees would fill the memory.
      const parse = (): XmlDocument => parsed(source);
      const facts = await factsOf(source, config.site.divide, cache);
      const files = { path: source.path, files: facts.files };
      const companions = companionsOf(files, texts, recordPaths).map((path) => sources.get(path) as SourceText);
      const pointers = companions.flatMap(({ path }) => [{ file: path, pointers: texts.get(path)?.pointers ?? [] }]);
      records.push({ facts, bytes: source.bytes, parse, companions, companionPointers: pointers });
    },
    signal,
  );
  records.sort((a, b) => compareRecords(a.facts.meta, b.facts.meta));
  const documents = new Map<string, XmlDocument>();
  for (const path of Object.values(registerPaths)) {
    const source = sources.get(path);
    if (source !== undefined) documents.set(path, parsed(source));
  }
  const changes = [...documents.values()].flatMap(({ root }) => [...descendants(root, 'change')]);
  const days = [
    ...changes.map((change) => attribute(change, 'when') ?? ''),
    ...records.map(({ facts }) => facts.meta.changed),
  ];
  const date = epoch === undefined || epoch === '' ? (latestOf(days) ?? '') : dayOf(epoch);
  const registers = indexRegisters({ ...config, registers: registerPaths }, documents);
  const declarations = new Map(records.map(({ facts }) => [facts.meta.id, facts.declaration]));
  const metas = records.map(({ facts }) => facts.meta);
  const finding = new Map(records.map(({ facts }) => [facts.meta.id, facts.finding]));
  const divisions = new Map(records.map(({ facts }) => [facts.meta.id, facts.pages]));
  return { index: { config, date, records: metas, divisions, registers, finding }, records, declarations };
}

interface TextFacts extends FilesPointedTo {
  readonly pointers: readonly string[];
}

/** The texts of an edition, which are neither records nor registers, each with the files that it points to. */
function textsOf(sources: ReadonlyMap<string, SourceText>, others: readonly string[]): ReadonlyMap<string, TextFacts> {
  const texts = [...sources.values()].filter(({ path }) => !others.includes(path));
  return new Map(
    texts.map((source) => {
      const document = parsed(source);
      return [source.path, { ...filesPointedTo(document, source.path), pointers: [...pointersOf(document)] }];
    }),
  );
}

/** The tree of a source that has been found to be well-formed. */
function parsed({ text, file }: SourceText): XmlDocument {
  const { document } = parseXml(text, file);
  if (document === undefined) throw new Error(`${file} passed validation but is not well-formed`);
  return document;
}

async function factsOf(source: SourceText, divide: readonly string[], cache: Cache): Promise<RecordFacts> {
  const key = hashParts(['facts 7', source.path, divide.join(' '), source.bytes]);
  const kept = await cache.get(key);
  if (kept !== undefined) return JSON.parse(new TextDecoder().decode(kept)) as RecordFacts;
  const facts = recordFacts(parsed(source), source.path, divide);
  await cache.put(key, new TextEncoder().encode(JSON.stringify(facts)));
  return facts;
}

/** The day, in UTC, that `SOURCE_DATE_EPOCH` names. */
function dayOf(epoch: string): string {
  const day = /^\d{1,12}$/.test(epoch) ? new Date(Number(epoch) * 1000).toISOString().slice(0, 10) : '';
  if (/^\d{4}-/.test(day)) return day;
  throw new UserError(`SOURCE_DATE_EPOCH is “${epoch}”`, 'Expected seconds since 1970 as digits, such as 1700000000.');
}
