/** The system's `git`, with a repository of its own for a while: nobody's checkout is touched, and none of its hooks run. */
import { UserError } from '../../diagnostics/user-error.js';
import { openWorkFolder } from '../../store/work-folder.js';
import { lastWords, type RunOptions, runProgram } from '../programs.js';
import { sshFailure } from '../ssh/command.js';

export interface Repository {
  /** The absolute path of a file in the repository's folder. */
  at(name: string): string;
  /** Runs git and returns what it prints. Throws a `UserError` that says what went wrong. */
  git(args: readonly string[], more?: Partial<RunOptions>): Promise<Buffer>;
  /** Never throws. */
  close(): Promise<void>;
}

/** Variables that would lead git to another repository. */
const leading =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|COMMON_DIR)$/;

/** @param name as the target is shown */
export async function openRepository(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Repository> {
  const folder = await openWorkFolder();
  const own = Object.fromEntries(Object.entries(env).filter(([key]) => !leading.test(key)));
  const settings = {
    ...own,
    // What edition.yaml names may be a repository, not a command.
    GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
    ...(env['EDITION_SSH'] && { GIT_SSH_COMMAND: env['EDITION_SSH'] }),
  };
  const repository: Repository = {
    at: (file) => `${folder.path}/${file}`,
    async git(args, more = {}) {
      const command = ['git', '-c', 'core.hooksPath=/dev/null', '-c', 'gc.auto=0', ...args] as const;
      const { code, stdout, stderr } = await runProgram(command, {
        ...more,
        env: { ...settings, GIT_DIR: folder.path, ...more.env },
      });
      if (code !== 0) throw explainGit(`${stderr}\n${stdout.toString('utf8').slice(0, 4096)}`, name);
      return stdout;
    },
    close: () => folder.remove(),
  };
  await repository.git(['init', '--quiet', '--bare', '--template=', folder.path]);
  return repository;
}

const reasons: readonly (readonly [pattern: RegExp, reason: string, remedy: string])[] = [
  [
    /non-fast-forward|fetch first|stale info|cannot lock ref|reference already exists/,
    'its branch has moved: somebody has pushed to it in the meantime',
    'Nothing was published. Run the command again: it begins from what is there now.',
  ],
  [
    /refusing to update checked out branch|branch is currently checked out/,
    'the branch is checked out there, and would no longer be what its owner sees',
    'Check out another branch there, or publish to another one, as git:REPOSITORY#BRANCH.',
  ],
  [
    /Authentication failed|could not read (?:Username|Password)|terminal prompts disabled|HTTP 401|returned error: 401/,
    'it does not let you in',
    'Let git keep your user name and your password or token: see “git help credentials”.',
  ],
  [
    /returned error: 403|Permission to \S+ denied|protected branch|hook declined|not allowed to push|insufficient permission|unable to create temporary|unpack failed/,
    'it does not allow you to write there',
    'Ask whoever runs the repository for the right to push to this branch.',
  ],
  [
    /does not appear to be a git repository|[Rr]epository '?.*'? ?not found|returned error: 404|does not exist/,
    'there is no repository',
    'Check the address.',
  ],
  [/Could not resolve host/, 'no computer of that name is known', 'Check the address.'],
  [
    /Failed to connect|Connection refused|Couldn't connect/,
    'it refuses the connection',
    'Check the address, and whether the server runs.',
  ],
  [/No space left on device/, 'a disk is full', 'Free some space, then run the command again.'],
  [/transport '\S+' not allowed/, 'git is not allowed to use such an address', 'Use https, ssh, or a folder.'],
];

function explainGit(said: string, name: string): UserError {
  const ssh = sshFailure(said, name);
  if (ssh !== undefined) return ssh;
  const found = reasons.find(([pattern]) => pattern.test(said));
  if (found !== undefined) return new UserError(`Cannot publish at ${name}: ${found[1]}`, found[2]);
  return new UserError(`Cannot publish at ${name}: git says what is wrong`, lastWords(said));
}
