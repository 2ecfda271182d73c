/** What a thread that checks documents does. */
import { type CachePlace, openCache } from '../store/cache.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import { checkDocuments, type UncheckedDocument } from './check-documents.js';

export interface CheckTask {
  readonly documents: readonly UncheckedDocument[];
  readonly schemas: readonly SchemaBundle[];
  readonly cache: CachePlace;
}

/** Checks documents and keeps the results; gives each as text (see `kept-results.ts`), which is sent to another thread soonest. */
export default async function work({ documents, schemas, cache }: CheckTask): Promise<readonly string[]> {
  const own = openCache(cache);
  const checked = await checkDocuments(documents, schemas, own, own);
  return checked.map(({ kept }) => kept);
}
