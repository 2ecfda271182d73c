/** Turns the brackets of a running text into what TEI has for them. Whatever is not understood stays as it is typed, and is told. */

import { isTitle } from '../../names/habit-names.js';
import { isOrdinaryWord } from '../../names/ordinary-words.js';
import type { Conversion, Doubt, DoubtCode } from '../doubt.js';
import { type Flow, placeIn } from '../flow.js';
import { type Consumed, type Insertion, type Overlay, piece, ranks, type Tag, tag } from '../tei/pieces.js';
import { classify, namedBefore, type Reading } from './classify.js';
import { type Bracket, findBrackets } from './find.js';
import { readNoteWords } from './note-words.js';
import type { ReadGap } from './quantity.js';

export interface BracketContext {
  /** Who is responsible for what the translator and the editors add: pointers. */
  readonly translator: string | undefined;
  readonly editors: string | undefined;
  /** The language tag of words of the original in Latin letters, such as `ru-Latn`; undefined where nothing was translated. */
  readonly foreign: string | undefined;
  /** The language tag of words of the original in their own script. */
  readonly original: string | undefined;
  /** The words of the typescript outside brackets, in lower case. */
  readonly known: ReadonlySet<string>;
}

export interface ReadBrackets extends Overlay {
  readonly doubts: readonly Doubt[];
  readonly conversions: readonly Conversion[];
}

export function readBrackets(flow: Flow, context: BracketContext): ReadBrackets {
  return new BracketReader(flow, context).run();
}

/** A name before a name. */
const firstName = /(?<![\p{L}\p{N}.])((?:\p{Lu}\.)+|\p{Lu}\p{Ll}[\p{L}’'-]*) $/u;

/** The word, with what belongs to it, at the end of a text. */
const lastWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'/-]*(?=["”’)\]]*\s*$)/u;

/** How many characters round a bracket tell what it is. */
const farthest = 400;

class BracketReader {
  readonly #tags: Tag[] = [];
  readonly #insertions: Insertion[] = [];
  readonly #consumed: Consumed[] = [];
  readonly #doubts: Doubt[] = [];
  readonly #text: string;

  constructor(
    private readonly flow: Flow,
    private readonly context: BracketContext,
  ) {
    this.#text = flow.text;
  }

  run(): ReadBrackets {
    const { pairs, nested, single } = findBrackets(this.#text);
    for (const at of single) {
      const sign = this.#text[at] as string;
      this.#doubt('import/bracket-unbalanced', at, this.#text.slice(Math.max(0, at - 20), at + 21).trim(), {
        message:
          sign === '['
            ? 'A bracket is opened and not closed in this paragraph'
            : 'A bracket is closed that was not opened in this paragraph',
        help: 'It was left as it is typed. Add its partner in the typescript and import it again, or encode what is meant',
      });
    }
    for (const { start, end } of nested) {
      this.#doubt('import/bracket-nested', start, this.#text.slice(start, end), {
        message: 'Brackets stand inside brackets',
        help: 'They were left as they are typed. Encode what is meant',
      });
    }
    const letters = this.#readAbbreviations(pairs);
    for (const pair of pairs) if (!letters.has(pair)) this.#read(pair);
    const conversions = this.#consumed.flatMap(({ start, end, became }): readonly Conversion[] =>
      became === undefined ? [] : [{ place: placeIn(this.flow, start), typed: this.#text.slice(start, end), became }],
    );
    return {
      flow: this.flow,
      tags: this.#tags,
      insertions: this.#insertions,
      consumed: this.#consumed,
      doubts: this.#doubts,
      conversions,
    };
  }

  #doubt(code: DoubtCode, at: number, typed: string, { message, help }: Pick<Doubt, 'message' | 'help'>): void {
    this.#doubts.push({ code, place: placeIn(this.flow, at), typed, message, help });
  }

  #consume(start: number, end: number, became?: string): void {
    if (end > start) this.#consumed.push({ start, end, became });
  }

  /** `F[oreign] M[inistry]`: words of which the source has the first letter only. */
  #readAbbreviations(pairs: readonly Bracket[]): ReadonlySet<Bracket> {
    const read = new Set<Bracket>();
    const inOrder = [...pairs].sort((a, b) => a.start - b.start);
    let next = 0;
    for (const match of this.#text.matchAll(
      /(?<![\p{L}\]])\p{Lu}\[\p{Ll}+\](?:[ -]?\p{Lu}\[\p{Ll}+\])*(?![\p{L}[])/gu,
    )) {
      const start = match.index;
      const end = start + match[0].length;
      while (next < pairs.length && (inOrder[next] as Bracket).start < start) next += 1;
      const inside: Bracket[] = [];
      for (; next < inOrder.length && (inOrder[next] as Bracket).end <= end; next += 1)
        inside.push(inOrder[next] as Bracket);
      const abbreviation = match[0].replace(/\[[^\]]*\]|[ -]/g, '');
      const abbr = piece('abbr', {}, abbreviation);
      this.#tags.push(tag('choice', { start, end }, ranks.choice, {}, { before: abbr }));
      this.#tags.push(tag('expan', { start, end }, ranks.inChoice, { resp: this.context.translator }));
      for (const pair of inside) {
        read.add(pair);
        this.#around(pair, 'ex', ranks.editorial, {}, 'ex');
      }
    }
    return read;
  }

  /** An element round the content of a bracket, whose signs it makes superfluous. */
  #around(
    pair: Bracket,
    name: string,
    rank: number,
    attributes: Readonly<Record<string, string | undefined>>,
    became: string,
  ): void {
    const lead = pair.content.length - pair.content.trimStart().length;
    const tail = pair.content.length - pair.content.trimEnd().length;
    this.#consume(pair.start, pair.start + 1 + lead, became);
    this.#consume(pair.end - 1 - tail, pair.end);
    this.#tags.push(
      tag(name, { start: pair.start + 1 + lead, end: pair.end - 1 - tail }, rank, attributes, {
        splits: name === 'supplied',
      }),
    );
  }

  /** Where white space before a bracket begins, if there is any. */
  #spaceBefore({ start }: Bracket): number {
    return start > 0 && /\s/.test(this.#text[start - 1] as string) ? start - 1 : start;
  }

  /** What stands before an offset, as far back as it matters: a paragraph may be a whole book. */
  #before(offset: number): string {
    return this.#text.slice(Math.max(0, offset - farthest), offset);
  }

  #wordBefore(start: number): { readonly start: number; readonly end: number } | undefined {
    const before = this.#before(start);
    const match = lastWord.exec(before);
    if (match === null || /[\][]/.test(before.slice(match.index))) return undefined;
    const from = start - before.length + match.index;
    return { start: from, end: from + match[0].length };
  }

  #read(pair: Bracket): void {
    const { translator, foreign, known } = this.context;
    const reading = classify(pair.content, {
      before: this.#before(pair.start),
      after: this.#text.slice(pair.end, pair.end + farthest),
      known,
      isTranslation: foreign !== undefined,
      isItalic: this.flow.marks.some(
        (mark) =>
          mark.kind === 'style' && mark.style === 'italic' && mark.start <= pair.start + 1 && mark.end >= pair.end - 1,
      ),
    });
    switch (reading.kind) {
      case 'omission':
        this.#insert(pair, 'gap', piece('gap', { reason: 'editorial' }));
        return;
      case 'page':
        this.#insert(pair, 'pb', piece('pb', { n: reading.n }));
        return;
      case 'gap':
        this.#gap(pair, reading.gap);
        return;
      case 'sic':
        this.#sic(pair, reading);
        return;
      case 'doubtful': {
        const word = this.#wordBefore(pair.start);
        if (word === undefined) {
          this.#unknown(pair);
          return;
        }
        this.#tags.push(tag('unclear', word, ranks.editorial, { cert: 'low', reason: 'illegible' }));
        this.#consume(this.#spaceBefore(pair), pair.end, 'unclear cert="low"');
        return;
      }
      case 'doubtfulWords': {
        const lead = pair.content.length - pair.content.trimStart().length;
        const start = pair.start + 1 + lead;
        this.#consume(pair.start, start, 'unclear cert="low"');
        this.#tags.push(tag('unclear', { start, end: start + reading.length }, ranks.editorial, { cert: 'low' }));
        this.#consume(start + reading.length, pair.end);
        return;
      }
      case 'note':
        this.#note(pair, reading);
        return;
      case 'addition': {
        const start = pair.start + 1 + reading.at;
        this.#consume(pair.start, start, 'add');
        this.#consume(pair.end - 1, pair.end);
        this.#tags.push(
          tag('add', { start, end: pair.end - 1 }, ranks.note, { type: reading.hand, place: reading.place }),
        );
        return;
      }
      case 'stamp': {
        const start = pair.start + 1 + reading.at;
        this.#consume(pair.start, start, 'stamp');
        this.#consume(pair.end - 1, pair.end);
        this.#tags.push(tag('stamp', { start, end: pair.end - 1 }, ranks.note));
        return;
      }
      case 'signature': {
        this.#consume(pair.start, pair.start + 1, 'figure type="signature"');
        this.#consume(pair.end - 1, pair.end);
        const inside = { start: pair.start + 1, end: pair.end - 1 };
        this.#tags.push(tag('figure', inside, ranks.note, { type: 'signature' }), tag('figDesc', inside, ranks.inNote));
        return;
      }
      case 'secondName': {
        const before = this.#before(pair.start);
        const end = pair.start - (before.length - before.trimEnd().length);
        let length = namedBefore(before, pair.content);
        for (
          let more = firstName.exec(this.#before(end - length));
          more !== null;
          more = firstName.exec(this.#before(end - length))
        ) {
          if (isOrdinaryWord(more[1] as string) || isTitle(more[1] as string)) break;
          length += more[0].length;
        }
        this.#around(
          pair,
          'supplied',
          ranks.editorial,
          { reason: 'identification', resp: translator },
          'supplied reason="identification"',
        );
        this.#tags.push(tag('persName', { start: end - length, end: pair.end }, ranks.name, { cert: 'medium' }));
        return;
      }
      case 'expansion':
        this.#expansion(pair, reading.isSure);
        return;
      case 'letters':
        this.#around(pair, 'supplied', ranks.editorial, { reason: 'translation', resp: translator }, 'supplied');
        return;
      case 'foreign':
        this.#foreign(pair, reading.isSure);
        return;
      case 'supplied':
        this.#around(pair, 'supplied', ranks.editorial, { reason: 'translation', resp: translator }, 'supplied');
        if (!reading.isSure) {
          this.#unsure(
            pair,
            'These words were taken for words that the translator supplied',
            'If they are a word of the original, write foreign instead of supplied',
          );
        }
        return;
      case 'unknown':
        this.#unknown(pair);
        return;
    }
  }

  #unknown({ start, end }: Bracket): void {
    this.#doubt('import/bracket-unknown', start, this.#text.slice(start, end), {
      message: 'It is not clear what this bracket is',
      help: 'It was left as it is typed. Encode what is meant: words that were supplied, a note, a gap',
    });
  }

  #unsure({ start, end }: Bracket, message: string, help: string): void {
    this.#doubt('import/bracket-unsure', start, this.#text.slice(start, end), { message, help });
  }

  #insert({ start, end }: Bracket, became: string, inserted: Insertion['piece']): void {
    this.#consume(start, end, became);
    this.#insertions.push({ at: start, piece: inserted });
  }

  #gap(pair: Bracket, { reason, quantity, unit, what }: ReadGap): void {
    const description = what === undefined ? [] : [piece('desc', {}, what)];
    this.#insert(pair, `gap reason="${reason}"`, piece('gap', { reason, quantity, unit }, ...description));
  }

  #sic(pair: Bracket, reading: Reading & { readonly kind: 'sic' }): void {
    const word = this.#wordBefore(pair.start);
    if (word === undefined) {
      this.#unknown(pair);
      return;
    }
    this.#tags.push(tag('sic', word, ranks.editorial, { resp: this.context.translator }));
    const from = this.#spaceBefore(pair);
    if (reading.note === undefined) {
      this.#consume(from, pair.end, 'sic');
      return;
    }
    const start = pair.start + 1 + reading.noteAt;
    const end = start + reading.note.length;
    this.#consume(from, start, 'sic, note subtype="sic"');
    this.#consume(end, pair.end);
    this.#tags.push(
      tag('note', { start, end }, ranks.note, { type: 'translator', subtype: 'sic', resp: this.context.translator }),
    );
    this.#noteWords(start, end, true);
  }

  #note(pair: Bracket, { sort, at, length, subtype }: Reading & { readonly kind: 'note' }): void {
    const start = pair.start + 1 + at;
    const end = start + length;
    const isSic = sort === 'translator' && /\bsic\b/i.test(pair.content);
    const word = isSic ? this.#wordBefore(pair.start) : undefined;
    if (word !== undefined) this.#tags.push(tag('sic', word, ranks.editorial, { resp: this.context.translator }));
    this.#consume(this.#spaceBefore(pair), start, `note type="${sort}"`);
    // “… — Trans.” says whose the note is at its end.
    this.#consume(end, pair.end, /\p{L}/u.test(this.#text.slice(end, pair.end)) ? `note type="${sort}"` : undefined);
    const resp =
      sort === 'translator'
        ? this.context.translator
        : sort === 'editor'
          ? (this.context.editors ?? this.context.translator)
          : undefined;
    this.#tags.push(
      tag('note', { start, end }, ranks.note, { type: sort, subtype: word === undefined ? subtype : 'sic', resp }),
    );
    if (sort === 'translator') this.#noteWords(start, end, false);
  }

  /** What a translator’s note says of words: foreign ones, their meanings, what was odd and what was meant. */
  #noteWords(start: number, end: number, isSic: boolean): void {
    const { foreign, original, known } = this.context;
    const read = readNoteWords(this.#text.slice(start, end), { foreign, original, known, isSic });
    for (const { start: from, end: to, name, attributes, inner } of read.marks) {
      this.#tags.push(tag(name, { start: start + from, end: start + to }, ranks.inNote + (inner ? 2 : 0), attributes));
    }
    for (const { start: from, end: to, became } of read.consumed) this.#consume(start + from, start + to, became);
  }

  #expansion(pair: Bracket, isSure: boolean): void {
    const before = this.#before(pair.start);
    const end = pair.start - (before.length - before.trimEnd().length);
    const start = end - (/[\p{Lu}.]+$/u.exec(before.trimEnd())?.[0].length ?? 0);
    this.#consume(end, pair.start + 1, 'choice/abbr+expan');
    this.#consume(pair.end - 1, pair.end);
    const attributes = isSure ? {} : { cert: 'medium' };
    this.#tags.push(
      tag('choice', { start, end: pair.end }, ranks.choice),
      tag('abbr', { start, end }, ranks.inChoice),
      tag('expan', { start: pair.start + 1, end: pair.end - 1 }, ranks.inChoice, {
        resp: this.context.translator,
        ...attributes,
      }),
    );
    if (!isSure) {
      this.#unsure(
        pair,
        'This was taken for the full form of the abbreviation before it, though its initials are others',
        'If it is something else, write supplied',
      );
    }
  }

  #foreign(pair: Bracket, isSure: boolean): void {
    const isOwnScript = /\p{Script=Cyrillic}/u.test(pair.content);
    const language = isOwnScript ? this.context.original : this.context.foreign;
    this.#around(pair, 'foreign', ranks.inNote, { 'xml:lang': language }, 'note type="translator", foreign');
    const last = this.#tags.at(-1) as Tag;
    this.#tags.push(
      tag('note', last, ranks.note, { type: 'translator', subtype: 'wording', resp: this.context.translator }),
    );
    const from = this.#spaceBefore(pair);
    if (from < pair.start) this.#consume(from, pair.start);
    if (!isSure) {
      this.#unsure(
        pair,
        'This was taken for a word of the original that the translator quotes',
        'If it is a word of the translation, write supplied',
      );
    }
  }
}
