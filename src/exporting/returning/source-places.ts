/** Questions about places of a record’s source: what stands there, and where something new belongs. */
import { ancestors } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import { isBlock } from '../elements.js';
import type { Origin } from '../script.js';
import type { Token } from './tokens.js';

/** The line break and the spaces before an element, if it stands on a line of its own. */
export function indentOf(source: string, { range }: XmlElement): string {
  const at = range.start.offset;
  return /\r?\n[ \t]*$/.exec(source.slice(Math.max(0, at - 200), at))?.[0] ?? '';
}

/** Whether an element says something even when it is empty, or must stay where it is. */
export function isKept(element: XmlElement): boolean {
  return isBlock(element) || /^(?:cell|item|label|row|lem|rdg|app)$/.test(element.local);
}

/** Whether a token is shown for an element or for something inside it. */
export function belongs({ origin }: Token, { range }: XmlElement): boolean {
  if (origin === undefined) return false;
  if (origin.made !== undefined && origin.made !== 'layout') {
    const own = origin.made.range;
    return own.start.offset >= range.start.offset && own.end.offset <= range.end.offset;
  }
  return origin.start >= range.start.offset && origin.end <= range.end.offset && origin.made === undefined;
}

export function isBalanced(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const { text } of tokens) {
    if (text === '[') depth += 1;
    if (text === ']') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

export function commonLooks(before: Token | undefined, after: Token | undefined): string {
  const [left, right] = [before?.looks ?? after?.looks ?? '', after?.looks ?? before?.looks ?? ''];
  return left
    .split(' ')
    .filter((style) => right.split(' ').includes(style))
    .join(' ');
}

/** The offset between two characters: beside the one whose element holds the other’s, else outside of both. */
export function placeBetween(left: Origin | undefined, right: Origin | undefined): number | undefined {
  if (left === undefined) return right?.start;
  if (right === undefined) return left.end;
  if (left.holder === right.holder) return left.made === undefined ? left.end : right.start;
  const around = new Set([left.holder, ...ancestors(left.holder)]);
  if (around.has(right.holder)) return right.start;
  const rightAround = [right.holder, ...ancestors(right.holder)];
  if (rightAround.includes(left.holder)) return left.end;
  const common = rightAround.find((element) => around.has(element));
  let child = left.holder;
  for (const element of ancestors(left.holder)) {
    if (element === common) break;
    child = element;
  }
  return child.range.end.offset;
}
