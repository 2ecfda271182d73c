/** What is cited: a record, or one of its divisions, in a version of an edition. */
import type { CitationFacts, DateValues } from '../edition/citation-facts.js';
import type { EditionConfig } from '../edition/config.js';
import type { DivisionPage } from '../edition/division-pages.js';
import { divisionPath, hrefOf, recordPath } from '../edition/pointers.js';
import type { RecordFacts } from '../edition/record-facts.js';
import { type CitedAgent, citedName } from './names.js';

/** The edition that something is cited from. */
export interface CitedEdition {
  readonly title: string;
  readonly version: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
  /** Empty if not given. */
  readonly publisher: string;
  /** As the configuration names them. */
  readonly editors: readonly string[];
  /** What every reader must be told; empty if there is nothing. */
  readonly notice: string;
  readonly licence: { readonly name: string; readonly url: string } | undefined;
  /** BCP 47. */
  readonly locale: string;
  /** Where the edition stands in the web, ending with `/`; undefined if it has no address. */
  readonly baseUrl: string | undefined;
}

export interface Citable {
  /** Unique in the edition: the record's id, for a division with that of its page. */
  readonly key: string;
  /** A letter has someone who received it. */
  readonly kind: 'letter' | 'document';
  readonly title: string;
  readonly shortTitle: string;
  /** For a division, the title of the record that it is part of; else empty. */
  readonly partOf: string;
  readonly authors: readonly CitedAgent[];
  readonly translators: readonly CitedAgent[];
  readonly recipients: readonly CitedAgent[];
  readonly participants: readonly CitedAgent[];
  /** Such as “obtained by James G. Hershberg”. */
  readonly credits: readonly string[];
  /** The date as printed, and its values. Both may be empty. */
  readonly date: { readonly display: string; readonly values: DateValues };
  /** False for a division that has the date of its record. */
  readonly hasOwnDate: boolean;
  readonly place: string;
  readonly repository: string;
  /** The addresses of the house in authority files. */
  readonly repositoryUris: readonly string[];
  readonly shelfmark: string;
  /** Who published the translation. */
  readonly publisher: string;
  /** Where it was published before, a web address; empty if not given. */
  readonly publishedAt: string;
  readonly abstract: string;
  readonly language: string;
  readonly originalLanguage: string;
  readonly rights: string;
  readonly licence: string;
  readonly topics: readonly string[];
  /** The page, from the edition's root, as a path. */
  readonly path: string;
  /** The page's full address; undefined if the edition has none. */
  readonly url: string | undefined;
  /** When the record's file was last changed, `YYYY-MM-DD`; empty if it does not say. */
  readonly changed: string;
  readonly edition: CitedEdition;
}

export function citedEdition(config: EditionConfig, date: string): CitedEdition {
  return {
    title: config.title,
    version: config.version,
    date,
    publisher: config.publisher ?? '',
    editors: config.editors.map(({ name }) => name),
    notice: config.notice ?? '',
    licence: config.licence && { name: config.licence.name, url: config.licence.url ?? '' },
    locale: config.locale,
    baseUrl: config.baseUrl,
  };
}

/** What the register knows of whom a pointer leads to. */
export interface KnownAgent {
  /** From the edition's root. */
  readonly page: string;
  readonly uris: readonly string[];
  /** The family name of the main name; empty if it has none. */
  readonly family: string;
}

/** @param from the file that the pointer stands in, relative to the edition's folder */
export type AgentLookup = (from: string, pointer: string) => KnownAgent | undefined;

/** A record as it is cited. */
export function citableRecord(facts: RecordFacts, edition: CitedEdition, lookUp: AgentLookup): Citable {
  const { meta, citation } = facts;
  const dates = meta.dates;
  const date = dates.find(({ type }) => type === 'record') ?? dates[0];
  const names = (agents: CitationFacts['authors']): readonly CitedAgent[] =>
    agents.map((agent) => {
      const known = agent.pointer === undefined ? undefined : lookUp(meta.file, agent.pointer);
      const { page = '', uris = [], family = '' } = known ?? {};
      return { ...citedName(agent, family), kind: agent.kind, page, uris };
    });
  const path = recordPath(meta.id);
  return {
    key: meta.id,
    kind: citation.recipients.length > 0 ? 'letter' : 'document',
    title: meta.title,
    shortTitle: meta.shortTitle,
    partOf: '',
    authors: names(citation.authors),
    translators: names(citation.translators),
    recipients: names(citation.recipients),
    participants: names(citation.participants),
    credits: citation.credits.map(({ resp, names: by }) => `${resp} ${by.map(({ name }) => name).join(', ')}`),
    date: { display: date?.display ?? '', values: valuesOf(date) },
    hasOwnDate: true,
    place: citation.place?.name ?? '',
    repository: citation.repository,
    repositoryUris:
      citation.repositoryPointer === undefined ? [] : (lookUp(meta.file, citation.repositoryPointer)?.uris ?? []),
    shelfmark: citation.shelfmark,
    publisher: citation.publisher,
    publishedAt: citation.publishedAt,
    abstract: meta.summary,
    language: citation.textLanguage,
    originalLanguage: meta.language,
    rights: citation.rights,
    licence: citation.licence,
    topics: citation.topics,
    changed: meta.changed,
    path,
    url: addressOf(path, edition.baseUrl),
    edition,
  };
}

/** A division with a page of its own: what is known of the record, but with its own title and address, and its own date if it has one. */
export function citableDivision(record: Citable, { file, title: heading, date }: DivisionPage): Citable {
  const title = heading || file;
  const path = divisionPath(record.key, file);
  return {
    ...record,
    key: `${record.key}-${file.replace(/\.html$/, '')}`,
    title,
    shortTitle: title,
    partOf: record.title,
    hasOwnDate: date !== undefined,
    ...(date === undefined ? {} : { date: { display: date.display, values: valuesOf(date) } }),
    abstract: '',
    path,
    url: addressOf(path, record.edition.baseUrl),
  };
}

function valuesOf(date: RecordFacts['meta']['date']): DateValues {
  if (date === undefined) return {};
  const { when, notBefore, notAfter, from, to } = date;
  const given = Object.entries({ when, notBefore, notAfter, from, to }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** The full address of a file of the edition, in ASCII (RFC 3986); undefined if the edition has no address. */
export function addressOf(path: string, baseUrl: string | undefined): string | undefined {
  return baseUrl === undefined ? undefined : new URL(hrefOf(path), baseUrl).href;
}

/** The earliest day, month or year that a date allows, as a W3C date; undefined without one. */
export function beginning({ when, from, notBefore, to, notAfter }: DateValues): string | undefined {
  return /^-?\d{4,}(-\d\d){0,2}/.exec(when ?? from ?? notBefore ?? to ?? notAfter ?? '')?.[0];
}
