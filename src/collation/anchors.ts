/** Places where two long sequences must be the same: sequences of words that each has once, in the same order. */

/** A token of the sequence, and the row that it belongs to. Rows rise with the tokens. */
export interface RowSequence {
  readonly forms: ArrayLike<number>;
  readonly rows: ArrayLike<number>;
}

export interface Anchor {
  readonly row: number;
  readonly token: number;
}

const ambiguous = -1;

/** Where each run of `length` forms stands; `ambiguous` where it stands more than once. `onlyLast` may only be the last of a run. */
function runs(
  forms: ArrayLike<number>,
  from: number,
  to: number,
  length: number,
  onlyLast: number,
): Map<string, number> {
  const found = new Map<string, number>();
  let key: number[] = [];
  for (let i = from; i < to; i += 1) {
    key.push(forms[i] as number);
    if (key.length > length) key.shift();
    if (key.length === length) {
      const name = key.join(' ');
      found.set(name, found.has(name) ? ambiguous : i - length + 1);
    }
    if (forms[i] === onlyLast) key = [];
  }
  return found;
}

/**
 * Pairs of rows and tokens that are certain: they belong to a run of `length` forms which both sides have once, and of all such pairs
 * they are the most that stand in the same order on both sides (as in patience diff; MEDITE calls them pivots).
 *
 * @param sequences what the rows hold, one sequence for each witness in them
 * @param forms what the tokens are; only those from `from` to before `to` count
 * @param onlyLast a form that no run goes over, since what follows may be another one in each: the end of a paragraph
 */
export function findAnchors(
  sequences: readonly RowSequence[],
  forms: ArrayLike<number>,
  [from, to]: readonly [number, number],
  length: number,
  onlyLast: number,
): readonly Anchor[] {
  const ours = runs(forms, from, to, length, onlyLast);
  const places = new Map<string, { readonly rows: readonly number[] } | undefined>();
  for (const { forms: theirs, rows } of sequences) {
    for (const [key, at] of runs(theirs, 0, theirs.length, length, onlyLast)) {
      const token = ours.get(key);
      if (token === undefined || token === ambiguous) continue;
      const run = Array.from({ length }, (_, k) => rows[at + k] as number);
      const known = places.get(key);
      if (at === ambiguous || (places.has(key) && known?.rows.some((row, k) => row !== run[k]) !== false))
        places.set(key, undefined);
      else places.set(key, { rows: run });
    }
  }
  const certain = [...places].flatMap(([key, place]) =>
    place === undefined ? [] : [{ token: ours.get(key) as number, rows: place.rows }],
  );
  const pairs = new Map<string, Anchor>();
  for (const { token, rows } of certain) {
    rows.forEach((row, k) => {
      pairs.set(`${row} ${token + k}`, { row, token: token + k });
    });
  }
  const kept = new Map(longestRising([...pairs.values()]).map(({ row, token }) => [token, row]));
  // A run that is crossed by a longer one would leave single words behind: it counts whole or not at all.
  const whole = certain.filter(({ token, rows }) => rows.every((row, k) => kept.get(token + k) === row));
  const result = new Map(whole.flatMap(({ token, rows }) => rows.map((row, k) => [token + k, row] as const)));
  return [...result].map(([token, row]) => ({ token, row })).sort((a, b) => a.token - b.token);
}

/** The most pairs that rise in both numbers (Schensted’s longest increasing subsequence). */
function longestRising(pairs: readonly Anchor[]): readonly Anchor[] {
  // Of the pairs of one token only one can rise: descending rows see to it.
  const sorted = [...pairs].sort((a, b) => a.token - b.token || b.row - a.row);
  const tails: number[] = [];
  const before = new Int32Array(sorted.length).fill(-1);
  sorted.forEach(({ row }, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[tails[middle] as number] as Anchor).row < row) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[i] = tails[low - 1] as number;
    tails[low] = i;
  });
  const result: Anchor[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) result.push(sorted[at] as Anchor);
  return result.reverse();
}
