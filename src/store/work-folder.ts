/** A folder for what is needed for a while. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explained } from './file-errors.js';

export interface WorkFolder {
  readonly path: string;
  /** Removes it with all that is in it. Never throws. */
  remove(): Promise<void>;
}

/** Makes a new, empty folder that nobody else can look into, where the system keeps such things. */
export async function openWorkFolder(): Promise<WorkFolder> {
  const path = await explained('make a folder in', tmpdir(), () => mkdtemp(join(tmpdir(), 'edition-')));
  return { path, remove: () => rm(path, { recursive: true, force: true }).catch(() => undefined) };
}
