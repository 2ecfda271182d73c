/** Writes a script as Markdown (CommonMark, with the tables, footnotes and deletions of GFM). */
import type { Style } from '../../importing/flow.js';
import { type Stamp, stampComment } from '../../importing/stamp.js';
import { type FlowPiece, piecesOf } from '../pieces-of-flow.js';
import type { Script, ScriptBlock, ScriptFlow, ScriptLeaf, ScriptTable } from '../script.js';
import { gridOf } from '../table-grid.js';

/**
 * Writes Markdown.
 *
 * @param isCautious whether every sign that can mean something is marked as text, not only where it is likely to
 */
export function writeMarkdown(script: Script, stamp: Stamp, isCautious: boolean): string {
  const writer = new MarkdownWriter(script, isCautious);
  return `${[stampComment(stamp), ...writer.blocks(script.blocks), ...writer.notes()].join('\n\n')}\n`;
}

/** Emphasis that Markdown has of its own, and what stands for the rest. Capitals are nothing that Markdown has. */
const marks: Readonly<Partial<Record<Style, readonly [open: string, close: string, tag: string]>>> = {
  bold: ['**', '**', 'b'],
  italic: ['*', '*', 'i'],
  strikethrough: ['~~', '~~', 's'],
  underline: ['', '', 'u'],
  superscript: ['', '', 'sup'],
  subscript: ['', '', 'sub'],
};
const order: readonly Style[] = ['strikethrough', 'bold', 'italic', 'underline', 'superscript', 'subscript'];

class MarkdownWriter {
  constructor(
    private readonly script: Script,
    private readonly isCautious: boolean,
  ) {}

  blocks(blocks: readonly ScriptBlock[]): readonly string[] {
    return blocks.flatMap((block, i) => {
      if (block.kind === 'list') return [this.#list(block.items, block.ordered, blocks[i - 1]?.kind === 'list')];
      if (block.kind === 'table') return [this.#table(block)];
      const text = this.#leaf(block);
      return text === '' ? [] : [text];
    });
  }

  notes(): readonly string[] {
    return [...this.script.notes].map(
      ([id, { blocks }]) =>
        `[^${id}]: ${blocks.map(({ flow }) => this.#flow(flow, '\\\n    ', false)).join('\n\n    ')}`,
    );
  }

  #leaf(leaf: ScriptLeaf): string {
    if (leaf.kind === 'heading')
      return `${'#'.repeat(Math.min(leaf.level + 1, 6))} ${this.#flow(leaf.flow, '<br>', false)}`;
    const text = this.#flow(leaf.flow, '\\\n', true);
    if (leaf.role === 'title') return `# ${this.#flow(leaf.flow, '<br>', false)}`;
    return leaf.role === 'quote' ? text.replace(/^/gm, '> ') : text;
  }

  #list(items: readonly (readonly ScriptBlock[])[], ordered: boolean, isSecond: boolean): string {
    // Two lists that follow each other are told apart by their signs.
    const sign = (i: number): string => (ordered ? `${i + 1}${isSecond ? ')' : '.'}` : isSecond ? '*' : '-');
    const isTight = items.every((blocks) => blocks.length === 1 && blocks[0]?.kind !== 'list');
    return items
      .map((blocks, i) => {
        const start = `${sign(i)} `;
        const inner = this.blocks(blocks).join('\n\n');
        return `${start}${inner.replace(/\n(?=[^\n])/g, `\n${' '.repeat(start.length)}`)}`;
      })
      .join(isTight ? '\n' : '\n\n');
  }

  #table(table: ScriptTable): string {
    const { columns, rows } = gridOf(table);
    const lines = rows.map(({ places }) => {
      const cells = places.flatMap((place) => [
        place?.begins === true ? this.#flow(place.cell.paragraph.flow, '<br>', false, true) : '',
        ...Array.from({ length: (place?.columns ?? 1) - 1 }, () => ''),
      ]);
      return `| ${cells.join(' | ')} |`;
    });
    return [lines[0], `|${' --- |'.repeat(columns)}`, ...lines.slice(1)].join('\n');
  }

  #flow(flow: ScriptFlow, lineBreak: string, isParagraph: boolean, isCell = false): string {
    const pieces = piecesOf(flow);
    let text = '';
    let open: readonly (readonly [Style, string])[] = [];
    let isLineStart = true;
    pieces.forEach((piece, i) => {
      const wanted = this.#styles(piece);
      const kept = open.findIndex(([style], at) => wanted[at] !== style);
      const keep = kept < 0 ? open.length : kept;
      for (const [, close] of open.slice(keep).reverse()) text += close;
      open = open.slice(0, keep);
      for (const style of wanted.slice(keep)) {
        const [before, after] = this.#mark(style, flow, pieces, i);
        text += before;
        open = [...open, [style, after]];
      }
      if (piece.kind === 'break') {
        text += lineBreak;
        isLineStart = true;
        return;
      }
      if (piece.kind === 'text')
        text += this.#linked(piece, this.#escape(piece.text, isLineStart && isParagraph, isCell));
      else if (piece.point.kind === 'note') text += `[^${piece.point.id}]`;
      else {
        const image = this.script.images.get(piece.point.id);
        text += `![${this.#escape(image?.description ?? '', false, isCell)}](<${image?.url ?? ''}>)`;
      }
      isLineStart = false;
    });
    for (const [, close] of [...open].reverse()) text += close;
    return text;
  }

  /** In one order for all pieces, so that what holds for several of them is opened once. */
  #styles({ spans, kind }: FlowPiece): readonly Style[] {
    if (kind !== 'text') return [];
    const found = new Set<Style>();
    for (const span of spans) {
      if (span.kind === 'style') found.add(span.style);
      if (span.kind === 'deleted') found.add('strikethrough');
    }
    return order.filter((style) => found.has(style));
  }

  /** A sign of Markdown where it can open and close there (CommonMark 0.31 §6.2), else a tag. */
  #mark(style: Style, { text }: ScriptFlow, pieces: readonly FlowPiece[], from: number): readonly [string, string] {
    const [open, close, tag] = marks[style] ?? ['', '', 'span'];
    const first = pieces[from];
    if (open === '' || first?.kind !== 'text') return [`<${tag}>`, `</${tag}>`];
    let end = first.end;
    for (const piece of pieces.slice(from + 1)) {
      if (piece.kind !== 'text' || !this.#styles(piece).includes(style)) break;
      end = piece.end;
    }
    const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '');
    const isFree = (at: number): boolean => /^\s?$/.test(text[at] ?? '');
    const opens = isLetter(first.start) ? !isLetter(first.start - 1) : isFree(first.start - 1) && !isFree(first.start);
    const closes = isLetter(end - 1) ? !isLetter(end) : isFree(end) && !isFree(end - 1);
    const isSet = opens && closes;
    const isAlone = !/[*~]/.test(`${text[first.start - 1] ?? ''}${text[end] ?? ''}`);
    const isSingle = this.#styles(first).length === 1;
    return isSet && isAlone && isSingle ? [open, close] : [`<${tag}>`, `</${tag}>`];
  }

  #linked({ spans, text }: FlowPiece & { readonly kind: 'text' }, escaped: string): string {
    const link = spans.find((span) => span.kind === 'link');
    if (link?.kind !== 'link') return escaped;
    return text === link.target && /^https?:[^\s<>]+$/.test(text) ? `<${text}>` : `[${escaped}](<${link.target}>)`;
  }

  #escape(text: string, isLineStart: boolean, isCell: boolean): string {
    if (this.isCautious) return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
    let result = text
      .replace(/[\\`*_~<]/g, '\\$&')
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/!(?=\[)/g, '\\!')
      .replace(/\[(?=\^)|\](?=[([:])/g, '\\$&');
    if (isCell) result = result.replaceAll('|', '\\|');
    if (isLineStart) {
      result = result
        .replace(/^(?:[#>+|=-]|:?-)/, '\\$&')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
        .replace(/^\[(?=[^\]]*\\?\]:)/, '\\[');
    }
    return result;
  }
}
