import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './tree.js';

/** The namespace of the attributes `xml:id`, `xml:lang`, `xml:space` and `xml:base`. */
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
/** The namespace of the attributes that declare namespaces. */
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';
export const teiNamespace = 'http://www.tei-c.org/ns/1.0';

/** The attribute written with that name, such as `ref` or `xml:id`. */
export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}

/** The value of the attribute written with that name, such as `ref` or `xml:id`. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return attributeOf(element, name)?.value;
}

/** The child elements; with a name, only those of that local name. */
export function elements(parent: XmlElement, local?: string): readonly XmlElement[] {
  return parent.children.filter(
    (node): node is XmlElement => node.kind === 'element' && (local === undefined || node.local === local),
  );
}

/** The first child element of that local name. */
export function child(parent: XmlElement, local: string): XmlElement | undefined {
  return elements(parent, local)[0];
}

/** All nodes inside an element, in document order, without the element itself. Does not recurse: any depth will do. */
export function* nodes(ancestor: XmlElement): Generator<XmlNode> {
  const stack: XmlNode[] = [...ancestor.children].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (node.kind !== 'element') continue;
    for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i] as XmlNode);
  }
}

/** All elements inside an element, in document order, without the element itself; with a name, only those of that local name. */
export function* descendants(ancestor: XmlElement, local?: string): Generator<XmlElement> {
  for (const node of nodes(ancestor)) {
    if (node.kind === 'element' && (local === undefined || node.local === local)) yield node;
  }
}

/** An element and all elements inside it, in document order. */
export function* selfAndDescendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  yield* descendants(element);
}

/** The elements around an element, from its parent to the root. */
export function* ancestors(element: XmlElement): Generator<XmlElement> {
  for (let parent = element.parent; parent !== undefined; parent = parent.parent) yield parent;
}

/** All text inside an element, as written: no white space is changed. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const node of nodes(element)) if (node.kind === 'text') text += node.value;
  return text;
}

/** White space as XPath's `normalize-space` leaves it. */
export function normalizeSpace(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

/** The 1-based places of a document’s elements in document order, the root being 1. */
export function placesOf({ root }: XmlDocument): ReadonlyMap<XmlElement, number> {
  const places = new Map<XmlElement, number>([[root, 1]]);
  for (const node of nodes(root)) if (node.kind === 'element') places.set(node, places.size + 1);
  return places;
}
