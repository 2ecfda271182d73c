/**
 * A tree for publishing, made of a plain store of files. Files are sent to names of their own in `.edition/staged`, which are made of
 * path and content: so a later run knows what is there already, and two runs with different contents never meet.
 */
import { createHash } from 'node:crypto';
import { concurrently } from '../concurrency/concurrently.js';
import type { FarStore } from './far-store.js';
import { ownFolder, stagedFolder } from './record.js';
import type { Changes, FarTree, OutgoingFile, RecordFile, Told } from './target.js';

const nextRecord = `${ownFolder}/next.json`;

export function stagedTree(store: FarStore, signal: AbortSignal): FarTree {
  const each = <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> =>
    concurrently(items, store.lanes, work, signal);
  const surely = <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> =>
    concurrently(items, store.lanes, work);

  return {
    kind: 'tree',
    name: store.name,
    list: () => store.list(''),
    async read(path) {
      const content = await store.read(path);
      return content === undefined ? undefined : gathered(content);
    },
    async sums(paths, told) {
      const found = new Map<string, string>();
      await each(paths, async (path) => {
        const sum = await sumOf(store, path, told, signal);
        if (sum !== undefined) found.set(path, sum);
      });
      return found;
    },
    async stage(files, told) {
      const there = await store.list(stagedFolder);
      let sent = 0;
      await each(files, async (file) => {
        const path = stagedPath(file);
        if (there.get(path) !== file.bytes) {
          await store.write(path, { ...file, open: () => telling(file.open(), told, signal) });
          sent += file.bytes;
        } else told(file.bytes);
      });
      return sent;
    },
    async stagedSums(files, told) {
      const found = new Map<string, string>();
      await each(files, async (file) => {
        const sum = await sumOf(store, stagedPath(file), told, signal);
        if (sum !== undefined) found.set(file.path, sum);
      });
      return found;
    },
    unstage: (files) => surely(files, (file) => store.remove(stagedPath(file))),
    async commit({ put, remove, before, after }: Changes) {
      await store.write(before.path, inMemory(before));
      // Where the disk fills up, it does so before anything is moved.
      await store.write(nextRecord, inMemory(after));
      for (const wave of put) await surely(wave, (file) => store.move(stagedPath(file), file.path));
      await surely(remove, (path) => store.remove(path));
      await store.move(nextRecord, after.path);
      await surely([...(await store.list(stagedFolder)).keys()], (path) => store.remove(path));
    },
    close: () => store.close(),
  };
}

/** Where a file lies until it is put in place. */
export function stagedPath({ path, sha256 }: Pick<OutgoingFile, 'path' | 'sha256'>): string {
  return `${stagedFolder}/${createHash('sha256').update(`${sha256} ${path}`).digest('hex')}`;
}

async function sumOf(store: FarStore, path: string, told: Told, signal: AbortSignal): Promise<string | undefined> {
  const content = await store.read(path);
  if (content === undefined) return undefined;
  const hash = createHash('sha256');
  for await (const piece of content) {
    signal.throwIfAborted();
    hash.update(piece);
    told(piece.byteLength);
  }
  return hash.digest('hex');
}

async function gathered(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
}

async function* telling(
  content: AsyncIterable<Uint8Array>,
  told: Told,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  for await (const piece of content) {
    signal.throwIfAborted();
    yield piece;
    told(piece.byteLength);
  }
}

function inMemory({ content }: RecordFile): Pick<OutgoingFile, 'bytes' | 'sha256' | 'open'> {
  return {
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    async *open() {
      yield content;
    },
  };
}
