/** The files of the stylesheet compiler: sources that it reads, what it writes, and `lib/sef`, which ships with the program. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFile } from './package-files.js';

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

const shippedFolder = (): string => packageFile('lib/sef');

/** A compiled stylesheet that ships with the program, by the hash of its sources; undefined if there is none. */
export async function readShippedSef(hash: string): Promise<string | undefined> {
  try {
    return await readFile(join(shippedFolder(), `${hash}.json`), 'utf8');
  } catch {
    return undefined;
  }
}

/** Makes `lib/sef` hold exactly these compiled stylesheets, by the hashes of their sources. */
export async function writeShippedSefs(sefs: ReadonlyMap<string, string>): Promise<void> {
  const folder = shippedFolder();
  await mkdir(folder, { recursive: true });
  for (const [hash, sef] of sefs) {
    const target = join(folder, `${hash}.json`);
    await writeFile(`${target}.${process.pid}`, sef);
    await rename(`${target}.${process.pid}`, target);
  }
  const kept = new Set([...sefs.keys()].map((hash) => `${hash}.json`));
  for (const name of await readdir(folder)) {
    if (!kept.has(name)) await rm(join(folder, name), { force: true });
  }
}
