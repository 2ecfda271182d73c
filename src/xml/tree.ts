/**
 * An XML document as plain data, in which every tag, attribute and run of text knows where it stands in the source.
 * Knows XML, not TEI.
 */

/** A place in a source text. Lines and columns are 1-based, columns and `offset` count UTF-16 code units; `offset` is 0-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of source text; `end` is the position after its last character. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  /** The namespace name; empty for an attribute without a prefix. */
  readonly uri: string;
  readonly value: string;
  /** From the first character of the name to the closing quotation mark. */
  readonly range: Range;
  /** What stands between the quotation marks, as written in the source. */
  readonly valueRange: Range;
}

export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | undefined;
  /** The start tag, from `<` to `>`. */
  readonly tag: Range;
  /** The whole element, from the `<` of its start tag to the `>` of its end tag. */
  readonly range: Range;
}

export interface XmlText {
  readonly kind: 'text';
  /** The text with references resolved and CDATA unwrapped. */
  readonly value: string;
  readonly parent: XmlElement;
  readonly range: Range;
}

export interface XmlComment {
  readonly kind: 'comment';
  readonly value: string;
  readonly range: Range;
}

export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly value: string;
  readonly range: Range;
}

export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;

export interface XmlDocument {
  /** The path that messages name; relative to the folder that the command was started in. */
  readonly file: string;
  /** The source text, without a byte order mark. */
  readonly text: string;
  readonly root: XmlElement;
  /** What stands before the root: comments and processing instructions. */
  readonly prolog: readonly (XmlComment | XmlInstruction)[];
  /** The document type declaration, which is never read; no engine after the parser may see it. */
  readonly doctype: Range | undefined;
}
