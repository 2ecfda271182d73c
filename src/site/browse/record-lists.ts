/** Pages that list records: of a period, of an archive, all of them by title. */
import { modelElement } from '../../edition/context.js';
import type { Edition } from '../../edition/index-edition.js';
import { hrefOf } from '../../edition/pointers.js';
import { page, recordElement, type SitePage, textElement } from '../page-model.js';
import { type Archive, archivesOf } from './archives.js';
import { type Listed, listedDocuments, listedRecords, listedTexts } from './listed.js';
import { type Period, periodsOf } from './periods.js';

/** How many records a page lists. */
const recordsPerPage = 100;

/** A record with what lists say of it. */
export function listedRecord(record: Listed, withSummary = false): string {
  const authors = record.authors.map(({ name }) => name).join('; ');
  const content = [
    textElement('authors', authors),
    textElement('volume', record.volume),
    textElement('archive', record.archive),
    record.documents === 0 ? '' : modelElement('documents', { number: String(record.documents) }),
    withSummary ? textElement('summary', record.summary) : '',
  ];
  return recordElement(record, record.title, content.join(''));
}

/**
 * The pages of one list.
 *
 * @param path of the first page; the others add their number before `.html`
 */
function listPages(
  list: string,
  path: string,
  records: readonly Listed[],
  attributes: Readonly<Record<string, string | undefined>>,
  more: readonly string[] = [],
): readonly SitePage[] {
  const count = Math.max(1, Math.ceil(records.length / recordsPerPage));
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const pathOf = (number: number): string => (number === 1 ? path : path.replace(/\.html$/, `.${number}.html`));
  return numbers.map((number) =>
    page('records', pathOf(number), { list, ...attributes, number: String(number), count: String(records.length) }, [
      ...(number === 1 ? more : []),
      ...(count === 1
        ? []
        : numbers.map((n) => modelElement('page-link', { number: String(n), href: hrefOf(pathOf(n)) }))),
      ...records.slice((number - 1) * recordsPerPage, number * recordsPerPage).map((record) => listedRecord(record)),
    ]),
  );
}

/** The pages of all years, and of the months of years that have many records. */
export function periodPages(edition: Edition): readonly SitePage[] {
  const pagesOf = (period: Period): readonly SitePage[] => {
    const { key, path, months } = period;
    const attributes = { period: key };
    if (months.length === 0) return listPages('period', path, period.records, attributes);
    const parts = months.map(periodElement);
    return [
      page(
        'records',
        path,
        { list: 'period', ...attributes, number: '1', count: String(period.records.length) },
        parts,
      ),
      ...months.flatMap(pagesOf),
    ];
  };
  return periodsOf(listedTexts(edition)).flatMap(pagesOf);
}

/** A period with its number of records, for a list of periods. */
export function periodElement({ key, path, records, months }: Period): string {
  const attributes = { key, href: hrefOf(path), count: String(records.length) };
  return modelElement('period', attributes, months.map(periodElement).join(''));
}

/** All records by their titles, in the alphabetical order of the pages' language; a first article is not left out. */
export function titlePages(edition: Edition): readonly SitePage[] {
  const { config, records } = edition;
  if (records.length === 0) return [];
  const collator = new Intl.Collator(config.locale, { sensitivity: 'base', numeric: true, ignorePunctuation: true });
  const sorted = [...listedRecords(edition), ...listedDocuments(edition)].sort(
    (a, b) => collator.compare(a.title, b.title) || (a.path < b.path ? -1 : 1),
  );
  return listPages('titles', 'titles.html', sorted, {});
}

/** The list of archives, and a page for each archive and each of its fonds or collections. */
export function archivePages(edition: Edition): readonly SitePage[] {
  const archives = archivesOf(edition);
  if (archives.length === 0) return [];
  const element = ({ name, path, records, parts }: Archive): string =>
    modelElement(
      'archive-link',
      { name, href: hrefOf(path), count: String(records.length) },
      parts.map(element).join(''),
    );
  const pagesOf = (archive: Archive, above?: Archive): readonly SitePage[] => {
    const { name, path, records, parts } = archive;
    const attributes = { name, above: above?.name, 'above-href': above && hrefOf(above.path) };
    return [
      ...listPages('archive', path, records, attributes, parts.map(element)),
      ...parts.flatMap((part) => pagesOf(part, archive)),
    ];
  };
  return [page('archives', 'archives.html', {}, archives.map(element)), ...archives.flatMap((one) => pagesOf(one))];
}
