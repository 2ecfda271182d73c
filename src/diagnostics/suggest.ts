import { closest, distance } from 'fastest-levenshtein';

/**
 * The candidate that a mistyped word was probably meant to be: the nearest one by edit distance, if it is near enough
 * (a third of the word's length; one edit in short words, at least two in others; or the same letters in other capitals). Undefined if none is.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  // The time grows with the square of the length.
  if (candidates.length === 0 || word === '' || word.length > 500) return undefined;
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
  if (sameLetters !== undefined) return sameLetters;
  const candidate = candidates.find((other) => isTransposition(word, other)) ?? closest(word, candidates);
  const length = Math.max(word.length, candidate.length);
  const allowed = length < 5 ? 1 : Math.max(2, Math.floor(length / 3));
  return distance(word, candidate) <= allowed || isTransposition(word, candidate) ? candidate : undefined;
}

/** The candidate that a mistyped word can only have meant: the one with the same letters in other capitals, else the only one that is near. */
export function onlyNear(word: string, candidates: readonly string[]): string | undefined {
  const unique = [...new Set(candidates)];
  const sameLetters = unique.filter((candidate) => candidate.toLowerCase() === word.toLowerCase());
  const near = sameLetters.length > 0 ? sameLetters : unique.filter((candidate) => nearest(word, [candidate]));
  return near.length === 1 ? near[0] : undefined;
}

/** Whether two neighbouring letters have changed places, and nothing else. */
export function isTransposition(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let i = 0;
  while (a[i] === b[i]) i += 1;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** `did you mean “x”?`, or what to say where nothing is near. */
export function didYouMean(word: string, candidates: readonly string[], otherwise: string): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? otherwise : `Did you mean “${candidate}”?`;
}

/** Words as a list in a sentence: `“a”, “b” or “c”`; no more than `limit` of them. */
export function listOf(words: readonly string[], limit = 12): string {
  const quoted = words.slice(0, limit).map((word) => `“${word}”`);
  if (words.length > limit) return `${quoted.join(', ')} … (${words.length} in all)`;
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
