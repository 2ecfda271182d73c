/** Walks over the text of a document as rules about words need it, and finds the place of each character in the source. */
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

/** Where a piece of a run of text stands in the source; `index` and `length` count in the run’s value. */
export function placeIn({ text: source }: XmlDocument, text: XmlText, index: number, length: number): Range {
  const { start, end } = text.range;
  const isVerbatim = end.offset - start.offset === text.value.length;
  const [from, to] = isVerbatim
    ? [start.offset + index, start.offset + index + length]
    : sourceOffsets(source, start.offset, index, length);
  const first = advance(source, start, from);
  return { start: first, end: advance(source, first, to) };
}

/**
 * The offsets in the source of a piece of resolved text that begins `index` characters after the run at `start`: a reference stands for
 * its character, CR LF for one line break, and what opens and closes a CDATA section for nothing.
 */
function sourceOffsets(
  source: string,
  start: number,
  index: number,
  length: number,
): readonly [from: number, to: number] {
  let from = start;
  let offset = start;
  let isCdata = false;
  for (let read = 0; read < index + length; ) {
    if (isCdata ? source.startsWith(']]>', offset) : source.startsWith('<![CDATA[', offset)) {
      offset += isCdata ? 3 : 9;
      isCdata = !isCdata;
      continue;
    }
    if (read <= index) from = offset;
    if (source[offset] === '&' && !isCdata) {
      const close = source.indexOf(';', offset);
      read += unitsOf(source.slice(offset + 1, close));
      offset = close + 1;
    } else {
      read += 1;
      offset += source.startsWith('\r\n', offset) ? 2 : 1;
    }
  }
  return [from, offset];
}

/** How many UTF-16 code units a reference stands for, such as `amp` or `#x1F600`. */
function unitsOf(reference: string): number {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(reference) ?? [];
  const code = hexadecimal === undefined ? Number(decimal ?? 0) : Number.parseInt(hexadecimal, 16);
  return code > 0xffff ? 2 : 1;
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
