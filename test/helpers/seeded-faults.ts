/** Mistakes put into a record, each alone, at a place that is known; the same ones for the same seed. */
import { parseXml } from '../../src/xml/parse.js';
import { selfAndDescendants } from '../../src/xml/query.js';
import type { Position, Range, XmlDocument, XmlElement } from '../../src/xml/tree.js';
import { randomNumbers } from './mutate-xml.js';

export interface SeededFault {
  /** The kind of mistake. */
  readonly kind: string;
  readonly text: string;
  /** Where it must be reported: the place of the faulty tag, attribute, value or text, 1-based. */
  readonly line: number;
  readonly column: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly put: string;
  /** Where the faulty thing begins, counted from `start` in the new text. */
  readonly at: number;
}

type Pick = <T>(from: readonly T[]) => T;
type Kind = (element: XmlElement, document: XmlDocument, pick: Pick) => Edit | undefined;

const at = (range: Range, put: string, offset = 0): Edit => ({
  start: range.start.offset,
  end: range.end.offset,
  put,
  at: offset,
});
const insert = ({ offset }: Position, put: string, inside = 0): Edit => ({
  start: offset,
  end: offset,
  put,
  at: inside,
});
const swapped = (name: string, i: number): string => name.slice(0, i) + name[i + 1] + name[i] + name.slice(i + 2);
const hasText = ({ children }: XmlElement): boolean =>
  children.some((node) => node.kind === 'text' && node.value.trim() !== '');

/** The element with its name misspelt in both tags. */
function renamed(element: XmlElement, { text }: XmlDocument, name: string): Edit {
  const { start, end } = element.range;
  const source = text.slice(start.offset, end.offset);
  const opened = `<${name}${source.slice(element.name.length + 1)}`;
  const put = opened.endsWith('/>') ? opened : opened.replace(/<\/[^<>]+>$/, `</${name}>`);
  return at(element.range, put);
}

const kinds: Readonly<Record<string, Kind>> = {
  'a name of an element with two letters swapped': (element, document, pick) => {
    if (element.parent === undefined || element.name.length < 4) return undefined;
    const places = [...element.name].flatMap((letter, i, all) =>
      i > 0 && all[i + 1] !== undefined && all[i + 1] !== letter ? [i] : [],
    );
    return places.length === 0 ? undefined : renamed(element, document, swapped(element.name, pick(places)));
  },
  'a name of an element in small letters': (element, document) =>
    element.name === element.name.toLowerCase() || element.parent === undefined
      ? undefined
      : renamed(element, document, element.name.toLowerCase()),
  'an element of HTML': (element, document, pick) =>
    element.name === 'persName' || element.name === 'placeName' || element.name === 'orgName'
      ? renamed(element, document, pick(['i', 'em', 'strong', 'b']))
      : undefined,
  'an element where it may not stand': (element, _, pick) => {
    const first = element.children[0];
    if (first === undefined || !['p', 'persName', 'placeName', 'note'].includes(element.name)) return undefined;
    return insert(first.range.start, pick(['<div><p>x</p></div>', '<teiHeader/>', '<row/>', '<person/>', '<body/>']));
  },
  'text where none may stand': (element) =>
    ['fileDesc', 'profileDesc', 'titleStmt', 'textClass', 'body', 'langUsage', 'publicationStmt'].includes(element.name)
      ? insert(element.tag.end, 'words')
      : undefined,
  'an attribute with a letter too many': (element, _, pick) => {
    const own = element.attributes.filter(({ name }) => /^(?:ref|when|type|resp|corresp|target|cert)$/.test(name));
    if (own.length === 0) return undefined;
    const chosen = pick(own);
    const { start } = chosen.range;
    return {
      start: start.offset,
      end: start.offset + chosen.name.length,
      put: `${chosen.name}${chosen.name.at(-1)}`,
      at: 0,
    };
  },
  'an attribute that the element may not have': (element, _, pick) => {
    if (!['p', 'persName', 'placeName', 'title', 'idno'].includes(element.name)) return undefined;
    const start = element.tag.start.offset + element.name.length + 1;
    return { start, end: start, put: ` ${pick(['colour="red"', 'class="x"', 'href="x"', 'points="1"'])}`, at: 1 };
  },
  'a date that is none': (element, _, pick) => {
    // Leaves are numbered by anything.
    if (element.name === 'locus') return undefined;
    const date = element.attributes.find(({ name }) => /^(?:when|from|to|notBefore|notAfter)$/.test(name));
    return date === undefined
      ? undefined
      : at(date.valueRange, pick(['30-12-1961', '1961-13-01', 'December 1961', '1961-2-3']));
  },
  'a value that is not in the list': (element, _, pick) => {
    const value = element.attributes.find(
      ({ name }) => name === 'cert' || (name === 'type' && ['title', 'idno', 'note', 'date'].includes(element.name)),
    );
    return value === undefined ? undefined : at(value.valueRange, pick(['some what', 'hgih', 'of two', 'a b']));
  },
  'words in place of an address': (element) => {
    const value = element.attributes.find(({ name }) => name === 'ref' || name === 'target');
    return value === undefined ? undefined : at(value.valueRange, '[to be found]');
  },
  'an element left out': (element, document) => {
    const { parent } = element;
    if (!['fileDesc', 'titleStmt', 'publicationStmt', 'body', 'teiHeader', 'correspAction'].includes(element.name))
      return undefined;
    if (parent === undefined) return undefined;
    const siblings = parent.children.filter((node): node is XmlElement => node.kind === 'element');
    const next = siblings[siblings.indexOf(element) + 1];
    const { start, end } = element.range;
    const follows = next?.range.start.offset ?? document.text.lastIndexOf('</', parent.range.end.offset - 1);
    return { start: start.offset, end: end.offset, put: '', at: follows - end.offset };
  },
  'an element twice': (element, document) => {
    if (!['fileDesc', 'titleStmt', 'publicationStmt', 'body', 'teiHeader'].includes(element.name)) return undefined;
    const { start, end } = element.range;
    const source = document.text.slice(start.offset, end.offset).replace(/ xml:id="[^"]*"/g, '');
    return insert(end, source);
  },
  'an end tag left out': (element, document) => {
    if (!hasText(element) || !['persName', 'placeName', 'date', 'orgName'].includes(element.name)) return undefined;
    const { start, end } = element.range;
    const source = document.text.slice(start.offset, end.offset);
    return at(element.range, source.replace(/<\/[^<>]+>$/, ''));
  },
  'a quotation mark left out': (element, document, pick) => {
    if (element.attributes.length === 0) return undefined;
    const { range } = pick(element.attributes);
    const source = document.text.slice(range.start.offset, range.end.offset - 1);
    return at(range, source);
  },
  'a lone ampersand': (element) => {
    const text = element.children.find((node) => node.kind === 'text' && node.value.trim() !== '');
    if (text === undefined || element.name !== 'p') return undefined;
    return insert(text.range.end, ' & ', 1);
  },
};

/** The names of the kinds of mistakes. */
export const faultKinds = Object.keys(kinds);

/** `count` faults, the kinds in turn, spread over the documents. Throws if a document is not well-formed. */
export function seededFaults(texts: readonly string[], count: number, seed: number): readonly SeededFault[] {
  const random = randomNumbers(seed);
  const pick: Pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const documents = texts.map((text) => parseXml(text, 'fixture.xml').document as XmlDocument);
  const faults: SeededFault[] = [];
  const seen = new Set<string>();
  for (let i = 0; faults.length < count; i += 1) {
    const kind = faultKinds[i % faultKinds.length] as string;
    const document = pick(documents);
    const places = [...selfAndDescendants(document.root)].filter((element) => kinds[kind]?.(element, document, pick));
    if (places.length === 0) continue;
    const edit = kinds[kind]?.(pick(places), document, pick) as Edit;
    const text = document.text.slice(0, edit.start) + edit.put + document.text.slice(edit.end);
    if (seen.has(text)) continue;
    seen.add(text);
    const before = text.slice(0, edit.start + edit.at).split('\n');
    faults.push({ kind, text, line: before.length, column: (before.at(-1) ?? '').length + 1 });
  }
  return faults;
}
