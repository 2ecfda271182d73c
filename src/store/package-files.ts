import { fileURLToPath } from 'node:url';

/**
 * The absolute path of a file that ships with the program, such as `schema/edition.rng`.
 * `src/store` and `lib/store` lie at the same depth, so it holds for sources and for compiled code.
 */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
