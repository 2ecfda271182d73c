/** Reads the directory of a zip file, and refuses what is made to harm. */
import { DamagedFile } from '../file-tree.js';
import type { Fault } from '../fixity.js';
import { byPath, folded, unsafePath } from '../paths.js';
import { methods, signatures, sizes, tooLarge, tooMany } from './format.js';

export interface ZipEntry {
  /** With `/`, never leading out. */
  readonly path: string;
  /** 0 or 8. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly folders: readonly string[];
  readonly refused: readonly Fault[];
}

/** Where the directory of a zip file lies. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly bytes: number;
  readonly entries: number;
  /** Where the record of 64-bit numbers lies, if there is one: it has to be read first. */
  readonly record64?: number;
}

/** How many bytes from the end of a zip file its end record can begin at most: the longest comment is 65,535 bytes. */
export const endLimit = sizes.end + 0xffff + sizes.locator64;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Finds the directory from the last bytes of a zip file.
 *
 * @param tail the last `endLimit` bytes, or all there are
 * @param size the length of the file
 * @throws DamagedFile if it is no whole zip file
 */
export function findDirectory(tail: Uint8Array, size: number): DirectoryPlace {
  const data = view(tail);
  for (let at = tail.byteLength - sizes.end; at >= 0; at -= 1) {
    if (data.getUint32(at, true) !== signatures.end) continue;
    if (at + sizes.end + data.getUint16(at + 20, true) !== tail.byteLength) continue;
    const entries = data.getUint16(at + 10, true);
    const bytes = data.getUint32(at + 12, true);
    const offset = data.getUint32(at + 16, true);
    if (data.getUint16(at + 4, true) !== 0 && entries !== tooMany)
      throw new DamagedFile('It is one of several parts of a zip file');
    if (entries === tooMany || bytes === tooLarge || offset === tooLarge) {
      const locator = at - sizes.locator64;
      if (locator >= 0 && data.getUint32(locator, true) === signatures.locator64)
        return { offset, bytes, entries, record64: Number(data.getBigUint64(locator + 8, true)) };
    }
    const place = { offset, bytes, entries };
    checkPlace(place, size - tail.byteLength + at);
    return place;
  }
  throw new DamagedFile('It is no zip file, or its end is missing');
}

/** The same from the record of 64-bit numbers. Throws a DamagedFile if that is none. */
export function readRecord64(bytes: Uint8Array, offset: number): DirectoryPlace {
  const data = view(bytes);
  if (bytes.byteLength < sizes.end64 || data.getUint32(0, true) !== signatures.end64)
    throw new DamagedFile('The directory of the zip file is damaged');
  const place = {
    entries: Number(data.getBigUint64(32, true)),
    bytes: Number(data.getBigUint64(40, true)),
    offset: Number(data.getBigUint64(48, true)),
  };
  checkPlace(place, offset);
  return place;
}

/** The directory ends where its end record begins: otherwise something was put before, between or behind. */
function checkPlace({ offset, bytes }: DirectoryPlace, end: number): void {
  if (offset + bytes !== end) throw new DamagedFile('The directory of the zip file is not where its end says it is');
}

/** The bytes in a folder's place of the attributes that Unix systems write: a link. */
const isLink = (attributes: number): boolean => ((attributes >>> 16) & 0o170000) === 0o120000;

/**
 * Reads the directory. Names that lead out, links, encrypted files, files that are there twice or lie on each other are refused.
 *
 * @throws DamagedFile if it is damaged, or if all files together are so large that no honest packing gives so few bytes
 */
export function readDirectory(bytes: Uint8Array, place: DirectoryPlace): ZipDirectory {
  const data = view(bytes);
  const entries: ZipEntry[] = [];
  const folders: string[] = [];
  const refused: Fault[] = [];
  const names = new Map<string, string>();
  let at = 0;
  for (let i = 0; i < place.entries; i += 1) {
    if (at + sizes.central > bytes.byteLength || data.getUint32(at, true) !== signatures.central)
      throw new DamagedFile('The directory of the zip file is damaged');
    const nameLength = data.getUint16(at + 28, true);
    const extraLength = data.getUint16(at + 30, true);
    const next = at + sizes.central + nameLength + extraLength + data.getUint16(at + 32, true);
    if (next > bytes.byteLength) throw new DamagedFile('The directory of the zip file is damaged');
    const name = bytes.subarray(at + sizes.central, at + sizes.central + nameLength);
    const extra = bytes.subarray(at + sizes.central + nameLength, at + sizes.central + nameLength + extraLength);
    const path = new TextDecoder().decode(name);
    const refuse = (message: string): void => void refused.push({ kind: 'refused', path, message });
    const flags = data.getUint16(at + 8, true);
    const method = data.getUint16(at + 10, true);
    const attributes = data.getUint32(at + 38, true);
    const numbers = withExtra64(
      {
        bytes: data.getUint32(at + 24, true),
        packed: data.getUint32(at + 20, true),
        offset: data.getUint32(at + 42, true),
      },
      extra,
    );
    const entry = { path, method, crc: data.getUint32(at + 16, true), ...numbers };
    const reason = unsafePath(path) ?? (path.includes('\\') ? 'has a backslash in it' : undefined);
    const twin = names.get(folded(path));
    names.set(folded(path), path);
    if (reason !== undefined) refuse(`Its path ${reason}`);
    else if (path.includes('\uFFFD')) refuse('Its name is not written in UTF-8');
    else if (path.split('/').some((part, n, all) => part === '.' || (part === '' && n < all.length - 1)))
      refuse('Its path has an empty part, or one that is a full stop');
    else if (isLink(attributes)) refuse('It is a link, and links are not followed');
    else if (twin !== undefined) refuse(`The zip file has it twice${twin === path ? '' : ` (also as ${twin})`}`);
    else if ((flags & 1) !== 0) refuse('It is encrypted');
    else if (path.endsWith('/')) folders.push(path.slice(0, -1));
    else if (method !== methods.stored && method !== methods.deflated)
      refuse(`It is packed by a method (${method}) that is not known`);
    else entries.push(entry);
    at = next;
  }
  if (at !== bytes.byteLength) throw new DamagedFile('The directory of the zip file is damaged');
  checkOverlaps(entries, place.offset);
  checkTotal(entries, place.offset + bytes.byteLength);
  const used = new Set([...entries.map(({ path }) => path), ...folders]);
  return { entries, folders: folders.filter((path) => !hasInside(path, used)), refused };
}

function hasInside(folder: string, paths: ReadonlySet<string>): boolean {
  for (const path of paths) if (path.startsWith(`${folder}/`)) return true;
  return false;
}

type Numbers = Pick<ZipEntry, 'bytes' | 'packed' | 'offset'>;

/** The extra field 1 holds those numbers, in this order, that have no room in the record. */
function withExtra64(numbers: Numbers, extra: Uint8Array): Numbers {
  const data = view(extra);
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + data.getUint16(at + 2, true)) {
    if (data.getUint16(at, true) !== 1) continue;
    let from = at + 4;
    const end = Math.min(from + data.getUint16(at + 2, true), extra.byteLength);
    const read = (number: number): number => {
      if (number !== tooLarge || from + 8 > end) return number;
      from += 8;
      return Number(data.getBigUint64(from - 8, true));
    };
    return { bytes: read(numbers.bytes), packed: read(numbers.packed), offset: read(numbers.offset) };
  }
  return numbers;
}

/** Files that share their bytes make a small zip file into a huge one. */
function checkOverlaps(entries: readonly ZipEntry[], end: number): void {
  let free = 0;
  for (const { path, offset, packed } of entries.toSorted((a, b) => a.offset - b.offset || byPath(a.path, b.path))) {
    if (offset < free || offset + sizes.local + packed > end)
      throw new DamagedFile(`In the zip file ${path} lies on another file: it was made to fill the disk`);
    free = offset + sizes.local + packed;
  }
}

/** No edition packs better than this; what does is made to fill the disk. */
const honestRatio = 200;
const alwaysAllowed = 1024 * 1024 * 1024;

function checkTotal(entries: readonly ZipEntry[], size: number): void {
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > Math.max(alwaysAllowed, honestRatio * size))
    throw new DamagedFile(`Its ${size} bytes would become ${total}: it was made to fill the disk`);
}

/** Where the content of an entry begins, from its local header. Throws a DamagedFile if that is another file's. */
export function contentOffset(header: Uint8Array, { path, offset }: ZipEntry): number {
  const data = view(header);
  if (header.byteLength < sizes.local || data.getUint32(0, true) !== signatures.local)
    throw new DamagedFile('Its place in the zip file is damaged');
  const nameLength = data.getUint16(26, true);
  const name = new TextDecoder().decode(header.subarray(sizes.local, sizes.local + nameLength));
  if (name !== path) throw new DamagedFile(`The zip file has it under another name, ${name}, at its place`);
  return offset + sizes.local + nameLength + data.getUint16(28, true);
}
