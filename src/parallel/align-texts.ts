/** Sets two texts side by side: by what the encoding says, else by their order and length. */
import { ancestors, selfAndDescendants } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { blocksOf, comparedWords } from './blocks.js';
import { alignByLength, type Piece } from './by-length.js';
import { type Link, linksBetween, type Side } from './links.js';
import { numbersIn } from './numbers.js';

/** What belongs together: elements of the one text and of the other, in order; one side may be empty. */
export interface Pair {
  readonly one: readonly XmlElement[];
  readonly other: readonly XmlElement[];
}

export interface Alignment {
  /** Whether the encoding says what belongs together, or the lengths of the blocks only suggest it. */
  readonly by: 'encoding' | 'length';
  /** The blocks of both texts, each in one pair, in the order of the first text; what only the second has stands where it has it. */
  readonly blocks: readonly Pair[];
  /** Parts of blocks that the encoding says belong together. */
  readonly segments: readonly Pair[];
}

export function alignTexts(one: Side, other: Side): Alignment {
  const [blocksOfOne, blocksOfOther] = [blocksOf(one.text), blocksOf(other.text)];
  const links = linksBetween(one, other);
  const blockOf = new Map<XmlElement, XmlElement>();
  for (const block of [...blocksOfOne, ...blocksOfOther])
    for (const inside of selfAndDescendants(block)) blockOf.set(inside, block);

  const ofBlocks = links.flatMap(([a, b]): Link[] => {
    const [x, y] = [blockOf.get(a), blockOf.get(b)];
    return x === undefined || y === undefined ? [] : [[x, y]];
  });
  const segments = grouped(links.filter(([a, b]) => blockOf.has(a) && blockOf.has(b) && !isBlock(a) && !isBlock(b)));
  if (ofBlocks.length > 0) {
    const said = [...ofBlocks, ...named(blocksOfOne, blocksOfOther, ofBlocks)];
    return { by: 'encoding', blocks: ordered(blocksOfOne, blocksOfOther, grouped(said)), segments };
  }
  const divisions = links.filter(([a, b]) => !blockOf.has(a) && !blockOf.has(b));
  return { by: 'length', blocks: byLength(blocksOfOne, blocksOfOther, divisions), segments };

  function isBlock(element: XmlElement): boolean {
    return blockOf.get(element) === element;
  }
}

/** Unites what is linked, directly or through others. */
function grouped(links: readonly Link[]): readonly Pair[] {
  const groups = new Map<XmlElement, { one: Set<XmlElement>; other: Set<XmlElement> }>();
  for (const [a, b] of links) {
    const [left, right] = [groups.get(a), groups.get(b)];
    const group = left ?? right ?? { one: new Set(), other: new Set() };
    group.one.add(a);
    group.other.add(b);
    if (left !== undefined && right !== undefined && left !== right) {
      for (const element of right.one) group.one.add(element);
      for (const element of right.other) group.other.add(element);
    }
    for (const element of [...group.one, ...group.other]) groups.set(element, group);
  }
  return [...new Set(groups.values())].map(({ one, other }) => ({ one: [...one], other: [...other] }));
}

/** Blocks that are what the encoder aligns one by one; others, such as headings, need no link if both sides have as many. */
const linkedOneByOne = new Set(['p', 'ab', 'lg', 'l']);

function named(one: readonly XmlElement[], other: readonly XmlElement[], links: readonly Link[]): readonly Link[] {
  const linked = new Set(links.flat());
  const free = (blocks: readonly XmlElement[], local: string): readonly XmlElement[] =>
    blocks.filter((block) => block.local === local && !linked.has(block));
  const names = new Set(one.map(({ local }) => local).filter((local) => !linkedOneByOne.has(local)));
  return [...names].flatMap((local) => {
    const [left, right] = [free(one, local), free(other, local)];
    return left.length === right.length ? left.map((block, i): Link => [block, right[i] as XmlElement]) : [];
  });
}

/** Puts pairs into the order of the first text, with what has no partner in its place. */
function ordered(one: readonly XmlElement[], other: readonly XmlElement[], pairs: readonly Pair[]): readonly Pair[] {
  const pairOf = new Map(pairs.flatMap((pair) => [...pair.one, ...pair.other].map((block) => [block, pair] as const)));
  const [placesOne, placesOther] = [places(one), places(other)];
  const sorted = pairs.map((pair) => ({
    one: [...pair.one].sort((a, b) => (placesOne.get(a) ?? 0) - (placesOne.get(b) ?? 0)),
    other: [...pair.other].sort((a, b) => (placesOther.get(a) ?? 0) - (placesOther.get(b) ?? 0)),
  }));
  const sortedOf = new Map(pairs.map((pair, i) => [pair, sorted[i] as Pair]));
  const done = new Set<Pair>();
  const result: Pair[] = [];
  let reached = 0;
  const upTo = (end: number): void => {
    for (; reached < end; reached += 1) {
      const block = other[reached] as XmlElement;
      if (!pairOf.has(block)) result.push({ one: [], other: [block] });
    }
  };
  for (const block of one) {
    const pair = pairOf.get(block);
    if (pair === undefined) result.push({ one: [block], other: [] });
    else if (!done.has(pair)) {
      done.add(pair);
      const own = sortedOf.get(pair) as Pair;
      const last = placesOther.get(own.other.at(-1) as XmlElement) ?? 0;
      upTo(Math.max(reached, placesOther.get(own.other[0] as XmlElement) ?? 0));
      result.push(own);
      reached = Math.max(reached, last);
    }
  }
  upTo(other.length);
  return result;
}

function places(blocks: readonly XmlElement[]): ReadonlyMap<XmlElement, number> {
  return new Map(blocks.map((block, i) => [block, i]));
}

/** Aligns division by division where divisions are linked, else the whole. */
function byLength(
  one: readonly XmlElement[],
  other: readonly XmlElement[],
  divisions: readonly Link[],
): readonly Pair[] {
  const keys = new Map<XmlElement, number>();
  divisions.forEach(([a, b], i) => {
    keys.set(a, i);
    keys.set(b, i);
  });
  const keyOf = (block: XmlElement): number => {
    for (const outer of ancestors(block)) {
      const key = keys.get(outer);
      if (key !== undefined) return key;
    }
    return -1;
  };
  const parts = [...new Set(one.map(keyOf)), ...new Set(other.map(keyOf))];
  return [...new Set(parts)].flatMap((key) => {
    const [left, right] = [one, other].map((blocks) => blocks.filter((block) => keyOf(block) === key));
    return alignByLength((left ?? []).map(piece), (right ?? []).map(piece)).map((group) => ({
      one: group.one.map((i) => left?.[i] as XmlElement),
      other: group.other.map((i) => right?.[i] as XmlElement),
    }));
  });
}

function piece(block: XmlElement): Piece {
  const words = comparedWords(block).replace(/\s+/g, ' ').trim();
  const kind = /^(p|ab)$/.test(block.local) ? 'p' : block.local;
  return { length: words.length, kind, numbers: numbersIn(words).join(' ') };
}
