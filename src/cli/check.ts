/** `edition check`: says how far a published edition keeps the Endings Principles, and what speaks against it. */
import { hasErrors } from '../diagnostics/collect.js';
import { type CheckReport, checkPublished } from '../workflows/check.js';
import { exitCodes } from './failure.js';
import { printFindings } from './findings.js';

export interface CheckFlags {
  readonly out: string;
  readonly json?: boolean;
}

/** Checks published editions and returns the exit code: 1 if one of them has an error. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags, signal: AbortSignal): Promise<number> {
  const reports = await checkPublished(paths, { out: flags.out, signal });
  const diagnostics = reports.flatMap((report) => report.diagnostics);
  if (flags.json) console.log(JSON.stringify({ editions: reports.map(jsonReport), diagnostics }));
  else await print(reports);
  return hasErrors(diagnostics) ? exitCodes.findings : exitCodes.clean;
}

async function print(reports: readonly CheckReport[]): Promise<void> {
  for (const report of reports) {
    const { folder, version, diagnostics, judgements, pages, files, identifiers } = report;
    await printFindings(diagnostics, new Map(), files);
    const count = (verdict: string): number => judgements.filter((one) => one.verdict === verdict).length;
    const failing = judgements.filter((one) => one.verdict === 'fails').map(({ number }) => number);
    console.log(
      [
        `Checked ${folder}, version ${version}: ${pages} pages, ${files} files, ${identifiers} addresses that can be cited.`,
        `  Endings Principles 2.2.1: ${count('holds')} hold${failing.length === 0 ? '' : `, ${failing.length} do not (${failing.join(', ')})`}, ${count('open')} are for people to judge`,
      ].join('\n'),
    );
  }
}

function jsonReport({ diagnostics: _, ...report }: CheckReport): object {
  return report;
}
