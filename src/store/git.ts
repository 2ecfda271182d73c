/** The git of the system: what a folder was in an earlier commit, and a commit with a tag. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';

export interface ChangedPath {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  /** Whether git does not know it yet. */
  readonly isNew: boolean;
}

/** The repository that a folder lies in. Every method throws a UserError with git's own words where git refuses. */
export interface Repository {
  /** The folder's path from the root, with `/` at its end; empty for the root itself. */
  readonly prefix: string;
  /** What is not as in the last commit, ignored files left out. */
  changed(): Promise<readonly ChangedPath[]>;
  /** The paths of all files that git knows, from the root. */
  tracked(): Promise<readonly string[]>;
  /** The commit that a revision means; undefined if there is none. */
  commitOf(revision: string): Promise<string | undefined>;
  /** The last commit up to HEAD in which a file has changed, given from the folder; undefined if there is none. */
  lastChangeOf(path: string): Promise<string | undefined>;
  /** The files of the folder in a commit, by their paths from the folder; those that `wanted` refuses are not read. */
  filesAt(revision: string, wanted: (path: string) => boolean): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Commits files, given from the folder, and nothing else. Returns the commit. */
  commit(paths: readonly string[], message: string): Promise<string>;
  /** Takes back the last commit, if it is the one given; files stay as they are, and are no more about to be committed. */
  takeBack(commit: string | undefined, before: string, paths: readonly string[]): Promise<void>;
  /** Makes an annotated tag. */
  tag(name: string, message: string, commit: string): Promise<void>;
}

interface Ran {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * The repository of a folder; undefined where it lies in none, or where there is no git.
 *
 * @throws UserError if git refuses to look, as it does in folders of another user
 */
export async function openRepository(folder: string): Promise<Repository | undefined> {
  const at = await run(folder, ['rev-parse', '--show-prefix']).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (at === undefined || (at.code !== 0 && /not a git repository/i.test(at.stderr))) return undefined;
  if (at.code !== 0) throw refused('look into the repository', at);
  const prefix = at.stdout.toString('utf8').replace(/\n$/, '');
  return repositoryOf(folder, prefix);
}

function repositoryOf(folder: string, prefix: string): Repository {
  const git = async (doing: string, args: readonly string[], input?: string): Promise<Buffer> => {
    const ran = await run(folder, args, input);
    if (ran.code !== 0) throw refused(doing, ran);
    return ran.stdout;
  };
  const ask = async (args: readonly string[]): Promise<string | undefined> => {
    const ran = await run(folder, args);
    const answer = ran.stdout.toString('utf8').trim();
    return ran.code === 0 && answer !== '' ? answer : undefined;
  };
  const listed = (answer: Buffer): readonly string[] => answer.toString('utf8').split('\0').filter(Boolean);

  return {
    prefix,
    async changed() {
      const answer = await git('see what has changed', ['status', '--porcelain=v1', '-z', '--no-renames']);
      return listed(answer).map((line) => ({ path: line.slice(3), isNew: line.startsWith('??') }));
    },
    tracked: async () => listed(await git('list the files', ['ls-files', '-z', '--full-name', '--', ':/'])),
    commitOf: (revision) => ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]),
    lastChangeOf: (path) => ask(['log', '-1', '--format=%H', '--', path]),
    async filesAt(revision, wanted) {
      const args = ['ls-tree', '-r', '-z', revision, '--', '.'];
      const found = listed(await git('read an earlier version', args)).flatMap((line) => {
        const [, type, name = '', path = ''] = /^\d+ (\S+) (\S+)\t(.*)$/s.exec(line) ?? [];
        return type === 'blob' && wanted(path) ? [[path, name] as const] : [];
      });
      const names = `${found.map(([, name]) => name).join('\n')}\n`;
      const blobs =
        found.length === 0 ? [] : blobsOf(await git('read an earlier version', ['cat-file', '--batch'], names));
      return new Map(found.map(([path], i) => [path, blobs[i] as Uint8Array]));
    },
    async commit(paths, message) {
      await git('add the files', ['add', '--', ...paths]);
      await git('commit', ['commit', '--quiet', '--only', '--file=-', '--', ...paths], message);
      return (await git('find the commit', ['rev-parse', 'HEAD'])).toString('utf8').trim();
    },
    async takeBack(commit, before, paths) {
      if (commit !== undefined) await git('take the commit back', ['update-ref', 'HEAD', before, commit]);
      await git('take the files back', ['reset', '--quiet', '--', ...paths]);
    },
    async tag(name, message, commit) {
      await git('make the tag', ['tag', '--annotate', '--file=-', '--', name, commit], message);
    },
  };
}

/** The answers of `git cat-file --batch`: for each object `<name> <type> <size>`, its bytes, a line break. */
function blobsOf(answer: Buffer): readonly Uint8Array[] {
  const blobs: Uint8Array[] = [];
  for (let at = 0; at < answer.length; ) {
    const line = answer.indexOf(0x0a, at);
    const size = Number(answer.subarray(at, line).toString('utf8').split(' ')[2]);
    if (line < 0 || !Number.isInteger(size)) throw new UserError('git gave an answer that was not understood');
    blobs.push(answer.subarray(line + 1, line + 1 + size));
    at = line + 1 + size + 1;
  }
  return blobs;
}

function run(folder: string, args: readonly string[], input = ''): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn('git', args, {
      cwd: resolve(folder),
      // Messages in English can be told apart; reading takes no lock that an editor's git might want.
      env: { ...process.env, LC_ALL: 'C.UTF-8', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => out.push(data));
    child.stderr.on('data', (data: Buffer) => err.push(data));
    child.on('error', fail);
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8').trim() }),
    );
    // A git that ends early reads no further.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function refused(doing: string, { stderr, stdout }: Ran): UserError {
  return new UserError(`git could not ${doing}`, stderr || stdout.toString('utf8').trim());
}
