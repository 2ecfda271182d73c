/** Reading objects of git, many at a time. */
import { createHash } from 'node:crypto';
import type { Told } from '../target.js';
import type { Repository } from './repository.js';

export interface TreeFile {
  readonly bytes: number;
  /** The id of its content. */
  readonly object: string;
}

/** The plain files of a commit below a folder, by their paths in it. */
export async function listCommit(
  { git }: Repository,
  commit: string,
  folder: string,
): Promise<ReadonlyMap<string, TreeFile>> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const paths = folder === '' ? [] : ['--', prefix];
  const printed = await git(['ls-tree', '-r', '-l', '-z', '--full-tree', commit, ...paths]);
  const files = new Map<string, TreeFile>();
  for (const line of printed.toString('utf8').split('\0')) {
    const [, mode, object = '', bytes, path = ''] = /^(\d+) blob (\S+) +(\d+)\t(.*)$/s.exec(line) ?? [];
    if (mode?.startsWith('100')) files.set(path.slice(prefix.length), { object, bytes: Number(bytes) });
  }
  return files;
}

/** SHA-256 of objects, by their ids, each read once. */
export async function sumObjects(
  { git }: Repository,
  objects: readonly string[],
  told: Told,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  const reader = new BatchReader((object, sum) => sums.set(object, sum), told);
  const input = [...new Set(objects)].map((object) => Buffer.from(`${object}\n`));
  if (input.length > 0) await git(['cat-file', '--batch'], { input, signal, printed: (piece) => reader.take(piece) });
  return sums;
}

/** Reads what `git cat-file --batch` prints: for each object a line `ID TYPE BYTES`, its content, and a line feed. */
class BatchReader {
  private head = '';
  private object = '';
  private left = 0;
  private hash = createHash('sha256');
  private isInside = false;

  constructor(
    private readonly found: (object: string, sum: string) => void,
    private readonly told: Told,
  ) {}

  take(piece: Buffer): void {
    let at = 0;
    while (at < piece.length) {
      if (this.isInside && this.left > 0) {
        const part = piece.subarray(at, at + this.left);
        this.hash.update(part);
        this.told(part.length);
        this.left -= part.length;
        at += part.length;
      } else if (this.isInside) {
        // The line feed behind the content.
        at += 1;
        this.isInside = false;
        this.found(this.object, this.hash.digest('hex'));
      } else {
        const end = piece.indexOf(10, at);
        this.head += piece.subarray(at, end === -1 ? undefined : end).toString('latin1');
        at = end === -1 ? piece.length : end + 1;
        if (end !== -1) this.begin();
      }
    }
  }

  private begin(): void {
    const [, object = '', bytes] = /^(\S+) blob (\d+)$/.exec(this.head) ?? [];
    this.head = '';
    if (bytes === undefined) return;
    this.object = object;
    this.left = Number(bytes);
    this.hash = createHash('sha256');
    this.isInside = true;
  }
}
