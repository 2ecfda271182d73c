/** rclone, as a judge from outside: it reads every file at the far end, and compares it with the one here. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { WebdavServer } from './apache.js';
import { runs } from './programs.js';
import type { S3Server } from './swift.js';

export const hasRclone = runs('rclone', ['version']);

/** The settings of a remote called `far`, as rclone reads them from the environment. */
export function s3Remote({ endpoint, env }: Pick<S3Server, 'endpoint' | 'env'>): Readonly<Record<string, string>> {
  return remote({
    type: 's3',
    provider: 'Other',
    endpoint,
    region: 'us-east-1',
    access_key_id: env['AWS_ACCESS_KEY_ID'] ?? '',
    secret_access_key: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  });
}

export async function webdavRemote({ address, env }: WebdavServer): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await promisify(execFile)('rclone', ['obscure', env['EDITION_WEBDAV_PASSWORD'] ?? '']);
  return remote({
    type: 'webdav',
    vendor: 'other',
    url: address,
    user: env['EDITION_WEBDAV_USER'] ?? '',
    pass: stdout.trim(),
  });
}

function remote(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [`RCLONE_CONFIG_FAR_${key.toUpperCase()}`, value]),
  );
}

/** Runs rclone; throws what it says if it fails. */
export async function rclone(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: '/nowhere', RCLONE_CONFIG: '/nowhere/rclone.conf', ...settings };
  const { stdout } = await promisify(execFile)('rclone', ['--retries=1', '--low-level-retries=2', ...args], { env });
  return stdout;
}

/** Throws unless all files of the folder are at the far end, byte for byte, and no others but those in our own folder there. */
export async function rcloneCheck(
  folder: string,
  at: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await rclone(['check', '--download', '--exclude=/.edition/**', folder, `far:${at}`], settings);
}
