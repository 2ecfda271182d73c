import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { copySeedEdition, seedRecord } from '../helpers/edition.js';
import { compileProgram, run } from '../helpers/program.js';

let folder: string;
const at = (path: string): string => join(folder, path);
const diff = (...args: readonly string[]) => run(['diff', ...args], { cwd: folder });
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=Редактор', '-c', 'user.email=e@example.org', ...args], { cwd: folder });
const change = async (path: string): Promise<void> =>
  writeFile(at(path), (await readFile(at(path), 'utf8')).replace('cannot guarantee', 'can never guarantee'));

beforeAll(async () => {
  await compileProgram();
}, 300_000);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await copySeedEdition(at('editions/Письма'));
});

describe('edition diff', () => {
  it('compares two files, and ends with 0, or with 1 if that is wished', async () => {
    await cp(at(`editions/Письма/${seedRecord}`), at('old.xml'));
    await cp(at('old.xml'), at('new.xml'));
    expect(await diff('old.xml', 'new.xml', '--exit-code')).toMatchObject({ code: 0 });
    await change('new.xml');
    const { code, stdout } = await diff('old.xml', 'new.xml');
    expect(code).toBe(0);
    expect(stdout).toContain('Paragraph 4: “');
    expect((await diff('old.xml', 'new.xml', '--exit-code')).code).toBe(1);
    const { records } = JSON.parse((await diff('old.xml', 'new.xml', '--json')).stdout);
    expect(records[0].id).toBe('kudryavtsev-castro-1961-12-30');
  }, 120_000);

  it('compares two editions, one of them in a package, with records that are new', async () => {
    await cp(at('editions/Письма'), at('bag/data/editions/Письма'), { recursive: true });
    await change(`editions/Письма/${seedRecord}`);
    const text = await readFile(at(`editions/Письма/${seedRecord}`), 'utf8');
    await writeFile(at('editions/Письма/records/письмо.xml'), text.replace(/xml:id="kud[^"]*"/, 'xml:id="письмо"'));
    const { stdout } = await diff('bag', 'editions/Письма');
    expect(stdout).toContain('Paragraph 4: “');
    expect(stdout).toContain('(письмо) is new');
  }, 120_000);

  it('compares an edition, or a record of it, with a released version', async () => {
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'x');
    git('tag', '--annotate', 'v1.0.0', '--message', 'x');
    await change(`editions/Письма/${seedRecord}`);
    for (const what of ['Письма', `editions/Письма/${seedRecord}`]) {
      const { stdout } = await diff(what, '--since', '1.0.0');
      expect(stdout).toContain('Письма 1.0.0 → Письма now');
      expect(stdout).toContain('Paragraph 4: “');
    }
    const { code, stderr } = await diff('Письма', '--since', '0.9');
    expect(stderr).toContain('There is no tag of version 0.9');
    expect(code).toBe(2);
  }, 120_000);

  it('writes a page that is valid HTML and leads to the paragraphs of the published edition', async () => {
    await cp(at(`editions/Письма/${seedRecord}`), at('old.xml'));
    await change(`editions/Письма/${seedRecord}`);
    await mkdir(at('dist/records'), { recursive: true });
    await writeFile(at(`dist/${seedRecord.replace('.xml', '.html')}`), '<p id="p4">');
    const page = ['--html', 'changes.html', '--site', 'dist'];
    expect((await diff('old.xml', `editions/Письма/${seedRecord}`, ...page)).code).toBe(0);
    const html = await readFile(at('changes.html'), 'utf8');
    expect(html).toContain('<a href="dist/records/kudryavtsev-castro-1961-12-30.html#p4">Paragraph 4</a>');
    const judge = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));
    const report = await judge.validateString(html);
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    await writeFile(at('changes.html'), 'mine');
    expect((await diff('old.xml', `editions/Письма/${seedRecord}`, ...page)).code).toBe(2);
  }, 120_000);

  it('says what is wrong with what it is given', async () => {
    for (const args of [['Письма'], ['nothing.xml', 'Письма'], ['editions', 'editions']])
      expect((await diff(...args)).code, args.join(' ')).toBe(2);
    await writeFile(at('broken.xml'), '<TEI>');
    expect((await diff('broken.xml', 'broken.xml')).stderr).toContain('broken.xml is no well-formed XML');
  }, 120_000);
});
