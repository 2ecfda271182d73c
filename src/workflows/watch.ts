/** `edition validate --watch`: checks again whenever a file changes. */
import { resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { watchFiles } from '../store/watch-files.js';
import { planValidation } from './plan-validation.js';
import type { ValidateOptions, Validation } from './validate.js';

/** What one round gives: what was found; or why nothing could be, such as a schema that is gone. */
export type Round = readonly Validation[] | UserError;

/**
 * Checks what the arguments mean, gives the findings, waits until one of the files (a schema is one of them) changes, and begins anew;
 * ends only when `signal` says so. Changes during a round make another one.
 *
 * @param paths the arguments of `edition validate`
 * @throws UserError if the arguments mean nothing when the watch begins
 */
export async function* watchValidation(
  paths: readonly string[],
  options: ValidateOptions & { readonly signal: AbortSignal },
): AsyncGenerator<Round> {
  const { signal, schema = [] } = options;
  const folders = (await planValidation(paths)).map(({ folder }) => folder);
  const watch = await watchFiles({ folders, files: schema });
  const aborted = new Promise<void>((end) => {
    signal.addEventListener('abort', () => end(), { once: true });
  });
  try {
    while (!signal.aborted) {
      try {
        const results: Validation[] = [];
        for (const run of await planValidation(paths)) {
          const result = await run.validate(options);
          const configured = result.sources.config?.schema ?? [];
          watch.add({ folders: [run.folder], files: configured.map((path) => resolve(run.folder, path)) });
          results.push(result);
        }
        yield results;
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof UserError)) throw error;
        yield error;
      }
      await Promise.race([watch.changed(), aborted]);
    }
  } finally {
    await watch.close();
  }
}
