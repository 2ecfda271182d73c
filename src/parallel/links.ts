/** Which elements of two texts say that they belong together: by `@corresp`, or in a `link` (TEI P5, 16.5 and 16.1). */
import { resolvePointer } from '../edition/pointers.js';
import { attribute, nodes, selfAndDescendants } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';

/** One of two texts that are set side by side. */
export interface Side {
  /** The path of its file, relative to the edition's folder, with `/`. */
  readonly path: string;
  readonly document: XmlDocument;
  readonly text: XmlElement;
}

/** Two elements that belong together, one of each text. */
export type Link = readonly [XmlElement, XmlElement];

/** All such pairs, each once, in the order in which they are said: those of the first text, of the second, of links. */
export function linksBetween(one: Side, other: Side): readonly Link[] {
  const ids = new Map<string, XmlElement>();
  for (const { path, text } of [one, other]) {
    for (const element of selfAndDescendants(text)) {
      const id = attribute(element, 'xml:id');
      if (id !== undefined) ids.set(`${path}#${id}`, element);
    }
  }
  const target = (from: string, pointer: string): XmlElement | undefined => {
    const place = resolvePointer(from, pointer);
    return place && ids.get(`${place.file}#${place.id}`);
  };
  const inOne = new Set(selfAndDescendants(one.text));
  const inOther = new Set(selfAndDescendants(other.text));
  const found = new Map<XmlElement, Set<XmlElement>>();
  const add = (a: XmlElement | undefined, b: XmlElement | undefined): void => {
    if (a === undefined || b === undefined) return;
    const [first, second] = inOne.has(a) ? [a, b] : [b, a];
    if (!inOne.has(first) || !inOther.has(second)) return;
    found.set(first, (found.get(first) ?? new Set()).add(second));
  };
  for (const { path, text } of [one, other]) {
    for (const element of selfAndDescendants(text)) {
      for (const pointer of pointersOf(element, 'corresp')) add(element, target(path, pointer));
    }
  }
  for (const { path, document } of one.document === other.document ? [one] : [one, other]) {
    for (const node of nodes(document.root)) {
      if (node.kind !== 'element' || node.local !== 'link') continue;
      const ends = pointersOf(node, 'target').map((pointer) => target(path, pointer));
      for (const a of ends) for (const b of ends) if (a !== b && a !== undefined && inOne.has(a)) add(a, b);
    }
  }
  return [...found].flatMap(([a, partners]) => [...partners].map((b): Link => [a, b]));
}

function pointersOf(element: XmlElement, name: string): readonly string[] {
  return attribute(element, name)?.trim().split(/\s+/) ?? [];
}
