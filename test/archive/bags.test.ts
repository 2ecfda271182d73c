import { once } from 'node:events';
import { link, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bagOf, checkPath, type Files, faultsOf, folderOf, listOf, sumOf, zipFileOf } from '../helpers/packages.js';

const payload: Files = { 'data/a.txt': 'one\n', 'data/b/c.txt': 'two\n' };
const both = { algorithms: ['sha256', 'sha512'] };
const sha512 = (files: Files): string => listOf(files, 'sha512');

/** A bag with something wrong (or odd, and right), and what is said of it. */
const cases: readonly (readonly [name: string, files: Files, faults: readonly string[]])[] = [
  ['a bag with nothing wrong', bagOf(), []],
  ['two algorithms', bagOf(payload, {}, both), []],
  ['a payload file of no bytes', bagOf({ 'data/empty': '' }), []],
  ['md5 and sha1, as old bags have them', bagOf(payload, {}, { version: '0.97', algorithms: ['md5', 'sha1'] }), []],
  [
    'names with spaces, and of other scripts',
    bagOf({ 'data/two words.txt': '1', 'data/запись.txt': '2', 'data/日本.txt': '3' }),
    [],
  ],
  ['a name with a line break, percent-encoded', bagOf({ 'data/line\nbreak.txt': '1', 'data/re\rturn.txt': '2' }), []],
  ['a name with a percent sign, percent-encoded', bagOf({ 'data/100%.txt': '1', 'data/%41.txt': '2' }), []],
  [
    'a name with a percent sign, as older programs write it',
    bagOf({ 'data/%25.txt': '1' }, { 'manifest-sha512.txt': sha512({ 'data/%25.txt': '1' }) }),
    [],
  ],
  [
    'another character percent-encoded, which is not to be decoded',
    bagOf({ 'data/a b.txt': '1' }, { 'manifest-sha512.txt': sha512({ 'data/a%20b.txt': '1' }) }),
    ['extra data/a b.txt', 'missing data/a%20b.txt'],
  ],
  [
    'sums in capitals',
    bagOf(payload, { 'manifest-sha512.txt': sha512(payload).replace(/^[0-9a-f]+/gm, (sum) => sum.toUpperCase()) }),
    [],
  ],
  [
    'a manifest with line ends of Windows',
    bagOf(payload, { 'manifest-sha512.txt': sha512(payload).replaceAll('\n', '\r\n') }),
    [],
  ],
  [
    'a payload file that is missing',
    bagOf(payload, { 'data/a.txt': undefined, 'bag-info.txt': 'Payload-Oxum: 4.1\n' }),
    ['missing data/a.txt'],
  ],
  [
    'a payload file that is extra',
    bagOf(payload, { 'data/x.txt': 'x', 'bag-info.txt': 'Payload-Oxum: 9.3\n' }),
    ['extra data/x.txt'],
  ],
  [
    'a hidden payload file that is extra',
    bagOf(payload, { 'data/.x': 'x', 'bag-info.txt': 'Payload-Oxum: 9.3\n' }),
    ['extra data/.x'],
  ],
  ['a payload file that is changed', bagOf(payload, { 'data/a.txt': 'uno\n' }), ['changed data/a.txt']],
  [
    'a payload file that is changed in its length',
    bagOf(payload, { 'data/a.txt': 'one' }),
    ['changed data/a.txt', 'malformed bag-info.txt'],
  ],
  [
    'a payload file that changed its name',
    bagOf(payload, { 'data/a.txt': undefined, 'data/A.txt': 'one\n' }),
    ['extra data/A.txt', 'missing data/a.txt'],
  ],
  [
    'a file that one of two manifests lacks',
    bagOf(payload, { 'manifest-sha256.txt': listOf({ 'data/a.txt': 'one\n' }, 'sha256') }, both),
    ['extra data/b/c.txt'],
  ],
  [
    'a file that one of two manifests lacks, before 1.0',
    bagOf(
      payload,
      { 'manifest-sha256.txt': listOf({ 'data/a.txt': 'one\n' }, 'sha256') },
      { ...both, version: '0.97' },
    ),
    [],
  ],
  [
    'a sum that is right in one manifest and wrong in the other',
    bagOf(payload, { 'manifest-sha256.txt': listOf({ ...payload, 'data/a.txt': 'uno\n' }, 'sha256') }, both),
    ['changed data/a.txt'],
  ],
  [
    'a tag file that is changed',
    bagOf(payload, { 'tagmanifest-sha512.txt': sha512({ 'bagit.txt': 'x' }) }),
    ['changed bagit.txt'],
  ],
  [
    'a tag file that is missing',
    bagOf(payload, { 'tagmanifest-sha512.txt': sha512({ 'metadata/x.xml': 'x' }) }),
    ['missing metadata/x.xml'],
  ],
  ['a tag file that no manifest lists', { ...bagOf(), 'metadata/x.xml': 'x' }, []],
  ['no tag manifest', bagOf(payload, { 'tagmanifest-sha512.txt': undefined }), []],
  [
    'a tag manifest that lists itself',
    bagOf(payload, { 'tagmanifest-sha512.txt': sha512({ 'tagmanifest-sha512.txt': 'x' }) }),
    ['malformed tagmanifest-sha512.txt'],
  ],
  [
    'a tag manifest that lists the payload',
    bagOf(payload, { 'tagmanifest-sha512.txt': sha512({ 'data/a.txt': 'one\n' }) }),
    ['malformed tagmanifest-sha512.txt'],
  ],
  [
    'no manifest at all',
    bagOf(payload, { 'manifest-sha512.txt': undefined, 'tagmanifest-sha512.txt': undefined }),
    ['missing manifest-sha512.txt'],
  ],
  [
    'a manifest of an algorithm that nobody knows',
    bagOf(payload, { 'manifest-crc32.txt': 'abc  data/a.txt\n' }),
    ['malformed manifest-crc32.txt'],
  ],
  [
    'a manifest whose sums are too short',
    bagOf(payload, { 'manifest-sha512.txt': 'abc  data/a.txt\n' }),
    ['extra data/a.txt', 'extra data/b/c.txt', 'malformed manifest-sha512.txt'],
  ],
  [
    'a manifest that lists a tag file',
    bagOf(payload, { 'manifest-sha512.txt': `${sha512(payload)}${sha512({ 'bagit.txt': 'x' })}` }),
    ['refused bagit.txt'],
  ],
  [
    'a file listed twice with one sum',
    bagOf(payload, { 'manifest-sha512.txt': sha512(payload) + sha512({ 'data/a.txt': 'one\n' }) }),
    ['malformed manifest-sha512.txt'],
  ],
  [
    'a file listed twice with two sums',
    bagOf(payload, { 'manifest-sha512.txt': sha512(payload) + sha512({ 'data/a.txt': 'uno\n' }) }),
    ['malformed manifest-sha512.txt'],
  ],
  [
    'a file listed twice with one sum, before 1.0',
    bagOf(payload, { 'manifest-sha512.txt': sha512(payload) + sha512({ 'data/a.txt': 'one\n' }) }, { version: '0.97' }),
    [],
  ],
  ['an Oxum with other octets', bagOf(payload, { 'bag-info.txt': 'Payload-Oxum: 9.2\n' }), ['malformed bag-info.txt']],
  [
    'an Oxum with another number of files',
    bagOf(payload, { 'bag-info.txt': 'Payload-Oxum: 8.3\n' }),
    ['malformed bag-info.txt'],
  ],
  ['an Oxum that is none', bagOf(payload, { 'bag-info.txt': 'Payload-Oxum: much\n' }), ['malformed bag-info.txt']],
  [
    'two Oxums',
    bagOf(payload, { 'bag-info.txt': 'Payload-Oxum: 8.2\nPayload-Oxum: 8.2\n' }),
    ['malformed bag-info.txt'],
  ],
  [
    'a line of bag-info.txt that is no label',
    bagOf(payload, { 'bag-info.txt': 'Payload-Oxum: 8.2\nhello\n' }),
    ['malformed bag-info.txt'],
  ],
  [
    'a value over several lines, and a label twice',
    bagOf(payload, { 'bag-info.txt': 'Note: one\n two\nNote: three\nPayload-Oxum: 8.2\n' }),
    [],
  ],
  [
    'a version that does not exist yet',
    bagOf(payload, { 'bagit.txt': 'BagIt-Version: 1.1\nTag-File-Character-Encoding: UTF-8\n' }),
    ['malformed bagit.txt'],
  ],
  [
    'three lines in bagit.txt',
    bagOf(payload, { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: x\n' }),
    ['malformed bagit.txt'],
  ],
  [
    'an encoding that nobody knows',
    bagOf(payload, { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC-X\n' }),
    ['malformed bagit.txt'],
  ],
  [
    'bytes that are not of the declared encoding',
    bagOf(payload, { 'bag-info.txt': Buffer.from('Note: caf\xe9\n', 'latin1') }),
    ['malformed bag-info.txt'],
  ],
  [
    'a manifest that climbs out',
    bagOf(payload, { 'manifest-sha512.txt': sha512(payload) + sha512({ 'data/../../etc/passwd': 'x' }) }),
    ['refused data/../../etc/passwd'],
  ],
  [
    'a manifest that climbs out with backslashes',
    bagOf(payload, { 'manifest-sha512.txt': sha512(payload) + sha512({ 'data\\..\\..\\x': 'x' }) }),
    ['refused data\\..\\..\\x'],
  ],
  [
    'a manifest that names the root of the disk',
    bagOf(payload, { 'manifest-sha512.txt': sha512(payload) + sha512({ '/etc/passwd': 'x' }) }),
    ['refused /etc/passwd'],
  ],
  [
    'a fetch.txt that writes outside',
    bagOf(payload, { 'fetch.txt': 'https://example.org/x - data/../../x\n' }),
    ['refused data/../../x'],
  ],
  [
    'a fetch.txt that writes a tag file',
    bagOf(payload, { 'fetch.txt': 'https://example.org/x - bagit.txt\n' }),
    ['refused bagit.txt'],
  ],
  [
    'a fetch.txt that reads this computer',
    bagOf(payload, { 'fetch.txt': 'file:///etc/passwd - data/a.txt\n' }),
    ['refused data/a.txt'],
  ],
  [
    'a fetch.txt with what no manifest lists',
    bagOf(payload, { 'fetch.txt': 'https://example.org/x 3 data/x\n' }),
    ['malformed fetch.txt'],
  ],
  ['a fetch.txt that is none', bagOf(payload, { 'fetch.txt': 'hello\n' }), ['malformed fetch.txt']],
  [
    'a file that is still to be fetched',
    bagOf(payload, {
      'data/a.txt': undefined,
      'fetch.txt': 'https://user:secret@example.org/a 4 data/a.txt\n',
      'bag-info.txt': 'Note: x\n',
    }),
    ['missing data/a.txt'],
  ],
];

describe('a bag in a folder', () => {
  it.each(cases)('gets the right verdict: %s', async (_, files, faults) => {
    const report = await checkPath(await folderOf(files));
    expect(faultsOf(report)).toEqual(faults);
    expect(report.kind).toBe('bag');
  });

  it('says what was expected and what was found of a file that is changed', async () => {
    const { faults } = await checkPath(await folderOf(bagOf(payload, { 'data/a.txt': 'uno\n' })));
    expect(faults).toEqual([
      expect.objectContaining({
        path: 'data/a.txt',
        expected: sumOf('sha512', 'one\n'),
        actual: sumOf('sha512', 'uno\n'),
      }),
    ]);
  });

  it('fetches nothing, and names the host without the password', async () => {
    const files = bagOf(payload, {
      'data/a.txt': undefined,
      'fetch.txt': 'https://user:secret@example.org/a 4 data/a.txt\n',
      'bag-info.txt': 'Note: x\n',
    });
    const { faults } = await checkPath(await folderOf(files));
    expect(faults[0]?.message).toContain('example.org');
    expect(JSON.stringify(faults)).not.toContain('secret');
  });

  it('names the file that differs in capitals', async () => {
    const { faults } = await checkPath(
      await folderOf(bagOf(payload, { 'data/a.txt': undefined, 'data/A.TXT': 'one\n' })),
    );
    expect(faults.find(({ kind }) => kind === 'missing')?.message).toContain('data/A.TXT');
  });

  it.each([
    ['to a file outside', async (folder: string) => symlink('/etc/passwd', join(folder, 'data/l'))],
    ['to a folder outside', async (folder: string) => symlink('/etc', join(folder, 'data/l'))],
    ['to a file of the bag', async (folder: string) => symlink('a.txt', join(folder, 'data/l'))],
    ['to nothing', async (folder: string) => symlink('nowhere', join(folder, 'data/l'))],
    ['to its own folder', async (folder: string) => symlink('.', join(folder, 'data/l'))],
  ])('refuses a link %s and does not follow it', async (_, make) => {
    const folder = await folderOf(bagOf());
    await make(folder);
    expect(faultsOf(await checkPath(folder))).toEqual(['refused data/l']);
  });

  it('refuses a link in the place of a file that is listed, and of the folder data', async () => {
    const folder = await folderOf(bagOf());
    await rm(join(folder, 'data/a.txt'));
    await symlink('/etc/passwd', join(folder, 'data/a.txt'));
    expect(faultsOf(await checkPath(folder))).toContain('refused data/a.txt');
    await rm(join(folder, 'data'), { recursive: true });
    await symlink('/etc', join(folder, 'data'));
    expect(faultsOf(await checkPath(folder))).toContain('refused data');
  });

  it('refuses what is neither a file nor a folder', async () => {
    const folder = await folderOf(bagOf());
    const server = createServer().listen(join(folder, 'data/socket'));
    await once(server, 'listening');
    try {
      expect(faultsOf(await checkPath(folder))).toEqual(['refused data/socket']);
    } finally {
      server.close();
    }
  });

  it('takes a file with two names for two files', async () => {
    const folder = await folderOf(bagOf());
    await link(join(folder, 'data/a.txt'), join(folder, 'data/x'));
    expect(faultsOf(await checkPath(folder))).toEqual(['extra data/x', 'malformed bag-info.txt']);
  });

  it('says that a folder of something else is no package', async () => {
    const folder = await folderOf({ 'x.txt': 'x' });
    await expect(checkPath(folder)).rejects.toThrow('is no package that can be checked');
    await mkdir(join(folder, 'empty'));
    await expect(checkPath(join(folder, 'empty'))).rejects.toThrow('is no package');
    await writeFile(join(folder, 'x.tar'), 'x');
    await expect(checkPath(join(folder, 'x.tar'))).rejects.toThrow('neither a folder nor a zip file');
    await expect(checkPath(join(folder, 'nothing'))).rejects.toThrow('There is no file or folder');
  });
});

describe('a bag in a zip file', () => {
  it.each(cases.filter(([, files]) => Object.keys(files).every((path) => !/[\r\n]/.test(path))))(
    'gets the same verdict as in a folder: %s',
    async (_, files, faults) => {
      expect(faultsOf(await checkPath(await zipFileOf(files)))).toEqual(faults);
    },
  );
});
