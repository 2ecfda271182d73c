/** Reads the files that an editor writes: what is wrong with one is data, since it becomes a finding and not the end of the program. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export type SourceRead =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** A folder, or something else that holds no bytes to read. */
  | { readonly kind: 'folder' }
  /** `reason` is the system's code, such as `EACCES`. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The files below one folder, as the workflows see them. Paths are relative to the folder, with `/`. */
export interface SourceFolder {
  read(path: string): Promise<SourceRead>;
  /** The names in a folder, sorted by code unit, hidden ones (`.name`) left out; undefined if there is no such folder. */
  names(path: string): Promise<readonly string[] | undefined>;
  /** Whether there is a file, or a folder, of that path. */
  has(path: string): Promise<boolean>;
}

/** Opens a folder for reading. */
export function openFolder(root: string): SourceFolder {
  const absolute = (path: string): string => join(resolve(root), ...path.split('/'));
  return {
    read: (path) => readSource(absolute(path)),
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
