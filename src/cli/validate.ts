/** `edition validate`: checks files and says what is wrong where. */
import { countFindings } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { toolVersion } from '../store/package-files.js';
import { planValidation } from '../workflows/plan-validation.js';
import { exitCodes } from './failure.js';
import type { Format } from './formats.js';

export interface ValidateFlags {
  readonly schema?: readonly string[];
  readonly format: Format;
  readonly maxWarnings?: number;
}

/** What the runs of one call have found, all editions together. */
interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly files: number;
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
  process.stdout.write(await report({ diagnostics, texts, files }, flags.format));
  return exitCodeFor(diagnostics, flags.maxWarnings);
}

/** The findings in one of the formats. */
async function report({ diagnostics, texts, files }: Found, format: Format): Promise<string> {
  switch (format) {
    case 'pretty': {
      const { reportPretty } = await import('../diagnostics/reporters/pretty.js');
      const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
      return reportPretty(diagnostics, texts, files, { colour, width: process.stdout.columns ?? 100 });
    }
    case 'json': {
      const { reportJson } = await import('../diagnostics/reporters/json.js');
      return reportJson(diagnostics, files);
    }
    case 'sarif': {
      const { reportSarif } = await import('../diagnostics/reporters/sarif.js');
      const { explain } = await import('../workflows/explanations.js');
      return reportSarif(diagnostics, { version: toolVersion(), explanations: await explain(diagnostics) });
    }
    case 'github': {
      const { reportGithub } = await import('../diagnostics/reporters/github.js');
      return reportGithub(diagnostics, files);
    }
    case 'html': {
      const { reportHtml } = await import('../diagnostics/reporters/html/page.js');
      const { explain } = await import('../workflows/explanations.js');
      const options = { version: toolVersion(), explanations: await explain(diagnostics) };
      return reportHtml(diagnostics, texts, files, options);
    }
  }
}

/** 2 for a wrong configuration, 1 for errors or too many warnings, 0 for the rest. */
export function exitCodeFor(diagnostics: readonly Diagnostic[], maxWarnings = Number.POSITIVE_INFINITY): number {
  const { errors, warnings } = countFindings(diagnostics);
  if (diagnostics.some(({ code, severity }) => severity === 'error' && code.startsWith('config/')))
    return exitCodes.usage;
  return errors > 0 || warnings > maxWarnings ? exitCodes.findings : exitCodes.clean;
}
