/** What the overlay says of a finding: plain data, for a browser. */
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { editorLink } from './editor-links.js';

export interface ShownFinding {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly help: string;
  /** As messages name it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Opens the place in an editor; empty for none. */
  readonly link: string;
  /** The id of the record that the file is; empty for none. */
  readonly record: string;
}

/**
 * @param absolute turns the path that a finding names into an absolute one
 * @param template see `editorLink`
 * @param recordOf the id of the record that a file is, or an empty string
 */
export function shownFinding(
  { severity, code, message, help, file, range }: Diagnostic,
  absolute: (file: string) => string,
  template: string,
  recordOf: (file: string) => string,
): ShownFinding {
  const { line, column } = range.start;
  const link = editorLink(template, absolute(file), range.start);
  return { severity, code, message, help, file, line, column, link, record: recordOf(file) };
}
