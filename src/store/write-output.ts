/** Writes a file that the user has asked for by name. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { explained } from './file-errors.js';

/**
 * Writes a file, whole or not at all. What is there already is only replaced if it is told so, or if it is the same.
 *
 * @throws UserError if there is another file of that name, or if the file can't be written
 */
export async function writeOutput(path: string, text: string, options: { readonly replace: boolean }): Promise<void> {
  const target = resolve(path);
  const found = await stat(target).catch(() => undefined);
  if (found?.isFile() && !options.replace) {
    if ((await explained('read', path, () => readFile(target, 'utf8'))) === text) return;
    throw new UserError(
      `${path} is there already, and it is different`,
      'Nothing was written: somebody may have worked on it. Choose another name, or replace it with --force.',
    );
  }
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    await explained('write', path, async () => {
      await writeFile(draft, text, { flag: 'wx' });
      await rename(draft, target);
    });
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
