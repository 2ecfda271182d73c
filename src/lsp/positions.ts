/** Between offsets, the 1-based lines of findings and the 0-based lines of editors. All count UTF-16 code units. */
import type { SourceRange } from '../diagnostics/diagnostic.js';
import type { Spot } from '../validation/spots.js';
import { LineIndex } from '../xml/lines.js';

/** As the Language Server Protocol 3.17 has it: both 0-based. */
export interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

export interface EditorRange {
  readonly start: EditorPosition;
  readonly end: EditorPosition;
}

/** The range of a finding. */
export function editorRange({ start, end }: SourceRange): EditorRange {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

export function rangeOfSpotInEditor([line, column, length]: Spot): EditorRange {
  const start = { line: line - 1, character: column - 1 };
  return { start, end: { line: start.line, character: start.character + length } };
}

/** A range between two 0-based offsets of a text. */
export function rangeOfOffsets(text: string, start: number, end: number): EditorRange {
  return editorRange(new LineIndex(text).range(start, end));
}

/** The 0-based offset of a line and column, both 1-based; of a place outside the text, its nearest end. */
export function offsetOfPoint(text: string, line: number, column: number): number {
  const ends = /\r\n|\n|\r/g;
  let start = 0;
  for (let i = 1; i < line; i += 1) {
    if (ends.exec(text) === null) return text.length;
    start = ends.lastIndex;
  }
  return Math.min(start + column - 1, text.length);
}
