/** A small zip file in memory, whose bytes depend on nothing but its files and the time that is given. */
import { deflateSync } from 'fflate';
import { crc32Of } from '../archive/zip/crc.js';
import { methods } from '../archive/zip/format.js';
import type { ZipEntry } from '../archive/zip/read.js';
import { directory, dosTime, localHeader, methodFor } from '../archive/zip/write.js';

/**
 * @param files in the order in which they stand in the zip file; what is called `mimetype` is not packed (OCF, EPUB 3.3 §4.2.4.2)
 * @param seconds the time of all files, since 1970
 */
export function zipBytes(
  files: readonly { readonly path: string; readonly content: Uint8Array | string }[],
  seconds: number,
): Uint8Array {
  const time = dosTime(seconds);
  const entries: ZipEntry[] = [];
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const { path, content } of files) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const method = path === 'mimetype' ? methods.stored : methodFor(path);
    const packed = method === methods.stored ? bytes : deflateSync(bytes, { level: 6 });
    const entry = { path, method, crc: crc32Of(bytes, 0), packed: packed.byteLength, bytes: bytes.byteLength, offset };
    const header = localHeader(entry, time, false);
    parts.push(header, packed);
    entries.push(entry);
    offset += header.byteLength + packed.byteLength;
  }
  return Buffer.concat([...parts, directory(entries, offset, time)]);
}
