/** What comes after what, in numbers as editions have them: 12, xii, XII, 12r, 12v. */

export interface PlaceInSeries {
  /** Numbers of one kind are counted together. */
  readonly kind: 'arabic' | 'roman' | 'folio';
  readonly value: number;
}

/** Reads a number: `12`, `p. 12`, `[12]`, `xii`, `fol. 12r`. Undefined for anything else. */
export function readNumber(written: string): PlaceInSeries | undefined {
  const bare = written
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^(?:pp?|fols?|ff?|l|ll|S)\.\s*/, '');
  if (/^\d{1,5}$/.test(bare)) return { kind: 'arabic', value: Number(bare) };
  const folio = /^(\d{1,4})\s*([rv])$/.exec(bare);
  if (folio !== null) return { kind: 'folio', value: Number(folio[1]) * 2 + (folio[2] === 'v' ? 1 : 0) };
  const value = readRoman(bare);
  return value === undefined ? undefined : { kind: 'roman', value };
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function readRoman(written: string): number | undefined {
  const lower = written.toLowerCase();
  if (!/^m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4}|i{0,3}j)$/.test(lower) || lower === '')
    return undefined;
  const digits = [...lower.replace(/j$/, 'i')].map((digit) => romanDigits[digit] ?? 0);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}

export interface Step<T> {
  readonly before: T;
  readonly here: T;
  readonly kind: 'back' | 'again' | 'gap';
}

/**
 * The places where a series does not go on by one. A series may begin anew with 1, and change its kind. Where fewer than half of
 * the steps go on by one, the numbers are no series (they may be line numbers), and nothing is said.
 */
export function brokenSteps<T>(
  items: readonly T[],
  numberOf: (item: T) => PlaceInSeries | undefined,
): readonly Step<T>[] {
  const numbered = items.flatMap((item) => {
    const number = numberOf(item);
    return number === undefined ? [] : [{ item, number }];
  });
  const broken: Step<T>[] = [];
  let steady = 0;
  for (const [i, { item, number }] of numbered.entries()) {
    const before = numbered[i - 1];
    if (before === undefined || before.number.kind !== number.kind) continue;
    const step = number.value - before.number.value;
    if (step === 1) steady += 1;
    else if (step > 0 || number.value > (number.kind === 'folio' ? 3 : 1)) {
      broken.push({ before: before.item, here: item, kind: step === 0 ? 'again' : step < 0 ? 'back' : 'gap' });
    }
  }
  return steady >= broken.length ? broken : [];
}
