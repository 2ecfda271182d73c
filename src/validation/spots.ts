import type { SourceRange } from '../diagnostics/diagnostic.js';
import type { Range } from '../xml/tree.js';

/** A place in one line of a source: line, column, length in UTF-16 code units. Short, because there are many and they are kept. */
export type Spot = readonly [line: number, column: number, length: number];

/** A range as a spot; of a range over several lines, its first character. */
export function spotOf({ start, end }: Range): Spot {
  return [start.line, start.column, start.line === end.line ? end.column - start.column : 1];
}

/** A spot as the range of a finding. */
export function rangeOfSpot([line, column, length]: Spot): SourceRange {
  return { start: { line, column }, end: { line, column: column + length } };
}
