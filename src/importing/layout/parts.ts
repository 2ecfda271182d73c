/** Divides a document into opener, headings, text and closer. */
import type { Block, Heading, List, Paragraph } from '../draft.js';
import { type Flow, joinFlows, linesOf } from '../flow.js';
import { isAllBold } from './front-matter.js';
import { readOpenerLine } from './opener-lines.js';

export interface Section {
  readonly heads: readonly Head[];
  readonly blocks: readonly Block[];
}

export interface Head {
  readonly type: 'main' | 'sub';
  readonly flow: Flow;
}

export interface Parts {
  /** The lines before the heading or the text; undefined if there are none. */
  readonly opener: Flow | undefined;
  readonly distribution: List | undefined;
  readonly heads: readonly Head[];
  readonly blocks: readonly Block[];
  /** Parts with a heading of their own, after the first text. */
  readonly sections: readonly Section[];
  readonly closer: Flow | undefined;
  /** Lines after the signature: enclosures, distribution, stamps. */
  readonly trailer: readonly Block[];
}

type Text = Paragraph | Heading;

/** How long a paragraph of an opener or of a heading may be, in characters of its longest line. */
const shortLine = 110;

export function divideDocument(blocks: readonly Block[]): Parts {
  const { lines, distribution, at: afterOpener } = takeOpener(blocks);
  const { heads, at: afterHeads, salutes } = takeHeads(blocks, afterOpener);
  const opener = [...lines, ...salutes];
  const body = blocks.slice(afterHeads);
  const { closer, trailer, end } = takeCloser(body);
  const { first, sections } = divideSections(body.slice(0, end));
  return {
    opener: opener.length === 0 ? undefined : joinFlows(opener, '\n'),
    distribution,
    heads,
    blocks: first,
    sections,
    closer,
    trailer,
  };
}

function isText(block: Block | undefined): block is Text {
  return block?.kind === 'paragraph' || block?.kind === 'heading';
}

function longestLine(flow: Flow): number {
  return Math.max(...linesOf(flow).map(({ text }) => text.length));
}

/** The short paragraphs at the beginning that say what openers say; a name or a place may follow a line that calls for it. */
function takeOpener(blocks: readonly Block[]) {
  const lines: Flow[] = [];
  let distribution: List | undefined;
  let at = 0;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (
      block?.kind === 'list' &&
      lines.length > 0 &&
      readOpenerLine(linesOf(lines.at(-1) as Flow).at(-1)?.text ?? '')[0]?.kind === 'distribution'
    ) {
      distribution = block;
      continue;
    }
    if (block?.kind !== 'paragraph' || longestLine(block.flow) > shortLine) break;
    const own = linesOf(block.flow).map(({ text }) => text);
    const isKnown = own.some((line) => readOpenerLine(line).length > 0);
    const before = lines.at(-1)?.text ?? '';
    const isCalledFor = /\b(?:of|from|by|to)$/i.test(before) && own.length === 1;
    if (!isKnown && !isCalledFor) break;
    if (block.flow.text.length > 400) break;
    lines.push(block.flow);
  }
  return { lines, distribution, at };
}

/** A line in capitals, or set off by the format. */
export function isHeadingLike(block: Block | undefined): boolean {
  if (block?.kind === 'heading') return true;
  if (block?.kind !== 'paragraph' || block.flow.text.length > 200) return false;
  const { text } = block.flow;
  if (readOpenerLine(text).some(({ kind }) => kind === 'salute')) return false;
  const letters = text.replace(/[^\p{L}]/gu, '');
  const isCapitals = letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  return (isCapitals || isAllBold(block.flow)) && !/[;,]$/.test(text);
}

function takeHeads(blocks: readonly Block[], from: number) {
  const heads: Head[] = [];
  const salutes: Flow[] = [];
  let at = from;
  if (isHeadingLike(blocks[at]) && hasTextAfter(blocks, at)) {
    heads.push({ type: 'main', flow: (blocks[at] as Text).flow });
    at += 1;
    for (; at < blocks.length; at += 1) {
      const block = blocks[at];
      if (!isText(block) || !hasTextAfter(blocks, at)) break;
      const known = readOpenerLine(block.flow.text)[0]?.kind;
      if (known === 'salute') break;
      const isShort =
        longestLine(block.flow) <= 90 && block.flow.text.length <= 300 && !/[.!?:]["”]?$/.test(block.flow.text);
      const isHead = isHeadingLike(block) ? block.kind === 'heading' && block.level > 1 : isShort;
      if (!isHead && !(isHeadingLike(block) && block.kind === 'paragraph')) break;
      heads.push({ type: 'sub', flow: block.flow });
    }
  }
  for (; at < blocks.length && heads.length > 0; at += 1) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph' || readOpenerLine(block.flow.text)[0]?.kind !== 'salute') break;
    salutes.push(block.flow);
  }
  return { heads, at, salutes };
}

function hasTextAfter(blocks: readonly Block[], at: number): boolean {
  return blocks.slice(at + 1).some((block) => block.kind !== 'page');
}

const office =
  /\b(?:ambassador|minister|secretary|chairman|chairwoman|head|chief|director|deputy|first|attach[ée]|counsell?or|consul|general|colonel|major|captain|marshal|president|premier|representative|advis[eo]r|charg[ée])\b/i;
const greeting =
  /^(?:with (?:respect|comradely|communist|best)|respectfully|sincerely|yours|faithfully|long live|best regards|regards)\b/i;

/** A line that may belong to a signature. */
function isSignatureLine(line: string): boolean {
  const text = line.trim();
  if (text === '' || text.length > 90) return false;
  const bare = text.replace(/^[([/]+|[)\]/]+$/g, '').trim();
  const letters = bare.replace(/[^\p{L}]/gu, '');
  const isCapitals = letters.length >= 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  const isName =
    /^(?:signed|s\/|\/s\/|signature)?:?\s*(?:\p{Lu}\.\s*){0,3}\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){0,3}$/iu.test(
      bare,
    ) && /^\P{Ll}/u.test(bare);
  return (
    isCapitals ||
    /^(?:\/?s(?:igned)?\/|signed\b|[[(/]?signature(?: illegible)?[\])/]?$)/i.test(text) ||
    greeting.test(text) ||
    (isName && bare.split(/\s+/).length <= 5) ||
    (office.test(text) && !/[.;]$/.test(text) && /^\p{Lu}/u.test(text))
  );
}

/** The signature at the end of the text, and what follows it. */
function takeCloser(body: readonly Block[]) {
  const none = { closer: undefined, trailer: [], end: body.length };
  for (let end = body.length; end > Math.max(0, body.length - 6); end -= 1) {
    const start = signatureBefore(body, end);
    if (start === end || start === 0 || !body.slice(end).every(mayFollowSignature)) continue;
    const flows = body.slice(start, end).flatMap((block) => (isText(block) ? block.flow : []));
    return { closer: joinFlows(flows, '\n'), trailer: body.slice(end), end: start };
  }
  return none;
}

/** Enclosures, copies, stamps: short lines, no more of the text. */
function mayFollowSignature(block: Block): boolean {
  return (
    !isText(block) ||
    (block.kind === 'paragraph' && longestLine(block.flow) <= shortLine && !/[a-z]{3}[.!?]$/.test(block.flow.text))
  );
}

/** Where the run of signature lines begins that ends before `end`; `end` itself if there is none. */
function signatureBefore(body: readonly Block[], end: number): number {
  let start = end;
  while (start > 0) {
    const block = body[start - 1];
    if (!isText(block)) break;
    const lines = linesOf(block.flow).map(({ text }) => text);
    const isDate =
      lines.length === 1 && readOpenerLine(lines[0] ?? '')[0]?.kind === 'dateline' && lines[0]?.trim() !== '';
    if (!(lines.every(isSignatureLine) || isDate) || lines.length > 6 || end - start >= 5) break;
    start -= 1;
  }
  const lines = body
    .slice(start, end)
    .flatMap((block) => (isText(block) ? linesOf(block.flow).map(({ text }) => text) : []));
  // A date alone, or a heading in capitals, is no signature.
  const isSigned = lines.some(
    (line) =>
      isSignatureLine(line) &&
      (office.test(line) ||
        /\p{Lu}\.|^[([/]|signed/iu.test(line) ||
        /^(?:\p{Lu}[\p{L}’'-]+ ){0,2}\p{Lu}[\p{L}’'-]+$/u.test(line.trim())),
  );
  return isSigned ? start : end;
}

function divideSections(blocks: readonly Block[]): {
  readonly first: readonly Block[];
  readonly sections: readonly Section[];
} {
  const sections: { heads: Head[]; blocks: Block[] }[] = [];
  const first: Block[] = [];
  blocks.forEach((block, i) => {
    const last = sections.at(-1);
    const opensSection = block.kind === 'heading' || (isHeadingLike(block) && blocks[i + 1] !== undefined);
    if (opensSection && isText(block)) {
      if (last !== undefined && last.blocks.length === 0) last.heads.push({ type: 'sub', flow: block.flow });
      else sections.push({ heads: [{ type: 'main', flow: block.flow }], blocks: [] });
    } else (last?.blocks ?? first).push(block);
  });
  return { first, sections };
}
