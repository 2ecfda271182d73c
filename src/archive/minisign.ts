/**
 * Signatures in the format of minisign: Ed25519 over a BLAKE2b-512 sum. What is signed here can be checked with `minisign -V`, and
 * the other way round.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  scryptSync,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';

/** A key or a signature that can't be used; the message says why, and never what it holds. */
export class KeyFault extends Error {
  override readonly name = 'KeyFault';
}

export interface PublicKey {
  /** Eight bytes, as minisign prints them: in hexadecimal, the last byte first. */
  readonly id: string;
  readonly key: KeyObject;
}

export interface SecretKey {
  readonly idBytes: Uint8Array;
  readonly key: KeyObject;
}

const spki = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function keyId(bytes: Uint8Array): string {
  return Buffer.from(bytes).reverse().toString('hex').toUpperCase();
}

function publicKeyOf(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spki, bytes]), format: 'der', type: 'spki' });
}

/** The last line that is base64, of a file of minisign or of a key given by itself. */
function lastData(text: string): Buffer {
  const line = text.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
  return /^[A-Za-z0-9+/]+=*$/.test(line) ? Buffer.from(line, 'base64') : Buffer.alloc(0);
}

/** Reads a public key: the text of a `.pub` file, or the key alone. Throws a KeyFault. */
export function readPublicKey(text: string): PublicKey {
  const data = lastData(text);
  if (data.byteLength !== 42 || data.toString('latin1', 0, 2) !== 'Ed')
    throw new KeyFault('It is no public key of minisign');
  return { id: keyId(data.subarray(2, 10)), key: publicKeyOf(data.subarray(10)) };
}

/**
 * Reads a secret key as `minisign -G` writes it.
 *
 * @param password the key's password; undefined if there is none
 * @throws KeyFault if it is none, or if the password does not open it
 */
export function readSecretKey(text: string, password: string | undefined): SecretKey {
  const data = lastData(text);
  if (data.byteLength !== 158 || data.toString('latin1', 0, 2) !== 'Ed')
    throw new KeyFault('It is no secret key of minisign');
  const isLocked = data.toString('latin1', 2, 4) === 'Sc';
  if (isLocked && password === undefined) throw new KeyFault('It is locked with a password, and none is given');
  const held = Buffer.from(data.subarray(54));
  if (isLocked) {
    const stream = stretch(password ?? '', data.subarray(6, 38), data.readBigUInt64LE(38), data.readBigUInt64LE(46));
    for (let i = 0; i < held.byteLength; i += 1) held[i] = (held[i] as number) ^ (stream[i] as number);
  }
  const [idBytes, seed, publicBytes] = [held.subarray(0, 8), held.subarray(8, 40), held.subarray(40, 72)];
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const derived = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.byteLength);
  if (!derived.equals(publicBytes)) throw new KeyFault(isLocked ? 'The password does not open it' : 'It is damaged');
  return { idBytes, key };
}

/** The key stream from a password, with the parameters that libsodium derives from its two limits. */
function stretch(password: string, salt: Uint8Array, operations: bigint, memory: bigint): Buffer {
  const r = 8;
  const limits = { operations: Math.max(Number(operations), 32768), memory: Number(memory) };
  const log2Below = (most: number): number => {
    let n = 1;
    while (n < 30 && 2 ** n <= most / 2) n += 1;
    return n;
  };
  let p = 1;
  let logN: number;
  if (limits.operations < limits.memory / 32) logN = log2Below(limits.operations / (r * 4));
  else {
    logN = log2Below(limits.memory / (r * 128));
    p = Math.max(1, Math.floor(Math.min(limits.operations / 4 / 2 ** logN, 0x3fffffff) / r));
  }
  return scryptSync(password, salt, 104, { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 128 + 64 * 1024 * 1024 });
}

const sumOf = (bytes: Uint8Array): Buffer => createHash('blake2b512').update(bytes).digest();

/** The text of a signature file. The same bytes, key and comment give the same text. */
export function sign(bytes: Uint8Array, { idBytes, key }: SecretKey, trustedComment: string): string {
  const signature = signBytes(null, sumOf(bytes), key);
  const overall = signBytes(null, Buffer.concat([signature, Buffer.from(trustedComment)]), key);
  return [
    'untrusted comment: signature by edition, checked with: minisign -V',
    Buffer.concat([Buffer.from('ED'), idBytes, signature]).toString('base64'),
    `trusted comment: ${trustedComment}`,
    overall.toString('base64'),
    '',
  ].join('\n');
}

/** Whose signature it claims to be: the id of a key. Throws a KeyFault. */
export function signerOf(signatureText: string): string {
  return keyId(readSignature(signatureText).idBytes);
}

function readSignature(text: string): {
  readonly algorithm: string;
  readonly idBytes: Buffer;
  readonly signature: Buffer;
  readonly comment: string;
  readonly overall: Buffer;
} {
  const [, first = '', second = '', third = ''] = text.split(/\r?\n/);
  const data = Buffer.from(first, 'base64');
  const overall = Buffer.from(third, 'base64');
  if (data.byteLength !== 74 || overall.byteLength !== 64 || !second.startsWith('trusted comment: '))
    throw new KeyFault('It is no signature of minisign');
  return {
    algorithm: data.toString('latin1', 0, 2),
    idBytes: data.subarray(2, 10),
    signature: data.subarray(10),
    comment: second.slice('trusted comment: '.length),
    overall,
  };
}

/** Why a signature is not one of that key over those bytes; undefined if it is. */
export function signatureFault(bytes: Uint8Array, signatureText: string, { id, key }: PublicKey): string | undefined {
  let read: ReturnType<typeof readSignature>;
  try {
    read = readSignature(signatureText);
  } catch (error) {
    if (error instanceof KeyFault) return error.message;
    throw error;
  }
  const signer = keyId(read.idBytes);
  if (signer !== id) return `It was signed with the key ${signer}, and the key that is given is ${id}`;
  if (read.algorithm !== 'ED' && read.algorithm !== 'Ed') return 'It is a signature of a kind that is not known';
  const signed = read.algorithm === 'ED' ? sumOf(bytes) : bytes;
  if (!verifyBytes(null, signed, key, read.signature))
    return 'The signature is not one of this file: the file or the signature was changed';
  const withComment = Buffer.concat([read.signature, Buffer.from(read.comment)]);
  return verifyBytes(null, withComment, key, read.overall) ? undefined : 'The signature’s comment was changed';
}
