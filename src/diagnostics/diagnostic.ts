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
}
