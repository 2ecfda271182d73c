/** Writes a file that the user has asked for by name. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { explained } from './file-errors.js';

/**
 * Writes a file, whole or not at all. What is there already is only replaced if it is told so, or if it is the same.
 *
 * @throws UserError if there is another file of that name, or if the file can't be written
 */
export async function writeOutput(
  path: string,
  content: string | Uint8Array,
  options: { readonly replace: boolean },
): Promise<void> {
  if ((await checkOutput(path, content, options)) === 'same') return;
  const target = resolve(path);
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    await explained('write', path, async () => {
      await writeFile(draft, content, { flag: 'wx' });
      await rename(draft, target);
    });
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/**
 * Whether a file may be written; `same` if it is there with the same content already.
 *
 * @throws UserError if there is another file of that name that is not to be replaced
 */
export async function checkOutput(
  path: string,
  content: string | Uint8Array,
  { replace }: { readonly replace: boolean },
): Promise<'same' | 'free'> {
  const target = resolve(path);
  const found = await stat(target).catch(() => undefined);
  if (!found?.isFile() || replace) return 'free';
  const now = await explained('read', path, () => readFile(target));
  if (now.equals(typeof content === 'string' ? Buffer.from(content, 'utf8') : content)) return 'same';
  throw new UserError(
    `${path} is there already, and it is different`,
    'Nothing was written: somebody may have worked on it. Choose another name, or replace it with --force.',
  );
}

/** Makes a folder for files that the user has asked for, if it is not there. */
export async function makeOutputFolder(path: string): Promise<void> {
  await explained('make the folder', path, () => mkdir(path, { recursive: true }));
}
