import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The record of 30 December 1961, in the folder of its edition. */
export const seedRecord = 'records/kudryavtsev-castro-1961-12-30.xml';
const seedEdition = 'editions/cuba-1961-62';
const seedId = 'kudryavtsev-castro-1961-12-30';

export function readSeedRecord(): Promise<string> {
  return readFile(join(seedEdition, seedRecord), 'utf8');
}

/** The seed's record under another id, for a file of that name. */
export function withId(record: string, id: string): string {
  return record.replace(`xml:id="${seedId}"`, `xml:id="${id}"`);
}

/** Copies the seed edition to a folder; `files` are written over it, by their path in the edition. */
export async function copySeedEdition(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
  await cp(seedEdition, folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Where a piece of text begins: line and column, 1-based. Throws if it is not there. */
export function placeOf(text: string, piece: string): { readonly line: number; readonly column: number } {
  const offset = text.indexOf(piece);
  if (offset < 0) throw new Error(`The text has no ${piece}`);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
