/** What `npm run compile` makes and the program brings with it: `lib/sef` (stylesheets) and `lib/rng` (schemas). */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFile } from './package-files.js';

export type Shipped = 'sef' | 'rng';

/** The compiled form of a stylesheet or a schema that ships with the program, by its key; undefined if there is none. */
export async function readShipped(kind: Shipped, key: string): Promise<string | undefined> {
  try {
    return await readFile(join(packageFile(`lib/${kind}`), `${key}.json`), 'utf8');
  } catch {
    return undefined;
  }
}

/** Makes the folder of that kind hold exactly these compiled forms, by their keys. */
export async function writeShipped(kind: Shipped, compiled: ReadonlyMap<string, string>): Promise<void> {
  const folder = packageFile(`lib/${kind}`);
  await mkdir(folder, { recursive: true });
  for (const [key, text] of compiled) {
    const target = join(folder, `${key}.json`);
    await writeFile(`${target}.${process.pid}`, text);
    await rename(`${target}.${process.pid}`, target);
  }
  const kept = new Set([...compiled.keys()].map((key) => `${key}.json`));
  for (const name of await readdir(folder)) {
    if (!kept.has(name)) await rm(join(folder, name), { force: true });
  }
}
