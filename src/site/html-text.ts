/** The words of an HTML page, by the region of the page that they stand in. */
import { parse } from 'parse5';

/** What tells a region: an element's name and attributes. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A run of text of one region, without tags inside it. */
export interface HtmlRun {
  readonly region: string;
  readonly text: string;
  /** Whether more than inline markup stands between the run and the one before it: a block, a cell, a line break, a picture, another region. */
  readonly apart: boolean;
}

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

/** Elements whose content is never shown as text. */
const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'iframe', 'object', 'svg']);

/** The elements that a browser sets within a line, so that the words on both sides of their tags touch (HTML, “Rendering”, 15.3). */
const inline = new Set(
  (
    'a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u var wbr ruby rb ' +
    'math mi mn mo ms mtext mrow msub msup semantics'
  ).split(' '),
);

/**
 * The runs of text of a page in document order; each tag ends a run. The alternative text of an image counts as text; what is
 * `hidden` does not.
 *
 * @param regionOf the region that an element opens, for itself and all that is inside it; undefined for none of its own
 * @param outside the region of what stands in no other
 */
export function htmlRuns(
  html: string,
  regionOf: (element: HtmlElement) => string | undefined,
  outside: string,
): readonly HtmlRun[] {
  const runs: HtmlRun[] = [];
  let apart = true;
  const push = (region: string, text: string): void => {
    runs.push({ region, text, apart: apart || runs.at(-1)?.region !== region });
    apart = false;
  };
  // A stack instead of recursion: a page may nest deeper than the call stack. An entry without a node is the end of a block.
  const stack: { readonly node?: Node; readonly region: string }[] = [{ node: parse(html) as Node, region: outside }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { node, region } = at;
    if (node === undefined) {
      apart = true;
      continue;
    }
    if (node.nodeName === '#text') push(region, node.value ?? '');
    if (unseen.has(node.nodeName)) continue;
    const attributes = Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value]));
    if (attributes['hidden'] !== undefined) continue;
    const own = node.attrs === undefined ? region : (regionOf({ name: node.nodeName, attributes }) ?? region);
    const isBlock = node.attrs !== undefined && !inline.has(node.nodeName);
    if (isBlock) {
      apart = true;
      stack.push({ region });
    }
    if (node.nodeName === 'img' && attributes['alt']) push(own, attributes['alt']);
    const children = node.childNodes ?? [];
    for (let i = children.length - 1; i >= 0; i -= 1) stack.push({ node: children[i] as Node, region: own });
  }
  return runs;
}
