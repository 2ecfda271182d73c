/** A record that is too long for one page, such as a volume of documents: which of its divisions become pages of their own. */
import { attribute, descendants, elements, nodes, placesOf } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import type { RecordDate } from './model.js';
import { readingText } from './reading.js';
import { listingDate, recordDate } from './record.js';

/** A division with a page of its own. */
export interface DivisionPage {
  /** The name of its file, in the record's own folder; unique there. */
  readonly file: string;
  /** Its first heading; empty if it has none. */
  readonly title: string;
  /** The division's 1-based place among all elements of its file, in document order. */
  readonly element: number;
  /** When it was written, as its opener, heading or closer says, or its own header; undefined if none does. */
  readonly date?: RecordDate;
}

const divisions = new Set('div div1 div2 div3 div4 div5 div6 div7 front body back group text TEI'.split(' '));

/**
 * The elements that become pages, in document order: divisions below the root whose name or one of whose types is among `words`.
 * One may lie in another.
 *
 * @param words what `site.divide` in `edition.yaml` says
 */
export function pageElements({ root }: XmlDocument, words: readonly string[]): readonly XmlElement[] {
  if (words.length === 0) return [];
  const found: XmlElement[] = [];
  for (const node of nodes(root)) {
    if (node.kind !== 'element' || !divisions.has(node.local)) continue;
    const types = (attribute(node, 'type') ?? '').split(/\s+/);
    if (words.includes(node.local) || types.some((type) => words.includes(type))) found.push(node);
  }
  return found;
}

/** The pages of a record, in document order: called by the division's id where that can be a file's name, else by its place. */
export function divisionPages(document: XmlDocument, words: readonly string[]): readonly DivisionPage[] {
  const taken = new Set<string>();
  const places = words.length === 0 ? undefined : placesOf(document);
  return pageElements(document, words).map((element, i) => {
    const id = attribute(element, 'xml:id') ?? '';
    const isPortable = /^[A-Za-z0-9_][\w.-]{0,80}$/.test(id) && !taken.has(id.toLowerCase());
    const name = isPortable ? id : `page-${i + 1}`;
    taken.add(name.toLowerCase());
    const date = dateOf(element);
    return {
      file: `${name}.html`,
      title: titleOf(element),
      element: places?.get(element) as number,
      ...(date === undefined ? {} : { date }),
    };
  });
}

/** Where a document says when it was written, in the order in which it is looked for. */
const dated = [['opener', 'dateline'], ['docDate'], ['head'], ['closer']];

function dateOf(element: XmlElement): RecordDate | undefined {
  const header = elements(element, 'teiHeader').flatMap((one) => [...descendants(one, 'creation')]);
  const ofHeader = listingDate(header.flatMap((creation) => elements(creation, 'date')).map(recordDate));
  if (ofHeader !== undefined) return ofHeader;
  const own = ownPart(element);
  for (const names of dated) {
    for (const part of own === undefined ? [] : elements(own).filter(({ local }) => names.includes(local))) {
      const found = [part, ...descendants(part)].find(
        (one) => (one.local === 'date' || one.local === 'docDate') && datings.some((name) => attribute(one, name)),
      );
      if (found !== undefined) return recordDate(found);
    }
  }
  return undefined;
}

const datings = ['when', 'from', 'to', 'notBefore', 'notAfter'];

function ownPart(element: XmlElement): XmlElement | undefined {
  return element.local === 'TEI' || element.local === 'text' ? inner(element) : element;
}

function titleOf(element: XmlElement): string {
  const own = ownPart(element);
  const head = own === undefined ? undefined : elements(own, 'head')[0];
  return head === undefined ? '' : readingText(head);
}

/** The first part of a text that may have a heading. */
function inner(element: XmlElement): XmlElement | undefined {
  const text = element.local === 'TEI' ? elements(element, 'text')[0] : element;
  const body = text && elements(text, 'body')[0];
  return body === undefined || elements(body, 'head').length > 0 ? body : elements(body, 'div')[0];
}
