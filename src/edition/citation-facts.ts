/** Reads from a record's header what a citation, a catalogue or a reference manager needs to know of it. */
import { ancestors, attribute, child, descendants, elements } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { readingText } from './reading.js';

/** A person or body as a header names them. */
export interface Agent {
  /** As printed, white space normalised. */
  readonly name: string;
  /** `surname` and `forename`, where the name is encoded in its parts. */
  readonly family?: string;
  readonly given?: string;
  readonly kind: 'person' | 'organisation';
  /** The first pointer to a register, if there is one. */
  readonly pointer?: string;
}

/** A place with its pointer to a register, if it has one. */
export interface PlaceRef {
  readonly name: string;
  readonly pointer?: string;
}

/** Attributes of a date (TEI P5, att.datable.w3c). */
export type DateValues = Readonly<Partial<Record<'when' | 'notBefore' | 'notAfter' | 'from' | 'to', string>>>;

/** One step of a letter's way: `correspAction`. */
export interface CorrespStep {
  /** `@type`, such as `sent` or `received`. */
  readonly type: string;
  readonly agents: readonly Agent[];
  readonly places: readonly PlaceRef[];
  readonly date: DateValues | undefined;
}

/** An entry of the header's `revisionDesc`. */
export interface Change {
  /** `@when`; empty if it has none. */
  readonly when: string;
  readonly text: string;
  /** The pointer of `@who`; empty if it has none. */
  readonly who: string;
}

export interface CitationFacts {
  readonly authors: readonly Agent[];
  readonly translators: readonly Agent[];
  /** Those that the letter's `correspAction` of type `received` names. */
  readonly recipients: readonly Agent[];
  /** Those of `particDesc`, the authors left out. */
  readonly participants: readonly Agent[];
  /** Who did what, as the `respStmt` say, those about encoding left out. */
  readonly credits: readonly { readonly resp: string; readonly names: readonly Agent[] }[];
  /** The house that keeps the original, as printed; empty if not given. */
  readonly repository: string;
  readonly repositoryPointer?: string;
  /** The shelfmark in full, without the repository where it can be told apart; empty if not given. */
  readonly shelfmark: string;
  /** Who published the translation; empty if not given. */
  readonly publisher: string;
  /** The first `publicationStmt/idno` that is a web address; empty if there is none. */
  readonly publishedAt: string;
  /** What `availability` says, in words. */
  readonly rights: string;
  /** `licence/@target`; empty if there is none. */
  readonly licence: string;
  /** The language of the (first) text; empty if not given. */
  readonly textLanguage: string;
  /** Where the record was written, as `creation` says. */
  readonly place: PlaceRef | undefined;
  /** Each step of `correspDesc`; undefined for a record without one. */
  readonly correspondence: readonly CorrespStep[] | undefined;
  readonly changes: readonly Change[];
  /** Topics: `keywords/term`, classifications left out. */
  readonly topics: readonly string[];
  /** Classifications, as printed. */
  readonly classifications: readonly string[];
}

function at(start: XmlElement | undefined, path: string): readonly XmlElement[] {
  if (start === undefined) return [];
  return path
    .split('/')
    .reduce<readonly XmlElement[]>((found, name) => found.flatMap((e) => elements(e, name)), [start]);
}

function pointerOf(element: XmlElement): string | undefined {
  for (const name of ['ref', 'corresp', 'sameAs']) {
    const value = attribute(element, name)?.trim().split(/\s+/)[0];
    if (value !== undefined && value !== '') return value;
  }
  for (const inner of descendants(element)) {
    const value = attribute(inner, 'ref')?.trim().split(/\s+/)[0];
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** The agent that an element is or holds. */
function agent(element: XmlElement): Agent {
  const name = readingText(element);
  const inside = [element, ...descendants(element)];
  const isOrganisation = inside.some(({ local }) => local === 'orgName') && !inside.some((e) => e.local === 'persName');
  const part = (...names: readonly string[]): string =>
    inside
      .filter(({ local }) => names.includes(local))
      .map(readingText)
      .join(' ');
  const family = part('surname');
  const given = part('forename');
  const pointer = pointerOf(element);
  return {
    name,
    ...(family === '' ? {} : { family }),
    ...(family === '' || given === '' ? {} : { given }),
    kind: isOrganisation ? 'organisation' : 'person',
    ...(pointer === undefined ? {} : { pointer }),
  };
}

function agents(found: readonly XmlElement[]): readonly Agent[] {
  return found.map(agent).filter(({ name }) => name !== '');
}

/** The archive's own reference, and who keeps it. */
function archive(header: XmlElement): Pick<CitationFacts, 'repository' | 'shelfmark' | 'repositoryPointer'> {
  const identifier = [...descendants(header, 'msIdentifier')][0];
  if (identifier === undefined) return { repository: '', shelfmark: '' };
  const house = elements(identifier, 'repository')[0] ?? elements(identifier, 'institution')[0];
  const repository = house === undefined ? '' : readingText(house);
  const display = at(identifier, 'altIdentifier/idno').find((idno) => attribute(idno, 'type') === 'display');
  const parts = ['collection', 'idno'].flatMap((name) => elements(identifier, name)).map(readingText);
  const shelfmark = display === undefined ? parts.filter((part) => part !== '').join(', ') : readingText(display);
  const pointer = house === undefined ? undefined : pointerOf(house);
  return { repository, shelfmark, ...(pointer === undefined ? {} : { repositoryPointer: pointer }) };
}

function dateValues(element: XmlElement | undefined): DateValues | undefined {
  if (element === undefined) return undefined;
  const names = ['when', 'notBefore', 'notAfter', 'from', 'to'] as const;
  const given = names.flatMap((name) => {
    const value = attribute(element, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

const named = (element: XmlElement): readonly XmlElement[] =>
  elements(element).filter(({ local }) => local === 'persName' || local === 'orgName' || local === 'name');

function places(element: XmlElement): readonly PlaceRef[] {
  return elements(element, 'placeName').map((place) => {
    const pointer = pointerOf(place);
    return { name: readingText(place), ...(pointer === undefined ? {} : { pointer }) };
  });
}

function correspondence(profile: XmlElement | undefined): CitationFacts['correspondence'] {
  const description = profile && child(profile, 'correspDesc');
  if (description === undefined) return undefined;
  return elements(description, 'correspAction').map((action) => ({
    type: attribute(action, 'type') ?? '',
    agents: agents(named(action)),
    places: places(action),
    date: dateValues(elements(action, 'date')[0]),
  }));
}

function textLanguage({ root }: XmlDocument): string {
  const text = [...descendants(root, 'text')][0] ?? root;
  for (const element of [text, ...ancestors(text)]) {
    const language = attribute(element, 'xml:lang');
    if (language !== undefined) return language;
  }
  return '';
}

const noFacts: Omit<CitationFacts, 'textLanguage'> = {
  authors: [],
  translators: [],
  recipients: [],
  participants: [],
  credits: [],
  repository: '',
  shelfmark: '',
  publisher: '',
  publishedAt: '',
  rights: '',
  licence: '',
  place: undefined,
  correspondence: undefined,
  changes: [],
  topics: [],
  classifications: [],
};

/** Never throws: what a header lacks is empty. */
export function citationFacts(document: XmlDocument): CitationFacts {
  const header = child(document.root, 'teiHeader');
  if (header === undefined) return { ...noFacts, textLanguage: textLanguage(document) };
  const file = child(header, 'fileDesc');
  const profile = child(header, 'profileDesc');
  const statement = file && child(file, 'titleStmt');
  const publication = file && child(file, 'publicationStmt');
  const authors = agents(at(statement, 'author'));
  const steps = correspondence(profile);
  const people = [...(profile ? descendants(profile, 'listPerson') : [])]
    .filter((list) => attribute(list, 'type') === 'participants')
    .flatMap((list) => elements(list).filter(({ local }) => local === 'person' || local === 'personGrp'));
  const isAuthor = ({ name, pointer }: Agent): boolean =>
    authors.some((author) => (pointer === undefined ? author.name === name : author.pointer === pointer));
  const availability = publication && child(publication, 'availability');
  const addresses = at(publication, 'idno').map(readingText);
  const creation = profile && child(profile, 'creation');
  const terms = at(profile, 'textClass/keywords/term');
  const isClassification = (term: XmlElement): boolean => attribute(term, 'type') === 'classification';
  const texts = (list: readonly XmlElement[]): readonly string[] => list.map(readingText).filter((text) => text !== '');
  return {
    authors,
    translators: agents(at(statement, 'editor').filter((e) => attribute(e, 'role') === 'translator')),
    recipients: (steps ?? []).filter(({ type }) => type === 'received').flatMap((step) => step.agents),
    participants: agents(people).filter((person) => !isAuthor(person)),
    credits: at(statement, 'respStmt').flatMap((credit) => {
      const resp = elements(credit, 'resp').map(readingText).join(' ');
      const names = agents(elements(credit).filter(({ local }) => local !== 'resp'));
      return /encod/i.test(resp) || names.length === 0 ? [] : [{ resp, names }];
    }),
    ...archive(header),
    publisher: texts(at(publication, 'publisher'))[0] ?? '',
    publishedAt: addresses.find((address) => /^https?:\/\/\S+$/.test(address)) ?? '',
    rights: texts(availability === undefined ? [] : elements(availability)).join(' '),
    licence:
      at(availability, 'licence')
        .map((licence) => attribute(licence, 'target') ?? '')
        .find(Boolean) ?? '',
    textLanguage: textLanguage(document),
    place: creation === undefined ? undefined : places(creation)[0],
    correspondence: steps,
    changes: at(header, 'revisionDesc')
      .flatMap((revision) => [...descendants(revision, 'change')])
      .map((change) => ({
        when: attribute(change, 'when') ?? '',
        text: readingText(change),
        who: attribute(change, 'who')?.trim().split(/\s+/)[0] ?? '',
      })),
    topics: texts(terms.filter((term) => !isClassification(term))),
    classifications: texts(terms.filter(isClassification)),
  };
}
