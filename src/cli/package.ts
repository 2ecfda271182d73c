/** `edition package`: packs editions for an archive and says what was made and where. */
import { UserError } from '../diagnostics/user-error.js';
import { type EditionPlace, findEditions } from '../workflows/find-editions.js';
import { openSecretKey } from '../workflows/keys.js';
import { type PackageReport, packageEdition } from '../workflows/package.js';
import { exitCodeOfMade, printFindings } from './findings.js';
import type { PackageFormat } from './formats.js';
import { openProgress } from './progress.js';

export interface PackageFlags {
  readonly out: string;
  readonly format: PackageFormat;
  readonly mets?: boolean;
  readonly tool: boolean;
  readonly sign?: string;
  readonly jobs?: number;
  readonly json?: boolean;
}

interface Result {
  readonly place: EditionPlace;
  readonly report: PackageReport;
}

/** Packs the editions one after the other and returns the exit code. An edition with errors does not keep the others from being packed. */
export async function packageCommand(
  editions: readonly string[],
  flags: PackageFlags,
  signal: AbortSignal,
): Promise<number> {
  const keyFile = flags.sign ?? process.env['EDITION_SIGNING_KEY'];
  const key = keyFile ? await openSecretKey(keyFile, process.env['EDITION_SIGNING_PASSWORD']) : undefined;
  if (flags.sign === '') throw new UserError('--sign needs a file', 'Name the secret key that minisign -G has made.');
  const results: Result[] = [];
  for (const place of await findEditions(editions)) {
    const progress = openProgress(place.slug);
    try {
      const report = await packageEdition(place.folder, {
        out: flags.out,
        slug: place.slug,
        format: flags.format,
        mets: flags.mets ?? false,
        tool: flags.tool,
        key,
        jobs: flags.jobs,
        signal,
        sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'],
        browser: process.env['EDITION_BROWSER'],
        progress: progress.show,
      });
      results.push({ place, report });
    } finally {
      progress.clear();
    }
    if (!flags.json) await printResult(results.at(-1) as Result);
  }
  if (flags.json) console.log(JSON.stringify(jsonReport(results)));
  return Math.max(...results.map(({ report }) => exitCodeOfMade(report.packed !== undefined, report.diagnostics)));
}

async function printResult({ place, report }: Result): Promise<void> {
  await printFindings(report.diagnostics, report.texts, report.checked);
  const { packed } = report;
  if (packed === undefined) {
    console.error(`Nothing of “${place.slug}” was packed. What was packed before is untouched.`);
    return;
  }
  const { title, path, files, bytes, isSigned, sha512 } = packed;
  const what = path.endsWith('.zip') ? 'of the zip file' : 'of tagmanifest-sha512.txt';
  console.log(
    [
      `Packed “${title}”: ${files.toLocaleString('en-GB')} files, ${(bytes / 1_000_000).toFixed(1)} MB${isSigned ? ', signed' : ''}.`,
      `  Package  ${path}`,
      `  Check    edition verify ${path}`,
      `  SHA-512  ${sha512} (${what})`,
    ].join('\n'),
  );
}

function jsonReport(results: readonly Result[]): object {
  return {
    editions: results.map(({ place, report: { packed } }) => ({
      slug: place.slug,
      source: place.folder,
      packed: packed !== undefined,
      ...packed,
    })),
    diagnostics: results.flatMap(({ report }) => report.diagnostics),
  };
}
