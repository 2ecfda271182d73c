/** Writes files where there are none: all of them, or none. */
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explained } from './file-errors.js';

/**
 * Writes new files, with the folders that they need. If one can't be written, or if it is interrupted, what has been written is taken
 * back.
 *
 * @param files texts by their path below `root`, with `/`
 * @throws UserError if a file is there already or can't be written; the signal's reason when it is aborted
 */
export async function writeNewFiles(
  root: string,
  files: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<void> {
  const written: string[] = [];
  const folders: string[] = [];
  try {
    for (const [path, text] of files) {
      signal?.throwIfAborted();
      const target = join(root, ...path.split('/'));
      const first = await explained('make the folder', dirname(target), () =>
        mkdir(dirname(target), { recursive: true }),
      );
      if (first !== undefined) folders.push(...foldersBetween(first, dirname(target)));
      await explained('write', target, () => writeFile(target, text, { flag: 'wx' }));
      written.push(target);
    }
    signal?.throwIfAborted();
  } catch (error) {
    for (const path of written) await rm(path, { force: true }).catch(() => undefined);
    // A folder into which somebody else has put something meanwhile is not empty, and stays.
    for (const folder of folders.reverse()) await rmdir(folder).catch(() => undefined);
    throw error;
  }
}

/** The folders from the outermost one that was made to the innermost. */
function foldersBetween(first: string, last: string): readonly string[] {
  const between = [last];
  while (between[0] !== first && between[0] !== dirname(between[0] as string))
    between.unshift(dirname(between[0] as string));
  return between;
}
