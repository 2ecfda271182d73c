/** What the elements of an HTML page are to a reader: text, blocks, calls of notes, looks. */
import type { Style } from '../flow.js';

/** As the parser gives it. */
export interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
  readonly parentNode?: Node;
  readonly sourceCodeLocation?: { readonly startLine: number; readonly startCol: number } | null;
}

const unseen = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'iframe',
  'object',
  'svg',
  'math',
  'audio',
  'video',
  'canvas',
  'select',
  'button',
  'nav',
]);
const containers = new Set([
  'html',
  'body',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'figure',
  'figcaption',
  'form',
  'center',
  'address',
  'dl',
  'dt',
  'dd',
  'fieldset',
  'details',
  'summary',
  'hgroup',
]);
export const blocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'hr',
  ...containers,
]);
const styles: Readonly<Record<string, Style>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  sup: 'superscript',
  sub: 'subscript',
};

export function* allNodes(root: Node): Generator<Node> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    for (let i = (node.childNodes?.length ?? 0) - 1; i >= 0; i -= 1) stack.push(node.childNodes?.[i] as Node);
  }
}

export function attributeOf(node: Node, name: string): string | undefined {
  return node.attrs?.find((attribute) => attribute.name === name)?.value;
}

export function isUnseen(node: Node): boolean {
  return (
    unseen.has(node.nodeName) ||
    node.nodeName === '#documentType' ||
    attributeOf(node, 'hidden') !== undefined ||
    /display\s*:\s*none/i.test(attributeOf(node, 'style') ?? '')
  );
}

export function holdsBlocks(node: Node): boolean {
  return !node.nodeName.startsWith('#') && [...allNodes(node)].some((one) => one !== node && blocks.has(one.nodeName));
}

export function nearest(node: Node, name: string): Node | undefined {
  for (let at = node.parentNode; at !== undefined; at = at.parentNode) if (at.nodeName === name) return at;
  return undefined;
}

function textIn(node: Node): string {
  return [...allNodes(node)].map((one) => (one.nodeName === '#text' ? (one.value ?? '') : '')).join('');
}

export function labelOf(node: Node): string {
  return textIn(node).replace(/[[\]()\s]/g, '');
}

/** The id that a link with the label of a note leads to. */
export function callTarget(node: Node): string | undefined {
  if (node.nodeName !== 'a' || isBackLink(node)) return undefined;
  const target = /^#(.+)$/.exec(attributeOf(node, 'href') ?? '')?.[1];
  return target !== undefined && /^(?:\d{1,3}|[*†‡]{1,3}|[ivxlc]{1,5}|[a-z])$/i.test(labelOf(node))
    ? target
    : undefined;
}

/** The link from a note back to its call, as word processors and converters mark it. */
export function isBackLink(node: Node): boolean {
  if (node.nodeName !== 'a') return false;
  const marks = `${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'role') ?? ''} ${attributeOf(node, 'name') ?? ''}`;
  return (
    /footnote-back|backlink|sd(?:foot|end)notesym|_ftn\d|_edn\d/i.test(marks) &&
    !/_(?:ftn|edn)ref/i.test(attributeOf(node, 'name') ?? '')
  );
}

/** A copy of a note without its links back. */
export function withoutBackLinks(node: Node): Node {
  const own = attributeOf(node, 'id') ?? '';
  const copy = (one: Node): Node | undefined => {
    const leadsBack =
      one.nodeName === 'a' &&
      /^#/.test(attributeOf(one, 'href') ?? '') &&
      (isBackLink(one) || /^(?:↩|↑|\^|\[?\d{1,3}\]?)\s*\uFE0E?$/.test(textIn(one).trim())) &&
      own !== '';
    if (isBackLink(one) || leadsBack) return undefined;
    return one.childNodes === undefined
      ? one
      : { ...one, childNodes: one.childNodes.flatMap((child) => copy(child) ?? []) };
  };
  return { ...node, childNodes: (node.childNodes ?? []).flatMap((child) => copy(child) ?? []) };
}

export function stylesOf(node: Node): readonly Style[] {
  const css = (attributeOf(node, 'style') ?? '').toLowerCase();
  const own = styles[node.nodeName];
  const found: (Style | false | undefined)[] = [
    own,
    /font-style\s*:\s*italic/.test(css) && 'italic',
    /font-weight\s*:\s*(?:bold|[6-9]00)/.test(css) && 'bold',
    /text-decoration[^;]*underline/.test(css) && 'underline',
    /text-decoration[^;]*line-through/.test(css) && 'strikethrough',
    /font-variant\s*:\s*small-caps/.test(css) && 'smallcaps',
    /text-transform\s*:\s*uppercase/.test(css) && 'allcaps',
  ];
  return [...new Set(found.filter((style): style is Style => style !== false && style !== undefined))];
}

/** The bytes of a picture that stands in the page itself (RFC 2397). */
export function imageOf(source: string): { readonly source: string; readonly bytes?: Uint8Array } {
  const data = /^data:image\/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/.exec(source)?.[1];
  if (data === undefined) return { source: source.startsWith('data:') ? 'in the page' : source };
  const binary = atob(data.replace(/\s/g, ''));
  return { source: 'in the page', bytes: Uint8Array.from(binary, (character) => character.charCodeAt(0)) };
}
