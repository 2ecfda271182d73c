/** The Chicago Manual of Style, notes and bibliography: a document in an archive, translated, in a digital edition. */
import type { Citable } from '../citable.js';
import { dayInWords, type Labels } from '../labels.js';
import { editorsOf, nameList } from './people.js';
import { commas, quoted, type Run, sentences, text, title, words } from './runs.js';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A footnote. */
export function chicagoNote(cited: Citable, label: Labels): readonly Run[] {
  const { edition } = cited;
  const names = (people: Citable['authors']): string => nameList(people, label, { most: 3, first: 'natural' });
  const authors = names(cited.authors);
  const recipients = names(cited.recipients);
  const who = authors !== '' && recipients !== '' ? label('cite.author-to', authors, recipients) : authors;
  const translators = names(cited.translators);
  const editors = editorsOf(edition);
  const imprint = [edition.publisher, dayInWords(edition.date, label)].filter((part) => part !== '').join(', ');
  const version = label('page.version', edition.version) + (imprint === '' ? '' : ` (${imprint})`);
  const parts = commas([
    [text(who)],
    quoted(cited.title, ',', label),
    [dateOf(cited)],
    cited.partOf === '' ? [] : [text(`${label('cite.in')} `), title(cited.partOf)],
    [words(archiveOf(cited))],
    ...cited.credits.map((credit) => [words(credit)]),
    [text(translators === '' ? '' : label('cite.trans', translators))],
    [words(cited.publisher === edition.publisher ? '' : cited.publisher)],
    [text(`${label('cite.in')} `), title(edition.title)],
    [text(editors === '' ? '' : label('cite.ed', editors))],
    [text(version)],
  ]);
  const address: readonly Run[] =
    cited.url === undefined
      ? [{ kind: 'pinpoint' }]
      : [text(', '), { kind: 'pinpoint' }, { kind: 'address', text: cited.url }];
  return [...parts, ...address, text('.')];
}

/** An entry of a bibliography. */
export function chicagoBibliography(cited: Citable, label: Labels): readonly Run[] {
  const { edition } = cited;
  const list = (people: Citable['authors'], first: 'family' | 'natural'): string =>
    nameList(people, label, { most: 10, first });
  const authors = list(cited.authors, 'family');
  const recipients = list(cited.recipients, 'natural');
  const translators = list(cited.translators, 'natural');
  const editors = editorsOf(edition);
  const imprint = [edition.publisher, dayInWords(edition.date, label)].filter((part) => part !== '').join(', ');
  return sentences([
    [text(authors)],
    quoted(cited.title, '.', label),
    [text(authors === '' || recipients === '' ? '' : capital(label('cite.letter-to', recipients)))],
    [dateOf(cited)],
    cited.partOf === '' ? [] : [text(`${capital(label('cite.in'))} `), title(cited.partOf)],
    [words(archiveOf(cited))],
    ...cited.credits.map((credit) => [words(capital(credit))]),
    [text(translators === '' ? '' : capital(label('cite.translated-by', translators)))],
    [words(cited.publisher === edition.publisher ? '' : cited.publisher)],
    [
      text(`${capital(label('cite.in'))} `),
      title(edition.title),
      text(editors === '' ? '' : `, ${label('cite.edited-by', editors)}`),
    ],
    [text(capital(label('page.version', edition.version)))],
    [text(imprint)],
    // An entry is about the whole: a paragraph is named in the note.
    [text(cited.url ?? '')],
  ]);
}

/** The date as printed; not that of a volume for a document that has none of its own. */
export function dateOf({ date, partOf, hasOwnDate }: Pick<Citable, 'date' | 'partOf' | 'hasOwnDate'>): Run {
  return words(partOf === '' || hasOwnDate ? date.display : '');
}

/** The house and the shelfmark; the house is left out where the shelfmark begins with its abbreviation. */
export function archiveOf({ repository, shelfmark }: Pick<Citable, 'repository' | 'shelfmark'>): string {
  if (repository === '' || shelfmark === '') return repository + shelfmark;
  const abbreviation = /\(([^()]+)\)\s*$/.exec(repository)?.[1];
  const named = shelfmark.startsWith(repository) || (abbreviation !== undefined && shelfmark.startsWith(abbreviation));
  return named ? shelfmark : `${repository}, ${shelfmark}`;
}
