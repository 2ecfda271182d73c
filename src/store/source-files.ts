/** Reads the files that an editor writes: what is wrong with one is data, since it becomes a finding and not the end of the program. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';

export type SourceRead =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** A folder, or something else that holds no bytes to read. */
  | { readonly kind: 'folder' }
  /** `reason` is the system's code, such as `EACCES`. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** `outside`: the path, or a symbolic link on it, leads out of the folder. */
export type InsideRead = SourceRead | { readonly kind: 'outside' };

/** The files below one folder, as the workflows see them. Paths are relative to the folder, with `/`. */
export interface SourceFolder {
  /** The absolute path, if what is read is simply what lies there: how another thread opens the same folder. */
  readonly root?: string | undefined;
  read(path: string): Promise<SourceRead>;
  /** Reads a file that a text or a schema names, and nobody chose: never one outside the folder, by whatever way. */
  readInside(path: string): Promise<InsideRead>;
  /** The names in a folder, sorted by code unit, hidden ones (`.name`) left out; undefined if there is no such folder. */
  names(path: string): Promise<readonly string[] | undefined>;
  /** Whether there is a file, or a folder, of that path. */
  has(path: string): Promise<boolean>;
}

/** Opens a folder for reading. */
export function openFolder(root: string): SourceFolder {
  const absolute = (path: string): string => join(resolve(root), ...path.split('/'));
  return {
    root: resolve(root),
    read: (path) => readSource(absolute(path)),
    async readInside(path) {
      const target = absolute(path);
      if (!isInside(resolve(root), target)) return { kind: 'outside' };
      try {
        if (!isInside(await realpath(root), await realpath(target))) return { kind: 'outside' };
      } catch {
        // What is not there leads nowhere; reading says so.
      }
      return readSource(target);
    },
    async names(path) {
      try {
        const names = await readdir(absolute(path));
        return names.filter((name) => !name.startsWith('.')).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      } catch {
        return undefined;
      }
    },
    has: (path) =>
      stat(absolute(path)).then(
        () => true,
        () => false,
      ),
  };
}

function isInside(folder: string, path: string): boolean {
  const short = relative(folder, path);
  return short !== '..' && !/^\.\.[/\\]/.test(short) && !isAbsolute(short);
}

/** Reads one file. Never throws for what an editor can mend; a pipe or a device counts as no file. */
export async function readSource(path: string): Promise<SourceRead> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { kind: 'folder' };
    return { kind: 'file', bytes: await readFile(path) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : { kind: 'unreadable', reason: code };
  }
}
