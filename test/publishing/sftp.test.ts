import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget } from '../../src/publishing/open-target.js';
import type { FarTree } from '../../src/publishing/target.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { folderEnd } from './folder-end.js';
import { freePort, hasSshd, type Sshd, startSshd } from './servers/sshd.js';
import { options } from './site.js';
import { testTree } from './trees.js';

describe.skipIf(!hasSshd)('SFTP, with OpenSSH’s server', { timeout: 60_000 }, () => {
  let server: Sshd;
  beforeAll(async () => {
    server = await startSshd();
  });
  afterAll(() => server.close());

  const open = (folder: string, ssh = server.ssh, port = server.port): Promise<FarTree> =>
    openTarget(`sftp://${server.user}@127.0.0.1:${port}${folder}`, {
      env: { ...process.env, EDITION_SSH: ssh },
      signal: options.signal,
      folder: '',
    }) as Promise<FarTree>;

  testTree(async () => {
    const folder = join(await temporaryFolder(), 'a b', 'www');
    return folderEnd(folder, () => open(folder.replaceAll(' ', '%20')));
  });

  it('refuses a server whose host key is not the known one', async () => {
    await expect(open('/tmp', server.sshWithWrongHostKey)).rejects.toThrow('its host key is not the one that is known');
  });

  it('refuses a server whose host key is unknown', async () => {
    await expect(open('/tmp', server.sshWithoutHostKey)).rejects.toThrow('its host key is not known');
  });

  it('says so where the server does not let the user in', async () => {
    await expect(open('/tmp', server.sshWithoutKey)).rejects.toThrow('it does not let you in');
  });

  it('says so where nothing answers', async () => {
    await expect(open('/tmp', server.ssh, await freePort())).rejects.toThrow('it refuses the connection');
  });
});
