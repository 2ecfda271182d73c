import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { copySeedEdition } from '../helpers/edition.js';
import { run } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';

describe('edition new record', () => {
  let folder: string;
  const edition = (...args: readonly string[]) => run(args, { cwd: folder });
  beforeEach(async () => {
    folder = await temporaryFolder();
    await copySeedEdition(join(folder, 'editions/cuba-1961-62'));
  });

  it('makes a draft in which nothing is found, with title, date and translator', async () => {
    const { code, stdout } = await edition(
      ...['new', 'record', '--title', 'Беседа <с> “Кастро”', '--date', '1961-12-30', '--translator', 'A & B'],
    );
    expect(stdout).toContain('Began editions/cuba-1961-62/records/beseda-s-kastro-1961-12-30.xml\n');
    expect(code).toBe(0);
    const text = await readFile(join(folder, 'editions/cuba-1961-62/records/beseda-s-kastro-1961-12-30.xml'), 'utf8');
    expect(text).toContain('<date type="record" when="1961-12-30">30 December 1961</date>');
    expect(text).toContain('<editor role="translator">A &#38; B</editor>');
    expect((await edition('validate', '--format', 'json')).stdout).not.toContain('beseda');
    expect((await edition('build')).code).toBe(0);
  });

  it('does without registers and without a schema', async () => {
    const bare = 'editions/cuba-1961-62';
    await writeFile(join(folder, bare, 'edition.yaml'), 'title: Bare\nregisters: {}\nrecords: [records, more]\n');
    await edition('new', 'record', 'letter');
    const { stdout } = await edition('validate', join(bare, 'records/letter.xml'));
    expect(stdout).toBe('Nothing found. 1 file checked.\n');
  });

  it('gives no id twice, capitals making no difference, and writes over nothing', async () => {
    await edition('new', 'record', 'letter');
    for (const id of ['letter', 'LETTER', 'Kudryavtsev-Castro-1961-12-30']) {
      const { code, stderr } = await edition('new', 'record', id);
      expect(stderr).toContain('already');
      expect(code).toBe(2);
    }
  });

  it.each([['../letter'], ['1961'], ['a b'], ['письмо/1'], [`l${'o'.repeat(130)}ng`]])(
    'takes %o for no id',
    async (id) => {
      const { code, stderr } = await edition('new', 'record', id);
      expect(stderr).toContain('cannot be the id of a record');
      expect(code).toBe(2);
    },
  );

  it('says what is wrong with a date, a missing title and an unknown edition', async () => {
    expect((await edition('new', 'record', 'x', '--date', '30.12.1961')).stderr).toContain('“30.12.1961” is no date');
    expect((await edition('new', 'record')).stderr).toContain('The record has no id');
    expect((await edition('new', 'record', 'x', '--edition', 'none')).stderr).toContain('There is no edition “none”');
  });

  it('asks which edition is meant where there are several', async () => {
    await copySeedEdition(join(folder, 'editions/other'));
    expect((await edition('new', 'record', 'x')).stderr).toContain('Name one of them: cuba-1961-62, other.');
  });
});
