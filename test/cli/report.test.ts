import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySeedEdition, readSeedRecord, withId } from '../helpers/edition.js';
import { run } from '../helpers/program.js';

describe('edition report', () => {
  let folder: string;
  const at = (path: string) => join(folder, 'editions/cuba-1961-62', path);
  const edition = (...args: readonly string[]) => run(args, { cwd: folder });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    const draft = withId(await readSeedRecord(), 'second')
      .replaceAll('status="published"', 'status="draft"')
      .replace(/<persName ref="[^"]*olivares">Olivares<\/persName>/g, 'Olivares')
      .replace('<p n="12">', '<p n="12"><persName>Nobody &amp; Co.</persName> ');
    await copySeedEdition(join(folder, 'editions/cuba-1961-62'), {
      'records/second.xml': draft,
      'records/broken.xml': '<TEI',
      'typescripts/second.doubts.json': JSON.stringify({
        typescript: 'typescripts/second.txt',
        record: 'second',
        doubts: [{ code: 'import/date-unsure', place: { line: 7, column: 2 }, message: 'Is this <b>a date</b>?' }],
        entries: [{ name: 'Nobody' }],
      }),
      'typescripts/other.doubts.json': 'no JSON',
    });
    await writeFile(join(folder, 'outside.json'), '{}');
    await symlink(join(folder, 'outside.json'), at('typescripts/link.doubts.json'));
    await run(['new', 'record', 'third', '--title', 'A third'], { cwd: folder });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('counts records by status, notes by type, entries of the apparatus, and what is open', async () => {
    const { code, stdout, stderr } = await edition('report', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [state] = JSON.parse(stdout).editions;
    expect(state).toMatchObject({
      slug: 'cuba-1961-62',
      title: 'Cuba 1961–62',
      broken: ['editions/cuba-1961-62/records/broken.xml'],
      statuses: [
        { name: 'draft', count: 2 },
        { name: 'published', count: 1 },
      ],
      notes: [{ name: 'translator', count: 4 }],
      apparatus: [
        { name: 'supplied', count: 6 },
        { name: 'sic', count: 4 },
      ],
      translation: { translations: 3, withOriginal: 0, coverage: [] },
    });
    expect(state.untagged).toEqual([
      expect.objectContaining({ name: 'Olivares', entry: 'people.xml#olivares', times: 2 }),
    ]);
    expect(state.unlinked).toEqual([expect.objectContaining({ name: 'Nobody & Co.', element: 'persName' })]);
    expect(state.doubts).toEqual([expect.objectContaining({ record: 'second', proposed: ['Nobody'] })]);
    expect(state.registers[0]).toMatchObject({
      kind: 'people',
      entries: 10,
      withoutDates: ['goldberg'],
      withoutMention: [],
    });
    const third = state.records.find(({ id }: { id: string }) => id === 'third');
    expect(third).toMatchObject({ status: 'draft', open: 7 });
  });

  it('says the same on a terminal, and cuts long lists unless told not to', async () => {
    const { stdout } = await edition('report', 'cuba-1961-62');
    expect(stdout).toContain('  status: draft      2\n');
    expect(stdout).toContain(
      'Doubts of the import of second: 2\n  Is this <b>a date</b>?  typescripts/second.txt:7:2\n',
    );
    expect(stdout).toContain('Persons without dates: 1\n  goldberg  people.xml\n');
    expect((await edition('report', '--all')).stdout).not.toContain('--all shows them');
  });

  it('makes a page that stands alone, and does not write over another', async () => {
    const { code, stderr } = await edition('report', '--html', 'state.html');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Wrote state.html.\n' });
    const page = await readFile(join(folder, 'state.html'), 'utf8');
    expect(page).toContain('Is this &lt;b&gt;a date&lt;/b&gt;?');
    expect(page).not.toMatch(/(?:src|href)=/);
    const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    await writeFile(join(folder, 'state.html'), 'mine');
    expect((await edition('report', '--html', 'state.html')).code).toBe(2);
    expect(await readFile(join(folder, 'state.html'), 'utf8')).toBe('mine');
  });

  it('says what it cannot do', async () => {
    expect((await edition('report', '--json', '--html', 'x')).code).toBe(2);
    await mkdir(join(folder, 'elsewhere'));
    await writeFile(join(folder, 'elsewhere/edition.yaml'), 'title: [');
    const { code, stderr } = await edition('report', 'elsewhere');
    expect(stderr).toContain('elsewhere/edition.yaml is wrong or missing');
    expect(code).toBe(2);
    await writeFile(join(folder, 'elsewhere/edition.yaml'), 'title: Empty\n');
    const empty = await edition('report', 'elsewhere');
    expect(empty.stdout).toContain('records  0\n');
    expect(empty.code).toBe(0);
  });
});
