/** The model of the edition's front page. */
import { modelElement } from '../edition/context.js';
import type { Edition } from '../edition/index-edition.js';
import { listedRecords, listedTexts } from './browse/listed.js';
import { periodsOf } from './browse/periods.js';
import { listedRecord, periodElement } from './browse/record-lists.js';
import { page, type SitePage } from './page-model.js';
import { waysElements } from './ways.js';

/** With more records than this, the front page has the periods in which they lie instead of a list: it should load at once. */
const longList = 200;

/** The front page: the records in their order, how many entries each register has, and the other ways to the records. */
export function indexPage(edition: Edition): SitePage {
  const { records, registers } = edition;
  const listed = listedRecords(edition);
  const list =
    records.length <= longList
      ? listed.map((record) => listedRecord(record, true))
      : periodsOf(listedTexts(edition)).map(periodElement);
  return page('index', 'index.html', { records: String(records.length) }, [
    ...list,
    ...registers.map(({ kind, entities }) => modelElement('count', { kind, number: String(entities.length) })),
    ...waysElements(edition),
  ]);
}
