/**
 * A record as a translator reads it: blocks of running text, notes and pictures, of which every character knows where in the record it
 * comes from. What is written to a file is this; what comes back is compared with this.
 */
import type { Style } from '../importing/flow.js';
import type { XmlElement } from '../xml/tree.js';

/** Where a character comes from. Offsets are 0-based, in UTF-16 code units of the record’s text. */
export interface Origin {
  readonly start: number;
  readonly end: number;
  /** The element whose text the character is, or in which it is shown. */
  readonly holder: XmlElement;
  /** For a character that the record does not have, such as the bracket round a `supplied`: the element that it stands for. */
  readonly made: XmlElement | 'layout' | undefined;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export type Span =
  | (Stretch & { readonly kind: 'style'; readonly style: Style })
  | (Stretch & { readonly kind: 'language'; readonly tag: string })
  | (Stretch & { readonly kind: 'link'; readonly target: string })
  /** A tracked change; `when` is a day, or empty. */
  | (Stretch & { readonly kind: 'inserted' | 'deleted'; readonly by: string; readonly when: string });

export interface Point {
  readonly kind: 'note' | 'image';
  readonly at: number;
  readonly id: string;
  readonly origin: Origin;
}

/** Running text: single spaces, none at the ends or beside line breaks; a line break that is meant is `\n`. */
export interface ScriptFlow {
  readonly text: string;
  /** One for each code unit of the text. */
  readonly origins: readonly Origin[];
  readonly spans: readonly Span[];
  readonly points: readonly Point[];
}

export type Role =
  | 'body'
  | 'title'
  | 'date'
  | 'label'
  | 'opener'
  | 'closer'
  | 'verse'
  | 'quote'
  | 'caption'
  | 'speaker'
  | 'stage'
  | 'note';

export interface ScriptParagraph {
  readonly kind: 'paragraph';
  readonly role: Role;
  readonly flow: ScriptFlow;
  /** What the paragraph is in the record; undefined for one that the layout alone has, such as a label. */
  readonly owner: XmlElement | undefined;
}

export interface ScriptHeading {
  readonly kind: 'heading';
  /** 1 is the highest. */
  readonly level: number;
  readonly flow: ScriptFlow;
  readonly owner: XmlElement | undefined;
}

export interface ScriptList {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly ScriptBlock[])[];
}

export interface ScriptCell {
  readonly paragraph: ScriptParagraph;
  readonly header: boolean;
  readonly columns: number;
  readonly rows: number;
}

export interface ScriptTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly ScriptCell[])[];
}

export type ScriptLeaf = ScriptParagraph | ScriptHeading;
export type ScriptBlock = ScriptLeaf | ScriptList | ScriptTable;

export interface ScriptNote {
  readonly blocks: readonly ScriptParagraph[];
  readonly owner: XmlElement;
}

export interface ScriptImage {
  /** As the record names it. */
  readonly url: string;
  readonly description: string;
}

export interface Script {
  readonly language: string;
  readonly title: string;
  readonly blocks: readonly ScriptBlock[];
  readonly notes: ReadonlyMap<string, ScriptNote>;
  readonly images: ReadonlyMap<string, ScriptImage>;
}

/** The paragraphs and headings of a list of blocks, those of lists and tables too, in their order; those without words are left out. */
export function* leavesOf(blocks: readonly ScriptBlock[]): Generator<ScriptLeaf> {
  for (const block of blocks) {
    if (block.kind === 'list') for (const item of block.items) yield* leavesOf(item);
    else if (block.kind === 'table') for (const row of block.rows) yield* leavesOf(row.map((cell) => cell.paragraph));
    else if (!isEmpty(block.flow)) yield block;
  }
}

/** Whether there is nothing to be read. */
export function isEmpty({ text, points }: ScriptFlow): boolean {
  return text === '' && points.length === 0;
}
