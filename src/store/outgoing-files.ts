/** Files on this computer that are to be sent elsewhere. */
import { join } from 'node:path';
import { piecesOf } from './far-folder.js';
import { hashFile } from './hash-stream.js';

/** A file that can be sent, and how to get at its bytes. */
export interface SendableFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly source: string;
  open(): AsyncIterable<Uint8Array>;
}

/** A file of `folder`, whose sum is known already. */
export function sendableFile(
  folder: string,
  { path, bytes, sha256 }: Pick<SendableFile, 'path' | 'bytes' | 'sha256'>,
): SendableFile {
  const source = join(folder, ...path.split('/'));
  return { path, bytes, sha256, source, open: () => piecesOf(source) };
}

/** A file of `folder`, with its sums. */
export async function sumSendableFile(
  folder: string,
  path: string,
): Promise<SendableFile & { readonly sha512: string }> {
  const { bytes, sums } = await hashFile(join(folder, ...path.split('/')), ['sha256', 'sha512']);
  const sha256 = sums.get('sha256') ?? '';
  return { ...sendableFile(folder, { path, bytes, sha256 }), sha512: sums.get('sha512') ?? '' };
}
