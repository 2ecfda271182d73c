/** Writes the records of a zip file. The same files give the same bytes: the only time in it is the one that is given. */
import { byPath } from '../paths.js';
import { methods, signatures, sizes, tooLarge, tooMany } from './format.js';
import type { ZipEntry } from './read.js';

/** Date and time as MS-DOS writes them, in UTC; from 1980 on, and to two seconds. */
export function dosTime(seconds: number): number {
  const time = new Date(Math.max(seconds, Date.UTC(1980, 0, 1) / 1000) * 1000);
  const date = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate();
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  return ((date << 16) | clock) >>> 0;
}

/** Whether packing makes a file smaller: not one that is packed already. */
export function methodFor(path: string): number {
  return /\.(?:png|jpe?g|gif|webp|avif|woff2?|tgz|gz|zip|pdf|epub|docx)$/i.test(path)
    ? methods.stored
    : methods.deflated;
}

/** Names are UTF-8. */
const utf8 = 0x0800;
/** Unix; the version of the format that knows 64-bit numbers. */
const madeBy = (3 << 8) | 45;
/** A plain file that its owner may write and all may read. */
const attributes = (0o100644 << 16) >>> 0;

const is64 = ({ bytes, packed }: ZipEntry): boolean => bytes >= tooLarge || packed >= tooLarge;

/**
 * The local header of a file; the same length whatever its numbers are, so that it can be written before they are known and again
 * when they are. `large` keeps room for 64-bit numbers.
 */
export function localHeader(file: ZipEntry, time: number, large: boolean): Uint8Array {
  const name = Buffer.from(file.path, 'utf8');
  const extra = large ? extra64([file.bytes, file.packed]) : Buffer.alloc(0);
  const header = Buffer.alloc(sizes.local);
  header.writeUInt32LE(signatures.local, 0);
  header.writeUInt16LE(large ? 45 : 20, 4);
  header.writeUInt16LE(utf8, 6);
  header.writeUInt16LE(file.method, 8);
  header.writeUInt32LE(time, 10);
  header.writeUInt32LE(file.crc, 14);
  header.writeUInt32LE(large ? tooLarge : file.packed, 18);
  header.writeUInt32LE(large ? tooLarge : file.bytes, 22);
  header.writeUInt16LE(name.byteLength, 26);
  header.writeUInt16LE(extra.byteLength, 28);
  return Buffer.concat([header, name, extra]);
}

function extra64(numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [i, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * i);
  return extra;
}

function centralHeader(file: ZipEntry, time: number): Buffer {
  const name = Buffer.from(file.path, 'utf8');
  const large = [...(is64(file) ? [file.bytes, file.packed] : []), ...(file.offset >= tooLarge ? [file.offset] : [])];
  const extra = large.length === 0 ? Buffer.alloc(0) : extra64(large);
  const header = Buffer.alloc(sizes.central);
  header.writeUInt32LE(signatures.central, 0);
  header.writeUInt16LE(madeBy, 4);
  header.writeUInt16LE(large.length === 0 ? 20 : 45, 6);
  header.writeUInt16LE(utf8, 8);
  header.writeUInt16LE(file.method, 10);
  header.writeUInt32LE(time, 12);
  header.writeUInt32LE(file.crc, 16);
  header.writeUInt32LE(is64(file) ? tooLarge : file.packed, 20);
  header.writeUInt32LE(is64(file) ? tooLarge : file.bytes, 24);
  header.writeUInt16LE(name.byteLength, 28);
  header.writeUInt16LE(extra.byteLength, 30);
  header.writeUInt32LE(attributes, 38);
  header.writeUInt32LE(Math.min(file.offset, tooLarge), 42);
  return Buffer.concat([header, name, extra]);
}

/** The directory and the end of a zip file whose files end at `offset`. */
export function directory(files: readonly ZipEntry[], offset: number, time: number): Uint8Array {
  const headers = files.toSorted((a, b) => byPath(a.path, b.path)).map((file) => centralHeader(file, time));
  const bytes = headers.reduce((sum, header) => sum + header.byteLength, 0);
  const parts = [...headers];
  if (files.length >= tooMany || offset >= tooLarge || bytes >= tooLarge) {
    const record = Buffer.alloc(sizes.end64);
    record.writeUInt32LE(signatures.end64, 0);
    record.writeBigUInt64LE(BigInt(sizes.end64 - 12), 4);
    record.writeUInt16LE(madeBy, 12);
    record.writeUInt16LE(45, 14);
    record.writeBigUInt64LE(BigInt(files.length), 24);
    record.writeBigUInt64LE(BigInt(files.length), 32);
    record.writeBigUInt64LE(BigInt(bytes), 40);
    record.writeBigUInt64LE(BigInt(offset), 48);
    const locator = Buffer.alloc(sizes.locator64);
    locator.writeUInt32LE(signatures.locator64, 0);
    locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
    locator.writeUInt32LE(1, 16);
    parts.push(record, locator);
  }
  const end = Buffer.alloc(sizes.end);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(Math.min(files.length, tooMany), 8);
  end.writeUInt16LE(Math.min(files.length, tooMany), 10);
  end.writeUInt32LE(Math.min(bytes, tooLarge), 12);
  end.writeUInt32LE(Math.min(offset, tooLarge), 16);
  return Buffer.concat([...parts, end]);
}
