/** Reads HTML, as people write it and as word processors save it. The only file of this room that knows the HTML parser. */
import { parse } from 'parse5';
import type { Block, Cell, Comment, Draft, Image, Note, Remark } from '../draft.js';
import { FlowBuilder, type Place, type Style } from '../flow.js';

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
  readonly parentNode?: Node;
  readonly sourceCodeLocation?: { readonly startLine: number; readonly startCol: number } | null;
}

/** Reads a page; scripts, styles and what is hidden are no text. Footnotes are found by their links there and back. */
export function readHtml(html: string): Draft {
  return new HtmlReading(parse(html, { sourceCodeLocationInfo: true }) as Node).run();
}

const unseen = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'iframe',
  'object',
  'svg',
  'math',
  'audio',
  'video',
  'canvas',
  'select',
  'button',
  'nav',
]);
const containers = new Set([
  'html',
  'body',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'figure',
  'figcaption',
  'form',
  'center',
  'address',
  'dl',
  'dt',
  'dd',
  'fieldset',
  'details',
  'summary',
  'hgroup',
]);
const blocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'hr',
  ...containers,
]);
const styles: Readonly<Record<string, Style>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  sup: 'superscript',
  sub: 'subscript',
};

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
        const when = /^\d{4}-\d\d-\d\d/.exec(attributeOf(node, 'datetime') ?? '')?.[0] ?? '';
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

function* allNodes(root: Node): Generator<Node> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    for (let i = (node.childNodes?.length ?? 0) - 1; i >= 0; i -= 1) stack.push(node.childNodes?.[i] as Node);
  }
}

function attributeOf(node: Node, name: string): string | undefined {
  return node.attrs?.find((attribute) => attribute.name === name)?.value;
}

function isUnseen(node: Node): boolean {
  return (
    unseen.has(node.nodeName) ||
    node.nodeName === '#documentType' ||
    attributeOf(node, 'hidden') !== undefined ||
    /display\s*:\s*none/i.test(attributeOf(node, 'style') ?? '')
  );
}

function holdsBlocks(node: Node): boolean {
  return !node.nodeName.startsWith('#') && [...allNodes(node)].some((one) => one !== node && blocks.has(one.nodeName));
}

function nearest(node: Node, name: string): Node | undefined {
  for (let at = node.parentNode; at !== undefined; at = at.parentNode) if (at.nodeName === name) return at;
  return undefined;
}

function textIn(node: Node): string {
  return [...allNodes(node)].map((one) => (one.nodeName === '#text' ? (one.value ?? '') : '')).join('');
}

function labelOf(node: Node): string {
  return textIn(node).replace(/[[\]()\s]/g, '');
}

/** The id that a link with the label of a note leads to. */
function callTarget(node: Node): string | undefined {
  if (node.nodeName !== 'a' || isBackLink(node)) return undefined;
  const target = /^#(.+)$/.exec(attributeOf(node, 'href') ?? '')?.[1];
  return target !== undefined && /^(?:\d{1,3}|[*†‡]{1,3}|[ivxlc]{1,5}|[a-z])$/i.test(labelOf(node))
    ? target
    : undefined;
}

/** The link from a note back to its call, as word processors and converters mark it. */
function isBackLink(node: Node): boolean {
  if (node.nodeName !== 'a') return false;
  const marks = `${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'role') ?? ''} ${attributeOf(node, 'name') ?? ''}`;
  return (
    /footnote-back|backlink|sd(?:foot|end)notesym|_ftn\d|_edn\d/i.test(marks) &&
    !/_(?:ftn|edn)ref/i.test(attributeOf(node, 'name') ?? '')
  );
}

/** A copy of a note without its links back. */
function withoutBackLinks(node: Node): Node {
  const own = attributeOf(node, 'id') ?? '';
  const copy = (one: Node): Node | undefined => {
    const leadsBack =
      one.nodeName === 'a' &&
      /^#/.test(attributeOf(one, 'href') ?? '') &&
      (isBackLink(one) || /^(?:↩|↑|\^|\[?\d{1,3}\]?)\s*\uFE0E?$/.test(textIn(one).trim())) &&
      own !== '';
    if (isBackLink(one) || leadsBack) return undefined;
    return one.childNodes === undefined
      ? one
      : { ...one, childNodes: one.childNodes.flatMap((child) => copy(child) ?? []) };
  };
  return { ...node, childNodes: (node.childNodes ?? []).flatMap((child) => copy(child) ?? []) };
}

function stylesOf(node: Node): readonly Style[] {
  const css = (attributeOf(node, 'style') ?? '').toLowerCase();
  const own = styles[node.nodeName];
  const found: (Style | false | undefined)[] = [
    own,
    /font-style\s*:\s*italic/.test(css) && 'italic',
    /font-weight\s*:\s*(?:bold|[6-9]00)/.test(css) && 'bold',
    /text-decoration[^;]*underline/.test(css) && 'underline',
    /text-decoration[^;]*line-through/.test(css) && 'strikethrough',
    /font-variant\s*:\s*small-caps/.test(css) && 'smallcaps',
    /text-transform\s*:\s*uppercase/.test(css) && 'allcaps',
  ];
  return [...new Set(found.filter((style): style is Style => style !== false && style !== undefined))];
}

/** The bytes of a picture that stands in the page itself (RFC 2397). */
function imageOf(source: string): { readonly source: string; readonly bytes?: Uint8Array } {
  const data = /^data:image\/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/.exec(source)?.[1];
  if (data === undefined) return { source: source.startsWith('data:') ? 'in the page' : source };
  const binary = atob(data.replace(/\s/g, ''));
  return { source: 'in the page', bytes: Uint8Array.from(binary, (character) => character.charCodeAt(0)) };
}
