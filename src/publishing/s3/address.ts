/** Where a bucket is: `s3://BUCKET/PREFIX?region=…&endpoint=…`, or `s3:https://HOST/BUCKET/PREFIX`. */
import { UserError } from '../../diagnostics/user-error.js';
import { joined, webAddress } from '../http/address.js';
import type { TargetSettings } from '../target.js';

export interface S3Address {
  /** The server, without a path. */
  readonly endpoint: URL;
  readonly region: string;
  readonly bucket: string;
  /** What all keys begin with; without `/` at either end, empty for the whole bucket. */
  readonly prefix: string;
  /** As it is shown. */
  readonly name: string;
}

const form =
  'Write --to s3://BUCKET/PREFIX for a bucket at Amazon, --to s3:https://HOST/BUCKET/PREFIX for one at another store.';

/**
 * @param address what follows `s3:`
 * @param env gives region and server where the address does not, under the names that the tools of Amazon use
 * @throws UserError if it is none
 */
export function s3Address(address: string, env: TargetSettings['env'], folder: string): S3Address {
  const isBucketFirst = address.startsWith('//');
  const [, place = '', query = ''] = /^([^?]*)(?:\?(.*))?$/s.exec(address) ?? [];
  const options = new URLSearchParams(query);
  for (const key of options.keys())
    if (key !== 'region' && key !== 'endpoint')
      throw new UserError(`The address has “${key}” in it, which S3 targets do not know`, form);
  const region = options.get('region') || env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'us-east-1';
  if (!/^[A-Za-z0-9-]+$/.test(region)) throw new UserError(`“${region}” is no region`, 'Write it like eu-central-1.');

  const given = options.get('endpoint') || env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'];
  const server = webAddress(isBucketFirst ? given || `https://s3.${region}.amazonaws.com` : place, env);
  const path = isBucketFirst ? place : decoded(server.pathname);
  const [bucket = '', ...rest] = joined(path).split('/');
  if (bucket === '' || (isBucketFirst && server.pathname !== '/'))
    throw new UserError(`“s3:${address}” names no bucket`, form);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/.test(bucket))
    throw new UserError(`“${bucket}” is no name of a bucket`, form);
  const prefix = joined(...rest, folder);
  if (prefix.split('/').some((part) => part === '.' || part === '..'))
    throw new UserError(`“s3:${address}” has . or .. in it`, form);
  const endpoint = new URL(server.origin);
  return { endpoint, region, bucket, prefix, name: `s3:${endpoint.origin}/${joined(bucket, prefix)}` };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new UserError(`“${path}” has a % that stands for nothing`, 'Write %25 for a percent sign.');
  }
}
