import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { noCache } from '../../src/store/cache.js';
import { packageFile } from '../../src/store/package-files.js';
import { openPool } from '../../src/transform/pool.js';
import { TransformError } from '../../src/transform/saxon.js';
import { DraftEdition } from '../../src/workflows/draft-edition.js';
import { copySeedEdition, readSeedRecord, seedRecord, withId } from '../helpers/edition.js';
import { temporaryFolder } from '../helpers/temporary.js';

const seedPage = 'records/kudryavtsev-castro-1961-12-30.html';
const { signal } = new AbortController();
const pool = openPool();

let folder: string;
let edition: DraftEdition;
let seed: string;
const make = () => edition.make({ pool, signal });
const write = (path: string, text: string | Uint8Array) => writeFile(join(folder, path), text);

beforeEach(async () => {
  vi.stubEnv('EDITION_CACHE', packageFile('node_modules/.cache/edition-test/pages'));
  folder = await copySeedEdition(await temporaryFolder());
  edition = new DraftEdition(folder);
  seed = await readSeedRecord();
});

it('makes the same pages as a build, with findings in the edition or without', async () => {
  const whole = await make();
  expect(whole.isComplete).toBe(true);
  expect(whole.files.has('manifest.json')).toBe(true);
  await write(seedRecord, seed.replace('../people.xml#castro', '../people.xml#castor'));
  const draft = await make();
  expect(draft.diagnostics.map(({ code }) => code)).toContain('ref/not-found');
  expect(draft.files.size).toBe(whole.files.size);
});

it('keeps the page of a broken record as it was, and makes the rest', async () => {
  const whole = await make();
  await write(seedRecord, seed.replace('</p>', ''));
  const config = await readFile(join(folder, 'edition.yaml'), 'utf8');
  await write('edition.yaml', config.replace('title: Cuba', 'title: Zuba'));
  const draft = await make();
  expect(draft.stale).toEqual([seedRecord]);
  expect(draft.diagnostics.map(({ code }) => code)).toContain('xml/unclosed');
  expect(draft.diagnostics.map(({ code }) => code)).not.toContain('register/unused');
  const text = (files: ReadonlyMap<string, Uint8Array>, path: string) => Buffer.from(files.get(path) ?? '').toString();
  expect(text(draft.files, seedPage).replaceAll('Zuba', 'Cuba')).toBe(text(whole.files, seedPage));
  expect(text(draft.files, 'index.html')).toContain('Zuba 1961–62');
  expect(draft.files.size).toBe(whole.files.size);
});

it.each([
  ['a record in another encoding', seedRecord, Buffer.from('<TEI>Кастро</TEI>', 'utf16le')],
  ['a record of no bytes', seedRecord, Buffer.from('')],
  ['a broken register', 'people.xml', Buffer.from('<TEI')],
  ['a register in another encoding', 'places.xml', Buffer.from([0x3c, 0xff, 0xfe])],
])('does what it can with %s from the beginning', async (_, path, bytes) => {
  await write(path, bytes);
  const draft = await make();
  expect(draft.stale).toContain(path);
  expect(draft.files.has('index.html')).toBe(true);
  expect(draft.troubles).toEqual([]);
});

it('does without registers and without records', async () => {
  for (const name of ['people', 'places', 'organizations', 'terms']) await rm(join(folder, `${name}.xml`));
  await write('edition.yaml', 'title: Bare\n');
  expect((await make()).files.has(seedPage)).toBe(true);
  await rm(join(folder, 'records'), { recursive: true });
  const empty = await make();
  expect(empty.diagnostics.map(({ code }) => code)).toContain('file/missing');
  expect(empty.files.has('index.html')).toBe(true);
  expect(empty.files.has(seedPage)).toBe(false);
});

it('goes on with the last configuration that was right, and has nothing without one', async () => {
  await write('edition.yaml', 'title: [');
  expect(await make()).toMatchObject({ config: undefined, isComplete: false });
  await write('edition.yaml', 'title: Right\n');
  expect((await make()).config?.title).toBe('Right');
  await write('edition.yaml', 'title: [');
  const draft = await make();
  expect(draft.config?.title).toBe('Right');
  expect(draft.files.has(seedPage)).toBe(true);
});

it('shows the first of two records with the same id, as when a file has just been copied', async () => {
  await write('records/zz-copy.xml', seed);
  const draft = await make();
  expect(draft.troubles).toEqual([]);
  expect([...draft.files.keys()].filter((path) => /^records\/[^/.]*\.xml$/.test(path))).toHaveLength(1);
});

it('leaves out a record that cannot be drawn, and says why', async () => {
  await write('records/second.xml', withId(seed, 'second'));
  const failing = {
    ...pool,
    record: async (input: Parameters<typeof pool.record>[0]) => {
      if (input.id === 'second') throw new TransformError('it stopped', 'XPTY0004');
      return pool.record(input);
    },
  };
  const draft = await edition.make({ pool: failing, cache: noCache, signal });
  expect(draft.troubles).toEqual([{ message: 'it stopped', detail: '' }]);
  expect(draft.stale).toEqual(['records/second.xml']);
  expect(draft.files.has(seedPage)).toBe(true);
  expect(draft.files.has('records/second.html')).toBe(false);
});
