/** A lock between processes, as a file: at most one build writes an edition at a time. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { UserError } from '../diagnostics/user-error.js';
import { explained } from './file-errors.js';

export interface Lock {
  /** Gives the lock back. Never throws. */
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'pid' in value && 'host' in value
      ? (value as Holder)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process that holds a lock may still run; a process on another computer can't be asked. */
function mayRun({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes away the lock of a dead process. A lock that another process has made in the meantime is put back. */
async function breakLock(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8').catch(() => '')) === stale) await rm(aside, { force: true });
  else await rename(aside, path).catch(() => undefined);
}

/**
 * Takes the lock. A lock whose process is dead, or that can't be read, is taken over.
 *
 * @param path the lock's file; its folder must exist
 * @param what what the lock is of, for messages
 * @throws UserError if another process holds it, or if the file can't be written
 */
export async function takeLock(path: string, what: string): Promise<Lock> {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() } satisfies Holder);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      await writeFile(path, own, { flag: 'wx' });
      return { release: () => releaseLock(path, own) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        await explained('write', path, () => Promise.reject(error));
      }
    }
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const holder = parseHolder(text);
    if (holder !== undefined && mayRun(holder)) {
      throw new UserError(
        `${what} is being built by another process (number ${holder.pid} on ${holder.host})`,
        `Wait until it has ended. If no such process runs, delete ${path}`,
      );
    }
    await breakLock(path, text);
  }
  throw new UserError(`${what} is being built by other processes`, `Wait until they have ended, or delete ${path}`);
}

async function releaseLock(path: string, own: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => '')) === own) await rm(path, { force: true }).catch(() => undefined);
}
