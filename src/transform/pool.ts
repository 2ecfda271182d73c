/**
 * Transforms on several processor cores. A thread needs about half a second to load SaxonJS and the compiled stylesheets and is slow
 * until they are warm, so that the first transforms are done here, and threads are started only when there turn out to be many.
 */
import { availableParallelism } from 'node:os';
import { openThreads, type Threads } from '../concurrency/threads.js';
import { type RecordInput, type RecordOutput, transformRecord } from './record.js';
import { TransformError } from './saxon.js';
import { type PageInput, transformPage } from './site.js';
import type { Answer, Task } from './worker.js';

export interface TransformPool {
  /** How many transforms are worth beginning at the same time. */
  readonly jobs: number;
  /** As `transformRecord`. Rejects with the signal's reason when the pool is aborted. */
  readonly record: (input: RecordInput) => Promise<RecordOutput>;
  /** As `transformPage`. */
  readonly page: (input: PageInput) => Promise<string>;
  /** Ends the threads. */
  close(): Promise<void>;
}

export interface PoolOptions {
  /** 1: everything is done in this thread. Left out: as many as there are processor cores. */
  readonly jobs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How many transforms are done here before threads are started. */
  readonly firstHere?: number;
  /** The compiled module of the threads; none while the program runs from its TypeScript sources. */
  readonly worker?: URL | undefined;
}

const compiled = new URL('./worker.js', import.meta.url);

/** Opens a pool; no thread is started yet. Callers keep the order of results by awaiting what they asked for. */
export function openPool(options: PoolOptions = {}): TransformPool {
  const jobs = Math.max(1, options.jobs ?? availableParallelism());
  const worker = 'worker' in options ? options.worker : import.meta.url.endsWith('.ts') ? undefined : compiled;
  const firstHere = options.firstHere ?? 40;
  let asked = 0;
  let threads: Threads<Task, Answer> | undefined;

  async function run(task: Task): Promise<Answer | undefined> {
    options.signal?.throwIfAborted();
    asked += 1;
    if (jobs === 1 || worker === undefined || asked <= firstHere) return undefined;
    threads ??= openThreads(worker, { count: jobs, signal: options.signal });
    const answer = await threads.run(task);
    if (answer.kind === 'failed') throw new TransformError(answer.message, answer.code);
    return answer;
  }

  return {
    jobs,
    record: async (input) => {
      const answer = await run({ kind: 'record', input });
      return answer?.kind === 'record' ? answer.output : transformRecord(input);
    },
    page: async (input) => {
      const answer = await run({ kind: 'page', input });
      return answer?.kind === 'page' ? answer.output : transformPage(input);
    },
    close: async () => {
      await threads?.close();
      threads = undefined;
    },
  };
}
