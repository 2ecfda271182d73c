/** What the commands that make something print of their findings, and the exit codes that these give. */
import { countFindings, hasConfigurationError } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { exitCodes } from './failure.js';

/** 2 for a wrong configuration, 1 for errors or too many warnings, 0 for the rest. */
export function exitCodeFor(diagnostics: readonly Diagnostic[], maxWarnings = Number.POSITIVE_INFINITY): number {
  if (hasConfigurationError(diagnostics)) return exitCodes.usage;
  const { errors, warnings } = countFindings(diagnostics);
  return errors > 0 || warnings > maxWarnings ? exitCodes.findings : exitCodes.clean;
}

/** 0 if something was made; else 2 for a wrong configuration, 1 for errors in the edition. */
export function exitCodeOfMade(isMade: boolean, diagnostics: readonly Diagnostic[]): number {
  if (isMade) return exitCodes.clean;
  return hasConfigurationError(diagnostics) ? exitCodes.usage : exitCodes.findings;
}

/** Prints findings on standard error; nothing where there are none. */
export async function printFindings(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  checked: number,
): Promise<void> {
  if (diagnostics.length === 0) return;
  const { reportPretty } = await import('../diagnostics/reporters/pretty.js');
  const colour = process.stderr.isTTY === true && process.env['NO_COLOR'] === undefined;
  const options = { colour, width: process.stderr.columns ?? 100 };
  process.stderr.write(`${reportPretty(diagnostics, texts, checked, options)}\n`);
}
