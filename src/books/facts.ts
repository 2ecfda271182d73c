/** What is said of a book: of a record's from how the record is cited, of the edition's from its configuration and all records. */
import type { Citable, CitedEdition } from '../citing/citable.js';
import { type CitedAgent, invertedName } from '../citing/names.js';
import type { BookFacts, Contributor } from './model.js';

/** What both kinds of books have. */
export interface CommonFacts {
  readonly edition: CitedEdition;
  readonly description: string;
  /** The languages of the edition: of the translation, if it is known. */
  readonly translation: string | undefined;
  readonly dir: 'ltr' | 'rtl';
  /** A UUID for a name. */
  readonly uuid: (name: string) => string;
}

export function recordFacts(cited: Citable, originals: readonly string[], common: CommonFacts): BookFacts {
  const { edition } = common;
  return {
    ...sharedFacts(common),
    uuid: `urn:uuid:${common.uuid(`${edition.baseUrl ?? ''}\n${edition.title}\n${cited.path}`)}`,
    url: cited.url,
    title: cited.title,
    partOf: edition.title,
    contributors: [
      ...contributors(cited.authors, 'aut'),
      ...contributors(cited.translators, 'trl'),
      ...editorsOf(edition),
    ],
    description: cited.abstract,
    sources: unique([cited.shelfmark === '' ? cited.repository : cited.shelfmark, cited.publishedAt]),
    rights: unique([cited.rights, cited.licence, ...licenceOf(edition)]),
    subjects: cited.topics,
    languages: unique([cited.language || common.translation || edition.locale, ...originals]),
  };
}

export function editionFacts(
  records: readonly Citable[],
  originals: readonly string[],
  common: CommonFacts,
): BookFacts {
  const { edition } = common;
  const named = records.map(({ language }) => language).filter((language) => language !== '');
  return {
    ...sharedFacts(common),
    uuid: `urn:uuid:${common.uuid(`${edition.baseUrl ?? ''}\n${edition.title}`)}`,
    url: edition.baseUrl,
    title: edition.title,
    partOf: '',
    contributors: [
      ...editorsOf(edition),
      ...uniqueBy(
        records.flatMap(({ translators }) => contributors(translators, 'trl')),
        ({ name }) => name,
      ),
    ],
    description: common.description,
    sources: unique(records.map(({ repository, shelfmark }) => (repository === '' ? shelfmark : repository))),
    rights: unique(licenceOf(edition)),
    subjects: unique(records.flatMap(({ topics }) => topics)),
    languages: unique([common.translation ?? named[0] ?? edition.locale, ...named, ...originals]),
  };
}

function sharedFacts({
  edition,
  dir,
}: CommonFacts): Pick<BookFacts, 'publisher' | 'date' | 'version' | 'notice' | 'locale' | 'dir'> {
  const { publisher, date, version, notice, locale } = edition;
  return { publisher, date, version, notice, locale, dir };
}

function contributors(agents: readonly CitedAgent[], role: Contributor['role']): readonly Contributor[] {
  return agents.map((agent) => ({ name: agent.whole, sortedAs: invertedName(agent), role }));
}

function editorsOf({ editors }: CitedEdition): readonly Contributor[] {
  return editors.map((name) => ({ name, sortedAs: '', role: 'edt' }));
}

function licenceOf({ licence }: CitedEdition): readonly string[] {
  return licence === undefined ? [] : [licence.url === '' ? licence.name : `${licence.name}, ${licence.url}`];
}

function unique(texts: readonly string[]): readonly string[] {
  return uniqueBy(
    texts.filter((text) => text.trim() !== ''),
    (text) => text,
  );
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed();
}
