/** `edition validate`: checks files and says what is wrong where. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import { toolVersion } from '../store/package-files.js';
import { planValidation, type ValidationRun } from '../workflows/plan-validation.js';
import type { ValidateOptions, Validation } from '../workflows/validate.js';
import { exitCodes } from './failure.js';
import { exitCodeFor } from './findings.js';
import type { Format } from './formats.js';

export interface ValidateFlags {
  readonly schema?: readonly string[];
  readonly phase?: string;
  readonly format: Format;
  readonly maxWarnings?: number;
  readonly watch?: boolean;
  readonly fix?: boolean;
  readonly yes?: boolean;
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
  const { schema, phase } = flags;
  const options = { ...(schema === undefined ? {} : { schema }), ...(phase === undefined ? {} : { phase }), signal };
  if (flags.yes && !flags.fix)
    throw new UserError('--yes agrees to the changes of --fix', 'Add --fix, or leave --yes out.');
  if (flags.watch) return watch(paths, flags, options);
  const runs = await planValidation(paths);
  let results = await validateAll(runs, options);
  if (flags.fix) {
    const { planFixes } = await import('../workflows/fix.js');
    const { offerFixes } = await import('./fix.js');
    const plans = runs.flatMap(({ folder }, i) => planFixes(folder, results[i] as Validation));
    if (await offerFixes(plans, flags.yes ?? false, signal)) results = await validateAll(runs, options);
  }
  const found = gather(results);
  process.stdout.write(await report(found, flags.format));
  return exitCodeFor(found.diagnostics, flags.maxWarnings);
}

async function validateAll(runs: readonly ValidationRun[], options: ValidateOptions): Promise<readonly Validation[]> {
  const results: Validation[] = [];
  for (const run of runs) results.push(await run.validate(options));
  return results;
}

function gather(results: readonly Validation[]): Found {
  return {
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    texts: new Map(results.flatMap(({ texts }) => [...texts])),
    files: results.reduce((sum, { files }) => sum + files, 0),
  };
}

/** Reports after each change, on a terminal on a clean screen, until the user ends it. */
async function watch(
  paths: readonly string[],
  flags: ValidateFlags,
  options: ValidateOptions & { readonly signal: AbortSignal },
): Promise<number> {
  if (flags.format !== 'pretty') {
    throw new UserError(
      `--watch and --format ${flags.format} do not go together`,
      'What --watch prints is for a reader: leave --format out.',
    );
  }
  if (flags.fix) throw new UserError('--watch and --fix do not go together', 'Run --fix first, then --watch.');
  const { watchValidation } = await import('../workflows/watch.js');
  for await (const round of watchValidation(paths, options)) {
    if (process.stdout.isTTY) process.stdout.write('\u001B[2J\u001B[3J\u001B[H');
    const text =
      round instanceof UserError
        ? `Error: ${round.message}\n${round.detail}\n`
        : await report(gather(round), flags.format);
    process.stdout.write(`${text}\nWaiting for changes. Ctrl-C ends.\n${process.stdout.isTTY ? '' : '\n'}`);
  }
  return exitCodes.interrupted;
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
