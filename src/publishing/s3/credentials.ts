/** Keys of an S3 store: from the environment, or from the credentials file that the tools of Amazon share. */
import { UserError } from '../../diagnostics/user-error.js';
import { readHomeFile } from '../../store/home-files.js';
import type { TargetSettings } from '../target.js';

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

/** @throws UserError if there are none, or only half */
export async function s3Credentials(env: TargetSettings['env']): Promise<S3Credentials> {
  const id = env['AWS_ACCESS_KEY_ID'];
  const secret = env['AWS_SECRET_ACCESS_KEY'];
  if (id && secret)
    return { accessKeyId: id, secretAccessKey: secret, sessionToken: env['AWS_SESSION_TOKEN'] || undefined };
  if (id || secret)
    throw new UserError(
      `Only half of the key for S3 is given: ${id ? 'AWS_SECRET_ACCESS_KEY' : 'AWS_ACCESS_KEY_ID'} is missing`,
      'Set both in the environment, or neither and have them in ~/.aws/credentials.',
    );
  const profile = env['AWS_PROFILE'] || 'default';
  const text = await readHomeFile(env['AWS_SHARED_CREDENTIALS_FILE'], '.aws/credentials');
  const found = text === undefined ? undefined : profilesOf(text).get(profile);
  const accessKeyId = found?.get('aws_access_key_id');
  const secretAccessKey = found?.get('aws_secret_access_key');
  if (accessKeyId && secretAccessKey)
    return { accessKeyId, secretAccessKey, sessionToken: found?.get('aws_session_token') || undefined };
  throw new UserError(
    'There is no key for S3',
    `Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN where the key is for a time only) in the environment, or keep them in ~/.aws/credentials under [${profile}]; AWS_PROFILE chooses another one.`,
  );
}

/** Sections of a file of Amazon's tools: `[name]`, then `key = value`; comments begin with `#` or `;`. */
function profilesOf(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const profiles = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const name = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    if (name !== undefined) {
      section = new Map();
      profiles.set(name, section);
      continue;
    }
    const [, key, value] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) section.set(key.toLowerCase(), value);
  }
  return profiles;
}
