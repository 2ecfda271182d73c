import { countFindings } from './collect.js';
import type { Diagnostic, Severity } from './diagnostic.js';

/** How a piece of the summary is painted: what says that all is well, or a count of one severity. */
export type SummaryPaint = (kind: Severity | 'clean', text: string) => string;

const plain: SummaryPaint = (_, text) => text;

/**
 * The counts in one sentence, such as `1 error, 2 warnings in 6 files checked.`
 *
 * @param files how many files were checked
 */
export function summarise(diagnostics: readonly Diagnostic[], files: number, paint: SummaryPaint = plain): string {
  const checked = `${countOf(files, 'file')} checked`;
  const counts = countsInWords(diagnostics, paint);
  return counts === '' ? `${paint('clean', 'Nothing found.')} ${checked}.` : `${counts} in ${checked}.`;
}

/** How many findings there are of each severity that occurs: `1 error, 2 warnings`; empty where there are none. */
export function countsInWords(diagnostics: readonly Diagnostic[], paint: SummaryPaint = plain): string {
  const { errors, warnings, infos } = countFindings(diagnostics);
  return [
    ...(errors > 0 ? [paint('error', countOf(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint('warning', countOf(warnings, 'warning'))] : []),
    ...(infos > 0 ? [paint('info', countOf(infos, 'note'))] : []),
  ].join(', ');
}

/** A number and a noun: `1 file`, `1,234 files`. */
export function countOf(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
