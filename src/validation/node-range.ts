/** The places of nodes that findings point to. */
import type { SourceRange } from '../diagnostics/diagnostic.js';
import type { XmlElement, XmlText } from '../xml/tree.js';

/** The end tag; of a tag that is both, its name. */
export function endTagRange(element: XmlElement): SourceRange {
  const { tag, range, children } = element;
  if (tag.end.offset === range.end.offset) return nameRange(element);
  const start = children.at(-1)?.range.end ?? tag.end;
  return { start, end: range.end };
}

/** The `<name` of a start tag: what an editor looks for. */
export function nameRange({ name, tag: { start } }: XmlElement): SourceRange {
  return { start, end: { line: start.line, column: start.column + name.length + 1 } };
}

/** The first line of what can be seen of a text. */
export function inkRange({ value, range: { start, end } }: XmlText): SourceRange {
  const before = /^\s*/.exec(value)?.[0] ?? '';
  const line = before.split('\n');
  const ink = value.trimStart().split('\n')[0]?.trimEnd() ?? '';
  const first =
    line.length === 1
      ? { line: start.line, column: start.column + before.length }
      : { line: start.line + line.length - 1, column: (line.at(-1)?.length ?? 0) + 1 };
  const isVerbatim = end.offset - start.offset >= value.length;
  return { start: first, end: { line: first.line, column: first.column + (isVerbatim ? ink.length : 1) } };
}
