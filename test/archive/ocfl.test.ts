import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPath, type Files, faultsOf, folderOf, sumOf } from '../helpers/packages.js';

const sum = (text: string): string => sumOf('sha512', text);
const time = '2026-01-02T03:04:05Z';
type Inventory = Record<string, unknown> & { versions: Record<string, Record<string, unknown>> };

/** The inventory of the object after version 1 or 2: two files, of which the second version changes one and keeps one. */
function inventory(head: 'v1' | 'v2'): Inventory {
  const first = { [sum('one')]: ['a.txt'], [sum('two')]: ['b/c.txt'] };
  const second = { [sum('uno')]: ['a.txt'], [sum('two')]: ['b/c.txt'] };
  return {
    id: 'urn:example:edition',
    type: 'https://ocfl.io/1.1/spec/#inventory',
    digestAlgorithm: 'sha512',
    head,
    manifest: {
      [sum('one')]: ['v1/content/a.txt'],
      [sum('two')]: ['v1/content/b/c.txt'],
      ...(head === 'v2' ? { [sum('uno')]: ['v2/content/a.txt'] } : {}),
    },
    versions: {
      v1: { created: time, message: 'First', user: { name: 'A' }, state: first },
      ...(head === 'v2' ? { v2: { created: time, state: second } } : {}),
    },
  };
}

const withSum = (folder: string, value: unknown): Files => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { [`${folder}inventory.json`]: text, [`${folder}inventory.json.sha512`]: `${sum(text)} inventory.json\n` };
};

function objectOf(changes: Readonly<Record<string, string | undefined>> = {}, root: unknown = inventory('v2')): Files {
  const files: Record<string, string | Uint8Array | undefined> = {
    '0=ocfl_object_1.1': 'ocfl_object_1.1\n',
    ...withSum('', root),
    ...withSum('v1/', inventory('v1')),
    ...withSum('v2/', root),
    'v1/content/a.txt': 'one',
    'v1/content/b/c.txt': 'two',
    'v2/content/a.txt': 'uno',
    ...changes,
  };
  return Object.fromEntries(Object.entries(files).filter(([, content]) => content !== undefined)) as Files;
}

/** The same inventory with something wrong in it. */
function spoilt(change: (value: Inventory) => void): Files {
  const value = inventory('v2');
  change(value);
  return objectOf({}, value);
}

describe('an OCFL object', () => {
  it('is complete and unchanged', async () => {
    const report = await checkPath(await folderOf(objectOf()));
    expect(report).toMatchObject({ kind: 'ocfl-object', specification: 'OCFL 1.1', faults: [], files: 3, bytes: 9 });
  });

  it.each<readonly [string, Files, readonly string[]]>([
    ['lacks a file', objectOf({ 'v1/content/a.txt': undefined }), ['missing v1/content/a.txt']],
    ['has a changed file', objectOf({ 'v1/content/a.txt': 'eno' }), ['changed v1/content/a.txt']],
    ['has an extra file in its content', objectOf({ 'v2/content/x': 'x' }), ['extra v2/content/x']],
    ['has an extra file in a version', objectOf({ 'v1/x': 'x' }), ['extra v1/x']],
    ['has an extra file at its root', objectOf({ 'x.txt': 'x' }), ['extra x.txt']],
    ['has a version that it does not know', objectOf({ 'v3/content/x': 'x' }), ['extra v3/content/x']],
    ['has logs and extensions', objectOf({ 'logs/x': 'x', 'extensions/0001/config.json': '{}' }), []],
    [
      'declares something else',
      objectOf({ '0=ocfl_object_1.1': 'ocfl_object_1.0\n' }),
      ['malformed 0=ocfl_object_1.1'],
    ],
    [
      'declares itself twice',
      objectOf({ '0=ocfl_object_1.0': 'ocfl_object_1.0\n' }),
      ['malformed ', 'malformed inventory.json'],
    ],
    ['lacks its inventory', objectOf({ 'inventory.json': undefined }), ['missing inventory.json']],
    [
      'lacks the sum of its inventory',
      objectOf({ 'inventory.json.sha512': undefined }),
      ['missing inventory.json.sha512'],
    ],
    [
      'has another sum of its inventory',
      objectOf({ 'inventory.json.sha512': `${sum('x')} inventory.json\n` }),
      ['changed inventory.json'],
    ],
    ['has no sum in that file', objectOf({ 'inventory.json.sha512': 'hello' }), ['malformed inventory.json.sha512']],
    [
      'has an inventory that is no JSON',
      objectOf(withSum('', '{') as Record<string, string>),
      ['malformed inventory.json'],
    ],
    [
      'has another inventory in its last version',
      objectOf(withSum('v2/', { ...inventory('v2'), x: 1 }) as Record<string, string>),
      ['changed v2/inventory.json'],
    ],
    [
      'said something else in its first version',
      objectOf(withSum('v1/', { ...inventory('v1'), id: 'urn:other' }) as Record<string, string>),
      ['malformed v1/inventory.json'],
    ],
    ['has no id', spoilt((value) => delete value['id']), ['malformed inventory.json']],
    [
      'is of a type that nobody knows',
      spoilt((value) => (value['type'] = 'https://ocfl.io/2.0/spec/#inventory')),
      ['malformed inventory.json'],
    ],
    ['is summed up by md5', spoilt((value) => (value['digestAlgorithm'] = 'md5')), ['malformed inventory.json']],
    [
      'has another head',
      spoilt((value) => (value['head'] = 'v1')),
      ['changed v1/inventory.json', 'malformed inventory.json', 'malformed v2/inventory.json'],
    ],
    [
      'lacks a version between',
      spoilt((value) => (value.versions = { v1: value.versions['v1'] ?? {}, v3: value.versions['v2'] ?? {} })),
      [
        'malformed inventory.json',
        'malformed inventory.json',
        'extra v2/content/a.txt',
        'extra v2/inventory.json',
        'extra v2/inventory.json.sha512',
        'missing v3',
      ].toSorted(),
    ],
    [
      'has no time in a version',
      spoilt((value) => delete value.versions['v2']?.['created']),
      ['malformed inventory.json'],
    ],
    [
      'has a time without a zone',
      spoilt((value) => (value.versions['v2'] = { ...value.versions['v2'], created: '2026-01-02T03:04:05' })),
      ['malformed inventory.json'],
    ],
    [
      'uses what its manifest does not have',
      spoilt(
        (value) =>
          (value.versions['v2'] = {
            created: time,
            state: { [sum('x')]: ['a.txt'], [sum('uno')]: ['b'], [sum('two')]: ['c'] },
          }),
      ),
      ['malformed inventory.json'],
    ],
    [
      'has a state that climbs out',
      spoilt(
        (value) =>
          (value.versions['v2'] = { created: time, state: { [sum('uno')]: ['../a.txt'], [sum('two')]: ['c'] } }),
      ),
      ['malformed inventory.json', 'malformed inventory.json'],
    ],
    [
      'has a manifest that climbs out',
      spoilt(
        (value) =>
          (value['manifest'] = { ...(value['manifest'] as object), [sum('x')]: ['v1/content/../../../etc/passwd'] }),
      ),
      ['malformed inventory.json'],
    ],
    [
      'has what no version uses',
      spoilt((value) => (value['manifest'] = { ...(value['manifest'] as object), [sum('x')]: ['v1/content/x'] })),
      ['malformed inventory.json', 'missing v1/content/x'],
    ],
    [
      'has further sums that are wrong',
      spoilt((value) => (value['fixity'] = { md5: { [sumOf('md5', 'x')]: ['v1/content/a.txt'] } })),
      ['changed v1/content/a.txt'],
    ],
    [
      'has further sums that are right',
      spoilt((value) => (value['fixity'] = { md5: { [sumOf('md5', 'one')]: ['v1/content/a.txt'] } })),
      [],
    ],
  ])('that %s gets the right verdict', async (_, files, faults) => {
    expect(faultsOf(await checkPath(await folderOf(files)))).toEqual([...faults].toSorted());
  });

  it('may have no link and no empty folder', async () => {
    const folder = await folderOf(objectOf());
    await symlink('/etc/passwd', join(folder, 'v1/content/l'));
    await mkdir(join(folder, 'v1/content/empty'));
    expect(faultsOf(await checkPath(folder))).toEqual(['extra v1/content/empty', 'refused v1/content/l']);
  });
});

describe('an OCFL storage root', () => {
  const inRoot = (objects: Readonly<Record<string, Files>>): Files => ({
    '0=ocfl_1.1': 'ocfl_1.1\n',
    'ocfl_layout.json': '{"extension": "0003-hash-and-id-n-tuple-storage-layout", "description": "x"}',
    'extensions/0003-hash-and-id-n-tuple-storage-layout/config.json': '{}',
    ...Object.fromEntries(
      Object.entries(objects).flatMap(([folder, files]) =>
        Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]),
      ),
    ),
  });
  const other = (() => {
    const value = { ...inventory('v2'), id: 'urn:example:other' };
    return objectOf(withSum('v1/', { ...inventory('v1'), id: value.id }) as Record<string, string>, value);
  })();

  it('has all its objects checked', async () => {
    const report = await checkPath(await folderOf(inRoot({ 'a/b/one': objectOf(), 'a/c/two': other })));
    expect(report).toMatchObject({ kind: 'ocfl-root', faults: [], files: 6 });
    const spoiltOne = objectOf({ 'v1/content/a.txt': 'eno' });
    expect(faultsOf(await checkPath(await folderOf(inRoot({ 'a/b/one': spoiltOne, 'a/c/two': other }))))).toEqual([
      'changed a/b/one/v1/content/a.txt',
    ]);
  });

  it('has nothing but objects in its folders, and each id once', async () => {
    const files = { ...inRoot({ one: objectOf(), two: objectOf() }), 'a/stray.txt': 'x' };
    const folder = await folderOf(files);
    await mkdir(join(folder, 'empty'));
    expect(faultsOf(await checkPath(folder))).toEqual(['extra a/stray.txt', 'extra empty', 'malformed two']);
  });

  it('may be of 1.0 only if its objects are', async () => {
    const { '0=ocfl_1.1': _, ...files } = inRoot({ one: objectOf() });
    expect(faultsOf(await checkPath(await folderOf({ ...files, '0=ocfl_1.0': 'ocfl_1.0\n' })))).toEqual([
      'malformed one',
    ]);
  });
});
