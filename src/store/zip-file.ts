/** Packs a folder into a zip file whose bytes depend on nothing but the files and the time that is given. */
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Deflate } from 'fflate';
import { byPath } from '../archive/paths.js';
import { crc32Of } from '../archive/zip/crc.js';
import { methods, tooLarge } from '../archive/zip/format.js';
import type { ZipEntry } from '../archive/zip/read.js';
import { directory, dosTime, localHeader, methodFor } from '../archive/zip/write.js';
import { explained } from './file-errors.js';
import { eachPiece } from './hash-stream.js';

export interface ZipOptions {
  /** The time of all files, in seconds since 1970. */
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

/**
 * Writes a zip file with files of a folder, in the order of their paths.
 *
 * @param paths relative to the folder, with `/`; so they are named in the zip file
 */
export async function writeZip(
  target: string,
  folder: string,
  paths: readonly string[],
  { seconds, signal, progress }: ZipOptions,
): Promise<void> {
  const time = dosTime(seconds);
  const handle = await explained('write', target, () => open(target, 'wx'));
  try {
    const out = new Writer(handle, target);
    const files: ZipEntry[] = [];
    for (const path of paths.toSorted(byPath)) {
      signal.throwIfAborted();
      files.push(await pack(out, join(folder, path), path, time, signal));
      progress(files.length, paths.length);
    }
    await out.write(directory(files, out.position, time));
    await explained('write', target, () => handle.sync());
  } finally {
    await handle.close();
  }
}

class Writer {
  position = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly path: string,
  ) {}

  async write(bytes: Uint8Array): Promise<void> {
    await this.writeAt(bytes, this.position);
    this.position += bytes.byteLength;
  }

  async writeAt(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.byteLength; ) {
      const { bytesWritten } = await explained('write', this.path, () =>
        this.handle.write(bytes, done, bytes.byteLength - done, position + done),
      );
      done += bytesWritten;
    }
  }
}

/** Packs one file behind what is written already. Its header is written again when its sizes are known. */
async function pack(out: Writer, source: string, path: string, time: number, signal: AbortSignal): Promise<ZipEntry> {
  const offset = out.position;
  const method = methodFor(path);
  const { size } = await explained('read', source, () => lstat(source));
  // What is packed may be a little larger than what it is made from.
  const large = size + size / 1000 + 1024 >= tooLarge;
  const draft = { path, method, crc: 0, packed: 0, bytes: 0, offset };
  const headerLength = localHeader(draft, time, large).byteLength;
  out.position += headerLength;
  let crc = 0;
  const packed: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (piece) => void packed.push(piece));
  const bytes = await eachPiece(source, async (piece) => {
    signal.throwIfAborted();
    crc = crc32Of(piece, crc);
    if (method === methods.stored) await out.write(piece);
    else {
      deflate.push(piece.slice());
      for (const one of packed.splice(0)) await out.write(one);
    }
  });
  if (method === methods.deflated) {
    deflate.push(new Uint8Array(0), true);
    for (const one of packed.splice(0)) await out.write(one);
  }
  const file = { ...draft, crc, bytes, packed: out.position - offset - headerLength };
  await out.writeAt(localHeader(file, time, large), offset);
  return file;
}
