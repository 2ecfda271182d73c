/** Reads files and folders. What goes wrong is a `UserError` that says what to do. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { explained } from './file-errors.js';

/**
 * The bytes of a file.
 *
 * @param checkSize is given the size before anything is read, and throws if that is too much
 */
export async function readBytes(path: string, checkSize?: (bytes: number) => void): Promise<Uint8Array> {
  if (checkSize !== undefined) checkSize((await explained('read', path, () => stat(path))).size);
  return explained('read', path, () => readFile(path));
}

/** Whether there is a folder of that path. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Whether there is a file of that path. */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** The names of the folders inside a folder, sorted; hidden ones (`.name`) are left out. */
export async function foldersIn(path: string): Promise<readonly string[]> {
  const entries = await explained('read the folder', path, () => readdir(path));
  const names = entries.filter((name) => !name.startsWith('.')).sort();
  const folders = await Promise.all(names.map((name) => isFolder(join(path, name))));
  return names.filter((_, i) => folders[i]);
}

/** Whether there is anything of that path. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
}

/** The names of all that is in a folder, hidden ones too; undefined if there is no such folder, or if it can't be read. */
export async function namesIn(path: string): Promise<readonly string[] | undefined> {
  return readdir(path).catch(() => undefined);
}

/** The paths of all files below a folder, relative to it, with `/`, sorted; hidden ones (`.name`) are left out. */
export async function filesIn(path: string): Promise<readonly string[]> {
  const entries = await explained('read the folder', path, () =>
    readdir(path, { recursive: true, withFileTypes: true }),
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.split('/').some((part) => part.startsWith('.')))
    .sort();
}
