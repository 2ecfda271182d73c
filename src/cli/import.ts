/** `edition import`: makes drafts of records from typescripts. */
import { countFindings } from '../diagnostics/collect.js';
import { countOf } from '../diagnostics/summary.js';
import { UserError } from '../diagnostics/user-error.js';
import type { TextEncoding } from '../importing/decode-text.js';
import type { TypescriptFormat } from '../importing/formats.js';
import { findEditions } from '../workflows/find-editions.js';
import { type ImportResult, importFile, refuseTwins } from '../workflows/import.js';
import { exitCodes } from './failure.js';
import { openProgress } from './progress.js';
import { today } from './today.js';

export interface ImportFlags {
  readonly edition?: string;
  readonly format: 'auto' | TypescriptFormat;
  readonly encoding?: TextEncoding;
  readonly id?: string;
  readonly dryRun?: boolean;
  readonly merge?: boolean;
  readonly addEntries?: boolean;
}

export async function importCommand(
  files: readonly string[],
  flags: ImportFlags,
  signal: AbortSignal,
): Promise<number> {
  const { id, format, dryRun = false, merge = false, addEntries = false } = flags;
  if (id !== undefined && files.length > 1)
    throw new UserError(
      '--id names one record, but there are several typescripts',
      'Import them one by one, or leave --id out.',
    );
  if (id !== undefined && !/^[A-Za-z][A-Za-z0-9._-]*$/.test(id))
    throw new UserError(
      `“${id}” cannot be the id of a record`,
      'Letters, digits, hyphens and full stops may be in it; it begins with a letter.',
    );
  refuseTwins(files);
  const folder = await editionFolder(flags.edition);
  let code: number = exitCodes.clean;
  for (const file of files) {
    const options = {
      dryRun,
      merge,
      addEntries,
      day: today(),
      signal,
      ...(format === 'auto' ? {} : { format }),
      ...(id === undefined ? {} : { id }),
      ...(flags.encoding === undefined ? {} : { encoding: flags.encoding }),
    };
    const progress = openProgress(file);
    const result = await importFile(file, folder, { ...options, progress: progress.show }).finally(progress.clear);
    await report(result, flags);
    const { errors } = countFindings(result.findings);
    if (errors > 0 || result.findings.some((found) => found.code === 'import/merge-conflict'))
      code = exitCodes.findings;
  }
  return code;
}

/** The one edition that is meant. */
async function editionFolder(name: string | undefined): Promise<string> {
  const editions = await findEditions(name === undefined ? [] : [name]);
  const [only] = editions;
  if (only === undefined || editions.length > 1) {
    throw new UserError(
      'It is not clear which edition the record is for',
      `Name it with --edition: ${editions.map(({ slug }) => slug).join(', ')}.`,
    );
  }
  return only.folder;
}

async function report(result: ImportResult, flags: ImportFlags): Promise<void> {
  const { dryRun = false } = flags;
  const { findings, texts } = result;
  const { reportPretty } = await import('../diagnostics/reporters/pretty.js');
  const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  if (findings.length > 0)
    process.stdout.write(
      `${reportPretty(findings, texts, new Set(findings.map((found) => found.file)).size, { colour, width: process.stdout.columns ?? 100 })}\n`,
    );
  if (dryRun && result.status === 'new') process.stdout.write(`${result.xml}\n`);
  process.stdout.write(`${summary(result, dryRun)}\n`);
  if (!dryRun) process.stdout.write(nextStep(result, flags.edition));
}

function summary(
  { file, format, status, record, written, changes, addedEntries, findings, isReturned = false }: ImportResult,
  dryRun: boolean,
): string {
  const conflicts = findings.filter(({ code }) => code === 'import/merge-conflict').length;
  const entries = findings.filter(({ code }) => code === 'import/name-new').length;
  const doubts = findings.filter(
    ({ code }) => code.startsWith('import/') && code !== 'import/name-new' && code !== 'import/merge-conflict',
  ).length;
  const since = isReturned ? `was exported from ${record} and has changed` : `has changed since ${record} was made`;
  const what = {
    new: `${file} (${format}): draft ${record}`,
    unchanged: isReturned
      ? `${record} has all that ${file} says`
      : `${file} is the typescript that ${record} was made from`,
    proposed: `${file} ${since}: ${countOf(changes, 'change')} can be brought into it with --merge`,
    merged: `${file} ${since}: ${countOf(changes, 'change')} brought into it`,
  }[status];
  const told = [
    ...(doubts > 0 ? [countOf(doubts, 'doubt')] : []),
    ...(entries > 0 ? [`${countOf(entries, 'name')} in no register`] : []),
    ...(conflicts > 0 ? [countOf(conflicts, 'conflict')] : []),
    ...(addedEntries > 0
      ? [`${addedEntries === 1 ? '1 entry' : `${addedEntries} entries`} added to the registers`]
      : []),
  ];
  const lines = [`${what}${told.length === 0 ? '' : `; ${told.join(', ')}`}.`];
  const wrote = dryRun ? 'Would write' : 'Wrote';
  if (written.length > 1) lines.push(`${wrote}:`, ...written.map((path) => `  ${path}`));
  else if (written.length === 1) lines.push(`${wrote}: ${written[0]}`);
  else lines.push('Nothing was written.');
  return `${lines.join('\n')}\n`;
}

/** How the entries that an import proposes come into the registers. */
function nextStep({ file, status, written }: ImportResult, edition: string | undefined): string {
  const entries = written.find((path) => path.endsWith('.entries.xml'));
  if (status !== 'new' || entries === undefined) return '';
  const word = (text: string): string => (/^[\p{L}\p{N}._/\\:-]+$/u.test(text) ? text : `"${text}"`);
  const options = edition === undefined ? '' : ` --edition ${word(edition)}`;
  return `Next: correct the entries in ${entries}, then\n  npx edition import ${word(file)}${options} --add-entries\n`;
}
