/** Content hashes: the names under which results are kept and files are vouched for. */
import { createHash } from 'node:crypto';

/** SHA-256 of bytes, or of a text's UTF-8 bytes, in lower-case hexadecimal (64 characters). */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * SHA-256 over a list of parts, in hexadecimal. The length of each part is hashed with it, so that
 * `['ab', 'c']` and `['a', 'bc']` have different keys.
 */
export function hashParts(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    hash.update(`${bytes.byteLength}:`).update(bytes);
  }
  return hash.digest('hex');
}

/** SHA-512 of bytes in base64, as npm writes it. */
export function sha512Base64(content: Uint8Array): string {
  return createHash('sha512').update(content).digest('base64');
}
