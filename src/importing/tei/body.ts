/** Makes the text of a record: opener, headings, paragraphs, lists, tables, closer. */

import type { Entity } from '../../edition/model.js';
import type { FoundDate } from '../../names/found-date.js';
import type { Block, List, Table } from '../draft.js';
import { type Flow, linesOf } from '../flow.js';
import { type LineKind, readOpenerLine } from '../layout/opener-lines.js';
import type { Parts, Section } from '../layout/parts.js';
import { type EncodedFlow, encodeFlow, type FlowContext, type FlowOptions, listPiece } from './encode-flow.js';
import { type Piece, piece, pieceOf, ranks, type Tag, tag } from './pieces.js';

export interface BodyDates {
  /** The day of what is told, and that of the document. */
  readonly conversation: string | undefined;
  readonly record: string | undefined;
  /** The `type` of the date of the document: a letter is written, a telegram sent. */
  readonly recordType: string;
}

export interface Body {
  readonly piece: Piece;
  /** The words of the typescript that must stand in it, in their order. */
  readonly expected: string;
  /** People named in the headings, and in the signature. */
  readonly headPeople: readonly Entity[];
  readonly signedBy: readonly Entity[];
  readonly openerLines: readonly OpenerLine[];
}

/** A part of the opener that the header repeats for machines. */
export interface OpenerLine {
  readonly kind: LineKind;
  readonly text: string;
}

/** What is called while a long text is encoded. */
export interface Steps {
  readonly pause: () => Promise<void>;
  /** Told how many paragraphs of how many are done. */
  readonly progress: (done: number, of: number) => void;
}

/** @throws whatever `pause` rejects with */
export function makeBody(parts: Parts, context: FlowContext, dates: BodyDates, steps: Steps): Promise<Body> {
  return new BodyMaker(context, dates, steps).make(parts);
}

class BodyMaker {
  #paragraph = 0;
  #done = 0;
  #all = 0;
  #expected = '';
  readonly #headPeople: Entity[] = [];
  readonly #signedBy: Entity[] = [];
  readonly #openerLines: OpenerLine[] = [];

  constructor(
    private readonly context: FlowContext,
    private readonly dates: BodyDates,
    private readonly steps: Steps,
  ) {}

  async make(parts: Parts): Promise<Body> {
    const { opener, openerBelow, distribution, heads, blocks, sections, closer, postscripts, trailer } = parts;
    this.#all = blocks.length + sections.reduce((sum, section) => sum + section.blocks.length, 0);
    const before = [
      ...(opener === undefined ? [] : [this.#opener(opener)]),
      ...this.#heads(heads),
      ...(openerBelow === undefined ? [] : [this.#opener(openerBelow)]),
      ...(distribution === undefined ? [] : this.#list(distribution, 'distribution')),
      ...(await this.#blocksInTurn(blocks)),
    ];
    const parted: Piece[] = [];
    for (const section of sections) parted.push(await this.#section(section));
    const children = [
      ...before,
      ...parted,
      ...(closer === undefined ? [] : [this.#closer(closer)]),
      ...postscripts.map((flow) => piece('postscript', {}, pieceOf('p', {}, this.#encode(flow).content))),
      ...this.#trailer(trailer),
    ];
    if (blocks.length === 0 && sections.length === 0 && closer === undefined && distribution === undefined)
      children.push(piece('p'));
    return {
      piece: pieceOf('div', { type: 'record' }, children),
      expected: this.#expected,
      headPeople: this.#headPeople,
      signedBy: this.#signedBy,
      openerLines: this.#openerLines,
    };
  }

  #encode(flow: Flow, options: FlowOptions = {}): EncodedFlow {
    const encoded = encodeFlow(flow, this.context, options);
    this.#expected += ` ${encoded.expected} `;
    return encoded;
  }

  #dateType({ when, isStated }: FoundDate): string | undefined {
    if (!isStated || when === undefined) return undefined;
    if (when === this.dates.conversation) return 'conversation';
    return when === this.dates.record ? this.dates.recordType : undefined;
  }

  #opener(flow: Flow): Piece {
    const tags: Tag[] = [];
    let offset = 0;
    let provenance: { start: number; end: number } | undefined;
    for (const line of flow.text.split('\n')) {
      const found = readOpenerLine(line);
      for (const { kind, start, end } of found) {
        const stretch = { start: offset + start, end: offset + end };
        this.#openerLines.push({ kind, text: line.slice(start, end) });
        if (kind === 'dateline' || kind === 'salute') tags.push(tag(kind, stretch, ranks.block));
        else if (kind === 'provenance') {
          if (provenance !== undefined) tags.push(tag('seg', provenance, ranks.block, { type: 'provenance' }));
          provenance = stretch;
        } else if (kind !== 'addressee') tags.push(tag('seg', stretch, ranks.block, { type: kind }));
      }
      // “from the journal of” goes on in the line below, with the name.
      if (found.length === 0 && provenance !== undefined && line !== '') provenance.end = offset + line.length;
      else if (found.length > 0 && found[0]?.kind !== 'provenance' && provenance !== undefined) {
        tags.push(tag('seg', provenance, ranks.block, { type: 'provenance' }));
        provenance = undefined;
      }
      offset += line.length + 1;
    }
    if (provenance !== undefined) tags.push(tag('seg', provenance, ranks.block, { type: 'provenance' }));
    const encoded = this.#encode(flow, { tags, isHeading: true, dateType: (date) => this.#dateType(date) });
    return pieceOf('opener', {}, encoded.content);
  }

  #heads(heads: Parts['heads']): readonly Piece[] {
    return heads.map(({ type, flow }) => {
      const encoded = this.#encode(flow, { isHeading: true, dateType: (date) => this.#dateType(date) });
      for (const one of encoded.people) this.#headPeople.push(one);
      return pieceOf('head', { type }, encoded.content);
    });
  }

  async #section({ heads, blocks }: Section): Promise<Piece> {
    const inner = [...this.#heads(heads), ...(await this.#blocksInTurn(blocks))];
    if (blocks.length === 0) inner.push(piece('p'));
    return pieceOf('div', { type: 'section' }, inner);
  }

  /** The blocks of the text itself, with pauses between them. */
  async #blocksInTurn(blocks: readonly Block[]): Promise<readonly Piece[]> {
    const pieces: Piece[] = [];
    for (const [i, block] of blocks.entries()) {
      for (const one of this.#block(block, blocks[i - 1], true)) pieces.push(one);
      this.#done += 1;
      this.steps.progress(this.#done, this.#all);
      await this.steps.pause();
    }
    return pieces;
  }

  #blocks(blocks: readonly Block[], isNumbered: boolean): readonly Piece[] {
    return blocks.flatMap((block, i) => this.#block(block, blocks[i - 1], isNumbered));
  }

  #block(block: Block, before: Block | undefined, isNumbered: boolean): readonly Piece[] {
    switch (block.kind) {
      case 'paragraph':
      case 'heading': {
        if (block.flow.text === '' && block.flow.points.length === 0) return [];
        const encoded = this.#encode(block.flow);
        if (isNumbered) this.#paragraph += 1;
        return [pieceOf('p', isNumbered ? { n: String(this.#paragraph) } : {}, encoded.content)];
      }
      case 'list': {
        const isOfPeople =
          before?.kind === 'paragraph' &&
          /^(?:those )?(?:present|participants|in attendance)\b.*:$/i.test(before.flow.text);
        return this.#list(block, isOfPeople ? 'participants' : undefined);
      }
      case 'table':
        return [this.#table(block)];
      case 'quotation':
        return [pieceOf('quote', { type: 'block' }, this.#blocks(block.blocks, false))];
      default:
        return [piece('pb', { n: block.n })];
    }
  }

  #list(list: List, type?: string): readonly Piece[] {
    if (list.items.length === 0) return [];
    const items = list.items.map((blocks) => this.#aside(blocks));
    return [listPiece(list, items, type)];
  }

  /** The content of an item or a cell: running text if it is one paragraph, else blocks. */
  #aside(blocks: readonly Block[]): readonly (Piece | string)[] {
    const [only] = blocks;
    if (blocks.length === 1 && only?.kind === 'paragraph') return this.#encode(only.flow).content;
    const [first, ...rest] = blocks;
    // A list below the text of an item needs no paragraph round that text.
    if (first?.kind === 'paragraph' && rest.every(({ kind }) => kind === 'list')) {
      return [...this.#encode(first.flow).content, ...this.#blocks(rest, false)];
    }
    return this.#blocks(blocks, false);
  }

  #table({ rows }: Table): Piece {
    return pieceOf(
      'table',
      {},
      rows.map((cells) => {
        const isHeader = cells.length > 0 && cells.every(({ header }) => header);
        return piece(
          'row',
          { role: isHeader ? 'label' : undefined },
          ...cells.map(({ blocks, columns, rows: covered, header }) =>
            piece(
              'cell',
              {
                role: header && !isHeader ? 'label' : undefined,
                cols: columns > 1 ? String(columns) : undefined,
                rows: covered > 1 ? String(covered) : undefined,
              },
              ...this.#aside(blocks),
            ),
          ),
        );
      }),
    );
  }

  #closer(flow: Flow): Piece {
    const tags: Tag[] = [];
    let offset = 0;
    let signed: { start: number; end: number } | undefined;
    for (const line of flow.text.split('\n')) {
      const stretch = { start: offset, end: offset + line.length };
      const kind = readOpenerLine(line)[0]?.kind;
      const isGreeting =
        /^(?:with (?:respect|comradely|communist|best)|respectfully|sincerely|yours|faithfully|best regards|regards)\b/i.test(
          line,
        );
      if (kind === 'dateline') tags.push(tag('dateline', stretch, ranks.block));
      else if (isGreeting) tags.push(tag('salute', stretch, ranks.block));
      else if (signed === undefined) {
        signed = stretch;
        tags.push(tag('signed', signed, ranks.block));
      } else {
        signed.end = stretch.end;
        tags.splice(
          tags.findLastIndex(({ name }) => name === 'signed'),
          1,
          tag('signed', signed, ranks.block),
        );
      }
      if (kind === 'dateline' || isGreeting) signed = undefined;
      offset += line.length + 1;
    }
    const encoded = this.#encode(flow, { tags, isHeading: true, dateType: (date) => this.#dateType(date) });
    for (const one of encoded.people) this.#signedBy.push(one);
    return pieceOf('closer', {}, encoded.content);
  }

  /** What follows the signature: each line a trailer; lists and tables before it would be misplaced, so that they keep their words in one. */
  #trailer(blocks: readonly Block[]): readonly Piece[] {
    return blocks.flatMap((block): readonly Piece[] => {
      if (block.kind === 'page') return [piece('pb', { n: block.n })];
      if ('flow' in block) {
        if (linesOf(block.flow).every(({ text }) => text === '') && block.flow.points.length === 0) return [];
        return [pieceOf('trailer', {}, this.#encode(block.flow).content)];
      }
      return [pieceOf('trailer', {}, this.#blocks([block], false))];
    });
  }
}
