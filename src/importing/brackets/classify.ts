/** Says what a bracket of a typescript is: the conventions of translators, in the order in which they are tried. */
import { englishnessOf } from './english.js';
import { type ReadGap, readGap } from './quantity.js';

export type NoteSort = 'translator' | 'editor' | 'source';

export type Reading =
  | { readonly kind: 'omission' }
  | { readonly kind: 'sic'; readonly note: string | undefined; readonly noteAt: number }
  | { readonly kind: 'page'; readonly n: string }
  | { readonly kind: 'gap'; readonly gap: ReadGap }
  | { readonly kind: 'doubtful' }
  | { readonly kind: 'doubtfulWords'; readonly length: number }
  | {
      readonly kind: 'note';
      readonly sort: NoteSort;
      readonly at: number;
      readonly length: number;
      readonly subtype?: string;
    }
  | { readonly kind: 'addition'; readonly hand: string; readonly place: string | undefined; readonly at: number }
  | { readonly kind: 'stamp'; readonly at: number }
  | { readonly kind: 'signature' }
  | { readonly kind: 'secondName' }
  | { readonly kind: 'expansion'; readonly isSure: boolean }
  | { readonly kind: 'letters' }
  | { readonly kind: 'foreign'; readonly isSure: boolean }
  | { readonly kind: 'supplied'; readonly isSure: boolean }
  | { readonly kind: 'unknown' };

/** What stands round a bracket. */
export interface Surroundings {
  /** The text before the bracket, as far as the paragraph goes. */
  readonly before: string;
  readonly after: string;
  /** Words that the typescript uses as English. */
  readonly known: ReadonlySet<string>;
  /** Whether the original is in a language other than that of the translation. */
  readonly isTranslation: boolean;
  /** Whether the words in the bracket are italic. */
  readonly isItalic: boolean;
}

const separator = '\\s*(?::|—|–|-|\\.)\\s*';
const translator = `(?:translator['’]?s?['’]? (?:note|comment|remark)|(?:note by|note from) (?:the )?translator|trans(?:l(?:ator)?)?\\.?(?:['’]s)? note|trans(?:l)?\\.|tr\\. ?note|t\\.? ?n\\.?|translator)`;
const editor = `(?:editor(?:ial)?['’]?s?['’]? (?:note|comment)|(?:note by|note from) (?:the )?editors?|eds?\\.(?: note)?|ed\\. note|cwihp note|n\\. ?b\\.|note|editor)`;
const source = `(?:(?:foot)?note in (?:the )?(?:original|document|source|text)|footnote(?: \\d+)?|author['’]?s note|original note)`;
const noteRules: readonly (readonly [NoteSort, RegExp])[] = [
  ['translator', new RegExp(`^${translator}${separator}(?=\\S)`, 'i')],
  ['source', new RegExp(`^${source}${separator}(?=\\S)`, 'i')],
  ['editor', new RegExp(`^${editor}${separator}(?=\\S)`, 'i')],
];
const signedNoteRules: readonly (readonly [NoteSort, RegExp])[] = [
  [
    'translator',
    /[\s.,]*(?:--|—|–|-|\.)\s*(?:trans(?:l(?:ator)?)?\.?|tr\.|translator['’]s note|note by (?:the )?translator)$/i,
  ],
  ['editor', /[\s.,]*(?:--|—|–|-|\.)\s*(?:eds?\.?|editor|editor['’]s note|note by (?:the )?editors?)$/i],
];
const emphasis =
  /^(?:emphasis|italics?|underlin(?:ed|ing)|underscored|boldface|bold|capitals|highlighted|crossed out|struck (?:out|through)|circled)(?: (?:is |was )?(?:in (?:the )?(?:original|document|source)|added|mine|ours|by hand|in (?:pencil|pen|ink|red|blue|red pencil|blue pencil)|twice|once|by \p{Lu}[\p{L}. ]+|in (?:red|blue) ?(?:pencil|ink)?))*$/iu;
const handwritten =
  /^((?:hand-?written|written by hand|by hand|in handwriting|in (?:pencil|ink|pen|red pencil|blue pencil)|typed|type-?written|pencil(?:led)?)(?: (?:note|notation|comment|addition|insertion|remark|resolution|text|annotation))?(?: (?:in|on|at|above|below)(?: the)?(?: (?:left|right|upper|lower|top|bottom|left-hand|right-hand))?(?: (?:margin|corner|top|bottom|page|line|text|of the page))+)?|(?:in|on)(?: the)?(?: (?:left|right|upper|lower|top|bottom|left-hand|right-hand))? margin|marginal(?:ia| note| comment)|margin|resolution|written (?:above|below|in the margin))\s*:\s*(?=\S)/i;
const stamp = /^(?:(?:rubber |round |official |receipt )?stamp(?:ed)?|seal)\s*:\s*(?=\S)/i;
const page = /^(?:page|p\.|pg\.?|стр\.?|l\.|list|sheet|fol\.|folio)\s*(\d{1,4}(?:\s?ob\.?|[a-zrv])?)$/i;

/** Classifies the content of a bracket. */
export function classify(content: string, around: Surroundings): Reading {
  const text = content.trim();
  const shift = content.length - content.trimStart().length;
  if (/^(?:\.\s?){3,}$|^…+\.?$/.test(text)) return { kind: 'omission' };
  if (text === '') return { kind: 'unknown' };
  if (text === '?')
    return /[\p{L}\p{N}]["”’)]?\s?$/u.test(around.before)
      ? { kind: 'doubtful' }
      : { kind: 'gap', gap: { reason: 'illegible', quantity: undefined, unit: undefined, what: undefined } };
  const sic = /^sic(?:[!.]|\s*[-–—:;,]\s*|\s+)?/i.exec(text);
  if (sic !== null && /^sic(?![\p{L}])/iu.test(text)) {
    const note = text.slice(sic[0].length).trim();
    if (/^[!?.]*$/.test(note)) return { kind: 'sic', note: undefined, noteAt: 0 };
    return { kind: 'sic', note, noteAt: shift + sic[0].length };
  }
  const number = page.exec(text);
  if (number !== null) return { kind: 'page', n: (number[1] as string).trim().replace(/\.$/, '') };
  const note = readNote(text, shift);
  if (note !== undefined) return note;
  if (emphasis.test(text)) return { kind: 'note', sort: 'editor', at: shift, length: text.length, subtype: 'emphasis' };
  const hand = handwritten.exec(text);
  if (hand !== null) {
    const how = (hand[1] as string).toLowerCase();
    return {
      kind: 'addition',
      hand: /typ/.test(how) ? 'typed' : 'handwritten',
      place: placeWord(how),
      at: shift + hand[0].length,
    };
  }
  const stamped = stamp.exec(text);
  if (stamped !== null) return { kind: 'stamp', at: shift + stamped[0].length };
  if (/^(?:signature|signed|signature by hand|hand-?written signature)$/i.test(text)) return { kind: 'signature' };
  const gap = readGap(text);
  if (gap !== undefined) return { kind: 'gap', gap };
  return classifyWords(text, around);
}

function readNote(text: string, shift: number): Reading | undefined {
  for (const [sort, pattern] of noteRules) {
    const match = pattern.exec(text);
    if (match !== null)
      return { kind: 'note', sort, at: shift + match[0].length, length: text.length - match[0].length };
  }
  for (const [sort, pattern] of signedNoteRules) {
    const match = pattern.exec(text);
    if (match !== null && match.index > 0) return { kind: 'note', sort, at: shift, length: match.index };
  }
  return undefined;
}

function placeWord(how: string): string | undefined {
  if (/margin/.test(how)) return /left/.test(how) ? 'left' : /right/.test(how) ? 'right' : 'margin';
  if (/top|upper/.test(how)) return 'top';
  if (/bottom|lower/.test(how)) return 'bottom';
  if (/above/.test(how)) return 'above';
  return /below/.test(how) ? 'below' : undefined;
}

/** Brackets that hold words of the text itself: supplied by the translator, or another form of the words before. */
function classifyWords(text: string, around: Surroundings): Reading {
  const { before, after, known } = around;
  const isAttached = /[\p{L}\p{N}]$/u.test(before);
  if ((isAttached || /^\p{L}/u.test(after)) && /^[\p{L}’']+$/u.test(text) && text.length <= 20)
    return { kind: 'letters' };
  if ((isAttached || /^\d/.test(after)) && /^\d{1,4}$/.test(text)) return { kind: 'supplied', isSure: true };
  if (/^\d{1,3}$|^[*†]+$|^[a-z]$/.test(text))
    return /^\p{L}$/u.test(text) ? { kind: 'supplied', isSure: false } : { kind: 'unknown' };
  const doubted = /^([\p{L}\p{N}][^?]{0,40}?)\s*\?$/u.exec(text);
  if (doubted !== null) return { kind: 'doubtfulWords', length: (doubted[1] as string).length };
  const abbreviation = /(?<![\p{L}])((?:\p{Lu}\.?){2,7})\s$/u.exec(before)?.[1]?.replaceAll('.', '');
  if (abbreviation !== undefined && /^\p{Lu}/u.test(text) && /\p{L}{3}/u.test(text)) {
    return { kind: 'expansion', isSure: initialsOf(text).some((initials) => initials === abbreviation.toLowerCase()) };
  }
  if (isSecondForm(before, text)) return { kind: 'secondName' };
  const words = text.split(/\s+/);
  if (around.isTranslation && words.length <= 4 && /\p{L}["”’)]?\s$/u.test(before)) {
    const sure = englishnessOf(text, known);
    const isLower = /^[^\p{Lu}]+$/u.test(text);
    if (/\p{Script=Cyrillic}/u.test(text)) return { kind: 'foreign', isSure: true };
    if (around.isItalic && sure < 0.95) return { kind: 'foreign', isSure: sure < 0.7 };
    if (isLower && sure < 0.35) return { kind: 'foreign', isSure: sure <= 0.2 };
  }
  if (/^(?:see|cf\.|compare) /i.test(text)) return { kind: 'note', sort: 'editor', at: 0, length: text.length };
  // “[Laughter.]”, between two sentences: something that happened.
  if (/^\p{Lu}.*[.!]$/u.test(text) && /(?:^|[.!?:]\s*)$/.test(before)) return { kind: 'unknown' };
  const isSentence = /[.!?;]\s+\p{Lu}/u.test(text) || (/^\p{Lu}/u.test(text) && /[.!]$/.test(text) && words.length > 3);
  if (isSentence || words.length > 12) return { kind: 'unknown' };
  const isWholeParagraph = before.trim() === '' && after.trim() === '';
  if (isWholeParagraph) return { kind: 'unknown' };
  const standsOut =
    /^(?:attachment|enclosure|document|table|photo|figure|map|illustration|blank|end of|beginning of|translated)\b/i.test(
      text,
    );
  return standsOut
    ? { kind: 'unknown' }
    : {
        kind: 'supplied',
        isSure: englishnessOf(text, known) >= (words.length === 1 ? 0.75 : 0.5) || /^\p{Lu}/u.test(text),
      };
}

/** The initials that words may have, with small words counted and left out. */
function initialsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const small = new Set(['of', 'the', 'and', 'for', 'in', 'to', 'on', 'a', 'de', 'la', 'del', 'der', 'und']);
  return [
    words.map((word) => word[0]).join(''),
    words
      .filter((word) => !small.has(word))
      .map((word) => word[0])
      .join(''),
  ];
}

/** Whether a bracket gives the name before it in another spelling: as many words, and most of their letters. */
function isSecondForm(before: string, text: string): boolean {
  const words = text.split(/[\s-]+/);
  if (words.length > 5 || !words.every((word) => /^\p{L}[\p{L}’'-]*$/u.test(word)) || !/^\p{Lu}/u.test(text))
    return false;
  const last = before.trimEnd().split(/\s+/).slice(-words.length).join(' ');
  if (!/^\p{Lu}/u.test(last.split(/\s+/).at(-1) ?? '')) return false;
  for (let length = words.length; length >= 1; length -= 1) {
    const tail = before.trimEnd().split(/\s+/).slice(-length).join(' ');
    if (/^\p{Lu}/u.test(tail) && !/[.,;:!?]$/.test(tail) && likeness(tail, text) >= 0.6) return true;
  }
  return false;
}

/** The share of letters that two names have in common, in their order (longest common subsequence). */
function likeness(a: string, b: string): number {
  const [left, right] = [a, b].map((name) =>
    name
      .normalize('NFD')
      .replace(/[^\p{L}]/gu, '')
      .toLowerCase(),
  ) as [string, string];
  if (left === '' || right === '') return 0;
  let row = new Array<number>(right.length + 1).fill(0);
  for (const letter of left) {
    const next = [0];
    for (let j = 1; j <= right.length; j += 1) {
      next.push(
        letter === right[j - 1] ? (row[j - 1] as number) + 1 : Math.max(row[j] as number, next[j - 1] as number),
      );
    }
    row = next;
  }
  return (2 * (row[right.length] as number)) / (left.length + right.length);
}

/** How many characters at the end of `before` the second form of a name belongs to. */
export function namedBefore(before: string, content: string): number {
  const trimmed = before.trimEnd();
  const words = trimmed.split(/\s+/);
  let best = { length: 0, value: 0 };
  for (let count = 1; count <= Math.min(5, words.length); count += 1) {
    const tail = words.slice(-count).join(' ');
    if (!/^\p{Lu}/u.test(tail)) continue;
    const value = likeness(tail, content);
    if (value > best.value) best = { length: trimmed.length - trimmed.lastIndexOf(words.at(-count) as string), value };
  }
  return best.length;
}

/** Whether a note begins with words that say whose it is, such as “Translator’s note:”, and how long they are. */
export function isNotePrefix(text: string): { readonly sort: NoteSort; readonly length: number } | undefined {
  for (const [sort, pattern] of noteRules) {
    const match = pattern.exec(text);
    if (match !== null) return { sort, length: match[0].length };
  }
  return undefined;
}
