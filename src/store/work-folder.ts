/** A folder for what is needed for a while. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { explained } from './file-errors.js';

export interface WorkFolder {
  readonly path: string;
  /** Writes a file in it, with its folders; returns the absolute path. */
  write(path: string, content: string | Uint8Array): Promise<string>;
  /** Removes it with all that is in it. Never throws. */
  remove(): Promise<void>;
}

/** Makes a new, empty folder that nobody else can look into, where the system keeps such things. */
export async function openWorkFolder(): Promise<WorkFolder> {
  const path = await explained('make a folder in', tmpdir(), () => mkdtemp(join(tmpdir(), 'edition-')));
  return {
    path,
    async write(name, content) {
      const file = join(path, name);
      await explained('write', file, async () => {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      });
      return file;
    },
    remove: () => rm(path, { recursive: true, force: true }).catch(() => undefined),
  };
}
