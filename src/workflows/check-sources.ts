/** Checks the texts of an edition, each by itself; what was checked before is taken from the cache, and many are checked in threads. */
import posix from 'node:path/posix';
import { concurrently } from '../concurrency/concurrently.js';
import type { SourceText } from '../edition/load.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { engines } from '../validation/engines.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import type { XmlDocument } from '../xml/tree.js';
import { type Checked, checkDocuments, type UncheckedDocument } from './check-documents.js';
import { openCheckThreads } from './check-threads.js';
import { type CheckedDocument, revive } from './kept-results.js';

export interface CheckOptions {
  /** Where compiled schemas are kept. */
  readonly cache: Cache;
  /** Where what is found in documents is kept, if not there too. */
  readonly results?: Cache;
  /** Where documents are put that had to be parsed, so that nobody parses them again; but not a thousand, which would fill the memory. */
  readonly parsed?: Map<string, XmlDocument>;
  readonly signal?: AbortSignal | undefined;
  /** How many threads check at the same time, where there is enough for them to do. Left out: as many as there are processor cores. */
  readonly jobs?: number | undefined;
}

/** Changes whenever what is kept changes its form or its words. */
const edition = 'checked document 6';

/** Checking this many characters takes as long as starting threads does. */
const worthThreads = 1_000_000;
/** The characters that are checked in one go. */
const oneGo = 200_000;

/**
 * Checks documents against schemas; what was checked before, with the same bytes and the same schemas, is taken from the cache.
 * Many documents are checked on several processor cores, with the same findings.
 */
export async function checkSources(
  sources: readonly SourceText[],
  schemas: readonly SchemaBundle[],
  options: CheckOptions,
): Promise<ReadonlyMap<string, CheckedDocument>> {
  const { cache, results = cache, parsed } = options;
  const checked = new Map<string, CheckedDocument>();
  const schemaKey = [...Object.values(engines), ...schemas.map(({ language, hash }) => `${language} ${hash}`)].join(
    ' ',
  );
  // A rule may compare a document with the name of its file.
  const keys = new Map(
    sources.map(({ path, bytes }) => [path, hashParts([edition, schemaKey, posix.basename(path), bytes])]),
  );
  await Promise.all(
    sources.map(async ({ path, file }) => {
      const kept = await results.get(keys.get(path) as string);
      if (kept !== undefined) checked.set(path, revive(new TextDecoder().decode(kept), file));
    }),
  );
  const fresh = sources
    .filter(({ path }) => !checked.has(path))
    .map(({ path, file, text }) => ({ path, file, text, key: keys.get(path) as string }));
  if (fresh.length === 0) return checked;

  const lengths = fresh.map(({ text }) => text.length);
  const rest = lengths.reduce((sum, length) => sum + length, 0) - Math.max(...lengths);
  if (rest <= worthThreads) {
    for (const { path, document, result } of await checkDocuments(fresh, schemas, cache, results)) {
      checked.set(path, result);
      if (document !== undefined) parsed?.set(path, document);
    }
    return checked;
  }
  for (const [path, result] of await checkMany(fresh, schemas, options)) checked.set(path, result);
  return checked;
}

/** Checks documents in threads, as far as there are any, and keeps no trees. */
async function checkMany(
  fresh: readonly UncheckedDocument[],
  schemas: readonly SchemaBundle[],
  options: CheckOptions,
): Promise<ReadonlyMap<string, CheckedDocument>> {
  const { cache, results = cache, signal } = options;
  const here = (some: readonly UncheckedDocument[]): Promise<readonly Checked[]> =>
    checkDocuments(some, schemas, cache, results);
  const threads = results === cache ? openCheckThreads(schemas, cache, options) : undefined;
  try {
    // While the threads begin, this one makes what they all need of the schemas, and sees whether the schemas are of use.
    const [first, ...others] = fresh as readonly [UncheckedDocument, ...UncheckedDocument[]];
    const tried = await here([first]);
    const isAboutSchema = tried.some(({ result }) => result.findings.some(({ file }) => file !== first.file));
    // What is wrong with a schema is said once for all documents that are checked together.
    if (isAboutSchema) return resultsOf(await here(fresh));
    const checked = new Map(resultsOf(tried));
    const check = async (go: readonly UncheckedDocument[]): Promise<void> => {
      signal?.throwIfAborted();
      const found = threads === undefined ? resultsOf(await here(go)) : await threads.check(go);
      for (const [path, result] of found) checked.set(path, result);
    };
    await concurrently(goes(others), threads?.count ?? 1, check, signal);
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
