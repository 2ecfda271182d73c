/** The model of the edition's front page. */
import { modelElement } from '../edition/context.js';
import type { Edition } from '../edition/index-edition.js';
import { page, recordElement, type SitePage, textElement } from './page-model.js';

/** With more records than this, the list leaves their summaries out: it is for finding one, and should load at once. */
const longList = 200;

/** The front page: the records in their order, and how many entries each register has. */
export function indexPage({ records, registers }: Edition): SitePage {
  const summaries = records.length <= longList;
  return page('index', 'index.html', {}, [
    ...records.map((record) => {
      const authors = record.authors.map(({ name }) => name).join('; ');
      const content = [
        textElement('authors', authors),
        textElement('archive', record.archive),
        summaries ? textElement('summary', record.summary) : '',
      ];
      return recordElement(record, record.title, content.join(''));
    }),
    ...registers.map(({ kind, entities }) => modelElement('count', { kind, number: String(entities.length) })),
  ]);
}
