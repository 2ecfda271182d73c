import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder, openCache } from '../../src/store/cache.js';
import { hashParts, sha256 } from '../../src/store/hash.js';
import { temporaryFolder } from '../helpers/temporary.js';

const key = sha256('a key');
const bytes = new TextEncoder().encode('Kudryavtsev – Кудрявцев');

async function onlyFile(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(files).toHaveLength(1);
  return join(files[0]?.parentPath ?? '', files[0]?.name ?? '');
}

describe('the cache', () => {
  it('gives back the bytes that were put there', async () => {
    const cache = openCache({ folder: await temporaryFolder() });
    expect(await cache.get(key)).toBeUndefined();
    await cache.put(key, bytes);
    expect(Buffer.from((await cache.get(key)) ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  it('takes a damaged entry for none', async () => {
    const folder = await temporaryFolder();
    const cache = openCache({ folder });
    await cache.put(key, bytes);
    const file = await onlyFile(folder);
    const stored = await readFile(file);
    for (const damaged of [stored.subarray(0, stored.length - 3), Buffer.alloc(0), Buffer.alloc(stored.length)]) {
      await writeFile(file, damaged);
      expect(await cache.get(key)).toBeUndefined();
    }
  });

  it('does not read what another version wrote', async () => {
    const folder = await temporaryFolder();
    await openCache({ folder, version: '1.0.0' }).put(key, bytes);
    expect(await openCache({ folder, version: '1.0.1' }).get(key)).toBeUndefined();
  });

  it('keeps nothing, and says nothing, where it can’t write', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'a file where the folder should be');
    await writeFile(file, '');
    const cache = openCache({ folder: file });
    await cache.put(key, bytes);
    expect(await cache.get(key)).toBeUndefined();
    await chmod(file, 0o600);
  });

  it('leaves no half-written files behind when many write the same entry', async () => {
    const folder = await temporaryFolder();
    const cache = openCache({ folder });
    await Promise.all(Array.from({ length: 20 }, () => cache.put(key, bytes)));
    await onlyFile(folder);
  });

  it('lies where the environment or the system says', () => {
    expect(cacheFolder({ EDITION_CACHE: '/somewhere' }, 'linux')).toBe('/somewhere');
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux')).toBe(join('/x', 'edition'));
    expect(cacheFolder({}, 'darwin')).toMatch(/Library.Caches.edition$/);
    expect(cacheFolder({ LOCALAPPDATA: 'C' }, 'win32')).toBe(join('C', 'edition', 'Cache'));
  });
});

describe('a hash of parts', () => {
  it('tells where one part ends and the next begins', () => {
    expect(hashParts(['ab', 'c'])).not.toBe(hashParts(['a', 'bc']));
    expect(hashParts(['abc'])).not.toBe(hashParts(['abc', '']));
  });

  it('takes a text for its UTF-8 bytes', () => {
    expect(hashParts(['ё'])).toBe(hashParts([new TextEncoder().encode('ё')]));
  });
});
