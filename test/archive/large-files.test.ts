import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDirectory, readDirectory, readRecord64 } from '../../src/archive/zip/read.js';
import { directory, localHeader } from '../../src/archive/zip/write.js';
import { pieceSize } from '../../src/store/hash-stream.js';
import { bagOf, checkPath, faultsOf, folderOf } from '../helpers/packages.js';

const megabyte = 1024 * 1024;

describe('large packages', () => {
  it('are read piece by piece, in no more memory than small ones', async () => {
    const size = 512 * megabyte;
    const zeros = Buffer.alloc(megabyte);
    const hash = createHash('sha512');
    for (let i = 0; i < size / megabyte; i += 1) hash.update(zeros);
    const folder = await folderOf(
      bagOf(
        { 'data/small': 'x' },
        {
          'manifest-sha512.txt': `${hash.digest('hex')}  data/large\n${createHash('sha512').update('x').digest('hex')}  data/small\n`,
          'bag-info.txt': `Payload-Oxum: ${size + 1}.2\n`,
        },
      ),
    );
    const file = await open(join(folder, 'data/large'), 'w');
    await file.truncate(size);
    await file.close();

    const before = process.memoryUsage();
    let [most, last, largest] = [0, 0, 0];
    const report = await checkPath(folder, {
      progress: ({ done }) => {
        const { arrayBuffers, heapUsed } = process.memoryUsage();
        most = Math.max(most, arrayBuffers + heapUsed - before.arrayBuffers - before.heapUsed);
        largest = Math.max(largest, done - last);
        last = done;
      },
    });
    expect(faultsOf(report)).toEqual([]);
    expect(report.bytes).toBeGreaterThan(size);
    expect(largest).toBe(pieceSize);
    expect(most).toBeLessThan(64 * megabyte);
  });

  it('are told how far the reading is', async () => {
    const seen: number[] = [];
    await checkPath(await folderOf(bagOf()), { progress: ({ done, of }) => seen.push(done / of) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('can be stopped', async () => {
    const controller = new AbortController();
    const checking = checkPath(await folderOf(bagOf()), {
      signal: controller.signal,
      progress: () => controller.abort(),
    });
    await expect(checking).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('have 64-bit numbers in a zip file, from four gigabytes or 65,535 files on', () => {
    const large = 5 * 1024 ** 3;
    const files = Array.from({ length: 70_000 }, (_, i) => ({
      path: `bag/${String(i).padStart(6, '0')}`,
      method: 0,
      crc: i,
      packed: 1,
      bytes: 1,
      offset: i * 41,
    }));
    files.push({ path: 'bag/large', method: 0, crc: 7, packed: large, bytes: large, offset: 70_000 * 41 });
    files.push({ path: 'bag/last', method: 0, crc: 8, packed: 1, bytes: 1, offset: 70_000 * 41 + large + 100 });
    const end = 70_000 * 41 + large + 200;
    const written = directory(files, end, 0);
    const tail = written.slice(-70_000);
    const found = findDirectory(tail, end + written.byteLength);
    expect(found.record64).toBeDefined();
    const at = (found.record64 as number) - end;
    const place = readRecord64(written.slice(at, at + 56), found.record64 as number);
    expect(place).toMatchObject({ entries: 70_002, offset: end });
    const read = readDirectory(written.slice(0, place.bytes), place);
    expect(read.refused).toEqual([]);
    expect(read.entries).toEqual(expect.arrayContaining([files.at(-1), files.at(-2)]));
    expect(localHeader({ ...(files.at(-2) as (typeof files)[number]) }, 0, true).byteLength).toBe(
      30 + 'bag/large'.length + 20,
    );
  });
});
