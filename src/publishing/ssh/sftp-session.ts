/** A session of SFTP: requests go out as they come, and each answer finds its own. */
import type { Readable, Writable } from 'node:stream';
import { FieldReader, type FileAttributes, fields, openFlag, packet, status, uint32 } from './sftp-packets.js';

/** How much is read or written with one request, in bytes: what every server takes. */
const pieceSize = 32_768;
/** How many requests for one file are under way. */
const window = 32;

/** That a request failed, with the code of the protocol. */
export class SftpError extends Error {
  override readonly name = 'SftpError';

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

interface Answer {
  readonly type: number;
  readonly body: FieldReader;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export interface FolderEntry extends FileAttributes {
  readonly name: string;
}

export interface DiskState {
  /** Bytes that may still be written. */
  readonly free: number;
  readonly isReadOnly: boolean;
}

export class SftpSession {
  private readonly waiting = new Map<number, Waiting>();
  private readonly extensions = new Set<string>();
  private number = 0;
  private left: Buffer = Buffer.alloc(0);
  private failure: { readonly error: unknown } | undefined;
  private greet: Waiting | undefined;

  constructor(
    private readonly output: Writable,
    input: Readable,
  ) {
    input.on('data', (piece: Buffer) => this.take(piece));
  }

  /** Says what version is spoken. Call it first. */
  async begin(): Promise<void> {
    const answer = new Promise<Answer>((resolve, reject) => {
      this.greet = { resolve, reject };
      if (this.failure !== undefined) reject(this.failure.error);
    });
    this.output.write(Buffer.concat([uint32(5), Buffer.of(packet.init), uint32(3)]));
    const { body } = await answer;
    while (!body.isAtEnd) {
      this.extensions.add(body.text());
      body.data();
    }
  }

  /** Ends all that waits: the connection is gone. */
  fail(error: unknown): void {
    this.failure ??= { error };
    this.greet?.reject(error);
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  async *read(path: string): AsyncIterable<Uint8Array> {
    const handle = await this.open(path, openFlag.read);
    try {
      const asked: Promise<Uint8Array | undefined>[] = [];
      let position = 0;
      const ask = (): void => {
        const answer = this.readPiece(handle, position);
        // Those behind the end are never looked at.
        answer.catch(() => undefined);
        asked.push(answer);
        position += pieceSize;
      };
      ask();
      for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
        const piece = await next;
        if (piece === undefined) return;
        // Most files are small: more is asked for when there is more.
        ask();
        if (asked.length < window) ask();
        yield piece;
      }
    } finally {
      await this.close(handle);
    }
  }

  /** One piece, whole unless the file ends in it; undefined behind the end. */
  private async readPiece(handle: Buffer, position: number): Promise<Uint8Array | undefined> {
    const pieces: Buffer[] = [];
    let length = 0;
    while (length < pieceSize) {
      try {
        const ask = fields(handle, BigInt(position + length), pieceSize - length);
        const data = (await this.request(packet.read, ask, packet.data)).data();
        pieces.push(data);
        length += data.length;
      } catch (error) {
        if (!(error instanceof SftpError && error.code === status.end)) throw error;
        break;
      }
    }
    return length === 0 ? undefined : Buffer.concat(pieces);
  }

  /** Writes a file from its beginning, and has the disk keep it where the server can do that. */
  async write(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const handle = await this.open(path, openFlag.write | openFlag.create | openFlag.truncate);
    try {
      const underWay = new Set<Promise<void>>();
      let failure: { readonly error: unknown } | undefined;
      let position = 0;
      for await (const piece of content) {
        for (let at = 0; at < piece.byteLength; at += pieceSize) {
          const part = piece.subarray(at, at + pieceSize);
          const written = this.done(packet.write, fields(handle, BigInt(position), part)).catch((error: unknown) => {
            failure ??= { error };
          });
          position += part.byteLength;
          underWay.add(written);
          written.finally(() => underWay.delete(written));
          if (underWay.size >= window) await Promise.race(underWay);
          if (failure !== undefined) throw failure.error;
        }
      }
      await Promise.all(underWay);
      if (failure !== undefined) throw failure.error;
      if (this.extensions.has('fsync@openssh.com'))
        await this.done(packet.extended, fields('fsync@openssh.com', handle));
    } finally {
      await this.close(handle);
    }
  }

  /** What is of that path; undefined if there is nothing. A link is not followed. */
  async attributes(path: string): Promise<FileAttributes | undefined> {
    try {
      return (await this.request(packet.lstat, fields(path), packet.attributes)).attributes();
    } catch (error) {
      if (error instanceof SftpError && error.code === status.noSuchFile) return undefined;
      throw error;
    }
  }

  /** What is in a folder; undefined if there is no such folder. */
  async folder(path: string): Promise<readonly FolderEntry[] | undefined> {
    let handle: Buffer;
    try {
      handle = (await this.request(packet.openFolder, fields(path), packet.handle)).data();
    } catch (error) {
      if (error instanceof SftpError && error.code === status.noSuchFile) return undefined;
      throw error;
    }
    const entries: FolderEntry[] = [];
    try {
      for (;;) {
        const body = await this.request(packet.readFolder, fields(handle), packet.names);
        for (let left = body.number(); left > 0; left -= 1) {
          const name = body.text();
          body.data();
          const attributes = body.attributes();
          if (name !== '.' && name !== '..') entries.push({ name, ...attributes });
        }
      }
    } catch (error) {
      if (!(error instanceof SftpError && error.code === status.end)) throw error;
      return entries;
    } finally {
      await this.close(handle);
    }
  }

  makeFolder(path: string): Promise<void> {
    return this.done(packet.makeFolder, fields(path, 0));
  }

  removeFolder(path: string): Promise<void> {
    return this.done(packet.removeFolder, fields(path));
  }

  remove(path: string): Promise<void> {
    return this.done(packet.remove, fields(path));
  }

  /** Gives another name; what had it before is replaced: in one step where the server can do that, else with a moment between. */
  async rename(from: string, to: string): Promise<void> {
    if (this.extensions.has('posix-rename@openssh.com'))
      return this.done(packet.extended, fields('posix-rename@openssh.com', from, to));
    if ((await this.attributes(to)) !== undefined) await this.remove(to);
    return this.done(packet.rename, fields(from, to));
  }

  /** How the disk is on which a path lies; undefined if the server does not say. */
  async disk(path: string): Promise<DiskState | undefined> {
    if (!this.extensions.has('statvfs@openssh.com')) return undefined;
    const body = await this.request(packet.extended, fields('statvfs@openssh.com', path), packet.extendedReply);
    const [, fragment = 0, , , available = 0, , , , , flags = 0] = Array.from({ length: 10 }, () => body.long());
    return { free: fragment * available, isReadOnly: (flags & 1) !== 0 };
  }

  private async open(path: string, flags: number): Promise<Buffer> {
    return (await this.request(packet.open, fields(path, flags, 0), packet.handle)).data();
  }

  private async close(handle: Buffer): Promise<void> {
    if (this.failure === undefined) await this.done(packet.close, fields(handle)).catch(() => undefined);
  }

  private async done(type: number, body: Buffer): Promise<void> {
    await this.request(type, body, packet.status);
  }

  /** Sends a request. Throws an `SftpError` if the answer is that it failed. */
  private async request(type: number, body: Buffer, expected: number): Promise<FieldReader> {
    if (this.failure !== undefined) throw this.failure.error;
    const id = this.number;
    this.number = (this.number + 1) % 0xffffffff;
    const answer = new Promise<Answer>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.output.write(Buffer.concat([uint32(5 + body.length), Buffer.of(type), uint32(id), body]));
    const found = await answer;
    if (found.type === packet.status) {
      const code = found.body.number();
      if (code !== status.ok) throw new SftpError(code, found.body.isAtEnd ? '' : found.body.text());
      if (expected === packet.status) return found.body;
    }
    if (found.type !== expected) throw new SftpError(status.failure, `an answer of kind ${found.type} came`);
    return found.body;
  }

  private take(piece: Buffer): void {
    this.left = this.left.length === 0 ? piece : Buffer.concat([this.left, piece]);
    while (this.left.length >= 5) {
      const length = this.left.readUInt32BE(0);
      // Whoever greets with words has no SFTP to offer; a packet has at most 256 kB.
      if (length === 0 || length > 1_048_576) {
        this.left = Buffer.alloc(0);
        this.fail(new SftpError(status.failure, 'what came is no SFTP'));
        return;
      }
      if (this.left.length < 4 + length) return;
      const type = this.left.readUInt8(4);
      const body = this.left.subarray(5, 4 + length);
      this.left = this.left.subarray(4 + length);
      if (type === packet.version) this.greet?.resolve({ type, body: new FieldReader(body.subarray(4)) });
      else {
        const waiting = this.waiting.get(body.readUInt32BE(0));
        this.waiting.delete(body.readUInt32BE(0));
        waiting?.resolve({ type, body: new FieldReader(body.subarray(4)) });
      }
    }
  }
}
