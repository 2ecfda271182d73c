import type { Diagnostic, SourceRange } from '../../src/diagnostics/diagnostic.js';

/** A range in one line. */
export function range(line: number, column: number, length = 1): SourceRange {
  return { start: { line, column }, end: { line, column: column + length } };
}

/** A finding; what is not given is that of a pointer to nothing, in the second line of a.xml. */
export function finding(given: Partial<Diagnostic>): Diagnostic {
  return {
    code: 'ref/not-found',
    severity: 'error',
    file: 'a.xml',
    range: range(2, 4, 3),
    message: 'It leads to nothing',
    help: 'Did you mean “abc”?',
    related: [],
    ...given,
  };
}
