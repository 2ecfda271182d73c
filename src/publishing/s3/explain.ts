/** What the faults of S3 stores mean, and what to do. */
import type { Explain, Refusal } from '../http/failures.js';
import { childText, triedAnswer } from '../http/read-xml.js';
import type { S3Address } from './address.js';

/** Faults of one request, whatever its status, that need not come again. */
export const passingFaults: ReadonlySet<string> = new Set([
  'RequestTimeout',
  'SlowDown',
  'InternalError',
  'BadDigest',
  'IncompleteBody',
  'XAmzContentSHA256Mismatch',
]);

export function readFault(body: string): Pick<Refusal, 'code' | 'said'> {
  const root = triedAnswer(body, 'Error');
  if (root === undefined) return { code: '', said: '' };
  const [code, said] = [childText(root, 'Code'), childText(root, 'Message')];
  return { code, said: said === '' ? code : `${code}: ${said}` };
}

export function explainer({ bucket, name, region }: S3Address): Explain {
  return ({ code, status, said, headers }) => {
    const keys =
      'Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile in ~/.aws/credentials (AWS_PROFILE).';
    const wanted = headers['x-amz-bucket-region'];
    switch (code) {
      case 'InvalidAccessKeyId':
        return [`${name}: the store does not know the key`, keys];
      case 'SignatureDoesNotMatch':
        return [`${name}: the secret does not fit the key`, keys];
      case 'ExpiredToken':
      case 'InvalidToken':
        return [`${name}: the key has run out`, 'Get a new one, and set AWS_SESSION_TOKEN with it.'];
      case 'RequestTimeTooSkewed':
        return [`${name}: this computer’s clock is wrong`, 'Set it, and run the command again.'];
      case 'AccessDenied':
        return [
          `${name}: the key is not allowed to do this`,
          `Ask the owner of the bucket to let it list ${bucket} and read, write and remove what is in it (s3:ListBucket, s3:GetObject, s3:PutObject, s3:DeleteObject).`,
        ];
      case 'NoSuchBucket':
        return [
          `There is no bucket ${bucket} at the store`,
          'Create it, or check the address; its name is the first part of the path.',
        ];
      case 'PermanentRedirect':
      case 'AuthorizationHeaderMalformed':
        return [
          `${name}: ${region} is not the bucket’s region`,
          typeof wanted === 'string' ? `Set AWS_REGION=${wanted}.` : 'Set AWS_REGION to the one that the store names.',
        ];
      case 'QuotaExceeded':
      case 'XMinioStorageFull':
        return [
          `There is no room left at ${name}`,
          'Make room there, and run the command again: what has been sent already is not sent twice.',
        ];
      default:
        return status === 401 || (status === 403 && said === '')
          ? [`${name}: the store does not accept the key`, keys]
          : undefined;
    }
  };
}
