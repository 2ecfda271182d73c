/** `edition validate`: checks files and says what is wrong where. */
import { countFindings } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { reportJson } from '../diagnostics/reporters/json.js';
import { reportPretty } from '../diagnostics/reporters/pretty.js';
import { planValidation } from '../workflows/plan-validation.js';
import { exitCodes } from './failure.js';

export interface ValidateFlags {
  readonly schema?: readonly string[];
  readonly format: 'pretty' | 'json';
  readonly maxWarnings?: number;
}

export async function validateCommand(
  paths: readonly string[],
  flags: ValidateFlags,
  signal: AbortSignal,
): Promise<number> {
  const options = { ...(flags.schema === undefined ? {} : { schema: flags.schema }), signal };
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  let files = 0;
  for (const run of await planValidation(paths)) {
    const result = await run(options);
    diagnostics.push(...result.diagnostics);
    for (const [file, text] of result.texts) texts.set(file, text);
    files += result.files;
  }
  if (flags.format === 'json') process.stdout.write(reportJson(diagnostics, files));
  else {
    const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
    const width = process.stdout.columns ?? 100;
    process.stdout.write(reportPretty(diagnostics, texts, files, { colour, width }));
  }
  return exitCodeFor(diagnostics, flags.maxWarnings);
}

/** 2 for a wrong configuration, 1 for errors or too many warnings, 0 for the rest. */
export function exitCodeFor(diagnostics: readonly Diagnostic[], maxWarnings = Number.POSITIVE_INFINITY): number {
  const { errors, warnings } = countFindings(diagnostics);
  if (diagnostics.some(({ code, severity }) => severity === 'error' && code.startsWith('config/')))
    return exitCodes.usage;
  return errors > 0 || warnings > maxWarnings ? exitCodes.findings : exitCodes.clean;
}
