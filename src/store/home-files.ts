/** Files in which programs of a user keep credentials. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { explained } from './file-errors.js';

/**
 * The text of such a file; undefined if there is none.
 *
 * @param named the file that the environment names; without it, the one of the given name in the user's home folder
 * @throws UserError if it can't be read
 */
export async function readHomeFile(named: string | undefined, name: string): Promise<string | undefined> {
  const path = named === undefined || named === '' ? join(homedir(), name) : named;
  try {
    return await explained('read', path, () => readFile(path, 'utf8'));
  } catch (error) {
    if (((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
    throw error;
  }
}
