/** A pair of keys in minisign's formats, made anew for a test; the secret one is not locked. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';

export function minisignKeys(): { readonly secret: string; readonly public: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = randomBytes(8);
  const secret = Buffer.concat([Buffer.from('Ed\0\0B2', 'latin1'), Buffer.alloc(48), id, seed, key, Buffer.alloc(32)]);
  return {
    secret: `untrusted comment: secret key of a test\n${secret.toString('base64')}\n`,
    public: `untrusted comment: public key of a test\n${Buffer.concat([Buffer.from('Ed'), id, key]).toString('base64')}\n`,
  };
}
