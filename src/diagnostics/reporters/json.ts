import { countFindings } from '../collect.js';
import type { Diagnostic } from '../diagnostic.js';

/** The findings as one JSON object with a line break at its end: `{"diagnostics": […], "summary": {files, errors, warnings, infos}}`. */
export function reportJson(diagnostics: readonly Diagnostic[], files: number): string {
  const found = diagnostics.map(({ code, severity, file, range, message, help, related }) => ({
    code,
    severity,
    file,
    range,
    message,
    help,
    related,
  }));
  return `${JSON.stringify({ diagnostics: found, summary: { files, ...countFindings(diagnostics) } }, null, 2)}\n`;
}
