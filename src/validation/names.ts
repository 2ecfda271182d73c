import { distance } from 'fastest-levenshtein';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { isTransposition } from '../diagnostics/suggest.js';
import { destinationOf, placeOf } from './destinations.js';
import type { NameUse, RegisterEntry } from './name-facts.js';
import type { FileFacts } from './references.js';
import { rangeOfSpot } from './spots.js';

/** The words of an entry's names. */
interface KnownWords {
  /** Folded, and as written. */
  readonly forms: ReadonlyMap<string, string>;
  /** What has been found out of other words. */
  readonly slips: Map<string, string | undefined>;
}

interface Entry {
  readonly heading: string;
  readonly words: KnownWords;
}

/** Words shorter than this are too often one letter apart from each other. */
const shortest = 4;

/**
 * Warns of a word in a tagged name that is one slip (a letter more, less or other, or two changed places) from a word that the
 * register knows for that entry, and is itself none. Diacritics, capitals, a genitive or plural “s” and -ise/-ize make no difference,
 * nor does the ending of a Cyrillic word: it tells the case.
 */
export function checkNames(documents: ReadonlyMap<string, FileFacts>): readonly Diagnostic[] {
  const entries = new Map<string, Entry>();
  for (const [path, { facts }] of documents) {
    for (const entry of facts.entries) entries.set(placeOf(path, entry.id), knownWords(entry));
  }
  return [...documents].flatMap(([path, { file, facts }]) =>
    facts.names.flatMap((use) => {
      const destination = destinationOf(use.pointer, path);
      const entry = destination.kind === 'inside' ? entries.get(destination.place) : undefined;
      return entry === undefined ? [] : [...checkWords(file, use, entry), ...checkAnswers(file, use, entry)];
    }),
  );
}

function checkWords(file: string, { words }: NameUse, { heading, words: known }: Entry): readonly Diagnostic[] {
  return words.flatMap(([word, spot]) => {
    const meant = slipOf(word, known);
    if (meant === undefined) return [];
    return diagnostic('name/near-miss', file, rangeOfSpot(spot), {
      message: `“${word}” is in no known form of the name ${heading}`,
      help: `Did you mean “${meant}”? If the source has “${word}”, write <choice><sic>${word}</sic><corr>${meant}</corr></choice>, or add the form to the register`,
    });
  });
}

/** A misspelling that the editor has answered stays visible: what is printed in the source is not what the register says. */
function checkAnswers(file: string, { answered }: NameUse, { heading, words: known }: Entry): readonly Diagnostic[] {
  return answered.flatMap(({ sic, corr, spot }) => {
    const slips = wordsIn(sic).filter((word) => slipOf(word, known) !== undefined);
    if (slips.length === 0 || wordsIn(corr).some((word) => slipOf(word, known) !== undefined)) return [];
    return diagnostic('name/near-miss', file, rangeOfSpot(spot), {
      message: `“${sic}” is in no known form of the name ${heading}; the editor has answered it with “${corr}”`,
      help: 'Readers see the correction, and beside it what the source has. Look whether the name is spelt as you want it',
    });
  });
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
}

function knownWords({ heading, forms }: RegisterEntry): Entry {
  const words = new Map<string, string>();
  for (const form of forms) for (const word of form.match(/[\p{L}\p{M}]+/gu) ?? []) words.set(fold(word), word);
  return { heading, words: { forms: words, slips: new Map() } };
}

/** The known word that a word is one slip away from; undefined if it is known, or near none. */
function slipOf(word: string, { forms, slips }: KnownWords): string | undefined {
  if (!slips.has(word)) slips.set(word, findSlip(word, forms));
  return slips.get(word);
}

function findSlip(word: string, known: ReadonlyMap<string, string>): string | undefined {
  const folded = fold(word);
  if (folded.length < shortest || known.has(folded) || known.has(folded.replace(/s$/, ''))) return undefined;
  for (const [candidate, written] of known) {
    if (candidate.length < shortest || isSameButForEnding(folded, candidate)) continue;
    if (isOneSlip(folded, candidate)) return written;
  }
  return undefined;
}

/** Whether two Cyrillic words differ in their last letter only, or one has a letter more at its end. */
function isSameButForEnding(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length) - 1;
  return /^\p{Script=Cyrillic}+$/u.test(a) && a.slice(0, length) === b.slice(0, length);
}

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const edits = distance(a, b);
  return edits === 1 || isTransposition(a, b);
}

function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/isation/g, 'ization');
}
