/** A folder of this computer as a store of files. */
import { listFarFolder, moveFarFile, readFarFile, removeFarFile, writeFarFile } from '../store/far-folder.js';
import type { FarStore } from './far-store.js';
import { stagedFolder } from './record.js';

export function folderStore(root: string, name: string): FarStore {
  return {
    name,
    lanes: 4,
    list: (folder) => listFarFolder(root, folder),
    read: (path) => readFarFile(root, path),
    write: (path, { open }) => writeFarFile(root, path, open(), stagedFolder),
    move: (from, to) => moveFarFile(root, from, to),
    remove: (path) => removeFarFile(root, path),
    close: () => Promise.resolve(),
  };
}
