/** The normal forms of all witnesses as small numbers, and how well two of them match. */
import { distance } from 'fastest-levenshtein';
import type { TokenKind } from './model.js';

/** How much a match of two tokens is worth, in the same unit as a gap costs (see `dynamic-programming.ts`). */
export const worth = {
  word: 400,
  /** Articles, prepositions and the like, which any two texts have in common. */
  shortWord: 250,
  punctuation: 120,
  break: 300,
  /** Two different marks of punctuation. */
  otherPunctuation: 40,
  /** Words that have nothing in common stand in one place rather than in two. */
  otherWord: 0,
  /** A word is no reading of a mark of punctuation. */
  unlike: -250,
  /** What must not share a column. */
  never: -1_000_000,
} as const;

/** Longer ones are no words: they are the same, or not. */
const longest = 64;
/** Words that are less alike than this are simply different: half of the letters are the same. */
const leastLikeness = 0.5;

export class Forms {
  readonly #ids = new Map<string, number>();
  readonly #folded: string[] = [];
  readonly #kinds: TokenKind[] = [];
  /** For each form the letters that it has, by a hash of 32 values: two forms differ in at least as many letters as here. */
  readonly #letters: number[] = [];

  /** The number of a form; the same form of another kind is another number. */
  id(form: string, kind: TokenKind): number {
    const key = kind === 'word' ? form : `${kind} ${form}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#kinds.length;
    const folded = form.toLowerCase();
    let letters = 0;
    for (let i = 0; i < folded.length; i += 1) letters |= 1 << (folded.charCodeAt(i) & 31);
    this.#ids.set(key, id);
    this.#folded.push(folded);
    this.#kinds.push(kind);
    this.#letters.push(letters);
    return id;
  }

  kind(id: number): TokenKind {
    return this.#kinds[id] as TokenKind;
  }

  /** What it is worth to put two tokens of these forms into one column. */
  match(a: number, b: number): number {
    const kind = this.#kinds[a] as TokenKind;
    const other = this.#kinds[b] as TokenKind;
    if (kind === 'break' || other === 'break') return kind === other ? worth.break : worth.never;
    if (kind !== other) return kind === 'gap' || other === 'gap' ? worth.otherWord : worth.unlike;
    if (kind === 'punctuation') return a === b ? worth.punctuation : worth.otherPunctuation;
    const exact = (this.#folded[a] as string).length <= 3 ? worth.shortWord : worth.word;
    if (a === b) return exact;
    const likeness = this.#likeness(a, b);
    return likeness < leastLikeness ? worth.otherWord : Math.round(0.6 * exact * likeness);
  }

  /** 1 for words that differ in capitals only, else the share of letters that need not be changed. */
  #likeness(a: number, b: number): number {
    const one = this.#folded[a] as string;
    const two = this.#folded[b] as string;
    const length = Math.max(one.length, two.length);
    const allowed = length * (1 - leastLikeness);
    if (length > longest || Math.abs(one.length - two.length) > allowed) return 0;
    const mine = this.#letters[a] as number;
    const yours = this.#letters[b] as number;
    if (bits(mine & ~yours) > allowed || bits(yours & ~mine) > allowed) return 0;
    return 1 - distance(one, two) / length;
  }
}

/** How many bits of a 32-bit number are set. */
function bits(number: number): number {
  let n = number - ((number >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
