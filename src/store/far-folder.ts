/** A folder that files are published into: on this computer, or on a disk that is connected to it. */
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { explained } from './file-errors.js';
import { openPlainFile, pieceSize } from './hash-stream.js';

/** Bytes of the plain files below a folder, by their paths from `root`; none if there is no such folder. Links are left out, and not followed. */
export async function listFarFolder(root: string, folder: string): Promise<ReadonlyMap<string, number>> {
  const files = new Map<string, number>();
  const waiting = [folder];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const at = join(root, here);
    const entries = await explained('read the folder', at, () => readdir(at, { withFileTypes: true })).catch(
      (error: Error) => {
        if ((error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return [];
        throw error;
      },
    );
    for (const entry of entries) {
      const path = here === '' ? entry.name : `${here}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile())
        files.set(path, (await explained('read', join(root, path), () => lstat(join(root, path)))).size);
    }
  }
  return files;
}

/** The bytes of a file in pieces; undefined if there is none. */
export async function readFarFile(root: string, path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  const file = join(root, path);
  const found = await lstat(file).catch(() => undefined);
  return found?.isFile() ? piecesOf(file) : undefined;
}

/** The bytes of a plain file, in pieces that may be kept. */
export async function* piecesOf(file: string): AsyncIterable<Uint8Array> {
  const handle = await openPlainFile(file);
  try {
    for (;;) {
      const { bytesRead, buffer } = await explained('read', file, () =>
        handle.read(new Uint8Array(pieceSize), 0, pieceSize),
      );
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** Writes a file into the folder `drafts`, has the disk keep it, and gives it its place and name. */
export async function writeFarFile(
  root: string,
  path: string,
  content: AsyncIterable<Uint8Array>,
  drafts: string,
): Promise<void> {
  const file = await placeIn(root, path);
  const draft = await placeIn(root, `${drafts}/part-${randomUUID()}`);
  try {
    const handle = await explained('write', file, () => open(draft, 'wx'));
    try {
      for await (const piece of content) await explained('write', file, () => handle.writeFile(piece));
      await explained('write', file, () => handle.sync());
    } finally {
      await handle.close();
    }
    await explained('put in place', file, () => rename(draft, file));
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

export async function moveFarFile(root: string, from: string, to: string): Promise<void> {
  const file = await placeIn(root, to);
  await explained('put in place', file, () => rename(join(root, from), file));
}

/** Removes a file, if it is there, and the folders above it, below `root`, that have nothing in them any more. */
export async function removeFarFile(root: string, path: string): Promise<void> {
  await explained('remove', join(root, path), () => rm(join(root, path), { force: true }));
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const isEmpty = await rmdir(join(root, folder)).then(
      () => true,
      () => false,
    );
    if (!isEmpty) return;
  }
}

/**
 * The place of a file, with its folders made.
 *
 * @throws UserError if a folder on the way is a link: it may lead anywhere
 */
async function placeIn(root: string, path: string): Promise<string> {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth += 1) {
    const folder = join(root, ...parts.slice(0, depth));
    if ((await lstat(folder).catch(() => undefined))?.isSymbolicLink())
      throw new UserError(
        `${folder}${sep} is a link, and nothing is written through links`,
        'Take the link away, or choose another folder.',
      );
  }
  const file = join(root, ...parts);
  await explained('make the folder', dirname(file), () => mkdir(dirname(file), { recursive: true }));
  return file;
}
