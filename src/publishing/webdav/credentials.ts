/** User and password of a WebDAV server: from the environment, or from `~/.netrc`. */
import { UserError } from '../../diagnostics/user-error.js';
import { readHomeFile } from '../../store/home-files.js';
import type { TargetSettings } from '../target.js';

export interface WebdavCredentials {
  readonly user: string;
  readonly password: string;
}

/**
 * @param host the name of the server, without a port
 * @returns undefined if there are none: some servers take files without
 * @throws UserError if there are only half
 */
export async function webdavCredentials(
  env: TargetSettings['env'],
  host: string,
): Promise<WebdavCredentials | undefined> {
  const user = env['EDITION_WEBDAV_USER'];
  const password = env['EDITION_WEBDAV_PASSWORD'];
  if (user && password !== undefined) return { user, password };
  if (user || password)
    throw new UserError(
      `${user ? 'EDITION_WEBDAV_PASSWORD' : 'EDITION_WEBDAV_USER'} is missing in the environment`,
      'Set both, or neither and have them in ~/.netrc.',
    );
  const text = await readHomeFile(env['NETRC'], '.netrc');
  return text === undefined ? undefined : entryOf(text, host);
}

/** The entry of a host in a `.netrc` (ftp(1)); else the one that is there for all hosts. */
function entryOf(text: string, host: string): WebdavCredentials | undefined {
  const words = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*#.*$/, ''))
    .join('\n')
    .match(/"(?:\\.|[^"\\])*"|\S+/g);
  let isOurs = false;
  let user: string | undefined;
  let password: string | undefined;
  const queue = [...(words ?? [])].map((word) =>
    word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word,
  );
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === 'machine' || word === 'default') {
      if (isOurs && user !== undefined && password !== undefined) break;
      isOurs = word === 'default' || queue.shift() === host;
      [user, password] = [undefined, undefined];
    } else if (word === 'login') {
      const value = queue.shift();
      if (isOurs) user = value;
    } else if (word === 'password') {
      const value = queue.shift();
      if (isOurs) password = value;
    }
  }
  return isOurs && user !== undefined && password !== undefined ? { user, password } : undefined;
}
