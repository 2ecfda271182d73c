/** Checksum algorithms by the names that manifests use. */

/** Our names for the algorithms, with the lengths of their sums in hexadecimal digits. */
const lengths: ReadonlyMap<string, number> = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha224', 56],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
  ['blake2b512', 128],
  ['sha3256', 64],
  ['sha3512', 128],
]);

/** What OpenSSL calls an algorithm that it knows under another name. */
const openSslNames: ReadonlyMap<string, string> = new Map([
  ['sha3256', 'sha3-256'],
  ['sha3512', 'sha3-512'],
]);

/** Our name of an algorithm: lower case, without hyphens (RFC 8493 §2.4). */
export function algorithmName(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}

/** Whether sums of that algorithm can be made. */
export function isKnownAlgorithm(name: string): boolean {
  return lengths.has(name);
}

export function openSslName(name: string): string {
  return openSslNames.get(name) ?? name;
}

/** Whether a text can be a sum of that algorithm. */
export function isSum(name: string, text: string): boolean {
  return /^[0-9a-f]+$/i.test(text) && (lengths.get(name) ?? text.length) === text.length;
}
