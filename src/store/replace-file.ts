/** Replaces a file that an editor has written: whole or not at all, and only if it is still what was read. */
import { randomUUID } from 'node:crypto';
import { access, chmod, constants, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { explained } from './file-errors.js';

/**
 * Puts new bytes in the place of a file's old ones, in one step; its permissions stay. Through a link, the file that it leads to
 * is replaced.
 *
 * @param expected what the file must still hold
 * @throws UserError if the file has changed, is write-protected, or can't be written
 */
export async function replaceFile(path: string, expected: Uint8Array, bytes: Uint8Array): Promise<void> {
  await checkWritable(path);
  const target = await explained('read', path, () => realpath(path));
  const { mode } = await explained('read', path, () => stat(target));
  if (Buffer.compare(await explained('read', path, () => readFile(target)), expected) !== 0) {
    throw new UserError(`${path} has changed in the meantime`, 'It was left as it is. Run the command again.');
  }
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    await explained('write', path, async () => {
      const file = await open(draft, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await chmod(draft, mode & 0o7777);
      await rename(draft, target);
    });
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/**
 * Checks that a file may be written.
 *
 * @throws UserError if it is write-protected: also for an administrator, whom the system would let through
 */
export async function checkWritable(path: string): Promise<void> {
  const { mode } = await explained('read', path, () => stat(path));
  const mayWrite = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (mayWrite && (mode & 0o222) !== 0) return;
  throw new UserError(
    `${path} is write-protected, so it cannot be corrected`,
    'Nothing was changed. Give yourself permission to write the file, then run the command again.',
  );
}
