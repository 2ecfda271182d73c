/** The second stage: the forms in which words are compared. What is printed is never touched by it. */
import type { Ignorable, Token } from './model.js';

export interface Normalisation {
  readonly ignore: readonly Ignorable[];
  /** A language tag (BCP 47); empty where it is not known. */
  readonly language: string;
}

type Rule = readonly [pattern: RegExp, replacement: string];

/** Spellings of one word that a language allows; applied to lower case without accents. */
const spellings: Readonly<Record<string, readonly Rule[]>> = {
  en: [
    [/(?<=\p{L}{2})is(?=e$|ed$|es$|ing$|ation$|ations$|er$|ers$)/u, 'iz'],
    [/(?<=\p{L}{2})our(?=$|s$|ed$|ing$|able$|ite$|ites$|er$|ers$)/u, 'or'],
    [/(?<=\p{L}{2})tre(?=s?$)/u, 'ter'],
    [/ll(?=ed$|ing$|er$|ers$)/u, 'l'],
  ],
  la: [
    [/v/gu, 'u'],
    [/j/gu, 'i'],
  ],
  ru: [
    [/ё/gu, 'е'],
    [/ѣ/gu, 'е'],
    [/[іѵ]/gu, 'и'],
    [/ѳ/gu, 'ф'],
    [/ъ$/u, ''],
  ],
};

const ligatures: readonly Rule[] = [
  [/æ/gu, 'ae'],
  [/œ/gu, 'oe'],
  [/ß/gu, 'ss'],
  [/ſ/gu, 's'],
  [/ø/gu, 'o'],
  [/ł/gu, 'l'],
  [/đ/gu, 'd'],
];

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((form, [pattern, replacement]) => form.replace(pattern, replacement), text);
}

/** Lower case, without accents and ligatures, in the spelling that stands for all of that language. */
function foldSpelling(text: string, language: string): string {
  const isLower = text.toLowerCase() === text;
  // ё and й are letters of their own: Cyrillic keeps its marks, and the language’s own rules decide.
  const bare = /\p{Script=Cyrillic}/u.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .normalize('NFC');
  const folded = apply([...ligatures, ...(spellings[language.split('-')[0] as string] ?? [])], bare.toLowerCase());
  return isLower ? folded : restoreCase(bare, folded);
}

/** Capitals of a word that was folded: all of it, or its first letter, so that `spelling` alone does not ignore `case`. */
function restoreCase(text: string, folded: string): string {
  if (text.length > 1 && text.toUpperCase() === text) return folded.toUpperCase();
  return folded.charAt(0).toUpperCase() + folded.slice(1);
}

/** The form in which a token is compared; empty where all of it is ignored. */
export function normalForm({ kind, text }: Pick<Token, 'kind' | 'text'>, { ignore, language }: Normalisation): string {
  if (kind === 'gap' || kind === 'break') return text;
  let form = text.normalize('NFC');
  if (ignore.includes('punctuation')) form = form.replace(/[^\p{L}\p{N}\p{M}\p{S}&]+/gu, '');
  if (ignore.includes('spelling')) {
    form = form.replace(/[’ʼ]/gu, "'").replace(/[\u2010\u2011]/gu, '-');
    form = foldSpelling(kind === 'word' ? form.replaceAll('-', '') : form, language);
  }
  if (ignore.includes('case')) form = language === '' ? form.toLowerCase() : form.toLocaleLowerCase(language);
  return form;
}
