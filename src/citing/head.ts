/**
 * What a record's page tells programs in its `head`: Dublin Core and Zotero's own terms for reference managers, Open Graph for
 * previews, Signposting's typed links for harvesters.
 *
 * Zotero reads such a page with its translators “Embedded Metadata” and “RDF” (github.com/zotero/translators), and that decides
 * some things here:
 * - Names of `z:` whose last part is a creator type in the plural arrive as creators, if the item type has that type of creator
 *   (a letter has recipients, a manuscript has translators). Any other `z:` name is taken as the item's field of that name.
 * - `DC.contributor` is taken for the author of what has no `DC.creator`, so it is only given where there is one.
 * - A name is split at its comma, else at its last space. So a name that is whole gets no-break spaces.
 * - `citation_author`, or COinS anywhere on the page, would make Zotero forget all other creators: neither is given.
 * - `DC.identifier` is searched for an ISBN and an ISSN, which a date in an id may look like: the address has a name of its own.
 */
import { hrefOf } from '../edition/pointers.js';
import { beginning, type Citable } from './citable.js';
import { type CitedName, invertedName } from './names.js';

/** A `meta` element with `name`, or with `property` where the vocabulary is RDFa's. */
export interface HeadMeta {
  readonly by: 'name' | 'property';
  readonly key: string;
  readonly content: string;
}

/** A `link` element. */
export interface HeadLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** A name as Zotero divides it: at the comma, or, with no-break spaces, not at all. */
function zoteroName(name: CitedName): string {
  return name.family === '' || name.given === '' ? name.whole.replace(/[\s,]+/g, '\u00A0') : invertedName(name);
}

/** The lines of Zotero's field “Extra” that it reads as further fields of a citation. */
function extra(cited: Citable): string {
  const { edition } = cited;
  const translators = cited.kind === 'letter' ? cited.translators : [];
  return [
    `container-title: ${edition.title}`,
    `version: ${edition.version}`,
    edition.date === '' ? '' : `available-date: ${edition.date}`,
    // A letter has no translator among its creators in every version of Zotero.
    ...translators.map(({ family, given, whole }) =>
      family === '' ? `translator: ${whole}` : `translator: ${family} || ${given}`,
    ),
    ...cited.credits,
    edition.notice,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

export function headMetas(cited: Citable): readonly HeadMeta[] {
  const { edition, authors, translators } = cited;
  const letter = cited.kind === 'letter';
  const all = (by: HeadMeta['by'], key: string, contents: readonly string[]): readonly HeadMeta[] =>
    contents.filter((content) => content !== '').map((content) => ({ by, key, content }));
  const one = (by: HeadMeta['by'], key: string, content: string): readonly HeadMeta[] => all(by, key, [content]);
  return [
    ...one('name', 'DC.title', cited.title),
    ...all('name', 'DC.creator', authors.map(zoteroName)),
    ...all('name', 'DC.contributor', authors.length === 0 ? [] : translators.map(zoteroName)),
    ...one('name', 'DC.date', beginning(cited.date.values) ?? ''),
    ...one('name', 'DC.publisher', cited.publisher || edition.publisher),
    ...one('name', 'DC.source', cited.shelfmark || cited.repository),
    ...one('name', 'DC.language', cited.language),
    ...one('name', 'DC.rights', cited.rights || (edition.licence?.name ?? '')),
    ...one('name', 'DC.type', 'Text'),
    ...all('name', 'DC.subject', cited.topics),
    ...one('name', 'DC.identifier.URI', cited.url ?? ''),
    ...one('name', 'DCTERMS.abstract', cited.abstract),
    ...one('name', 'DCTERMS.modified', cited.changed || edition.date),
    ...one('property', 'z:itemType', letter ? 'letter' : 'manuscript'),
    ...one('property', letter ? 'z:letterType' : 'z:manuscriptType', letter ? 'Letter' : 'Document'),
    ...all('property', 'z:recipients', cited.recipients.map(zoteroName)),
    ...all('property', 'z:translators', translators.map(zoteroName)),
    ...all('property', 'bib:contributors', cited.participants.map(zoteroName)),
    ...one('property', 'z:shortTitle', cited.shortTitle === cited.title ? '' : cited.shortTitle),
    ...one('property', 'z:place', letter ? '' : cited.place),
    ...one('property', 'z:archive', cited.repository),
    ...one('property', 'z:archiveLocation', cited.shelfmark),
    ...one('property', 'z:extra', extra(cited)),
    ...one('property', 'og:title', cited.shortTitle),
    ...one('property', 'og:type', 'article'),
    ...one('property', 'og:site_name', edition.title),
    ...one('property', 'og:locale', openGraphLocale(edition.locale)),
    ...one('property', 'og:description', cited.abstract),
    ...one('property', 'og:url', cited.url ?? ''),
  ];
}

/** Open Graph's `language_TERRITORY`; empty for a language without a territory, which it does not allow. */
function openGraphLocale(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  return region === undefined ? '' : `${language}_${region}`;
}

/** The files of a record that are the record in another form, by the ending of their names. */
export const recordForms: readonly {
  readonly ending: string;
  readonly type: string;
  readonly rel: 'item' | 'describedby';
}[] = [
  { ending: 'xml', type: 'application/tei+xml', rel: 'item' },
  { ending: 'txt', type: 'text/plain', rel: 'item' },
  { ending: 'csl.json', type: 'application/vnd.citationstyles.csl+json', rel: 'describedby' },
  { ending: 'bib', type: 'application/x-bibtex', rel: 'describedby' },
  { ending: 'ris', type: 'application/x-research-info-systems', rel: 'describedby' },
];

/**
 * The typed links of a page (signposting.org), with the namespaces of its `meta` elements.
 *
 * @param stem the names of the page's files without their endings, from `records/`, where all addresses here start
 */
export function headLinks(cited: Citable, stem: string): readonly HeadLink[] {
  const way = '../';
  const forms = cited.partOf === '' ? recordForms : recordForms.filter(({ rel }) => rel === 'describedby');
  const licence = cited.edition.licence?.url ?? '';
  return [
    { rel: 'schema.DC', href: 'http://purl.org/dc/elements/1.1/' },
    { rel: 'schema.DCTERMS', href: 'http://purl.org/dc/terms/' },
    { rel: 'schema.z', href: 'http://www.zotero.org/namespaces/export#' },
    { rel: 'schema.bib', href: 'http://purl.org/net/biblio#' },
    ...(cited.url === undefined ? [] : [{ rel: 'cite-as', href: cited.url }]),
    ...cited.authors.flatMap(({ uris, page }) => {
      const href = uris[0] ?? (page === '' ? undefined : way + page);
      return href === undefined ? [] : [{ rel: 'author', href }];
    }),
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: `https://schema.org/${cited.kind === 'letter' ? 'Message' : 'CreativeWork'}` },
    ...(licence === '' ? [] : [{ rel: 'license', href: licence }]),
    { rel: 'collection', href: `${way}index.html` },
    ...forms.map(({ ending, type, rel }) => ({ rel, href: hrefOf(`${stem}.${ending}`), type })),
    ...(cited.url === undefined
      ? []
      : [{ rel: 'linkset', href: `${way}linkset.json`, type: 'application/linkset+json' }]),
  ];
}
