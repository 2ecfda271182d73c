import type { SourceRange } from './diagnostic.js';

/** How marks and numbers of a frame are painted; each function returns its text with or without colour codes. */
export interface FramePaint {
  readonly mark: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plain: FramePaint = { mark: (text) => text, faint: (text) => text };

/** A line of a source as it is shown: without what would move the cursor or cannot be seen. */
export interface FrameLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
}

/** The line that a finding is about, with what is meant in it, and the line before it. */
export interface Frame {
  /** Undefined where there is none, or a blank one. */
  readonly before: FrameLine | undefined;
  readonly number: number;
  /** The line in three parts, of which the second is meant; it is empty at the end of a line. */
  readonly parts: readonly [before: string, meant: string, after: string];
}

/**
 * What is shown of a source where something is found in it. Lines longer than `width` are clipped round the place.
 *
 * @param text the whole source, without a byte order mark
 * @param width in UTF-16 code units
 * @returns undefined where the source has no such line or nothing in it
 */
export function frameOf(text: string, range: SourceRange, width = 100): Frame | undefined {
  const lines = linesOf(text);
  const { start, end } = range;
  const line = lines[start.line - 1];
  if (line === undefined || text === '') return undefined;
  const before = start.line > 1 ? lines[start.line - 2] : undefined;
  const first = Math.min(start.column - 1, line.length);
  const last = end.line > start.line ? line.length : Math.min(Math.max(end.column - 1, first + 1), line.length + 1);
  const window = clip(line, first, last, width);
  return {
    before:
      before === undefined || before.trim() === ''
        ? undefined
        : { number: start.line - 1, text: visible(clip(before, 0, 1, width).text) },
    number: start.line,
    parts: [
      visible(window.text.slice(0, window.first)),
      visible(window.text.slice(window.first, window.last)),
      visible(window.text.slice(window.last)),
    ],
  };
}

/** The text that was asked for last: a report shows all findings of a file one after the other. */
let last: { readonly text: string; readonly lines: readonly string[] } = { text: '', lines: [''] };

function linesOf(text: string): readonly string[] {
  if (last.text !== text) last = { text, lines: text.split(/\r\n|\n|\r/) };
  return last.lines;
}

/**
 * The line that a finding is about, with the line before it, and marks under the characters meant, for a terminal. Tabs count as two
 * columns; wide characters (CJK, emoji) as two.
 *
 * @returns lines without a final line break; empty where the source has no such line or nothing in it
 */
export function codeFrame(text: string, range: SourceRange, width = 100, paint: FramePaint = plain): string {
  const frame = frameOf(text, range, width);
  if (frame === undefined) return '';
  const gutter = String(frame.number).length;
  const number = (value: string): string => paint.faint(`${value.padStart(gutter)} │ `);
  const [before, meant] = frame.parts;
  const caret = '^'.repeat(Math.max(1, displayWidth(meant)));
  return [
    ...(frame.before === undefined ? [] : [number(String(frame.before.number)) + paint.faint(frame.before.text)]),
    number(String(frame.number)) + frame.parts.join(''),
    number('') + ' '.repeat(displayWidth(before)) + paint.mark(caret),
  ].join('\n');
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
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach the terminal
  return text.replaceAll('\t', '  ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
}

/** The columns that a text takes on a terminal (after Unicode's East Asian Width and its combining marks, simplified). */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of visible(text)) {
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
