/** Finds what the program brings with it: schemas, stylesheets, compiled stylesheets, its own version. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the nearest `package.json` above this file, so that `src/`, `lib/` and a compiled copy elsewhere work alike. */
function findPackageRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json above ${start}`);
  }
}

/** The absolute path of the program's own folder: the one that holds `schema/`, `xslt/` and `lib/`. */
export const packageRoot: string = findPackageRoot();

/** The absolute path of a file of the program, given relative to its folder with `/`, such as `schema/edition.rng`. It need not exist. */
export function packageFile(path: string): string {
  return join(packageRoot, ...path.split('/'));
}

/** The text of a file of the program. Throws what `readFile` throws. */
export function readPackageText(path: string): Promise<string> {
  return readFile(packageFile(path), 'utf8');
}

/** The text of a file of a package that the program depends on, such as `world-atlas/land-110m.json`. Throws what `readFile` throws. */
export function readDependency(path: string): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve(path), 'utf8');
}

let version: string | undefined;

/** The program's version, as in its `package.json`. */
export function toolVersion(): string {
  version ??= (JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string }).version;
  return version;
}
