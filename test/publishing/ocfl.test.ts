import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Deposit } from '../../src/archive/deposit.js';
import { objectPath, readLayout } from '../../src/archive/ocfl/layout.js';
import { verifyOcflRoot } from '../../src/archive/ocfl/verify.js';
import { openTarget } from '../../src/publishing/open-target.js';
import type { Deposited, DepositTarget, PackageToDeposit } from '../../src/publishing/target.js';
import { openFolderTree } from '../../src/store/folder-tree.js';
import { sumSendableFile } from '../../src/store/outgoing-files.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { hashTree } from '../helpers/tree.js';
import { options } from './site.js';

/** What the tests use of the library of another house that reads OCFL. */
interface OtherReader {
  storage(options: { readonly root: string }): {
    load(): Promise<unknown>;
    object(id: string): {
      files(version?: string): Promise<Iterable<{ readonly logicalPath: string; text(): Promise<string> }>>;
    };
  };
}
const otherReader = createRequire(import.meta.url)('@ocfl/ocfl-fs') as OtherReader;

const one = { 'bagit.txt': 'BagIt', 'data/a.txt': 'a', 'data/copy of a.txt': 'a', 'data/письмо.xml': '<TEI/>' };
const two = { 'bagit.txt': 'BagIt', 'data/b.txt': 'b', 'data/moved.txt': 'a', 'data/письмо.xml': '<TEI n="2"/>' };

async function packageOf(files: Readonly<Record<string, string>>, version: string): Promise<PackageToDeposit> {
  const folder = await temporaryFolder();
  const packed = [];
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    packed.push(await sumSendableFile(folder, path));
  }
  const config = { id: 'x', title: 'X', version, editors: [{ name: 'Anna' }], publisher: undefined };
  return { deposit: { slug: 'x', config, records: [] } as unknown as Deposit, files: packed };
}

const using = async <T>(root: string, act: (target: DepositTarget) => Promise<T>): Promise<T> => {
  const target = (await openTarget(`ocfl:${root}`, { env: {}, signal: options.signal, folder: '' })) as DepositTarget;
  return act(target);
};
const deposit = (root: string, content: PackageToDeposit): Promise<Deposited> =>
  using(root, (target) => target.deposit(content, { told: () => undefined }));
const isThere = (root: string, content: PackageToDeposit): Promise<boolean> =>
  using(root, async (target) => (await target.plan(content)).isThere);

/** Where the object lies, found without the code under test. */
async function objectIn(root: string): Promise<string> {
  const all = await readdir(root, { recursive: true });
  return join(root, dirname(all.find((path) => path.endsWith('0=ocfl_object_1.1')) ?? ''));
}

/** All that is wrong with a root: by our own check, and by sums that are taken anew here, after the words of the specification. */
async function faultsOf(root: string): Promise<readonly string[]> {
  const report = await verifyOcflRoot(await openFolderTree(root), {
    signal: options.signal,
    progress: () => undefined,
  });
  const object = await objectIn(root);
  const sum = async (path: string): Promise<string> =>
    createHash('sha512')
      .update(await readFile(join(object, path)))
      .digest('hex');
  const { manifest, head, versions } = JSON.parse(await readFile(join(object, 'inventory.json'), 'utf8')) as {
    manifest: Record<string, string[]>;
    head: string;
    versions: Record<string, object>;
  };
  const wrong = report.faults.map(({ path, message }) => `${path}: ${message}`);
  for (const [digest, [path = '', ...others]] of Object.entries(manifest)) {
    if (others.length > 0) wrong.push(`${path} is stored twice`);
    if ((await sum(path)) !== digest) wrong.push(`${path} has another sum`);
  }
  for (const folder of ['', ...Object.keys(versions).map((name) => `${name}/`)])
    if (
      (await readFile(join(object, `${folder}inventory.json.sha512`), 'utf8')) !==
      `${await sum(`${folder}inventory.json`)} inventory.json\n`
    )
      wrong.push(`${folder}inventory.json has another sum`);
  if ((await sum('inventory.json')) !== (await sum(`${head}/inventory.json`)))
    wrong.push('the inventory is not that of its head');
  return wrong;
}

/** What the other house's library reads of a version. */
async function readByOthers(root: string, version?: string): Promise<Readonly<Record<string, string>>> {
  const storage = otherReader.storage({ root });
  await storage.load();
  const files = [...(await storage.object('edition:x').files(version))];
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.logicalPath, await file.text()] as const)),
  );
}

describe('an OCFL root', { timeout: 60_000 }, () => {
  it('gets one version for each release, which a library of another house reads as they were deposited', async () => {
    const root = join(await temporaryFolder(), 'root');
    expect(await deposit(root, await packageOf(one, '1.0.0'))).toMatchObject({ version: 'v1' });
    expect(await deposit(root, await packageOf(two, '2.0.0'))).toMatchObject({ version: 'v2' });
    expect(await faultsOf(root)).toEqual([]);
    expect(await readByOthers(root, 'v1')).toEqual(one);
    expect(await readByOthers(root, 'v2')).toEqual(two);
    expect(await readByOthers(root)).toEqual(two);
    expect(await readdir(join(root, 'extensions'))).toEqual(['0003-hash-and-id-n-tuple-storage-layout']);
  });

  it('stores no content twice, whatever it is called', async () => {
    const root = join(await temporaryFolder(), 'root');
    expect(await deposit(root, await packageOf(one, '1.0.0'))).toMatchObject({ sent: 12 });
    const plan = await using(root, async (target) => target.plan(await packageOf(two, '2.0.0')));
    expect(plan).toMatchObject({ isThere: false, unchanged: 1, bytes: 13 });
    expect(plan.removed).toEqual(['data/a.txt', 'data/copy of a.txt']);
    expect(await deposit(root, await packageOf(two, '2.0.0'))).toMatchObject({ sent: 13 });
    const stored = Object.keys(await hashTree(await objectIn(root))).filter((path) => path.includes('/content/'));
    expect(stored).toEqual([
      'v1/content/bagit.txt',
      'v1/content/data/a.txt',
      'v1/content/data/письмо.xml',
      'v2/content/data/b.txt',
      'v2/content/data/письмо.xml',
    ]);
  });

  it('does nothing for a release that is there, and refuses another content under the same number', async () => {
    const root = join(await temporaryFolder(), 'root');
    const content = await packageOf(one, '1.0.0');
    await deposit(root, content);
    await deposit(root, await packageOf(two, '2.0.0'));
    const before = await hashTree(root);
    expect(await isThere(root, content)).toBe(true);
    await expect(isThere(root, await packageOf(two, '1.0.0'))).rejects.toThrow('is at');
    expect(await hashTree(root)).toEqual(before);
  });

  it('brings to its end what a run has left that was killed between moving the version and writing the inventory', async () => {
    const root = join(await temporaryFolder(), 'root');
    await deposit(root, await packageOf(one, '1.0.0'));
    const object = await objectIn(root);
    const [inventory, sidecar] = await Promise.all(
      ['inventory.json', 'inventory.json.sha512'].map((name) => readFile(join(object, name))),
    );
    const content = await packageOf(two, '2.0.0');
    await deposit(root, content);
    const whole = await hashTree(root);
    for (const isInventoryWritten of [false, true]) {
      if (!isInventoryWritten) await writeFile(join(object, 'inventory.json'), inventory ?? '');
      await writeFile(join(object, 'inventory.json.sha512'), sidecar ?? '');
      expect(await isThere(root, content)).toBe(false);
      expect(await deposit(root, content)).toMatchObject({ version: 'v2', sent: 0 });
      expect(await hashTree(root)).toEqual(whole);
      expect(await faultsOf(root)).toEqual([]);
    }
  });

  it('uses what a broken run has written already, if it is whole', async () => {
    const root = join(await temporaryFolder(), 'root');
    const content = await packageOf(one, '1.0.0');
    const broken = {
      ...content,
      files: content.files.map((file) => (file.path === 'data/письмо.xml' ? { ...file, open: failing } : file)),
    };
    await expect(deposit(root, broken)).rejects.toThrow('broke off');
    const objects = (await readdir(root, { recursive: true })).filter((path) => path.endsWith('0=ocfl_object_1.1'));
    expect(objects).toEqual([]);
    expect(await deposit(root, content)).toMatchObject({ version: 'v1', sent: 6 });
    expect(await faultsOf(root)).toEqual([]);
  });

  it('refuses a folder that is no root, an object that is damaged, and a layout that it does not know', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'letter.txt'), 'mine');
    await expect(using(folder, async () => undefined)).rejects.toThrow('is no OCFL root, and it is not empty');

    const root = join(await temporaryFolder(), 'root');
    await deposit(root, await packageOf(one, '1.0.0'));
    const inventory = join(await objectIn(root), 'inventory.json');
    await writeFile(inventory, `${await readFile(inventory, 'utf8')} `);
    await expect(deposit(root, await packageOf(two, '2.0.0'))).rejects.toThrow('is damaged');

    await writeFile(join(root, 'ocfl_layout.json'), '{"extension": "0099-own", "description": ""}');
    await expect(using(root, async () => undefined)).rejects.toThrow('in a way that is not known here');
  });

  it('finds the object in a root that another program keeps with hashed folders', async () => {
    const root = join(await temporaryFolder(), 'root');
    await deposit(root, await packageOf(one, '1.0.0'));
    const layout = '0004-hashed-n-tuple-storage-layout';
    await writeFile(join(root, 'ocfl_layout.json'), JSON.stringify({ extension: layout, description: 'x' }));
    const place = join(root, objectPath('edition:x', readLayout(layout, undefined) as never));
    await cp(await objectIn(root), place, { recursive: true });
    await rm(join(root, objectPath('edition:x', readLayout('0003-hash-and-id-n-tuple-storage-layout', {}) as never)), {
      recursive: true,
    });
    await deposit(root, await packageOf(two, '2.0.0'));
    expect(await readdir(place)).toEqual(['0=ocfl_object_1.1', 'inventory.json', 'inventory.json.sha512', 'v1', 'v2']);
  });

  it('takes a version folder that its inventory does not know for the work of others, and leaves it', async () => {
    const root = join(await temporaryFolder(), 'root');
    await deposit(root, await packageOf(one, '1.0.0'));
    const object = await objectIn(root);
    await mkdir(join(object, 'x'));
    await writeFile(join(object, 'x/notes.txt'), 'mine');
    await rename(join(object, 'x'), join(object, 'v2'));
    await expect(deposit(root, await packageOf(two, '2.0.0'))).rejects.toThrow('does not know');
    expect(await readFile(join(object, 'v2/notes.txt'), 'utf8')).toBe('mine');
  });
});

describe('where objects lie', () => {
  it('is as the examples of the specification of the layouts have it', () => {
    // https://ocfl.github.io/extensions/0003-hash-and-id-n-tuple-storage-layout.html, example 1, and 0004, example 1
    const third = readLayout('0003-hash-and-id-n-tuple-storage-layout', {});
    const fourth = readLayout('0004-hashed-n-tuple-storage-layout', {});
    expect(third && objectPath('object-01', third)).toBe('3c0/ff4/240/object-01');
    expect(third && objectPath('..hor/rib:le-$id', third)).toBe('487/326/d8c/%2e%2ehor%2frib%3ale-%24id');
    expect(fourth && objectPath('object-01', fourth)).toBe(
      '3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4',
    );
  });
});

async function* failing(): AsyncIterable<Uint8Array> {
  yield new Uint8Array(3);
  throw new Error('the source broke off');
}
