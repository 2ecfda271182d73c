/** Reads a file of decisions: the list of proposals, as JSON, YAML or a table, in which an editor has filled in what is to be done. */
import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Entity } from '../edition/model.js';
import { readCsv } from './csv.js';
import { type Decision, isComplete } from './decide.js';
import { idOf } from './list.js';
import type { Proposal } from './proposal.js';
import { readYaml } from './read-yaml.js';

export interface DecisionRow {
  readonly range: SourceRange;
  /** By the names of the columns; white space at the ends is gone. */
  readonly values: Readonly<Record<string, string>>;
}

export interface ReadRows {
  readonly rows: readonly DecisionRow[];
  readonly diagnostics: readonly Diagnostic[];
}

const needed = ['record', 'words', 'decision'];

/** The rows of a file: a table if its name ends in `.csv` or `.tsv`, else JSON or YAML. */
export function readDecisionRows(text: string, file: string): ReadRows {
  return /\.(?:csv|tsv)$/i.test(file) ? rowsOfTable(text, file) : rowsOfYaml(text, file);
}

function rowsOfTable(text: string, file: string): ReadRows {
  const [head, ...rest] = readCsv(text);
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const range = lineRange(head?.line ?? 1);
    return {
      rows: [],
      diagnostics: [
        wrong(
          file,
          range,
          `The table has no column “${missing[0]}”`,
          'Begin with what edition tag --list --format csv prints',
        ),
      ],
    };
  }
  const rows = rest.map(({ line, cells }) => ({
    range: lineRange(line),
    values: Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()])),
  }));
  return { rows, diagnostics: [] };
}

function rowsOfYaml(text: string, file: string): ReadRows {
  const { value, problems, rangeOf } = readYaml(text.replace(/^\uFEFF/, ''));
  const [problem] = problems;
  if (problem !== undefined) {
    const message = `This is neither JSON nor YAML: ${problem.message.split('\n')[0]?.replace(/\.$/, '')}`;
    return {
      rows: [],
      diagnostics: [wrong(file, problem.range, message, 'Correct it, or make the file anew with edition tag --list')],
    };
  }
  const list = isObject(value) ? value['proposals'] : value;
  const at = isObject(value) ? ['proposals'] : [];
  if (!Array.isArray(list)) {
    return {
      rows: [],
      diagnostics: [
        wrong(
          file,
          rangeOf([]),
          'The file has no list “proposals”',
          'Begin with what edition tag --list --format json prints',
        ),
      ],
    };
  }
  const rows: DecisionRow[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [i, entry] of list.entries()) {
    const range = rangeOf([...at, i]);
    if (isObject(entry) && typeof entry['record'] === 'string' && typeof entry['words'] === 'string')
      rows.push({
        range,
        values: Object.fromEntries(Object.entries(entry).map(([key, one]) => [key, String(one ?? '').trim()])),
      });
    else
      diagnostics.push(
        wrong(file, range, 'An entry has no record or no words', 'Leave both as edition tag --list has written them'),
      );
  }
  return { rows, diagnostics };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lineRange(line: number): SourceRange {
  return { start: { line, column: 1 }, end: { line, column: 1 } };
}

function wrong(file: string, range: SourceRange, message: string, help: string): Diagnostic {
  return diagnostic('tag/decision', file, range, { message, help });
}

export interface DecisionWorld {
  readonly proposals: readonly Proposal[];
  readonly entities: readonly Entity[];
  /** The ids of the records that are looked at. */
  readonly records: ReadonlySet<string>;
}

/** What the rows decide. One that is wrong, or about words that are no longer to be tagged, is a finding; the others hold. */
export function decideByRows(
  rows: readonly DecisionRow[],
  file: string,
  world: DecisionWorld,
): { readonly decisions: readonly Decision[]; readonly diagnostics: readonly Diagnostic[] } {
  const decisions: Decision[] = [];
  const diagnostics: Diagnostic[] = [];
  const taken = new Set<Proposal>();
  for (const { values, range } of rows) {
    const decision = values['decision'] ?? '';
    if (decision === '') continue;
    const proposal = proposalOf(values, world, taken);
    if (proposal === undefined) {
      diagnostics.push(stale(values, world, file, range));
      continue;
    }
    taken.add(proposal);
    const made = decide(decision, proposal, world.entities);
    if ('message' in made) diagnostics.push(wrong(file, range, made.message, made.help));
    else decisions.push(made);
  }
  return { decisions, diagnostics };
}

/** The proposal of a row: that of the same words between the same words, and of several the nearest one. */
function proposalOf(
  { record, words, before, after, line, column }: DecisionRow['values'],
  { proposals }: DecisionWorld,
  taken: ReadonlySet<Proposal>,
): Proposal | undefined {
  const fitting = proposals.filter(
    (one) =>
      one.record === record &&
      one.words === words &&
      (before === undefined || one.before === before) &&
      (after === undefined || one.after === after) &&
      !taken.has(one),
  );
  const distance = ({ range: { start } }: Proposal): number =>
    Math.abs(start.line - Number(line ?? 0)) * 10_000 + Math.abs(start.column - Number(column ?? 0));
  return fitting.sort((a, b) => distance(a) - distance(b))[0];
}

function stale(
  { record = '', words = '' }: DecisionRow['values'],
  { records }: DecisionWorld,
  file: string,
  range: SourceRange,
): Diagnostic {
  if (records.has(record)) {
    return diagnostic('tag/decision', file, range, {
      severity: 'warning',
      message: `“${words}” is not to be tagged in ${record}: it is tagged or rejected already, or the words round it are others now`,
      help: 'Nothing was done for this entry. Make the list anew if it should be',
    });
  }
  const near = nearest(record, [...records]);
  return wrong(
    file,
    range,
    `There is no record “${record}” here`,
    near === undefined ? 'Correct the id' : `Did you mean “${near}”?`,
  );
}

function decide(
  decision: string,
  proposal: Proposal,
  entities: readonly Entity[],
): Decision | { readonly message: string; readonly help: string } {
  if (/^(?:reject|no|n)$/i.test(decision)) return { verdict: 'reject', proposal };
  if ('obstacle' in proposal.place) {
    return {
      message: `“${proposal.words}” cannot be tagged: ${proposal.place.obstacle}`,
      help: 'Tag it by hand, or reject it',
    };
  }
  if (/^(?:accept|yes|y)$/i.test(decision)) {
    if (isComplete(proposal)) return { verdict: 'accept', proposal, entity: proposal.entity, byHand: true };
    const ids = proposal.alternatives.map(idOf).join(', ');
    return {
      message: `“${proposal.words}” cannot be accepted: it is not known who or what is meant`,
      help: `Write the id of the entry as the decision${ids === '' ? '' : `: ${ids}`}`,
    };
  }
  if (proposal.kind === 'date') {
    return /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(decision)
      ? { verdict: 'accept', proposal, entity: undefined, when: decision, byHand: true }
      : { message: `“${decision}” is no date`, help: 'Write accept, reject, or a date as 1961-12-30, 1961-12 or 1961' };
  }
  const meant = entities.filter((entity) => idOf(entity) === decision || entity.id === decision.replace(/^#/, ''));
  const [entity] = meant;
  if (entity !== undefined && meant.length === 1) return { verdict: 'accept', proposal, entity, byHand: true };
  const near = nearest(decision, [...entities.map(({ id }) => id), 'accept', 'reject']);
  return meant.length > 1
    ? { message: `“${decision}” is the id of several entries`, help: `Write ${meant.map(idOf).join(' or ')}` }
    : {
        message: `“${decision}” is neither accept nor reject, nor the id of an entry`,
        help:
          near === undefined ? 'Write accept, reject, or an id such as people.xml#castro' : `Did you mean “${near}”?`,
      };
}
