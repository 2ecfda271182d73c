/**
 * Finds a text in another one that has more in it: headings, numbers, labels, notes. Both are sequences of letters and digits
 * only. The output comes in pieces (cut at every tag and at every other character); each piece is either taken whole, in order,
 * as the next letters of the source, or passed over as an insertion. A word of the source for which that can't be done is lost.
 */

/** What is to be found: letters and digits, with the offsets at which a word may begin to be lost. */
export interface Source {
  readonly letters: string;
  /** The offsets in `letters` at which a word begins, ascending, beginning with 0. */
  readonly starts: readonly number[];
  /** How many things without words of their own (a break, a gap, a reference to a note) stand before each word; an output may print words for them. */
  readonly signs: readonly number[];
}

/** What it is to be found in. `taken[i]` is 1 for a piece that has been used up: it can't be taken again. */
export interface Output {
  readonly pieces: readonly string[];
  readonly taken: Uint8Array;
}

export interface Alignment {
  /** The pieces that the source was found in, ascending. */
  readonly taken: readonly number[];
  /** The offset in the source's letters at which each of them was found. */
  readonly offsets: readonly number[];
  /** The numbers of the lost words, ascending. */
  readonly lost: readonly number[];
  /** How many pieces before the last taken one were passed over. */
  readonly passed: number;
}

export interface Limits {
  /** The first piece that may be taken. */
  readonly from: number;
  /** The piece before which to stop. */
  readonly to: number;
  /** How many steps a search for the way round one difference may take. */
  readonly steps: number;
}

/**
 * The price of passing over the first piece of an insertion, and over another one right after it: a word of the text is seldom torn out
 * of an insertion. More, if the first piece is what comes next in the text: of two copies of the same words the first is taken whole.
 * Then the price of losing a word, and of losing another one right after it.
 */
const passing = 8;
const passingMore = 2;
const breakingOff = 20;
const losing = 120;
const losingMore = 24;
/** So many letters and pieces found without a difference show that the search is on the right way again. */
const sureLetters = 24;
const surePieces = 6;
/** How many pieces may stand between the text and its last words. */
const farAway = 12;
/** How many pieces an output may print for an element without words: a web address for a pointer, the extent of a gap. */
export const printed = 12;
/** How many pieces to go back before a search, in case the last ones were taken too early. */
const backtrack = 8;

/** A state of a search: `i` letters are dealt with, and `j` pieces. */
interface State {
  readonly i: number;
  readonly j: number;
  readonly cost: number;
  /** Letters and pieces found since the last difference. */
  readonly letters: number;
  readonly run: number;
  readonly step: 'start' | 'take' | 'pass' | 'lose';
  readonly before: State | undefined;
}

/** States in the order of their cost, which is a small whole number. */
class Queue {
  readonly #buckets: State[][] = [];
  #lowest = 0;

  push(state: State): void {
    const bucket = this.#buckets[state.cost];
    if (bucket === undefined) this.#buckets[state.cost] = [state];
    else bucket.push(state);
    if (state.cost < this.#lowest) this.#lowest = state.cost;
  }

  pop(): State | undefined {
    for (; this.#lowest < this.#buckets.length; this.#lowest += 1) {
      const state = this.#buckets[this.#lowest]?.pop();
      if (state !== undefined) return state;
    }
    return undefined;
  }
}

/** The number of the word that an offset is in. */
export function wordAt({ starts }: Pick<Source, 'starts'>, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Finds the source in the output; changes neither. Takes time in proportion to both, as long as the differences are few.
 */
export function align(source: Source, output: Output, limits: Partial<Limits> = {}): Alignment {
  const { from = 0, to = output.pieces.length } = limits;
  let { steps = 400_000 } = limits;
  const stretches = lazyStretches(output, from, to);
  const { letters } = source;
  const taken: number[] = [];
  const offsets: number[] = [];
  const lost: number[] = [];
  /** How many of the taken pieces are settled: a search does not go back behind them. */
  let settled = 0;
  let i = 0;
  let j = from;
  while (i < letters.length) {
    const piece = output.pieces[j];
    if (j < to && piece !== undefined && output.taken[j] === 0 && letters.startsWith(piece, i)) {
      taken.push(j);
      offsets.push(i);
      i += piece.length;
      j += 1;
      continue;
    }
    const keep = Math.max(settled, taken.length - backtrack);
    const start = { i: offsets[keep] ?? i, j: taken[keep] ?? j };
    let way = search(source, output, start, to, steps);
    if (way === undefined) {
      // Where much is lost, each further search is likely to be long and in vain.
      steps = Math.max(2_000, steps >> 1);
      way = resync(source, { i, j }, stretches());
    } else {
      taken.length = keep;
      offsets.length = keep;
    }
    for (const word of way.lost) if (lost.at(-1) !== word) lost.push(word);
    for (const [at, offset] of way.found) {
      taken.push(at);
      offsets.push(offset);
    }
    settled = taken.length;
    i = way.i;
    j = way.j;
  }
  dropFarEnd(source, taken, offsets, lost);
  const last = taken.at(-1);
  return { taken, offsets, lost, passed: last === undefined ? 0 : last + 1 - from - taken.length };
}

/**
 * Gives up the last words if they are few and were found only behind much else: there, in what follows the text, the same words
 * stand for something else.
 */
function dropFarEnd(source: Source, taken: number[], offsets: number[], lost: number[]): void {
  for (let k = taken.length - 1; k > 0; k -= 1) {
    const offset = offsets[k] as number;
    if (source.letters.length - offset >= sureLetters) return;
    const first = wordAt(source, offset);
    const near = farAway + printed * (source.starts[first] === offset ? (source.signs[first] as number) : 0);
    if ((taken[k] as number) - (taken[k - 1] as number) <= near) continue;
    taken.length = k;
    offsets.length = k;
    const given = source.starts.length - first;
    const kept = new Set([...lost, ...Array.from({ length: given }, (_, word) => first + word)]);
    lost.splice(0, lost.length, ...[...kept].sort((a, b) => a - b));
    return;
  }
}

interface Way {
  readonly i: number;
  readonly j: number;
  readonly lost: readonly number[];
  /** Pieces taken, with the offsets of the letters that they are. */
  readonly found: readonly (readonly [number, number])[];
}

/** The cheapest way round a difference (Dijkstra's algorithm); undefined if it would take too many steps. */
function search(
  source: Source,
  output: Output,
  start: { readonly i: number; readonly j: number },
  to: number,
  steps: number,
): Way | undefined {
  const { letters, starts } = source;
  const queue = new Queue();
  const seen = new Set<number>();
  const width = output.pieces.length + 1;
  queue.push({ ...start, cost: 0, letters: 0, run: 0, step: 'start', before: undefined });
  for (let count = 0; count < steps; count += 1) {
    const state = queue.pop();
    if (state === undefined) return undefined;
    const { i, j, cost } = state;
    const key = (i * width + j) * 2 + (state.step === 'pass' ? 1 : 0);
    if (seen.has(key)) continue;
    seen.add(key);
    const word = wordAt(source, i);
    const isSure = cost > 0 && state.letters >= sureLetters && state.run >= surePieces;
    // Not within a word: its beginning may turn out to have been a label, and a search does not go back behind another one.
    if (i >= letters.length || (isSure && starts[word] === i)) return wayOf(state, source);
    // What is left of a word is lost as a whole, and with it what of it was found.
    const more = state.step === 'lose' ? losingMore : losing + priceOfSigns(source, word);
    const next = starts[word + 1] ?? letters.length;
    queue.push({ i: next, j, cost: cost + more, letters: 0, run: 0, step: 'lose', before: state });
    const piece = output.pieces[j];
    if (j >= to || piece === undefined) continue;
    const matches = output.taken[j] === 0 && letters.startsWith(piece, i);
    const price = state.step === 'pass' ? passingMore : passing + (matches ? breakingOff : 0);
    queue.push({ i, j: j + 1, cost: cost + price, letters: 0, run: 0, step: 'pass', before: state });
    if (matches) {
      const found = { letters: state.letters + piece.length, run: state.run + 1 };
      queue.push({ i: i + piece.length, j: j + 1, cost, ...found, step: 'take', before: state });
    }
  }
  return undefined;
}

/** What it costs more to lose a word before which an output may have printed much. */
function priceOfSigns({ signs }: Source, word: number): number {
  return passingMore * printed * Math.min(signs[word] ?? 0, 10);
}

function wayOf(end: State, source: Source): Way {
  const lost: number[] = [];
  const found: [number, number][] = [];
  for (let state: State = end; state.before !== undefined; state = state.before) {
    const { before } = state;
    if (state.step === 'lose') lost.push(wordAt(source, before.i));
    if (state.step === 'take') found.push([before.j, before.i]);
  }
  return { i: end.i, j: end.j, lost: lost.reverse(), found: found.reverse() };
}

/** Where in an output each stretch of `sureLetters` letters begins that begins with a piece; ascending. */
type Stretches = ReadonlyMap<string, readonly number[]>;

function lazyStretches(output: Output, from: number, to: number): () => Stretches {
  let stretches: Stretches | undefined;
  return () => {
    stretches ??= stretchesOf(output, from, to);
    return stretches;
  };
}

function stretchesOf(output: Output, from: number, to: number): Stretches {
  const found = new Map<string, number[]>();
  for (let start = from; start < to; start += 1) {
    let stretch = '';
    for (let j = start; j < to && stretch.length < sureLetters; j += 1) stretch += output.pieces[j];
    if (stretch.length < sureLetters) continue;
    const key = stretch.slice(0, sureLetters);
    const places = found.get(key);
    if (places === undefined) found.set(key, [start]);
    else places.push(start);
  }
  return found;
}

/**
 * Where a search would take too long, because much is lost at once: goes on at the next word of the source from which on a
 * stretch of text occurs in the output, and counts what lies between as lost.
 */
function resync(source: Source, at: { readonly i: number; readonly j: number }, stretches: Stretches): Way {
  const lost: number[] = [];
  const { letters, starts } = source;
  for (let word = wordAt(source, at.i); word < starts.length; word += 1) {
    const start = starts[word] as number;
    const places = start >= at.i ? stretches.get(letters.slice(start, start + sureLetters)) : undefined;
    const j = places?.find((place) => place > at.j || (start > at.i && place === at.j));
    if (j !== undefined) return { i: start, j, lost, found: [] };
    lost.push(word);
  }
  return { i: letters.length, j: at.j, lost, found: [] };
}
