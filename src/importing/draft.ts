/** The neutral draft: what a typescript says, whatever format it came in. Every reader gives one, and everything after reads only this. */
import type { Flow, Place } from './flow.js';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly flow: Flow;
}

export interface Heading {
  readonly kind: 'heading';
  /** 1 is the highest. */
  readonly level: number;
  readonly flow: Flow;
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Block[])[];
  /** The numbers or letters of the items, where they are typed. */
  readonly labels?: readonly ItemLabel[];
  readonly place: Place;
}

export interface ItemLabel {
  /** What counts, such as “3” or “b”. */
  readonly n: string;
  /** With its sign, such as “3.” or “b)”. */
  readonly typed: string;
  readonly place: Place;
}

export interface Cell {
  readonly blocks: readonly Block[];
  readonly header: boolean;
  /** How many columns and rows it covers. */
  readonly columns: number;
  readonly rows: number;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly Cell[])[];
  readonly place: Place;
}

export interface Quotation {
  readonly kind: 'quotation';
  readonly blocks: readonly Block[];
  readonly place: Place;
}

/** A turn of the page between two blocks; `n` is the number of the page that begins, where the format says it. */
export interface PageTurn {
  readonly kind: 'page';
  readonly n?: string;
  readonly place: Place;
}

export type Block = Paragraph | Heading | List | Table | Quotation | PageTurn;

/** A footnote or an endnote of the format. */
export interface Note {
  /** As it is called in the text, such as “1” or “*”. */
  readonly label: string;
  readonly blocks: readonly Block[];
}

/** A remark in the margin of a word processor. */
export interface Comment {
  readonly by: string;
  /** A day, `YYYY-MM-DD`; empty if the file does not say. */
  readonly when: string;
  readonly blocks: readonly Block[];
}

export interface Image {
  readonly description: string;
  /** The bytes, where the file holds them; else where it says they are. */
  readonly bytes?: Uint8Array;
  readonly source: string;
}

/** Something that the reader could not carry over, or read in one of several ways. */
export interface Remark {
  readonly code: 'import/encoding' | 'import/not-carried' | 'import/character';
  readonly place: Place;
  readonly message: string;
  readonly help: string;
}

export interface Draft {
  readonly blocks: readonly Block[];
  readonly notes: ReadonlyMap<string, Note>;
  readonly comments: ReadonlyMap<string, Comment>;
  readonly images: ReadonlyMap<string, Image>;
  readonly remarks: readonly Remark[];
  /** All text of the source, in any order, found by a shorter way than the blocks were: what the blocks are compared with. */
  readonly words: string;
}

/** The blocks of a list of blocks, those inside lists, tables and quotations too, in their order. */
export function* allBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'list') for (const item of block.items) yield* allBlocks(item);
    if (block.kind === 'table') for (const row of block.rows) for (const cell of row) yield* allBlocks(cell.blocks);
    if (block.kind === 'quotation') yield* allBlocks(block.blocks);
  }
}

/** The running texts of a list of blocks, in their order. */
export function* flowsIn(blocks: readonly Block[]): Generator<Flow> {
  for (const block of allBlocks(blocks)) if (block.kind === 'paragraph' || block.kind === 'heading') yield block.flow;
}

/** The typed numbers of the items of all lists, in their order. */
export function* labelsIn(blocks: readonly Block[]): Generator<ItemLabel> {
  for (const block of allBlocks(blocks)) if (block.kind === 'list') yield* block.labels ?? [];
}
