/** Brings changed words of a paragraph into the paragraph of a record, between and inside the tags that editors have set there. */
import type { Replacement } from '../../diagnostics/edits.js';
import { nodes } from '../../xml/query.js';
import { escapeText } from '../../xml/serialise.js';
import type { XmlElement, XmlText } from '../../xml/tree.js';
import { differences, unchanged } from './differences.js';

interface Token {
  readonly text: string;
  readonly node: XmlText;
  /** In the value of the node. */
  readonly start: number;
  readonly end: number;
}

/**
 * The changes that make of the record’s paragraph what the new typescript has; undefined where that is not clear: where an editor has
 * changed the same words, where the words lie in different elements, or where what is new brings elements of its own.
 */
export function mergeWords(
  before: XmlElement,
  after: XmlElement,
  mine: XmlElement,
): readonly Replacement[] | undefined {
  const [old, fresh, own] = [tokensOf(before), tokensOf(after), tokensOf(mine)];
  const toOwn = mapEqual(old, own);
  const hunks = differences(old.map(textOf), fresh.map(textOf));
  const replacements: Replacement[] = [];
  for (const { aStart, aEnd, bStart, bEnd } of hunks) {
    const words = fresh.slice(bStart, bEnd);
    if (words.some(({ node }) => node !== words[0]?.node || node.parent !== after)) return undefined;
    const replacement =
      aStart === aEnd ? insert(own, toOwn, aStart, fresh, bStart, bEnd) : exchange(own, toOwn, aStart, aEnd, words);
    if (replacement === undefined) return undefined;
    replacements.push(replacement);
  }
  // The same words with other elements: what has changed is no word, and an editor has to look.
  return replacements.length === 0 ? undefined : replacements;
}

function textOf({ text }: Token): string {
  return text;
}

function tokensOf(element: XmlElement): readonly Token[] {
  const tokens: Token[] = [];
  for (const node of nodes(element)) {
    if (node.kind !== 'text') continue;
    for (const { 0: text, index } of node.value.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu)) {
      tokens.push({ text, node, start: index, end: index + text.length });
    }
  }
  return tokens;
}

/** For each token of the first list its index in the second, -1 where it is not there any more. */
function mapEqual(a: readonly Token[], b: readonly Token[]): readonly number[] {
  const map = a.map(() => -1);
  for (const [i, j] of unchanged(differences(a.map(textOf), b.map(textOf)), a.length)) map[i] = j;
  return map;
}

function exchange(
  own: readonly Token[],
  toOwn: readonly number[],
  start: number,
  end: number,
  words: readonly Token[],
): Replacement | undefined {
  const first = own[toOwn[start] ?? -1];
  const last = own[toOwn[end - 1] ?? -1];
  if (first === undefined || last === undefined || first.node !== last.node) return undefined;
  for (let i = start; i < end; i += 1) if (toOwn[i] !== (toOwn[start] as number) + (i - start)) return undefined;
  const text = sliceOf(words);
  const space = text === '' && first.node.value[first.start - 1] === ' ' ? 1 : 0;
  return inSource(first.node, first.start - space, last.end, text);
}

function insert(
  own: readonly Token[],
  toOwn: readonly number[],
  at: number,
  fresh: readonly Token[],
  bStart: number,
  bEnd: number,
): Replacement | undefined {
  const before = own[toOwn[at - 1] ?? -1];
  const previous = fresh[bStart - 1];
  const first = fresh[bStart] as Token;
  const last = fresh[bEnd - 1] as Token;
  if (before === undefined || previous === undefined) return undefined;
  const space =
    previous.node === first.node
      ? first.node.value.slice(previous.end, first.start)
      : first.node.value.slice(0, first.start);
  return inSource(before.node, before.end, before.end, `${space}${first.node.value.slice(first.start, last.end)}`);
}

function sliceOf(words: readonly Token[]): string {
  const first = words[0];
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : first.node.value.slice(first.start, last.end);
}

/** A place in a text node as one in the source; undefined where references make the two differ. */
function inSource(node: XmlText, start: number, end: number, text: string): Replacement | undefined {
  const { start: from, end: to } = node.range;
  if (to.offset - from.offset !== node.value.length) return undefined;
  return { start: from.offset + start, end: from.offset + end, text: escapeText(text) };
}
