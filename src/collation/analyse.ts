/** From columns to what a reader looks at: paragraphs, the words that all witnesses share, and entries with their readings. */
import { type Division, divide } from './divide.js';
import { groupColumns } from './group-columns.js';
import type { Block, Collation } from './model.js';
import { type Piece, PieceReader, plainTextOf } from './pieces.js';

/** How a reading stands to the lemma: the names are the values of `rdg/@type`. */
export type ReadingKind = 'lemma' | 'omission' | 'addition' | 'orthographic' | 'substantive';

export interface Reading {
  /** The indices of the witnesses that have it. */
  readonly witnesses: readonly number[];
  readonly kind: ReadingKind;
  readonly pieces: readonly Piece[];
}

/** The first and the last column of a stretch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An entry of the apparatus. The first reading is the lemma, that of the base, or of the first witness if the base lacks the paragraph. */
export interface Entry extends Span {
  readonly kind: 'entry';
  /** Its number in the collation, from 1. */
  readonly n: number;
  readonly readings: readonly Reading[];
}

export interface Shared extends Span {
  readonly kind: 'shared';
  readonly pieces: readonly Piece[];
}

export type Segment = Entry | Shared;

/** A paragraph, heading or line of verse; white space between two is no part of either. */
export interface Paragraph extends Block, Span {
  /** The witnesses that have words in it, by index. */
  readonly present: readonly number[];
  /** The witnesses that lack all of it. */
  readonly absent: readonly number[];
  readonly segments: readonly Segment[];
}

export interface Analysis {
  readonly paragraphs: readonly Paragraph[];
  /** How many entries there are; a paragraph that some witnesses lack is not counted. */
  readonly entries: number;
}

export function analyse(collation: Collation): Analysis {
  const reader = new PieceReader(collation);
  let entries = 0;
  const paragraphs = divide(collation).map((division) => {
    const segments = groupColumns(collation, division, reader).map((group): Segment => {
      const span = { from: group.from, to: group.to };
      if (group.kind === 'shared') return { kind: 'shared', pieces: group.pieces, ...span };
      entries += 1;
      return { kind: 'entry', n: entries, readings: readingsOf(collation, division, group.pieces, span), ...span };
    });
    return { ...division, segments };
  });
  return { paragraphs, entries };
}

/** Witnesses that have the same words, with the same spaces, have the same reading. */
function readingsOf(
  collation: Collation,
  { present }: Division,
  pieces: ReadonlyMap<number, readonly Piece[]>,
  span: Span,
): readonly Reading[] {
  const first = present.includes(collation.base) ? collation.base : (present[0] as number);
  const groups = new Map<string, { readonly pieces: readonly Piece[]; readonly witnesses: number[] }>();
  for (const witness of [first, ...present.filter((other) => other !== first)]) {
    const reading = pieces.get(witness) ?? [];
    const key = JSON.stringify(reading);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { pieces: reading, witnesses: [witness] });
    else group.witnesses.push(witness);
  }
  return [...groups.values()].map((group, i) => ({
    witnesses: [...group.witnesses].sort((a, b) => a - b),
    kind: i === 0 ? 'lemma' : kindOf(collation, first, group.witnesses[0] as number, span),
    pieces: group.pieces,
  }));
}

function kindOf(collation: Collation, lemma: number, witness: number, span: Span): ReadingKind {
  const [before, now] = [lemma, witness].map((w) => formsIn(collation, w, span)) as [string, string];
  if (before === now) return 'orthographic';
  if (isEmpty(collation, witness, span)) return 'omission';
  return isEmpty(collation, lemma, span) ? 'addition' : 'substantive';
}

/** The normal forms of a witness in some columns; what is ignored altogether is not there. */
function formsIn({ columns, forms, witnesses }: Collation, witness: number, { from, to }: Span): string {
  const found: string[] = [];
  for (let row = from; row <= to; row += 1) {
    const token = columns[row]?.[witness] ?? -1;
    const isBreak = witnesses[witness]?.tokens[token]?.kind === 'break';
    const form = token < 0 ? '' : isBreak ? '¶' : (forms[witness]?.[token] ?? '');
    if (form !== '') found.push(form);
  }
  return found.join(' ');
}

function isEmpty({ columns }: Collation, witness: number, { from, to }: Span): boolean {
  return columns.slice(from, to + 1).every((column) => (column[witness] as number) < 0);
}

/** The words of a reading as one line; a paragraph’s end inside it is “¶”. */
export function readingText({ pieces }: Pick<Reading, 'pieces'>): string {
  return plainTextOf(pieces).trim();
}
