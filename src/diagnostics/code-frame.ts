import type { SourceRange } from './diagnostic.js';

/** How marks and numbers of a frame are painted; each function returns its text with or without colour codes. */
export interface FramePaint {
  readonly mark: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plain: FramePaint = { mark: (text) => text, faint: (text) => text };

/**
 * The line that a finding is about, with the line before it, and marks under the characters meant. Lines longer than `width` are
 * clipped round the place; tabs count as two columns; wide characters (CJK, emoji) as two.
 *
 * @param text the whole source, without a byte order mark
 * @returns lines without a final line break; empty where the source has no such line or nothing in it
 */
export function codeFrame(text: string, range: SourceRange, width = 100, paint: FramePaint = plain): string {
  const lines = text.split(/\r\n|\n|\r/);
  const { start, end } = range;
  const line = lines[start.line - 1];
  if (line === undefined || text === '') return '';
  const before = start.line > 1 ? lines[start.line - 2] : undefined;
  const gutter = String(start.line).length;
  const number = (value: string): string => paint.faint(`${value.padStart(gutter)} │ `);

  const first = Math.min(start.column - 1, line.length);
  const last = end.line > start.line ? line.length : Math.min(Math.max(end.column - 1, first + 1), line.length + 1);
  const window = clip(line, first, last, width);
  const marked = window.text.slice(window.first, window.last);
  const indent = ' '.repeat(displayWidth(window.text.slice(0, window.first)));
  const caret = '^'.repeat(Math.max(1, displayWidth(marked)));
  const rows = [
    ...(before === undefined || before.trim() === ''
      ? []
      : [number(String(start.line - 1)) + paint.faint(expand(clip(before, 0, 1, width).text))]),
    number(String(start.line)) + expand(window.text),
    number('') + indent + paint.mark(caret),
  ];
  return rows.join('\n');
}

interface Window {
  readonly text: string;
  /** Where the marked characters begin and end in `text`. */
  readonly first: number;
  readonly last: number;
}

/** The part of a line round the marked characters that fits; `…` stands for what is cut off. */
function clip(line: string, first: number, last: number, width: number): Window {
  if (line.length <= width) return { text: line, first, last: Math.min(last, line.length) };
  const room = width - 2;
  const marked = Math.min(last - first, Math.floor(room * 0.7));
  let from = Math.max(0, first - Math.max(10, Math.floor((room - marked) / 3)));
  let to = Math.min(line.length, from + room);
  from = Math.max(0, to - room);
  // Never cut a character of two code units in two.
  if (isLowSurrogate(line.charCodeAt(from))) from += 1;
  if (isLowSurrogate(line.charCodeAt(to))) to -= 1;
  const head = from > 0 ? '…' : '';
  const tail = to < line.length ? '…' : '';
  const shift = head.length - from;
  return {
    text: head + line.slice(from, to) + tail,
    first: first + shift,
    last: Math.min(last, to) + shift,
  };
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Tabs as two spaces; characters that would move the cursor or cannot be seen as `·`. */
function expand(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach the terminal
  return text.replaceAll('\t', '  ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
}

/** The columns that a text takes on a terminal (after Unicode's East Asian Width and its combining marks, simplified). */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of expand(text)) {
    if (/\p{M}|\u200b|\u200d|\ufe0f/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
