/** A real server of SSH on this computer, with host key, users' keys and port of its own; gone when the test file ends. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const program = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path));

/** Whether OpenSSH's server is on this computer. */
export const hasSshd: boolean = program !== undefined;

export interface Sshd {
  readonly port: number;
  readonly user: string;
  /** For `EDITION_SSH`: the system's ssh with a configuration that knows the server and has a key for it. */
  readonly ssh: string;
  /** The same, without the key. */
  readonly sshWithoutKey: string;
  /** The same, but the known host key is another one. */
  readonly sshWithWrongHostKey: string;
  /** The same, and no host key is known. */
  readonly sshWithoutHostKey: string;
  /** The private key that the server accepts. */
  readonly key: string;
  readonly knownHosts: string;
  close(): Promise<void>;
}

/** Starts a server, on a free port. */
export async function startSshd(): Promise<Sshd> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-sshd-'));
  await chmod(folder, 0o700);
  const at = (name: string): string => join(folder, name);
  for (const name of ['host', 'other-host', 'user', 'other-user'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(name)]);
  await writeFile(at('authorized_keys'), await readFile(at('user.pub')));
  await chmod(at('authorized_keys'), 0o600);
  const port = await freePort();
  const known = async (name: string, key: string): Promise<void> =>
    writeFile(at(name), `[127.0.0.1]:${port} ${(await readFile(at(`${key}.pub`), 'utf8')).trim()}\n`);
  await known('known_hosts', 'host');
  await known('wrong_hosts', 'other-host');
  await writeFile(at('no_hosts'), '');

  await writeFile(
    at('sshd_config'),
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${at('host')}
PidFile ${at('pid')}
AuthorizedKeysFile ${at('authorized_keys')}
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
MaxStartups 100
MaxSessions 100
Subsystem sftp internal-sftp
`,
  );
  const config = async (name: string, hosts: string, key: string): Promise<string> => {
    await writeFile(
      at(name),
      `Host *
  UserKnownHostsFile ${at(hosts)}
  GlobalKnownHostsFile /dev/null
  IdentityFile ${at(key)}
  IdentitiesOnly yes
  IdentityAgent none
`,
    );
    return `ssh -F ${at(name)}`;
  };
  // The server gives up its rights in a folder that must be there.
  if (userInfo().uid === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const server = spawn(program as string, ['-D', '-e', '-f', at('sshd_config')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  await untilListening(port);
  return {
    port,
    user: userInfo().username,
    ssh: await config('config', 'known_hosts', 'user'),
    sshWithoutKey: await config('config-key', 'known_hosts', 'other-user'),
    sshWithWrongHostKey: await config('config-host', 'wrong_hosts', 'user'),
    sshWithoutHostKey: await config('config-unknown', 'no_hosts', 'user'),
    key: at('user'),
    knownHosts: at('known_hosts'),
    async close() {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port of the loopback interface that nothing listens at now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Waits until something listens at a port of the loopback interface. */
export async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const listens = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (listens) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing listens at port ${port}`);
}
