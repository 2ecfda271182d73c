/** A bucket, or what is below a prefix in it, as a store of files. Copies are made by the store itself: nothing is sent twice. */
import { mediaTypeOf } from '../../archive/media-types.js';
import { unsafePath } from '../../archive/paths.js';
import { UserError } from '../../diagnostics/user-error.js';
import { elements } from '../../xml/query.js';
import type { FarStore } from '../far-store.js';
import { encodedPath, joined } from '../http/address.js';
import { type Client, httpClient } from '../http/client.js';
import { childText, readAnswer, triedAnswer } from '../http/read-xml.js';
import { stagedTree } from '../staged-tree.js';
import type { FarTree, TargetSettings } from '../target.js';
import { type S3Address, s3Address } from './address.js';
import { s3Credentials } from './credentials.js';
import { explainer, passingFaults, readFault } from './explain.js';
import { signature } from './sign.js';

/** Files above this size can be neither sent in one request nor copied by the store (Amazon S3 User Guide, “Uploading objects”). */
const largest = 5 * 2 ** 30;
const lanes = 8;

/** @param address what follows `s3:` */
export async function openS3Target(address: string, { env, folder, signal }: TargetSettings): Promise<FarTree> {
  const place = s3Address(address, env, folder);
  const credentials = await s3Credentials(env);
  const client = httpClient({
    where: place.name,
    lanes,
    sign: (request) => signature(request, credentials, place.region),
    explain: explainer(place),
    readFault,
    secrets: [credentials.secretAccessKey, credentials.sessionToken ?? ''],
    passing: passingFaults,
  });
  return stagedTree(s3Store(place, client), signal);
}

function s3Store(place: S3Address, client: Client): FarStore {
  const { name, bucket, prefix, endpoint } = place;
  const keyOf = (path: string): string => joined(prefix, path);
  const urlOf = (path: string): URL => new URL(`/${encodedPath(`${bucket}/${keyOf(path)}`)}`, endpoint);

  return {
    name,
    lanes,
    async list(folder) {
      const files = new Map<string, number>();
      const start = joined(prefix, folder);
      const query = new URLSearchParams({
        'list-type': '2',
        'encoding-type': 'url',
        prefix: start === '' ? '' : `${start}/`,
      });
      for (;;) {
        const url = new URL(`/${encodedPath(bucket)}`, endpoint);
        url.search = query.toString().replaceAll('+', '%20');
        const { text } = await client.askText('GET', url, { about: `the list of ${joined(bucket, folder)}` });
        const root = readAnswer(text, 'ListBucketResult', name);
        for (const entry of elements(root, 'Contents')) {
          const key = decodedKey(childText(entry, 'Key'), childText(root, 'EncodingType') === 'url', name);
          // Other tools keep folders as empty objects.
          if (key.endsWith('/')) continue;
          files.set(insidePath(key, prefix, name), sizeOf(childText(entry, 'Size'), name));
        }
        const next = childText(root, 'NextContinuationToken');
        if (childText(root, 'IsTruncated') !== 'true') return files;
        if (next === '' || next === query.get('continuation-token'))
          throw new UserError(
            `${name} does not give the whole list of its files`,
            'Try again; if it stays so, ask whoever runs the store.',
          );
        query.set('continuation-token', next);
      }
    },
    async read(path) {
      const answer = await client.ask('GET', urlOf(path), { about: path, also: [404] });
      if (answer.statusCode !== 404) return client.pieces(answer);
      answer.resume();
      return undefined;
    },
    async write(path, { bytes, sha256, open }) {
      if (bytes > largest)
        throw new UserError(
          `${path} is too large for an S3 store: it has ${bytes} bytes`,
          'Files of at most 5 GiB can be sent.',
        );
      await client.askText('PUT', urlOf(path), {
        about: path,
        headers: {
          'content-type': contentType(path),
          'x-amz-content-sha256': sha256,
          'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
        },
        body: { bytes, open },
      });
    },
    async move(from, to) {
      const { text } = await client.askText('PUT', urlOf(to), {
        about: to,
        headers: {
          'content-type': contentType(to),
          'x-amz-copy-source': `/${encodedPath(`${bucket}/${keyOf(from)}`)}`,
          'x-amz-metadata-directive': 'REPLACE',
        },
      });
      // A copy that fails after it has begun is answered with 200 and the fault.
      if (triedAnswer(text, 'CopyObjectResult') === undefined)
        throw new UserError(
          `${name} has not put ${to} in place`,
          `Run the command again. The store says: ${readFault(text).said || 'nothing'}.`,
        );
      await client.askText('DELETE', urlOf(from), { about: from, also: [404] });
    },
    async remove(path) {
      await client.askText('DELETE', urlOf(path), { about: path, also: [404] });
    },
    close: () => Promise.resolve(client.close()),
  };
}

/** The media type as servers give it to browsers. Text of ours is in UTF-8. */
function contentType(path: string): string {
  const type = mediaTypeOf(`site/${path}`);
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

function decodedKey(text: string, isEncoded: boolean, name: string): string {
  try {
    return isEncoded ? decodeURIComponent(text.replaceAll('+', ' ')) : text;
  } catch {
    return refuse(text, name);
  }
}

function insidePath(key: string, prefix: string, name: string): string {
  const start = prefix === '' ? '' : `${prefix}/`;
  const path = key.slice(start.length);
  return key.startsWith(start) && unsafePath(path) === undefined ? path : refuse(key, name);
}

function refuse(key: string, name: string): never {
  throw new UserError(
    `${name} lists ${JSON.stringify(key)}, which is no file below that address`,
    'Nothing was changed. Choose a prefix of its own for the edition, or remove that object.',
  );
}

function sizeOf(text: string, name: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UserError(`${name} lists a file without its size`, 'Check the address.');
  return Number(text);
}
