/** Reads ZIP archives, which .docx and .odt files are, from hands that are not trusted. The only file that knows the inflating library. */
import { Inflate } from 'fflate';
import { crc32Of } from '../archive/zip/crc.js';
import { UserError } from '../diagnostics/user-error.js';

/** The files of an archive that a reader may ask for. */
export interface Archive {
  /** In the order of the archive’s directory. */
  readonly names: readonly string[];
  /** The bytes of a file; undefined if there is none of that name. */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** What all files that are read may unpack to, and how many there may be. */
const largest = 64 * 1024 * 1024;
const most = 4096;

/**
 * Opens an archive (APPNOTE.TXT 6.3.10 §4.3). Nothing is unpacked before it is asked for, and never more than 64 MiB in all, whatever the
 * archive says of itself.
 *
 * @param file the name for messages
 * @throws UserError for an archive that is damaged, encrypted, or made to do harm
 */
export function openArchive(bytes: Uint8Array, file: string): Archive {
  const entries = readDirectory(bytes, file);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  let left = largest;
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = byName.get(name);
      if (entry === undefined) return undefined;
      const content = unpack(bytes, entry, left, file);
      left -= content.length;
      return content;
    },
  };
}

function damaged(file: string): UserError {
  return new UserError(
    `${file} is damaged: its archive cannot be read`,
    'Open it in the program that wrote it, save it anew, and import it again.',
  );
}

function readDirectory(bytes: Uint8Array, file: string): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < lowest) throw damaged(file);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > most) throw harmful(file, `it holds ${count} files`);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged(file);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|\\|\0/i.test(name))
      throw harmful(file, `it names a file outside itself, ${JSON.stringify(name)}`);
    if (entries.some((entry) => entry.name === name)) throw harmful(file, `it holds two files named ${name}`);
    entries.push({
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function harmful(file: string, why: string): UserError {
  return new UserError(
    `${file} was not opened: ${why}`,
    'No word processor writes such files. Ask where it comes from.',
  );
}

function unpack(bytes: Uint8Array, entry: Entry, left: number, file: string): Uint8Array {
  const { name, method, flags, packed, size, offset, crc } = entry;
  if ((flags & 1) !== 0)
    throw new UserError(`${file} is protected by a password`, 'Save it without one, and import it again.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw damaged(file);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) throw damaged(file);
  if (size > left) throw tooLarge(file);
  if (method !== 0 && method !== 8) throw damaged(file);
  const content = method === 0 ? data : inflate(data, left, file);
  if (content.length !== size || crc32Of(content) !== crc)
    throw new UserError(
      `${file} is damaged: ${name} in it is not what the archive says`,
      'Open it in the program that wrote it, save it anew, and import it again.',
    );
  return content;
}

function tooLarge(file: string): UserError {
  return harmful(file, `unpacked it would be larger than ${largest / 1024 / 1024} MB`);
}

/** Inflates piece by piece, so that what would be too large is noticed before it is there. */
function inflate(data: Uint8Array, left: number, file: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    length += chunk.length;
    if (length > left) throw tooLarge(file);
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < data.length || at === 0; at += 16_384)
      stream.push(data.subarray(at, at + 16_384), at + 16_384 >= data.length);
  } catch (error) {
    throw error instanceof UserError ? error : damaged(file);
  }
  const content = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}
