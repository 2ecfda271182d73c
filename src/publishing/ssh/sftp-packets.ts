/** The packets of SFTP, version 3 (draft-ietf-secsh-filexfer-02): numbers are big-endian, texts are UTF-8 with their length before them. */

export const packet = {
  init: 1,
  version: 2,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  openFolder: 11,
  readFolder: 12,
  remove: 13,
  makeFolder: 14,
  removeFolder: 15,
  rename: 18,
  status: 101,
  handle: 102,
  data: 103,
  names: 104,
  attributes: 105,
  extended: 200,
  extendedReply: 201,
} as const;

export const status = { ok: 0, end: 1, noSuchFile: 2, permissionDenied: 3, failure: 4 } as const;

/** For `open`. */
export const openFlag = { read: 0x01, write: 0x02, create: 0x08, truncate: 0x10 } as const;

export interface FileAttributes {
  readonly size: number;
  readonly kind: 'file' | 'folder' | 'other';
}

/** One field after the other: texts and bytes with their length, whole numbers of 32 bits, and of 64 bits as `bigint`. */
export function fields(...values: readonly (string | Uint8Array | number | bigint)[]): Buffer {
  return Buffer.concat(
    values.flatMap((value) => {
      if (typeof value === 'number') return [uint32(value)];
      if (typeof value === 'bigint') {
        const buffer = Buffer.alloc(8);
        buffer.writeBigUInt64BE(value);
        return [buffer];
      }
      const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
      return [uint32(bytes.byteLength), bytes];
    }),
  );
}

export function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}

/** Reads the fields of a packet from its beginning on. Throws a `RangeError` where it is too short. */
export class FieldReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  number(): number {
    this.at += 4;
    return this.bytes.readUInt32BE(this.at - 4);
  }

  long(): number {
    this.at += 8;
    return Number(this.bytes.readBigUInt64BE(this.at - 8));
  }

  data(): Buffer {
    const length = this.number();
    if (this.at + length > this.bytes.length) throw new RangeError('a field is longer than its packet');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return this.data().toString('utf8');
  }

  attributes(): FileAttributes {
    const flags = this.number();
    const size = (flags & 0x1) === 0 ? 0 : this.long();
    if ((flags & 0x2) !== 0) this.at += 8;
    const mode = (flags & 0x4) === 0 ? 0 : this.number();
    if ((flags & 0x8) !== 0) this.at += 8;
    if ((flags & 0x80000000) !== 0) {
      for (let left = this.number(); left > 0; left -= 1) {
        this.data();
        this.data();
      }
    }
    const type = mode & 0o170000;
    return { size, kind: type === 0o100000 ? 'file' : type === 0o040000 ? 'folder' : 'other' };
  }
}
