/** Copies files of an edition into a package. */
import { constants, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { explained } from './file-errors.js';
import { eachPiece } from './hash-stream.js';

/**
 * Copies one plain file; its folders are made, and its permissions are those of a new file.
 *
 * @throws UserError if it is a link, or can't be read or written
 */
export async function copyPlainFile(source: string, target: string): Promise<void> {
  await explained('make the folder', dirname(target), () => mkdir(dirname(target), { recursive: true }));
  const handle = await explained('write', target, () =>
    open(target, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL),
  );
  try {
    await eachPiece(source, (piece) => explained('write', target, () => handle.writeFile(piece)));
  } finally {
    await handle.close();
  }
}
