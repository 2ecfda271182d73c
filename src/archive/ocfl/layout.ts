/** Where an object lies in a storage root: layouts of OCFL's register of extensions. */
import { createHash } from 'node:crypto';

/** A layout with its parameters, as its `config.json` has them. */
export interface StorageLayout {
  readonly name: string;
  readonly digestAlgorithm: string;
  readonly tupleSize: number;
  readonly numberOfTuples: number;
}

const hashAndId = '0003-hash-and-id-n-tuple-storage-layout';
const hashed = '0004-hashed-n-tuple-storage-layout';

/** That of new roots: the folder of an object has its id for a name, so that a person finds it. */
export const newLayout: StorageLayout = {
  name: hashAndId,
  digestAlgorithm: 'sha256',
  tupleSize: 3,
  numberOfTuples: 3,
};

/** What a root says of its layout. Undefined if it is none of those that are known here, or has parameters that make no sense. */
export function readLayout(name: unknown, config: unknown): StorageLayout | undefined {
  if (name !== hashAndId && name !== hashed) return undefined;
  const given = typeof config === 'object' && config !== null ? (config as Partial<StorageLayout>) : {};
  const { digestAlgorithm = 'sha256', tupleSize = 3, numberOfTuples = 3 } = given;
  const isKnown = ['md5', 'sha1', 'sha256', 'sha512'].includes(digestAlgorithm);
  const isShort = (config as { readonly shortObjectRoot?: unknown } | undefined)?.shortObjectRoot === true;
  const isSmall = [tupleSize, numberOfTuples].every((value) => Number.isInteger(value) && value >= 0 && value <= 32);
  const isBoth = (tupleSize === 0) === (numberOfTuples === 0);
  return isKnown && isSmall && isBoth && !isShort ? { name, digestAlgorithm, tupleSize, numberOfTuples } : undefined;
}

export function layoutJson({ name }: StorageLayout): string {
  const description =
    'The folder of an object: three folders of three characters from the SHA-256 of its id, then the id itself, percent-encoded';
  return `${JSON.stringify({ extension: name, description }, undefined, 2)}\n`;
}

export function layoutConfigJson({ name, digestAlgorithm, tupleSize, numberOfTuples }: StorageLayout): string {
  return `${JSON.stringify({ extensionName: name, digestAlgorithm, tupleSize, numberOfTuples }, undefined, 2)}\n`;
}

/** The path of an object from the root, with `/`. */
export function objectPath(id: string, { name, digestAlgorithm, tupleSize, numberOfTuples }: StorageLayout): string {
  const digest = createHash(digestAlgorithm).update(id, 'utf8').digest('hex');
  const tuples = Array.from({ length: numberOfTuples }, (_, i) => digest.slice(i * tupleSize, (i + 1) * tupleSize));
  return [...tuples, name === hashed ? digest : encapsulated(id, digest)].join('/');
}

/** Extension 0003: all but letters, digits, `-` and `_` percent-encoded in lower case; over 100 characters, the first 100 and the digest. */
function encapsulated(id: string, digest: string): string {
  const encoded = [...Buffer.from(id, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9_-]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
  return encoded.length > 100 ? `${encoded.slice(0, 100)}-${digest}` : encoded;
}
