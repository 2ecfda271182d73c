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
  /** The same between the heading and the text. */
  readonly openerBelow: Flow | undefined;
  readonly distribution: List | undefined;
  readonly heads: readonly Head[];
  readonly blocks: readonly Block[];
  /** Parts with a heading of their own, after the first text. */
  readonly sections: readonly Section[];
  readonly closer: Flow | undefined;
  readonly postscripts: readonly Flow[];
  /** Lines after the signature: enclosures, distribution, stamps. */
  readonly trailer: readonly Block[];
}

type Text = Paragraph | Heading;

/** How long a paragraph of an opener or of a heading may be, in characters of its longest line. */
const shortLine = 110;

export function divideDocument(blocks: readonly Block[]): Parts {
  const { lines, distribution, at: afterOpener } = takeOpener(blocks);
  const { heads, at: afterHeads } = takeHeads(blocks, afterOpener);
  const below =
    heads.length === 0 ? { lines: [], distribution: undefined, at: afterHeads } : takeOpener(blocks, afterHeads);
  const body = blocks.slice(below.at);
  const { closer, after, end } = takeCloser(body);
  const { first, sections } = divideSections(body.slice(0, end));
  return {
    opener: lines.length === 0 ? undefined : joinFlows(lines, '\n'),
    openerBelow: below.lines.length === 0 ? undefined : joinFlows(below.lines, '\n'),
    distribution: distribution ?? below.distribution,
    heads,
    blocks: first,
    sections,
    closer,
    postscripts: after.flatMap((block) => (isPostscript(block) && isText(block) ? [block.flow] : [])),
    trailer: after.filter((block) => !isPostscript(block)),
  };
}

function isText(block: Block | undefined): block is Text {
  return block?.kind === 'paragraph' || block?.kind === 'heading';
}

function longestLine(flow: Flow): number {
  return flow.text.split('\n').reduce((longest, line) => Math.max(longest, line.trim().length), 0);
}

/** The short paragraphs at the beginning that say what openers say; a name or a place may follow a line that calls for it. */
function takeOpener(blocks: readonly Block[], from = 0) {
  const lines: Flow[] = [];
  let distribution: List | undefined;
  let at = from;
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
  let at = from;
  if (!isHeadingLike(blocks[at]) || !hasTextAfter(blocks, at)) return { heads, at };
  heads.push({ type: 'main', flow: (blocks[at] as Text).flow });
  at += 1;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!isText(block) || !hasTextAfter(blocks, at)) break;
    const isOpener = linesOf(block.flow).every(({ text }) => readOpenerLine(text).length > 0);
    if (isOpener) break;
    const isHead = isHeadingLike(block) ? block.kind === 'paragraph' || block.level > 1 : continuesHeading(block.flow);
    if (!isHead) break;
    heads.push({ type: 'sub', flow: block.flow });
  }
  return { heads, at };
}

/** “with the Prime Minister …” below “RECORD OF A CONVERSATION”: short, no sentence, or in small letters from its beginning. */
function continuesHeading(flow: Flow): boolean {
  if (/[.!?:]["”]?$/.test(flow.text) || flow.text.length > 300) return false;
  return longestLine(flow) <= (/^\p{Ll}/u.test(flow.text) ? 200 : 90);
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
    /^(?:(?:[Ss]igned|SIGNED|[Ss]ignature):?\s+)?(?:\p{Lu}\.\s*){0,3}(?:(?:al|el|de|von|van)[- ])?\p{Lu}[\p{L}’'-]+(?:\s+(?:(?:al|el|de|von|van)[- ])?\p{Lu}[\p{L}’'-]+){0,3}$/u.test(
      bare,
    );
  return (
    isCapitals ||
    /^(?:[[(/]?s(?:igned)?[\])/]|signed\b|[[(/]?signature(?: illegible)?[\])/]?$)/i.test(text) ||
    greeting.test(text) ||
    (isName && bare.split(/\s+/).length <= 5) ||
    (office.test(text) && !/[.;:]$/.test(text) && (/^\p{Lu}/u.test(text) || text.length < 50))
  );
}

/** The signature at the end of the text, and what follows it. */
function takeCloser(body: readonly Block[]) {
  const none = { closer: undefined, after: [], end: body.length };
  for (let end = body.length; end > Math.max(0, body.length - 6); end -= 1) {
    const start = signatureBefore(body, end);
    if (start === end || start === 0 || !body.slice(end).every(mayFollowSignature)) continue;
    const flows = body.slice(start, end).flatMap((block) => (isText(block) ? block.flow : []));
    return { closer: joinFlows(flows, '\n'), after: body.slice(end), end: start };
  }
  return none;
}

function isPostscript(block: Block): boolean {
  return isText(block) && /^P\. ?S\.|^PS[:.]/.test(block.flow.text);
}

/** Enclosures, copies, stamps: short lines, no more of the text. */
function mayFollowSignature(block: Block): boolean {
  return (
    !isText(block) ||
    isPostscript(block) ||
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
