/** Reads .docx files (Office Open XML, ECMA-376 part 1 §17): text, notes, comments, tracked changes, lists, tables, pictures. */
import { attribute, child, descendants, elements, textOf } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import type { Block, Cell, Comment, Draft, Image, Note, Remark } from '../draft.js';
import { FlowBuilder, type Mark, type Place } from '../flow.js';
import type { Archive } from '../unzip.js';
import { headingStyles, isOn, orderedLists, outlineLevel, stylesOf } from './docx-styles.js';
import { groupListItems, type ListedBlock } from './list-items.js';
import { dayOf, notCarried, runningHeads } from './remarks.js';
import { noElement, readPart } from './xml-part.js';

export function readDocx(archive: Archive, file: string): Draft {
  return new DocxReading(archive, file).run();
}

/** Elements that hold runs and say nothing of their own. */
const transparent = new Set(['smartTag', 'sdt', 'sdtContent', 'customXml', 'fldSimple', 'dir', 'bdo', 'hyperlink']);

interface Changed {
  readonly kind: 'inserted' | 'deleted';
  readonly by: string;
  readonly when: string;
}

class DocxReading {
  readonly #notes = new Map<string, Note>();
  readonly #comments = new Map<string, Comment>();
  readonly #images = new Map<string, Image>();
  readonly #remarks: Remark[] = [];
  readonly #styles: ReadonlyMap<string, number>;
  readonly #ordered: ReadonlyMap<string, boolean>;
  readonly #relations: ReadonlyMap<string, string>;
  readonly #noteParts: Readonly<Record<'footnote' | 'endnote', ReadonlyMap<string, XmlElement>>>;
  /** How notes are counted (ECMA-376 part 1 §17.11.17, §17.18.59). */
  readonly #noteFormats: Readonly<Record<'footnote' | 'endnote', string>>;
  readonly #commentParts: ReadonlyMap<string, XmlElement>;
  #paragraph = 0;
  /** Where the paragraph began from which a note, a comment or a text box is read. */
  #within: Place | undefined;
  #boxes: XmlElement[] = [];

  constructor(
    private readonly archive: Archive,
    private readonly file: string,
  ) {
    const part = (name: string): XmlElement | undefined => readPart(archive, `word/${name}`, file);
    this.#styles = headingStyles(part('styles.xml'));
    this.#ordered = orderedLists(part('numbering.xml'));
    this.#relations = new Map(
      [...elements(part('_rels/document.xml.rels') ?? noElement)].map((one) => [
        attribute(one, 'Id') ?? '',
        attribute(one, 'Target') ?? '',
      ]),
    );
    const byId = (root: XmlElement | undefined, name: string): ReadonlyMap<string, XmlElement> =>
      new Map(elements(root ?? noElement, name).map((one) => [attribute(one, 'w:id') ?? '', one]));
    const settings = part('settings.xml') ?? noElement;
    const format = (name: string, usual: string): string =>
      attribute(child(child(settings, name) ?? noElement, 'numFmt') ?? noElement, 'w:val') ?? usual;
    this.#noteFormats = { footnote: format('footnotePr', 'decimal'), endnote: format('endnotePr', 'lowerRoman') };
    this.#noteParts = {
      footnote: byId(part('footnotes.xml'), 'footnote'),
      endnote: byId(part('endnotes.xml'), 'endnote'),
    };
    this.#commentParts = byId(part('comments.xml'), 'comment');
  }

  run(): Draft {
    const root = readPart(this.archive, 'word/document.xml', this.file);
    const body = root === undefined ? undefined : child(root, 'body');
    const blocks = body === undefined ? [] : this.#blocks(body);
    this.#remarks.push(...runningHeads(this.#runningHeads()));
    return {
      blocks,
      notes: this.#notes,
      comments: this.#comments,
      images: this.#images,
      remarks: this.#remarks,
      words: [body, ...this.#usedNotes(), ...[...this.#comments.keys()].map((id) => this.#commentParts.get(id))]
        .map((one) => (one === undefined ? '' : wordsOf(one)))
        .join('\n'),
    };
  }

  #usedNotes(): readonly (XmlElement | undefined)[] {
    return [...this.#notes.keys()].map((id) => {
      const [kind, number = ''] = id.split(' ') as ['footnote' | 'endnote', string];
      return this.#noteParts[kind].get(number);
    });
  }

  #blocks(parent: XmlElement): readonly Block[] {
    const blocks: ListedBlock[] = [];
    for (const element of elements(parent)) {
      if (element.local === 'p') blocks.push(...this.#paragraphBlocks(element));
      else if (element.local === 'tbl') blocks.push({ block: this.#table(element) });
      else if (
        element.local === 'sdt' ||
        element.local === 'customXml' ||
        element.local === 'sdtContent' ||
        element.local === 'ins' ||
        element.local === 'del'
      ) {
        blocks.push(...this.#blocks(element).map((block) => ({ block })));
      } else if (element.local === 'AlternateContent') {
        const choice = child(element, 'Choice') ?? child(element, 'Fallback');
        if (choice !== undefined) blocks.push(...this.#blocks(choice).map((block) => ({ block })));
      }
    }
    return groupListItems(blocks);
  }

  #paragraphBlocks(paragraph: XmlElement): readonly ListedBlock[] {
    if (this.#within === undefined) this.#paragraph += 1;
    const place = this.#within ?? { line: this.#paragraph, column: 1 };
    const properties = child(paragraph, 'pPr');
    const value = (name: string): string =>
      attribute(properties === undefined ? noElement : (child(properties, name) ?? noElement), 'w:val') ?? '';
    const builder = new FlowBuilder();
    this.#runs(builder, paragraph, place, []);
    const flow = builder.finish();
    const before: ListedBlock[] =
      properties !== undefined && isOn(child(properties, 'pageBreakBefore'))
        ? [{ block: { kind: 'page', place } }]
        : [];
    const boxes = this.#boxes;
    this.#boxes = [];
    const after = boxes.flatMap((box) => {
      this.#remark(place, 'A text box stands beside this paragraph; its words follow the paragraph');
      return this.#inside(place, () => this.#blocks(box)).map((block) => ({ block }));
    });
    if (flow.text === '' && flow.points.length === 0) return [...before, ...after];
    const level = this.#styles.get(value('pStyle')) ?? outlineLevel(properties);
    const list = properties === undefined ? undefined : child(properties, 'numPr');
    const number = list === undefined ? undefined : attribute(child(list, 'numId') ?? noElement, 'w:val');
    const depth = Number(attribute(child(list ?? noElement, 'ilvl') ?? noElement, 'w:val') ?? '0');
    if (level !== undefined) return [...before, { block: { kind: 'heading', level, flow } }, ...after];
    const block: Block = { kind: 'paragraph', flow };
    if (number === undefined || number === '0') return [...before, { block }, ...after];
    return [
      ...before,
      { block, item: { list: number, depth, ordered: this.#ordered.get(`${number} ${depth}`) ?? false } },
      ...after,
    ];
  }

  #inside<T>(place: Place, read: () => T): T {
    const outer = this.#within;
    this.#within = place;
    try {
      return read();
    } finally {
      this.#within = outer;
    }
  }

  #runs(builder: FlowBuilder, parent: XmlElement, place: Place, changes: readonly Changed[]): void {
    for (const element of elements(parent)) {
      if (element.local === 'r') this.#run(builder, element, place, changes);
      else if (
        element.local === 'ins' ||
        element.local === 'moveTo' ||
        element.local === 'del' ||
        element.local === 'moveFrom'
      ) {
        this.#runs(builder, element, place, [...changes, changeOf(element)]);
      } else if (element.local === 'hyperlink') {
        const start = builder.length;
        this.#runs(builder, element, place, changes);
        const target = this.#relations.get(attribute(element, 'r:id') ?? '');
        if (target !== undefined) builder.mark(start, { kind: 'link', target });
      } else if (transparent.has(element.local)) this.#runs(builder, element, place, changes);
      else if (element.local === 'AlternateContent') {
        const choice = child(element, 'Choice') ?? child(element, 'Fallback');
        if (choice !== undefined) this.#runs(builder, choice, place, changes);
      }
    }
  }

  #run(builder: FlowBuilder, run: XmlElement, place: Place, changes: readonly Changed[]): void {
    const start = builder.length;
    const here = (): Place => ({ line: place.line, column: place.column + builder.length });
    for (const element of elements(run)) {
      switch (element.local) {
        case 't':
        case 'delText':
          builder.write(clean(textOf(element)), here());
          break;
        case 'tab':
        case 'ptab':
          builder.write(' ', here());
          break;
        case 'br':
        case 'cr':
          if (attribute(element, 'w:type') === 'page') builder.point({ kind: 'page' });
          else builder.breakLine();
          break;
        case 'noBreakHyphen':
          builder.write('-', here());
          break;
        case 'sym': {
          const code = Number.parseInt(attribute(element, 'w:char') ?? '', 16);
          const isPrivate = code >= 0xe000 && code <= 0xf8ff;
          builder.write(Number.isNaN(code) ? '' : isPrivate ? '\u25A1' : String.fromCodePoint(code), here());
          this.#remark(
            here(),
            `A sign of the font ${attribute(element, 'w:font') ?? ''} stands here${isPrivate ? ', which has no meaning in any other font' : ''}`,
          );
          break;
        }
        case 'footnoteReference':
          this.#note(builder, 'footnote', element, here(), changes);
          break;
        case 'endnoteReference':
          this.#note(builder, 'endnote', element, here(), changes);
          break;
        case 'commentReference':
          this.#comment(builder, element, here());
          break;
        case 'drawing':
        case 'pict':
        case 'object':
          this.#drawing(builder, element, here());
          break;
        case 'AlternateContent': {
          const choice = child(element, 'Choice') ?? child(element, 'Fallback');
          if (choice !== undefined) this.#run(builder, choice, place, changes);
          break;
        }
      }
    }
    for (const style of stylesOf(child(run, 'rPr'))) builder.mark(start, { kind: 'style', style });
    for (const change of changes) builder.mark(start, change as Omit<Extract<Mark, Changed>, 'start' | 'end'>);
  }

  #note(
    builder: FlowBuilder,
    kind: 'footnote' | 'endnote',
    reference: XmlElement,
    place: Place,
    changes: readonly Changed[],
  ): void {
    const number = attribute(reference, 'w:id') ?? '';
    const element = this.#noteParts[kind].get(number);
    if (element === undefined) return;
    const id = `${kind} ${number}`;
    const deleted = changes.find((change) => change.kind === 'deleted');
    builder.point({ kind: 'note', id, ...(deleted === undefined ? {} : { deleted }) });
    if (this.#notes.has(id)) return;
    const count = [...this.#notes.keys()].filter((one) => one.startsWith(kind)).length + 1;
    const label = this.#noteFormats[kind] === 'lowerRoman' ? roman(count) : String(count);
    this.#notes.set(id, { label, blocks: [] });
    this.#notes.set(id, { label, blocks: this.#inside(place, () => this.#blocks(element)) });
  }

  #comment(builder: FlowBuilder, reference: XmlElement, place: Place): void {
    const id = attribute(reference, 'w:id') ?? '';
    const element = this.#commentParts.get(id);
    if (element === undefined) return;
    builder.point({ kind: 'comment', id });
    const when = dayOf(attribute(element, 'w:date'));
    this.#comments.set(id, {
      by: attribute(element, 'w:author') ?? '',
      when,
      blocks: this.#inside(place, () => this.#blocks(element)),
    });
  }

  #drawing(builder: FlowBuilder, drawing: XmlElement, place: Place): void {
    const boxes = [...descendants(drawing, 'txbxContent')].filter((box) => !isInFallback(box, drawing));
    this.#boxes.push(...boxes);
    const blip = [...descendants(drawing, 'blip')][0];
    const old = [...descendants(drawing, 'imagedata')][0];
    const relation =
      blip === undefined
        ? attribute(old ?? noElement, 'r:id')
        : (attribute(blip, 'r:embed') ?? attribute(blip, 'r:link'));
    if (relation === undefined) return;
    const target = this.#relations.get(relation) ?? '';
    const properties = [...descendants(drawing, 'docPr')][0] ?? noElement;
    const description = clean(attribute(properties, 'descr') ?? '');
    const path = target.startsWith('/') ? target.slice(1) : `word/${target}`;
    const bytes = /^[a-z]+:/i.test(target) ? undefined : this.archive.read(path);
    const id = `image-${this.#images.size + 1}`;
    this.#images.set(id, { description, source: target, ...(bytes === undefined ? {} : { bytes }) });
    builder.point({ kind: 'image', id });
    if (bytes === undefined) this.#remark(place, 'A picture is linked and not part of the file');
  }

  #table(table: XmlElement): Block {
    const place = { line: this.#paragraph + 1, column: 1 };
    const rows: Cell[][] = [];
    /** The cell that reaches down into a column, by the column it begins in. */
    const reaching = new Map<number, { row: number; index: number }>();
    for (const row of elements(table).flatMap((one) =>
      one.local === 'tr' ? [one] : one.local === 'sdt' ? [...descendants(one, 'tr')] : [],
    )) {
      const cells: Cell[] = [];
      const isHeader = isOn(child(child(row, 'trPr') ?? noElement, 'tblHeader'));
      let column = 0;
      for (const cell of elements(row).flatMap((one) =>
        one.local === 'tc' ? [one] : one.local === 'sdt' ? [...descendants(one, 'tc')] : [],
      )) {
        const properties = child(cell, 'tcPr') ?? noElement;
        const columns = Number(attribute(child(properties, 'gridSpan') ?? noElement, 'w:val') ?? '1');
        const merge = child(properties, 'vMerge');
        const blocks = this.#blocks(cell);
        const above = reaching.get(column);
        if (
          merge !== undefined &&
          attribute(merge, 'w:val') !== 'restart' &&
          above !== undefined &&
          blocks.length === 0
        ) {
          const owner = rows[above.row]?.[above.index];
          if (owner !== undefined) (rows[above.row] as Cell[])[above.index] = { ...owner, rows: owner.rows + 1 };
        } else {
          reaching.set(column, { row: rows.length, index: cells.length });
          cells.push({ blocks, header: isHeader, columns, rows: 1 });
        }
        column += columns;
      }
      if (cells.length > 0) rows.push(cells);
    }
    return { kind: 'table', rows, place };
  }

  *#runningHeads(): Generator<{ readonly at: 'head' | 'foot'; readonly words: string }> {
    for (const name of this.archive.names.filter((one) => /^word\/(?:header|footer)\d*\.xml$/.test(one))) {
      const root = readPart(this.archive, name, this.file);
      yield { at: name.includes('header') ? 'head' : 'foot', words: root === undefined ? '' : wordsOf(root) };
    }
  }

  #remark(place: Place, message: string): void {
    this.#remarks.push(notCarried(place, message));
  }
}

function changeOf(element: XmlElement): Changed {
  return {
    kind: element.local === 'ins' || element.local === 'moveTo' ? 'inserted' : 'deleted',
    by: attribute(element, 'w:author') ?? '',
    when: dayOf(attribute(element, 'w:date')),
  };
}

function roman(number: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = number;
  let text = '';
  for (const [value, sign] of signs) for (; left >= value; left -= value) text += sign;
  return text;
}

function isInFallback(element: XmlElement, upTo: XmlElement): boolean {
  for (let at: XmlElement | undefined = element; at !== undefined && at !== upTo; at = at.parent)
    if (at.local === 'Fallback') return true;
  return false;
}

/** Private characters and joiners that Word puts in and nobody typed are left. */
function clean(text: string): string {
  return text.replace(/\u00AD/g, '');
}

/** All text below an element, as Word would show it; each paragraph is a line. */
function wordsOf(root: XmlElement): string {
  let words = '';
  const stack: XmlElement[] = [root];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.local === 't' || at.local === 'delText') words += clean(textOf(at));
    else if (at.local === 'noBreakHyphen') words += '-';
    else if (/^(?:p|tab|ptab|br|cr|drawing|pict|object|(?:footnote|endnote|comment)Reference)$/.test(at.local))
      words += '\n';
    if (at.local === 'AlternateContent') {
      const choice = child(at, 'Choice') ?? child(at, 'Fallback');
      if (choice !== undefined) stack.push(choice);
    } else if (at.local !== 't' && at.local !== 'delText')
      for (const inner of [...elements(at)].reverse()) stack.push(inner);
  }
  return words;
}
