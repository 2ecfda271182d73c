/** Words as names are compared by them: without diacritics, in small letters, and with where they stand. */

/** Without diacritics, in small letters. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’'ʹʺ]/g, '')
    .toLowerCase();
}

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly folded: string;
}

/** The words of a text; a possessive “’s” is no part of one. */
export function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'](?!s(?!\p{L}))[\p{L}\p{M}]+)*/gu)].map(
    ({ 0: written, index }) => ({ start: index, end: index + written.length, written, folded: fold(written) }),
  );
}
