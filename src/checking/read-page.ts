/** Reads a published page: the adapter of parse5, whose parser is the HTML standard's own. */
import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5';
import { htmlFaults } from './html-rules.js';
import type { PageFacts, PageLink, PagePassage } from './page-facts.js';
import { addressesIn, type PageElement } from './page-links.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** How many words of a page are kept to tell it by. */
const mostWords = 200;

const isElement = (node: Node): node is Element => 'tagName' in node;

/** Never throws: a page that is no HTML is a page with faults. */
export function readPage(html: string): PageFacts {
  const errors: ParserError[] = [];
  const tree = parse(html, { sourceCodeLocationInfo: true, onParseError: (error) => errors.push(error) });
  const elements: PageElement[] = [];
  const byNode = new Map<Node, PageElement>();
  const stack: { readonly node: Node; readonly parent: PageElement | undefined }[] = [
    { node: tree, parent: undefined },
  ];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { node, parent } = at;
    let own = parent;
    if (isElement(node)) {
      const place = node.sourceCodeLocation;
      own = {
        name: node.tagName,
        attributes: new Map(node.attrs.map(({ name, value }) => [name, value])),
        parent,
        line: place?.startLine ?? 1,
        column: place?.startCol ?? 1,
        // What the parser adds by itself, such as a missing `tbody`, has no place in the source.
        isWritten: place !== undefined && place !== null,
      };
      byNode.set(node, own);
      elements.push(own);
    }
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i -= 1) stack.push({ node: children[i] as Node, parent: own });
  }
  const nodes = [...byNode.keys()] as Element[];
  const main = nodes.find(({ tagName }) => tagName === 'main');
  const heading = nodes.find(({ tagName }) => tagName === 'h1');
  const foot = nodes.find((node) => node.tagName === 'footer' && inClass(node, 'foot'));
  const inFoot = foot === undefined ? [] : nodes.filter((node) => isWithin(node, foot));
  const version = inFoot.find(({ tagName }) => tagName === 'data');
  const date = inFoot.find(({ tagName }) => tagName === 'time');
  const style = nodes.filter(({ tagName }) => tagName === 'style').map((node) => wordsOf(node, () => false));
  return {
    heading: heading === undefined ? '' : wordsOf(heading, () => false),
    words: main === undefined ? '' : firstWords(wordsOf(main, ({ tagName }) => tagName === 'script')),
    ids: elements.flatMap(({ attributes }) => attributes.get('id') ?? []),
    links: elements.flatMap((element): readonly PageLink[] => addressesIn(element)).concat(styleLinks(style)),
    faults: htmlFaults(
      elements,
      errors,
      nodes.find(({ tagName }) => tagName === 'title') === undefined ? '' : titleOf(nodes),
    ),
    passages: passagesOf(nodes),
    version: version && attributeOf(version, 'value'),
    date: date && attributeOf(date, 'datetime'),
    hasRights: nodes.some(
      (node) => (attributeOf(node, 'rel') ?? '').split(/\s+/).includes('license') || inClass(node, 'rights'),
    ),
    isMoved: main !== undefined && inClass(main, 'moved-page'),
    hasCitation: nodes.some((node) => inClass(node, 'citation')),
  };
}

function childrenOf(node: Node): readonly Node[] {
  return 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
}

function attributeOf(node: Element, name: string): string | undefined {
  return node.attrs.find((attribute) => attribute.name === name)?.value;
}

function inClass(node: Element, name: string): boolean {
  return (attributeOf(node, 'class') ?? '').split(/\s+/).includes(name);
}

function isWithin(node: Node, ancestor: Node): boolean {
  for (let at: Node | null = node; at !== null; at = 'parentNode' in at ? at.parentNode : null) {
    if (at === ancestor) return true;
  }
  return false;
}

/** The words of an element, white space normalised, without those of the elements that are left out. */
function wordsOf(element: Element, isLeftOut: (inner: Element) => boolean): string {
  let text = '';
  const stack: Node[] = [...childrenOf(element)].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('value' in node && node.nodeName === '#text') text += node.value;
    if (!isElement(node) || isLeftOut(node)) continue;
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i -= 1) stack.push(children[i] as Node);
  }
  return text.replace(/\s+/g, ' ').trim();
}

function firstWords(text: string): string {
  return text.split(' ').slice(0, mostWords).join(' ');
}

function titleOf(nodes: readonly Element[]): string {
  const title = nodes.find(({ tagName }) => tagName === 'title');
  return title === undefined ? '' : wordsOf(title, () => false);
}

/** What a style sheet inside the page loads. */
function styleLinks(styles: readonly string[]): readonly PageLink[] {
  return styles.flatMap((text) =>
    [...text.matchAll(/url\(\s*["']?([^"')]+)/g)].map(
      ([, href = '']): PageLink => ({ href, use: 'load', rel: '', line: 1, column: 1 }),
    ),
  );
}

/** Paragraphs are the rows of a text, notes have the role of footnotes, entries are the items of an apparatus. */
function passagesOf(nodes: readonly Element[]): readonly PagePassage[] {
  const found: PagePassage[] = [];
  const apparatus = nodes.find((node) => attributeOf(node, 'id') === 'apparatus');
  for (const node of nodes) {
    const id = attributeOf(node, 'id');
    if (id === undefined) continue;
    const add = (kind: PagePassage['kind'], leftOut: (inner: Element) => boolean): void => {
      found.push({ id, kind, words: wordsOf(node, leftOut) });
    };
    if (attributeOf(node, 'role') === 'doc-footnote') add('note', (inner) => inClass(inner, 'label'));
    else if (inClass(node, 'row'))
      add('paragraph', (inner) => inClass(inner, 'side') || inClass(inner, 'n') || inClass(inner, 'ref'));
    else if (node.tagName === 'li' && apparatus !== undefined && isWithin(node, apparatus)) {
      add('entry', (inner) => inClass(inner, 'locus'));
    }
  }
  return found;
}
