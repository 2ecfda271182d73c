import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget } from '../../src/publishing/open-target.js';
import type { FarTree } from '../../src/publishing/target.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { folderEnd } from './folder-end.js';
import { hasSshd, type Sshd, startSshd } from './servers/sshd.js';
import { options } from './site.js';
import { testTree } from './trees.js';

const hasRsync = existsSync('/usr/bin/rsync');
const open = (address: string, env: Readonly<Record<string, string>> = {}): Promise<FarTree> =>
  openTarget(`rsync:${address}`, {
    env: { ...process.env, ...env },
    signal: options.signal,
    folder: '',
  }) as Promise<FarTree>;

describe.skipIf(!hasRsync)('rsync into a folder of this computer', { timeout: 60_000 }, () => {
  testTree(async () => {
    const folder = join(await temporaryFolder(), 'www');
    return folderEnd(folder, () => open(folder));
  });

  it('refuses a daemon, and an address that would be an option', async () => {
    for (const address of ['//example.org/www', 'example.org::www', '-e evil'])
      await expect(open(address)).rejects.toThrow('is no address of rsync over ssh');
  });
});

describe.skipIf(!hasRsync || !hasSshd)('rsync over SSH, with OpenSSH’s server', { timeout: 60_000 }, () => {
  let server: Sshd;
  /** The port is in the configuration, as an editor has it in ~/.ssh/config. */
  let ssh: string;
  beforeAll(async () => {
    server = await startSshd();
    const config = server.ssh.replace('ssh -F ', '');
    await writeFile(
      `${config}-port`,
      `Host archive\n  HostName 127.0.0.1\n  Port ${server.port}\n${await readFile(config, 'utf8')}`,
    );
    ssh = `${server.ssh}-port`;
  });
  afterAll(() => server.close());

  testTree(async () => {
    const folder = join(await temporaryFolder(), 'a b', 'www');
    return folderEnd(folder, () => open(`${server.user}@archive:${folder}`, { EDITION_SSH: ssh }));
  });
});
