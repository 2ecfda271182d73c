/** Lays the text of a record out as headings, paragraphs, lists and tables. */
import { attribute, child, elements, normalizeSpace, textOf } from '../xml/query.js';
import type { XmlElement, XmlNode } from '../xml/tree.js';
import { isBlock, isRunning, silent } from './elements.js';
import { FlowWriter } from './flow-writer.js';
import { InlineLayout, type Sheet } from './inline.js';
import {
  isEmpty,
  type Role,
  type ScriptBlock,
  type ScriptCell,
  type ScriptFlow,
  type ScriptParagraph,
} from './script.js';

const roles: Readonly<Record<string, Role>> = {
  opener: 'opener',
  closer: 'closer',
  byline: 'opener',
  epigraph: 'quote',
  quote: 'quote',
  q: 'quote',
  said: 'quote',
  l: 'verse',
  lg: 'verse',
  speaker: 'speaker',
  stage: 'stage',
  titlePart: 'title',
  docImprint: 'opener',
};

/** Elements whose children are blocks, and which say nothing of how these look. */
const quiet = new Set(
  'text front body back group floatingText postscript argument titlePage docTitle sp castList'.split(' '),
);

export class BlockLayout {
  readonly #blocks: ScriptBlock[] = [];

  constructor(private readonly sheet: Sheet) {}

  /** The blocks that an element holds. */
  of(element: XmlElement, role: Role = 'body', level = 0): readonly ScriptBlock[] {
    this.#inside(element, role, level);
    return this.#blocks;
  }

  #below(element: XmlElement, role: Role, level: number): readonly ScriptBlock[] {
    return new BlockLayout(this.sheet).of(element, role, level);
  }

  /** Running text and blocks by turns. */
  #inside(element: XmlElement, role: Role, level: number): void {
    let run: XmlNode[] = [];
    const flush = (): void => {
      this.#run(run, element, role);
      run = [];
    };
    for (const node of element.children) {
      if (node.kind === 'element' && isBlock(node)) {
        flush();
        this.#block(node, role, level);
      } else run.push(node);
    }
    flush();
  }

  #run(nodes: readonly XmlNode[], owner: XmlElement, role: Role): void {
    if (!nodes.some((node) => (node.kind === 'text' ? /[^ \t\r\n]/.test(node.value) : node.kind === 'element'))) return;
    const flow = this.#flow((layout) => layout.nodes(nodes));
    if (!isEmpty(flow)) this.#blocks.push({ kind: 'paragraph', role, flow, owner });
  }

  #flow(write: (layout: InlineLayout, out: FlowWriter) => void): ScriptFlow {
    const out = new FlowWriter(this.sheet.source);
    write(new InlineLayout(this.sheet, out, false), out);
    return out.finish();
  }

  #paragraph(element: XmlElement, role: Role): void {
    const flow = this.#flow((layout) => layout.content(element));
    if (!isEmpty(flow)) this.#blocks.push({ kind: 'paragraph', role, flow, owner: element });
  }

  #block(element: XmlElement, role: Role, level: number): void {
    const { local } = element;
    if (silent.has(local)) return;
    if (/^div\d?$/.test(local)) this.#inside(element, role, level + 1);
    else if (local === 'head') this.#head(element, level);
    else if (local === 'list') this.#list(element);
    else if (local === 'table') this.#table(element);
    else if (local === 'figure') this.#figure(element);
    else if (local === 'lg') this.#verses(element, level);
    else if (local === 'listApp') this.#entries(element, level);
    else if (/^(?:pb|fw|stamp|note|add)$/.test(local)) {
      const flow = this.#flow((layout) => layout.element(element));
      if (!isEmpty(flow)) this.#blocks.push({ kind: 'paragraph', role, flow, owner: element });
    } else if (quiet.has(local)) this.#inside(element, role, local === 'floatingText' ? level + 1 : level);
    else if (isRunning(element) || elements(element).some(isBlock)) this.#inside(element, roles[local] ?? role, level);
    else this.#paragraph(element, roles[local] ?? role);
  }

  #head(head: XmlElement, level: number): void {
    const flow = this.#flow((layout) => layout.content(head));
    if (isEmpty(flow)) return;
    const isSub = attribute(head, 'type') === 'sub';
    if (level === 0) this.#blocks.push({ kind: 'paragraph', role: 'caption', flow, owner: head });
    else this.#blocks.push({ kind: 'heading', level: Math.min(level + (isSub ? 1 : 0), 6), flow, owner: head });
  }

  #caption(element: XmlElement): void {
    this.#paragraph(element, 'caption');
  }

  #list(list: XmlElement): void {
    const type = attribute(list, 'type');
    const all = elements(list);
    const numbered = elements(list, 'item');
    const ordered =
      type === 'ordered' || (numbered.length > 0 && numbered.every((item) => /^\d+$/.test(attribute(item, 'n') ?? '')));
    const items: (readonly ScriptBlock[])[] = [];
    const after: XmlElement[] = [];
    let label: XmlElement | undefined;
    for (const one of all) {
      if (one.local === 'item') {
        items.push(this.#item(one, label));
        label = undefined;
      } else if (one.local === 'label') label = one;
      else if (items.length === 0) this.#caption(one);
      else after.push(one);
    }
    if (items.length > 0) this.#blocks.push({ kind: 'list', ordered, items: items.filter((item) => item.length > 0) });
    for (const one of after) this.#caption(one);
  }

  #item(item: XmlElement, label: XmlElement | undefined): readonly ScriptBlock[] {
    const blocks = this.#below(item, 'body', 0);
    if (label === undefined) return blocks;
    const [first, ...rest] = blocks;
    const flow = this.#flow((layout, out) => {
      layout.element(label);
      out.make(': ', 'layout', label.parent ?? label, label.range.end.offset);
      layout.nodes(item.children.filter((node) => node.kind !== 'element' || !isBlock(node)));
    });
    const paragraph: ScriptParagraph = { kind: 'paragraph', role: 'body', flow, owner: item };
    return first?.kind === 'paragraph' && first.owner === item ? [paragraph, ...rest] : [paragraph, ...blocks];
  }

  #table(table: XmlElement): void {
    const rows: (readonly ScriptCell[])[] = [];
    for (const one of elements(table)) {
      if (one.local !== 'row') {
        this.#caption(one);
        continue;
      }
      const header = attribute(one, 'role') === 'label';
      rows.push(elements(one, 'cell').map((cell) => this.#cell(cell, header)));
    }
    if (rows.some((row) => row.length > 0))
      this.#blocks.push({ kind: 'table', rows: rows.filter((row) => row.length > 0) });
  }

  /** A cell is one running text: what it holds of blocks stands on lines of it, so that every format can have it. */
  #cell(cell: XmlElement, header: boolean): ScriptCell {
    const count = (name: string): number => {
      const value = Number(attribute(cell, name) ?? '1');
      return Number.isInteger(value) && value > 1 && value <= 1000 ? value : 1;
    };
    const flow = this.#flow((layout, out) => linesInside(cell, layout, out));
    return {
      paragraph: { kind: 'paragraph', role: 'body', flow, owner: cell },
      header,
      columns: count('cols'),
      rows: count('rows'),
    };
  }

  #figure(figure: XmlElement): void {
    const flow = this.#flow((layout) => layout.element(figure));
    if (!isEmpty(flow)) this.#blocks.push({ kind: 'paragraph', role: 'body', flow, owner: figure });
  }

  /** A stanza is a paragraph, its verses the lines of it. */
  #verses(group: XmlElement, level: number): void {
    const lines: XmlElement[] = [];
    const flush = (): void => {
      if (lines.length === 0) return;
      const flow = this.#flow((layout, out) => {
        for (const line of lines) {
          out.newLine(group, line.range.start.offset);
          layout.content(line);
        }
      });
      lines.length = 0;
      if (!isEmpty(flow)) this.#blocks.push({ kind: 'paragraph', role: 'verse', flow, owner: group });
    };
    for (const one of elements(group)) {
      if (one.local === 'l') lines.push(one);
      else {
        flush();
        if (one.local === 'head') this.#caption(one);
        else this.#block(one, 'verse', level);
      }
    }
    flush();
  }

  /** An apparatus that stands by itself. */
  #entries(list: XmlElement, level: number): void {
    for (const one of elements(list)) {
      if (one.local === 'head') this.#head(one, level + 1);
      else if (one.local === 'listApp') this.#entries(one, level + 1);
      else if (one.local === 'app') {
        const lemma = child(one, 'lem');
        const flow = this.#flow((layout, out) => {
          const place = attribute(one, 'loc');
          if (place !== undefined) out.make(`${place}: `, one, one, one.tag.end.offset);
          if (lemma !== undefined) {
            layout.content(lemma);
            out.make('] ', one, one, lemma.range.end.offset);
          }
          layout.readings(one, lemma);
        });
        if (!isEmpty(flow)) this.#blocks.push({ kind: 'paragraph', role: 'body', flow, owner: one });
      } else if (normalizeSpace(textOf(one)) !== '') this.#paragraph(one, 'body');
    }
  }
}

function linesInside(element: XmlElement, layout: InlineLayout, out: FlowWriter): void {
  for (const node of element.children) {
    if (node.kind === 'element' && (isBlock(node) || node.local === 'item')) {
      out.newLine(element, node.range.start.offset);
      if (elements(node).some((one) => isBlock(one) || one.local === 'item')) linesInside(node, layout, out);
      else layout.content(node);
      out.newLine(element, node.range.end.offset);
    } else layout.nodes([node]);
  }
}
