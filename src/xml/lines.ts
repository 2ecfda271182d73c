import type { Position, Range } from './tree.js';

/** Finds lines and columns in a text. A line ends with CR LF, LF or CR, as in XML 1.0 §2.11. */
export class LineIndex {
  readonly #starts: readonly number[];
  /** The line that was asked for last: questions mostly come in the order of the text. */
  #last = 0;

  constructor(private readonly text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.#starts = starts;
  }

  /** The position of a 0-based offset; offsets outside the text are moved to its nearest end. */
  position(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    const line = this.#line(at);
    return { line: line + 1, column: at - (this.#starts[line] ?? 0) + 1, offset: at };
  }

  /** The 0-based offset of a 1-based line and column; places outside the text are moved to its nearest end. */
  offset(line: number, column: number): number {
    if (line < 1) return 0;
    const start = this.#starts[line - 1] ?? this.text.length;
    return Math.min(start + Math.max(column, 1) - 1, this.text.length);
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  #line(offset: number): number {
    const starts = this.#starts;
    const isOn = (line: number): boolean =>
      (starts[line] ?? Number.POSITIVE_INFINITY) <= offset && offset < (starts[line + 1] ?? Number.POSITIVE_INFINITY);
    for (let line = this.#last; line < this.#last + 3; line += 1) {
      if (isOn(line)) {
        this.#last = line;
        return line;
      }
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#last = low;
    return low;
  }
}
