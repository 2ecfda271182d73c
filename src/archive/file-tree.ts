/** The files of a package, wherever they lie: in a folder, or in a zip. */
import type { Fault } from './fixity.js';

export interface FileTree {
  /** Bytes of each file by its path: relative, with `/`, never leading out. */
  readonly files: ReadonlyMap<string, number>;
  /** Folders that have nothing in them, by their paths. */
  readonly emptyFolders: readonly string[];
  /** What is there and is not used: links, devices, names that lead out. */
  readonly refused: readonly Fault[];
  /**
   * Reads a file once, in pieces, for all algorithms.
   *
   * @param read is told how many bytes have been read since the last call
   * @throws UserError if it can't be read; `DamagedFile` if a zip does not give it back
   */
  hash(path: string, algorithms: readonly string[], read: (bytes: number) => void): Promise<Hashed>;
  /** The bytes of a small file. Throws a `DamagedFile` if it has more than `limit` bytes. */
  bytes(path: string, limit: number): Promise<Uint8Array>;
}

export interface Hashed {
  readonly bytes: number;
  /** In lower-case hexadecimal, by algorithm. */
  readonly sums: ReadonlyMap<string, string>;
}

/** A file that is there and can't be got out whole. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** The part of a tree below a folder, as a tree of its own. */
export function subtree(tree: FileTree, folder: string): FileTree {
  if (folder === '') return tree;
  const prefix = `${folder}/`;
  const inside = <T>(items: Iterable<T>, pathOf: (item: T) => string): T[] =>
    [...items].filter((item) => pathOf(item).startsWith(prefix));
  const short = (path: string): string => path.slice(prefix.length);
  return {
    files: new Map(inside(tree.files, ([path]) => path).map(([path, bytes]) => [short(path), bytes])),
    emptyFolders: inside(tree.emptyFolders, (path) => path).map(short),
    refused: inside(tree.refused, ({ path }) => path).map((fault) => ({ ...fault, path: short(fault.path) })),
    hash: (path, algorithms, read) => tree.hash(prefix + path, algorithms, read),
    bytes: (path, limit) => tree.bytes(prefix + path, limit),
  };
}
