/** Addresses of targets in the web. */
import { UserError } from '../../diagnostics/user-error.js';

/** What lets passwords and files go over a line that anybody can read. */
const allowed = 'EDITION_ALLOW_HTTP';

/**
 * Reads the address of a server.
 *
 * @param text an absolute address
 * @throws UserError if it is none, has a user in it, or goes over plain HTTP to another computer
 */
export function webAddress(text: string, env: Readonly<Record<string, string | undefined>>): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol) || address.hostname === '')
    throw new UserError(`“${text}” is no address of a server`, 'Write it whole, beginning with https://.');
  if (address.username !== '' || address.password !== '')
    throw new UserError(
      'The address of the target has a user in it',
      'Leave it out, and give user and password in the environment; see docs/guide/publishing.md.',
    );
  if (address.protocol === 'http:' && !isLoopback(address.hostname) && env[allowed] !== '1')
    throw new UserError(
      `${address.host} is spoken to without encryption: others could read the password and change what is sent`,
      `Write https:// if the server can do that. Where the line is safe, set ${allowed}=1.`,
    );
  return address;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** A path as it stands in an address: every character but letters, digits and `-._~/` encoded (RFC 3986 §2.3). */
export function encodedPath(path: string): string {
  return encodeURIComponent(path)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Parts of a path put together, none of them twice a `/`; without `/` at either end. */
export function joined(...parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/');
}
