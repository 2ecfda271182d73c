/** A folder as the files of a package. Links are not followed. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DamagedFile, type FileTree } from '../archive/file-tree.js';
import type { Fault } from '../archive/fixity.js';
import { byPath } from '../archive/paths.js';
import { explained } from './file-errors.js';
import { hashFile } from './hash-stream.js';

/**
 * Lists a folder and all below it.
 *
 * @throws UserError if a folder can't be read
 */
export async function openFolderTree(root: string): Promise<FileTree> {
  const files = new Map<string, number>();
  const emptyFolders: string[] = [];
  const refused: Fault[] = [];
  const refuse = (path: string, message: string): void => void refused.push({ kind: 'refused', path, message });

  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const here = folder;
    const entries = await explained('read the folder', join(root, here), () =>
      readdir(join(root, here), { withFileTypes: true }),
    );
    if (entries.length === 0 && here !== '') emptyFolders.push(here);
    for (const entry of entries.toSorted((a, b) => byPath(a.name, b.name))) {
      const path = here === '' ? entry.name : `${here}/${entry.name}`;
      if (entry.name.includes('\uFFFD')) refuse(path, 'Its name is not written in UTF-8');
      else if (entry.isSymbolicLink()) refuse(path, 'It is a link, and links are not followed');
      else if (entry.isDirectory()) waiting.push(path);
      else if (!entry.isFile()) refuse(path, 'It is neither a file nor a folder');
      else files.set(path, (await explained('read', join(root, path), () => lstat(join(root, path)))).size);
    }
  }
  return {
    files,
    emptyFolders,
    refused,
    hash: (path, algorithms, read) => hashFile(join(root, path), algorithms, read),
    async bytes(path, limit) {
      const size = files.get(path) ?? 0;
      if (size > limit) throw new DamagedFile(`It has ${size} bytes, too many for a file of its kind`);
      return explained('read', join(root, path), () => readFile(join(root, path)));
    },
  };
}
