/** Which addresses an element names, and what for (HTML standard, “URLs” of each element). */
import type { PageLink } from './page-facts.js';

/** An element of a page, as far as the checks need it. */
export interface PageElement {
  /** In lower case. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: PageElement | undefined;
  readonly line: number;
  readonly column: number;
  /** Whether its start tag stands in the source. */
  readonly isWritten: boolean;
}

/** The types of links that a browser fetches by itself. */
const loadedRels = new Set(
  'stylesheet icon apple-touch-icon preload modulepreload prefetch manifest dns-prefetch preconnect'.split(' '),
);

const loading: Readonly<Record<string, readonly string[]>> = {
  script: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  iframe: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
};

export function addressesIn(element: PageElement): readonly PageLink[] {
  const { name, attributes, line, column } = element;
  const rel = attributes.get('rel') ?? '';
  const link = (href: string, use: PageLink['use']): PageLink => ({ href: href.trim(), use, rel, line, column });
  const href = attributes.get('href');
  const found: PageLink[] = [];
  if ((name === 'a' || name === 'area') && href !== undefined) found.push(link(href, 'follow'));
  if (name === 'link' && href !== undefined) {
    const isLoaded = rel
      .toLowerCase()
      .split(/\s+/)
      .some((word) => loadedRels.has(word));
    found.push(link(href, isLoaded ? 'load' : 'name'));
  }
  const action = attributes.get('action') ?? attributes.get('formaction');
  if (action !== undefined) found.push(link(action, 'follow'));
  for (const key of loading[name] ?? []) {
    const value = attributes.get(key);
    if (value === undefined) continue;
    const each = key === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/)[0] ?? '') : [value];
    found.push(...each.map((one) => link(one, 'load')));
  }
  const style = attributes.get('style') ?? '';
  for (const [, url = ''] of style.matchAll(/url\(\s*["']?([^"')]+)/g)) found.push(link(url, 'load'));
  return found;
}
