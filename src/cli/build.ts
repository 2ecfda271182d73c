/** `edition build`: publishes editions and says what was made and where. */
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type BuildReport, buildEdition, type Published } from '../workflows/build.js';
import { type EditionPlace, findEditions } from '../workflows/find-editions.js';
import { exitCodeOfMade, printFindings } from './findings.js';
import { openProgress } from './progress.js';

export interface BuildFlags {
  readonly out: string;
  readonly jobs?: number;
  readonly force?: boolean;
  readonly json?: boolean;
}

interface Result {
  readonly place: EditionPlace;
  readonly report: BuildReport;
  readonly milliseconds: number;
}

/** Builds the editions one after the other and returns the exit code. An edition with errors does not keep the others from being built. */
export async function buildCommand(
  editions: readonly string[],
  flags: BuildFlags,
  signal: AbortSignal,
): Promise<number> {
  const results: Result[] = [];
  for (const place of await findEditions(editions)) {
    const progress = openProgress(place.slug);
    const started = performance.now();
    try {
      const report = await buildEdition(place.folder, {
        out: flags.out,
        slug: place.slug,
        jobs: flags.jobs,
        force: flags.force ?? false,
        signal,
        sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'],
        browser: process.env['EDITION_BROWSER'],
        progress: progress.show,
      });
      results.push({ place, report, milliseconds: performance.now() - started });
    } finally {
      progress.clear();
    }
    if (!flags.json) await printResult(results.at(-1) as Result);
  }
  if (flags.json) console.log(JSON.stringify(jsonReport(results)));
  return Math.max(...results.map(({ report }) => exitCodeOfMade(report.published !== undefined, report.diagnostics)));
}

async function printResult({ place, report, milliseconds }: Result): Promise<void> {
  await printFindings(report.diagnostics, report.texts, report.checked);
  if (report.published === undefined) {
    console.error(`Nothing of “${place.slug}” was published. What was published before is untouched.`);
    return;
  }
  console.log(published(report.published, milliseconds));
}

/** What was made, in plain words. */
function published({ title, folder, counts, transformed }: Published, milliseconds: number): string {
  const kept = counts.records - transformed;
  const made = [
    `${amount(counts.records, 'record', 'records')} (${amount(counts.words, 'word', 'words')})`,
    amount(counts.pages, 'page', 'pages'),
    amount(counts.names, 'name', 'names'),
    amount(counts.entries, 'apparatus entry', 'apparatus entries'),
  ];
  return [
    `Published “${title}”: ${made.join(', ')}.`,
    `  Open   ${join(folder, 'index.html')}`,
    `  Files  ${amount(counts.files, 'file', 'files')}, ${size(counts.bytes)}`,
    `  Time   ${(milliseconds / 1000).toFixed(1)} s${kept === 0 ? '' : ` (${amount(kept, 'record', 'records')} unchanged since an earlier build)`}`,
  ].join('\n');
}

function amount(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The object that `--json` prints. */
function jsonReport(results: readonly Result[]): {
  readonly editions: readonly object[];
  readonly diagnostics: readonly Diagnostic[];
} {
  return {
    editions: results.map(({ place, report: { published }, milliseconds }) => ({
      slug: place.slug,
      source: place.folder,
      published: published !== undefined,
      ...(published && {
        title: published.title,
        folder: published.folder,
        index: join(published.folder, 'index.html'),
        counts: published.counts,
        transformed: published.transformed,
      }),
      milliseconds: Math.round(milliseconds),
    })),
    diagnostics: results.flatMap(({ report }) => report.diagnostics),
  };
}
