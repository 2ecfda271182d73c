/** Folders as data, to be compared. */
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { sha256 } from '../../src/store/hash.js';
import { packageFile } from '../../src/store/package-files.js';
import { temporaryFolder } from './temporary.js';

/** The hash of each file below a folder, by its path with `/`, in the order of the paths. */
export async function hashTree(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = await Promise.all(
    files
      .sort()
      .map(async (file) => [relative(folder, file).split(sep).join('/'), sha256(await readFile(file))] as const),
  );
  return Object.fromEntries(hashes);
}

/** The path of the first record in the copy of the first edition. */
export const firstRecord = 'editions/cuba-1961-62/records/kudryavtsev-castro-1961-12-30.xml';

/** A new folder with a copy of the first edition under `editions/`. */
export async function copyOfFirstEdition(): Promise<string> {
  const folder = await temporaryFolder();
  const target = join(folder, dirname(dirname(firstRecord)));
  await mkdir(dirname(target), { recursive: true });
  await cp(packageFile('editions/cuba-1961-62'), target, { recursive: true });
  return folder;
}
