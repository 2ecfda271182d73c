/** `edition tag`: proposes tags for names, dates and terms, and puts in those that are accepted. */
import { createColors } from 'picocolors';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { countOf } from '../diagnostics/summary.js';
import { UserError } from '../diagnostics/user-error.js';
import { readBytes } from '../store/files.js';
import { acceptAll, type Decision } from '../tagging/decide.js';
import { decideByRows, readDecisionRows } from '../tagging/decisions-file.js';
import { listAsCsv, listAsJson, listAsText } from '../tagging/list.js';
import type { Certainty, Proposal } from '../tagging/proposal.js';
import type { Always } from '../tagging/session.js';
import { displayPath } from '../workflows/display-path.js';
import type { OpenRecord } from '../workflows/open-tagging.js';
import { type Tagged, Tagging } from '../workflows/tag.js';
import { canAsk } from './ask.js';
import { exitCodeFor, printFindings } from './findings.js';
import type { ListFormat } from './formats.js';
import { askAbout } from './tag-dialogue.js';
import { openTerminal } from './terminal-keys.js';

export interface TagFlags {
  readonly edition?: string;
  readonly list?: boolean;
  readonly acceptAll?: boolean;
  readonly decisions?: string;
  readonly certainty?: Certainty;
  readonly format?: ListFormat;
  readonly unknown?: boolean;
}

/** What was done, and what was found on the way. */
interface Done {
  readonly tagged: readonly Tagged[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Without a terminal and without a word about what is to be done, it lists. */
export async function tagCommand(names: readonly string[], flags: TagFlags, signal: AbortSignal): Promise<number> {
  checkFlags(flags);
  const unknown = flags.unknown ?? false;
  const tagging = await Tagging.open(names, flags.edition, signal);
  const proposals = (record: OpenRecord): readonly Proposal[] => tagging.propose(record, unknown);
  let done: Done;
  if (flags.acceptAll) done = await tagAll(tagging, proposals, flags.certainty ?? 'medium');
  else if (flags.decisions !== undefined) done = await follow(tagging, proposals, flags.decisions);
  else if (flags.list || !canAsk()) {
    const all = tagging.records.flatMap(proposals);
    process.stdout.write(listAs(flags.format ?? 'pretty', all, tagging.records.length));
    done = { tagged: [], diagnostics: [] };
  } else done = await ask(tagging, proposals, signal);
  const diagnostics = [...tagging.diagnostics, ...done.diagnostics, ...done.tagged.flatMap((one) => one.diagnostics)];
  await printFindings(diagnostics, tagging.texts, tagging.records.length);
  return exitCodeFor(diagnostics);
}

function checkFlags({ list, acceptAll: all, decisions, certainty, format }: TagFlags): void {
  const modes = [list && '--list', all && '--accept-all', decisions !== undefined && '--decisions'].filter(Boolean);
  if (modes.length > 1) throw new UserError(`${modes.join(' and ')} do not go together`, 'Give one of them.');
  if (certainty !== undefined && !all)
    throw new UserError('--certainty says what --accept-all accepts', 'Add --accept-all, or leave --certainty out.');
  if (format !== undefined && !list)
    throw new UserError('--format says how --list prints', 'Add --list, or leave --format out.');
}

function listAs(format: ListFormat, proposals: readonly Proposal[], records: number): string {
  if (format === 'json') return listAsJson(proposals, records);
  if (format === 'csv') return listAsCsv(proposals);
  const { bold, dim } = createColors(process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined);
  return listAsText(proposals, records, { words: bold, faint: dim });
}

type Propose = (record: OpenRecord) => readonly Proposal[];

/** Accepts what is certain enough, and says what is left. */
async function tagAll(tagging: Tagging, propose: Propose, least: Certainty): Promise<Done> {
  const results = tagging.records.map((record) => ({ record, ...acceptAll(propose(record), least) }));
  const tagged = await tagging.write(new Map(results.map(({ record, accepted }) => [record, accepted])));
  const left = results.flatMap((result) => result.left);
  if (left.length > 0) process.stdout.write(`Left:\n\n${listAs('pretty', left, tagging.records.length)}\n`);
  process.stdout.write(summary(tagged));
  return { tagged, diagnostics: [] };
}

/** Does what a file of decisions says; nothing if one of them is wrong. */
async function follow(tagging: Tagging, propose: Propose, path: string): Promise<Done> {
  const file = displayPath('.', path);
  const text = new TextDecoder().decode(await readBytes(path));
  const { rows, diagnostics } = readDecisionRows(text, path);
  const proposals = tagging.records.flatMap(propose);
  const records = new Set(tagging.records.map(({ id }) => id));
  const { decisions, ...decided } = decideByRows(rows, file, { proposals, entities: tagging.entities, records });
  const wrong = [...diagnostics, ...decided.diagnostics].filter(({ severity }) => severity === 'error').length;
  if (wrong > 0) {
    process.stdout.write(
      `Nothing was written: ${wrong === 1 ? 'one decision is' : `${wrong} decisions are`} wrong. Correct ${wrong === 1 ? 'it' : 'them'}, then run the command again.\n`,
    );
    return { tagged: [], diagnostics: [...diagnostics, ...decided.diagnostics] };
  }
  const own = (id: string): readonly Decision[] => decisions.filter(({ proposal }) => proposal.record === id);
  const tagged = await tagging.write(new Map(tagging.records.map((record) => [record, own(record.id)])));
  process.stdout.write(summary(tagged));
  return { tagged, diagnostics: [...diagnostics, ...decided.diagnostics] };
}

/** Asks about each proposal; each record is written when it is done, or when the editor quits. */
async function ask(tagging: Tagging, propose: Propose, signal: AbortSignal): Promise<Done> {
  const tagged: Tagged[] = [];
  const terminal = openTerminal();
  let always: Always = new Map();
  try {
    for (const [i, record] of tagging.records.entries()) {
      const proposals = propose(record);
      if (proposals.length === 0) continue;
      const number = tagging.records.length > 1 ? `, record ${i + 1} of ${tagging.records.length}` : '';
      terminal.show(`\n${record.title}: ${countOf(proposals.length, 'proposal')}${number}\n`);
      const answers = await askAbout(proposals, always, tagging, terminal, signal);
      always = answers.always;
      if (answers.decisions.length > 0) terminal.show('\nChecking and writing …\n');
      tagged.push(...(await tagging.write(new Map([[record, answers.decisions]]))));
      if (answers.end === 'quit') break;
    }
  } finally {
    terminal.close();
    if (signal.aborted) terminal.show('\nNothing of this record was written.\n');
  }
  process.stdout.write(summary(tagged));
  return { tagged, diagnostics: [] };
}

function summary(tagged: readonly Tagged[]): string {
  const lines = tagged.flatMap(({ record, tags, rejected, entries, written }) => {
    const told = [
      ...(written ? [`${countOf(tags, 'tag')} put in`] : []),
      ...(rejected > 0 ? [`${countOf(rejected, 'proposal')} rejected`] : []),
      ...(entries.length > 0 ? [`new in the registers: ${entries.map(({ id }) => id).join(', ')}`] : []),
    ];
    return told.length === 0 ? [] : `${record.source.file}: ${told.join('; ')}`;
  });
  return `${lines.length === 0 ? 'Nothing was written.' : lines.join('\n')}\n`;
}
