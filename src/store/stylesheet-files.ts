/** The files of the stylesheet compiler: sources that it reads, and folders that it writes to. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The text of a stylesheet, or of a locale's labels. Throws what `readFile` throws. */
export function readStylesheet(path: string): Promise<string> {
  return readFile(path, 'utf8');
}

/** Writes a stylesheet into a folder that `withTemporaryFolder` gave. */
export function writeStylesheet(path: string, text: string): Promise<void> {
  return writeFile(path, text);
}

/** Calls `work` with the path of a new, empty folder, and removes the folder afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
