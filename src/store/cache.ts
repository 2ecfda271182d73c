/**
 * A content-addressed store of results that can be made again: compiled stylesheets, transformed records, drawn pages.
 * It is never needed for a right result, only for a quick one: an entry that can't be read, or whose bytes are not the
 * bytes that were put there, is no entry; an entry that can't be written is not kept.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { toolVersion } from './package-files.js';

export interface Cache {
  /** The bytes kept under a key; undefined if there are none, or if they are damaged. Never throws. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Keeps bytes under a key: a name of hexadecimal digits, made by `hashParts` of all that the bytes depend on. Never throws. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** How another thread opens the same cache; undefined where only this one has it. */
  readonly place?: CachePlace;
}

export interface CachePlace {
  /** The folder that all versions of the program share. */
  readonly folder: string;
  readonly version: string;
}

/** Where results are kept: `$EDITION_CACHE`, else `edition` in the folder that the operating system has for caches. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const own = env['EDITION_CACHE'];
  if (own) return own;
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), 'edition', 'Cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'edition');
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'edition');
}

const digestLength = 32;

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/**
 * Opens the cache. Entries lie in a folder that is named after the program's version, so that one version never reads what
 * another one wrote. Several processes may use it at once: an entry appears whole or not at all.
 */
export function openCache({ folder = cacheFolder(), version = toolVersion() }: Partial<CachePlace> = {}): Cache {
  const root = join(folder, `v${version}`);
  const path = (key: string): string => join(root, key.slice(0, 2), key.slice(2));

  return {
    place: { folder, version },

    async get(key) {
      try {
        const stored = await readFile(path(key));
        const bytes = stored.subarray(digestLength);
        return digest(bytes).equals(stored.subarray(0, digestLength)) ? bytes : undefined;
      } catch {
        return undefined;
      }
    },

    async put(key, bytes) {
      const target = path(key);
      const temporary = `${target}.${process.pid}-${randomUUID()}`;
      const content = Buffer.concat([digest(bytes), bytes]);
      try {
        await writeFile(temporary, content).catch(async (error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error;
          await mkdir(dirname(target), { recursive: true });
          await writeFile(temporary, content);
        });
        await rename(temporary, target);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** A cache that keeps nothing: every result is made anew. */
export const noCache: Cache = {
  get: async () => undefined,
  put: async () => undefined,
};
