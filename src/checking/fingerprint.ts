/**
 * Whether two texts are about the same, told from short fingerprints of them: MinHash (Broder 1997) over stretches of six characters.
 * The fingerprint of a text that was corrected agrees with the old one in many places, that of another text in few.
 */

/** How many numbers of two hexadecimal digits a fingerprint has. */
const slots = 24;
const stretch = 6;
/** With fewer numbers in common than this, two texts are taken for different ones. */
const enough = 5;

/** Letters and digits with single spaces, in lower case: neither punctuation nor capitals make a text another one. */
function normalised(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let i = from; i < to; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/** The fingerprint of a text, 48 hexadecimal digits; empty for a text without letters and digits. */
export function fingerprint(text: string): string {
  const letters = normalised(text);
  if (letters === '') return '';
  const least = new Array<number>(slots).fill(0xffffffff);
  for (let at = 0; at === 0 || at + stretch <= letters.length; at += 1) {
    const value = hash(letters, at, Math.min(letters.length, at + stretch));
    for (let slot = 0; slot < slots; slot += 1) {
      // An odd factor of each slot's own orders the same stretches differently.
      const mixed = Math.imul(value ^ (slot * 0x9e3779b1), 0x85ebca6b + 2 * slot) >>> 0;
      if (mixed < (least[slot] as number)) least[slot] = mixed;
    }
  }
  return least.map((value) => ((value ^ (value >>> 11)) & 0xff).toString(16).padStart(2, '0')).join('');
}

/** Whether two fingerprints are of texts that are about the same. */
export function isAboutTheSame(a: string, b: string): boolean {
  if (a === b) return true;
  if (a === '' || b === '') return false;
  let common = 0;
  for (let slot = 0; slot < slots; slot += 1)
    if (a.slice(2 * slot, 2 * slot + 2) === b.slice(2 * slot, 2 * slot + 2)) common += 1;
  return common >= enough;
}
