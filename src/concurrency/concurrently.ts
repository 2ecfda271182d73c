/**
 * Works on items, at most `limit` at a time, begun in their order. The first failure stops the rest: nothing new is begun, and it is thrown
 * when what had been begun has ended.
 */
export async function concurrently<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  let failure: { readonly error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    while (failure === undefined) {
      const { done, value } = waiting.next();
      if (done) return;
      try {
        signal?.throwIfAborted();
        await work(value);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, lane));
  if (failure !== undefined) throw failure.error;
}
