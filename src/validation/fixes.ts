/** The answers that are safe: those that change one name or value, and leave no choice. */
import type { Fix, SourceRange, TextEdit } from '../diagnostics/diagnostic.js';
import { LineIndex } from '../xml/lines.js';
import type { XmlAttribute, XmlDocument, XmlElement } from '../xml/tree.js';

/** Writes other text in one place; undefined where there is none to write. */
export function write(range: SourceRange, text: string | undefined): Fix | undefined {
  return text === undefined ? undefined : { description: `Write “${text}”`, edits: [{ range, text }] };
}

/** Gives an element another name, in its start tag and in its end tag. */
export function renameElement({ text }: Pick<XmlDocument, 'text'>, element: XmlElement, name: string): Fix | undefined {
  const { tag, range } = element;
  const edits: TextEdit[] = [{ range: rangeInLine(tag.start, 1, element.name.length), text: name }];
  const hasEndTag = range.end.offset > tag.end.offset;
  if (hasEndTag) {
    const start = text.lastIndexOf('</', range.end.offset - 1);
    if (!text.startsWith(element.name, start + 2)) return undefined;
    edits.push({ range: rangeInLine(new LineIndex(text).position(start), 2, element.name.length), text: name });
  }
  return { description: `Write <${name}> instead of <${element.name}>`, edits };
}

/** Gives an attribute another name. */
export function renameAttribute({ name: old, range }: XmlAttribute, name: string): Fix {
  return {
    description: `Write @${name} instead of @${old}`,
    edits: [{ range: rangeInLine(range.start, 0, old.length), text: name }],
  };
}

/** Gives an attribute another value; undefined where the value holds references, which are not for us to write anew. */
export function rewriteValue(
  { text }: Pick<XmlDocument, 'text'>,
  attribute: XmlAttribute,
  value: string | undefined,
): Fix | undefined {
  const { start, end } = attribute.valueRange;
  return text.slice(start.offset, end.offset) === attribute.value ? write(attribute.valueRange, value) : undefined;
}

function rangeInLine(from: SourceRange['start'], skip: number, length: number): SourceRange {
  const start = { line: from.line, column: from.column + skip };
  return { start, end: { line: start.line, column: start.column + length } };
}
