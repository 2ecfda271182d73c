/** What lists name: the records, and the documents of those that are volumes. */
import { compareRecords } from '../../edition/dates.js';
import type { DivisionPage } from '../../edition/division-pages.js';
import type { EditionIndex } from '../../edition/index-edition.js';
import type { RecordDate, RecordMeta } from '../../edition/model.js';
import { divisionPath, recordPath } from '../../edition/pointers.js';
import { compareDays, daysOf } from '../../edition/spans.js';

/** A record, or a document of one that has a page of its own. */
export interface Listed extends RecordMeta {
  /** Its page, from the edition's root. */
  readonly path: string;
  /** Of a document: the title of the volume that it stands in, where the edition has other records too; else empty. */
  readonly volume: string;
  /** Of a volume: how many documents it has; 0 for others. */
  readonly documents: number;
}

/** The records as they are listed, in the order of the edition. A volume without a date has the span of its documents. */
export function listedRecords({ records, divisions }: EditionIndex): readonly Listed[] {
  return records.map((record) => {
    const pages = divisions.get(record.id) ?? [];
    const date = record.date ?? spanOf(pages);
    return { ...record, date, path: recordPath(record.id), volume: '', documents: pages.length };
  });
}

function spanOf(pages: readonly DivisionPage[]): RecordDate | undefined {
  const days = pages.flatMap(({ date }) => daysOf(date) ?? []).sort((a, b) => compareDays(a.first, b.first));
  const [first] = days;
  const last = days
    .map((one) => one.last)
    .sort(compareDays)
    .at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { type: '', display: '', ...(first.first === last ? { when: last } : { from: first.first, to: last }) };
}

/** The documents of all volumes. One without a date of its own has that of its volume. */
export function listedDocuments({ records, divisions }: EditionIndex): readonly Listed[] {
  return records.flatMap((record) =>
    (divisions.get(record.id) ?? []).map((page): Listed => {
      const title = page.title === '' ? record.shortTitle : page.title;
      const own = { title, shortTitle: title, date: page.date ?? record.date, authors: [], archive: '', summary: '' };
      const volume = records.length > 1 ? record.shortTitle : '';
      return { ...record, ...own, path: divisionPath(record.id, page.file), volume, documents: 0 };
    }),
  );
}

/** Records and documents by date; a volume without a date is left out where its documents have one. */
export function listedTexts(index: EditionIndex): readonly Listed[] {
  const documents = listedDocuments(index);
  const told = new Set(index.records.flatMap(({ id, date }) => (date === undefined ? [id] : [])));
  const records = listedRecords(index).filter(({ id, date }) => date === undefined || !told.has(id));
  if (documents.length === 0) return records;
  // Sorting is stable: documents of one day stay in the order of their volume.
  return [...records, ...documents].sort((a, b) => compareRecords({ ...a, id: '' }, { ...b, id: '' }));
}
