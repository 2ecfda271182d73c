/** Finds where the pages of the source turn, and puts a paragraph that a turn has cut together again. */
import type { Block } from '../draft.js';
import { type Flow, joinFlows, type Place, placeIn, withPoint } from '../flow.js';

/** A line that is nothing but the number of a page. */
const markers: readonly RegExp[] = [
  /^\[\s*(?:page|p\.|pp\.|pg\.?|стр\.|s\.|l\.|list)\s*(\d{1,4}(?:\s?ob\.?|[a-z])?)\s*\]$/i,
  /^\(\s*(?:page|p\.|pg\.?|стр\.)\s*(\d{1,4}[a-z]?)\s*\)$/i,
  /^\/\s*(\d{1,4})\s*\/$/,
  /^[-–—]\s*(\d{1,4})\s*[-–—]$/,
  /^(?:page|стр\.)\s+(\d{1,4})$/i,
];

/** What a page marker says when it stands alone; undefined for any other text. */
export function pageMarker(text: string): string | undefined {
  for (const marker of markers) {
    const match = marker.exec(text.trim());
    if (match !== null) return (match[1] as string).trim();
  }
  return undefined;
}

/** A page marker that has become a `pb`, and the words that said so. */
export interface ReadMarker {
  readonly place: Place;
  readonly typed: string;
  readonly n: string;
}

/** Two halves that were put together. */
export interface JoinedParagraph {
  readonly place: Place;
  /** Whether something in the typescript says that the page turns here. */
  readonly isMarked: boolean;
}

export interface TurnedPages {
  readonly blocks: readonly Block[];
  readonly markers: readonly ReadMarker[];
  readonly joined: readonly JoinedParagraph[];
}

/** Turns page markers into page turns, and joins the paragraphs that they cut. */
export function turnPages(blocks: readonly Block[]): TurnedPages {
  const found: ReadMarker[] = [];
  const joined: JoinedParagraph[] = [];
  const marked = blocks.map((block): Block => {
    if (block.kind !== 'paragraph') return block;
    const n = pageMarker(block.flow.text);
    if (n === undefined || block.flow.points.length > 0) return block;
    const place = placeIn(block.flow, 0);
    found.push({ place, typed: block.flow.text, n });
    return { kind: 'page', n, place };
  });
  const result: Block[] = [];
  marked.forEach((block) => {
    const last = result.at(-1);
    const turn = last?.kind === 'page' ? last : undefined;
    const before = turn === undefined ? last : result.at(-2);
    if (
      block.kind === 'paragraph' &&
      before?.kind === 'paragraph' &&
      isCut(before.flow, block.flow, turn !== undefined)
    ) {
      joined.push({ place: placeIn(block.flow, 0), isMarked: turn !== undefined });
      result.splice(turn === undefined ? -1 : -2);
      result.push({ kind: 'paragraph', flow: joinAtTurn(before.flow, block.flow, turn?.n) });
    } else result.push(block);
  });
  return { blocks: result, markers: found, joined };
}

/** Whether a paragraph stops in the middle of a sentence and the next one goes on with it. */
function isCut(before: Flow, after: Flow, isMarked: boolean): boolean {
  if (before.text === '' || after.text === '') return false;
  const ends = /[.!?…:;"”»)\]*]\s*$/u.test(before.text);
  // A short line without a full stop may be a heading, an address or a signature.
  const isSentence = before.text.length > 80 && !before.text.includes('\n');
  const goesOn = /^\p{Ll}/u.test(after.text) && !/^(?:\p{Ll}|[ivx]{1,4}|cc|pp?|encl|ps)[.):]\s?/u.test(after.text);
  return !ends && goesOn && (isSentence || isMarked);
}

/** A hyphen at the end of a page is part of the word that goes on; no space is put in. */
function joinAtTurn(before: Flow, after: Flow, n: string | undefined): Flow {
  const between = /\p{L}-$/u.test(before.text) ? '' : ' ';
  const whole = joinFlows([before, after], between);
  return withPoint(whole, { kind: 'page', at: before.text.length + between.length, ...(n === undefined ? {} : { n }) });
}
