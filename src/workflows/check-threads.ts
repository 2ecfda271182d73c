/** Threads that check documents, for editions of many records. */
import { availableParallelism } from 'node:os';
import { openThreads } from '../concurrency/threads.js';
import type { Cache } from '../store/cache.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import type { UncheckedDocument } from './check-documents.js';
import type { CheckTask } from './check-worker.js';
import { type CheckedDocument, revive } from './kept-results.js';
import type { Surroundings } from './surroundings.js';

export interface CheckThreads {
  readonly count: number;
  /** As `checkDocuments`; rejects with the signal's reason when the check is aborted. */
  readonly check: (documents: readonly UncheckedDocument[]) => Promise<ReadonlyMap<string, CheckedDocument>>;
  close(): Promise<void>;
}

/** The compiled module of the threads; none while the program runs from its TypeScript sources. */
const compiled = import.meta.url.endsWith('.ts') ? undefined : new URL('./check-worker.js', import.meta.url);

/** Starts threads; undefined where they would be of no use, or can't get at the cache or at the files that rules may read. */
export function openCheckThreads(
  schemas: readonly SchemaBundle[],
  { place }: Cache,
  {
    jobs = availableParallelism(),
    signal,
    surroundings,
  }: {
    readonly jobs?: number | undefined;
    readonly signal?: AbortSignal | undefined;
    readonly surroundings?: Surroundings | undefined;
  },
): CheckThreads | undefined {
  if (compiled === undefined || place === undefined || jobs < 2) return undefined;
  const folder = surroundings?.files.root;
  if (surroundings !== undefined && folder === undefined) return undefined;
  const threads = openThreads<CheckTask, readonly string[]>(compiled, { count: jobs, signal });
  return {
    count: jobs,
    check: async (documents) => {
      const kept = await threads.run({ documents, schemas, cache: place, folder });
      return new Map(documents.map(({ path, file }, i) => [path, revive(kept[i] as string, file).result]));
    },
    close: () => threads.close(),
  };
}
