/** `git:REPOSITORY#BRANCH`: a branch that pages are served from. One commit for each publication, pushed without force. */
import { resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { isFolder } from '../store/files.js';
import { listCommit, sumObjects, type TreeFile } from './git/objects.js';
import { openRepository, type Repository } from './git/repository.js';
import { runProgram } from './programs.js';
import type { FarTree, TargetSettings } from './target.js';

const usualBranch = 'gh-pages';

/** @param address what follows `git:` */
export async function openGitTarget(address: string, { env, signal, folder }: TargetSettings): Promise<FarTree> {
  const [, place = '', branch = usualBranch] = /^([^#]*)(?:#(.*))?$/s.exec(address) ?? [];
  if (place === '' || place.startsWith('-'))
    throw new UserError(`“git:${address}” is no repository`, 'Write --to git:REPOSITORY#BRANCH.');
  if (!/^[A-Za-z0-9_][A-Za-z0-9._/-]*$/.test(branch))
    throw new UserError(
      `“${branch}” is no name of a branch`,
      `Write --to git:REPOSITORY#BRANCH, such as #${usualBranch}.`,
    );
  const isLocal = await isFolder(place);
  const remote = isLocal ? resolve(place) : place;
  const shown = place.replace(/\/\/[^/@]*@/, '//');
  const name = `git:${shown}#${branch}${folder === '' ? '' : `/${folder}`}`;
  const repository = await openRepository(name, env);
  try {
    const head = await fetchBranch(repository, remote, branch, signal);
    const committer = (): Promise<Readonly<Record<string, string>>> => identity(isLocal ? remote : '.', env);
    return branchTree(repository, { name, remote, branch, folder, head, signal, committer });
  } catch (error) {
    await repository.close();
    throw error;
  }
}

/** The last commit of the branch; undefined if there is no such branch. */
async function fetchBranch(
  { git }: Repository,
  remote: string,
  branch: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const found = (await git(['ls-remote', '--heads', '--', remote, `refs/heads/${branch}`], { signal })).toString();
  if (found.trim() === '') return undefined;
  await git(['fetch', '--quiet', '--no-tags', '--depth=1', '--', remote, `+refs/heads/${branch}:refs/far`], { signal });
  return (await git(['rev-parse', 'refs/far'])).toString().trim();
}

/** Who commits, as git knows it in a folder. */
async function identity(folder: string, env: TargetSettings['env']): Promise<Readonly<Record<string, string>>> {
  const { code, stdout } = await runProgram(['git', 'var', 'GIT_COMMITTER_IDENT'], { env, cwd: folder });
  const [, name, email] = /^(.*) <(.*)> \d+ [+-]\d{4}$/m.exec(stdout.toString('utf8')) ?? [];
  if (code !== 0 || name === undefined || email === undefined)
    throw new UserError(
      'git does not know who you are, and a commit needs a name',
      'Tell it once: git config --global user.name "Your Name", and git config --global user.email you@example.org.',
    );
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

interface Branch {
  readonly name: string;
  readonly remote: string;
  readonly branch: string;
  readonly folder: string;
  readonly head: string | undefined;
  readonly signal: AbortSignal;
  readonly committer: () => Promise<Readonly<Record<string, string>>>;
}

function branchTree(repository: Repository, branch: Branch): FarTree {
  const { git } = repository;
  const { folder, signal } = branch;
  let head = branch.head;
  const staged = new Map<string, string>();
  const list = async (): Promise<ReadonlyMap<string, TreeFile>> =>
    head === undefined ? new Map() : listCommit(repository, head, folder);
  const sums = async (
    objects: ReadonlyMap<string, string>,
    told: (bytes: number) => void,
  ): Promise<ReadonlyMap<string, string>> => {
    const found = await sumObjects(repository, [...objects.values()], told, signal);
    return new Map(
      [...objects].flatMap(([path, object]) => (found.has(object) ? [[path, found.get(object) ?? '']] : [])),
    );
  };

  return {
    kind: 'tree',
    name: branch.name,
    list: async () => new Map([...(await list())].map(([path, { bytes }]) => [path, bytes])),
    async read(path) {
      const object = (await list()).get(path)?.object;
      return object === undefined ? undefined : git(['cat-file', 'blob', object]);
    },
    async sums(paths, told) {
      const files = await list();
      return sums(
        new Map(paths.flatMap((path) => (files.has(path) ? [[path, files.get(path)?.object ?? '']] : []))),
        told,
      );
    },
    async stage(files, told) {
      const input = files.map(({ source }) => Buffer.from(`${source}\n`));
      const printed = await git(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input, signal });
      const objects = printed.toString().trim().split('\n');
      for (const [i, file] of files.entries()) {
        staged.set(file.path, objects[i] ?? '');
        told(file.bytes);
      }
      return files.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    stagedSums: (files, told) =>
      sums(new Map(files.flatMap(({ path }) => (staged.has(path) ? [[path, staged.get(path) ?? '']] : []))), told),
    async unstage(files) {
      for (const { path } of files) staged.delete(path);
    },
    async commit({ put, remove, after, message }) {
      const who = await branch.committer();
      const record = await git(['hash-object', '-w', '--no-filters', '--stdin'], { input: [after.content] });
      const files = new Map(put.flat().map(({ path }) => [path, staged.get(path) ?? '']));
      files.set(after.path, record.toString().trim());
      const commit = await commitFiles(repository, head, { files, remove, folder, message, who });
      await git(['push', '--quiet', '--porcelain', '--', branch.remote, `${commit}:refs/heads/${branch.branch}`]);
      head = commit;
    },
    close: () => repository.close(),
  };
}

interface NewCommit {
  /** Ids of contents by path in the folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
  readonly folder: string;
  readonly message: string;
  readonly who: Readonly<Record<string, string>>;
}

/** Makes a commit from the one before, with an index of its own. Returns its id. */
async function commitFiles(
  { git, at }: Repository,
  head: string | undefined,
  { files, remove, folder, message, who }: NewCommit,
): Promise<string> {
  const env = { ...who, GIT_INDEX_FILE: at('edition-index') };
  await git(['read-tree', head ?? '--empty'], { env });
  const below = (path: string): string => (folder === '' ? path : `${folder}/${path}`);
  const isThere = (await git(['ls-files', '-z', '--', '.nojekyll'], { env })).length > 0;
  // Without it, GitHub leaves out files and folders whose names begin with an underscore or a full stop.
  const empty = isThere
    ? []
    : [`100644 ${(await git(['hash-object', '-w', '--stdin'])).toString().trim()}\t.nojekyll\0`];
  const lines = [
    ...remove.map((path) => `0 ${'0'.repeat(40)}\t${below(path)}\0`),
    ...[...files].map(([path, object]) => `100644 ${object}\t${below(path)}\0`),
    ...empty,
  ];
  await git(['update-index', '-z', '--index-info'], { env, input: [Buffer.from(lines.join(''))] });
  const tree = (await git(['write-tree'], { env })).toString().trim();
  const parent = head === undefined ? [] : ['-p', head];
  return (await git(['commit-tree', tree, ...parent, '-m', message], { env })).toString().trim();
}
