/**
 * All that a build needs to know of a record besides its bytes: small plain data, so that it can be kept, and a record that has
 * not changed need not be parsed again.
 */
import { attribute, child, descendants, elements, nodes, textOf } from '../xml/query.js';
import { escapeAttribute, serialise } from '../xml/serialise.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { type CitationFacts, citationFacts } from './citation-facts.js';
import { type FilesPointedTo, filesPointedTo } from './companions.js';
import { type DivisionPage, divisionPages } from './division-pages.js';
import { type FindingFacts, findingFacts } from './finding-facts.js';
import type { RecordMeta } from './model.js';
import { readRecordMeta } from './record.js';

export interface RecordFacts {
  readonly meta: RecordMeta;
  readonly citation: CitationFacts;
  /** Each value with a `#` that an attribute holds, once, in the order of first use. */
  readonly pointers: readonly string[];
  /** Words of the `text`, notes included, split at white space. */
  readonly words: number;
  /** A TEI document, as text, with nothing but the header's `encodingDesc`; the same for records that declare the same. */
  readonly declaration: string;
  readonly files: FilesPointedTo;
  /** The divisions that have pages of their own, in document order. */
  readonly pages: readonly DivisionPage[];
  /** How many `text` elements the file has. */
  readonly texts: number;
  readonly finding: FindingFacts;
}

/**
 * @param file the record's path relative to the edition's folder, with `/`
 * @param divide the kinds of divisions that have pages of their own
 */
export function recordFacts(document: XmlDocument, file: string, divide: readonly string[] = []): RecordFacts {
  return {
    meta: readRecordMeta(document, file),
    citation: citationFacts(document),
    pointers: [...pointersOf(document)],
    words: countWords(document),
    declaration: declarationOf(document),
    files: filesPointedTo(document, file),
    pages: divisionPages(document, divide),
    texts: [...descendants(document.root, 'text')].length,
    finding: findingFacts(document),
  };
}

/** Each value with a `#` that an attribute of the document holds, in the order of first use. */
export function pointersOf(document: XmlDocument): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of nodes(document.root)) {
    if (node.kind !== 'element') continue;
    for (const { value } of node.attributes) {
      if (value.includes('#')) for (const pointer of value.split(/\s+/)) if (pointer.includes('#')) found.add(pointer);
    }
  }
  return found;
}

function countWords(document: XmlDocument): number {
  const texts = elements(document.root, 'text');
  return texts.reduce((sum, text) => sum + (textOf(text).match(/\S+/g)?.length ?? 0), 0);
}

function declarationOf({ root }: XmlDocument): string {
  const header = child(root, 'teiHeader');
  const encoding = header && child(header, 'encodingDesc');
  return wrap(root, header === undefined ? '' : wrap(header, encoding === undefined ? '' : serialise(encoding)));
}

/** An element's start tag with its namespaces and language only, and other content. */
function wrap(element: XmlElement, content: string): string {
  const language = attribute(element, 'xml:lang');
  const kept = element.attributes
    .filter(({ name }) => /^xmlns(:|$)/.test(name))
    .map(({ name, value }) => [name, value]);
  if (language !== undefined) kept.push(['xml:lang', language]);
  const attributes = kept.map(([name, value]) => ` ${name}="${escapeAttribute(value ?? '')}"`).join('');
  return `<${element.name}${attributes}>${content}</${element.name}>`;
}
