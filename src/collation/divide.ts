/** Divides an alignment into paragraphs that hold for all witnesses. */
import type { Block, Collation } from './model.js';

export interface Division extends Block {
  /** The first and the last column; that of the paragraph’s end is the last. */
  readonly from: number;
  readonly to: number;
  readonly present: readonly number[];
  readonly absent: readonly number[];
  /** The columns inside it at which a paragraph of some witnesses ends, but not of all that have words here. */
  readonly innerBreaks: ReadonlySet<number>;
}

/**
 * A paragraph ends where each witness that has words since the last end has an end of a paragraph too; so a paragraph that a witness
 * lacks is one all the same. Where only some witnesses divide, the division is theirs, and is kept inside the paragraph.
 */
export function divide(collation: Collation): readonly Division[] {
  const { columns, witnesses } = collation;
  const divisions: Division[] = [];
  let from = 0;
  let present = new Set<number>();
  let ended = new Set<number>();
  let innerBreaks = new Set<number>();
  const finish = (to: number): void => {
    const all = [...witnesses.keys()];
    divisions.push({
      ...blockAt(collation, from, to, present),
      from,
      to,
      present: all.filter((w) => present.has(w)),
      absent: all.filter((w) => !present.has(w)),
      innerBreaks,
    });
    from = to + 1;
    present = new Set();
    ended = new Set();
    innerBreaks = new Set();
  };
  for (const [row, column] of columns.entries()) {
    let breaks = false;
    for (const [witness, token] of column.entries()) {
      if (token < 0) continue;
      const isBreak = witnesses[witness]?.tokens[token]?.kind === 'break';
      breaks ||= isBreak;
      present.add(witness);
      if (isBreak) ended.add(witness);
      else ended.delete(witness);
    }
    if (breaks && ended.size === present.size) finish(row);
    else if (breaks) innerBreaks.add(row);
  }
  return divisions;
}

/** What kind of block it is, by the base or else by the first witness that has it. */
function blockAt(
  { columns, witnesses, base }: Collation,
  from: number,
  to: number,
  present: ReadonlySet<number>,
): Block {
  const witness = present.has(base) ? base : (Math.min(...present) as number);
  for (let row = from; row <= to; row += 1) {
    const token = columns[row]?.[witness] ?? -1;
    const block = witnesses[witness]?.blocks[witnesses[witness]?.tokens[token]?.block ?? -1];
    if (block !== undefined) return { kind: block.kind, n: witness === base ? block.n : '' };
  }
  return { kind: 'p', n: '' };
}
