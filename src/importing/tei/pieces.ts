/** Pieces of TEI to be written, and how they are laid over a running text. */
import { barrier } from '../../names/barrier.js';
import type { Flow } from '../flow.js';

export interface Piece {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Piece | string)[];
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** An element; attributes without a value are left out. */
export function piece(name: string, attributes: Attributes = {}, ...children: readonly (Piece | string)[]): Piece {
  return { name, attributes: given(attributes), children };
}

/** The same for any number of children: as arguments of a call, those of a paragraph of some megabytes are too many. */
export function pieceOf(name: string, attributes: Attributes, children: readonly (Piece | string)[]): Piece {
  return { name, attributes: given(attributes), children };
}

function given(attributes: Attributes): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** An element round a stretch of a running text. */
export interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Of two elements round the same words, the one with the lower rank is outside. Of two that cross, the one with the higher rank is left out. */
  readonly rank: number;
  /** Whether it may be written as two elements where it crosses another. */
  readonly splits: boolean;
  /** What is put before the words, inside the element. */
  readonly before?: Piece;
}

/** The order of elements from the outside to the inside. */
export const ranks = {
  block: 0,
  change: 10,
  organisation: 20,
  term: 30,
  role: 40,
  name: 50,
  date: 50,
  choice: 12,
  inChoice: 13,
  editorial: 70,
  note: 15,
  inNote: 72,
  style: 80,
} as const;

export function tag(
  name: string,
  { start, end }: { readonly start: number; readonly end: number },
  rank: number,
  attributes: Attributes = {},
  more: { readonly splits?: boolean; readonly before?: Piece } = {},
): Tag {
  return {
    start,
    end,
    name,
    attributes: given(attributes),
    rank,
    splits: more.splits ?? false,
    ...(more.before === undefined ? {} : { before: more.before }),
  };
}

/** An empty element, or one with words of its own, at a point of the text. */
export interface Insertion {
  readonly at: number;
  readonly piece: Piece;
}

/** Characters of the typescript that markup says instead: brackets, “SIC”, “Translator’s note:”. */
export interface Consumed {
  readonly start: number;
  readonly end: number;
  /** What says it now, such as `sic`; undefined for part of something that is listed already. */
  readonly became: string | undefined;
}

/** A running text with all that is laid over it. */
export interface Overlay {
  readonly flow: Flow;
  readonly tags: readonly Tag[];
  readonly insertions: readonly Insertion[];
  readonly consumed: readonly Consumed[];
}

/** The text that is left to be read when what markup says is taken out; barriers part what no name can go across. */
export interface View {
  readonly text: string;
  /** For each character of `text`, and once more for its end, its offset in the flow. */
  readonly offsets: readonly number[];
}

export function viewOf({ flow, tags, insertions, consumed }: Overlay): View {
  const isConsumed = new Uint8Array(flow.text.length);
  for (const { start, end } of consumed) isConsumed.fill(1, start, end);
  const walls = new Set<number>();
  for (const one of tags) {
    const isOtherForm = one.attributes['reason'] === 'identification';
    if (isOtherForm || ['note', 'abbr', 'expan', 'stamp', 'add'].includes(one.name)) walls.add(one.start).add(one.end);
  }
  for (const { at, piece: inserted } of insertions) if (!['pb', 'lb'].includes(inserted.name)) walls.add(at);
  for (const point of flow.points) if (point.kind !== 'page') walls.add(point.at);
  let text = '';
  const offsets: number[] = [];
  for (let i = 0; i < flow.text.length; i += 1) {
    if (walls.has(i)) {
      text += barrier;
      offsets.push(i);
    }
    if (isConsumed[i] === 1) continue;
    text += flow.text[i];
    offsets.push(i);
  }
  offsets.push(flow.text.length);
  return { text, offsets };
}

/** The stretch of the flow that a stretch of a view stands for. */
export function stretchOf(
  { offsets }: View,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return { start: offsets[start] as number, end: (offsets[end - 1] as number) + 1 };
}
