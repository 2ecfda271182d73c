/**
 * The best alignment of two short sequences: Needleman and Wunsch, with Gotoh’s gaps (1982), which cost more to open than to go on, so
 * that words that belong together stay together.
 */

/** What a gap costs: once for each gap, and for each token in it. */
const open = 60;
const extend = 10;
/** What it costs less if the gap ends where a paragraph ends: of a paragraph that is missing, all is missing and nothing of its neighbour. */
const favour = 20;

/** One step of an alignment: a row with a token, a row without one, or a token without a row. -1 stands for nothing. */
export interface Step {
  readonly row: number;
  readonly token: number;
}

/** 1 for what begins a paragraph, else 0. */
export interface Beginnings {
  readonly rows: Uint8Array;
  readonly tokens: Uint8Array;
}

/**
 * Aligns `rows` rows with `tokens` tokens. Of two alignments that are equally good, the one that matches earlier is taken. Needs a byte
 * for each pair of row and token.
 *
 * @param score what it is worth to put row `i` and token `j` together
 * @param begins which rows and which tokens begin a paragraph
 */
export function alignSequences(
  rows: number,
  tokens: number,
  score: (row: number, token: number) => number,
  begins: Beginnings,
): readonly Step[] {
  const width = tokens + 1;
  const choices = new Uint8Array((rows + 1) * width);
  fill(choices, rows, tokens, score, begins);
  const steps: Step[] = [];
  let state = free;
  for (let i = 0, j = 0; i < rows || j < tokens; ) {
    const choice = choices[i * width + j] as number;
    if (
      state === free ||
      (state === skipsRow && (choice & rowGoesOn) === 0) ||
      (state === skipsToken && (choice & tokenGoesOn) === 0)
    ) {
      state = choice & 3;
    }
    steps.push({ row: state === skipsToken ? -1 : i, token: state === skipsRow ? -1 : j });
    if (state !== skipsToken) i += 1;
    if (state !== skipsRow) j += 1;
    if (state === together) state = free;
  }
  return steps;
}

const together = 0;
const skipsRow = 1;
const skipsToken = 2;
const free = 3;
/** Set where an open gap is better continued than ended. */
const rowGoesOn = 4;
const tokenGoesOn = 8;

/** Works out, from the end, what is best at each pair of row and token. */
function fill(
  choices: Uint8Array,
  rows: number,
  tokens: number,
  score: (row: number, token: number) => number,
  begins: Beginnings,
): void {
  const width = tokens + 1;
  let best = new Int32Array(width);
  let bestBelow = new Int32Array(width);
  /** The best in a column of the matrix if a gap in the tokens is open already. */
  const inRowGap = new Int32Array(width);
  for (let i = rows; i >= 0; i -= 1) {
    let inTokenGap = 0;
    for (let j = tokens; j >= 0; j -= 1) {
      const at = i * width + j;
      if (i === rows && j === tokens) continue;
      let value = Number.NEGATIVE_INFINITY;
      let choice = together;
      if (i < rows && j < tokens) value = score(i, j) + (bestBelow[j + 1] as number);
      const continuedRow = i < rows ? (inRowGap[j] as number) - extend : Number.NEGATIVE_INFINITY;
      if (continuedRow - open > value) {
        value = continuedRow - open;
        choice = skipsRow;
      }
      const continuedToken = j < tokens ? inTokenGap - extend : Number.NEGATIVE_INFINITY;
      if (continuedToken - open > value) {
        value = continuedToken - open;
        choice = skipsToken;
      }
      best[j] = value;
      const rowEnded = value + (begins.rows[i] === 1 ? favour : 0);
      if (continuedRow > rowEnded) choice |= rowGoesOn;
      inRowGap[j] = Math.max(continuedRow, rowEnded);
      const tokenEnded = value + (begins.tokens[j] === 1 ? favour : 0);
      if (continuedToken > tokenEnded) choice |= tokenGoesOn;
      inTokenGap = Math.max(continuedToken, tokenEnded);
      choices[at] = choice;
    }
    [best, bestBelow] = [bestBelow, best];
  }
}
