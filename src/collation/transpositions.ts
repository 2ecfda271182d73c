/** The fourth stage, analysis: finds words that were not aligned because they stand at another place. */
import type { Column, Place, Token, Transposition } from './model.js';

/** What is looked at: the witnesses in the order of preference as to where words are said to come from, the base first. */
export interface Aligned {
  readonly tokens: readonly (readonly Token[])[];
  readonly forms: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  readonly order: readonly number[];
}

/** How far moved words may be from their other place, in words of the alignment, by how many they are. Three or more may be anywhere. */
const reach = [0, 30, 100];
/** Words are said to be moved if so many such matches at most would be found by chance. */
const chance = 0.05;
/** Up to so many words between two moved stretches belong to them, if each stretch is longer than what is between. */
const bridge = 3;
/** Words that are this often among those not aligned say nothing by themselves. */
const often = 3;

/** Two stretches of words of two witnesses, as indices of words. */
interface Run {
  readonly mine: number;
  readonly theirs: number;
  readonly length: number;
  readonly distance: number;
}

/** A witness as a sequence of words: where each stands in its tokens and in the alignment. */
class Words {
  readonly tokens: number[] = [];
  readonly forms: string[] = [];
  readonly ranks: number[] = [];
  readonly counts = new Map<string, number>();

  constructor(aligned: Aligned, witness: number, ranks: readonly number[]) {
    const tokens = aligned.tokens[witness] as readonly Token[];
    const forms = aligned.forms[witness] as readonly string[];
    for (const [row, column] of aligned.columns.entries()) {
      const token = column[witness] as number;
      if (token < 0 || tokens[token]?.kind !== 'word') continue;
      const form = (forms[token] as string).toLowerCase();
      this.tokens.push(token);
      this.forms.push(form);
      this.ranks.push(ranks[row] as number);
      this.counts.set(form, (this.counts.get(form) ?? 0) + 1);
    }
  }

  /** How likely it is to meet these words at any one place. */
  likelihood(from: number, length: number): number {
    let product = 1;
    for (let i = from; i < from + length; i += 1) {
      product *= (this.counts.get(this.forms[i] as string) ?? 0) / Math.max(this.forms.length, 1000);
    }
    return product;
  }
}

/** How many columns with words stand before each column. */
function wordRanks({ tokens, columns }: Aligned): readonly number[] {
  let rank = 0;
  return columns.map((column) => {
    if (column.some((token, witness) => token >= 0 && tokens[witness]?.[token]?.kind === 'word')) rank += 1;
    return rank;
  });
}

/**
 * The transpositions between each two witnesses: each stretch of words that neither has at the place of the other, that both have once
 * among such words, and that are too many, too rare or too near to be there by chance. Dekker’s and MEDITE’s idea: what is left over
 * when all that can be aligned is aligned is compared once more, regardless of order.
 */
export function findTranspositions(aligned: Aligned): readonly Transposition[] {
  const ranks = wordRanks(aligned);
  const words = aligned.tokens.map((_, witness) => new Words(aligned, witness, ranks));
  const found: Place[][] = [];
  for (const [i, mine] of aligned.order.entries()) {
    for (const theirs of aligned.order.slice(0, i)) {
      const leftovers = leftOver(aligned, mine, theirs);
      const runs = findRuns(words[mine] as Words, words[theirs] as Words, leftovers);
      for (const run of bridged(runs))
        addRun(found, run, [mine, words[mine] as Words], [theirs, words[theirs] as Words]);
    }
  }
  return inOrder(found, aligned.columns);
}

/** Transpositions in the order of their first places, that of the first witness first. */
function inOrder(found: readonly (readonly Place[])[], columns: readonly Column[]): readonly Transposition[] {
  const sorted = found.map((places) => ({
    places: [...places].sort((a, b) => a.witness - b.witness || a.from - b.from),
  }));
  const starts = new Map(sorted.map(({ places: [first] }) => [`${first?.witness} ${first?.from}`, 0]));
  for (const [row, column] of columns.entries()) {
    for (const [witness, token] of column.entries())
      if (starts.has(`${witness} ${token}`)) starts.set(`${witness} ${token}`, row);
  }
  const startOf = ({ places: [first] }: Transposition): number => starts.get(`${first?.witness} ${first?.from}`) ?? 0;
  return sorted.sort((a, b) => startOf(a) - startOf(b));
}

/** The tokens of two witnesses that do not stand beside the same form in the other one; a word that is moved may lose its capital. */
function leftOver({ columns, forms }: Aligned, mine: number, theirs: number): readonly [Set<number>, Set<number>] {
  const left: readonly [Set<number>, Set<number>] = [new Set(), new Set()];
  for (const column of columns) {
    const a = column[mine] as number;
    const b = column[theirs] as number;
    if (a >= 0 && b >= 0 && forms[mine]?.[a]?.toLowerCase() === forms[theirs]?.[b]?.toLowerCase()) continue;
    if (a >= 0) left[0].add(a);
    if (b >= 0) left[1].add(b);
  }
  return left;
}

function findRuns(
  mine: Words,
  theirs: Words,
  [leftOfMine, leftOfTheirs]: readonly [Set<number>, Set<number>],
): readonly Run[] {
  const isFree = (words: Words, left: Set<number>, i: number): boolean => left.has(words.tokens[i] ?? -1);
  const places = new Map<string, number[]>();
  const add = (key: string, i: number): void => {
    const list = places.get(key);
    if (list === undefined) places.set(key, [i]);
    else list.push(i);
  };
  theirs.forms.forEach((form, i) => {
    if (!isFree(theirs, leftOfTheirs, i)) return;
    add(form, i);
    if (isFree(theirs, leftOfTheirs, i + 1)) add(`${form} ${theirs.forms[i + 1]}`, i);
  });
  const runs: Run[] = [];
  mine.forms.forEach((form, i) => {
    if (!isFree(mine, leftOfMine, i)) return;
    const single = places.get(form) ?? [];
    const starts = single.length <= often ? single : (places.get(`${form} ${mine.forms[i + 1]}`) ?? []);
    for (const k of starts) {
      const before =
        mine.forms[i - 1] === theirs.forms[k - 1] &&
        isFree(mine, leftOfMine, i - 1) &&
        isFree(theirs, leftOfTheirs, k - 1);
      if (before && i > 0 && k > 0) continue;
      let length = 1;
      while (
        mine.forms[i + length] === theirs.forms[k + length] &&
        isFree(mine, leftOfMine, i + length) &&
        isFree(theirs, leftOfTheirs, k + length)
      ) {
        length += 1;
      }
      runs.push({
        mine: i,
        theirs: k,
        length,
        distance: Math.abs((mine.ranks[i] as number) - (theirs.ranks[k] as number)),
      });
    }
  });
  return chosen(runs, mine, theirs);
}

/** Of the runs those that are unlikely to be there by chance, the longest first; no word is in two of them. */
function chosen(runs: readonly Run[], mine: Words, theirs: Words): readonly Run[] {
  const used: readonly [Set<number>, Set<number>] = [new Set(), new Set()];
  const isTwice = new Map<string, number>();
  const keyOf = ({ mine: from, length }: Run): string => mine.forms.slice(from, from + length).join(' ');
  for (const run of runs) isTwice.set(keyOf(run), (isTwice.get(keyOf(run)) ?? 0) + 1);
  const sorted = [...runs].sort((a, b) => b.length - a.length || a.distance - b.distance || a.mine - b.mine);
  return sorted.filter((run) => {
    const { length, distance } = run;
    if (distance > (reach[length] ?? Number.POSITIVE_INFINITY) || isTwice.get(keyOf(run)) !== 1) return false;
    if (theirs.likelihood(run.theirs, length) * Math.max(distance, 1) > chance) return false;
    for (let k = 0; k < length; k += 1) if (used[0].has(run.mine + k) || used[1].has(run.theirs + k)) return false;
    for (let k = 0; k < length; k += 1) {
      used[0].add(run.mine + k);
      used[1].add(run.theirs + k);
    }
    return true;
  });
}

/** Runs that follow each other in both witnesses, with few words between them, as one: the passage was moved and changed. */
function bridged(runs: readonly Run[]): readonly (Run & { readonly theirLength: number })[] {
  const result: (Run & { readonly theirLength: number })[] = [];
  for (const run of [...runs].sort((a, b) => a.mine - b.mine)) {
    const last = result.at(-1);
    const myGap = last === undefined ? -1 : run.mine - (last.mine + last.length);
    const theirGap = last === undefined ? -1 : run.theirs - (last.theirs + last.theirLength);
    const most = Math.min(bridge, (last?.length ?? 0) - 1, run.length - 1);
    if (last !== undefined && myGap <= most && theirGap >= 0 && theirGap <= most) {
      result[result.length - 1] = {
        ...last,
        length: run.mine + run.length - last.mine,
        theirLength: run.theirs + run.length - last.theirs,
      };
    } else result.push({ ...run, theirLength: run.length });
  }
  return result;
}

/** Adds a run to the transposition that has one of its places already, or makes one of it; one that would join two is left out. */
function addRun(
  found: Place[][],
  run: Run & { readonly theirLength: number },
  [mine, myWords]: readonly [number, Words],
  [theirs, theirWords]: readonly [number, Words],
): void {
  const here = placeOf(mine, myWords, run.mine, run.length);
  const there = placeOf(theirs, theirWords, run.theirs, run.theirLength);
  const known = found.filter((places) => [here, there].some((place) => places.some((other) => overlaps(place, other))));
  const [one] = known;
  if (one === undefined) found.push([there, here]);
  if (one === undefined || known.length > 1) return;
  for (const [place, other] of [
    [here, there],
    [there, here],
  ] as const) {
    if (one.some((had) => isInside(other, had)) && !one.some((had) => overlaps(had, place))) addPlace(one, place);
  }
}

/** Adds a place; one that is close behind or before another of its witness makes that one longer. */
function addPlace(places: Place[], place: Place): void {
  const near = places.findIndex(
    ({ witness, from, to }) =>
      witness === place.witness && place.from - to <= bridge + 1 && from - place.to <= bridge + 1,
  );
  const other = places[near];
  if (other === undefined) places.push(place);
  else places[near] = { ...place, from: Math.min(place.from, other.from), to: Math.max(place.to, other.to) };
}

function isInside(place: Place, other: Place): boolean {
  return place.witness === other.witness && other.from <= place.from && place.to <= other.to;
}

function placeOf(witness: number, words: Words, from: number, length: number): Place {
  return { witness, from: words.tokens[from] as number, to: words.tokens[from + length - 1] as number };
}

function overlaps(a: Place, b: Place): boolean {
  return a.witness === b.witness && a.from <= b.to && b.from <= a.to;
}
