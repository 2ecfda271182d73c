/** Lets a long piece of work in one thread be stopped: now and then it gives way to what is waiting, such as Ctrl-C. */

/** How long work goes on without a pause, in milliseconds. */
const longest = 40;

/**
 * A function to be called between the steps of a long piece of work. It gives way when the last pause is long enough ago.
 *
 * @returns a function that rejects with the reason of the signal once that is aborted
 */
export function breather(signal: AbortSignal | undefined): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= longest) {
      await new Promise((resume) => setImmediate(resume));
      last = performance.now();
    }
    signal?.throwIfAborted();
  };
}
