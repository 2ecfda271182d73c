import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportRecords } from '../../src/workflows/export.js';
import { type ImportOptions, importFile } from '../../src/workflows/import.js';
import { changePart, partOf } from '../helpers/exporting.js';
import { temporaryFolder } from '../helpers/temporary.js';

const id = 'kudryavtsev-castro-1961-12-30';
const signal = new AbortController().signal;

/** A copy of an edition, and a folder for what is exported. */
async function place(name = 'cuba-1961-62') {
  const root = await temporaryFolder();
  const edition = join(root, 'editions', name);
  await cp(`editions/${name}`, edition, { recursive: true });
  await cp('schema', join(root, 'schema'), { recursive: true });
  const out = join(root, 'out');
  const record = join(edition, `records/${id}.xml`);
  return {
    root,
    edition,
    out,
    record,
    export: (records: readonly string[] = [id], more: Partial<Parameters<typeof exportRecords>[1]> = {}) =>
      exportRecords(records, { edition, out, force: false, signal, ...more }),
    import: (file: string, more: Partial<ImportOptions> = {}) =>
      importFile(file, edition, { dryRun: false, merge: true, addEntries: false, day: '2026-11-24', ...more }),
    /** Changes a word in an exported .docx file. */
    change: async (file: string, from: string, to: string) => {
      const edit = (xml: string): string => xml.replace(from, to);
      await writeFile(file, changePart(new Uint8Array(await readFile(file)), 'word/document.xml', edit));
    },
  };
}

describe('edition export', () => {
  it('writes a file, keeps the version, and says what the file does not show', async () => {
    const { export: run, out, edition } = await place();
    const [done] = await run();
    expect(done?.files).toEqual([join(out, `${id}.docx`)]);
    expect(done?.notShown).toContain('tags of names, offices and terms (101)');
    expect(await readdir(out)).toEqual([`${id}.docx`]);
    const [kept] = await readdir(join(edition, 'typescripts/exported'));
    expect(kept).toMatch(new RegExp(`^${id}\\.[0-9a-f]{12}\\.xml$`));
    const foot = partOf(new Uint8Array(await readFile(join(out, `${id}.docx`))), 'word/footer1.xml');
    expect(foot).toContain(`edition export: ${id} translation `);
    expect(await run()).toEqual([done]);
  });

  it('takes the name and the format from --out, and several records into a folder, each original beside its translation', async () => {
    const { export: run, out } = await place('training');
    await run(['toast-valdebruma-1958-05-30'], { out: join(out, 'toast.md') });
    await run(['conversation-oreluna-1958-03-04', 'note-verbale-manara-1958-04-15-ar'], { format: 'md' });
    expect((await readdir(out)).toSorted()).toEqual([
      'conversation-oreluna-1958-03-04.md',
      'conversation-oreluna-1958-03-04.original.md',
      'note-verbale-manara-1958-04-15-ar.md',
      'toast.md',
    ]);
    expect(await readFile(join(out, 'conversation-oreluna-1958-03-04.original.md'), 'utf8')).toContain('ЗАПИСЬ БЕСЕДЫ');
  });

  it('never writes over a file that has changed, without --force, and then writes nothing at all', async () => {
    const { export: run, out } = await place();
    await mkdir(out);
    await writeFile(join(out, `${id}.docx`), 'somebody’s work');
    await expect(run()).rejects.toThrow('is there already, and it is different');
    expect(await readFile(join(out, `${id}.docx`), 'utf8')).toBe('somebody’s work');
    await run([id], { force: true });
    expect((await readFile(join(out, `${id}.docx`))).subarray(0, 2).toString()).toBe('PK');
  });

  it('refuses what is no record, what is two, what does not go together, and what lies outside', async () => {
    const { export: run, out, edition, record } = await place();
    await expect(run(['../../etc/passwd'])).rejects.toThrow('There is no record “../../etc/passwd”');
    await expect(run(['people'])).rejects.toThrow('There is no record “people”');
    await expect(run([id], { out: join(out, 'x.md'), format: 'docx' })).rejects.toThrow('do not go together');
    await expect(run([id], { out: join(out, 'x.odt') })).rejects.toThrow('.odt is not a format that is written');
    await writeFile(join(edition, 'records/second.xml'), await readFile(record));
    await expect(run([id, 'second'], { out: join(out, 'x.docx') })).rejects.toThrow(
      'is one file, and there are 2 records',
    );
    const text = await readFile(record, 'utf8');
    const image = (url: string): string => text.replace('<closer>', `<figure><graphic url="${url}"/></figure><closer>`);
    await writeFile(record, image('../../../secret.png'));
    await expect(run()).rejects.toThrow('lies outside the edition');
    await writeFile(record, text.replace('</p>', ''));
    await expect(run()).rejects.toThrow('is not well-formed');
    await rm(record);
    await symlink('/nowhere', out);
    await expect(run(['second'])).rejects.toThrow(/Cannot make the folder/);
  });
});

describe('edition import of a file that was exported', () => {
  it.each(['docx', 'md'] as const)('finds nothing to do where nothing has changed: .%s', async (format) => {
    const { export: run, import: back, out, record } = await place();
    const before = await readFile(record);
    await run([id], { format });
    expect(await back(join(out, `${id}.${format}`))).toMatchObject({ status: 'unchanged', written: [], findings: [] });
    expect(await readFile(record)).toEqual(before);
  });

  it('brings changes into the record, whatever the file is called, or proposes them', async () => {
    const { export: run, import: back, change, out, record, edition } = await place();
    const before = await readFile(record, 'utf8');
    await run([id], { out: join(out, 'for Gary (final).docx') });
    const file = join(out, 'for Gary (final).docx');
    await change(file, 'quite comforting', 'rather comforting');
    expect(await back(file, { merge: false })).toMatchObject({ status: 'proposed', changes: 1 });
    expect(await readFile(record, 'utf8')).toBe(before);
    expect(await readFile(join(edition, `typescripts/${id}.proposed.xml`), 'utf8')).toContain('rather comforting');
    expect(await back(file)).toMatchObject({ status: 'merged', changes: 1 });
    expect(await readFile(record, 'utf8')).toBe(before.replace('quite comforting', 'rather comforting'));
    expect(await back(file), 'once more').toMatchObject({ status: 'unchanged', written: [] });
  });

  it('knows the changes of the translator from those of an editor, and tells where both have changed the same', async () => {
    const { export: run, import: back, change, out, record } = await place();
    await run();
    const file = join(out, `${id}.docx`);
    await change(file, 'quite comforting', 'rather comforting');
    await change(file, 'general questions', 'general matters');
    const edited = (await readFile(record, 'utf8'))
      .replace('general questions', 'general <hi rend="italic">topics</hi>')
      .replace('The rest of', '<seg>The rest</seg> of');
    await writeFile(record, edited);
    const result = await back(file);
    expect(result).toMatchObject({ status: 'merged', changes: 1 });
    expect(await readFile(record, 'utf8')).toBe(edited.replace('quite comforting', 'rather comforting'));
    const [conflict] = result.findings.filter(({ code }) => code === 'import/merge-conflict');
    expect(conflict?.message).toContain('where the record has changed since it was exported');
    expect(conflict?.help).toBe(
      'The exported file had “questions”; the returned one has “matters”. Change the record by hand',
    );
    expect(edited.split('\n')[(conflict?.range.start.line ?? 0) - 1]).toContain('general <hi');
  });

  it('refuses where it cannot be told what has changed', async () => {
    const { export: run, import: back, out, record, edition } = await place();
    await run();
    await rm(join(edition, 'typescripts'), { recursive: true });
    const file = join(out, `${id}.docx`);
    await writeFile(record, (await readFile(record, 'utf8')).replace('general questions', 'general topics'));
    await expect(back(file)).rejects.toThrow('which is not kept');
    const bytes = new Uint8Array(await readFile(file));
    const other = (xml: string): string => xml.replace(/[0-9a-f]{16}</, '0000000000000000<');
    await run([id], { force: true });
    const fresh = changePart(new Uint8Array(await readFile(file)), 'docProps/custom.xml', other);
    expect(bytes).not.toEqual(fresh);
    await writeFile(file, fresh);
    await expect(back(file)).rejects.toThrow('by another version of this program');
  });

  it('tells comments and changed looks, and brings neither into the record', async () => {
    const { export: run, import: back, out } = await place();
    await run([id], { format: 'md' });
    const file = join(out, `${id}.md`);
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace('some general questions', 'some *general* questions<!-- Is this the whole text? -->'),
    );
    const { status, findings, changes } = await back(file);
    expect([status, changes]).toEqual(['unchanged', 0]);
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'import/not-carried: Words look otherwise than they did when they were exported: general',
      'import/comment: Somebody has commented here: Is this the whole text?',
    ]);
  });

  it('an original that stands in the file of its translation comes back into its own text', async () => {
    const { export: run, import: back, out, edition } = await place('training');
    await run(['conversation-oreluna-1958-03-04']);
    const file = join(out, 'conversation-oreluna-1958-03-04.original.docx');
    const edit = (xml: string): string => xml.replace('25 минут', '26 минут');
    await writeFile(file, changePart(new Uint8Array(await readFile(file)), 'word/document.xml', edit));
    expect(await back(file)).toMatchObject({ status: 'merged', changes: 1 });
    const record = await readFile(join(edition, 'records/conversation-oreluna-1958-03-04.xml'), 'utf8');
    expect(record).toContain('26 минут');
    expect(record).toContain('25 minutes');
  });
});
