import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportOptions, type ImportResult, importFile, refuseTwins } from '../../src/workflows/import.js';
import { copySeedEdition } from '../helpers/edition.js';
import { temporaryFolder } from '../helpers/temporary.js';

const typescript = `**May 5, 1961**

**Record of a Conversation with President Dorticos, 4 May 1961 (invented)**

**Citation:**

"Record of a Conversation with President Dorticos, 4 May 1961 (invented)", May 5, 1961, Wilson Center Digital Archive, AVP RF, F. 1, Op. 2, P. 3, D. 4, ll. 5-6. Translated by Gary Goldberg.

**Original Language:**

Russian

**Contents:**

Translation - English

Today I met with Dorticos and with Comrade Zavyalsky, who [had] asked for it in Havana.

We spoke about the price of the kerosene, which was high that spring.
`;

interface Place {
  readonly folder: string;
  readonly file: string;
  readonly run: (options?: Partial<ImportOptions>, file?: string) => Promise<ImportResult>;
  /** The files of the edition, by their path. */
  readonly files: () => Promise<Readonly<Record<string, string>>>;
}

async function place(text: string | Uint8Array = typescript, name = 'dorticos-1961-05-04.md'): Promise<Place> {
  const root = await temporaryFolder();
  const folder = await copySeedEdition(join(root, 'edition'));
  const file = join(root, name);
  await writeFile(file, text);
  return {
    folder,
    file,
    run: (options = {}, other = file) =>
      importFile(other, folder, { dryRun: false, merge: false, addEntries: false, day: '2026-11-24', ...options }),
    async files() {
      const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      return Object.fromEntries(
        await Promise.all(
          names.sort().map(async (one) => [one.slice(folder.length + 1), await readFile(one, 'latin1')] as const),
        ),
      );
    },
  };
}

const id = 'dorticos-1961-05-04';

describe('edition import', () => {
  it('stops in the middle of a long typescript when it is asked to, and writes nothing', async () => {
    const { run, files } = await place(
      `${typescript}\n${'Dorticos spoke of the price of the kerosene.\n\n'.repeat(400)}`,
    );
    const before = await files();
    const controller = new AbortController();
    let last = 0;
    const stopped = run({
      signal: controller.signal,
      progress: ({ step, done, of }) => {
        if (step !== 'encode') return;
        last = done;
        expect(of).toBe(402);
        if (done === 20) controller.abort();
      },
    });
    await expect(stopped).rejects.toThrow(/abort/);
    expect(last).toBe(20);
    expect(await files()).toEqual(before);
  });

  it('gives way while it works, so that Ctrl-C is heard', async () => {
    const { run } = await place(`${typescript}\n${'Dorticos spoke of the price of the kerosene.\n\n'.repeat(2000)}`);
    const controller = new AbortController();
    const steps: string[] = [];
    const stopped = run({
      signal: controller.signal,
      // What a signal of the system does: it is heard only when nothing else runs.
      progress: ({ step, done }) => {
        steps.push(step);
        if (step === 'encode' && done === 1) setImmediate(() => controller.abort());
      },
    });
    await expect(stopped).rejects.toThrow(/abort/);
    expect(steps).not.toContain('validate');
  });

  it('gives a record another id where something in the edition has the one of the file’s name, and knows it again', async () => {
    const { run, file } = await place(typescript, 'people.md');
    const first = await run();
    expect(first).toMatchObject({ status: 'new' });
    expect(first.record).toMatch(/records\/people-2\.xml$/);
    expect(first.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await run()).toMatchObject({ status: 'unchanged', record: first.record });
    // An entry of a register, which is not the root of any file.
    const named = join(file, '..', 'castro.md');
    await writeFile(named, typescript);
    expect((await run({}, named)).record).toMatch(/records\/castro-2\.xml$/);
  });

  it('refuses an id that is taken, where it is asked for, and writes nothing', async () => {
    const { run, files } = await place();
    const before = await files();
    await expect(run({ id: 'castro' })).rejects.toThrow(/The id castro is used already, in people\.xml/);
    expect(await files()).toEqual(before);
  });

  it.each([
    ['1962 letter.md', 'd-1962-letter'],
    ['Запись беседы.md', 'zapis-besedy'],
    ['Łódź, 3 May.md', 'lodz-3-may'],
    ['会谈.md', '会谈'],
  ])('makes of the file name %s the id %s', async (name, expected) => {
    const { run } = await place(typescript, name);
    expect((await run({ dryRun: true })).record).toMatch(new RegExp(`records/${expected}\\.xml$`));
  });

  it('shows in its findings the letters that it has read', async () => {
    const utf16 = Buffer.from(
      `\ufeff${typescript.replace('kerosene', 'kerosene [x y z w v u t s r q p o n m]')}`,
      'utf16le',
    );
    const { run, file } = await place(utf16, 'talk.md');
    const { texts } = await run();
    expect([...texts].find(([name]) => name.endsWith('talk.md'))?.[1]).toContain('Today I met with Dorticos');
    expect(file).toContain('talk.md');
  });

  it('says that an empty file is empty, whatever its encoding', async () => {
    for (const bytes of [new Uint8Array(), Uint8Array.of(0xef, 0xbb, 0xbf), Uint8Array.of(0xff, 0xfe, 0x0a, 0)])
      await expect((await place(bytes, 'talk.md')).run()).rejects.toThrow('talk.md is empty');
  });

  it('refuses a file that is too large before it reads it', async () => {
    const { run, file } = await place();
    await truncate(file, 20 * 1024 * 1024 * 1024);
    await expect(run()).rejects.toThrow('dorticos-1961-05-04.md is too large: 20480.0 MB');
  });

  it('gives ids that no other draft has, so that two drafts stand in one edition', async () => {
    const { run, files, file } = await place(typescript.replace(' Translated by Gary Goldberg.', ''));
    await run();
    const second = join(file, '..', 'a-second-talk.md');
    await writeFile(second, typescript.replace(' Translated by Gary Goldberg.', ''));
    await run({}, second);
    const all = Object.entries(await files()).filter(([name]) => /^records\/(?:dorticos|a-second)/.test(name));
    expect(all).toHaveLength(2);
    const ids = all.flatMap(([, xml]) => [...xml.matchAll(/xml:id="([^"]*)"/g)].map(([, one]) => one));
    expect(ids).toContain('a-second-talk-translator');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('writes a valid draft, the typescript, the report and the proposed entries, and nothing else', async () => {
    const { run, files } = await place();
    const before = await files();
    const { status, findings } = await run();
    const after = await files();
    expect(status).toBe('new');
    expect(findings.filter(({ severity, code }) => severity === 'error' || !code.startsWith('import/'))).toEqual([]);
    expect(Object.keys(after).filter((name) => !(name in before))).toEqual([
      `records/${id}.xml`,
      `typescripts/${id}.doubts.json`,
      `typescripts/${id}.entries.xml`,
      `typescripts/${id}.md`,
    ]);
    for (const [name, text] of Object.entries(before)) expect(after[name]).toBe(text);
    expect(after[`typescripts/${id}.md`]).toBe(typescript);
    const record = after[`records/${id}.xml`] ?? '';
    expect(record).toContain('<?xml-model href="../../../schema/edition.rng"');
    expect(record).toContain('<persName key="zavyalsky" cert="medium">Zavyalsky</persName>');
    const report = JSON.parse(after[`typescripts/${id}.doubts.json`] ?? '') as Readonly<
      Record<string, readonly unknown[]>
    >;
    expect(report['places']).toBe('lines');
    expect(report['doubts']).toContainEqual(
      expect.objectContaining({ code: 'import/date-unsure', typed: 'Today', place: { line: 17, column: 1 } }),
    );
    expect(report['conversions']).toContainEqual({ place: { line: 17, column: 59 }, typed: '[', became: 'supplied' });
    expect(report['entries']).toContainEqual(expect.objectContaining({ id: 'zavyalsky', register: 'people' }));
  });

  it('writes nothing when it is only tried', async () => {
    const { run, files } = await place();
    const before = await files();
    const { xml, written } = await run({ dryRun: true });
    expect(await files()).toEqual(before);
    expect(written).toHaveLength(4);
    expect(xml).toContain('<revisionDesc status="draft">');
  });

  it('writes nothing when the typescript is no text', async () => {
    const { run, files } = await place('%PDF-1.7', 'a.docx');
    const before = await files();
    await expect(run()).rejects.toThrow('a.docx is a PDF');
    expect(await files()).toEqual(before);
  });

  it('does not touch a record that no import has made', async () => {
    const { run, files, folder } = await place();
    await writeFile(join(folder, `records/${id}.xml`), '<TEI/>');
    const before = await files();
    await expect(run()).rejects.toThrow('is there already, and no typescript is kept from which it was made');
    expect(await files()).toEqual(before);
    expect((await run({ id: 'another', dryRun: true })).record).toMatch(/records\/another\.xml$/);
  });

  it('does nothing when the typescript is the same as before', async () => {
    const { run, files } = await place();
    await run();
    const before = await files();
    expect(await run()).toMatchObject({ status: 'unchanged', written: [], findings: [] });
    expect(await files()).toEqual(before);
  });

  it('proposes what has changed in the typescript, and brings it into the edited record when told --merge', async () => {
    const { run, files, folder, file } = await place();
    await run();
    const path = join(folder, `records/${id}.xml`);
    const edited = (await readFile(path, 'utf8')).replace('the price', '<hi rend="italic">the price</hi>');
    await writeFile(path, edited);
    await writeFile(file, typescript.replace('kerosene', 'paraffin'));
    const proposed = await run();
    expect(proposed).toMatchObject({ status: 'proposed', changes: 1 });
    expect((await files())[`records/${id}.xml`]).toBe(Buffer.from(edited).toString('latin1'));
    expect((await files())[`typescripts/${id}.proposed.xml`]).toContain('paraffin');
    expect((await files())[`typescripts/${id}.md`]).toBe(typescript);

    const merged = await run({ merge: true });
    expect(merged).toMatchObject({ status: 'merged', changes: 1 });
    expect(await readFile(path, 'utf8')).toBe(edited.replace('kerosene', 'paraffin'));
    expect((await files())[`typescripts/${id}.md`]).toContain('paraffin');
    expect((await run()).status).toBe('unchanged');
  });

  it('tells where a typescript and an editor disagree', async () => {
    const { run, folder, file } = await place();
    await run();
    const path = join(folder, `records/${id}.xml`);
    await writeFile(path, (await readFile(path, 'utf8')).replace('the kerosene', 'the oil'));
    await writeFile(file, typescript.replace('the kerosene', 'the paraffin'));
    const { findings, changes } = await run({ merge: true });
    expect(changes).toBe(0);
    const [conflict] = findings.filter(({ code }) => code === 'import/merge-conflict');
    expect(conflict?.file).toMatch(new RegExp(`records/${id}\\.xml$`));
    expect(conflict?.help).toContain('paraffin');
    expect(await readFile(path, 'utf8')).toContain('the oil');
  });

  it('puts the proposed entries into the registers only when told to, as the editor has left them', async () => {
    const { run, folder } = await place();
    await run();
    const proposals = join(folder, `typescripts/${id}.entries.xml`);
    const corrected = (await readFile(proposals, 'utf8')).replace('>Zavyalsky<', '>Zavyalsky, O. L.<');
    await writeFile(proposals, corrected);
    const { addedEntries, findings } = await run({ addEntries: true });
    expect(addedEntries).toBe(1);
    expect(findings).toEqual([]);
    const people = await readFile(join(folder, 'people.xml'), 'utf8');
    expect(people).toMatch(
      /<\/person>\n {6}<person xml:id="zavyalsky">\n {8}<persName type="main" xml:lang="en">Zavyalsky, O\. L\.<\/persName>\n {6}<\/person>\n {4}<\/listPerson>/,
    );
    expect(await readFile(join(folder, `records/${id}.xml`), 'utf8')).toContain(
      '<persName ref="../people.xml#zavyalsky" cert="medium">Zavyalsky</persName>',
    );
    expect((await run({ addEntries: true })).addedEntries).toBe(0);
  });

  it('takes the pictures that lie beside the typescript, and none from elsewhere', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const { run, folder, file } = await place(
      `${typescript}\n![A map of the strait](maps/strait.png)\n\n![Another](../../secret.png)\n\nNothing more was said about it that evening, and nobody asked.\n`,
    );
    await mkdir(join(file, '../maps'));
    await writeFile(join(file, '../maps/strait.png'), png);
    const { findings } = await run();
    expect(await readFile(join(folder, `images/${id}-1.png`))).toEqual(png);
    expect(await readFile(join(folder, `records/${id}.xml`), 'utf8')).toContain(
      `<figure><graphic url="../images/${id}-1.png"/><figDesc>A map of the strait</figDesc></figure>`,
    );
    expect(findings.filter(({ code }) => code === 'import/image').map(({ message }) => message)).toEqual([
      'The picture ../../secret.png could not be had',
    ]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    'cable-from-solvara.txt',
    'letter-of-the-keeper.md',
    'lighthouse-talk.docx',
    'lighthouse-talk.html',
    'lighthouse-talk.md',
    'lighthouse-talk.odt',
    'lighthouse-talk.txt',
    'minutes-of-the-commission.txt',
    'note-from-berlin.html',
    'report-of-the-legation.md',
  ])('%s becomes a valid draft', async (name) => {
    const file = `test/fixtures/typescripts/${name}`;
    const options = { dryRun: true, merge: false, addEntries: false, day: '2026-11-24' };
    for (const edition of ['editions/training', 'editions/cuba-1961-62']) {
      const { findings } = await importFile(file, edition, options);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const warnings = findings.filter(({ severity, code }) => severity === 'warning' && !code.startsWith('import/'));
      expect(warnings.map(({ code }) => code)).toEqual([]);
    }
  });

  it('refuses two typescripts that would become one record', () => {
    expect(() => refuseTwins(['a/letter.md', 'b/Letter.docx'])).toThrow('would both become the record letter');
    expect(() => refuseTwins(['letter-1.md', 'letter-2.md'])).not.toThrow();
  });
});
