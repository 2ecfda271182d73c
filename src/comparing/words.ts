/** What changes from one text to another, word by word. */
import { differences, type Hunk } from '../importing/merging/differences.js';
import type { Part } from './model.js';

export interface WordAlignment {
  readonly old: readonly Word[];
  readonly new: readonly Word[];
  /** In order; between them the words are the same. */
  readonly hunks: readonly Hunk[];
}

/** A word, a sign or a white space; offsets are 0-based, in UTF-16 code units. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|\s|[^\s\p{L}\p{M}\p{N}]/gu;
const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Every character of a text is in one of its words. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

export function alignWords(old: string, fresh: string): WordAlignment {
  const [a, b] = [wordsOf(old), wordsOf(fresh)];
  const texts = (words: readonly Word[]): readonly string[] => words.map(({ text }) => text);
  return { old: a, new: b, hunks: joined(differences(texts(a), texts(b)), a) };
}

/** Changes between which no word has stayed are one: a reader sees “two words” replaced, not one word twice. */
function joined(hunks: readonly Hunk[], old: readonly Word[]): readonly Hunk[] {
  const found: Hunk[] = [];
  for (const hunk of hunks) {
    const last = found.at(-1);
    const between = last === undefined ? [] : old.slice(last.aEnd, hunk.aStart);
    if (last === undefined || between.some(({ text }) => isWord(text) || text === '\n')) found.push(hunk);
    else found[found.length - 1] = { ...last, aEnd: hunk.aEnd, bEnd: hunk.bEnd };
  }
  return found;
}

export function partsOf({ old, new: fresh, hunks }: WordAlignment): readonly Part[] {
  const parts: Part[] = [];
  const add = (kind: Part['kind'], words: readonly Word[]): void => {
    if (words.length > 0) parts.push({ kind, text: words.map(({ text }) => text).join('') });
  };
  let at = 0;
  for (const { aStart, aEnd, bStart, bEnd } of hunks) {
    add('same', old.slice(at, aStart));
    add('removed', old.slice(aStart, aEnd));
    add('added', fresh.slice(bStart, bEnd));
    at = aEnd;
  }
  add('same', old.slice(at));
  return parts;
}

export function diffWords(old: string, fresh: string): readonly Part[] {
  return partsOf(alignWords(old, fresh));
}

/** The text of one side. */
export function sideOf(parts: readonly Part[], side: 'old' | 'new'): string {
  const left = side === 'old' ? 'added' : 'removed';
  return parts.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('');
}
