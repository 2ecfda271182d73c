/**
 * Output that appears whole or not at all: it is written into a folder of its own beside its destination, and put in place by
 * renaming when it is complete.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explained, explainFileError } from './file-errors.js';
import { takeLock } from './lock.js';

export interface Staging {
  /** The folder that is written into until the output is put in place. */
  readonly folder: string;
  /**
   * Writes a file of the output. Synchronous: for thousands of small files that is several times as quick.
   *
   * @param path relative to the output's root, with `/`
   * @throws UserError if it can't be written
   */
  write(path: string, content: string | Uint8Array): void;
  /** Reads back a file of the output that has been written. */
  read(path: string): Promise<Uint8Array>;
  /** Puts the output in place of what was there before. Call it once; after it, only `close`. */
  publish(): Promise<void>;
  /**
   * Puts one file of the output in place, beside where the whole would stand, of which the rest is then given up. Call it instead of `publish`.
   *
   * @param name the file's name, at the root of the output
   */
  publishFile(name: string): Promise<void>;
  /** Removes what was not published and gives the lock back. Never throws; call it in the end, whatever happened. */
  close(): Promise<void>;
}

/** Names of working folders: `.staging-<slug>~<random>` and `.old-<slug>~<random>`. A dead build may leave them behind. */
function working(kind: 'staging' | 'old', slug: string): string {
  return `.${kind}-${slug}~${randomBytes(6).toString('hex')}`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Removes what dead builds of an edition have left. A build that was killed between its two renamings has left the old output
 * aside and nothing in place: then the old output is put back.
 */
async function cleanUp(out: string, slug: string): Promise<void> {
  const names = (await readdir(out)).filter((name) => /^\.(?:staging|old)-(.*)~[0-9a-f]{12}$/.exec(name)?.[1] === slug);
  const old = names.filter((name) => name.startsWith('.old-')).sort();
  const target = join(out, slug);
  const last = old.at(-1);
  if (last !== undefined && !(await exists(target))) await rename(join(out, last), target);
  await Promise.all(names.map((name) => rm(join(out, name), { recursive: true, force: true })));
}

/**
 * Begins the output `<out>/<slug>`, alone: as long as it is not closed, no other process can begin it.
 *
 * @throws UserError if another build of the same edition is going on, or if the folder can't be written
 */
export async function openStaging(out: string, slug: string): Promise<Staging> {
  await explained('make the folder', out, () => mkdir(out, { recursive: true }));
  const lock = await takeLock(join(out, `.lock-${slug}`), `The edition “${slug}”`);
  const folder = join(out, working('staging', slug));
  const target = join(out, slug);
  try {
    await explained('write in', out, async () => {
      await cleanUp(out, slug);
      await mkdir(folder);
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
  const made = new Set([folder]);

  return {
    folder,

    write(path, content) {
      const file = join(folder, path);
      try {
        const parent = dirname(file);
        if (!made.has(parent)) mkdirSync(parent, { recursive: true });
        made.add(parent);
        writeFileSync(file, content);
      } catch (error) {
        throw explainFileError(error, 'write', join(target, path));
      }
    },

    read(path) {
      return explained('read', join(target, path), () => readFile(join(folder, path)));
    },

    publish() {
      return explained('put in place', target, async () => {
        const aside = join(out, working('old', slug));
        const replaces = await exists(target);
        if (replaces) await rename(target, aside);
        try {
          await rename(folder, target);
        } catch (error) {
          if (replaces) await rename(aside, target);
          throw error;
        }
        // The new output is in place: what remains of the old one is removed now, or by the next build.
        await rm(aside, { recursive: true, force: true }).catch(() => undefined);
      });
    },

    publishFile(name) {
      return explained('put in place', join(out, name), () => rename(join(folder, name), join(out, name)));
    },

    async close() {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      await lock.release();
    },
  };
}
