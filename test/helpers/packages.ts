/** Packages to be checked, made by a test byte by byte. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { FixityReport } from '../../src/archive/fixity.js';
import { crc32Of } from '../../src/archive/zip/crc.js';
import { type VerifyOptions, verifyPath } from '../../src/workflows/verify.js';
import { temporaryFolder } from './temporary.js';

/** Checks a path as the command does. */
export function checkPath(path: string, options: Partial<VerifyOptions> = {}): Promise<FixityReport> {
  return verifyPath(path, {
    publicKey: undefined,
    signal: new AbortController().signal,
    progress: () => undefined,
    ...options,
  });
}

/** What a report says, shortly: `kind path` for each fault, sorted. */
export function faultsOf({ faults }: FixityReport): readonly string[] {
  return faults.map(({ kind, path }) => `${kind} ${path}`).toSorted();
}

export const sumOf = (algorithm: string, content: string | Uint8Array): string =>
  createHash(algorithm).update(content).digest('hex');

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a new folder. */
export async function folderOf(files: Files): Promise<string> {
  const folder = join(await temporaryFolder(), 'bag');
  await mkdir(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** The lines of a manifest. */
export function listOf(files: Files, algorithm: string, encode: (path: string) => string = (path) => path): string {
  return Object.entries(files)
    .map(([path, content]) => `${sumOf(algorithm, content)}  ${encode(path)}\n`)
    .join('');
}

/** A valid bag with that payload, to be spoilt by `changes`; a change to undefined takes a file out. */
export function bagOf(
  payload: Files = { 'data/a.txt': 'one\n', 'data/b/c.txt': 'two\n' },
  changes: Readonly<Record<string, string | Uint8Array | undefined>> = {},
  {
    version = '1.0',
    algorithms = ['sha512'],
  }: { readonly version?: string; readonly algorithms?: readonly string[] } = {},
): Files {
  const encode = (path: string): string =>
    version === '1.0' ? path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D') : path;
  const size = Object.values(payload).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  const tags: Record<string, string | Uint8Array> = {
    'bagit.txt': `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
    'bag-info.txt': `Payload-Oxum: ${size}.${Object.keys(payload).length}\n`,
  };
  for (const algorithm of algorithms) tags[`manifest-${algorithm}.txt`] = listOf(payload, algorithm, encode);
  for (const [path, content] of Object.entries(changes))
    if (!path.startsWith('data/') && content !== undefined) tags[path] = content;
  for (const [path, content] of Object.entries(changes)) if (content === undefined) delete tags[path];
  const files: Record<string, string | Uint8Array> = { ...payload, ...tags };
  for (const algorithm of algorithms)
    if (!Object.hasOwn(changes, `tagmanifest-${algorithm}.txt`))
      files[`tagmanifest-${algorithm}.txt`] = listOf(tags, algorithm);
  for (const [path, content] of Object.entries(changes)) {
    if (content === undefined) delete files[path];
    else files[path] = content;
  }
  return files;
}

/** An entry of a zip file, with what may be wrong with it. */
export interface RawEntry {
  readonly path: string;
  readonly content?: string | Uint8Array;
  readonly stored?: boolean;
  readonly localPath?: string;
  readonly declared?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
  /** The bytes as they lie in the file, where they are not made from the content. */
  readonly packed?: Uint8Array;
  /** Shares the bytes of the entry before. */
  readonly overlaps?: boolean;
}

/** A zip file from entries that may be wrong in every way. */
export function zipOf(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  let last = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const method = entry.method ?? (entry.stored ? 0 : 8);
    const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(content) : content));
    const crc = entry.crc ?? crc32Of(content);
    const size = entry.declared ?? content.byteLength;
    const name = Buffer.from(entry.path);
    const localName = Buffer.from(entry.localPath ?? entry.path);
    const numbers = Buffer.alloc(26);
    numbers.writeUInt16LE(20, 0);
    numbers.writeUInt16LE(entry.flags ?? 0x800, 2);
    numbers.writeUInt16LE(method, 4);
    numbers.writeUInt32LE(0x00210000, 6);
    numbers.writeUInt32LE(crc, 10);
    numbers.writeUInt32LE(packed.byteLength, 14);
    numbers.writeUInt32LE(size, 18);
    const at = entry.overlaps ? last : offset;
    if (!entry.overlaps) {
      const local = Buffer.from(numbers);
      local.writeUInt16LE(localName.byteLength, 22);
      parts.push(Buffer.from('PK\x03\x04', 'latin1'), local, localName, packed);
      last = offset;
      offset += 4 + 26 + localName.byteLength + packed.byteLength;
    }
    const record = Buffer.alloc(42);
    record.writeUInt16LE((3 << 8) | 20, 0);
    numbers.copy(record, 2, 0, 22);
    record.writeUInt16LE(name.byteLength, 24);
    record.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 34);
    record.writeUInt32LE(at, 38);
    central.push(Buffer.from('PK\x01\x02', 'latin1'), record, name);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** Writes a zip file with files in one folder at its top. */
export async function zipFileOf(entries: readonly RawEntry[] | Files, top = 'bag/'): Promise<string> {
  const list = Array.isArray(entries)
    ? (entries as readonly RawEntry[])
    : Object.entries(entries as Files).map(([path, content]) => ({ path: top + path, content }));
  const file = join(await temporaryFolder(), 'bag.zip');
  await writeFile(file, zipOf(list));
  return file;
}
