/** A folder of links, for programs that send a folder: files lie elsewhere, and are sent under other names. */
import { symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { explained } from './file-errors.js';
import { openWorkFolder, type WorkFolder } from './work-folder.js';

/** @param files where each file lies, as an absolute or relative path, by its name in the folder */
export async function openLinkFolder(files: ReadonlyMap<string, string>): Promise<Pick<WorkFolder, 'path' | 'remove'>> {
  const folder = await openWorkFolder();
  try {
    for (const [name, source] of files)
      await explained('write', name, () => symlink(resolve(source), join(folder.path, name)));
    return folder;
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
