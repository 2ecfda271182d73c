/** `sftp://[USER@]HOST[:PORT]/FOLDER`: a folder of another computer, through the system's `ssh`. */
import { UserError } from '../diagnostics/user-error.js';
import { checkedHost } from './ssh/command.js';
import { openSftpStore } from './ssh/sftp-connection.js';
import { stagedTree } from './staged-tree.js';
import type { FarTree, TargetSettings } from './target.js';

/** @param address what follows `sftp:` */
export async function openSftpTarget(
  address: string,
  { env, signal, folder: below }: TargetSettings,
): Promise<FarTree> {
  const [, user, host = '', port, path = ''] =
    /^\/\/(?:([^@/]*)@)?(\[[^\]]*\]|[^:/@]*)(?::(\d+))?(\/.*)?$/s.exec(address) ?? [];
  if (host === '')
    throw new UserError(
      `“sftp:${address}” is no address of SFTP`,
      'Write --to sftp://USER@HOST/FOLDER, or sftp://USER@HOST/~/FOLDER for one in the user’s home folder.',
    );
  const folder = [
    decoded(path)
      .replace(/^\/~(?:\/|$)/, '')
      .replace(/(?<=.)\/+$/, ''),
    below,
  ]
    .filter(Boolean)
    .join('/');
  const place = {
    host: checkedHost(host).replace(/^\[|\]$/g, ''),
    user: user === undefined ? undefined : checkedUser(decoded(user)),
    port: port === undefined ? undefined : Number(port),
  };
  const name = `sftp:${address.replace(/\/+$/, '')}${below === '' ? '' : `/${below}`}`;
  return stagedTree(await openSftpStore(place, folder, name, env, signal), signal);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function checkedUser(user: string): string {
  if (/^[^\s-][^\s]*$/.test(user)) return user;
  throw new UserError(`“${user}” is no name of a user`, 'Write it as in sftp://anna@archive.example.org/www.');
}
