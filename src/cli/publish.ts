/** `edition publish`: puts editions in their places elsewhere and says what was done there. */
import type { FaultKind } from '../archive/fixity.js';
import { UserError } from '../diagnostics/user-error.js';
import { findEditions } from '../workflows/find-editions.js';
import { openSecretKey } from '../workflows/keys.js';
import {
  checkTarget,
  type PublishedAt,
  type PublishReport,
  publishEdition,
  type TargetCheck,
} from '../workflows/publish.js';
import { type Destination, destinations } from '../workflows/publish-addresses.js';
import { exitCodes } from './failure.js';
import { exitCodeOfMade, printFindings } from './findings.js';
import { openProgress } from './progress.js';

export interface PublishFlags {
  readonly to: string;
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly mend?: boolean;
  readonly replace?: boolean;
  readonly out: string;
  readonly packages: string;
  readonly receipts: string;
  readonly jobs?: number;
  readonly json?: boolean;
}

interface Result {
  readonly destination: Destination;
  readonly report: PublishReport;
}

/** Publishes the editions one after the other and returns the exit code. An edition with errors does not keep the others from being published. */
export async function publishCommand(
  editions: readonly string[],
  flags: PublishFlags,
  signal: AbortSignal,
): Promise<number> {
  if (flags.check && (flags.dryRun || flags.mend || flags.replace))
    throw new UserError('--check only reads', 'Leave --dry-run, --mend and --replace out.');
  const all = await destinations(await findEditions(editions), flags.to);
  if (flags.check) return checkAll(all, flags, signal);
  const keyFile = process.env['EDITION_SIGNING_KEY'];
  const key = keyFile ? await openSecretKey(keyFile, process.env['EDITION_SIGNING_PASSWORD']) : undefined;
  const results: Result[] = [];
  for (const destination of all) {
    const { place, to, below } = destination;
    const progress = openProgress(place.slug);
    try {
      const report = await publishEdition(place.folder, {
        to,
        below,
        slug: place.slug,
        site: flags.out,
        packages: flags.packages,
        receipts: flags.receipts,
        dryRun: flags.dryRun ?? false,
        mend: flags.mend ?? false,
        replace: flags.replace ?? false,
        jobs: flags.jobs,
        key,
        env: process.env,
        now: () => new Date(),
        signal,
        progress: progress.show,
      });
      results.push({ destination, report });
    } finally {
      progress.clear();
    }
    if (!flags.json) await printResult(results.at(-1) as Result, flags.dryRun ?? false);
  }
  if (flags.json) console.log(JSON.stringify(jsonReport(results, flags.dryRun ?? false)));
  return Math.max(...results.map(({ report }) => exitCodeOfMade(report.published !== undefined, report.diagnostics)));
}

async function printResult({ destination, report }: Result, isDryRun: boolean): Promise<void> {
  await printFindings(report.diagnostics, report.texts, report.checked);
  if (report.published === undefined) {
    console.error(`“${destination.place.slug}” was not published. What was published before is untouched.`);
    return;
  }
  console.log((isDryRun ? planned : done)(report.published).join('\n'));
}

function done(published: PublishedAt): readonly string[] {
  const { title, version, target, isDone, sent, readBack, receipt, deposited, remark } = published;
  const receiptLine = receipt === undefined ? [] : [`  Receipt    ${receipt}`];
  if (isDone) return [`“${title}” ${version} is at ${target} already: nothing to do.`, ...receiptLine];
  return [
    `Published “${title}” ${version} at ${target}: ${counts(published)}.`,
    `  Sent       ${size(sent)}`,
    ...(readBack === 0 ? [] : [`  Read back  ${amount(readBack, 'file', 'files')}, as sent`]),
    ...(deposited === undefined ? [] : [`  Version    ${deposited.version}, at ${deposited.address}`]),
    ...(remark === undefined ? [] : [`  Note       ${remark}`]),
    ...tamperedLines(published),
    ...receiptLine,
  ];
}

function planned(published: PublishedAt): readonly string[] {
  const { title, version, target, isDone, added, changed, removed, bytes } = published;
  if (isDone) return [`“${title}” ${version} is at ${target} already: there would be nothing to do.`];
  return [
    `“${title}” ${version} at ${target}: ${counts(published)}; ${size(bytes)} to send. Nothing was changed.`,
    ...added.map(({ path, bytes: count }) => `  add     ${path}  ${size(count)}`),
    ...changed.map(({ path, bytes: count }) => `  change  ${path}  ${size(count)}`),
    ...removed.map((path) => `  remove  ${path}`),
    ...tamperedLines(published),
  ];
}

function tamperedLines({ tampered }: PublishedAt): readonly string[] {
  if (tampered.length === 0) return [];
  const some = tampered.slice(0, 5).join(', ');
  return [`  Note       somebody else had changed or removed there: ${some}${tampered.length > 5 ? ' …' : ''}`];
}

function counts({ added, changed, removed, unchanged }: PublishedAt): string {
  return `${amount(added.length, 'file', 'files')} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`;
}

function amount(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function jsonReport(results: readonly Result[], isDryRun: boolean): object {
  return {
    dryRun: isDryRun,
    editions: results.map(({ destination: { place }, report: { published } }) => ({
      slug: place.slug,
      source: place.folder,
      published: published !== undefined && !isDryRun,
      ...published,
    })),
    diagnostics: results.flatMap(({ report }) => report.diagnostics),
  };
}

async function checkAll(all: readonly Destination[], { json }: PublishFlags, signal: AbortSignal): Promise<number> {
  const checks: (TargetCheck & { readonly slug: string })[] = [];
  for (const { place, to, below } of all) {
    const progress = openProgress(place.slug);
    try {
      const check = await checkTarget({ to, below, env: process.env, signal, progress: progress.show });
      checks.push({ slug: place.slug, ...check });
    } finally {
      progress.clear();
    }
  }
  if (json)
    console.log(JSON.stringify({ checks: checks.map((check) => ({ ...check, valid: check.faults.length === 0 })) }));
  else console.log(checks.map(checkInWords).join('\n'));
  return checks.every(({ faults }) => faults.length === 0) ? exitCodes.clean : exitCodes.findings;
}

function checkInWords({ title, version, target, faults, files, bytes }: TargetCheck): string {
  const read = `${amount(files, 'file', 'files')}, ${size(bytes)} read`;
  if (faults.length === 0) return `“${title}” ${version} at ${target}: complete and unchanged; ${read}.`;
  const width = Math.max(...faults.map(({ kind }: { readonly kind: FaultKind }) => kind.length));
  return [
    `“${title}” ${version} at ${target}: not as it was published; ${read}.`,
    ...faults.map(({ kind, path, message }) => `  ${kind.padEnd(width)}  ${path}: ${message}`),
    'Publish again with --mend: it sends anew what is missing or changed.',
  ].join('\n');
}
