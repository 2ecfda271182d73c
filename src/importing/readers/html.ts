/** Reads HTML, as people write it and as word processors save it. The only file of this room that knows the HTML parser. */
import { parse } from 'parse5';
import type { Block, Cell, Comment, Draft, Image, Note, Remark } from '../draft.js';
import { FlowBuilder, type Place } from '../flow.js';
import {
  allNodes,
  attributeOf,
  blocks,
  callTarget,
  holdsBlocks,
  imageOf,
  isBackLink,
  isUnseen,
  labelOf,
  type Node,
  nearest,
  stylesOf,
  withoutBackLinks,
} from './html-nodes.js';
import { dayOf } from './remarks.js';

/** Reads a page; scripts, styles and what is hidden are no text. Footnotes are found by their links there and back. */
export function readHtml(html: string): Draft {
  return new HtmlReading(parse(html, { sourceCodeLocationInfo: true }) as Node).run();
}

class HtmlReading {
  readonly #notes = new Map<string, Note>();
  readonly #comments = new Map<string, Comment>();
  readonly #images = new Map<string, Image>();
  readonly #remarks: Remark[] = [];
  readonly #byId = new Map<string, Node>();
  /** The element that holds each note, by the id that calls lead to. */
  readonly #noteElements = new Map<string, Node>();
  #last: Place = { line: 1, column: 1 };

  constructor(private readonly root: Node) {
    for (const node of allNodes(root)) {
      for (const name of ['id', 'name']) {
        const id = attributeOf(node, name);
        if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, node);
      }
    }
    for (const node of allNodes(root)) this.#findNote(node);
  }

  run(): Draft {
    const found = this.#blocks(this.root);
    return {
      blocks: found,
      notes: this.#notes,
      comments: this.#comments,
      images: this.#images,
      remarks: this.#remarks,
      words: this.#words(),
    };
  }

  /** A link with a short label, to something further on that links back: the call of a note. */
  #findNote(node: Node): void {
    const target = callTarget(node);
    if (target === undefined || this.#noteElements.has(target)) return;
    const place = this.#byId.get(target);
    if (place === undefined) return;
    const own = attributeOf(node, 'id') ?? attributeOf(node, 'name') ?? attributeOf(node.parentNode ?? node, 'id');
    for (let at: Node | undefined = place; at !== undefined && at.nodeName !== 'body'; at = at.parentNode) {
      if (!['li', 'div', 'p', 'section', 'aside', 'dd', 'td'].includes(at.nodeName)) continue;
      const links = [...allNodes(at)].some(
        (one) => one.nodeName === 'a' && own !== undefined && attributeOf(one, 'href') === `#${own}`,
      );
      const isHeldByCall = [...allNodes(at)].includes(node);
      if (isHeldByCall) return;
      if (links || /foot|end|note|fn/i.test(`${attributeOf(at, 'class') ?? ''} ${attributeOf(at, 'id') ?? ''}`)) {
        this.#noteElements.set(target, at);
        return;
      }
    }
  }

  #isNote(node: Node): boolean {
    return [...this.#noteElements.values()].includes(node);
  }

  #place(node: Node): Place {
    const where = node.sourceCodeLocation;
    if (where !== undefined && where !== null) this.#last = { line: where.startLine, column: where.startCol };
    return this.#last;
  }

  #blocks(parent: Node): readonly Block[] {
    const result: Block[] = [];
    let run: Node[] = [];
    const flush = (): void => {
      if (run.length > 0) result.push(...this.#paragraph(run));
      run = [];
    };
    for (const node of parent.childNodes ?? []) {
      if (isUnseen(node) || this.#isNote(node) || (node.nodeName === '#comment' && run.length === 0)) continue;
      if (!blocks.has(node.nodeName) && !holdsBlocks(node)) {
        run.push(node);
        continue;
      }
      flush();
      result.push(...this.#block(node));
    }
    flush();
    return result;
  }

  #block(node: Node): readonly Block[] {
    const before: readonly Block[] = /page-break-before\s*:\s*always/i.test(attributeOf(node, 'style') ?? '')
      ? [{ kind: 'page', place: this.#place(node) }]
      : [];
    const level = /^h([1-6])$/.exec(node.nodeName)?.[1];
    if (level !== undefined) {
      return [
        ...before,
        ...this.#paragraph(node.childNodes ?? []).map(
          (block): Block =>
            block.kind === 'paragraph' ? { kind: 'heading', level: Number(level), flow: block.flow } : block,
        ),
      ];
    }
    switch (node.nodeName) {
      case 'p':
        return [...before, ...this.#paragraph(node.childNodes ?? [])];
      case 'pre':
        return [...before, ...this.#paragraph(node.childNodes ?? [], true)];
      case 'ul':
      case 'ol': {
        const place = this.#place(node);
        const items = (node.childNodes ?? [])
          .filter((one) => one.nodeName === 'li' && !this.#isNote(one))
          .map((one) => this.#blocks(one));
        // A list inside a list, without an item round it, is part of the item before.
        return items.length === 0 ? [] : [{ kind: 'list', ordered: node.nodeName === 'ol', items, place }];
      }
      case 'table':
        return [this.#table(node)];
      case 'blockquote':
        return [{ kind: 'quotation', blocks: this.#blocks(node), place: this.#place(node) }];
      case 'hr':
        return [];
      default:
        return [...before, ...this.#blocks(node)];
    }
  }

  #table(table: Node): Block {
    const place = this.#place(table);
    const rows = [...allNodes(table)]
      .filter((node) => node.nodeName === 'tr' && nearest(node, 'table') === table)
      .map((row): readonly Cell[] =>
        (row.childNodes ?? [])
          .filter(({ nodeName }) => nodeName === 'td' || nodeName === 'th')
          .map((cell) => ({
            blocks: this.#blocks(cell),
            header: cell.nodeName === 'th' || nearest(cell, 'thead') !== undefined,
            columns: Number(attributeOf(cell, 'colspan') ?? '1') || 1,
            rows: Number(attributeOf(cell, 'rowspan') ?? '1') || 1,
          })),
      )
      .filter((cells) => cells.length > 0);
    const caption = (table.childNodes ?? []).find(({ nodeName }) => nodeName === 'caption');
    const blocksOfCaption = caption === undefined ? [] : this.#blocks(caption);
    if (blocksOfCaption.length === 0) return { kind: 'table', rows, place };
    const width = Math.max(1, ...rows.map((cells) => cells.reduce((sum, { columns }) => sum + columns, 0)));
    return {
      kind: 'table',
      rows: [[{ blocks: blocksOfCaption, header: true, columns: width, rows: 1 }], ...rows],
      place,
    };
  }

  #paragraph(nodes: readonly Node[], isVerbatim = false): readonly Block[] {
    const builder = new FlowBuilder();
    this.#inlines(builder, nodes, isVerbatim);
    const flow = builder.finish();
    return flow.text === '' && flow.points.length === 0 ? [] : [{ kind: 'paragraph', flow }];
  }

  #inlines(builder: FlowBuilder, nodes: readonly Node[], isVerbatim: boolean): void {
    for (const node of nodes) {
      if (isUnseen(node)) continue;
      const start = builder.length;
      const place = this.#place(node);
      if (node.nodeName === '#comment') {
        this.#comment(builder, (node as { readonly data?: string }).data ?? '', place);
        continue;
      }
      if (node.nodeName === '#text') {
        const lines = isVerbatim ? (node.value ?? '').replace(/\n$/, '').split('\n') : [node.value ?? ''];
        lines.forEach((line, i) => {
          if (i > 0) builder.breakLine();
          builder.write(line, { line: place.line + i, column: i === 0 ? place.column : 1 });
        });
        continue;
      }
      if (node.nodeName === 'br') {
        builder.breakLine();
        continue;
      }
      if (node.nodeName === 'img') {
        const id = `image-${this.#images.size + 1}`;
        this.#images.set(id, {
          description: attributeOf(node, 'alt') ?? '',
          ...imageOf(attributeOf(node, 'src') ?? ''),
        });
        builder.point({ kind: 'image', id });
        continue;
      }
      const target = callTarget(node);
      const element = target === undefined ? undefined : this.#noteElements.get(target);
      if (target !== undefined && element !== undefined) {
        builder.point({ kind: 'note', id: target });
        this.#note(target, element, labelOf(node));
        continue;
      }
      // “<sup><a>1</a></sup>”: the raising belongs to the call.
      this.#inlines(builder, node.childNodes ?? [], isVerbatim || node.nodeName === 'pre');
      for (const style of stylesOf(node)) builder.mark(start, { kind: 'style', style });
      const href = node.nodeName === 'a' ? attributeOf(node, 'href') : undefined;
      if (href !== undefined) builder.mark(start, { kind: 'link', target: href });
      if (node.nodeName === 'ins' || node.nodeName === 'del') {
        const when = dayOf(attributeOf(node, 'datetime'));
        const by = (attributeOf(node, 'title') ?? attributeOf(node, 'data-author') ?? '').trim();
        builder.mark(start, { kind: node.nodeName === 'ins' ? 'inserted' : 'deleted', by, when });
      }
    }
  }

  /** Word processors write remarks in the margin as comments; those of programs, which begin with a bracket, are none. */
  #comment(builder: FlowBuilder, text: string, place: Place): void {
    const words = text.trim();
    if (words === '' || /^\[/.test(words)) return;
    const inner = new FlowBuilder();
    inner.write(words, place);
    const id = `comment-${this.#comments.size + 1}`;
    this.#comments.set(id, { by: '', when: '', blocks: [{ kind: 'paragraph', flow: inner.finish() }] });
    builder.point({ kind: 'comment', id });
  }

  #note(id: string, element: Node, label: string): void {
    if (this.#notes.has(id)) return;
    this.#notes.set(id, { label, blocks: [] });
    const back = withoutBackLinks(element);
    this.#notes.set(id, { label, blocks: this.#blocks(back) });
  }

  /** The text of the page, without the labels of notes. */
  #words(): string {
    let words = '';
    const visit = (node: Node): void => {
      if (isUnseen(node)) return;
      if (node.nodeName === '#text') words += node.value ?? '';
      else if (node.nodeName === '#comment') words += ' ';
      else if (node.nodeName === 'img') words += ` ${attributeOf(node, 'alt') ?? ''} `;
      else if (
        isBackLink(node) ||
        (callTarget(node) !== undefined && this.#noteElements.has(callTarget(node) as string))
      )
        words += ' ';
      else {
        if (blocks.has(node.nodeName) || /^(?:br|li|td|th|tr)$/.test(node.nodeName)) words += '\n';
        for (const one of node.childNodes ?? []) visit(one);
        if (blocks.has(node.nodeName)) words += '\n';
      }
    };
    visit(this.root);
    return words;
  }
}
