/** From the address of a target to the target: one file for each kind, read when it is needed. */
import { UserError } from '../diagnostics/user-error.js';
import type { Target, TargetSettings } from './target.js';

type Open = (address: string, settings: TargetSettings) => Promise<Target>;

/** By what stands before the colon. Each is given what follows it. */
const openers: Readonly<Record<string, () => Promise<Open>>> = {
  dir: async () => (await import('./dir.js')).openFolderTarget,
  s3: async () => (await import('./s3/store.js')).openS3Target,
  webdav: async () => (await import('./webdav/store.js')).openWebdavTarget,
  git: async () => (await import('./git.js')).openGitTarget,
  ocfl: async () => (await import('./ocfl.js')).openOcflTarget,
  rsync: async () => (await import('./rsync.js')).openRsyncTarget,
  sftp: async () => (await import('./sftp.js')).openSftpTarget,
};

/** What stands before the colon in addresses. */
export const targetKinds: readonly string[] = Object.keys(openers);

/**
 * Opens a target.
 *
 * @throws UserError if the address is none, has a password in it, or can't be reached
 */
export async function openTarget(address: string, settings: TargetSettings): Promise<Target> {
  const [, kind = '', rest = ''] = /^([a-z0-9]+):(.*)$/s.exec(address) ?? [];
  refuseSecrets(kind, rest);
  const opener = Object.hasOwn(openers, kind) ? openers[kind] : undefined;
  if (opener === undefined)
    throw new UserError(
      `“${address}” is no target`,
      `Write --to KIND:ADDRESS; the kinds are ${targetKinds.map((known) => `${known}:`).join(', ')}.`,
    );
  return (await opener())(rest, settings);
}

/** A password in an address ends in the shell’s history, in receipts and in logs. The address is not repeated in the message. */
function refuseSecrets(kind: string, rest: string): void {
  if (kind === 'dir' || kind === 'ocfl') return;
  // Some services take a token for the name of the user.
  const isToken = (name: string): boolean => name.length >= 20 || /^(?:gh[a-z]_|github_pat_|glpat-)/.test(name);
  const [, userInfo = ''] = /^(?:[a-z+]+:)?\/\/([^/?#]*)@/.exec(rest) ?? [];
  if (
    !userInfo.includes(':') &&
    !isToken(userInfo) &&
    !/[?&](?:access_token|token|password|secret|api_?key|signature)=/i.test(rest)
  )
    return;
  throw new UserError(
    'The address of the target has a password in it',
    'Leave it out: it would stay in the history of your commands. Give it in the environment, or have ssh-agent or git keep it; see docs/guide/publishing.md.',
  );
}
