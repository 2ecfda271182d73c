/** Pairs the paragraphs of two versions of a text, such as those that were exported with those that came back. */
import { differences } from '../../importing/merging/differences.js';

/** A paragraph as its words. */
export interface Worded {
  readonly tokens: readonly { readonly text: string }[];
}

/** In the order of both sides; one of the two is missing for a paragraph that is gone or new. */
export type Pair<A extends Worded, B extends Worded> = readonly [A | undefined, B | undefined];

export function pairLeaves<A extends Worded, B extends Worded>(
  old: readonly A[],
  fresh: readonly B[],
): readonly Pair<A, B>[] {
  const key = ({ tokens }: Worded): string => tokens.map(({ text }) => text).join(' ');
  const pairs: Pair<A, B>[] = [];
  let a = 0;
  let b = 0;
  const equal = (upTo: number): void => {
    for (; a < upTo; a += 1, b += 1) pairs.push([old[a], fresh[b]]);
  };
  for (const { aStart, aEnd, bStart, bEnd } of differences(old.map(key), fresh.map(key))) {
    equal(aStart);
    pairs.push(...pairRun(old.slice(aStart, aEnd), fresh.slice(bStart, bEnd)));
    a = aEnd;
    b = bEnd;
  }
  equal(old.length);
  return pairs;
}

/** Beyond so many pairs of paragraphs the best pairing is not looked for. */
const most = 250_000;

/** Pairs a run of changed paragraphs so that together they have as much in common as can be, in order. */
function pairRun<A extends Worded, B extends Worded>(old: readonly A[], fresh: readonly B[]): readonly Pair<A, B>[] {
  const isOneToOne = old.length === fresh.length;
  if (old.length * fresh.length > most || (isOneToOne && old.every((one, i) => mayBe(one, fresh[i] as B))))
    return pairInOrder(old, fresh);
  const left = old.map(({ tokens }) => countsOf(tokens));
  const right = fresh.map(({ tokens }) => countsOf(tokens));
  // best[i][j]: how much the paragraphs from i and j on can have in common.
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(fresh.length + 1));
  const value = (i: number, j: number): number => {
    const share = likeness(left[i] as Counts, right[j] as Counts);
    return share < 0.3 ? 0 : share;
  };
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const row = best[i] as Float64Array;
      const below = best[i + 1] as Float64Array;
      row[j] = Math.max(below[j] as number, row[j + 1] as number, value(i, j) + (below[j + 1] as number));
    }
  }
  const pairs: Pair<A, B>[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    const here = best[i]?.[j] ?? 0;
    const isPair = i < old.length && j < fresh.length && value(i, j) > 0;
    if (isPair && here === value(i, j) + (best[i + 1]?.[j + 1] as number)) {
      pairs.push([old[i], fresh[j]]);
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= fresh.length || here === best[i + 1]?.[j])) {
      pairs.push([old[i], undefined]);
      i += 1;
    } else {
      pairs.push([undefined, fresh[j]]);
      j += 1;
    }
  }
  return pairs;
}

function pairInOrder<A extends Worded, B extends Worded>(
  old: readonly A[],
  fresh: readonly B[],
): readonly Pair<A, B>[] {
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, i) => [old[i], fresh[i]]);
}

/** Whether one paragraph may be what became of another: something in common, or so short that it may have been replaced. */
function mayBe(old: Worded, fresh: Worded): boolean {
  if (Math.min(old.tokens.length, fresh.tokens.length) <= 4)
    return Math.max(old.tokens.length, fresh.tokens.length) <= 8;
  return likeness(countsOf(old.tokens), countsOf(fresh.tokens)) >= 0.3;
}

interface Counts {
  readonly total: number;
  readonly of: ReadonlyMap<string, number>;
}

function countsOf(tokens: readonly { readonly text: string }[]): Counts {
  const of = new Map<string, number>();
  for (const { text } of tokens) of.set(text, (of.get(text) ?? 0) + 1);
  return { total: tokens.length, of };
}

/** The share of words that two paragraphs have in common. */
function likeness(a: Counts, b: Counts): number {
  let shared = 0;
  for (const [word, count] of a.of) shared += Math.min(count, b.of.get(word) ?? 0);
  return (2 * shared) / Math.max(1, a.total + b.total);
}
