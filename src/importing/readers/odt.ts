/** Reads .odt files (OpenDocument 1.3 part 3): text, notes, comments, tracked changes, lists, tables, pictures. */
import { attribute, child, descendants, elements } from '../../xml/query.js';
import type { XmlElement, XmlNode } from '../../xml/tree.js';
import type { Block, Cell, Comment, Draft, Image, List, Note, Remark } from '../draft.js';
import { FlowBuilder, type Place } from '../flow.js';
import type { Archive } from '../unzip.js';
import { type Look, looksIn, orderedStyles } from './odt-styles.js';
import { dayOf, notCarried, runningHeads } from './remarks.js';
import { noElement, readPart } from './xml-part.js';

export function readOdt(archive: Archive, file: string): Draft {
  return new OdtReading(archive, file).run();
}

interface Change {
  readonly kind: 'inserted' | 'deleted';
  readonly by: string;
  readonly when: string;
  /** What was deleted. */
  readonly content: readonly XmlElement[];
}

class OdtReading {
  readonly #notes = new Map<string, Note>();
  readonly #comments = new Map<string, Comment>();
  readonly #images = new Map<string, Image>();
  readonly #remarks: Remark[] = [];
  readonly #looks: ReadonlyMap<string, Look>;
  readonly #ordered: ReadonlySet<string>;
  readonly #changes: ReadonlyMap<string, Change>;
  readonly #text: XmlElement | undefined;
  readonly #styleRoot: XmlElement | undefined;
  #paragraph = 0;
  #within: Place | undefined;
  /** Insertions that are open, over the ends of paragraphs too. */
  readonly #inserting = new Map<string, Change>();

  constructor(
    private readonly archive: Archive,
    file: string,
  ) {
    const content = readPart(archive, 'content.xml', file);
    this.#styleRoot = readPart(archive, 'styles.xml', file);
    const roots = [this.#styleRoot, content].filter((root) => root !== undefined);
    this.#looks = looksIn(roots);
    this.#ordered = orderedStyles(roots);
    this.#text = [...descendants(content ?? noElement, 'body')].flatMap((body) => elements(body, 'text'))[0];
    this.#changes = changesIn(this.#text);
  }

  run(): Draft {
    const blocks = this.#text === undefined ? [] : this.#blocks(this.#text);
    this.#remarks.push(...runningHeads(this.#runningHeads()));
    return {
      blocks,
      notes: this.#notes,
      comments: this.#comments,
      images: this.#images,
      remarks: this.#remarks,
      words: this.#text === undefined ? '' : wordsOf(this.#text, this.#changes),
    };
  }

  #blocks(parent: XmlElement): readonly Block[] {
    return elements(parent).flatMap((element): readonly Block[] => {
      switch (element.local) {
        case 'p':
        case 'h':
          return this.#paragraphBlocks(element);
        case 'list':
          return [this.#list(element, attribute(element, 'text:style-name') ?? '', 1)];
        case 'table':
          return element.name.startsWith('table:') ? [this.#table(element)] : [];
        case 'section':
        case 'index-body':
        case 'table-of-content':
        case 'index-title':
        case 'numbered-paragraph':
          return this.#blocks(element);
        case 'change-start':
        case 'change-end':
          this.#turnChange(element);
          return [];
        case 'change':
          return this.#deletedBlocks(element);
        case 'frame':
          return this.#frameBlocks(element);
        default:
          return [];
      }
    });
  }

  #paragraphBlocks(element: XmlElement): readonly Block[] {
    if (this.#within === undefined) this.#paragraph += 1;
    const place = this.#within ?? { line: this.#paragraph, column: 1 };
    const builder = new FlowBuilder();
    const boxes: XmlElement[] = [];
    this.#inlines(builder, element, place, boxes);
    const flow = builder.finish();
    const look = this.#looks.get(attribute(element, 'text:style-name') ?? '');
    const before: Block[] = look?.breaksPage === true ? [{ kind: 'page', place }] : [];
    const after = boxes.flatMap((box) => this.#inside(place, () => this.#blocks(box)));
    if (flow.text === '' && flow.points.length === 0) return [...before, ...after];
    const level = Number(attribute(element, 'text:outline-level') ?? '1');
    const whole: Block =
      element.local === 'h' ? { kind: 'heading', level, flow } : { kind: 'paragraph', flow: withLook(flow, look) };
    return [...before, whole, ...after];
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

  #inlines(builder: FlowBuilder, parent: XmlElement, place: Place, boxes: XmlElement[]): void {
    const here = (): Place => ({ line: place.line, column: place.column + builder.length });
    for (const node of parent.children) {
      if (node.kind === 'text') {
        const start = builder.length;
        builder.write(node.value, here());
        for (const { by, when } of this.#inserting.values()) builder.mark(start, { kind: 'inserted', by, when });
      } else if (node.kind === 'element') this.#inline(builder, node, place, boxes, here);
    }
  }

  #inline(builder: FlowBuilder, element: XmlElement, place: Place, boxes: XmlElement[], here: () => Place): void {
    const start = builder.length;
    switch (element.local) {
      case 'span':
        this.#inlines(builder, element, place, boxes);
        for (const style of this.#looks.get(attribute(element, 'text:style-name') ?? '')?.styles ?? [])
          builder.mark(start, { kind: 'style', style });
        return;
      case 'a':
        this.#inlines(builder, element, place, boxes);
        builder.mark(start, { kind: 'link', target: attribute(element, 'xlink:href') ?? '' });
        return;
      case 's':
      case 'tab':
        builder.write(' ', here());
        return;
      case 'line-break':
        builder.breakLine();
        return;
      case 'note':
        this.#note(builder, element, here());
        return;
      case 'annotation':
        this.#comment(builder, element, here());
        return;
      case 'change-start':
      case 'change-end':
        this.#turnChange(element);
        return;
      case 'change':
        this.#deleted(builder, element, place, boxes);
        return;
      case 'frame':
        this.#frame(builder, element, boxes, here());
        return;
      case 'soft-page-break':
      case 'annotation-end':
      case 'bookmark':
      case 'bookmark-start':
      case 'bookmark-end':
      case 'tracked-changes':
        return;
      default:
        this.#inlines(builder, element, place, boxes);
    }
  }

  #turnChange(element: XmlElement): void {
    const id = attribute(element, 'text:change-id') ?? '';
    const change = this.#changes.get(id);
    if (element.local === 'change-end' || change === undefined) this.#inserting.delete(id);
    else if (change.kind === 'inserted') this.#inserting.set(id, change);
  }

  #deleted(builder: FlowBuilder, element: XmlElement, place: Place, boxes: XmlElement[]): void {
    const change = this.#changes.get(attribute(element, 'text:change-id') ?? '');
    if (change === undefined) return;
    const start = builder.length;
    change.content.forEach((paragraph, i) => {
      if (i > 0) builder.write(' ', place);
      this.#inlines(builder, paragraph, place, boxes);
    });
    builder.mark(start, { kind: 'deleted', by: change.by, when: change.when });
  }

  /** Whole paragraphs that were deleted. */
  #deletedBlocks(element: XmlElement): readonly Block[] {
    const place = this.#within ?? { line: this.#paragraph + 1, column: 1 };
    const builder = new FlowBuilder();
    this.#deleted(builder, element, place, []);
    const flow = builder.finish();
    return flow.text === '' ? [] : [{ kind: 'paragraph', flow }];
  }

  #note(builder: FlowBuilder, element: XmlElement, place: Place): void {
    const id = attribute(element, 'text:id') ?? `note-${this.#notes.size + 1}`;
    const kind = attribute(element, 'text:note-class') ?? 'footnote';
    const citation = child(element, 'note-citation');
    const number = [...this.#notes.keys()].filter((one) => one.startsWith(kind)).length + 1;
    const label = (citation === undefined ? '' : plainText(citation)) || String(number);
    const key = `${kind} ${id}`;
    builder.point({ kind: 'note', id: key });
    this.#notes.set(key, { label, blocks: [] });
    const body = child(element, 'note-body');
    this.#notes.set(key, { label, blocks: body === undefined ? [] : this.#inside(place, () => this.#blocks(body)) });
  }

  #comment(builder: FlowBuilder, element: XmlElement, place: Place): void {
    const id = `comment-${this.#comments.size + 1}`;
    const text = (name: string): string => plainText(child(element, name) ?? noElement);
    const when = dayOf(text('date'));
    this.#comments.set(id, { by: text('creator'), when, blocks: this.#inside(place, () => this.#blocks(element)) });
    builder.point({ kind: 'comment', id });
  }

  #frame(builder: FlowBuilder, frame: XmlElement, boxes: XmlElement[], place: Place): void {
    const box = child(frame, 'text-box');
    if (box !== undefined) {
      boxes.push(box);
      this.#remark(place, 'A text box stands beside this paragraph; its words follow the paragraph');
      return;
    }
    const image = child(frame, 'image');
    if (image === undefined) return;
    const source = attribute(image, 'xlink:href') ?? '';
    const bytes = /^[a-z]+:/i.test(source) ? undefined : this.archive.read(source.replace(/^\.\//, ''));
    const description = plainText(child(frame, 'desc') ?? child(frame, 'title') ?? noElement);
    const id = `image-${this.#images.size + 1}`;
    this.#images.set(id, { description, source, ...(bytes === undefined ? {} : { bytes }) });
    builder.point({ kind: 'image', id });
  }

  #frameBlocks(frame: XmlElement): readonly Block[] {
    const builder = new FlowBuilder();
    const boxes: XmlElement[] = [];
    const place = { line: this.#paragraph + 1, column: 1 };
    this.#frame(builder, frame, boxes, place);
    const flow = builder.finish();
    return [
      ...(flow.points.length > 0 ? [{ kind: 'paragraph' as const, flow }] : []),
      ...boxes.flatMap((box) => this.#inside(place, () => this.#blocks(box))),
    ];
  }

  #list(element: XmlElement, style: string, depth: number): List {
    const place = { line: this.#paragraph + 1, column: 1 };
    const items = elements(element)
      .filter(({ local }) => local === 'list-item' || local === 'list-header')
      .map((item) =>
        elements(item).flatMap((one): readonly Block[] =>
          one.local === 'list'
            ? [this.#list(one, attribute(one, 'text:style-name') ?? style, depth + 1)]
            : one.local === 'p' || one.local === 'h'
              ? this.#paragraphBlocks(one)
              : [],
        ),
      )
      .filter((blocks) => blocks.length > 0);
    return { kind: 'list', ordered: this.#ordered.has(`${style} ${depth}`), items, place };
  }

  #table(table: XmlElement): Block {
    const place = { line: this.#paragraph + 1, column: 1 };
    const rows: Cell[][] = [];
    const visit = (parent: XmlElement, header: boolean): void => {
      for (const element of elements(parent)) {
        if (element.local === 'table-header-rows') visit(element, true);
        else if (element.local === 'table-rows' || element.local === 'table-row-group') visit(element, header);
        else if (element.local === 'table-row') {
          const cells = elements(element, 'table-cell').map((cell) => ({
            blocks: this.#blocks(cell),
            header,
            columns: Number(attribute(cell, 'table:number-columns-spanned') ?? '1'),
            rows: Number(attribute(cell, 'table:number-rows-spanned') ?? '1'),
          }));
          if (cells.length > 0) rows.push(cells);
        }
      }
    };
    visit(table, false);
    return { kind: 'table', rows, place };
  }

  *#runningHeads(): Generator<{ readonly at: 'head' | 'foot'; readonly words: string }> {
    for (const page of descendants(this.#styleRoot ?? noElement, 'master-page')) {
      for (const element of elements(page).filter(({ local }) => /^(?:header|footer)/.test(local)))
        yield { at: element.local.startsWith('header') ? 'head' : 'foot', words: plainText(element) };
    }
  }

  #remark(place: Place, message: string): void {
    this.#remarks.push(notCarried(place, message));
  }
}

/** The look of a paragraph’s own style holds for all of its text. */
function withLook(flow: ReturnType<FlowBuilder['finish']>, look: Look | undefined): typeof flow {
  const whole = (look?.styles ?? []).map((style) => ({
    kind: 'style' as const,
    style,
    start: 0,
    end: flow.text.length,
  }));
  return whole.length === 0 ? flow : { ...flow, marks: [...flow.marks, ...whole] };
}

function changesIn(text: XmlElement | undefined): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  for (const region of descendants(text ?? noElement, 'changed-region')) {
    const id = attribute(region, 'text:id') ?? attribute(region, 'xml:id') ?? '';
    for (const change of elements(region)) {
      if (change.local !== 'insertion' && change.local !== 'deletion') continue;
      const info = child(change, 'change-info') ?? noElement;
      const when = dayOf(plainText(child(info, 'date') ?? noElement));
      changes.set(id, {
        kind: change.local === 'insertion' ? 'inserted' : 'deleted',
        by: plainText(child(info, 'creator') ?? noElement),
        when,
        content: elements(change).filter(({ local }) => local !== 'change-info'),
      });
    }
  }
  return changes;
}

function plainText(element: XmlElement): string {
  let text = '';
  const stack: XmlNode[] = [element];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'text') text += node.value;
    if (node.kind !== 'element') continue;
    if (node.local === 'p' || node.local === 'line-break' || node.local === 'tab' || node.local === 's') text += ' ';
    for (const child of [...node.children].reverse()) stack.push(child);
  }
  return text.trim();
}

/** All text of the document but what is about it: names and dates of changes, numbers of notes. What was deleted stands where it was. */
function wordsOf(root: XmlElement, changes: ReadonlyMap<string, Change>): string {
  const about = new Set([
    'tracked-changes',
    'note-citation',
    'creator',
    'date',
    'creator-initials',
    'sequence-decls',
    'forms',
  ]);
  const parting = new Set(['p', 'h', 'line-break', 'tab', 's', 'note', 'annotation', 'frame']);
  let words = '';
  const stack: XmlNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'text') words += node.value;
    if (node.kind !== 'element' || about.has(node.local)) continue;
    if (parting.has(node.local) && node.parent?.local !== 'deletion') words += ' ';
    const deleted =
      node.local === 'change' ? (changes.get(attribute(node, 'text:change-id') ?? '')?.content ?? []) : [];
    for (const child of [...deleted, ...node.children].reverse()) stack.push(child);
  }
  return words;
}
