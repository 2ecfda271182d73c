/** What is to be done, in words and with numbers: the same for a terminal and for a page. */
import { countOf } from '../diagnostics/summary.js';
import type { EditionState } from './state.js';

/** A list that an editor works off. */
export interface Gap {
  readonly title: string;
  readonly items: readonly GapItem[];
}

export interface GapItem {
  readonly text: string;
  /** Such as `records/a.xml:12:4`; empty for none. */
  readonly place: string;
}

/** What a register's entries are called. */
const kinds = { people: 'Persons', places: 'Places', organizations: 'Organisations', terms: 'Terms' } as const;

export function gapsOf(state: EditionState): readonly Gap[] {
  const at = ({ file, line, column }: { file: string; line: number; column: number }): string =>
    `${file}:${line}:${column}`;
  const ids = (title: string, list: readonly string[], file: string): Gap => ({
    title,
    items: list.map((id) => ({ text: id, place: file })),
  });
  const gaps: readonly Gap[] = [
    {
      title: 'Files that are broken now, and are not counted',
      items: state.broken.map((file) => ({ text: file, place: '' })),
    },
    {
      title: 'Records with something to be filled in',
      items: state.records
        .filter(({ open }) => open > 0)
        .map(({ id, open, file }) => ({ text: `${id}: ${countOf(open, 'place')}`, place: file })),
    },
    ...state.doubts.map(
      ({ record, typescript, doubts, proposed }): Gap => ({
        title: `Doubts of the import of ${record}`,
        items: [
          ...doubts.map(({ message, line, column }) => ({ text: message, place: `${typescript}:${line}:${column}` })),
          ...proposed.map((name) => ({ text: `“${name}” could have an entry in a register`, place: typescript })),
        ],
      }),
    ),
    {
      title: 'Names that are not tagged',
      items: state.untagged.map((found) => ({
        text: `${found.name}${found.times > 1 ? `, ${countOf(found.times, 'time')}` : ''}${found.entry === '' ? '' : ` (${found.entry})`}`,
        place: at(found),
      })),
    },
    {
      title: 'Tagged names that point to no entry',
      items: state.unlinked.map((found) => ({ text: `${found.name} (${found.element})`, place: at(found) })),
    },
    ...state.registers.flatMap((register) => [
      ids(`${kinds[register.kind]} without dates`, register.withoutDates, register.file),
      ids(`${kinds[register.kind]} without an identifier such as Wikidata`, register.withoutIdentifier, register.file),
      ids(`${kinds[register.kind]} without coordinates`, register.withoutCoordinates, register.file),
      ids(`${kinds[register.kind]} that nothing mentions`, register.withoutMention, register.file),
    ]),
  ];
  return gaps.filter(({ items }) => items.length > 0);
}

/** A row of numbers. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}

/** The numbers that say how far the edition is, by what they are about. */
export function figuresOf(
  state: EditionState,
): readonly { readonly title: string; readonly figures: readonly Figure[] }[] {
  const { records, findings, translation } = state;
  const sum = (of: (record: EditionState['records'][number]) => number): number =>
    records.reduce((total, record) => total + of(record), 0);
  const number = (value: number): string => value.toLocaleString('en');
  const counts = (list: EditionState['notes']): readonly Figure[] =>
    list.map(({ name, count }) => ({ name, value: number(count) }));
  const share = (part: number, whole: number): string =>
    `${number(part)} of ${number(whole)}${whole === 0 ? '' : ` (${Math.round((100 * part) / whole)} %)`}`;
  const sections = [
    {
      title: 'Records',
      figures: [
        { name: 'records', value: number(records.length) },
        { name: 'words', value: number(sum(({ words }) => words)) },
        ...counts(state.statuses).map(({ name, value }) => ({ name: `status: ${name}`, value })),
      ],
    },
    {
      title: 'Findings of edition validate',
      figures: [
        { name: 'errors', value: number(findings.errors) },
        { name: 'warnings', value: number(findings.warnings) },
        { name: 'notes', value: number(findings.infos) },
      ],
    },
    { title: 'Notes by type', figures: counts(state.notes) },
    { title: 'Entries of the apparatus', figures: counts(state.apparatus) },
    {
      title: 'Registers',
      figures: state.registers.map(({ kind, entries, withoutMention }) => ({
        name: kinds[kind].toLowerCase(),
        value: `${number(entries)}, ${number(entries - withoutMention.length)} of them mentioned`,
      })),
    },
    {
      title: 'Translation',
      figures: [
        { name: 'translations with their original', value: share(translation.withOriginal, translation.translations) },
        ...translation.coverage.map(({ record, language, blocks, paired, doubts }) => ({
          name: `${record}${language === '' ? '' : `, ${language}`}`,
          value: `${share(paired.here, blocks.here)} of its parts have a partner; ${countOf(doubts, 'place')} to look at`,
        })),
      ],
    },
  ];
  return sections.filter(({ figures }) => figures.length > 0);
}
