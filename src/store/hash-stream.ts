/** Checksums of files of any size: they are read in pieces, and no more than one piece is held. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { openSslName } from '../archive/algorithms.js';
import type { Hashed } from '../archive/file-tree.js';
import { explained } from './file-errors.js';

/** How much is read at once, in bytes. */
export const pieceSize = 1024 * 1024;

/** Takes pieces, and gives their sums in the end. */
export interface SumTaker {
  add(piece: Uint8Array): void;
  end(): Hashed;
}

export function openSums(algorithms: readonly string[]): SumTaker {
  const hashes = algorithms.map((algorithm) => [algorithm, createHash(openSslName(algorithm))] as const);
  let bytes = 0;
  return {
    add(piece) {
      bytes += piece.byteLength;
      for (const [, hash] of hashes) hash.update(piece);
    },
    end: () => ({ bytes, sums: new Map(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')])) }),
  };
}

/** Opens a plain file for reading; a link is not followed, and a pipe is not waited for. */
export function openPlainFile(path: string): Promise<FileHandle> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  return explained('read', path, () => open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
}

/**
 * Hands the bytes of a file to `take`, piece by piece, each only for the time of the call: all but the last have `pieceSize` bytes.
 * Returns how many bytes there were.
 */
export async function eachPiece(path: string, take: (piece: Uint8Array) => void | Promise<void>): Promise<number> {
  const handle = await openPlainFile(path);
  try {
    const buffer = new Uint8Array(pieceSize);
    let position = 0;
    for (;;) {
      let filled = 0;
      for (;;) {
        const { bytesRead } = await explained('read', path, () =>
          handle.read(buffer, filled, pieceSize - filled, position + filled),
        );
        filled += bytesRead;
        if (bytesRead === 0 || filled === pieceSize) break;
      }
      if (filled > 0) await take(buffer.subarray(0, filled));
      position += filled;
      if (filled < pieceSize) return position;
    }
  } finally {
    await handle.close();
  }
}

/** The sums of a file. */
export async function hashFile(
  path: string,
  algorithms: readonly string[],
  read: (bytes: number) => void = () => undefined,
): Promise<Hashed> {
  const sums = openSums(algorithms);
  await eachPiece(path, (piece) => {
    sums.add(piece);
    read(piece.byteLength);
  });
  return sums.end();
}
