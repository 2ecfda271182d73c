/** CSL-JSON (Citation Style Language 1.0.2): what citeproc, Pandoc and Zotero read. */
import type { DateValues } from '../edition/citation-facts.js';
import { beginning, type Citable } from './citable.js';
import type { CitedName } from './names.js';

type CslName = { readonly family: string; readonly given: string } | { readonly literal: string };
type CslDate =
  | { readonly 'date-parts': readonly (readonly number[])[]; readonly circa?: true }
  | { readonly literal: string };

function nameOf({ family, given, whole }: CitedName): CslName {
  return family === '' || given === '' ? { literal: whole } : { family, given };
}

function partsOf(day: string): readonly number[] {
  return day.split('-').map(Number);
}

/** One date, or two for a span. One that lies somewhere in a span is given as printed. */
function dateOf(values: DateValues, display: string): CslDate | undefined {
  const { when, from, to } = values;
  const day = when === undefined ? undefined : beginning({ when });
  if (day !== undefined && !day.startsWith('-')) return { 'date-parts': [partsOf(day)] };
  const [first, last] = [from, to].map((value) => (value === undefined ? undefined : beginning({ when: value })));
  if (first !== undefined && last !== undefined && !first.startsWith('-'))
    return { 'date-parts': [partsOf(first), partsOf(last)] };
  if (display !== '') return { literal: display };
  const known = beginning(values);
  return known === undefined ? undefined : { literal: known };
}

/** One item. */
export function cslItem(cited: Citable): Readonly<Record<string, unknown>> {
  const { edition } = cited;
  const list = (names: readonly CitedName[]): readonly CslName[] | undefined =>
    names.length === 0 ? undefined : names.map(nameOf);
  const notes = [
    cited.participants.length === 0 ? '' : `Participants: ${cited.participants.map(({ whole }) => whole).join('; ')}`,
    ...cited.credits,
    edition.notice,
  ].filter((note) => note !== '');
  const item = {
    id: cited.key,
    type: cited.kind === 'letter' ? 'personal_communication' : 'manuscript',
    title: cited.title,
    'title-short': cited.shortTitle === cited.title ? '' : cited.shortTitle,
    'container-title': edition.title,
    'collection-title': cited.partOf,
    author: list(cited.authors),
    recipient: list(cited.recipients),
    translator: list(cited.translators),
    editor: edition.editors.length === 0 ? undefined : edition.editors.map((literal) => ({ literal })),
    issued: dateOf(cited.date.values, cited.date.display),
    archive: cited.repository,
    archive_location: cited.shelfmark,
    publisher: cited.publisher || edition.publisher,
    version: edition.version,
    'available-date': edition.date === '' ? undefined : { 'date-parts': [partsOf(edition.date)] },
    language: cited.language,
    abstract: cited.abstract,
    keyword: cited.topics.join(', '),
    note: notes.join('; '),
    URL: cited.url,
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined && value !== ''));
}

/** The whole file: a list of one item, as readers of CSL-JSON expect it. */
export function cslJson(cited: Citable): string {
  return `${JSON.stringify([cslItem(cited)], undefined, 2)}\n`;
}
