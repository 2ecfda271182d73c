/** Reads the instructions in a document to this program: `<?edition ignore CODE reason?>`. */
import { nodes } from '../xml/query.js';
import type { Range, XmlDocument, XmlElement, XmlInstruction } from '../xml/tree.js';
import { type Spot, spotOf } from './spots.js';

export interface Instruction {
  /** The first word, such as `ignore`; empty where there is none. */
  readonly verb: string;
  /** The code of the finding that is answered; empty where none is named. */
  readonly code: string;
  /** In the editor’s words; empty where none is given. */
  readonly reason: string;
  readonly spot: Spot;
  /** What it covers, from a line and column up to the next: lines and columns are 1-based. */
  readonly from: readonly [line: number, column: number];
  readonly to: readonly [line: number, column: number];
}

/**
 * The instructions of a document. One covers the element that comes next after it, with all that is in it; where text comes next, or
 * nothing, it covers the element that it stands in; before the root element it covers the whole file. White space, comments and other
 * instructions may lie between.
 */
export function instructionsOf(document: XmlDocument): readonly Instruction[] {
  const found = document.prolog.flatMap((node) =>
    isOurs(node) ? [read(node, { start: { line: 1, column: 1, offset: 0 }, end: document.root.range.end })] : [],
  );
  if (!document.text.includes('<?edition')) return found;
  for (const parent of [document.root, ...nodes(document.root)]) {
    if (parent.kind !== 'element') continue;
    for (const [i, node] of parent.children.entries()) {
      if (isOurs(node)) found.push(read(node, nextElement(parent, i)?.range ?? parent.range));
    }
  }
  return found;
}

function isOurs(node: { readonly kind: string }): node is XmlInstruction {
  return node.kind === 'instruction' && (node as XmlInstruction).target === 'edition';
}

function nextElement(parent: XmlElement, at: number): XmlElement | undefined {
  for (const node of parent.children.slice(at + 1)) {
    if (node.kind === 'element') return node;
    if (node.kind === 'text' && node.value.trim() !== '') return undefined;
  }
  return undefined;
}

function read({ value, range }: XmlInstruction, { start, end }: Range): Instruction {
  const [, verb = '', code = '', reason = ''] = /^\s*(\S*)\s*(\S*)\s*([\s\S]*?)\s*$/.exec(value) ?? [];
  return { verb, code, reason, spot: spotOf(range), from: [start.line, start.column], to: [end.line, end.column] };
}
