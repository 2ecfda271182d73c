/** Reads the words that a translator’s note is about: `opros - SIC, which means "query", … not vopros`. */
import { englishness } from './english.js';

export interface NoteWordContext {
  readonly foreign: string | undefined;
  readonly original: string | undefined;
  readonly known: ReadonlySet<string>;
  /** Whether the note follows a “SIC”, and so may be nothing but the word of the original. */
  readonly isSic: boolean;
}

/** Offsets are relative to the note. */
export interface NoteMark {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** Whether it stands inside the `foreign` of the same words. */
  readonly inner: boolean;
}

export interface NoteWords {
  readonly marks: readonly NoteMark[];
  readonly consumed: readonly { readonly start: number; readonly end: number; readonly became: string }[];
}

export function readNoteWords(text: string, { foreign, original, known, isSic }: NoteWordContext): NoteWords {
  const marks: NoteMark[] = [];
  const consumed: { start: number; end: number; became: string }[] = [];
  const hasSic = /\bSIC\b/i.test(text);
  if (foreign !== undefined) {
    for (const { 0: word, index } of text.matchAll(/[\p{L}][\p{L}\p{M}’'ʹ-]*[\p{L}’'ʹ]|\p{L}/gu)) {
      const bare = word.replace(/["”]$/, '');
      const end = index + bare.length;
      if (/^sic$/i.test(bare) || marks.some((mark) => index >= mark.start && end <= mark.end)) continue;
      const isAlone = isSic && bare.length === text.trim().length;
      const sic = /^\s*[-–—,(]?\s*sic\b\)?/i.exec(text.slice(end));
      const isMeant =
        (hasSic || isSic) &&
        /\b(?:not|should be|instead of|for|read)\s+$/i.test(text.slice(Math.max(0, index - 60), index)) &&
        isSetOff(text, end);
      const value = englishness(bare, known);
      if (!isAlone && sic === null && value >= (isMeant ? 0.75 : 0.35)) continue;
      if (isAlone && value >= 0.9 && known.has(bare.toLowerCase())) continue;
      const language = /\p{Script=Cyrillic}/u.test(bare) ? original : foreign;
      marks.push({ start: index, end, name: 'foreign', attributes: { 'xml:lang': language }, inner: false });
      if (sic !== null) {
        marks.push({ start: index, end, name: 'sic', attributes: {}, inner: true });
        consumed.push({ start: end, end: end + sic[0].length, became: 'sic' });
      } else if (isMeant) marks.push({ start: index, end, name: 'corr', attributes: {}, inner: true });
    }
  }
  for (const { 0: quoted, 1: words = '', index } of text.matchAll(/["“]([^"“”]+?)["”]/gu)) {
    const comma = /[,.;]$/.exec(words)?.[0].length ?? 0;
    if (
      !/\b(?:means?|meaning|i\.e\.|or|literally|that is|rather than|and not|not)\s*,?\s*$/i.test(
        text.slice(Math.max(0, index - 60), index),
      )
    )
      continue;
    if (marks.some((mark) => mark.start < index + quoted.length && mark.end > index)) continue;
    const start = index + 1;
    marks.push({ start, end: start + words.length - comma, name: 'gloss', attributes: {}, inner: false });
    consumed.push(
      { start: index, end: start, became: 'gloss' },
      { start: index + quoted.length - 1, end: index + quoted.length, became: 'gloss' },
    );
  }
  return { marks, consumed };
}

/** Whether a word is followed by what sets it off: a comma, a dash, the end. */
function isSetOff(text: string, end: number): boolean {
  return /^\s*(?:[,;.)–—-]|$)/.test(text.slice(end));
}
