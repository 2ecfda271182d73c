/** Which passage of one version has become which of the other: in order, moved, divided, or put together. */
import { pairLeaves } from '../exporting/returning/pair-leaves.js';
import { differences } from '../importing/merging/differences.js';
import type { Passage } from './read-version.js';

export interface PassagePair {
  /** Several for passages that were put together; none for a new one. */
  readonly old: readonly Passage[];
  /** Several for one that was divided; none for one that is gone. */
  readonly new: readonly Passage[];
  readonly moved: boolean;
}

/** Shorter passages are moved only if nothing of them has changed. */
const enoughWords = 6;
/** With fewer words than this an unchanged passage may be there twice by chance. */
const fewest = 3;

/** In the order of the newer version; what is gone stands behind what it followed. */
export function pairPassages(old: readonly Passage[], fresh: readonly Passage[]): readonly PassagePair[] {
  const hunks = differences(
    old.map(({ text }) => text),
    fresh.map(({ text }) => text),
  );
  const moved = unchangedElsewhere(old, fresh, hunks);
  const movedOld = new Set(moved.values());
  const pairs: PassagePair[] = [];
  let [a, b] = [0, 0];
  const equal = (until: number): void => {
    for (; a < until; a += 1, b += 1)
      pairs.push({ old: [old[a] as Passage], new: [fresh[b] as Passage], moved: false });
  };
  for (const { aStart, aEnd, bStart, bEnd } of hunks) {
    equal(aStart);
    const left = old.slice(aStart, aEnd).filter((one) => !movedOld.has(one));
    const right = fresh.slice(bStart, bEnd);
    const paired = pairLeaves(
      left,
      right.filter((one) => !moved.has(one)),
    );
    pairs.push(...withMoved(paired, right, moved));
    [a, b] = [aEnd, bEnd];
  }
  equal(old.length);
  return joined(changedElsewhere(pairs));
}

/** Passages that stand elsewhere word for word, by what they are now. */
function unchangedElsewhere(
  old: readonly Passage[],
  fresh: readonly Passage[],
  hunks: ReturnType<typeof differences>,
): ReadonlyMap<Passage, Passage> {
  const left = hunks.flatMap(({ aStart, aEnd }) => old.slice(aStart, aEnd));
  const right = hunks.flatMap(({ bStart, bEnd }) => fresh.slice(bStart, bEnd));
  const once = (list: readonly Passage[], text: string): boolean =>
    list.filter((one) => one.text === text).length === 1;
  const found = new Map<Passage, Passage>();
  for (const one of right) {
    const before = left.find(({ text }) => text === one.text);
    if (before !== undefined && one.tokens.length >= fewest && once(left, one.text) && once(right, one.text))
      found.set(one, before);
  }
  return found;
}

function withMoved(
  paired: readonly (readonly [Passage | undefined, Passage | undefined])[],
  right: readonly Passage[],
  moved: ReadonlyMap<Passage, Passage>,
): readonly PassagePair[] {
  const pairs: PassagePair[] = [];
  const waiting = right.filter((one) => moved.has(one));
  const putMoved = (before: number): void => {
    for (let next = waiting[0]; next !== undefined && next.place.index < before; next = waiting[0]) {
      pairs.push({ old: [moved.get(next) as Passage], new: [next], moved: true });
      waiting.shift();
    }
  };
  for (const [before, after] of paired) {
    if (after !== undefined) putMoved(after.place.index);
    pairs.push({ old: before === undefined ? [] : [before], new: after === undefined ? [] : [after], moved: false });
  }
  putMoved(Number.POSITIVE_INFINITY);
  return pairs;
}

/** What is gone in one place and new in another, with most of its words. */
function changedElsewhere(pairs: readonly PassagePair[]): readonly PassagePair[] {
  const gone = new Set(pairs.filter((pair) => pair.new.length === 0));
  const result: PassagePair[] = [];
  for (const pair of pairs) {
    const [after] = pair.new;
    if (pair.old.length > 0 || after === undefined || after.tokens.length < enoughWords) {
      result.push(pair);
      continue;
    }
    const best = [...gone]
      .map((one) => ({ one, share: likeness((one.old[0] as Passage).tokens, after.tokens) }))
      .filter(({ share }) => share >= 0.6)
      .sort((x, y) => y.share - x.share)[0];
    if (best === undefined) result.push(pair);
    else {
      gone.delete(best.one);
      result.push({ old: best.one.old, new: pair.new, moved: true });
    }
  }
  return result.filter((pair) => pair.new.length > 0 || gone.has(pair));
}

/** A new passage beside a changed one, of which it has words that are missing there, was a part of it; and the other way round. */
function joined(pairs: readonly PassagePair[]): readonly PassagePair[] {
  const result = [...pairs];
  for (let i = 0; i < result.length; i += 1) {
    const here = result[i] as PassagePair;
    if (here.moved || here.old.length === 0 || here.new.length === 0) continue;
    for (const side of ['new', 'old'] as const) {
      const other = side === 'new' ? 'old' : 'new';
      for (const step of [1, -1]) {
        const near = result[i + step];
        const [alone] = near?.[side] ?? [];
        if (near === undefined || alone === undefined || near[other].length > 0 || near.moved) continue;
        const current = result[i] as PassagePair;
        const missing = without(tokensOf(current[other]), tokensOf(current[side]));
        if (alone.tokens.length < fewest || contained(alone.tokens, missing) < 0.7) continue;
        const both = step === 1 ? [...current[side], alone] : [alone, ...current[side]];
        result[i] = { ...current, [side]: both };
        result.splice(i + step, 1);
        if (step === -1) i -= 1;
      }
    }
  }
  return result;
}

type Tokens = readonly { readonly text: string }[];

const tokensOf = (passages: readonly Passage[]): Tokens => passages.flatMap(({ tokens }) => tokens);

function counts(tokens: Tokens): Map<string, number> {
  const found = new Map<string, number>();
  for (const { text } of tokens) found.set(text, (found.get(text) ?? 0) + 1);
  return found;
}

function without(all: Tokens, some: Tokens): Tokens {
  const left = counts(some);
  return all.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

/** The share of the first that the second has. */
function contained(some: Tokens, all: Tokens): number {
  return (some.length - without(some, all).length) / Math.max(1, some.length);
}

function likeness(a: Tokens, b: Tokens): number {
  return (2 * (a.length - without(a, b).length)) / Math.max(1, a.length + b.length);
}
