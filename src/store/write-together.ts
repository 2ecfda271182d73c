/** Writes several files of a folder together: all of them, or none. */
import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { explained } from './file-errors.js';

export interface FileToWrite {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** What the file holds now, if it is to be replaced; a file without it must not be there yet. */
  readonly replaces?: Uint8Array;
}

/**
 * Writes files. First all are written beside their places, then they are put there; if one cannot be, those before it are taken back.
 *
 * @throws UserError if a file is there that was not to be, has changed, or cannot be written: then nothing has changed
 */
export async function writeTogether(folder: string, files: readonly FileToWrite[]): Promise<void> {
  const drafts: { readonly file: FileToWrite; readonly target: string; readonly draft: string }[] = [];
  const placed: { readonly target: string; readonly before: Uint8Array | undefined }[] = [];
  try {
    for (const file of files) {
      const named = join(folder, ...file.path.split('/'));
      await checkTarget(named, file);
      // Through a link, the file that it leads to is replaced.
      const target = file.replaces === undefined ? named : await explained('read', named, () => realpath(named));
      await explained('make the folder', dirname(target), () => mkdir(dirname(target), { recursive: true }));
      const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
      drafts.push({ file, target, draft });
      await explained('write', target, () => writeFile(draft, file.content, { flag: 'wx' }));
      if (file.replaces !== undefined) await explained('write', target, () => keepMode(target, draft));
    }
    for (const { file, target, draft } of drafts) {
      await explained('put in place', target, async () => {
        // A link fails where a file has appeared in the meantime; a renaming would replace it.
        if (file.replaces === undefined) await link(draft, target);
        else await rename(draft, target);
      });
      placed.push({ target, before: file.replaces });
    }
  } catch (error) {
    for (const { target, before } of placed.reverse()) {
      await (before === undefined ? rm(target, { force: true }) : writeFile(target, before)).catch(() => undefined);
    }
    throw error;
  } finally {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true }).catch(() => undefined)));
  }
}

/** Undoes `writeTogether`, as far as the files are still what it wrote. Never throws. */
export async function takeBackTogether(folder: string, files: readonly FileToWrite[]): Promise<void> {
  for (const { path, content, replaces } of files) {
    const target = join(folder, ...path.split('/'));
    const now = await readFile(target).catch(() => undefined);
    if (now === undefined || !now.equals(typeof content === 'string' ? Buffer.from(content, 'utf8') : content))
      continue;
    await (replaces === undefined ? rm(target, { force: true }) : writeFile(target, replaces)).catch(() => undefined);
  }
}

async function keepMode(target: string, draft: string): Promise<void> {
  const { mode } = await stat(target);
  await chmod(draft, mode & 0o7777);
}

async function checkTarget(target: string, { replaces }: FileToWrite): Promise<void> {
  const found = await stat(target).catch(() => undefined);
  if (replaces === undefined) {
    if (found !== undefined) throw new UserError(`${target} is there already`, 'Nothing was written.');
    return;
  }
  const now = await explained('read', target, () => readFile(target));
  if (Buffer.compare(now, replaces) !== 0)
    throw new UserError(`${target} has changed in the meantime`, 'Nothing was written. Run the command again.');
}
