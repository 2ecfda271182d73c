/** Keys for signatures, read from files that the user names. */
import { KeyFault, type PublicKey, readPublicKey, readSecretKey, type SecretKey } from '../archive/minisign.js';
import { UserError } from '../diagnostics/user-error.js';
import { isFile, readBytes } from '../store/files.js';

/** @throws UserError if the file can't be read or holds no secret key; nothing of what it holds is told */
export async function openSecretKey(path: string, password: string | undefined): Promise<SecretKey> {
  const bytes = await readBytes(path);
  try {
    return readSecretKey(new TextDecoder().decode(bytes), password);
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error;
    throw new UserError(
      `The secret key ${path} cannot be used: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`,
      'Make a key with minisign -G, and give its password in EDITION_SIGNING_PASSWORD if it has one.',
    );
  }
}

/**
 * @param given a file, or the key itself
 * @throws UserError if it is no public key
 */
export async function openPublicKey(given: string): Promise<PublicKey> {
  const text = (await isFile(given)) ? new TextDecoder().decode(await readBytes(given)) : given;
  try {
    return readPublicKey(text);
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error;
    throw new UserError(
      `${given} is neither a file nor a public key of minisign`,
      'Name the file minisign.pub, or give the key that stands in it.',
    );
  }
}
