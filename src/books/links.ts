/**
 * Links of a book: to what is in it where that is so, else to the published page where the edition has an address, else none. Ids and
 * what names them are settled here too, for an e-reader refuses a book with a link to nothing.
 */
import { posix } from 'node:path';
import type { Chapter } from './model.js';
import { type BookElement, type BookNode, elementsIn, mapTree, withAttributes } from './tree.js';

export interface LinkSetting {
  /** Where the edition stands in the web; ends with `/`. */
  readonly baseUrl: string | undefined;
  /** The pictures that the book can show: paths in the site. */
  readonly images: ReadonlySet<string>;
}

/** A chapter with the path of the page that its relative links are written from, for each stretch of its content. */
export interface Draft extends Omit<Chapter, 'content'> {
  readonly stretches: readonly { readonly from: string; readonly content: readonly BookNode[] }[];
}

/** The pictures that chapters show, as paths in the site. */
export function imagesOf(drafts: readonly Draft[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { stretches } of drafts)
    for (const { from, content } of stretches)
      for (const node of content)
        for (const { name, attributes } of elementsIn(node))
          if (name === 'img') found.add(pathFrom(from, attributes.get('src') ?? ''));
  return found;
}

/** The chapters with all their links settled. */
export function settleLinks(drafts: readonly Draft[], setting: LinkSetting): readonly Chapter[] {
  const ids = new Map(drafts.map((draft) => [draft.name, idsOf(draft)]));
  const places = new Map<string, { readonly chapter: string; readonly anchor: string }>();
  for (const { name, pages } of drafts)
    for (const [path, anchor] of pages) if (!places.has(path)) places.set(path, { chapter: name, anchor });
  return drafts.map(({ stretches, ...draft }) => {
    const own = ids.get(draft.name) as ReadonlySet<string>;
    const hrefOf = (from: string, href: string): string | undefined => {
      if (/^https?:\/\//i.test(href)) return validAddress(href);
      if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return undefined;
      const [, rawAnchor = ''] = href.split(/#(.*)/s);
      const anchor = idOf(decoded(rawAnchor));
      if (href.startsWith('#')) return own.has(anchor) ? `#${anchor}` : undefined;
      const path = pathFrom(from, href);
      const place = places.get(path);
      if (place === undefined)
        return setting.baseUrl === undefined ? undefined : validAddress(absolute(path, rawAnchor, setting.baseUrl));
      const there = ids.get(place.chapter) as ReadonlySet<string>;
      const target = there.has(anchor) ? anchor : there.has(place.anchor) ? place.anchor : '';
      if (place.chapter === draft.name) return target === '' ? undefined : `#${target}`;
      return `${place.chapter}.xhtml${target === '' ? '' : `#${target}`}`;
    };
    const content = stretches.flatMap(({ from, content: nodes }) =>
      nodes.flatMap((node) => mapTree(node, (element) => settled(element, from, own, hrefOf, setting))),
    );
    return { ...draft, content };
  });
}

function idsOf({ stretches }: Draft): ReadonlySet<string> {
  const found = stretches.flatMap(({ content }) =>
    content.flatMap((node) => elementsIn(node).flatMap(({ attributes }) => attributes.get('id') ?? [])),
  );
  return new Set(found.map(idOf));
}

function settled(
  element: BookElement,
  from: string,
  ids: ReadonlySet<string>,
  hrefOf: (from: string, href: string) => string | undefined,
  { images }: LinkSetting,
): readonly BookNode[] {
  const changes: Record<string, string | undefined> = {};
  const { attributes, name } = element;
  const id = attributes.get('id');
  if (id !== undefined) changes['id'] = idOf(id);
  for (const key of ['aria-labelledby', 'aria-describedby']) {
    const value = attributes.get(key);
    if (value === undefined) continue;
    changes[key] =
      value
        .split(/\s+/)
        .map(idOf)
        .filter((one) => ids.has(one))
        .join(' ') || undefined;
  }
  if (name === 'img' && element.namespace === undefined) {
    const path = pathFrom(from, attributes.get('src') ?? '');
    const words = attributes.get('alt') ?? '';
    if (!images.has(path)) return words === '' ? [] : [`[${words}]`];
    return [withAttributes(element, { ...changes, src: encodeURI(path) })];
  }
  const href = attributes.get('href');
  if (name !== 'a' || href === undefined) return [withAttributes(element, changes)];
  const to = hrefOf(from, href);
  if (to !== undefined) return [withAttributes(element, { ...changes, href: to })];
  const kept = ['id', 'class', 'lang', 'xml:lang', 'dir'].flatMap((key) => {
    const value = key === 'id' ? changes['id'] : attributes.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return [{ name: 'span', namespace: undefined, attributes: new Map(kept), children: element.children }];
}

/** An id as XML allows one (`NCName`); others are written with the codes of their characters. */
function idOf(id: string): string {
  if (/^[A-Za-z_][\w.-]*$/.test(id)) return id;
  const safe = id.replace(/[^\w.-]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
  return /^[A-Za-z_]/.test(safe) ? safe : `_${safe}`;
}

function pathFrom(from: string, href: string): string {
  return posix.join(posix.dirname(from), decoded(href.replace(/[#?].*$/s, '')));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function absolute(path: string, anchor: string, baseUrl: string): string {
  return new URL(path.split('/').map(encodeURIComponent).join('/') + (anchor === '' ? '' : `#${anchor}`), baseUrl).href;
}

/** An address in ASCII; undefined for one that is none. */
function validAddress(href: string): string | undefined {
  try {
    return new URL(href).href.replace(/[|^`{}\\]/g, encodeURIComponent);
  } catch {
    return undefined;
  }
}
