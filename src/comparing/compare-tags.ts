/** Which tags are others, where the words have stayed. */
import type { Hunk } from '../importing/merging/differences.js';
import type { AttributeDifference, TagDifference } from './model.js';
import type { Tag } from './read-version.js';
import type { Word, WordAlignment } from './words.js';

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Placed {
  readonly tag: Tag;
  /** Words of its own side, and where these are on the other side; `kept` of them are there. */
  readonly own: Range;
  readonly other: Range;
  readonly kept: number;
}

/** What a pointer is called, by the file that it stands in and its value: the name of the entry. */
export type PointerName = (pointer: string) => string | undefined;

export function compareTags(
  sides: { readonly old: readonly Tag[]; readonly new: readonly Tag[] },
  texts: { readonly old: string; readonly new: string },
  { old: oldWords, new: newWords, hunks }: WordAlignment,
  names: { readonly old: PointerName; readonly new: PointerName },
): readonly TagDifference[] {
  const turned = hunks.map(({ aStart, aEnd, bStart, bEnd }) => ({
    aStart: bStart,
    aEnd: bEnd,
    bStart: aStart,
    bEnd: aEnd,
  }));
  const old = sides.old.map((tag) => placed(tag, oldWords, hunks));
  const fresh = sides.new.map((tag) => placed(tag, newWords, turned));
  const { pairs, oldAlone, newAlone } = pairTags(old, fresh);
  const wordsOf = ({ tag: { start, end } }: Placed, text: string): string =>
    text.slice(start, end).replace(/\s+/g, ' ');
  const found: (TagDifference & { readonly at: number })[] = [];
  for (const [before, after] of pairs) {
    const attributes = compareAttributes(before.tag, after.tag, names);
    const isOther = before.tag.name !== after.tag.name;
    const isExtent = before.other.start !== after.own.start || before.other.end !== after.own.end;
    if (attributes.length === 0 && !isOther && !isExtent) continue;
    found.push({
      kind: 'changed',
      words: wordsOf(after, texts.new),
      old: before.tag.name,
      new: after.tag.name,
      oldWords: isExtent ? wordsOf(before, texts.old) : undefined,
      attributes,
      at: after.own.start,
    });
  }
  for (const one of oldAlone) {
    if (one.kept === 0) continue;
    const attributes = compareAttributes(one.tag, undefined, names);
    found.push({
      kind: 'removed',
      words: wordsOf(one, texts.old),
      old: one.tag.name,
      new: undefined,
      oldWords: undefined,
      attributes,
      at: one.other.start,
    });
  }
  for (const one of newAlone) {
    if (one.kept === 0) continue;
    const attributes = compareAttributes(undefined, one.tag, names);
    found.push({
      kind: 'added',
      words: wordsOf(one, texts.new),
      old: undefined,
      new: one.tag.name,
      oldWords: undefined,
      attributes,
      at: one.own.start,
    });
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _, ...difference }) => difference);
}

function placed(tag: Tag, words: readonly Word[], hunks: readonly Hunk[]): Placed {
  const own = {
    start: words.findIndex(({ end }) => end > tag.start),
    end: words.findLastIndex(({ start }) => start < tag.end) + 1,
  };
  let kept = 0;
  for (let i = own.start; i < own.end; i += 1)
    if (/[\p{L}\p{N}]/u.test(words[i]?.text ?? '') && hunkAt(i, hunks) === undefined) kept += 1;
  const [first, last] = [hunkAt(own.start, hunks), hunkAt(own.end - 1, hunks)];
  const start = first === undefined ? own.start + shift(own.start, hunks) : first.bStart;
  const end = last === undefined ? own.end + shift(own.end - 1, hunks) : last.bEnd;
  return { tag, own, other: { start, end }, kept };
}

function hunkAt(word: number, hunks: readonly Hunk[]): Hunk | undefined {
  return hunks.find(({ aStart, aEnd }) => aStart <= word && word < aEnd);
}

function shift(word: number, hunks: readonly Hunk[]): number {
  const before = hunks.findLast(({ aEnd }) => aEnd <= word);
  return before === undefined ? 0 : before.bEnd - before.aEnd;
}

const overlap = (a: Range, b: Range): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** The surest pairs first: the same in everything, the same words, words in common, other tags on the same words. */
function pairTags(
  old: readonly Placed[],
  fresh: readonly Placed[],
): {
  readonly pairs: readonly (readonly [Placed, Placed])[];
  readonly oldAlone: readonly Placed[];
  readonly newAlone: readonly Placed[];
} {
  const isSamePlace = (a: Placed, b: Placed): boolean => a.other.start === b.own.start && a.other.end === b.own.end;
  const tests: readonly ((a: Placed, b: Placed) => boolean)[] = [
    (a, b) => a.tag.name === b.tag.name && isSamePlace(a, b) && compareAttributes(a.tag, b.tag, noNames).length === 0,
    (a, b) => a.tag.name === b.tag.name && isSamePlace(a, b),
    (a, b) => a.tag.name === b.tag.name && overlap(a.other, b.own) > 0,
    isSamePlace,
  ];
  const pairs: (readonly [Placed, Placed])[] = [];
  let [oldAlone, newAlone] = [[...old], [...fresh]];
  for (const test of tests) {
    for (const before of oldAlone) {
      const after = newAlone.find((one) => test(before, one));
      if (after === undefined) continue;
      pairs.push([before, after]);
      newAlone = newAlone.filter((one) => one !== after);
    }
    const taken = new Set(pairs.map(([before]) => before));
    oldAlone = oldAlone.filter((one) => !taken.has(one));
  }
  return { pairs, oldAlone, newAlone };
}

const noNames = { old: (): undefined => undefined, new: (): undefined => undefined };

function compareAttributes(
  old: Tag | undefined,
  fresh: Tag | undefined,
  names: { readonly old: PointerName; readonly new: PointerName },
): readonly AttributeDifference[] {
  const all = new Set([...(old?.attributes.keys() ?? []), ...(fresh?.attributes.keys() ?? [])]);
  const said = (value: string | undefined, name: PointerName): string | undefined => {
    const known = value?.includes('#') ? name(value) : undefined;
    return known === undefined ? value : `${known} (${value})`;
  };
  return [...all].flatMap((name) => {
    const [before, after] = [old?.attributes.get(name), fresh?.attributes.get(name)];
    return before === after ? [] : [{ name, old: said(before, names.old), new: said(after, names.new) }];
  });
}
