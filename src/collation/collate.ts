/**
 * Collates witnesses: the Gothenburg model’s normalisation, alignment and analysis. Tokenisation is the readers’
 * (`plain-witness.ts`, `tei-witness.ts`), what is printed the writers’.
 */
import { addWitness, type Row } from './align.js';
import { Forms } from './forms.js';
import type { Collation, Column, Token, Witness } from './model.js';
import { type Normalisation, normalForm } from './normalise.js';
import { alignmentOrder } from './order.js';
import { findTranspositions } from './transpositions.js';

export interface CollateOptions extends Normalisation {
  /** The index of the witness whose words are the lemmata. */
  readonly base: number;
}

/**
 * Aligns two or more witnesses. Each token of each witness is in one column, in the order of the witness; a column has no more than
 * one token of a witness.
 */
export function collate(witnesses: readonly Witness[], { base, ignore, language }: CollateOptions): Collation {
  const forms = witnesses.map(({ tokens }) => tokens.map((token) => normalForm(token, { ignore, language })));
  const columns = align(
    witnesses.map(({ tokens }) => tokens),
    forms,
  );
  checkWhole(witnesses, columns);
  const order = [base, ...witnesses.keys()].filter((witness, i, all) => all.indexOf(witness) === i);
  const tokens = witnesses.map((witness) => witness.tokens);
  const transpositions = findTranspositions({ tokens, forms, columns, order });
  return { witnesses, base, ignore, language, forms, columns, transpositions };
}

function align(witnesses: readonly (readonly Token[])[], forms: readonly (readonly string[])[]): readonly Column[] {
  const known = new Forms();
  const ids = witnesses.map((tokens, w) =>
    Int32Array.from(tokens, ({ kind }, i) => known.id((forms[w] as readonly string[])[i] as string, kind)),
  );
  const order = alignmentOrder(ids);
  let rows: readonly Row[] = Array.from(ids[order[0] as number] ?? [], (_, token) => [token]);
  for (let i = 1; i < order.length; i += 1) {
    const aligned = order.slice(0, i).map((w) => ids[w] as Int32Array);
    rows = addWitness(rows, aligned, ids[order[i] as number] as Int32Array, known);
  }
  const position = witnesses.map((_, w) => order.indexOf(w));
  return rows.map((row) => position.map((at) => row[at] as number));
}

/** No word of a witness may be lost, doubled or out of order, whatever the alignment is worth. */
function checkWhole(witnesses: readonly Witness[], columns: readonly Column[]): void {
  for (const [w, { siglum, tokens }] of witnesses.entries()) {
    let next = 0;
    for (const column of columns) if ((column[w] as number) >= 0 && column[w] === next) next += 1;
    const cells = columns.filter((column) => (column[w] as number) >= 0).length;
    if (next !== tokens.length || cells !== tokens.length)
      throw new Error(`The alignment does not give back witness ${siglum}`);
  }
}
