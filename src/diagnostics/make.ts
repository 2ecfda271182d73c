import { codes, type DiagnosticCode } from './codes.js';
import type { Diagnostic, Fix, Related, Severity, SourceRange } from './diagnostic.js';

/** The first character of a file: where a finding about a file as a whole is put. */
export const startOfFile: SourceRange = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** What a finding says beyond its code and its place. */
export interface Saying {
  readonly message: string;
  readonly help: string;
  readonly related?: readonly Related[];
  /** Where it is not the severity that the code usually has. */
  readonly severity?: Severity;
  /** The one safe answer, if there is one. */
  readonly fix?: Fix | undefined;
}

/** A finding; its severity is the one that its code usually has. */
export function diagnostic(code: DiagnosticCode, file: string, range: SourceRange, saying: Saying): Diagnostic {
  return {
    code,
    severity: saying.severity ?? codes[code].severity,
    file,
    range: plainRange(range),
    message: saying.message,
    help: saying.help,
    related: (saying.related ?? []).map((related) => ({ ...related, range: plainRange(related.range) })),
    ...(saying.fix === undefined ? {} : { fix: plainFix(saying.fix) }),
  };
}

function plainFix({ description, edits }: Fix): Fix {
  return { description, edits: edits.map(({ range, text }) => ({ range: plainRange(range), text })) };
}

/** Lines and columns only: a range of the tree also has offsets, which are no part of a finding. */
function plainRange({ start, end }: SourceRange): SourceRange {
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}
