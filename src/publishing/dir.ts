/** `dir:FOLDER`: a folder on this computer, or on a disk that is connected to it. */
import { join, resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { folderStore } from './folder-store.js';
import { stagedTree } from './staged-tree.js';
import type { FarTree, TargetSettings } from './target.js';

/** @param address what follows `dir:` */
export function openFolderTarget(address: string, { signal, folder }: TargetSettings): Promise<FarTree> {
  if (address === '') throw new UserError('dir: needs a folder', 'Write --to dir:FOLDER.');
  return Promise.resolve(stagedTree(folderStore(resolve(address, folder), `dir:${join(address, folder)}`), signal));
}
