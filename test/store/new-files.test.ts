import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeNewFiles } from '../../src/store/new-files.js';
import { temporaryFolder } from '../helpers/temporary.js';

it('takes back what it has written when a file is there already', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a/taken'), 'mine');
  const files = new Map([
    ['a/new', ''],
    ['b/c/new', ''],
    ['a/taken', 'theirs'],
  ]);
  await expect(writeNewFiles(folder, files)).rejects.toThrow('something of that name is there already');
  expect(await readdir(folder, { recursive: true })).toEqual(['a', join('a', 'taken')]);
  expect(await readFile(join(folder, 'a/taken'), 'utf8')).toBe('mine');
});

it('takes back what it has written when it is interrupted', async () => {
  const folder = await temporaryFolder();
  const controller = new AbortController();
  const files = new Map([
    ['one/two/three', ''],
    ['four', ''],
  ]);
  const done = writeNewFiles(folder, files, controller.signal);
  controller.abort();
  await expect(done).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});
