/** The package document of an EPUB (EPUB 3.3 §5): its metadata, its files, their order. */

import type { Labels } from '../../citing/labels.js';
import { mediaTypes } from '../../edition/media-types.js';
import { type BookFacts, bookDay } from '../model.js';
import { escaped } from '../tree.js';

export interface ManifestItem {
  readonly id: string;
  /** From the package document. */
  readonly href: string;
  /** Such as `nav`, `cover-image`, `mathml`, `svg`. */
  readonly properties: readonly string[];
}

export interface PackageFacts {
  readonly book: BookFacts;
  readonly items: readonly ManifestItem[];
  /** Ids of items, in the order of reading. */
  readonly spine: readonly string[];
  /** Whether the source's pages can be found. */
  readonly hasPages: boolean;
  readonly hasImages: boolean;
  readonly hasMathml: boolean;
}

/** The moment that a day stands for (EPUB 3.3 §5.5.5: in UTC, to the second). */
function modified(date: string): string {
  return `${bookDay(date)}T00:00:00Z`;
}

export function packageDocument(facts: PackageFacts, label: Labels): string {
  const { book, items, spine } = facts;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="${escaped(book.locale)}" dir="${book.dir}" prefix="schema: http://schema.org/ dcterms: http://purl.org/dc/terms/">`,
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
    ...metadata(facts, label),
    '</metadata>',
    '<manifest>',
    ...items.map(({ id, href, properties }) => {
      const uses = properties.length === 0 ? '' : ` properties="${properties.join(' ')}"`;
      return `<item id="${id}" href="${escaped(encodeURI(href))}" media-type="${typeOf(href)}"${uses}/>`;
    }),
    '</manifest>',
    `<spine page-progression-direction="${book.dir}">`,
    ...spine.map((id) => `<itemref idref="${id}"/>`),
    '</spine>',
    '</package>',
    '',
  ].join('\n');
}

function typeOf(href: string): string {
  const ending = /\.([^.]+)$/.exec(href)?.[1]?.toLowerCase() ?? '';
  if (ending === 'xhtml') return 'application/xhtml+xml';
  return mediaTypes[ending] ?? 'application/octet-stream';
}

function metadata({ book, hasPages, hasImages, hasMathml }: PackageFacts, label: Labels): readonly string[] {
  const dc = (name: string, text: string, id?: string): readonly string[] =>
    text.trim() === ''
      ? []
      : [`<dc:${name}${id === undefined ? '' : ` id="${id}"`}>${escaped(text.trim())}</dc:${name}>`];
  const meta = (property: string, text: string, refines?: string, scheme?: string): string =>
    `<meta property="${property}"${refines === undefined ? '' : ` refines="#${refines}"`}${scheme === undefined ? '' : ` scheme="${scheme}"`}>${escaped(text)}</meta>`;
  const people = book.contributors.flatMap(({ name, sortedAs, role }, i) => [
    ...dc(role === 'aut' || (role === 'edt' && book.partOf === '') ? 'creator' : 'contributor', name, `person${i + 1}`),
    meta('role', role, `person${i + 1}`, 'marc:relators'),
    ...(sortedAs === '' || sortedAs === name ? [] : [meta('file-as', sortedAs, `person${i + 1}`)]),
  ]);
  const collection = [
    meta('belongs-to-collection', book.partOf).replace('<meta ', '<meta id="collection" '),
    meta('collection-type', 'set', 'collection'),
  ];
  return [
    ...dc('identifier', book.uuid, 'uid'),
    ...(book.url === undefined ? [] : dc('identifier', book.url, 'address')),
    ...dc('title', book.title, 'title'),
    meta('title-type', 'main', 'title'),
    ...people,
    ...book.languages.flatMap((language) => dc('language', language)),
    ...dc('publisher', book.publisher),
    ...dc('date', book.date),
    ...dc('description', book.description),
    ...book.subjects.flatMap((subject) => dc('subject', subject)),
    ...book.sources.flatMap((source, i) => dc('source', source, i === 0 ? 'source' : undefined)),
    ...(hasPages && book.sources.length > 0 ? [meta('source-of', 'pagination', 'source')] : []),
    ...book.rights.flatMap((words) => dc('rights', words)),
    ...dc('type', 'Text'),
    meta('dcterms:modified', modified(book.date)),
    meta('dcterms:hasVersion', book.version),
    ...(book.partOf === '' ? [] : collection),
    meta('schema:accessMode', 'textual'),
    ...(hasImages ? [meta('schema:accessMode', 'visual')] : []),
    meta('schema:accessModeSufficient', 'textual'),
    ...[
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      'unlocked',
      ...(hasImages ? ['alternativeText'] : []),
      ...(hasMathml ? ['MathML'] : []),
      ...(hasPages ? ['printPageNumbers'] : []),
    ].map((feature) => meta('schema:accessibilityFeature', feature)),
    meta('schema:accessibilityHazard', 'none'),
    meta('schema:accessibilitySummary', label('book.accessibility')),
  ];
}
