/** The change log of an edition, in its folder. */
import { join } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { changeLogNames } from '../releasing/change-log.js';
import { isFile, readBytes } from '../store/files.js';

/** Where it is published, from the edition's root: browsers show plain text, and offer Markdown to be saved. */
export const publishedChangeLog = 'changes.txt';

export interface ChangeLogFile {
  /** Of the file, or of the one to be made where there is none. */
  readonly name: string;
  /** Undefined where there is none. */
  readonly bytes: Uint8Array | undefined;
  /** A byte order mark is a part of it. */
  readonly text: string | undefined;
}

/** @throws UserError if it is not written in UTF-8 */
export async function openChangeLog(folder: string): Promise<ChangeLogFile> {
  for (const name of changeLogNames) {
    const path = join(folder, name);
    if (!(await isFile(path))) continue;
    const bytes = await readBytes(path);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    if (Buffer.compare(Buffer.from(text, 'utf8'), bytes) !== 0)
      throw new UserError(`${path} is not written in UTF-8`, 'Save it in UTF-8.');
    return { name, bytes, text };
  }
  return { name: changeLogNames[0], bytes: undefined, text: undefined };
}
