/** Where the tags of an element round some words would stand, so that it nests with the elements that are there. */
import { ancestors, textOf } from '../xml/query.js';
import type { XmlElement, XmlNode } from '../xml/tree.js';
import type { Origin, RunningText } from './record-view.js';

/** Offsets in the source at which a start tag and an end tag are to be put in. */
export interface TagPoints {
  readonly start: number;
  readonly end: number;
  /** The element that they will stand in. */
  readonly parent: XmlElement;
}

export type TagPlace = TagPoints | { readonly obstacle: string };

/** Of these only some children are read; an element round a whole form of theirs goes round all of them. */
const alternatives = new Set(['choice', 'app', 'subst']);

/** Places tags round a stretch of a running text. */
export function placeTags({ origins }: RunningText, from: number, to: number): TagPlace {
  const inside = origins.slice(from, to).filter((origin) => origin !== undefined);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return { obstacle: 'no words of the file stand there' };
  const start = openingOffset(first);
  const end = closingOffset(last);
  if (start === undefined || end === undefined) return { obstacle: 'a part of a CDATA section cannot be tagged' };
  let opening: Edge = { node: first.node, offset: start, isAtEdge: isBlank(first.node.value.slice(0, first.index)) };
  let closing: Edge = { node: last.node, offset: end, isAtEdge: isBlank(last.node.value.slice(last.index + 1)) };
  const above = new Set<XmlElement>([last.node.parent, ...ancestors(last.node.parent)]);
  const common = [first.node.parent, ...ancestors(first.node.parent)].find((element) => above.has(element));
  if (common === undefined) return { obstacle: 'it begins and ends in two texts' };
  for (let parent = parentOf(opening.node); parent !== common; parent = parentOf(opening.node)) {
    const out = outOf(opening, parent, 'before');
    if (out === undefined) return { obstacle: `it begins inside <${parent.name}> and ends outside of it` };
    opening = out;
  }
  for (let parent = parentOf(closing.node); parent !== common; parent = parentOf(closing.node)) {
    const out = outOf(closing, parent, 'after');
    if (out === undefined) return { obstacle: `it begins outside <${parent.name}> and ends inside of it` };
    closing = out;
  }
  let parent = common;
  for (let whole = wholeForm(parent); whole !== undefined; whole = wholeForm(parent)) {
    let [outer, inner] = [opening, closing];
    for (let element = parent; element !== whole.parent; element = element.parent as XmlElement) {
      const [before, after] = [outOf(outer, element, 'before'), outOf(inner, element, 'after')];
      if (before === undefined || after === undefined) return pointsOr(opening, closing, parent);
      [outer, inner] = [before, after];
    }
    [opening, closing, parent] = [outer, inner, whole.parent as XmlElement];
  }
  return pointsOr(opening, closing, parent);
}

function pointsOr({ offset: start }: Edge, { offset: end }: Edge, parent: XmlElement): TagPlace {
  return alternatives.has(parent.local)
    ? { obstacle: `nothing can be put between the parts of <${parent.name}>` }
    : { start, end, parent };
}

/** The `choice` that an element is a form of. */
function wholeForm(element: XmlElement): XmlElement | undefined {
  if (alternatives.has(element.local)) return element;
  return element.parent !== undefined && alternatives.has(element.parent.local) ? element.parent : undefined;
}

interface Edge {
  readonly node: XmlNode & { readonly parent?: XmlElement | undefined };
  readonly offset: number;
  /** Whether nothing of the node lies beyond it. */
  readonly isAtEdge: boolean;
}

function parentOf(node: Edge['node']): XmlElement {
  return node.parent as XmlElement;
}

/** The same edge outside of the element that it stands in; undefined if words of that element lie between. */
function outOf({ node, isAtEdge }: Edge, parent: XmlElement, side: 'before' | 'after'): Edge | undefined {
  const at = parent.children.indexOf(node as XmlNode);
  const beyond = alternatives.has(parent.local)
    ? []
    : side === 'before'
      ? parent.children.slice(0, at)
      : parent.children.slice(at + 1);
  if (!isAtEdge || !beyond.every(isWordless)) return undefined;
  const { start, end } = parent.range;
  return { node: parent, offset: side === 'before' ? start.offset : end.offset, isAtEdge: true };
}

function isWordless(node: XmlNode): boolean {
  if (node.kind === 'text') return isBlank(node.value);
  return (
    node.kind !== 'element' || (isBlank(textOf(node)) && ['lb', 'pb', 'cb', 'milestone', 'anchor'].includes(node.local))
  );
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Where a tag before a character can stand: in a CDATA section only before its first one. */
function openingOffset({ node, index, start, isCdata }: Origin): number | undefined {
  if (!isCdata) return start;
  const opened = '<![CDATA['.length;
  return index === 0 && start - opened === node.range.start.offset ? node.range.start.offset : undefined;
}

function closingOffset({ node, index, end, isCdata }: Origin): number | undefined {
  if (!isCdata) return end;
  return index === node.value.length - 1 && end + 3 === node.range.end.offset ? node.range.end.offset : undefined;
}
