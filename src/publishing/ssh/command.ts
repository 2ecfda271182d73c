/** The system's `ssh`: its configuration, its known hosts and its agent are used as they are. */
import { UserError } from '../../diagnostics/user-error.js';

/** Where a program on another computer is reached. */
export interface SshPlace {
  /** A name of the configuration of ssh, or of the network. */
  readonly host: string;
  readonly user: string | undefined;
  readonly port: number | undefined;
}

/**
 * The command that starts `ssh`, with options that keep it from asking, and from trusting a host that it does not know.
 *
 * @param env `EDITION_SSH` names another program than `ssh`, with options between spaces
 */
export function sshCommand(env: Readonly<Record<string, string | undefined>>): readonly [string, ...string[]] {
  const words = (env['EDITION_SSH'] ?? '').split(/\s+/).filter((word) => word !== '');
  const [program = 'ssh', ...options] = words;
  return [
    program,
    ...options,
    '-oBatchMode=yes',
    '-oStrictHostKeyChecking=yes',
    '-oConnectTimeout=30',
    '-oServerAliveInterval=15',
    '-oClearAllForwardings=yes',
  ];
}

/** The arguments that name a place. */
export function sshArguments({ host, user, port }: SshPlace): readonly string[] {
  return [...(port === undefined ? [] : ['-p', String(port)]), ...(user === undefined ? [] : ['-l', user]), '--', host];
}

/** A host as it may be handed to a program: never taken for an option. */
export function checkedHost(host: string): string {
  if (/^[A-Za-z0-9_[\]][A-Za-z0-9._:[\]-]*$/.test(host)) return host;
  throw new UserError(`“${host}” is no name of a host`, 'Write it as in archive.example.org.');
}

const reasons: readonly (readonly [pattern: RegExp, reason: string, remedy: string])[] = [
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED|Offending \S+ key/,
    'its host key is not the one that is known',
    'Somebody may be between you and the server, or it was set up anew. Ask whoever runs it for its fingerprint before you change ~/.ssh/known_hosts.',
  ],
  [
    /Host key verification failed|No \S+ host key is known/,
    'its host key is not known',
    'Connect once with ssh, compare the fingerprint with the one that whoever runs the server has given you, and accept it there.',
  ],
  [
    /Permission denied \(|Too many authentication failures|Authentication failed/,
    'it does not let you in',
    'Check the user’s name; put your key into the agent with ssh-add, and see that the server knows it.',
  ],
  [/Could not resolve hostname|Name or service not known/, 'no computer of that name is known', 'Check the address.'],
  [/Connection refused/, 'it refuses the connection', 'Check address and port, and whether the server runs.'],
  [/timed out|Network is unreachable|No route to host/i, 'it does not answer', 'Check the connection and the address.'],
  [/subsystem request failed/, 'it offers no SFTP', 'Ask whoever runs the server to allow it.'],
];

/** What `ssh` has said when it could not connect; undefined if it is something else. */
export function sshFailure(said: string, name: string): UserError | undefined {
  const found = reasons.find(([pattern]) => pattern.test(said));
  return found && new UserError(`Cannot connect to ${name}: ${found[1]}`, found[2]);
}
