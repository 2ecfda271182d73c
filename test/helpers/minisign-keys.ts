/** A pair of keys in minisign's formats, made anew for a test; the secret one is locked if there is a password. */
import { generateKeyPairSync, randomBytes, scryptSync } from 'node:crypto';

export function minisignKeys(password?: string): { readonly secret: string; readonly public: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = randomBytes(8);
  const held = Buffer.concat([id, seed, key, Buffer.alloc(32)]);
  const head = Buffer.alloc(54);
  head.write(password === undefined ? 'Ed\0\0B2' : 'EdScB2', 'latin1');
  if (password !== undefined) {
    // The least work that libsodium knows: N = 1024, r = 8, p = 1.
    head.writeBigUInt64LE(32768n, 38);
    head.writeBigUInt64LE(16777216n, 46);
    const stream = scryptSync(password, head.subarray(6, 38), held.byteLength, { N: 1024, r: 8, p: 1 });
    for (let i = 0; i < held.byteLength; i += 1) held[i] = (held[i] as number) ^ (stream[i] as number);
  }
  const secret = Buffer.concat([head, held]);
  return {
    secret: `untrusted comment: secret key of a test\n${secret.toString('base64')}\n`,
    public: `untrusted comment: public key of a test\n${Buffer.concat([Buffer.from('Ed'), id, key]).toString('base64')}\n`,
  };
}
