/**
 * Alignment of two sequences by the lengths of their pieces, where nothing says which belong together (W. A. Gale and K. W. Church,
 * “A Program for Aligning Sentences in Bilingual Corpora”, Computational Linguistics 19, 1993).
 */

/** A piece of a text: how long it is, in characters, and what it is; pieces of another kind seldom belong together. */
export interface Piece {
  readonly length: number;
  readonly kind: string;
  /** The numbers that it names, joined: pieces that name the same ones belong together. */
  readonly numbers: string;
}

/** Pieces that belong together, by their 0-based indexes; one side may be empty. */
export interface Group {
  readonly one: readonly number[];
  readonly other: readonly number[];
}

/** How many pieces of each side, and the cost of such a step: the negative logarithm of how often it occurs (table 5 there). */
const steps = [
  [1, 1, 0.12],
  [1, 0, 4.6],
  [0, 1, 4.6],
  [2, 1, 2.4],
  [1, 2, 2.4],
] as const;

/** The variance of the length of a translation, for each character of the original (ibid., §3). */
const variance = 6.8;
const otherKind = 4;
const sameNumbers = 3;

/** Groups of both sequences, in order; every piece is in exactly one. */
export function alignByLength(one: readonly Piece[], other: readonly Piece[]): readonly Group[] {
  const total = (pieces: readonly Piece[]): number => pieces.reduce((sum, { length }) => sum + length, 0);
  const ratio = total(one) === 0 ? 1 : Math.max(0.2, Math.min(5, total(other) / total(one)));
  const width = other.length + 1;
  const costs = new Float64Array((one.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const chosen = new Int8Array(costs.length).fill(-1);
  costs[0] = 0;
  for (let i = 0; i <= one.length; i += 1) {
    for (let j = 0; j <= other.length; j += 1) {
      const here = costs[i * width + j] as number;
      if (here === Number.POSITIVE_INFINITY) continue;
      for (const [s, [di, dj, price]] of steps.entries()) {
        if (i + di > one.length || j + dj > other.length) continue;
        const cost = here + price + distance(one.slice(i, i + di), other.slice(j, j + dj), ratio);
        const at = (i + di) * width + j + dj;
        if (cost < (costs[at] as number)) {
          costs[at] = cost;
          chosen[at] = s;
        }
      }
    }
  }
  const groups: Group[] = [];
  for (let i = one.length, j = other.length; i > 0 || j > 0; ) {
    const [di, dj] = steps[chosen[i * width + j] as number] as (typeof steps)[number];
    groups.push({ one: range(i - di, i), other: range(j - dj, j) });
    i -= di;
    j -= dj;
  }
  return groups.reverse();
}

/** How unlikely it is that these belong together. */
function distance(one: readonly Piece[], other: readonly Piece[], ratio: number): number {
  if (one.length === 0 || other.length === 0) return 0;
  const sum = (pieces: readonly Piece[]): number => pieces.reduce((total, { length }) => total + length, 0);
  const [from, to] = [sum(one), sum(other)];
  const expected = (from + to / ratio) / 2;
  const delta = expected === 0 ? 0 : (to - from * ratio) / Math.sqrt(expected * variance * ratio);
  const kinds = new Set([...one, ...other].map(({ kind }) => kind)).size > 1 ? otherKind : 0;
  const named = one.map(({ numbers }) => numbers).join(' ');
  const agree = named !== '' && named === other.map(({ numbers }) => numbers).join(' ') ? sameNumbers : 0;
  return Math.min(25, -Math.log(Math.max(1e-12, 2 * (1 - normal(Math.abs(delta)))))) + kinds - agree;
}

/** The cumulative standard normal distribution (Abramowitz and Stegun 26.2.17; the error is below 7.5e-8). */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * x);
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
