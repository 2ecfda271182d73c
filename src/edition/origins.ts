/** A text put together from pieces of several files, and the way back: where in which file a place of it stands. */
import type { Diagnostic, Fix, Point, SourceRange } from '../diagnostics/diagnostic.js';

/** A stretch of a file, in the order of the whole. */
export interface Piece {
  /** The path that findings name. */
  readonly file: string;
  /** The text of that file. */
  readonly source: string;
  /** Where in it the piece begins, in UTF-16 code units. */
  readonly offset: number;
  readonly text: string;
  /** Whether the text is not what the file has there: every place in it stands for `offset`. */
  readonly isChanged?: boolean;
}

interface Origin {
  readonly piece: Piece;
  readonly offset: number;
}

/** Leads findings about the whole text back to the files that it is made of. */
export class Origins {
  readonly text: string;
  readonly #starts: number[] = [];
  readonly #lines: readonly number[];

  constructor(readonly pieces: readonly Piece[]) {
    let length = 0;
    for (const { text } of pieces) {
      this.#starts.push(length);
      length += text.length;
    }
    this.text = pieces.map(({ text }) => text).join('');
    this.#lines = lineStarts(this.text);
  }

  /** A finding about the whole as one about the file in which its first character stands. A fix that can't be led back is dropped. */
  leadBack(found: Diagnostic): Diagnostic {
    const { range, file } = this.#range(found.range);
    const { fix, ...rest } = found;
    const related = found.related.map((other) =>
      other.file === found.file ? { ...other, ...this.#range(other.range) } : other,
    );
    const mended = fix && this.#fix(fix, file);
    return { ...rest, file, range, related, ...(mended === undefined ? {} : { fix: mended }) };
  }

  #fix(fix: Fix, file: string): Fix | undefined {
    const edits = fix.edits.map((edit) => ({ ...edit, ...this.#range(edit.range) }));
    if (edits.some((edit) => edit.file !== file || edit.isChanged)) return undefined;
    return { description: fix.description, edits: edits.map(({ range, text }) => ({ range, text })) };
  }

  #range({ start, end }: SourceRange): {
    readonly file: string;
    readonly range: SourceRange;
    readonly isChanged: boolean;
  } {
    const from = this.#offset(start);
    const to = this.#offset(end);
    const first = this.#origin(from);
    // The end is behind the last character, which may be the last one of its piece.
    const last = this.#origin(Math.max(from, to - 1));
    const isOne = last.piece.file === first.piece.file && last.offset >= first.offset;
    const endOffset = isOne && to > from ? last.offset + (last.piece.isChanged ? 0 : 1) : first.offset;
    const point = (offset: number): Point => pointAt(first.piece.source, offset);
    return {
      file: first.piece.file,
      range: { start: point(first.offset), end: point(endOffset) },
      isChanged: !isOne || first.piece.isChanged === true || last.piece.isChanged === true,
    };
  }

  #offset({ line, column }: Point): number {
    return (this.#lines[line - 1] ?? this.text.length) + column - 1;
  }

  #origin(offset: number): Origin {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = this.pieces[low] as Piece;
    const inside = piece.isChanged ? 0 : Math.min(offset - (this.#starts[low] as number), piece.text.length);
    return { piece, offset: piece.offset + inside };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

function pointAt(text: string, offset: number): Point {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) as string).length + 1 };
}
