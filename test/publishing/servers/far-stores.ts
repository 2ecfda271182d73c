/** Requests to stores that the program itself has no part in. */
import { AwsV4Signer } from 'aws4fetch';
import type { S3Server } from './swift.js';

/** One signed request to a bucket; without a key, one that makes it. Throws if the store refuses it. */
export async function askS3(
  { endpoint, env }: S3Server,
  path: string,
  method = 'PUT',
  body?: string,
): Promise<Response> {
  const signer = new AwsV4Signer({
    method,
    url: `${endpoint}/${path}`,
    ...(body === undefined ? {} : { body }),
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    service: 's3',
    region: 'us-east-1',
  });
  const { url, headers } = await signer.sign();
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** The keys in a bucket; at most a thousand. */
export async function keysIn(server: S3Server, bucket: string): Promise<readonly string[]> {
  const text = await (await askS3(server, `${bucket}?list-type=2`, 'GET')).text();
  return [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
}
