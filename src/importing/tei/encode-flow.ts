/** Encodes one running text: brackets, names, dates, emphasis, changes, notes, images and page turns. */

import type { Entity } from '../../edition/model.js';
import type { FoundDate } from '../../names/found-date.js';
import { isNotePrefix, type NoteSort } from '../brackets/classify.js';
import { type BracketContext, type ReadBrackets, readBrackets } from '../brackets/read-brackets.js';
import { partingElements } from '../compare.js';
import type { Conversion, Doubt } from '../doubt.js';
import { type Block, type Comment, type Draft, flowsIn, type Image, type List, type Note } from '../draft.js';
import { type Flow, type Mark, placeIn, sliceFlow } from '../flow.js';
import { type NameContext, tagNames } from '../names/tag-names.js';
import { type Overlay, type Piece, piece, pieceOf, ranks, type Tag, tag } from './pieces.js';
import { weave } from './weave.js';

/** What an encoded text has to say beside its elements. */
export interface Findings {
  readonly doubts: Doubt[];
  readonly conversions: Conversion[];
}

export interface FlowContext extends Findings {
  readonly draft: Draft;
  readonly brackets: BracketContext;
  readonly names: NameContext;
  /** The `xml:id` of the change that stands for what somebody did on a day. */
  readonly changeId: (by: string, when: string) => string;
  /** The `xml:id` of the statement that names who made a comment. */
  readonly commenterId: (by: string) => string;
  /** Where an image will lie, seen from the record; undefined if there is none to be had. */
  readonly imageAddress: (id: string, image: Image) => string | undefined;
  /** Notes that nothing says whose they are. */
  readonly unsignedNotes: { readonly label: string; readonly flow: Flow }[];
}

export interface EncodedFlow {
  /** The content of the element that holds the text. */
  readonly content: readonly (Piece | string)[];
  readonly people: readonly Entity[];
  readonly dates: readonly FoundDate[];
  /** The words of the typescript that must stand in the element, in their order, notes in the places of their calls. */
  readonly expected: string;
}

export interface FlowOptions {
  /** Tags that the layout gives, such as `seg` and `dateline` in an opener. */
  readonly tags?: readonly Tag[];
  /** Whether a style that covers all of the text is the look of a heading, and says nothing. */
  readonly isHeading?: boolean;
  /** What the brackets of the text are, where that was read in a longer text of which this is a part. */
  readonly brackets?: ReadBrackets;
  /** The `type` of a date, by its day. */
  readonly dateType?: (date: FoundDate) => string | undefined;
}

export function encodeFlow(
  flow: Flow,
  context: FlowContext,
  { tags = [], isHeading = false, brackets, dateType }: FlowOptions = {},
): EncodedFlow {
  const read = brackets ?? readBrackets(flow, context.brackets);
  for (const doubt of read.doubts) context.doubts.push(doubt);
  for (const conversion of read.conversions) context.conversions.push(conversion);
  const base: Overlay = {
    ...read,
    tags: [...read.tags, ...tags, ...flow.marks.flatMap((mark) => markTag(mark, flow, context, isHeading))],
  };
  const named = tagNames(base, context.names);
  for (const doubt of named.doubts) context.doubts.push(doubt);
  const typed = dateType === undefined ? named.tags : named.tags.map((one) => withDateType(one, named.dates, dateType));

  const points = flow.points.flatMap((point) => {
    if (point.kind === 'page') return [{ at: point.at, piece: piece('pb', { n: point.n }), expected: '' }];
    const made = insertPoint(point.kind, point.id, flow, point.at, context);
    return made === undefined ? [] : [{ at: point.at, ...made }];
  });
  const overlay: Overlay = {
    flow,
    tags: typed,
    insertions: [...named.insertions, ...points],
    consumed: named.consumed,
  };
  const { children, tags: kept } = weave(overlay);
  return {
    content: children,
    people: named.people,
    dates: named.dates,
    expected: expectedWords(overlay, kept, points),
  };
}

/** What is left of the text when what markup says is taken out, with the words of notes and pictures at their points. */
function expectedWords(
  { flow, consumed, insertions }: Overlay,
  tags: readonly Tag[],
  points: readonly { readonly at: number; readonly expected: string }[],
): string {
  const isConsumed = new Uint8Array(flow.text.length);
  for (const { start, end, became } of consumed) {
    isConsumed.fill(1, start, end);
    if (became === undefined && /[\p{L}\p{N}]/u.test(flow.text.slice(start, end))) {
      throw new Error(`Words of the typescript would be lost: ${flow.text.slice(start, end)}`);
    }
  }
  const inserted = new Map<number, string>();
  const insert = (at: number, words: string): void => {
    inserted.set(at, `${inserted.get(at) ?? ''} ${words} `);
  };
  for (const { name, start, end } of tags) {
    if (!partingElements.has(name)) continue;
    insert(start, '');
    insert(end, '');
  }
  for (const { at, piece: inserted } of insertions) if (partingElements.has(inserted.name)) insert(at, '');
  for (const { at, expected } of points) insert(at, expected);
  let words = '';
  for (let at = 0; at <= flow.text.length; at += 1) {
    words += inserted.get(at) ?? '';
    if (isConsumed[at] === 0) words += flow.text[at];
  }
  return words;
}

function withDateType(one: Tag, dates: readonly FoundDate[], dateType: (date: FoundDate) => string | undefined): Tag {
  if (one.name !== 'date') return one;
  const date = dates.find(({ when, from }) => (when ?? from) === (one.attributes['when'] ?? one.attributes['from']));
  const type = date === undefined ? undefined : dateType(date);
  return type === undefined ? one : { ...one, attributes: { type, ...one.attributes } };
}

function markTag(mark: Mark, flow: Flow, context: FlowContext, isHeading: boolean): readonly Tag[] {
  if (mark.kind === 'style') {
    const coversAll = mark.start === 0 && mark.end === flow.text.length;
    if (isHeading && coversAll) return [];
    const rend = { smallcaps: 'smallcaps', allcaps: 'uppercase' }[mark.style as 'smallcaps'] ?? mark.style;
    return [tag('hi', mark, ranks.style, { rend }, { splits: true })];
  }
  if (mark.kind === 'link') {
    return /^(?:https?|mailto):[^\s]+$/i.test(mark.target)
      ? [tag('ref', mark, ranks.note, { target: mark.target }, { splits: true })]
      : [];
  }
  const name = mark.kind === 'inserted' ? 'add' : 'del';
  const typed = flow.text.slice(mark.start, mark.end);
  context.doubts.push({
    code: 'import/tracked-change',
    place: placeIn(flow, mark.start),
    typed,
    message: `${mark.by === '' ? 'Somebody' : mark.by} has ${mark.kind} these words${mark.when === '' ? '' : ` on ${mark.when}`}, and nobody has accepted the change`,
    help:
      mark.kind === 'inserted'
        ? 'Take away the add and keep the words, or take away both'
        : 'Take away the del with the words, or keep the words alone',
  });
  return [tag(name, mark, ranks.change, { change: `#${context.changeId(mark.by, mark.when)}` }, { splits: true })];
}

interface Made {
  readonly piece: Piece;
  readonly expected: string;
}

function insertPoint(
  kind: 'note' | 'comment' | 'image',
  id: string,
  flow: Flow,
  at: number,
  context: FlowContext,
): Made | undefined {
  if (kind === 'note') {
    const note = context.draft.notes.get(id);
    return note === undefined ? undefined : encodeNote(note, context);
  }
  if (kind === 'comment') {
    const comment = context.draft.comments.get(id);
    return comment === undefined ? undefined : encodeComment(comment, flow, at, context);
  }
  const image = context.draft.images.get(id);
  if (image === undefined) return undefined;
  const url = context.imageAddress(id, image);
  if (url === undefined) {
    context.doubts.push({
      code: 'import/image',
      place: placeIn(flow, at),
      typed: image.source,
      message: `The picture ${image.source === '' ? '' : `${image.source} `}could not be had`,
      help: 'Put it into the folder of the edition and add a graphic to the figure',
    });
  } else if (image.description === '') {
    context.doubts.push({
      code: 'import/image',
      place: placeIn(flow, at),
      typed: image.source,
      message: 'Nothing says what this picture shows',
      help: 'Add a figDesc to the figure, for those who cannot see it',
    });
  }
  const parts = [
    ...(url === undefined ? [] : [piece('graphic', { url })]),
    ...(image.description === '' ? [] : [piece('figDesc', {}, image.description)]),
  ];
  return { piece: piece('figure', {}, ...parts), expected: image.description };
}

function encodeNote(note: Note, context: FlowContext): Made {
  const first = note.blocks[0];
  const prefix = first?.kind === 'paragraph' ? isNotePrefix(first.flow.text) : undefined;
  let blocks = note.blocks;
  let sort: NoteSort = 'translator';
  if (prefix !== undefined && first?.kind === 'paragraph') {
    sort = prefix.sort;
    context.conversions.push({
      place: placeIn(first.flow, 0),
      typed: first.flow.text.slice(0, prefix.length),
      became: `note type="${sort}"`,
    });
    blocks = [
      { kind: 'paragraph', flow: sliceFlow(first.flow, prefix.length, first.flow.text.length) },
      ...note.blocks.slice(1),
    ];
  } else if (first?.kind === 'paragraph') context.unsignedNotes.push({ label: note.label, flow: first.flow });
  const resp =
    sort === 'translator'
      ? context.brackets.translator
      : sort === 'editor'
        ? (context.brackets.editors ?? context.brackets.translator)
        : undefined;
  const n = /^[\p{L}\p{N}*†‡]+$/u.test(note.label) ? note.label : undefined;
  return encodeAside(blocks, context, { n, type: sort, resp });
}

function encodeComment(comment: Comment, flow: Flow, at: number, context: FlowContext): Made {
  context.doubts.push({
    code: 'import/comment',
    place: placeIn(flow, at),
    typed: comment.blocks.map((block) => ('flow' in block ? block.flow.text : '')).join(' '),
    message: `${comment.by === '' ? 'Somebody' : comment.by} has commented here${comment.when === '' ? '' : ` on ${comment.when}`}`,
    help: 'It was made an editor’s note. Keep it, reword it, or take it away',
  });
  const change =
    comment.by === '' && comment.when === '' ? undefined : `#${context.changeId(comment.by, comment.when)}`;
  return encodeAside(comment.blocks, context, {
    type: 'editor',
    subtype: 'commentary',
    resp: `#${context.commenterId(comment.by)}`,
    change,
  });
}

function encodeAside(
  blocks: readonly Block[],
  context: FlowContext,
  attributes: Readonly<Record<string, string | undefined>>,
): Made {
  const [only] = blocks;
  if (blocks.length === 1 && only !== undefined && 'flow' in only) {
    const { content, expected } = encodeFlow(only.flow, context);
    return { piece: pieceOf('note', attributes, content), expected };
  }
  const { children, expected } = asideBlocks(blocks, context);
  return { piece: pieceOf('note', attributes, children), expected };
}

/** The blocks of a note: paragraphs and lists; of a table or a quotation, which are rare there, the paragraphs. */
function asideBlocks(
  blocks: readonly Block[],
  context: FlowContext,
): { readonly children: readonly Piece[]; readonly expected: string } {
  const children: Piece[] = [];
  let expected = '';
  const add = (flow: Flow): void => {
    const encoded = encodeFlow(flow, context);
    expected += ` ${encoded.expected} `;
    children.push(pieceOf('p', {}, encoded.content));
  };
  for (const block of blocks) {
    if ('flow' in block) add(block.flow);
    else if (block.kind === 'list') {
      const items = block.items.map((item) => {
        const inner = asideBlocks(item, context);
        expected += ` ${inner.expected} `;
        return inner.children;
      });
      children.push(listPiece(block, items));
    } else for (const flow of flowsIn([block])) add(flow);
  }
  return { children, expected };
}

/** A list with the content of its items; a number or letter that its kind does not say already is the `n` of the item. */
export function listPiece(
  { ordered, labels = [] }: List,
  items: readonly (readonly (Piece | string)[])[],
  type: string = ordered ? 'ordered' : 'bulleted',
): Piece {
  const rend = ordered && type !== 'ordered' ? 'numbered' : undefined;
  return pieceOf(
    'list',
    { type, rend },
    items.map((content, i) => {
      const n = labels[i]?.n;
      return pieceOf('item', { n: n === String(i + 1) ? undefined : n }, content);
    }),
  );
}
