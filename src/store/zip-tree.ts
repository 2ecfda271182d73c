/** A zip file as the files of a package: they are unpacked into nothing but checksums. */
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { DamagedFile, type FileTree } from '../archive/file-tree.js';
import { crc32Of } from '../archive/zip/crc.js';
import { methods, sizes } from '../archive/zip/format.js';
import {
  contentOffset,
  endLimit,
  findDirectory,
  readDirectory,
  readRecord64,
  type ZipEntry,
} from '../archive/zip/read.js';
import { explained } from './file-errors.js';
import { openPlainFile, openSums, pieceSize } from './hash-stream.js';

export interface ZipTree extends FileTree {
  close(): Promise<void>;
}

/** The largest directory that is read, in bytes: a million files have a tenth of that. */
const directoryLimit = 1024 * 1024 * 1024;

/**
 * Opens a zip file.
 *
 * @throws DamagedFile if it is no zip file, damaged, or made to harm
 * @throws UserError if it can't be read
 */
export async function openZipTree(path: string): Promise<ZipTree> {
  const handle = await openPlainFile(path);
  try {
    const { size } = await handle.stat();
    const read = (offset: number, length: number): Promise<Uint8Array> => readAt(handle, path, offset, length);
    const tailLength = Math.min(size, endLimit);
    let place = findDirectory(await read(size - tailLength, tailLength), size);
    if (place.record64 !== undefined) place = readRecord64(await read(place.record64, sizes.end64), place.record64);
    if (place.bytes > directoryLimit) throw new DamagedFile('The directory of the zip file is too large');
    const { entries, folders, refused } = readDirectory(await read(place.offset, place.bytes), place);
    const byName = new Map(entries.map((entry) => [entry.path, entry]));
    const pieces = (name: string): AsyncGenerator<Uint8Array> => unpack(handle, path, byName.get(name) as ZipEntry);
    return {
      files: new Map(entries.map(({ path: name, bytes }) => [name, bytes])),
      emptyFolders: folders,
      refused,
      async hash(name, algorithms, told) {
        const sums = openSums(algorithms);
        for await (const piece of pieces(name)) {
          sums.add(piece);
          told(piece.byteLength);
        }
        return sums.end();
      },
      async bytes(name, limit) {
        const declared = (byName.get(name) as ZipEntry).bytes;
        if (declared > limit) throw new DamagedFile(`It has ${declared} bytes, too many for a file of its kind`);
        const all: Uint8Array[] = [];
        for await (const piece of pieces(name)) all.push(Uint8Array.from(piece));
        return Buffer.concat(all);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The bytes from an offset on, as many as there are up to `length`. */
async function readAt(handle: FileHandle, path: string, offset: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await explained('read', path, () => handle.read(buffer, done, length - done, offset + done));
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}

/** The content of an entry, piece by piece; never more than the directory says. Throws a DamagedFile where it is not that. */
async function* unpack(handle: FileHandle, path: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const nameLength = new TextEncoder().encode(entry.path).byteLength;
  const start = contentOffset(await readAt(handle, path, entry.offset, sizes.local + nameLength), entry);
  const packed = packedPieces(handle, path, start, entry.packed);
  let bytes = 0;
  let crc = 0;
  for await (const piece of entry.method === methods.stored ? packed : inflate(packed)) {
    bytes += piece.byteLength;
    if (bytes > entry.bytes) throw new DamagedFile(`It is larger than the zip file says (${entry.bytes} bytes)`);
    crc = crc32Of(piece, crc);
    yield piece;
  }
  if (bytes !== entry.bytes) throw new DamagedFile(`It has ${bytes} bytes; the zip file says ${entry.bytes}`);
  if (crc !== entry.crc) throw new DamagedFile('Its content is damaged: the zip file’s own checksum is another one');
}

async function* packedPieces(
  handle: FileHandle,
  path: string,
  start: number,
  length: number,
): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < length; ) {
    const piece = await readAt(handle, path, start + done, Math.min(pieceSize, length - done));
    if (piece.byteLength === 0) throw new DamagedFile('Its end is missing');
    done += piece.byteLength;
    yield piece;
  }
}

async function* inflate(packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw();
  const feed = (async () => {
    try {
      for await (const piece of packed) {
        if (inflater.destroyed) return;
        if (!inflater.write(piece))
          await new Promise((resolve) => inflater.once('drain', resolve).once('close', resolve));
      }
      inflater.end();
    } catch (error) {
      inflater.destroy(error as Error);
    }
  })();
  try {
    for await (const piece of inflater) yield piece as Uint8Array;
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
      ? new DamagedFile('Its content is damaged and cannot be unpacked', { cause: error })
      : error;
  } finally {
    inflater.destroy();
    await feed;
  }
}
