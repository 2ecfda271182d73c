import { sha256 } from '../store/hash.js';

/** A UUID of the kind that is made from a name (RFC 9562, version 8): the same for every version of an edition at one address. */
export function uuidOf(name: string): string {
  const digits = sha256(Buffer.from(name)).slice(0, 32);
  const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4);
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [13, 16],
    [17, 20],
    [20, 32],
  ].map(([from, to]) => digits.slice(from, to));
  return `${a}-${b}-8${c}-${variant}${d}-${e}`;
}
