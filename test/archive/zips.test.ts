import { execFileSync } from 'node:child_process';
import { truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bagOf, checkPath, faultsOf, folderOf, type RawEntry, zipFileOf, zipOf } from '../helpers/packages.js';

const good: readonly RawEntry[] = Object.entries(bagOf()).map(([path, content]) => ({ path: `bag/${path}`, content }));
const withMore = (...more: readonly RawEntry[]): readonly RawEntry[] => [...good, ...more];
const spoilt = (path: string, change: Partial<RawEntry>): readonly RawEntry[] =>
  good.map((entry) => (entry.path === path ? { ...entry, ...change } : entry));

const check = async (entries: readonly RawEntry[]) => checkPath(await zipFileOf(entries));

describe('a zip file', () => {
  it('holds a bag, stored or deflated, with folders or without', async () => {
    expect(faultsOf(await check(good))).toEqual([]);
    expect(faultsOf(await check(good.map((entry) => ({ ...entry, stored: true }))))).toEqual([]);
    expect(faultsOf(await check([{ path: 'bag/' }, { path: 'bag/data/' }, ...good]))).toEqual([]);
  });

  it('is read as another program has written it', async () => {
    const folder = await folderOf(bagOf({ 'data/a.txt': 'one\n'.repeat(100_000), 'data/запись.txt': 'x' }));
    execFileSync('python3', ['-m', 'zipfile', '-c', '../out.zip', '../bag'], { cwd: folder });
    expect(faultsOf(await checkPath(join(dirname(folder), 'out.zip')))).toEqual([]);
  });

  it.each<readonly [string, readonly RawEntry[], readonly string[]]>([
    ['a path that climbs out', withMore({ path: '../x' }), ['refused ../x']],
    ['a path that climbs out of the bag', withMore({ path: 'bag/../../x' }), ['refused ../../x']],
    ['a path from the root of the disk', withMore({ path: '/etc/x' }), ['refused /etc/x']],
    ['a drive of Windows', withMore({ path: 'C:\\x' }), ['refused C:\\x']],
    ['backslashes', withMore({ path: 'bag\\..\\x' }), ['refused bag\\..\\x']],
    ['a home folder', withMore({ path: '~/x' }), ['refused ~/x']],
    ['an empty part of a path', withMore({ path: 'bag//x' }), ['refused /x']],
    ['a link', withMore({ path: 'bag/data/l', content: '/etc/passwd', mode: 0o120777 }), ['refused data/l']],
    ['the same file twice', withMore({ path: 'bag/data/a.txt', content: 'other' }), ['refused data/a.txt']],
    [
      'the same file twice, in capitals',
      withMore({ path: 'bag/data/A.TXT', content: 'one\n' }),
      ['refused data/A.TXT'],
    ],
    [
      'an encrypted file',
      spoilt('bag/data/a.txt', { flags: 0x801 }),
      ['malformed bag-info.txt', 'missing data/a.txt', 'refused data/a.txt'],
    ],
    [
      'a method that nobody knows',
      spoilt('bag/data/a.txt', { method: 99 }),
      ['malformed bag-info.txt', 'missing data/a.txt', 'refused data/a.txt'],
    ],
    ['another name at its place', spoilt('bag/data/a.txt', { localPath: 'bag/data/z.txt' }), ['changed data/a.txt']],
    ['a wrong checksum of its own', spoilt('bag/data/a.txt', { crc: 1 }), ['changed data/a.txt']],
    ['more than it says', spoilt('bag/data/a.txt', { declared: 2 }), ['changed data/a.txt', 'malformed bag-info.txt']],
    ['less than it says', spoilt('bag/data/a.txt', { declared: 9 }), ['changed data/a.txt', 'malformed bag-info.txt']],
    [
      'bytes that cannot be unpacked',
      spoilt('bag/data/a.txt', { packed: Buffer.from('garbage!') }),
      ['changed data/a.txt'],
    ],
    [
      'a damaged manifest',
      spoilt('bag/manifest-sha512.txt', { crc: 1 }),
      ['changed manifest-sha512.txt', 'malformed manifest-sha512.txt'],
    ],
    ['two folders at the top', withMore({ path: 'other/x' }), ['malformed ']],
    ['a file beside the folder', withMore({ path: 'README' }), ['malformed ']],
    ['no folder at the top', Object.entries(bagOf()).map(([path, content]) => ({ path, content })), ['malformed ']],
  ])('with %s is refused, or the file is', async (_, entries, faults) => {
    expect(faultsOf(await check(entries))).toEqual(faults);
  });

  it('is refused when its files lie on each other, as those that are made to fill a disk do', async () => {
    const bomb = withMore(
      { path: 'bag/data/x0', content: 'x'.repeat(9) },
      { path: 'bag/data/x1', content: 'x'.repeat(9), overlaps: true },
    );
    const { faults } = await check(bomb);
    expect(faults).toEqual([
      expect.objectContaining({ kind: 'refused', message: expect.stringContaining('made to fill the disk') }),
    ]);
  });

  it('is refused when it would become far more than it can hold', async () => {
    const zeros = deflateRawSync(Buffer.alloc(1_000_000));
    const entries = Array.from({ length: 3 }, (_, i) => ({
      path: `bag/data/${i}`,
      packed: zeros,
      declared: 0xfffffffe,
      content: '',
    }));
    const { faults } = await check(withMore(...entries));
    expect(faults).toEqual([
      expect.objectContaining({ kind: 'refused', message: expect.stringContaining('made to fill the disk') }),
    ]);
  });

  it('is no more unpacked than it says it holds', async () => {
    const entries = spoilt('bag/data/a.txt', { packed: deflateRawSync(Buffer.alloc(200_000_000)), declared: 4 });
    let read = 0;
    const report = await checkPath(await zipFileOf(entries), { progress: ({ done }) => (read = done) });
    expect(faultsOf(report)).toContain('changed data/a.txt');
    expect(read).toBeLessThan(10_000);
  });

  it('is refused when its end is missing, or when something was put before it', async () => {
    const file = await zipFileOf(good);
    await truncate(file, zipOf(good).byteLength - 1);
    expect((await checkPath(file)).faults[0]?.message).toContain('its end is missing');
    await writeFile(file, Buffer.concat([Buffer.from('#!/bin/sh\n'), zipOf(good)]));
    expect((await checkPath(file)).faults[0]?.kind).toBe('refused');
    await writeFile(file, '');
    expect((await checkPath(file)).faults[0]?.kind).toBe('refused');
  });

  it('never breaks the program, whichever byte of it is changed', async () => {
    const whole = zipOf(good);
    const file = await zipFileOf(good);
    let found = 0;
    for (let at = 0; at < whole.byteLength; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] as number) ^ 0x55;
      await writeFile(file, damaged);
      const { faults } = await checkPath(file);
      if (faults.length > 0) found += 1;
    }
    // What is left are bytes that say nothing of the files: times, versions, owners.
    expect(found).toBeGreaterThan((whole.byteLength / 7) * 0.6);
  });
});
