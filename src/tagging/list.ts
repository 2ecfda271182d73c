/** Proposals as a list: for a reader, as data, as a table. */
import { countOf } from '../diagnostics/summary.js';
import type { Entity } from '../edition/model.js';
import { writeCsv } from './csv.js';
import type { Proposal } from './proposal.js';

/** The columns of a table of proposals, which is a file of decisions too: see docs/reference/tagging.md. */
export const columns = [
  'record',
  'line',
  'column',
  'before',
  'words',
  'after',
  'element',
  'entry',
  'name',
  'date',
  'certainty',
  'reason',
  'alternatives',
  'obstacle',
  'decision',
] as const;

export type ProposalRow = Readonly<Record<(typeof columns)[number], string | number>>;

/** A proposal as a row; the decision is left open. */
export function rowOf(proposal: Proposal): ProposalRow {
  const { record, range, before, words, after, element, entity, attributes, certainty, reason, alternatives, place } =
    proposal;
  const { line, column } = range.start;
  return {
    record,
    line,
    column,
    before,
    words,
    after,
    element,
    entry: entity === undefined ? '' : idOf(entity),
    name: entity?.name ?? '',
    date: dateOf(attributes),
    certainty,
    reason,
    alternatives: alternatives.map(idOf).join(' '),
    obstacle: 'obstacle' in place ? place.obstacle : '',
    decision: '',
  };
}

/** An entry as an editor names it: by its register’s file and its id. */
export function idOf({ file, id }: Entity): string {
  return `${file}#${id}`;
}

export function dateOf(attributes: Readonly<Record<string, string>>): string {
  const parts = ['when', 'from', 'to', 'notBefore', 'notAfter'].flatMap((name) =>
    attributes[name] === undefined ? [] : `${name}=${attributes[name]}`,
  );
  return parts.join(' ').replace(/^when=/, '');
}

/** `{"proposals": […], "summary": {…}}`: see docs/reference/tagging.md. */
export function listAsJson(proposals: readonly Proposal[], records: number): string {
  return `${JSON.stringify({ proposals: proposals.map(rowOf), summary: { records, proposals: proposals.length } }, undefined, 1)}\n`;
}

export function listAsCsv(proposals: readonly Proposal[]): string {
  const rows = proposals.map(rowOf).map((row) => columns.map((column) => String(row[column])));
  return writeCsv([[...columns], ...rows]);
}

export interface ListPaint {
  readonly words: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** By record, each proposal with its place, its tag, the words round it, and why. */
export function listAsText(proposals: readonly Proposal[], records: number, paint: ListPaint): string {
  const blocks: string[] = [];
  for (const file of new Set(proposals.map((one) => one.file))) {
    const own = proposals.filter((one) => one.file === file);
    blocks.push([file, ...own.map((one) => lineOf(one, paint)), ''].join('\n'));
  }
  const counts = (['high', 'medium', 'low'] as const)
    .map((certainty) => ({ certainty, count: proposals.filter((one) => one.certainty === certainty).length }))
    .filter(({ count }) => count > 0)
    .map(({ certainty, count }) => `${count} of ${certainty} certainty`);
  const found =
    proposals.length === 0
      ? `Nothing to tag in ${countOf(records, 'record')}.`
      : `${countOf(proposals.length, 'proposal')} in ${countOf(records, 'record')}: ${counts.join(', ')}.`;
  return `${[...blocks, found].join('\n')}\n`;
}

function lineOf(proposal: Proposal, { words, faint }: ListPaint): string {
  const { range, place, certainty, reason, alternatives } = proposal;
  const [before, after] = wordsAround(proposal, 40);
  const where = `${range.start.line}:${range.start.column}`.padEnd(8);
  const lines = [
    `  ${where} ${tagWords(proposal)}  ${faint(`${certainty}: ${reason}`)}`,
    `           ${faint(before)}${words(proposal.words)}${faint(after)}`,
  ];
  if (alternatives.length > 0)
    lines.push(`           or: ${alternatives.map(({ id, name }) => `${name} (${id})`).join('; ')}`);
  if ('obstacle' in place) lines.push(`           cannot be tagged: ${place.obstacle}`);
  return lines.join('\n');
}

/** The words before and after a mention, in so many characters each; what is cut off is cut between words. */
export function wordsAround(
  { textBefore, textAfter }: Proposal,
  room: number,
): readonly [before: string, after: string] {
  const before = textBefore.length <= room ? textBefore : `…${textBefore.slice(-room).replace(/^\S*\s/, '')}`;
  const after = textAfter.length <= room ? textAfter : `${textAfter.slice(0, room).replace(/\s\S*$/, '')}…`;
  return [before.trimStart(), after.trimEnd()];
}

/** The tag as an editor reads it: `persName castro`, `date 1961-12-30`. */
export function tagWords({ element, entity, attributes }: Proposal): string {
  const type = attributes['type'] === undefined ? '' : ` (${attributes['type']})`;
  if (element === 'date') return `date ${dateOf(attributes)}`;
  return entity === undefined ? `${element}${type} ?` : `${element}${type} ${entity.id} (${entity.name})`;
}
