/** What is said about an edition: data, never thrown. */

/** Lines and columns are 1-based; columns count UTF-16 code units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** `end` is the point after the last character. */
export interface SourceRange {
  readonly start: Point;
  readonly end: Point;
}

export type Severity = 'error' | 'warning' | 'info';

/** Another place that a finding is about, such as the first use of an id that is used twice. */
export interface Related {
  readonly file: string;
  readonly range: SourceRange;
  readonly message: string;
}

/** A replacement in the text of a file; the range is empty where text is only put in. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly text: string;
}

/** The one safe answer to a finding, where there is one: a change of the finding's own file, and of nothing that it does not name. */
export interface Fix {
  /** What is done, as an order: `Write “persName”`. */
  readonly description: string;
  /** In the order of the text; none overlaps another. */
  readonly edits: readonly TextEdit[];
}

export interface Diagnostic {
  /** `group/what-is-wrong`, such as `ref/not-found`; explained in docs/reference/diagnostics. */
  readonly code: string;
  readonly severity: Severity;
  /** Relative to the folder that the command was started in, with `/` between its parts. */
  readonly file: string;
  readonly range: SourceRange;
  /** What is wrong, in plain words, without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  readonly related: readonly Related[];
  /** Only where one answer is safe. */
  readonly fix?: Fix;
}
