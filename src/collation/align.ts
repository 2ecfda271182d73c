/** The third stage: adds a witness to the rows of an alignment, which holds one or more witnesses already. */
import { type Anchor, findAnchors, type RowSequence } from './anchors.js';
import { alignSequences } from './dynamic-programming.js';
import type { Forms } from './forms.js';

/** Alignments of up to this many pairs are worked out whole, without a search for anchors first. */
const small = 250_000;
/** The most pairs that are worked out at once: a byte of memory for each. */
const largest = 4_000_000;
/** The lengths of anchors, in words: long ones are certain, short ones are looked for between them only where too much is left. */
const anchorLengths = [4, 3, 2, 1];

/** A row: for each witness that is aligned the index of its token, or -1. */
export type Row = number[];

/** A stretch of rows and a stretch of tokens, each up to before its end. */
interface Stretch {
  readonly row: number;
  readonly rowEnd: number;
  readonly token: number;
  readonly tokenEnd: number;
}

const area = ({ row, rowEnd, token, tokenEnd }: Stretch): number => (rowEnd - row) * (tokenEnd - token);

/**
 * The rows with one witness more; it is the last number of each row.
 *
 * @param aligned for each witness in the rows the numbers of its forms
 * @param added the numbers of the forms of the witness to add
 */
export function addWitness(
  rows: readonly Row[],
  aligned: readonly ArrayLike<number>[],
  added: ArrayLike<number>,
  forms: Forms,
): readonly Row[] {
  return new Alignment(rows, aligned, added, forms).run();
}

class Alignment {
  readonly #result: Row[] = [];
  readonly #break: number;

  constructor(
    private readonly rows: readonly Row[],
    private readonly aligned: readonly ArrayLike<number>[],
    private readonly added: ArrayLike<number>,
    private readonly forms: Forms,
  ) {
    this.#break = forms.id('', 'break');
  }

  run(): readonly Row[] {
    this.#align({ row: 0, rowEnd: this.rows.length, token: 0, tokenEnd: this.added.length }, 0);
    return this.#result;
  }

  #emit(row: number, token: number): void {
    this.#result.push([...((row < 0 ? undefined : this.rows[row]) ?? this.aligned.map(() => -1)), token]);
  }

  /** @param tried how many lengths of anchors have been tried on this stretch */
  #align(stretch: Stretch, tried: number): void {
    if (area(stretch) <= (tried < 2 ? small : largest)) {
      this.#alignWhole(stretch);
      return;
    }
    for (let next = tried; next < anchorLengths.length; next += 1) {
      const anchors = findAnchors(
        this.#sequences(stretch),
        this.added,
        [stretch.token, stretch.tokenEnd],
        anchorLengths[next] as number,
        this.#break,
      );
      if (anchors.length > 0 || (next >= 1 && area(stretch) <= largest)) {
        if (anchors.length > 0) this.#alignBetween(stretch, anchors, next);
        else this.#alignWhole(stretch);
        return;
      }
    }
    // Nothing in common that could be told from chance: any alignment is as good as another, and halves are quicker.
    const { row, rowEnd, token, tokenEnd } = stretch;
    const middle = { row: (row + rowEnd) >> 1, token: (token + tokenEnd) >> 1 };
    this.#align({ row, rowEnd: middle.row, token, tokenEnd: middle.token }, anchorLengths.length);
    this.#align({ row: middle.row, rowEnd, token: middle.token, tokenEnd }, anchorLengths.length);
  }

  #alignBetween({ row, rowEnd, token, tokenEnd }: Stretch, anchors: readonly Anchor[], tried: number): void {
    let from = { row, token };
    for (const anchor of anchors) {
      // The same length again: what is repeated in the whole may stand once between two anchors.
      this.#align({ row: from.row, rowEnd: anchor.row, token: from.token, tokenEnd: anchor.token }, tried);
      this.#emit(anchor.row, anchor.token);
      from = { row: anchor.row + 1, token: anchor.token + 1 };
    }
    this.#align({ row: from.row, rowEnd, token: from.token, tokenEnd }, tried);
  }

  #sequences({ row: from, rowEnd }: Stretch): readonly RowSequence[] {
    return this.aligned.map((ids, witness) => {
      const found: number[] = [];
      const rows: number[] = [];
      for (let row = from; row < rowEnd; row += 1) {
        const token = this.rows[row]?.[witness] ?? -1;
        if (token < 0) continue;
        found.push(ids[token] as number);
        rows.push(row);
      }
      return { forms: found, rows };
    });
  }

  #alignWhole({ row, rowEnd, token, tokenEnd }: Stretch): void {
    const rows = rowEnd - row;
    const tokens = tokenEnd - token;
    if (rows === 0 || tokens === 0) {
      for (let i = row; i < rowEnd; i += 1) this.#emit(i, -1);
      for (let j = token; j < tokenEnd; j += 1) this.#emit(-1, j);
      return;
    }
    const { rowKinds, tokenKinds, scores, width } = this.#scores(row, rowEnd, token, tokenEnd);
    const score = (i: number, j: number): number =>
      scores[(rowKinds[i] as number) * width + (tokenKinds[j] as number)] as number;
    const begins = {
      rows: Uint8Array.from({ length: rows }, (_, i) => Number(this.#rowBegins(row + i))),
      tokens: Uint8Array.from({ length: tokens }, (_, j) => Number(this.#tokenBegins(token + j))),
    };
    for (const step of alignSequences(rows, tokens, score, begins)) {
      this.#emit(step.row < 0 ? -1 : row + step.row, step.token < 0 ? -1 : token + step.token);
    }
  }

  /** Whether a paragraph of some witness ends in the row before. */
  #rowBegins(row: number): boolean {
    return (
      row === 0 ||
      (this.rows[row - 1] as Row).some((token, w) => token >= 0 && this.aligned[w]?.[token] === this.#break)
    );
  }

  #tokenBegins(token: number): boolean {
    return token === 0 || this.added[token - 1] === this.#break;
  }

  /** What each different row is worth with each different token: most words of a text occur more than once. */
  #scores(
    row: number,
    rowEnd: number,
    token: number,
    tokenEnd: number,
  ): { rowKinds: Int32Array; tokenKinds: Int32Array; scores: Int32Array; width: number } {
    const tokenKinds = new Int32Array(tokenEnd - token);
    const tokenIds = new Map<number, number>();
    for (let j = token; j < tokenEnd; j += 1) {
      const id = this.added[j] as number;
      if (!tokenIds.has(id)) tokenIds.set(id, tokenIds.size);
      tokenKinds[j - token] = tokenIds.get(id) as number;
    }
    const rowKinds = new Int32Array(rowEnd - row);
    const rowIds = new Map<string, { readonly index: number; readonly ids: readonly number[] }>();
    for (let i = row; i < rowEnd; i += 1) {
      const ids = this.#idsIn(this.rows[i] as Row);
      const key = ids.join(' ');
      if (!rowIds.has(key)) rowIds.set(key, { index: rowIds.size, ids });
      rowKinds[i - row] = rowIds.get(key)?.index as number;
    }
    const width = tokenIds.size;
    const scores = new Int32Array(rowIds.size * width);
    for (const { index, ids } of rowIds.values()) {
      for (const [id, column] of tokenIds) scores[index * width + column] = this.#worth(ids, id);
    }
    return { rowKinds, tokenKinds, scores, width };
  }

  #idsIn(row: Row): readonly number[] {
    const ids: number[] = [];
    for (const [witness, token] of row.entries()) if (token >= 0) ids.push(this.aligned[witness]?.[token] as number);
    return ids.sort((a, b) => a - b);
  }

  /** The best match among the witnesses of a row; of two equal ones the row that more witnesses share. */
  #worth(ids: readonly number[], id: number): number {
    let best = Number.NEGATIVE_INFINITY;
    let sharing = 0;
    for (const other of ids) {
      best = Math.max(best, this.forms.match(other, id));
      if (other === id) sharing += 1;
    }
    return best + 3 * sharing;
  }
}
