import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileProgram, run, start, stylesheetCache } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { copyOfFirstEdition, firstRecord, hashTree } from '../helpers/tree.js';

const slug = 'cuba-1961-62';
const published = `dist/${slug}`;

async function edit(folder: string, file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(path, changed);
}

beforeAll(async () => {
  await compileProgram();
}, 240_000);

describe('edition build', { timeout: 240_000 }, () => {
  it('publishes the first edition and says what it made and where', async () => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: await stylesheetCache() };
    const first = await run(['build'], { cwd, env });
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(
      /Published “Cuba 1961–62”: 1 record \(7\d\d words\), \d+ pages, \d+ names, 5 apparatus entries/,
    );
    expect(first.stdout).toContain(join(published, 'index.html'));
    const files = Object.keys(await hashTree(join(cwd, published)));
    for (const file of [
      'index.html',
      'about.html',
      'people.html',
      'people.xml',
      'people/castro.html',
      'manifest.json',
      'sitemap.xml',
      'assets/edition.css',
    ]) {
      expect(files).toContain(file);
    }
    const forms = files
      .filter((file) => file.startsWith('records/'))
      .map((file) => file.replace(/^records\/[^.]*/, ''));
    expect(forms.sort()).toEqual([
      '.apparatus.csv',
      '.apparatus.html',
      '.apparatus.json',
      '.apparatus.tex',
      '.apparatus.txt',
      '.apparatus.xml',
      '.bib',
      '.csl.json',
      '.epub',
      '.html',
      '.ris',
      '.txt',
      '.xml',
    ]);
    expect(await readdir(join(cwd, 'dist'))).toEqual([slug]);
    expect(await readFile(join(cwd, published, 'records/kudryavtsev-castro-1961-12-30.xml'), 'utf8')).toBe(
      await readFile(join(cwd, firstRecord), 'utf8'),
    );

    // The same inputs give the same bytes, whether the cache is used or not; and --json prints one object and nothing else.
    const tree = await hashTree(join(cwd, published));
    const again = await run(['build', slug, '--json'], { cwd, env });
    const report = JSON.parse(again.stdout);
    expect(report.editions).toMatchObject([
      { slug, published: true, transformed: 0, counts: { records: 1, entries: 5 } },
    ]);
    expect(await hashTree(join(cwd, published))).toEqual(tree);
    const forced = await run(['build', '--force', '--json', `editions/${slug}`], { cwd, env });
    expect(JSON.parse(forced.stdout).editions).toMatchObject([{ transformed: 1 }]);
    expect(await hashTree(join(cwd, published))).toEqual(tree);

    // SOURCE_DATE_EPOCH gives the edition its date.
    await run(['build'], { cwd, env: { ...env, SOURCE_DATE_EPOCH: '0' } });
    expect(JSON.parse(await readFile(join(cwd, published, 'manifest.json'), 'utf8')).date).toBe('1970-01-01');
    expect(await run(['build'], { cwd, env: { ...env, SOURCE_DATE_EPOCH: 'today' } })).toMatchObject({ code: 2 });
  });

  it('leaves what was published untouched when the edition has a mistake, and names the mistake', async () => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: await stylesheetCache() };
    await mkdir(join(cwd, published), { recursive: true });
    await writeFile(join(cwd, published, 'index.html'), 'old');
    await edit(cwd, firstRecord, (text) => text.replace('people.xml#castro"', 'people.xml#nobody"'));
    const { code, stdout, stderr } = await run(['build'], { cwd, env });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('people.xml#nobody');
    expect(stderr).toContain('Nothing of “cuba-1961-62” was published');
    expect(await hashTree(join(cwd, 'dist'))).toEqual(await hashTree(join(cwd, 'dist')));
    expect(await readFile(join(cwd, published, 'index.html'), 'utf8')).toBe('old');
    expect(await readdir(join(cwd, 'dist'))).toEqual([slug]);
  });

  it('stops on SIGINT with code 130 and leaves the old output, no leftovers and no lock', async () => {
    const cwd = await copyOfFirstEdition();
    // An empty cache: the build takes long enough to be stopped in the middle.
    const env = { EDITION_CACHE: await stylesheetCache() };
    await mkdir(join(cwd, published), { recursive: true });
    await writeFile(join(cwd, published, 'index.html'), 'old');
    const { child, ended } = await start(['build'], { cwd, env });
    for (
      let i = 0;
      i < 6000 && !(await readdir(join(cwd, 'dist'))).some((name) => name.startsWith('.staging'));
      i += 1
    ) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringContaining('Interrupted') });
    expect(await readdir(join(cwd, 'dist'))).toEqual([slug]);
    expect(await readFile(join(cwd, published, 'index.html'), 'utf8')).toBe('old');
  });

  it('clears away after a build that was killed', async () => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: await stylesheetCache() };
    await mkdir(join(cwd, 'dist'));
    const { child, ended } = await start(['build'], { cwd, env });
    for (
      let i = 0;
      i < 6000 && !(await readdir(join(cwd, 'dist'))).some((name) => name.startsWith('.staging'));
      i += 1
    ) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    child.kill('SIGKILL');
    await ended;
    expect((await readdir(join(cwd, 'dist'))).some((name) => name.startsWith('.lock'))).toBe(true);
    expect(await run(['build'], { cwd, env })).toMatchObject({ code: 0 });
    expect(await readdir(join(cwd, 'dist'))).toEqual([slug]);
  });

  it('names files after ids in any script', async () => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: await stylesheetCache() };
    await edit(cwd, firstRecord, (text) =>
      text.replace('xml:id="kudryavtsev-castro-1961-12-30"', 'xml:id="запись-беседы"'),
    );
    await rename(join(cwd, firstRecord), join(cwd, `editions/${slug}/records/запись-беседы.xml`));
    expect(await run(['build'], { cwd, env })).toMatchObject({ code: 0 });
    expect(existsSync(join(cwd, published, 'records/запись-беседы.html'))).toBe(true);
    expect(await readFile(join(cwd, published, 'index.html'), 'utf8')).toContain(
      encodeURI('records/запись-беседы.html'),
    );
  });

  it('says what to do when the output can’t be written', async (test) => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: await stylesheetCache() };
    await chmod(cwd, 0o555);
    // No folder is write-protected for root, who runs it as somebody else; that must be able to reach the program.
    const user = process.getuid?.() === 0 ? { uid: 65534 } : {};
    if ('uid' in user && (await run(['--version'], { cwd, env, ...user })).code !== 0) {
      test.skip('this checkout lies in a folder that only root can enter');
    }
    const { code, stderr } = await run(['build'], { cwd, env, ...user });
    expect(stderr).toContain('Cannot make the folder dist: permission is missing');
    expect(stderr).toContain('--out');
    expect(code).toBe(2);
    await chmod(cwd, 0o755);
  });
});

describe('a wrong call of edition build', { timeout: 120_000 }, () => {
  it.each([
    ['an edition that does not exist', ['build', 'angola'], 'There is no edition “angola”'],
    ['a folder that has no editions', ['build'], 'There is no edition here'],
    ['an unknown option', ['build', '--fast'], "unknown option '--fast'"],
    ['a number of jobs that is none', ['build', '--jobs', '0'], 'Expected a whole number, 1 or more'],
  ])('ends with code 2 for %s', async (_, args, words) => {
    const { code, stderr, stdout } = await run(args, { cwd: await temporaryFolder() });
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('ends with code 1 for an edition without records, and with 2 for a wrong configuration', async () => {
    const cwd = await copyOfFirstEdition();
    await rm(join(cwd, firstRecord));
    expect(await run(['build'], { cwd })).toMatchObject({ code: 1, stderr: expect.stringContaining('no records') });
    await writeFile(join(cwd, `editions/${slug}/edition.yaml`), 'title: [');
    expect(await run(['build'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('edition.yaml') });
    expect(existsSync(join(cwd, 'dist'))).toBe(false);
  });

  it('ends with code 1 when a register that the configuration names is missing', async () => {
    const cwd = await copyOfFirstEdition();
    await rm(join(cwd, `editions/${slug}/people.xml`));
    expect(await run(['build'], { cwd })).toMatchObject({ code: 1, stderr: expect.stringContaining('people.xml') });
  });
});

describe('edition --help', () => {
  it('answers at once, for the heavy commands are loaded only when they run', async () => {
    const cwd = await temporaryFolder();
    await run(['--help'], { cwd });
    const times: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const started = performance.now();
      const { stdout, code } = await run(['--help'], { cwd });
      times.push(performance.now() - started);
      expect(code).toBe(0);
      expect(stdout).toContain('build');
      const node = performance.now();
      execFileSync(process.execPath, ['-e', '0']);
      bare.push(performance.now() - node);
    }
    // On a busy machine Node alone may take longer than that: then what counts is what is added to it.
    expect(Math.min(...times)).toBeLessThan(Math.max(300, 4 * Math.min(...bare)));
  });
});
