/** Carries edits of one version of a text over to another, which somebody has worked on: where both have changed the same, nothing is changed. */
import type { Replacement } from '../../diagnostics/edits.js';
import { differences, type Hunk } from '../../importing/merging/differences.js';

export interface Rebased {
  /** Edits of the present text, in order. */
  readonly edits: readonly Replacement[];
  /** Edits of the old text that could not be carried over, and where their places are in the present one. */
  readonly conflicts: readonly { readonly edit: Replacement; readonly at: number; readonly now: string }[];
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function rebase(old: string, present: string, edits: readonly Replacement[]): Rebased {
  if (old === present) return { edits, conflicts: [] };
  const [before, after] = [piecesOf(old), piecesOf(present)];
  const hunks = differences(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  const carried: Replacement[] = [];
  const conflicts: { edit: Replacement; at: number; now: string }[] = [];
  for (const edit of edits) {
    const first = lastIndex(
      before,
      ({ start }) => start <= Math.max(edit.start - (edit.start === edit.end ? 1 : 0), 0),
    );
    const last = lastIndex(before, ({ start }) => start < Math.max(edit.end + (edit.start === edit.end ? 1 : 0), 1));
    const shift = shiftOver(hunks, before, after, first, last + 1);
    if (shift !== undefined) {
      carried.push({ start: edit.start + shift, end: edit.end + shift, text: edit.text });
      continue;
    }
    const [from, to] = widen(hunks, before.length, first, last + 1);
    const [start, end] = [mapped(hunks, before, after, from, false), mapped(hunks, before, after, to, true)];
    const now = present.slice(start, end);
    const [oldStart, oldEnd] = [before[from]?.start ?? old.length, before[to]?.start ?? old.length];
    const wanted = old.slice(oldStart, edit.start) + edit.text + old.slice(edit.end, oldEnd);
    if (now !== wanted) conflicts.push({ edit, at: start, now });
  }
  return { edits: carried, conflicts };
}

/** Tags, words, white space and signs. */
function piecesOf(text: string): readonly Piece[] {
  return [...text.matchAll(/<[^>]*>|&[^;\s]*;|[\p{L}\p{M}\p{N}]+|\s+|[^\s]/gu)].map(({ 0: piece, index }) => ({
    text: piece,
    start: index,
    end: index + piece.length,
  }));
}

function lastIndex(pieces: readonly Piece[], test: (piece: Piece) => boolean): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (test(pieces[middle] as Piece)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How far pieces have moved that are all there still, side by side; undefined if one of them has changed. */
function shiftOver(
  hunks: readonly Hunk[],
  before: readonly Piece[],
  after: readonly Piece[],
  from: number,
  to: number,
): number | undefined {
  let moved = 0;
  for (const { aStart, aEnd, bStart, bEnd } of hunks) {
    if (aStart >= to) break;
    const touches = aStart === aEnd ? aStart > from && aStart < to : aEnd > from;
    if (touches) return undefined;
    moved += bEnd - bStart - (aEnd - aStart);
  }
  const [old, fresh] = [before[from], after[from + moved]];
  return old === undefined || fresh === undefined ? undefined : fresh.start - old.start;
}

/** The pieces with those of all changes that they touch. */
function widen(hunks: readonly Hunk[], count: number, from: number, to: number): readonly [number, number] {
  let [start, end] = [from, to];
  for (const { aStart, aEnd } of hunks) {
    if (aStart > end || aEnd < start) continue;
    start = Math.min(start, aStart);
    end = Math.max(end, aEnd);
  }
  return [Math.max(0, start), Math.min(count, end)];
}

/** Where a stretch of the other text begins or ends that has the changes which touch it. */
function mapped(
  hunks: readonly Hunk[],
  { length }: readonly Piece[],
  after: readonly Piece[],
  index: number,
  isEnd: boolean,
): number {
  let moved = 0;
  for (const { aStart, aEnd, bStart, bEnd } of hunks) {
    if (aEnd > index || (aEnd === index && !isEnd)) break;
    moved += bEnd - bStart - (aEnd - aStart);
  }
  const place = Math.min(index, length) + moved;
  return after[place]?.start ?? after.at(-1)?.end ?? 0;
}
