/** `edition release`: releases a version of an edition and says what was done. */
import { findOneEdition } from '../workflows/find-editions.js';
import { type Released, releaseEdition } from '../workflows/release.js';
import { exitCodeOfMade, printFindings } from './findings.js';
import { openProgress } from './progress.js';
import { today } from './today.js';

export interface ReleaseFlags {
  readonly dryRun?: boolean;
  readonly git: boolean;
  readonly jobs?: number;
  readonly json?: boolean;
}

/** Releases the version and returns the exit code: 1 if the edition has errors, and nothing was written. */
export async function releaseCommand(
  version: string,
  name: string | undefined,
  flags: ReleaseFlags,
  signal: AbortSignal,
): Promise<number> {
  const { folder, slug } = await findOneEdition(name);
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  const progress = openProgress(slug);
  try {
    const report = await releaseEdition(folder, {
      version,
      slug,
      date: epoch ? new Date(Number(epoch) * 1000).toISOString().slice(0, 10) : today(),
      git: flags.git,
      dryRun: flags.dryRun ?? false,
      jobs: flags.jobs,
      signal,
      sourceDateEpoch: epoch,
      browser: process.env['EDITION_BROWSER'],
      progress: progress.show,
    });
    progress.clear();
    const { diagnostics, texts, checked, released } = report;
    if (flags.json) {
      console.log(
        JSON.stringify({ edition: slug, source: folder, dryRun: flags.dryRun ?? false, ...released, diagnostics }),
      );
    } else {
      await printFindings(diagnostics, texts, checked);
      if (released === undefined)
        console.error(`Version ${version} of “${slug}” was not released. Nothing was written.`);
      else console.log(told(released, folder, flags).join('\n'));
    }
    return exitCodeOfMade(released !== undefined, diagnostics);
  } finally {
    progress.clear();
  }
}

function told(released: Released, folder: string, { dryRun = false }: ReleaseFlags): readonly string[] {
  const { title, version, before, files, identifiers, changes, tag, commit } = released;
  const { added, all } = identifiers;
  const first = dryRun ? `“${title}” can be released as version ${version}` : `Released “${title}”, version ${version}`;
  const lines: (readonly [string, string])[] = [
    ...(changes === undefined
      ? []
      : ([
          ['edition.yaml', `version: ${version}`],
          ['ledger.json', `${counted(added, 'new address', 'new addresses')}, ${all.toLocaleString('en-GB')} in all`],
          [changes.file, logWords(changes)],
        ] as const)),
    ...(tag === undefined
      ? []
      : [['Tag', `${tag}${commit === undefined ? '' : ` (${commit.slice(0, 10)})`}`] as const]),
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return [
    `${first}${before === undefined ? ', its first' : `, after ${before}`}.`,
    ...lines.map(([name, words]) => `  ${name.padEnd(width)}  ${words}`),
    ...(changes?.untold ?? []).map(
      (path) =>
        `  ${path} has changed since ${before}, and its revisionDesc does not say how. Say it there first, if readers should know.`,
    ),
    ...next(folder, files, tag, dryRun),
  ];
}

function logWords({ section, entries, records }: NonNullable<Released['changes']>): string {
  if (section === 'kept') return 'has a section for this version, and was left as it is';
  return records === 0
    ? 'no change is recorded'
    : `${counted(entries, 'change', 'changes')} in ${counted(records, 'file', 'files')}`;
}

function next(folder: string, files: readonly string[], tag: string | undefined, dryRun: boolean): readonly string[] {
  if (dryRun) {
    const what =
      files.length === 0 ? '' : `${files.join(', ')} would be written${tag === undefined ? '' : ', committed'}`;
    return [`Nothing was written.${what === '' ? '' : ` ${what}${tag === undefined ? '' : ' and tagged'}.`}`];
  }
  return [
    tag === undefined
      ? `Nothing was committed: ${files.join(', ')} are yours to keep.`
      : `Nothing was pushed: git push --follow-tags does that.`,
    `Now build it (edition build ${folder}), and pack it (edition package ${folder}).`,
  ];
}

function counted(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
