/** Finds square brackets in a running text and pairs them. */

export interface Bracket {
  /** The offset of `[`. */
  readonly start: number;
  /** The offset behind `]`. */
  readonly end: number;
  /** What stands between them. */
  readonly content: string;
}

export interface FoundBrackets {
  /** Pairs that hold no other bracket and are held by none. */
  readonly pairs: readonly Bracket[];
  /** Outermost pairs that hold others. */
  readonly nested: readonly Bracket[];
  /** Offsets of brackets without a partner. */
  readonly single: readonly number[];
}

export function findBrackets(text: string): FoundBrackets {
  const pairs: Bracket[] = [];
  const nested: Bracket[] = [];
  const single: number[] = [];
  const open: { readonly start: number; holds: boolean }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '[') open.push({ start: i, holds: false });
    else if (text[i] === ']') {
      const last = open.pop();
      if (last === undefined) {
        single.push(i);
        continue;
      }
      const bracket = { start: last.start, end: i + 1, content: text.slice(last.start + 1, i) };
      const outer = open.at(-1);
      if (outer !== undefined) outer.holds = true;
      (last.holds ? nested : pairs).push(bracket);
    }
  }
  for (const { start } of open) single.push(start);
  // What an unclosed bracket seems to hold is no part of it.
  const held = heldBy(nested, [...pairs, ...nested]);
  return {
    pairs: pairs.filter((pair) => !held.has(pair)),
    nested: nested.filter((pair) => !held.has(pair)),
    single: single.sort((a, b) => a - b),
  };
}

/** Those of some pairs that stand inside another. */
function heldBy(outer: readonly Bracket[], all: readonly Bracket[]): ReadonlySet<Bracket> {
  const holders = new Set(outer);
  const held = new Set<Bracket>();
  let end = 0;
  for (const pair of [...all].sort((a, b) => a.start - b.start)) {
    if (pair.end < end) held.add(pair);
    else if (holders.has(pair)) end = pair.end;
  }
  return held;
}
