import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { FarStore } from '../../src/publishing/far-store.js';
import { folderStore } from '../../src/publishing/folder-store.js';
import { openTarget } from '../../src/publishing/open-target.js';
import { stagedFolder } from '../../src/publishing/record.js';
import { stagedTree } from '../../src/publishing/staged-tree.js';
import type { FarTree } from '../../src/publishing/target.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { folderEnd } from './folder-end.js';
import { hasSshd, type Sshd, startSshd } from './servers/sshd.js';
import { first, options, publish, second, siteOf } from './site.js';

/** A small disk of its own; undefined where this user may not make one. */
function smallDisk(folder: string): ((settings: string) => void) | undefined {
  const mount = (...args: readonly string[]): void => void execFileSync('mount', args, { stdio: 'ignore' });
  try {
    mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return (settings) => mount('-o', `remount,${settings}`, folder);
}

let server: Sshd | undefined;
beforeAll(async () => {
  server = hasSshd ? await startSshd() : undefined;
});
afterAll(() => server?.close());

const open = (address: string): Promise<FarTree> =>
  openTarget(address, {
    env: { ...process.env, EDITION_SSH: server?.ssh },
    signal: options.signal,
    folder: '',
  }) as Promise<FarTree>;

const ways = [
  { kind: 'a folder', isThere: true, address: (folder: string) => `dir:${folder}` },
  { kind: 'SFTP', isThere: hasSshd, address: (folder: string) => `sftp://127.0.0.1:${server?.port}${folder}` },
  { kind: 'rsync', isThere: existsSync('/usr/bin/rsync'), address: (folder: string) => `rsync:${folder}` },
];

describe.each(ways)('a disk that can’t be written, by $kind', { timeout: 60_000 }, ({ isThere, address }) => {
  it.skipIf(!isThere)(
    'loses nothing when it is full, and is brought to its end when there is space again',
    async (context) => {
      const disk = await temporaryFolder();
      const settings = smallDisk(disk);
      if (settings === undefined) return context.skip('no disk can be mounted here');
      const folder = join(disk, 'www');
      const end = folderEnd(folder, () => open(address(folder)));
      const tree = await end.open();
      await publish(tree, await siteOf(first));
      const site = await siteOf({ ...second, 'assets/big.bin': 'y'.repeat(700_000) }, { version: '2.0.0' });
      await expect(publish(tree, site)).rejects.toThrow(/disk .*is full/);
      expect(await end.visible()).toEqual(first);
      settings('size=4m');
      await publish(tree, site);
      expect(await end.visible()).toEqual({ ...second, 'assets/big.bin': 'y'.repeat(700_000) });
      await tree.close();
    },
  );

  it.skipIf(!isThere)('says so when it can only be read', async (context) => {
    const disk = await temporaryFolder();
    const settings = smallDisk(disk);
    if (settings === undefined) return context.skip('no disk can be mounted here');
    const end = folderEnd(disk, () => open(address(disk)));
    const tree = await end.open();
    await publish(tree, await siteOf(first));
    settings('ro');
    const site = await siteOf(second, { version: '2.0.0' });
    await expect(publish(tree, site)).rejects.toThrow(/can only be read/);
    expect(await end.visible()).toEqual(first);
    settings('rw');
    await publish(tree, site);
    expect(await end.visible()).toEqual(second);
    await tree.close();
  });
});

describe('a far end that fails', () => {
  /** A store of which one operation is another. */
  const failing = async (
    change: (store: FarStore, folder: string) => Partial<FarStore>,
  ): Promise<{ folder: string; tree: FarTree }> => {
    const folder = await temporaryFolder();
    const store = folderStore(folder, 'dir:far');
    return { folder, tree: stagedTree({ ...store, ...change(store, folder) }, options.signal) };
  };

  it('never shows a byte that was damaged on the way, and sends the file again', async () => {
    let isDamaged = false;
    const { folder, tree } = await failing((store, root) => ({
      async write(path, content) {
        await store.write(path, content);
        if (isDamaged || content.bytes !== 700_000) return;
        isDamaged = true;
        const bytes = await readFile(join(root, path));
        bytes[350_000] = 0;
        await writeFile(join(root, path), bytes);
      },
    }));
    const site = await siteOf(first);
    await expect(publish(tree, site)).rejects.toThrow('came back different: assets/big.bin');
    const end = folderEnd(folder, async () => tree);
    expect(await end.visible()).toEqual({});
    expect(await publish(tree, site)).toMatchObject({ sent: 700_000 });
    expect(await end.visible()).toEqual(first);
  });

  it('is brought to its end when it broke off while files were put in place', async () => {
    for (const moves of [0, 1, 3]) {
      let left = Number.POSITIVE_INFINITY;
      const { folder, tree } = await failing((store) => ({
        lanes: 1,
        move(from, to) {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('gone')) : store.move(from, to);
        },
      }));
      const end = folderEnd(folder, async () => tree);
      await publish(tree, await siteOf(first));
      const site = await siteOf({ ...second, 'people.html': 'changed' }, { version: '2.0.0' });
      left = moves;
      await expect(publish(tree, site)).rejects.toThrow('gone');
      expect((await end.visible())['manifest.json']).toBe(first['manifest.json']);
      left = Number.POSITIVE_INFINITY;
      expect(await publish(tree, site)).toMatchObject({ sent: 0, tampered: [] });
      expect(await end.visible()).toEqual({ ...second, 'people.html': 'changed' });
      expect(await end.staged?.()).toEqual([]);
    }
  });

  it('brings to its end what has begun to be put in place, though the user has pressed Ctrl-C', async () => {
    const folder = await temporaryFolder();
    const controller = new AbortController();
    const store = folderStore(folder, 'dir:far');
    const move: FarStore['move'] = (from, to) => {
      controller.abort();
      return store.move(from, to);
    };
    const tree = stagedTree({ ...store, move }, controller.signal);
    await publish(tree, await siteOf(first), { signal: controller.signal });
    const end = folderEnd(folder, async () => tree);
    expect(await end.visible()).toEqual(first);
    expect(await end.staged?.()).toEqual([]);
  });

  it('keeps what is staged out of the way of a site that has files of such names', async () => {
    const { folder, tree } = await failing(() => ({}));
    await mkdir(join(folder, stagedFolder), { recursive: true });
    await writeFile(join(folder, stagedFolder, 'part-old'), 'left by a run that was killed');
    await publish(tree, await siteOf(first));
    expect(await folderEnd(folder, async () => tree).staged?.()).toEqual([]);
  });
});
