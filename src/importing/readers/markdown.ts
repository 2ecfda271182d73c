/** Reads Markdown (CommonMark, with the tables, footnotes and deletions of GFM). The only file that knows the Markdown parser. */
import type { Nodes, PhrasingContent, RootContent, TableCell } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, Comment, Draft, Image, Note, Remark } from '../draft.js';
import { FlowBuilder, type Place, type Style } from '../flow.js';

/** Reads Markdown. Link and image definitions are resolved; HTML other than line breaks and comments is kept as it is typed. */
export function readMarkdown(text: string): Draft {
  return new Reading(text).run();
}

const htmlStyles: Readonly<Record<string, Style>> = {
  u: 'underline',
  sup: 'superscript',
  sub: 'subscript',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
};

class Reading {
  readonly #notes = new Map<string, Note>();
  readonly #comments = new Map<string, Comment>();
  readonly #images = new Map<string, Image>();
  readonly #remarks: Remark[] = [];
  readonly #definitions = new Map<string, string>();
  /** What is syntax and no word of the text: addresses, labels, names of entities. */
  readonly #root;

  constructor(private readonly text: string) {
    this.#root = fromMarkdown(text, {
      extensions: [gfmFootnote(), gfmTable(), gfmStrikethrough({ singleTilde: false })],
      mdastExtensions: [gfmFootnoteFromMarkdown(), gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
    });
  }

  run(): Draft {
    for (const node of this.#root.children) {
      if (node.type === 'definition') this.#definitions.set(node.identifier, node.url);
    }
    const blocks = this.#blocks(this.#root.children);
    return {
      blocks,
      notes: this.#notes,
      comments: this.#comments,
      images: this.#images,
      remarks: this.#remarks,
      words: wordsOfSource(this.text, this.#root),
    };
  }

  #blocks(nodes: readonly RootContent[]): readonly Block[] {
    return nodes.flatMap((node): readonly Block[] => {
      switch (node.type) {
        case 'paragraph':
          return [{ kind: 'paragraph', flow: this.#flow(node.children, placeOf(node)) }];
        case 'heading':
          return [{ kind: 'heading', level: node.depth, flow: this.#flow(node.children, placeOf(node)) }];
        case 'blockquote':
          return [{ kind: 'quotation', blocks: this.#blocks(node.children), place: placeOf(node) }];
        case 'list': {
          // What a typist writes for the number of a page, “- 3 -”, is an item of a list to Markdown.
          const source = this.text.slice(node.position?.start.offset, node.position?.end.offset);
          if (/^[-*–] ?\d{1,4} ?[-*–]$/.test(source)) return [this.#verbatim(source, placeOf(node))];
          const items = node.children.map((item) => this.#blocks(item.children));
          const ordered = node.ordered === true;
          // Markdown counts on from the first number, whatever the others say.
          const labels = node.children.map((item, i) => ({
            n: String((node.start ?? 1) + i),
            typed: typedNumber(this.text, item),
            place: placeOf(item),
          }));
          return [{ kind: 'list', ordered, items, ...(ordered ? { labels } : {}), place: placeOf(node) }];
        }
        case 'table':
          return [
            {
              kind: 'table',
              place: placeOf(node),
              rows: node.children.map((row, i) => row.children.map((cell) => this.#cell(cell, i === 0))),
            },
          ];
        case 'code': {
          const builder = new FlowBuilder();
          const { line, column } = placeOf(node);
          node.value.split('\n').forEach((value, i) => {
            if (i > 0) builder.breakLine();
            builder.write(value, {
              line: line + i + (this.text.startsWith('```', node.position?.start.offset) ? 1 : 0),
              column,
            });
          });
          return [{ kind: 'paragraph', flow: builder.finish() }];
        }
        case 'html': {
          const comment = /^<!--([\s\S]*)-->$/.exec(node.value.trim());
          if (comment === null) return [this.#verbatim(node.value, placeOf(node))];
          const builder = new FlowBuilder();
          builder.point({ kind: 'comment', id: this.#comment(comment[1] as string, placeOf(node)) });
          return [{ kind: 'paragraph', flow: builder.finish() }];
        }
        case 'footnoteDefinition':
          this.#notes.set(node.identifier, {
            label: node.label ?? node.identifier,
            blocks: this.#blocks(node.children),
          });
          return [];
        default:
          return [];
      }
    });
  }

  #cell(cell: TableCell, header: boolean) {
    const flow = this.#flow(cell.children, placeOf(cell));
    return { header, columns: 1, rows: 1, blocks: [{ kind: 'paragraph' as const, flow }] };
  }

  #verbatim(value: string, place: Place): Block {
    const builder = new FlowBuilder();
    builder.write(value, place);
    return { kind: 'paragraph', flow: builder.finish() };
  }

  #flow(nodes: readonly PhrasingContent[], place: Place) {
    const builder = new FlowBuilder();
    this.#inlines(builder, nodes, place);
    return builder.finish();
  }

  #inlines(builder: FlowBuilder, nodes: readonly PhrasingContent[], place: Place): void {
    const open: { readonly name: string; readonly start: number }[] = [];
    for (const node of nodes) {
      const here = node.position === undefined ? place : placeOf(node);
      const start = builder.length;
      switch (node.type) {
        case 'text':
          builder.write(node.value, here);
          break;
        case 'inlineCode':
          builder.write(node.value, { ...here, column: here.column + 1 });
          break;
        case 'break':
          builder.breakLine();
          break;
        case 'emphasis':
        case 'strong':
        case 'delete':
          this.#inlines(builder, node.children, here);
          builder.mark(start, {
            kind: 'style',
            style: node.type === 'emphasis' ? 'italic' : node.type === 'strong' ? 'bold' : 'strikethrough',
          });
          break;
        case 'link':
          this.#inlines(builder, node.children, here);
          builder.mark(start, { kind: 'link', target: node.url });
          break;
        case 'linkReference':
          this.#inlines(builder, node.children, here);
          builder.mark(start, { kind: 'link', target: this.#definitions.get(node.identifier) ?? '' });
          break;
        case 'image':
        case 'imageReference': {
          const source = node.type === 'image' ? node.url : (this.#definitions.get(node.identifier) ?? '');
          const id = `image-${this.#images.size + 1}`;
          this.#images.set(id, { description: node.alt ?? '', source });
          builder.point({ kind: 'image', id });
          break;
        }
        case 'footnoteReference':
          builder.point({ kind: 'note', id: node.identifier });
          break;
        case 'html':
          this.#html(builder, node.value, here, open);
          break;
      }
    }
    for (const { name } of open) this.#remark(place, `<${name}> is opened and not closed in this paragraph`);
  }

  #html(
    builder: FlowBuilder,
    value: string,
    place: Place,
    open: { readonly name: string; readonly start: number }[],
  ): void {
    const comment = /^<!--([\s\S]*)-->$/.exec(value);
    const [, slash = '', name = ''] = /^<(\/?)(\w+)\s*\/?>$/.exec(value.toLowerCase()) ?? [];
    const style = htmlStyles[name];
    if (comment !== null) builder.point({ kind: 'comment', id: this.#comment(comment[1] as string, place) });
    else if (name === 'br') builder.breakLine();
    else if (style !== undefined && slash === '') open.push({ name, start: builder.length });
    else if (style !== undefined && open.at(-1)?.name === name) {
      builder.mark(open.pop()?.start ?? 0, { kind: 'style', style });
    } else builder.write(value, place);
  }

  #comment(text: string, place: Place): string {
    const id = `comment-${this.#comments.size + 1}`;
    this.#comments.set(id, { by: '', when: '', blocks: [this.#verbatim(text.trim(), place)] });
    return id;
  }

  #remark(place: Place, message: string): void {
    this.#remarks.push({
      code: 'import/not-carried',
      place,
      message,
      help: 'Correct the typescript, if the words were to be set off',
    });
  }
}

/** The number of an item as it is typed, such as “3.”; empty where it has a bullet. */
function typedNumber(text: string, item: Nodes): string {
  const start = item.position?.start.offset ?? 0;
  return /^\d{1,9}[.)]/.exec(text.slice(start, start + 10))?.[0] ?? '';
}

function placeOf(node: Nodes): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** The text of the file itself, without what is syntax: addresses, labels of notes and definitions, tags. */
function wordsOfSource(text: string, root: Nodes): string {
  const syntax: { readonly start: number; readonly end: number; readonly instead: string }[] = [];
  const cut = (start: number | undefined, end: number | undefined, instead = ''): void => {
    if (start !== undefined && end !== undefined && end > start) syntax.push({ start, end, instead });
  };
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (node.type === 'definition' || node.type === 'footnoteReference') cut(start, end, ' ');
    else if (node.type === 'image' || node.type === 'imageReference') cut(start, end, ` ${node.alt ?? ''} `);
    else if (node.type === 'html')
      cut(
        start,
        end,
        node.value
          .replace(/^<!--|-->$/g, ' ')
          .replace(/^<br\s*\/?>$/i, ' ')
          .replace(/^<\/?(?:u|sup|sub|b|strong|i|em|s)\s*\/?>$/i, ''),
      );
    else if (node.type === 'text') cut(start, end, node.value);
    else if (node.type === 'code') cut(start, end, node.value);
    else if (node.type === 'link' || node.type === 'linkReference' || node.type === 'footnoteDefinition') {
      cut(start, node.children[0]?.position?.start.offset ?? end);
      cut(node.children.at(-1)?.position?.end.offset, end);
    } else if (node.type === 'listItem')
      cut(start, node.children[0]?.position?.start.offset ?? end, ` ${typedNumber(text, node)} `);
    if (!('children' in node)) return;
    const open: string[] = [];
    for (const child of node.children) {
      const [, slash = '', name = ''] =
        child.type === 'html' ? (/^<(\/?)(\w+)\s*\/?>$/.exec(child.value.toLowerCase()) ?? []) : [];
      const isStyle = htmlStyles[name] !== undefined;
      // What closes nothing is kept as it is typed.
      if (isStyle && slash !== '' && open.at(-1) !== name) continue;
      if (isStyle && slash === '') open.push(name);
      else if (isStyle) open.pop();
      visit(child);
    }
  };
  visit(root);
  syntax.sort((a, b) => a.start - b.start || a.end - b.end);
  let words = '';
  let at = 0;
  for (const { start, end, instead } of syntax) {
    if (start < at) continue;
    words += text.slice(at, start) + instead;
    at = end;
  }
  return words + text.slice(at);
}
