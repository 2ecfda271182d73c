import { Tinypool } from 'tinypool';

/** Threads of one kind: each runs the default function of one module. */
export interface Threads<Task, Answer> {
  /** Rejects with the signal's reason when the threads are aborted, and with whatever the function throws; an error comes without its class. */
  readonly run: (task: Task) => Promise<Answer>;
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>;
}

export interface ThreadsOptions {
  readonly count: number;
  readonly signal?: AbortSignal | undefined;
}

/** Bytes of heap after which a thread gives way to a new one: SaxonJS keeps about half a megabyte of each transformation for ever. */
const heapOfThread = 600_000_000;

/**
 * Megabytes of heap for what has just been made. Most of what a document is turned into is thrown away with it; with V8's 16 it would
 * first be copied to where old things live.
 */
const youngHeapOfThread = 64;

/**
 * Starts threads.
 *
 * @param module the compiled module
 */
export function openThreads<Task, Answer>(module: URL, options: ThreadsOptions): Threads<Task, Answer> {
  const pool = new Tinypool({
    filename: module.href,
    minThreads: options.count,
    maxThreads: options.count,
    concurrentTasksPerWorker: 1,
    maxMemoryLimitBeforeRecycle: heapOfThread,
    resourceLimits: { maxYoungGenerationSizeMb: youngHeapOfThread },
  });
  return {
    run: async (task) => {
      options.signal?.throwIfAborted();
      try {
        return (await pool.run(task, { signal: options.signal ?? null })) as Answer;
      } catch (error) {
        options.signal?.throwIfAborted();
        throw error;
      }
    },
    close: () => pool.destroy(),
  };
}
