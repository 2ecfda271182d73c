/** A record in the vocabulary of schema.org: the original and its translation as two works. */
import type { DateValues } from '../edition/citation-facts.js';
import { beginning, type Citable } from './citable.js';
import type { CitedAgent } from './names.js';

type Node = Readonly<Record<string, unknown>>;

/** Without what is empty. */
function node(values: Node): Node {
  const isEmpty = (value: unknown): boolean =>
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

const one = <T>(list: readonly T[]): T | readonly T[] | undefined => (list.length < 2 ? list[0] : list);

/** A date, or a span in ISO 8601's way: `1961-12-30/1962-01-28`. */
function dateOf(values: DateValues): string | undefined {
  const { from, to, notBefore, notAfter, when } = values;
  const [first, last] = [from ?? notBefore, to ?? notAfter];
  return when === undefined && first !== undefined && last !== undefined ? `${first}/${last}` : beginning(values);
}

/**
 * The graph of a record's page. Addresses in it are relative to the page, so that it is true wherever the edition stands.
 *
 * @param way from the page to the edition's root: `../` or `../../`
 */
export function jsonLd(cited: Citable, way: string): Node {
  const { edition } = cited;
  const agent = ({ whole, family, given, kind, page, uris }: CitedAgent): Node =>
    node({
      '@type': kind === 'organisation' ? 'Organization' : 'Person',
      name: whole,
      familyName: given === '' ? '' : family,
      givenName: family === '' ? '' : given,
      url: page === '' ? undefined : way + page,
      sameAs: one(uris),
    });
  const agents = (list: readonly CitedAgent[]): unknown => one(list.map(agent));
  const collection = { '@id': `${way}index.html` };
  const letter = cited.kind === 'letter';
  const isTranslation =
    cited.translators.length > 0 || (cited.originalLanguage !== '' && cited.originalLanguage !== cited.language);
  const date = dateOf(cited.date.values);
  const page = node({
    url: cited.url,
    description: cited.abstract,
    isPartOf: collection,
    license: edition.licence?.url,
    publisher: edition.publisher === '' ? undefined : { '@type': 'Organization', name: edition.publisher },
    datePublished: edition.date,
    dateModified: cited.changed,
    version: edition.version,
    keywords: cited.topics.join(', '),
    isBasedOn: cited.publishedAt,
    usageInfo: edition.notice === '' ? undefined : { '@type': 'CreativeWork', text: edition.notice },
  });
  const original = node({
    '@id': '#original',
    '@type': [letter ? 'Message' : 'CreativeWork', 'ArchiveComponent'],
    name: cited.title,
    inLanguage: isTranslation ? cited.originalLanguage : cited.language,
    author: agents(cited.authors),
    sender: letter ? agents(cited.authors) : undefined,
    recipient: agents(cited.recipients),
    mentions: agents(cited.participants),
    dateCreated: date,
    dateSent: letter ? date : undefined,
    locationCreated: cited.place === '' ? undefined : { '@type': 'Place', name: cited.place },
    holdingArchive:
      cited.repository === ''
        ? undefined
        : node({ '@type': 'ArchiveOrganization', name: cited.repository, sameAs: one(cited.repositoryUris) }),
    itemLocation: cited.shelfmark,
    ...(isTranslation ? { workTranslation: { '@id': '#translation' } } : page),
  });
  const translation = node({
    '@id': '#translation',
    '@type': 'CreativeWork',
    name: cited.title,
    alternateName: cited.shortTitle === cited.title ? undefined : cited.shortTitle,
    inLanguage: cited.language,
    translationOfWork: { '@id': '#original' },
    author: agents(cited.authors),
    translator: agents(cited.translators),
    ...page,
  });
  const whole = node({
    '@id': collection['@id'],
    '@type': 'Collection',
    name: edition.title,
    version: edition.version,
    datePublished: edition.date,
    editor: one(edition.editors),
  });
  return { '@context': 'https://schema.org/', '@graph': [...(isTranslation ? [translation] : []), original, whole] };
}

/** JSON that can stand in a `script` element: nothing in it ends the element, begins a comment, or breaks a line of script. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
