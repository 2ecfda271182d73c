/** Reads YAML, and JSON, which is a part of it, with the places of its values. */
import { isAlias, LineCounter, parseDocument } from 'yaml';
import type { SourceRange } from '../diagnostics/diagnostic.js';

export interface ReadYaml {
  /** Undefined where there is a problem. */
  readonly value: unknown;
  readonly problems: readonly { readonly message: string; readonly range: SourceRange }[];
  /** Where a value stands, such as `['rejected', 0]`; the start of the file if it does not stand there. */
  rangeOf(path: readonly (string | number)[]): SourceRange;
}

export function readYaml(text: string): ReadYaml {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const point = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const rangeOf = (path: readonly (string | number)[]): SourceRange => {
    const node = document.getIn(path, true);
    const range =
      typeof node === 'object' && node !== null && 'range' in node ? (node.range as [number, number]) : undefined;
    return range === undefined || range === null || isAlias(node)
      ? { start: point(0), end: point(0) }
      : { start: point(range[0]), end: point(range[1]) };
  };
  const problems = document.errors.map(({ message, pos: [start, end] }) => ({
    message,
    range: { start: point(start), end: point(end) },
  }));
  return { value: problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }), problems, rangeOf };
}
