/** Readings as TEI: words, gaps, ends of paragraphs, and words that stand elsewhere in another witness. */
import { escapeAttribute, escapeText } from '../xml/serialise.js';
import type { Analysis, Reading } from './analyse.js';
import type { Collation } from './model.js';
import type { Piece } from './pieces.js';

/** A stretch of moved words in a reading. */
export interface MovedSegment {
  readonly id: string;
  /** The same words at their other places. */
  readonly corresp: readonly string[];
}

/**
 * The stretches of moved words of each reading, in order. An id is `moved`, the number of the transposition, and a number in it; what
 * corresponds is every stretch of the same transposition that is in other witnesses.
 */
export function movedSegments(
  { witnesses }: Collation,
  { paragraphs }: Analysis,
): ReadonlyMap<Reading, readonly MovedSegment[]> {
  const ids = new Set(witnesses.map(({ id }) => id));
  let prefix = 'moved';
  while ([...ids].some((id) => id.startsWith(`${prefix}-`))) prefix += '-';
  const byTransposition = new Map<number, { readonly id: string; readonly witnesses: readonly number[] }[]>();
  const found: { readonly reading: Reading; readonly moved: number; readonly id: string }[] = [];
  for (const { segments } of paragraphs) {
    for (const segment of segments) {
      if (segment.kind === 'shared') continue;
      for (const reading of segment.readings) {
        for (const moved of stretchesOf(reading.pieces).map(([piece]) => piece?.moved ?? 0)) {
          if (moved === 0) continue;
          const list = byTransposition.get(moved) ?? [];
          const id = `${prefix}-${moved}.${list.length + 1}`;
          list.push({ id, witnesses: reading.witnesses });
          byTransposition.set(moved, list);
          found.push({ reading, moved, id });
        }
      }
    }
  }
  const result = new Map<Reading, MovedSegment[]>();
  for (const { reading, moved, id } of found) {
    const others = (byTransposition.get(moved) ?? []).filter(
      (other) => !other.witnesses.some((w) => reading.witnesses.includes(w)),
    );
    result.set(reading, [...(result.get(reading) ?? []), { id, corresp: others.map((other) => other.id) }]);
  }
  return result;
}

/** Pieces that belong to the same transposition, or to none, together. */
function stretchesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const stretches: Piece[][] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    if (last?.[0]?.moved === piece.moved) last.push(piece);
    else stretches.push([piece]);
  }
  return stretches;
}

/** @param segments the moved stretches among the pieces, in order */
export function writePieces(pieces: readonly Piece[], segments: readonly MovedSegment[]): string {
  let next = 0;
  return stretchesOf(pieces)
    .map((stretch) => {
      const text = stretch.map(writePiece).join('');
      const segment = stretch[0]?.moved === 0 ? undefined : segments[next++];
      if (segment === undefined) return text;
      const corresp = segment.corresp.map((id) => `#${id}`).join(' ');
      const pointer = corresp === '' ? '' : ` corresp="${escapeAttribute(corresp)}"`;
      return `<seg type="segment" subtype="transposition" xml:id="${escapeAttribute(segment.id)}"${pointer}>${text}</seg>`;
    })
    .join('');
}

function writePiece({ kind, text }: Piece): string {
  if (kind === 'gap') return '<gap/>';
  return kind === 'break' ? '<milestone unit="paragraph"/>' : escapeText(text);
}
