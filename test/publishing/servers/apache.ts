/** A WebDAV server on this computer: Apache with mod_dav, in a folder of its own, as a user without rights. */

import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, runs, startServing } from './programs.js';

const modules = '/usr/lib/apache2/modules';
const program = '/usr/sbin/apache2';

export const hasApache = existsSync(join(modules, 'mod_dav_fs.so')) && runs(program, ['-v']);

export interface WebdavServer {
  /** Without `/` at the end. */
  readonly address: string;
  /** The folder that it serves. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startApache(): Promise<WebdavServer> {
  const base = await mkdtemp(join(tmpdir(), 'edition-apache-'));
  const folder = join(base, 'files');
  await mkdir(folder);
  const port = await freePort();
  const [user, password] = ['reader', 'the-password-of-apache'];
  await writeFile(join(base, 'users'), `${user}:{SHA}${await sha1(password)}\n`);
  await writeFile(join(base, 'apache.conf'), configuration(base, port));
  // Apache does not work as root: there it is given to “nobody”.
  const uid = process.getuid?.() === 0 ? 65534 : undefined;
  if (uid !== undefined) for (const path of [base, folder]) await chown(path, uid, uid);
  const address = `http://127.0.0.1:${port}`;
  const server = await startServing(program, ['-f', join(base, 'apache.conf'), '-D', 'FOREGROUND'], {
    ...(uid === undefined ? {} : { uid }),
    isReady: async () => (await fetch(address)).status === 401,
  });
  return {
    address,
    folder,
    env: { EDITION_WEBDAV_USER: user, EDITION_WEBDAV_PASSWORD: password },
    async stop() {
      await server.stop();
      await rm(base, { recursive: true, force: true });
    },
  };
}

function configuration(base: string, port: number): string {
  const loaded = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'dav', 'dav_fs'];
  return `
ServerRoot ${base}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${base}/pid
ErrorLog ${base}/errors
${loaded.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
DocumentRoot ${base}/files
DavLockDB ${base}/locks
<Directory ${base}/files>
  Dav On
  AuthType Basic
  AuthName files
  AuthUserFile ${base}/users
  Require valid-user
</Directory>
`;
}

async function sha1(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-1', Buffer.from(text))).toString('base64');
}
