/**
 * Reads plain text. Blank lines part paragraphs, and so does an indent; whether a line goes on in the next one is seen from its length:
 * a program or a typist that fills lines breaks one only where the next word would not have fitted.
 */
import type { Block, Draft, ItemLabel, Note } from '../draft.js';
import { type Flow, FlowBuilder, linesOf, placeIn, replaceByPoints, sliceFlow } from '../flow.js';

interface Line {
  readonly text: string;
  readonly indent: number;
  /** 1-based. */
  readonly number: number;
}

/** Beyond this a line was not broken by whoever typed it. */
const longest = 120;

/** Reads a plain text; a form feed is a turn of the page, `[1]` at the beginning of a last paragraph a note that `[1]` calls. */
export function readPlainText(text: string): Draft {
  const lines = linesIn(text);
  const width = usualWidth(lines);
  const blocks: Block[] = [];
  let open: Line[] = [];
  const close = (): void => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', flow: flowOf(open, width) });
    open = [];
  };
  for (const line of lines) {
    if (line.text === '\f') {
      close();
      blocks.push({ kind: 'page', place: { line: line.number, column: 1 } });
    } else if (line.text === '') close();
    else {
      const before = open.at(-1);
      if (before !== undefined && beginsParagraph(line, before, open, width)) close();
      open.push(line);
    }
  }
  close();
  const { body, notes } = partNotes(blocks);
  return {
    blocks: groupItems(body),
    notes,
    comments: new Map(),
    images: new Map(),
    remarks: [],
    words: text,
  };
}

const itemStart = /^(?:(\d{1,2})[.)]|([a-z])\)|([-–—•*·]))\s+(?=\S)/;

/** Paragraphs and lines that count 1, 2, 3, or a, b, c, or begin with the same sign, are items of a list: two at least. */
function groupItems(blocks: readonly Block[]): readonly Block[] {
  const pieces = blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'paragraph') return [block];
    const lines = linesOf(block.flow);
    const isList =
      lines.length > 1 &&
      lines.every(({ text }, i) => markOf(text, i) !== undefined) &&
      sameKind(lines.map(({ text }) => text));
    return isList ? lines.map((flow) => ({ kind: 'paragraph' as const, flow })) : [block];
  });
  const result: Block[] = [];
  for (let i = 0; i < pieces.length; ) {
    const run: Flow[] = [];
    for (let block = pieces[i + run.length]; block?.kind === 'paragraph'; block = pieces[i + run.length]) {
      const kind = markOf(block.flow.text, run.length);
      if (kind === undefined || (run.length > 0 && kind !== markOf((run[0] as Flow).text, 0))) break;
      run.push(block.flow);
    }
    const first = run[0];
    if (run.length < 2 || first === undefined) {
      result.push(pieces[i] as Block);
      i += 1;
      continue;
    }
    const labels: ItemLabel[] = [];
    const items = run.map((flow): readonly Block[] => {
      const [whole = '', number, letter] = itemStart.exec(flow.text) ?? [];
      const { length } = whole;
      const n = number ?? letter;
      if (n !== undefined) labels.push({ n, typed: whole.trim(), place: placeIn(flow, 0) });
      return [{ kind: 'paragraph', flow: sliceFlow(flow, length, flow.text.length) }];
    });
    const ordered = labels.length > 0;
    result.push({ kind: 'list', ordered, items, ...(ordered ? { labels } : {}), place: placeIn(first, 0) });
    i += run.length;
  }
  return result;
}

/** The sign of an item, if it is the one that the item at that place of a list has. */
function markOf(text: string, index: number): string | undefined {
  const match = itemStart.exec(text);
  if (match === null) return undefined;
  const [, number, letter, sign] = match;
  if (number !== undefined) return Number(number) === index + 1 ? 'number' : undefined;
  if (letter !== undefined) return letter.charCodeAt(0) - 97 === index ? 'letter' : undefined;
  // “- 3 -” is the number of a page.
  return /^\S+\s+\d+\s*[-–—]$/.test(text) ? undefined : sign;
}

function sameKind(texts: readonly string[]): boolean {
  return new Set(texts.map((text, i) => markOf(text, i))).size === 1;
}

function linesIn(text: string): readonly Line[] {
  const lines: Line[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const parts = raw.split('\f');
    parts.forEach((part, j) => {
      if (j > 0) lines.push({ text: '\f', indent: 0, number: i + 1 });
      const body = part.trim();
      if (parts.length === 1 || body !== '') {
        lines.push({ text: body, indent: part.length - part.trimStart().length, number: i + 1 });
      }
    });
  });
  return lines;
}

/** The width that lines are filled to: the longest of those that are not long paragraphs on one line; 0 where lines are not filled. */
function usualWidth(lines: readonly Line[]): number {
  const lengths = lines.filter(({ text }) => text !== '').map(({ text, indent }) => text.length + indent);
  const isOneLineEach = lengths.filter((length) => length > longest).length > lengths.length / 10;
  if (isOneLineEach || lengths.length === 0) return 0;
  const sorted = lengths.filter((length) => length <= longest).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0;
}

function isFull(line: Line, next: Line, width: number): boolean {
  if (width < 40) return false;
  const firstWord = next.text.split(/\s/)[0] ?? '';
  return line.indent + line.text.length + 1 + firstWord.length > width;
}

function beginsParagraph(line: Line, before: Line, open: readonly Line[], width: number): boolean {
  if (width === 0) return line.text.length > longest || before.text.length > longest;
  const margin = open.length > 1 ? (open[1] as Line).indent : Math.min(before.indent, line.indent);
  const isProse = open.length > 1 || before.text.length > width * 0.6;
  return isProse && line.indent >= margin + 2 && before.indent <= line.indent && !isFull(before, line, width);
}

function flowOf(lines: readonly Line[], width: number): Flow {
  const builder = new FlowBuilder();
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before !== undefined) {
      if (isFull(before, line, width))
        builder.write(' ', { line: before.number, column: before.indent + before.text.length + 1 });
      else builder.breakLine();
    }
    builder.write(line.text, { line: line.number, column: line.indent + 1 });
  });
  return builder.finish();
}

const call = /\[(\d{1,3}|\*{1,3})\]/g;
const noteStart = /^\[(\d{1,3}|\*{1,3})\]\s+(?=\S)/;

/** Takes from the end the paragraphs that begin with `[1]`, if the text before calls each of them. */
function partNotes(blocks: readonly Block[]): {
  readonly body: readonly Block[];
  readonly notes: ReadonlyMap<string, Note>;
} {
  const notes = new Map<string, Note>();
  let end = blocks.length;
  while (end > 0) {
    const block = blocks[end - 1];
    const match = block?.kind === 'paragraph' ? noteStart.exec(block.flow.text) : null;
    if (block?.kind !== 'paragraph' || match === null) break;
    end -= 1;
  }
  const body: Block[] = blocks.slice(0, end);
  const called = new Set(
    end === blocks.length
      ? []
      : body.flatMap((one) => (one.kind === 'paragraph' ? [...one.flow.text.matchAll(call)].map(([, id]) => id) : [])),
  );
  for (const block of blocks.slice(end)) {
    if (block.kind !== 'paragraph') continue;
    const match = noteStart.exec(block.flow.text) as RegExpExecArray;
    const label = match[1] as string;
    if (notes.has(label) || !called.has(label)) return { body: blocks, notes: new Map() };
    notes.set(label, {
      label,
      blocks: [{ kind: 'paragraph', flow: sliceFlow(block.flow, match[0].length, block.flow.text.length) }],
    });
  }
  return {
    body: body.map((block) => (block.kind === 'paragraph' ? { ...block, flow: withCalls(block.flow, notes) } : block)),
    notes,
  };
}

/** Puts the call of a note in the place of its `[1]`. */
function withCalls(flow: Flow, notes: ReadonlyMap<string, Note>): Flow {
  const calls = [...flow.text.matchAll(call)].flatMap(({ 0: typed, 1: id = '', index }) =>
    notes.has(id) ? [{ start: index, end: index + typed.length, point: { kind: 'note' as const, id } }] : [],
  );
  return calls.length === 0 ? flow : replaceByPoints(flow, calls);
}
