import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { packageFile } from '../../src/store/package-files.js';
import { buildEdition } from '../../src/workflows/build.js';
import { type ReleaseOptions, releaseEdition } from '../../src/workflows/release.js';
import { copySeedEdition, readSeedRecord, seedRecord, withId } from '../helpers/edition.js';
import { run, stylesheetCache } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';

let repository: string;
let edition: string;
const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const at = (path: string): string => join(edition, path);
const read = (path: string): Promise<string> => readFile(at(path), 'utf8');
const edit = async (path: string, change: (text: string) => string): Promise<void> =>
  writeFile(at(path), change(await read(path)));
const commit = (message: string): void => {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
};
const release = (version: string, options: Partial<ReleaseOptions> = {}) =>
  releaseEdition(edition, {
    version,
    slug: 'cuba',
    date: '2026-11-24',
    git: true,
    dryRun: false,
    jobs: 1,
    signal: new AbortController().signal,
    sourceDateEpoch: undefined,
    progress: () => undefined,
    ...options,
  });
const state = (): string => [git('status', '--porcelain'), git('rev-parse', 'HEAD'), git('tag', '--list')].join('\n');
const changed = (text: string): string =>
  text.replace('cannot guarantee', 'can not guarantee').replace(
    '<revisionDesc status="published">',
    `<revisionDesc status="published">
      <change when="2026-11-24" who="../people.xml#goldberg">Wording of paragraph 4 corrected.</change>`,
  );
const hook = async (name: string, text: string): Promise<void> => {
  await writeFile(join(repository, '.git/hooks', name), `#!/bin/sh\n${text}\n`);
  await chmod(join(repository, '.git/hooks', name), 0o755);
};

beforeAll(() => {
  vi.stubEnv('EDITION_CACHE', packageFile('node_modules/.cache/edition-test/pages'));
  for (const role of ['AUTHOR', 'COMMITTER']) {
    vi.stubEnv(`GIT_${role}_NAME`, 'Редактор');
    vi.stubEnv(`GIT_${role}_EMAIL`, 'editor@example.org');
  }
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
});
afterAll(() => vi.unstubAllEnvs());

beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), 'edition-release-'));
  git('init', '--quiet', '--initial-branch', 'main');
  edition = await copySeedEdition(join(repository, 'editions/cuba'));
  commit('The edition');
  return () => rm(repository, { recursive: true, force: true });
});

describe('a release', () => {
  it('sets the version, freezes the addresses, writes the change log, commits exactly that and tags it', async () => {
    const before = await read('edition.yaml');
    const { released } = await release('1.1.0');
    expect(released).toMatchObject({ before: undefined, tag: 'v1.1.0', identifiers: { added: 60, all: 60 } });
    expect(await read('edition.yaml')).toBe(before.replace('version: 1.0.0', 'version: 1.1.0'));
    expect(await read('CHANGES.md')).toContain(
      '- 2026-11-23, Editors of Cuba 1961–62: Encoded from the typescript; persons,',
    );
    expect(git('show', '--name-only', '--format=%s', 'v1.1.0^{commit}').split('\n')).toEqual([
      'Cuba 1961–62: version 1.1.0',
      '',
      'editions/cuba/CHANGES.md',
      'editions/cuba/edition.yaml',
      'editions/cuba/ledger.json',
    ]);
    expect(git('cat-file', '-t', 'v1.1.0')).toBe('tag');
    expect(git('rev-parse', 'v1.1.0^{commit}')).toBe(released?.commit);
    expect(git('status', '--porcelain')).toBe('');
  }, 120_000);

  it('says in the change log what has changed since the last one, by whom and when', async () => {
    await release('1.1.0');
    await edit(seedRecord, changed);
    commit('Paragraph 4');
    const { released } = await release('1.2.0', { date: '2026-11-25' });
    expect(released).toMatchObject({ before: '1.1.0', changes: { entries: 1, records: 1, section: 'written' } });
    const log = await read('CHANGES.md');
    expect(log).toContain(`## 1.2.0 (2026-11-25)

### Kudryavtsev’s conversation with Fidel Castro

- 2026-11-24, Goldberg, Gary: Wording of paragraph 4 corrected.

## 1.1.0 (2026-11-24)
`);
    expect(JSON.parse(await read('ledger.json')).versions).toEqual([
      { version: '1.1.0', date: '2026-11-24' },
      { version: '1.2.0', date: '2026-11-25' },
    ]);
  }, 120_000);

  it('tells of a record without a revisionDesc that it has changed', async () => {
    const silent = (text: string): string => text.replace(/<revisionDesc.*<\/revisionDesc>/s, '');
    await writeFile(at('records/second.xml'), silent(withId(await readSeedRecord(), 'second')));
    commit('A second record');
    await release('1.1.0');
    await edit('records/second.xml', changed);
    commit('Changed');
    const { released } = await release('1.2.0');
    expect(released?.changes?.untold).toEqual(['records/second.xml']);
    expect(await read('CHANGES.md')).toContain('- Changed; its revisionDesc does not say how.\n\n## 1.1.0');
  }, 120_000);

  it('keeps what somebody has written into the change log, committed or not', async () => {
    await writeFile(at('CHANGES.md'), '# Was neu ist\n\n## Unreleased\n\n- Новая карта.\n');
    const { released } = await release('1.1.0');
    expect(released?.changes?.section).toBe('written');
    expect(await read('CHANGES.md')).toMatch(
      /^# Was neu ist\n\n## 1\.1\.0 \(2026-11-24\)\n\n- Новая карта\.\n\n### Kud/,
    );
    expect(git('status', '--porcelain')).toBe('');
    await edit('CHANGES.md', (text) => text.replace('## 1.1.0', '## 1.2.0\n\nOurs.\n\n## 1.1.0'));
    const log = await read('CHANGES.md');
    expect((await release('1.2.0')).released?.changes?.section).toBe('kept');
    expect(await read('CHANGES.md')).toBe(log);
    expect(git('show', 'v1.2.0:editions/cuba/CHANGES.md')).toBe(log.trim());
  }, 120_000);

  it('names its tag after the edition where the repository has several, in any script', async () => {
    edition = await copySeedEdition(join(repository, 'editions/Письма из Гаваны'));
    commit('A second edition');
    const { released } = await release('1.0.0', { slug: 'Письма из Гаваны' });
    expect(released?.tag).toBe('Письма-из-Гаваны-v1.0.0');
    edition = join(repository, 'editions/cuba');
    expect((await release('1.0.0')).released?.tag).toBe('cuba-v1.0.0');
    expect(git('status', '--porcelain')).toBe('');
  }, 120_000);

  it('is what the pages, the page about the edition, the manifest and the feed say after it', async () => {
    await release('1.1.0');
    const out = await temporaryFolder();
    const report = await buildEdition(edition, {
      out,
      slug: 'cuba',
      jobs: 1,
      force: false,
      signal: new AbortController().signal,
      sourceDateEpoch: undefined,
      progress: () => undefined,
    });
    expect(report.published).toBeDefined();
    for (const name of ['about.html', 'index.html', seedRecord.replace('.xml', '.html')])
      expect(await readFile(join(out, 'cuba', name), 'utf8'), name).toContain('1.1.0');
    expect(JSON.parse(await readFile(join(out, 'cuba/manifest.json'), 'utf8')).version).toBe('1.1.0');
    expect(await readFile(join(out, 'cuba/feed.xml'), 'utf8')).toContain('<title>Version 1.1.0</title>');
    expect(await readFile(join(out, 'cuba/about.html'), 'utf8')).toContain('href="changes.txt"');
    expect(await readFile(join(out, 'cuba/changes.txt'), 'utf8')).toBe(await read('CHANGES.md'));
  }, 120_000);

  it('without git writes the files, and is committed and tagged by nobody', async () => {
    const { released } = await release('1.1.0', { git: false });
    expect(released).toMatchObject({ tag: undefined, commit: undefined });
    expect(git('tag', '--list')).toBe('');
    expect(git('status', '--porcelain').split('\n')).toHaveLength(3);
  }, 120_000);

  it('of which only is asked what it would do, does nothing', async () => {
    const before = state();
    const { released } = await release('1.1.0', { dryRun: true });
    expect(released).toMatchObject({ files: ['edition.yaml', 'ledger.json', 'CHANGES.md'], commit: undefined });
    expect(state()).toBe(before);
  }, 120_000);
});

describe('a release is refused, and nothing is changed,', () => {
  it('where the version was released, is lower, or is none', async () => {
    await release('1.1.0');
    const before = state();
    await expect(release('1.1')).rejects.toThrow('Version 1.1.0 was released already, on 2026-11-24');
    await expect(release('1.0.9')).rejects.toThrow('Version 1.0.9 is lower than 1.1.0');
    await expect(release('1.1.0-draft')).rejects.toThrow('is lower than 1.1.0');
    await expect(release('next')).rejects.toThrow('“next” is not a version');
    expect(state()).toBe(before);
  }, 120_000);

  it('where something is not committed', async () => {
    await writeFile(at('records/заметки.txt'), 'x');
    await edit(seedRecord, changed);
    const before = state();
    await expect(release('1.1.0')).rejects.toThrow(`editions/cuba/${seedRecord}, editions/cuba/records/заметки.txt`);
    await edit('edition.yaml', (text) => `${text}rules: {}\n`);
    await expect(release('1.1.0')).rejects.toThrow('editions/cuba/edition.yaml');
    await edit('edition.yaml', (text) => text.replace('rules: {}\n', ''));
    expect(state()).toBe(before);
  });

  it('where an address is lost, with what to do', async () => {
    await release('1.1.0');
    await edit(seedRecord, (text) => text.replace(/\s*<p n="12">.*<\/p>/, ''));
    commit('Taken out');
    const before = state();
    const { released, diagnostics } = await release('1.2.0');
    expect(released).toBeUndefined();
    const [lost] = diagnostics.filter(({ severity }) => severity === 'error');
    expect(lost).toMatchObject({ code: 'site/lost-identifier' });
    expect(lost?.help).toContain('withdrawn:');
    expect(state()).toBe(before);
  }, 120_000);

  it('where the edition has an error', async () => {
    await edit(seedRecord, (text) => text.replace('<p n="12">', '<p n="12"><b>x</b>'));
    commit('Wrong');
    const before = state();
    const { released, diagnostics } = await release('1.1.0');
    expect(released).toBeUndefined();
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    expect(state()).toBe(before);
  }, 120_000);

  it('where there is no repository, or one that does not have the edition', async () => {
    edition = await copySeedEdition(join(await temporaryFolder(), 'cuba'));
    await expect(release('1.1.0')).rejects.toThrow('lies in no git repository');
    edition = await copySeedEdition(join(repository, 'editions/new'));
    await expect(release('1.1.0')).rejects.toThrow('git does not keep');
  });

  it('where a hook of the repository refuses the commit, or the tag cannot be made', async () => {
    await hook('pre-commit', 'echo "Not on a Friday." >&2; exit 1');
    const before = state();
    await expect(release('1.1.0')).rejects.toMatchObject({ detail: 'Not on a Friday.' });
    expect(state()).toBe(before);
    await rm(join(repository, '.git/hooks/pre-commit'));
    await hook('reference-transaction', 'grep -q refs/tags/ && exit 1 || exit 0');
    await expect(release('1.1.0')).rejects.toThrow('git could not make the tag');
    expect(state()).toBe(before);
    await expect(stat(at('ledger.json'))).rejects.toThrow();
  }, 120_000);

  it('where the folder can only be read', async (test) => {
    const cache = await stylesheetCache();
    execFileSync('chmod', ['-R', 'a+rwX', repository, cache]);
    await chmod(edition, 0o555);
    const user = process.getuid?.() === 0 ? { uid: 65534 } : {};
    if ((await run(['--version'], { cwd: repository, ...user })).code !== 0)
      test.skip('this checkout lies in a folder that only root can enter');
    const { code, stderr } = await run(['release', '1.1.0', edition, '--no-git'], {
      cwd: repository,
      env: { EDITION_CACHE: cache },
      ...user,
    });
    await chmod(edition, 0o755);
    expect(stderr).toContain('permission is missing');
    expect(code).toBe(2);
    await expect(stat(at('ledger.json'))).rejects.toThrow();
    expect(await read('edition.yaml')).toContain('version: 1.0.0');
  }, 300_000);

  it('where it is interrupted between the commit and the tag', async () => {
    const sign = join(await temporaryFolder(), 'committed');
    await hook('post-commit', `touch '${sign}'; sleep 1`);
    const before = state();
    const controller = new AbortController();
    const watch = setInterval(
      () =>
        stat(sign).then(
          () => controller.abort(new Error('interrupted')),
          () => undefined,
        ),
      20,
    );
    await expect(release('1.1.0', { signal: controller.signal })).rejects.toThrow('interrupted');
    clearInterval(watch);
    expect(state()).toBe(before);
  }, 120_000);
});

describe('a release that was killed', () => {
  it('before the commit is done by the next one of the same version', async () => {
    await release('1.1.0', { git: false });
    const { released } = await release('1.1.0');
    expect(released).toMatchObject({ tag: 'v1.1.0', identifiers: { added: 60, all: 60 } });
    expect(git('status', '--porcelain')).toBe('');
    expect(git('rev-parse', 'v1.1.0^{commit}')).toBe(git('rev-parse', 'HEAD'));
  }, 120_000);

  it('before the tag is tagged by the next one, where it was committed', async () => {
    await release('1.1.0', { git: false });
    commit('Version 1.1.0');
    const head = git('rev-parse', 'HEAD');
    await edit(seedRecord, changed);
    commit('Later');
    expect((await release('1.1.0')).released).toMatchObject({ tag: 'v1.1.0', files: [] });
    expect(git('rev-parse', 'v1.1.0^{commit}')).toBe(head);
    await expect(release('1.1.0')).rejects.toThrow('was released already');
  }, 120_000);
});
