/** What a thread that checks documents does. */
import { type CachePlace, openCache } from '../store/cache.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import type { OtherFiles } from '../validation/schematron-files.js';
import { checkDocuments, type UncheckedDocument } from './check-documents.js';
import { otherFilesIn } from './surroundings.js';

export interface CheckTask {
  readonly documents: readonly UncheckedDocument[];
  readonly schemas: readonly SchemaBundle[];
  readonly cache: CachePlace;
  /** The folder whose files rules may read; undefined for none. */
  readonly folder: string | undefined;
}

/** A thread lives for one run, in which it reads each file once. */
const others = new Map<string | undefined, OtherFiles>();

/** Checks documents and keeps the results; gives each as text (see `kept-results.ts`), which is sent to another thread soonest. */
export default async function work({ documents, schemas, cache, folder }: CheckTask): Promise<readonly string[]> {
  const own = openCache(cache);
  const files = others.get(folder) ?? otherFilesIn(folder);
  others.set(folder, files);
  const checked = await checkDocuments(documents, schemas, own, own, files);
  return checked.map(({ kept }) => kept);
}
