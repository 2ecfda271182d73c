/** From the marked reading text of a record's blocks (xslt/record/mentions.xsl) to its mentions. */
import type { Mention, RegisterKind } from '../edition/model.js';

/** What mentions.xsl says of a block; it explains the pieces. */
export interface MarkedBlock {
  readonly locus: string;
  readonly page: string;
  readonly anchor: string;
  readonly where: Mention['where'];
  readonly pieces: readonly (string | number | readonly [RegisterKind, string, string])[];
}

/** How many words are given on each side of a name. */
const wordsAround = 10;

interface Reading {
  /** White space normalised. */
  text: string;
  /** Whether the next piece continues the last word, whatever its white space. */
  glued: boolean;
}

interface Name {
  readonly target: readonly [RegisterKind, string, string];
  readonly reading: Reading;
  /** Where the name begins and ends in the reading, as offsets in UTF-16 units; white space at its ends is outside. */
  start: number;
  end: number;
}

/**
 * The mentions of a block, in the order in which they begin. A name in a variant, a deletion or a slip is read in that alone.
 * A space at the inner end of `before` and `after` tells that one stands beside the name.
 */
export function readMentions({ locus, page, anchor, where, pieces }: MarkedBlock): readonly Mention[] {
  const readings: Reading[] = [{ text: '', glued: false }];
  const names: Name[] = [];
  const open: Name[] = [];
  for (const piece of pieces) {
    const reading = readings.at(-1) ?? { text: '', glued: false };
    if (typeof piece === 'string') append(reading, piece);
    else if (typeof piece === 'object') {
      const name = { target: piece, reading, start: reading.text.length, end: reading.text.length };
      names.push(name);
      open.push(name);
    } else if (piece === 0) {
      reading.text = reading.text.trimEnd();
      reading.glued = true;
    } else if (piece === 1) {
      const name = open.pop();
      if (name) name.end = name.reading.text.length;
    } else if (piece === 2) readings.push({ text: '', glued: false });
    else readings.pop();
  }
  return names.map(({ target: [register, entity, element], reading: { text }, start, end }) => {
    const marked = text.slice(start, end);
    const surface = marked.trim();
    const from = start + marked.length - marked.trimStart().length;
    return {
      register,
      entity,
      element,
      surface,
      before: lastWords(text.slice(0, from)),
      after: firstWords(text.slice(from + surface.length)),
      locus,
      page,
      anchor,
      where,
    };
  });
}

function append(reading: Reading, piece: string): void {
  const words = piece.replace(/[ \t\r\n]+/g, ' ');
  const added = reading.glued || reading.text === '' || reading.text.endsWith(' ') ? words.replace(/^ /, '') : words;
  reading.text += added;
  if (added) reading.glued = false;
}

function lastWords(text: string): string {
  const words = text.split(' ').filter(Boolean);
  return words.slice(-wordsAround).join(' ') + (text.endsWith(' ') && words.length > 0 ? ' ' : '');
}

function firstWords(text: string): string {
  const words = text.split(' ').filter(Boolean);
  return (text.startsWith(' ') && words.length > 0 ? ' ' : '') + words.slice(0, wordsAround).join(' ');
}
