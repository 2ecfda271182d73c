/** The edition's data for programs and spreadsheets: `records.json` and `mentions.csv`. */
import type { Citable } from '../citing/citable.js';
import type { CitedAgent } from '../citing/names.js';
import { divisionPath, hrefOf } from '../edition/pointers.js';
import type { EditionData } from './data.js';

/** Without what is empty. */
function filled(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isEmpty = (value: unknown): boolean =>
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

const agents = (list: readonly CitedAgent[]): readonly object[] =>
  list.map(({ whole, family, given, page, uris }) => filled({ name: whole, family, given, page, sameAs: uris }));

/** Everything that lists, facets and statistics need to know of each record: one object per line. */
export function recordsJson({ id, edition, records }: EditionData): string {
  const about = filled({
    id,
    title: edition.title,
    version: edition.version,
    date: edition.date,
    publisher: edition.publisher,
    editors: edition.editors,
    licence: edition.licence?.url || edition.licence?.name,
    address: edition.baseUrl,
    notice: edition.notice,
  });
  const lines = records.map(({ facts, cited, mentions }) => {
    const named: Record<string, Record<string, number>> = {};
    for (const { register, entity } of mentions) {
      named[register] ??= {};
      const counts = named[register] as Record<string, number>;
      counts[entity] = (counts[entity] ?? 0) + 1;
    }
    return `    ${JSON.stringify(recordObject(cited, facts.words, facts.meta.status, named, facts.citation.classifications))}`;
  });
  return `{\n  "edition": ${JSON.stringify(about)},\n  "records": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

function recordObject(
  cited: Citable,
  words: number,
  status: string,
  mentions: object,
  classifications: readonly string[],
): object {
  return filled({
    id: cited.key,
    page: hrefOf(cited.path),
    kind: cited.kind,
    title: cited.title,
    shortTitle: cited.shortTitle,
    authors: agents(cited.authors),
    recipients: agents(cited.recipients),
    participants: agents(cited.participants),
    translators: agents(cited.translators),
    date: filled({ display: cited.date.display, ...cited.date.values }),
    place: cited.place,
    archive: cited.repository,
    shelfmark: cited.shelfmark,
    classifications,
    language: cited.language,
    originalLanguage: cited.originalLanguage,
    topics: cited.topics,
    summary: cited.abstract,
    words,
    status,
    changed: cited.changed,
    licence: cited.licence,
    mentions,
  });
}

const columns = [
  'record',
  'register',
  'entity',
  'name',
  'element',
  'words',
  'before',
  'after',
  'place',
  'where',
  'page',
];

/** A row for each tagged name: RFC 4180 with a header row, lines ending in CR LF. */
export function mentionsCsv({ records, registers }: EditionData): string {
  const names = new Map(
    registers.flatMap(({ kind, entities }) => entities.map(({ id, name }) => [`${kind}/${id}`, name] as const)),
  );
  const rows = records.flatMap(({ cited, mentions }) =>
    mentions.map(({ register, entity, element, surface, before, after, locus, where, page, anchor }) => [
      cited.key,
      register,
      entity,
      names.get(`${register}/${entity}`) ?? '',
      element,
      surface,
      before.trim(),
      after.trim(),
      locus,
      where,
      hrefOf(page === '' ? cited.path : divisionPath(cited.key, page)) + (anchor === '' ? '' : `#${anchor}`),
    ]),
  );
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
