import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTarget } from '../../src/publishing/open-target.js';
import { ownFolder } from '../../src/publishing/record.js';
import type { FarTree } from '../../src/publishing/target.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { first, options, publish, second, siteOf } from './site.js';
import { type FarEnd, testTree } from './trees.js';

const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Anna',
  GIT_AUTHOR_EMAIL: 'anna@example.org',
  GIT_COMMITTER_NAME: 'Anna',
  GIT_COMMITTER_EMAIL: 'anna@example.org',
};
const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', cwd, ...args], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });

const open = (address: string, folder = '', more: Readonly<Record<string, string>> = {}): Promise<FarTree> =>
  openTarget(address, { env: { ...env, ...more }, signal: options.signal, folder }) as Promise<FarTree>;

async function bareRepository(): Promise<string> {
  const folder = join(await temporaryFolder(), 'pages.git');
  execFileSync('git', ['init', '-q', '--bare', folder]);
  return folder;
}

const paths = (repository: string): readonly string[] => {
  try {
    return git(repository, 'ls-tree', '-r', '-z', '--name-only', 'gh-pages').split('\0').filter(Boolean);
  } catch {
    return [];
  }
};

function branchEnd(repository: string): FarEnd {
  return {
    open: () => open(`git:${repository}`),
    async visible() {
      const seen = paths(repository).filter((path) => !path.startsWith(`${ownFolder}/`) && path !== '.nojekyll');
      return Object.fromEntries(seen.map((path) => [path, git(repository, 'show', `gh-pages:${path}`)]));
    },
    async put(path, content) {
      const checkout = await temporaryFolder();
      git(checkout, 'init', '-q', '-b', 'gh-pages');
      if (paths(repository).length > 0) git(checkout, 'pull', '-q', repository, 'gh-pages');
      if (content === undefined) git(checkout, 'rm', '-q', path);
      else {
        await mkdir(dirname(join(checkout, path)), { recursive: true });
        await writeFile(join(checkout, path), content);
        git(checkout, 'add', path);
      }
      git(checkout, 'commit', '-q', '-m', 'By hand');
      git(checkout, 'push', '-q', repository, 'gh-pages');
    },
    staged: undefined,
  };
}

describe('a branch of a git repository', { timeout: 60_000 }, () => {
  testTree(async () => branchEnd(await bareRepository()));

  it('gets one commit for each publication, with title and version, and .nojekyll', async () => {
    const repository = await bareRepository();
    for (const site of [await siteOf(first), await siteOf(second, { version: '2.0.0' })]) {
      const tree = await open(`git:${repository}`);
      await publish(tree, site);
      await tree.close();
    }
    expect(git(repository, 'log', '--format=%an %s', 'gh-pages')).toBe('Anna Publish X 2.0.0\nAnna Publish X 1.0.0\n');
    expect(paths(repository)).toContain('.nojekyll');
    expect(git(repository, 'fsck', '--strict')).toBe('');
  });

  it('holds several editions, each in its folder', async () => {
    const repository = await bareRepository();
    for (const slug of ['a', 'b']) {
      const tree = await open(`git:${repository}#pages/all`, slug);
      await publish(tree, await siteOf({ 'index.html': slug }, { id: slug, slug }));
      await tree.close();
    }
    const all = git(repository, 'ls-tree', '-r', '--name-only', 'pages/all').trim().split('\n');
    expect(all).toEqual([
      '.nojekyll',
      'a/.edition/published.json',
      'a/index.html',
      'b/.edition/published.json',
      'b/index.html',
    ]);
  });

  it('leaves the checkout of a repository as it is, and its files uncommitted', async () => {
    const checkout = await temporaryFolder();
    git(checkout, 'init', '-q', '-b', 'main');
    await writeFile(join(checkout, 'a.txt'), 'one');
    git(checkout, 'add', 'a.txt');
    git(checkout, 'commit', '-q', '-m', 'One');
    await writeFile(join(checkout, 'a.txt'), 'two');
    await writeFile(join(checkout, 'b.txt'), 'new');
    const before = git(checkout, 'status', '--porcelain', '--branch');
    const tree = await open(`git:${checkout}`);
    await publish(tree, await siteOf(first));
    await tree.close();
    expect(git(checkout, 'status', '--porcelain', '--branch')).toBe(before);
    expect(paths(checkout)).toContain('records/тетрадь 1.html');
  });

  it('refuses the branch that is checked out', async () => {
    const checkout = await temporaryFolder();
    git(checkout, 'init', '-q', '-b', 'main');
    git(checkout, 'commit', '-q', '--allow-empty', '-m', 'One');
    const tree = await open(`git:${checkout}#main`);
    await expect(publish(tree, await siteOf(first))).rejects.toThrow('the branch is checked out there');
    await tree.close();
  });

  it('says so where there is no repository, and where git does not know who commits', async () => {
    const folder = await temporaryFolder();
    await expect(open(`git:${folder}/nothing`)).rejects.toThrow('there is no repository');
    const nobody = { GIT_COMMITTER_NAME: '', GIT_COMMITTER_EMAIL: '', EMAIL: '', GIT_CONFIG_SYSTEM: '/dev/null' };
    const tree = await open(`git:${await bareRepository()}`, '', nobody);
    await expect(publish(tree, await siteOf(first))).rejects.toThrow('git does not know who you are');
    await tree.close();
  });

  it('runs no command that an address names', async () => {
    const folder = await temporaryFolder();
    await expect(open(`git:ext::sh -c touch% ${folder}/done`)).rejects.toThrow('not allowed to use such an address');
    await expect(open('git:--upload-pack=touch')).rejects.toThrow('is no repository');
  });

  it('takes no password in an address, and does not repeat it', async () => {
    const refused = open('git:https://anna:geheim@example.org/pages.git');
    await expect(refused).rejects.toThrow('has a password in it');
    await expect(refused).rejects.not.toThrow('geheim');
    await expect(open('git:https://ghp_abcdefghijklmnopqrst@example.org/pages.git')).rejects.toThrow('has a password');
  });
});
