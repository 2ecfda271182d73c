/** The report that is kept beside a typescript: what the import was not sure of, and what it turned into markup. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import type { Conversion, Doubt } from './doubt.js';
import type { ProposedEntry } from './names/propose-entries.js';

export interface KeptReport {
  readonly typescript: string;
  readonly record: string;
  /** Whether places are lines and columns of a text, or paragraphs and characters of a word processor’s file. */
  readonly places: 'lines' | 'paragraphs';
  readonly doubts: readonly Doubt[];
  readonly conversions: readonly Conversion[];
  readonly entries: readonly ProposedEntry[];
}

/** The report as JSON, each item on a line of its own, so that versions can be compared. */
export function writeReport({ typescript, record, places, doubts, conversions, entries }: KeptReport): string {
  const list = (items: readonly unknown[]): string =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  return `{
  "typescript": ${JSON.stringify(typescript)},
  "record": ${JSON.stringify(record)},
  "places": ${JSON.stringify(places)},
  "doubts": ${list(doubts)},
  "conversions": ${list(conversions)},
  "entries": ${list(entries)}
}
`;
}

/**
 * Doubts as findings.
 *
 * @param file the path of the typescript that findings name
 */
export function doubtFindings(doubts: readonly Doubt[], file: string): readonly Diagnostic[] {
  return doubts.map(({ code, place, typed, message, help }) => {
    const end = { line: place.line, column: place.column + Math.max(1, typed.split('\n')[0]?.length ?? 1) };
    return diagnostic(code, file, { start: place, end }, { message, help });
  });
}

/** One finding for each proposed entry. */
export function entryFindings(entries: readonly ProposedEntry[], file: string): readonly Diagnostic[] {
  return entries.map(({ name, register, id, count, first, otherSurname }, i) => {
    const kind = { people: 'persons', places: 'places', organizations: 'organisations' }[register];
    const surname =
      otherSurname === undefined
        ? ''
        : `; whether the surname is “${name.split(',')[0]}” or “${otherSurname}” is a guess`;
    return diagnostic(
      'import/name-new',
      file,
      { start: first, end: { line: first.line, column: first.column + 1 } },
      {
        message: `“${name}” is in no register${count > 1 ? ` and is named ${count} times` : ''}: the register of ${kind} could have an entry “${id}”${surname}`,
        // What holds for all of them is said once.
        help: i === 0 ? 'Look at the proposed entries, and add them with --add-entries' : '',
      },
    );
  });
}
