/** What a collation is made of. Knows nothing of files: a witness comes in as text or as a tree, a collation goes out as data. */

/** What a token is: a word or number, a mark of punctuation, a gap that the encoding declares, the end of a paragraph. */
export type TokenKind = 'word' | 'punctuation' | 'gap' | 'break';

/** The smallest piece that is aligned. All tokens of a witness in order, each `space` before its `text`, give back the witness. */
export interface Token {
  readonly kind: TokenKind;
  /** As the witness has it; empty for a paragraph's end. */
  readonly text: string;
  /** The white space before it, as the witness has it. */
  readonly space: string;
  /** The index of its block in the witness. */
  readonly block: number;
}

export type BlockKind = 'p' | 'head' | 'l';

/** A paragraph, a heading or a line of verse of one witness. */
export interface Block {
  readonly kind: BlockKind;
  /** The number that the encoding gives it; empty where there is none. */
  readonly n: string;
}

export interface Witness {
  /** What the witness is called in the apparatus. */
  readonly siglum: string;
  /** The siglum as an XML name, different from that of every other witness. */
  readonly id: string;
  /** The file that it was read from, as messages name it. */
  readonly source: string;
  readonly format: 'text' | 'tei';
  /** The title that the file gives itself; empty where there is none. */
  readonly title: string;
  /** A language tag (BCP 47); empty where the file names none. */
  readonly language: string;
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  /** The white space after the last token. */
  readonly tail: string;
  /** What the file has beside its text and what is not collated, in words; empty where nothing was left out. */
  readonly leftOut: readonly string[];
}

/** What is ignored when words are compared. Nothing of it changes what is printed. */
export const ignorable = ['case', 'punctuation', 'spelling'] as const;

export type Ignorable = (typeof ignorable)[number];

/** A row of the alignment: for each witness the index of its token, or -1 where it has none. */
export type Column = readonly number[];

/** A stretch of tokens of one witness; both ends belong to it. */
export interface Place {
  /** The index of the witness. */
  readonly witness: number;
  readonly from: number;
  readonly to: number;
}

/** Words that stand at another place in another witness: the places of the same words, at least two. */
export interface Transposition {
  readonly places: readonly Place[];
}

export interface Collation {
  readonly witnesses: readonly Witness[];
  /** The index of the witness whose words are the lemmata. */
  readonly base: number;
  readonly ignore: readonly Ignorable[];
  /** The language of the text, as a tag; empty where it is not known. */
  readonly language: string;
  /** For each witness the normal form of each of its tokens. */
  readonly forms: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  readonly transpositions: readonly Transposition[];
}
