/** Checks the texts of an edition, each by itself; what was checked before is taken from the cache, and many are checked in threads. */
import { relative, sep } from 'node:path';
import posix from 'node:path/posix';
import { concurrently } from '../concurrency/concurrently.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../edition/load.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { engines } from '../validation/engines.js';
import { mainFile, type SchemaBundle } from '../validation/schema-bundle.js';
import type { OtherFiles } from '../validation/schematron-files.js';
import { mayReadFiles } from '../validation/schematron-reading.js';
import type { XmlDocument } from '../xml/tree.js';
import { type Checked, checkDocuments, type UncheckedDocument } from './check-documents.js';
import { openCheckThreads } from './check-threads.js';
import { type CheckedDocument, revive } from './kept-results.js';
import { otherFiles, type Surroundings } from './surroundings.js';

export interface CheckOptions {
  /** Where compiled schemas are kept. */
  readonly cache: Cache;
  /** Where what is found in documents is kept, if not there too. */
  readonly results?: Cache;
  /** Where documents are put that had to be parsed, so that nobody parses them again; but not a thousand, which would fill the memory. */
  readonly parsed?: Map<string, XmlDocument>;
  /** What the rules of a schema may read besides the documents; nothing if left out. */
  readonly surroundings?: Surroundings;
  readonly signal?: AbortSignal | undefined;
  /** How many threads check at the same time, where there is enough for them to do. Left out: as many as there are processor cores. */
  readonly jobs?: number | undefined;
}

/** Changes whenever what is kept changes its form or its words. */
const edition = 'checked document 10';

/** Checking this many characters takes as long as starting threads does. */
const worthThreads = 1_000_000;
/** The characters that are checked in one go. */
const oneGo = 200_000;

/**
 * Checks documents against schemas; what was checked before, with the same bytes and the same schemas, is taken from the cache, unless
 * a file has changed that rules have read. Many documents are checked on several processor cores, with the same findings. What is wrong
 * with a schema is told once, and not for each document that was to be checked with it.
 */
export async function checkSources(
  sources: readonly SourceText[],
  schemas: readonly SchemaBundle[],
  options: CheckOptions,
): Promise<ReadonlyMap<string, CheckedDocument>> {
  const { cache, results = cache, surroundings } = options;
  const checked = new Map<string, CheckedDocument>();
  const others = otherFiles(surroundings);
  const keys = keysOf(sources, schemas, surroundings);
  await Promise.all(
    sources.map(async ({ path, file }) => {
      const kept = await results.get(keys.get(path) as string);
      if (kept === undefined) return;
      const { result, basis } = revive(new TextDecoder().decode(kept), file);
      if (basis === undefined || (await others.isUnchanged(basis))) checked.set(path, result);
    }),
  );
  const fresh = sources
    .filter(({ path }) => !checked.has(path))
    .map(({ path, file, text }) => ({ path, file, text, key: keys.get(path) as string }));
  if (fresh.length === 0) return checked;

  const found = await checkFresh(fresh, schemas, others, options);
  const told = new Set<string>();
  for (const { path, file } of fresh) {
    const result = found.get(path) as CheckedDocument;
    const findings = result.findings.filter((finding) => finding.file === file || isNew(finding, told));
    checked.set(path, { ...result, findings });
  }
  return checked;
}

/** Under which key each document is kept, by path. */
function keysOf(
  sources: readonly SourceText[],
  schemas: readonly SchemaBundle[],
  surroundings: Surroundings | undefined,
): ReadonlyMap<string, string> {
  const schemaKey = [...Object.values(engines), ...schemas.map(({ language, hash }) => `${language} ${hash}`)].join(
    ' ',
  );
  // From where rules read is part of what they find.
  const readers = schemas.filter(mayReadFiles).map((schema) => fromFolder(surroundings, mainFile(schema)));
  // A rule may compare a document with the name of its file.
  const name = (path: string): string => (readers.length > 0 ? path : posix.basename(path));
  return new Map(
    sources.map(({ path, bytes }) => [path, hashParts([edition, schemaKey, ...readers, name(path), bytes])]),
  );
}

function fromFolder(surroundings: Surroundings | undefined, path: string): string {
  return relative(surroundings?.folder ?? '', path)
    .split(sep)
    .join('/');
}

function isNew({ code, file, range: { start }, message }: Diagnostic, told: Set<string>): boolean {
  const key = [code, file, start.line, start.column, message].join('\n');
  const isTold = told.has(key);
  told.add(key);
  return !isTold;
}

/** Checks documents in this thread if they are few, else in several. */
async function checkFresh(
  fresh: readonly UncheckedDocument[],
  schemas: readonly SchemaBundle[],
  others: OtherFiles,
  options: CheckOptions,
): Promise<ReadonlyMap<string, CheckedDocument>> {
  const { cache, results = cache, parsed } = options;
  const here = (some: readonly UncheckedDocument[]): Promise<readonly Checked[]> =>
    checkDocuments(some, schemas, cache, results, others);
  const lengths = fresh.map(({ text }) => text.length);
  const rest = lengths.reduce((sum, length) => sum + length, 0) - Math.max(...lengths);
  if (rest > worthThreads) {
    // libxml2 reads an XML Schema anew each time, which can take longer than all the documents: they go to it at once.
    const isOneGo = schemas.some(({ language }) => language === 'xsd');
    return isOneGo ? resultsOf(await here(fresh)) : checkMany(fresh, schemas, here, options);
  }
  const found = await here(fresh);
  for (const { path, document } of found) if (document !== undefined) parsed?.set(path, document);
  return resultsOf(found);
}

/** Checks documents in threads, as far as there are any, and keeps no trees. */
async function checkMany(
  fresh: readonly UncheckedDocument[],
  schemas: readonly SchemaBundle[],
  here: (some: readonly UncheckedDocument[]) => Promise<readonly Checked[]>,
  options: CheckOptions,
): Promise<ReadonlyMap<string, CheckedDocument>> {
  const { cache, results = cache, signal } = options;
  const threads = results === cache ? openCheckThreads(schemas, cache, options) : undefined;
  try {
    // While the threads begin, this one makes what they all need of the schemas, and sees whether the schemas are of use.
    const [first, ...rest] = fresh as readonly [UncheckedDocument, ...UncheckedDocument[]];
    const tried = await here([first]);
    const isAboutSchema = tried.some(({ result }) => result.findings.some(({ file }) => file !== first.file));
    // A schema that is of no use is found out anew for each go.
    if (isAboutSchema) return resultsOf(await here(fresh));
    const checked = new Map(resultsOf(tried));
    const check = async (go: readonly UncheckedDocument[]): Promise<void> => {
      signal?.throwIfAborted();
      const found = threads === undefined ? resultsOf(await here(go)) : await threads.check(go);
      for (const [path, result] of found) checked.set(path, result);
    };
    await concurrently(goes(rest), threads?.count ?? 1, check, signal);
    return checked;
  } finally {
    await threads?.close();
  }
}

/** Documents in parts that are checked in one go; a large one is a part of its own. */
function* goes(documents: readonly UncheckedDocument[]): Generator<readonly UncheckedDocument[]> {
  let go: UncheckedDocument[] = [];
  let length = 0;
  for (const document of documents) {
    if (go.length > 0 && length + document.text.length > oneGo) {
      yield go;
      go = [];
      length = 0;
    }
    go.push(document);
    length += document.text.length;
  }
  if (go.length > 0) yield go;
}

function resultsOf(checked: readonly Checked[]): ReadonlyMap<string, CheckedDocument> {
  return new Map(checked.map(({ path, result }) => [path, result]));
}
