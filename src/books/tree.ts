/** A page as a tree that can be changed, and as XHTML. */
import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface BookElement {
  readonly name: string;
  /** The namespace of an element that is not HTML's, such as MathML's; undefined for HTML. */
  readonly namespace: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly BookNode[];
}

/** An element, or text. */
export type BookNode = BookElement | string;

/** What a book takes from a page of the site. */
export interface ParsedPage {
  readonly language: string;
  readonly title: string;
  /** The content of `main`. */
  readonly main: readonly BookNode[];
  /** The style rules that the page has of its own. */
  readonly styles: readonly string[];
}

const html = 'http://www.w3.org/1999/xhtml';

/** Reads a page that our stylesheets made. */
export function parsePage(text: string): ParsedPage {
  const root = toNode(parse(text) as DefaultTreeAdapterTypes.Node) as BookElement;
  const all = elementsIn(root);
  const main = all.find(({ name }) => name === 'main');
  const page = all.find(({ name }) => name === 'html');
  return {
    language: page?.attributes.get('lang') ?? '',
    title: headingText(all.find(({ name }) => name === 'h1') ?? ''),
    main: main?.children ?? [],
    // The words of the running heads are of no use in a book that has its own.
    styles: all
      .filter(({ name }) => name === 'style')
      .map(textOf)
      .filter((css) => !css.includes('--running-edition')),
  };
}

function toNode(node: DefaultTreeAdapterTypes.Node): BookNode | undefined {
  if (adapter.isTextNode(node)) return node.value;
  if (adapter.isCommentNode(node) || adapter.isDocumentTypeNode(node)) return undefined;
  const parent = node as DefaultTreeAdapterTypes.ParentNode;
  const children = parent.childNodes.flatMap((child) => toNode(child) ?? []);
  if (!adapter.isElementNode(node)) return { name: '', namespace: undefined, attributes: new Map(), children };
  const attributes = new Map(node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]));
  const namespace = node.namespaceURI === html ? undefined : node.namespaceURI;
  return { name: node.tagName, namespace, attributes, children };
}

/** The words of a heading, without the numbers of its notes. */
function headingText(heading: BookNode): string {
  const bare = mapTree(heading, (element) => (element.attributes.get('role') === 'doc-noteref' ? [] : [element]));
  return bare.map(textOf).join('').replace(/\s+/g, ' ').trim();
}

/** Makes an element of HTML; attributes that are undefined are left out. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly BookNode[]
): BookElement {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { name, namespace: undefined, attributes: new Map(given), children };
}

/** The same element with other attributes; one that is undefined is taken away. */
export function withAttributes(
  element: BookElement,
  changes: Readonly<Record<string, string | undefined>>,
): BookElement {
  if (Object.keys(changes).length === 0) return element;
  const attributes = new Map(element.attributes);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) attributes.delete(name);
    else attributes.set(name, value);
  }
  return { ...element, attributes };
}

/** A node changed from the inside out: `change` gets each element with its children changed already. */
export function mapTree(node: BookNode, change: (element: BookElement) => readonly BookNode[]): readonly BookNode[] {
  if (typeof node === 'string') return [node];
  const children: BookNode[] = [];
  for (const child of node.children) {
    if (typeof child === 'string') children.push(child);
    else for (const made of mapTree(child, change)) children.push(made);
  }
  return change({ ...node, children });
}

/** A node and all elements in it, in document order. */
export function elementsIn(node: BookNode, found: BookElement[] = []): readonly BookElement[] {
  if (typeof node === 'string') return found;
  found.push(node);
  for (const child of node.children) elementsIn(child, found);
  return found;
}

export function textOf(node: BookNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

export function hasClass({ attributes }: BookElement, ...names: readonly string[]): boolean {
  const classes = (attributes.get('class') ?? '').split(/\s+/);
  return names.some((name) => classes.includes(name));
}

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** What XML 1.0 has no room for (production 2, `Char`): control characters, lone surrogates, two non-characters. */
const noCharacter = /(?![\t\n\r])\p{Cc}(?<![\u007F-\u009F])|\p{Cs}|[\uFFFE\uFFFF]/gu;

export function escaped(text: string): string {
  // Most texts have nothing of it.
  if (!/[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text)) return text;
  return text
    .replace(noCharacter, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A node as well-formed XHTML, to stand in a document whose default namespace is HTML's. */
export function xhtml(node: BookNode, around: string | undefined = undefined): string {
  if (typeof node === 'string') return escaped(node).replaceAll('&quot;', '"');
  const { name, namespace, attributes, children } = node;
  const declared = namespace === around ? '' : ` xmlns="${namespace ?? html}"`;
  const written = [...attributes]
    .filter(([key]) => /^[A-Za-z_][\w.:-]*$/.test(key) && !/^xmlns(:|$)/.test(key))
    .map(([key, value]) => ` ${key}="${escaped(value).replace(/[\t\n\r]/g, ' ')}"`)
    .join('');
  if (namespace === undefined && empty.has(name)) return `<${name}${declared}${written}/>`;
  return `<${name}${declared}${written}>${children.map((child) => xhtml(child, namespace)).join('')}</${name}>`;
}
