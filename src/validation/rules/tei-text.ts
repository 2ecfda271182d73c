/** Walks over the text of a document as rules about words need it, and finds the place of each character in the source. */
import { characterOffsets } from '../../xml/character-offsets.js';
import { attribute, teiNamespace } from '../../xml/query.js';
import type { Position, Range, XmlDocument, XmlElement, XmlNode, XmlText } from '../../xml/tree.js';

/** An element of TEI, and nothing of other namespaces. */
export function isTei(node: XmlNode): node is XmlElement {
  return node.kind === 'element' && node.uri === teiNamespace;
}

/** Every rule goes through all elements: they are listed once. */
const listed = new WeakMap<XmlDocument, readonly XmlElement[]>();

/** All TEI elements of a document in document order, those inside elements of other namespaces as well. */
export function teiElements(document: XmlDocument): readonly XmlElement[] {
  const known = listed.get(document);
  if (known !== undefined) return known;
  const all = [...teiInside(document.root)];
  listed.set(document, all);
  return all;
}

/** An element and the TEI elements inside it, in document order, but for those below an element that `skip` names. */
export function* teiInside(root: XmlElement, skip: ReadonlySet<string> = new Set()): Generator<XmlElement> {
  const stack: XmlElement[] = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (element !== root && skip.has(element.local)) continue;
    if (isTei(element)) yield element;
    for (let i = element.children.length - 1; i >= 0; i -= 1) {
      const child = element.children[i] as XmlNode;
      if (child.kind === 'element') stack.push(child);
    }
  }
}

/** The runs of text inside an element in document order, but for those below an element that `skip` names or describes. */
export function* textInside(
  root: XmlElement,
  skip: ReadonlySet<string> | ((element: XmlElement) => boolean) = new Set(),
): Generator<XmlText> {
  const skips = typeof skip === 'function' ? skip : ({ local }: XmlElement) => skip.has(local);
  const stack: XmlNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'text') yield node;
    if (!isTei(node) || (node !== root && skips(node))) continue;
    for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i] as XmlNode);
  }
}

/** The nearest `xml:lang` above or on an element; empty where none is said. */
export function languageOf(element: XmlElement): string {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    const language = attribute(at, 'xml:lang');
    if (language !== undefined) return language;
  }
  return '';
}

/** In these a name is tagged, or part of something else, or of another language. */
const elsewhere = new Set(
  'persName placeName orgName geogName name rs roleName term foreign bibl biblStruct title ref idno sic orig del fw figDesc'.split(
    ' ',
  ),
);

/** Whether the words of an element are no place for a tag of a name. What points to an entry is tagged, even where the element’s name is misspelt. */
export function isTagged(element: XmlElement): boolean {
  return elsewhere.has(element.local) || attribute(element, 'ref') !== undefined;
}

/** Where a piece of a run of text stands in the source; `index` and `length` count in the run’s value. */
export function placeIn({ text: source }: XmlDocument, text: XmlText, index: number, length: number): Range {
  const { start, end } = text.range;
  const isVerbatim = end.offset - start.offset === text.value.length;
  if (isVerbatim) return rangeFrom(source, start, start.offset + index, start.offset + index + length);
  const { starts, ends } = characterOffsets(source, text);
  const from = starts[index] ?? end.offset;
  return rangeFrom(source, start, from, length === 0 ? from : (ends[index + length - 1] ?? end.offset));
}

function rangeFrom(source: string, start: Position, from: number, to: number): Range {
  const first = advance(source, start, from);
  return { start: first, end: advance(source, first, to) };
}

/** The position of an offset that lies after a known one. */
function advance(source: string, { line, column, offset }: Position, to: number): Position {
  let atLine = line;
  let lineStart = offset - (column - 1);
  for (let i = offset; i < to; i += 1) {
    const code = source.charCodeAt(i);
    if (code === 10 || (code === 13 && source.charCodeAt(i + 1) !== 10)) {
      atLine += 1;
      lineStart = i + 1;
    }
  }
  return { line: atLine, column: to - lineStart + 1, offset: to };
}
