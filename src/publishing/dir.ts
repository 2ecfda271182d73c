/** `dir:FOLDER`: a folder on this computer, or on a disk that is connected to it. */
import { join, resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { listFarFolder, moveFarFile, readFarFile, removeFarFile, writeFarFile } from '../store/far-folder.js';
import { stagedFolder } from './record.js';
import { stagedTree } from './staged-tree.js';
import type { FarTree, TargetSettings } from './target.js';

/** @param address what follows `dir:` */
export function openFolderTarget(address: string, { signal, folder: below }: TargetSettings): Promise<FarTree> {
  if (address === '') throw new UserError('dir: needs a folder', 'Write --to dir:FOLDER.');
  const root = resolve(address, below);
  return Promise.resolve(
    stagedTree(
      {
        name: `dir:${join(address, below)}`,
        lanes: 4,
        list: (folder) => listFarFolder(root, folder),
        read: (path) => readFarFile(root, path),
        write: (path, { open }) => writeFarFile(root, path, open(), stagedFolder),
        move: (from, to) => moveFarFile(root, from, to),
        remove: (path) => removeFarFile(root, path),
        close: () => Promise.resolve(),
      },
      signal,
    ),
  );
}
