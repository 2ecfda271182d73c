/** Signs requests for S3 stores: AWS Signature, version 4. */
import { AwsV4Signer } from 'aws4fetch';
import type { HttpRequest } from '../http/send.js';
import type { S3Credentials } from './credentials.js';

/** SHA-256 of nothing: of a request without a body. */
const emptySum = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The headers that sign a request. The sum of its body is signed too: a store does not take other bytes than those that were meant. */
export async function signature(
  { method, url, headers }: HttpRequest,
  credentials: S3Credentials,
  region: string,
): Promise<Readonly<Record<string, string>>> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers: { 'x-amz-content-sha256': emptySum, ...headers },
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    service: 's3',
    region,
  });
  const signed = await signer.sign();
  return Object.fromEntries(signed.headers);
}
