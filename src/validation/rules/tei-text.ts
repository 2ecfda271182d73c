/** Walks over the text of a document as rules about words need it, and finds the place of each character in the source. */
import { attribute, teiNamespace } from '../../xml/query.js';
import type { Position, Range, XmlDocument, XmlElement, XmlNode, XmlText } from '../../xml/tree.js';

/** An element of TEI, and nothing of other namespaces. */
export function isTei(node: XmlNode): node is XmlElement {
  return node.kind === 'element' && node.uri === teiNamespace;
}

/** All TEI elements of a document in document order, those inside elements of other namespaces as well. */
export function* teiElements(document: XmlDocument): Generator<XmlElement> {
  yield* teiInside(document.root);
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

/** The runs of text inside an element in document order, but for those below an element that `skip` names. */
export function* textInside(root: XmlElement, skip: ReadonlySet<string> = new Set()): Generator<XmlText> {
  const stack: XmlNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'text') yield node;
    if (!isTei(node) || (node !== root && skip.has(node.local))) continue;
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
  const from = isVerbatim ? start.offset + index : sourceOffset(source, start.offset, index);
  const to = isVerbatim ? from + length : sourceOffset(source, from, length);
  const first = advance(source, start, from);
  return { start: first, end: advance(source, first, to) };
}

/** The offset in the source after `count` characters of resolved text: a reference stands for its character, CR LF for one line break. */
function sourceOffset(source: string, from: number, count: number): number {
  let offset = from;
  for (let read = 0; read < count; ) {
    const code = source.codePointAt(offset) ?? 0;
    if (source.startsWith('<![CDATA[', offset)) offset += 9;
    else if (source.startsWith(']]>', offset)) offset += 3;
    else if (code === 38) {
      const close = source.indexOf(';', offset);
      const isAstral =
        /^&#(?:x0*[1-9a-f][0-9a-f]{4,}|0*(?:6553[6-9]|655[4-9]\d|65[6-9]\d\d|6[6-9]\d{3}|[7-9]\d{4}|\d{6,}));/i.test(
          source.slice(offset, close + 1),
        );
      read += isAstral ? 2 : 1;
      offset = close + 1;
    } else if (source.startsWith('\r\n', offset)) {
      read += 1;
      offset += 2;
    } else {
      read += 1;
      offset += 1;
    }
  }
  return offset;
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
