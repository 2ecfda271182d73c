/** The MLA Handbook, 9th edition: a document in an archive, translated, in a digital edition as its container. */
import type { Citable } from '../citable.js';
import { dayInWords, type Labels } from '../labels.js';
import { archiveOf, dateOf } from './chicago.js';
import { editorsOf, nameList } from './people.js';
import { commas, quoted, type Run, sentences, text, title, words } from './runs.js';

/** An entry of a list of works cited. */
export function mla(cited: Citable, label: Labels): readonly Run[] {
  const { edition } = cited;
  const authors = nameList(cited.authors, label, { most: 2, first: 'family' });
  const translators = nameList(cited.translators, label, { most: 2, first: 'natural' });
  const editors = editorsOf(edition);
  const container = commas([
    [title(edition.title)],
    [text(editors === '' ? '' : label('cite.edited-by', editors))],
    [text(translators === '' ? '' : label('cite.translated-by', translators))],
    [text(label('page.version', edition.version))],
    [text(edition.publisher)],
    [text(dayInWords(edition.date, label))],
  ]);
  const address: readonly Run[] =
    cited.url === undefined ? [] : [text(', '), { kind: 'pinpoint' }, { kind: 'address', text: cited.url }];
  return sentences([
    [text(authors)],
    quoted(cited.title, '.', label),
    [dateOf(cited)],
    cited.partOf === '' ? [] : [title(cited.partOf)],
    [...container, ...address],
    [words(archiveOf(cited))],
  ]);
}
