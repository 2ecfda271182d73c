/**
 * What a chapter takes from a page of the site: its `main` without what only a screen needs, with notes, page turns and headings
 * marked for e-readers (EPUB Structural Semantics 1.1, DPUB-ARIA 1.1).
 */
import { type BookElement, type BookNode, el, elementsIn, hasClass, mapTree, textOf, withAttributes } from './tree.js';

/** Elements that a book has no use for. */
const forScreens = new Set('nav form fieldset script style template input label select button dialog'.split(' '));
/** The same for some classes of elements; a class alone may mean something else elsewhere. */
const classesForScreens: Readonly<Record<string, readonly string[]>> = {
  a: ['permalink', 'skip'],
  details: ['reading'],
  ul: ['downloads', 'ways'],
  p: ['hint'],
};
const idsForScreens = new Set(['downloads', 'cite-files']);

/** Attributes that mean something in HTML's own sense only, or nothing without a script. */
const dropped =
  /^(?:data-(?!label$).*|loading|decoding|tabindex|popover.*|autocomplete|hidden|style|on.*|aria-current)$/;

/** Whether the label of a turn says that a page begins, not a column or a section. */
export type IsPage = (label: string) => boolean;

/** The content of a page as that of a chapter. Its ids stay as they are. */
export function chapterContent(main: readonly BookNode[], isPage: IsPage): readonly BookNode[] {
  const kept = main.flatMap((node) => mapTree(node, (element) => forBook(element, isPage)));
  return withNamedPages(kept.flatMap((node) => mapTree(node, withoutEmptyRooms)));
}

function forBook(element: BookElement, isPage: IsPage): readonly BookNode[] {
  const { name, attributes } = element;
  const isForScreens =
    (element.namespace === undefined && forScreens.has(name)) ||
    attributes.has('hidden') ||
    hasClass(element, ...(classesForScreens[name] ?? [])) ||
    idsForScreens.has(attributes.get('id') ?? '');
  if (isForScreens) return [];
  const marked = withLanguage(withAttributes(element, without(attributes)));
  return asPageTurn(asShown(asSection(asNote(marked))), isPage);
}

function without(attributes: ReadonlyMap<string, string>): Record<string, undefined> {
  return Object.fromEntries(
    [...attributes.keys()].filter((name) => dropped.test(name)).map((name) => [name, undefined]),
  );
}

/** XML has its own attribute for the language; readers of EPUB look for both. */
function withLanguage(element: BookElement): BookElement {
  const language = element.attributes.get('lang');
  if (language === undefined) return element;
  return withAttributes(element, { 'xml:lang': language });
}

function asNote(element: BookElement): BookElement {
  const role = element.attributes.get('role');
  if (role === 'doc-footnote') return { ...withAttributes(element, { 'epub:type': 'footnote' }), name: 'aside' };
  if (role === 'doc-noteref') return withAttributes(element, { 'epub:type': 'noteref' });
  return element;
}

/** What the parts of a record's page are to an e-reader, by their ids or classes. */
function asSection(element: BookElement): BookElement {
  const { name, attributes } = element;
  if (name !== 'section') return element;
  if (hasClass(element, 'abstract')) return withAttributes(element, { 'epub:type': 'abstract', role: 'doc-abstract' });
  if (attributes.get('id') === 'apparatus')
    return withAttributes(element, { 'epub:type': 'appendix', role: 'doc-appendix' });
  if (attributes.get('id') !== 'annotations') return element;
  const asEndnote = (inner: BookElement): readonly BookNode[] =>
    inner.name === 'li' && inner.attributes.has('id')
      ? [withAttributes(inner, { 'epub:type': 'endnote', role: 'doc-endnote' })]
      : [inner];
  const children = element.children.flatMap((child) => mapTree(child, asEndnote));
  return { ...withAttributes(element, { 'epub:type': 'endnotes', role: 'doc-endnotes' }), children };
}

/** Where a page of the source begins. The label may be a link to an image of the page; then the place stands before it. */
function asPageTurn(element: BookElement, isPage: IsPage): readonly BookNode[] {
  if (!hasClass(element, 'turn')) return [element];
  const label = element.attributes.get('data-label') ?? textOf(element).trim();
  if (!isPage(label)) return [element];
  const place = { 'epub:type': 'pagebreak', role: 'doc-pagebreak', 'aria-label': label };
  return element.name === 'a' ? [el('span', place), element] : [withAttributes(element, place)];
}

/** What opens on a click stands open in a book. */
function asShown(element: BookElement): BookElement {
  if (element.name === 'details') return { ...withAttributes(element, { open: undefined }), name: 'div' };
  if (element.name === 'summary') return withAttributes({ ...element, name: 'p' }, { class: 'summary' });
  return element;
}

/** A list or a term without anything in it is left over from what was taken out. */
function withoutEmptyRooms(element: BookElement): readonly BookNode[] {
  const isRoom = ['ul', 'ol', 'dl', 'section', 'header'].includes(element.name) && element.namespace === undefined;
  const isEmpty = element.children.every((child) => typeof child === 'string' && child.trim() === '');
  return isRoom && isEmpty ? [] : [element];
}

/** Page turns with ids, so that the list of pages can lead to them. */
function withNamedPages(content: readonly BookNode[]): readonly BookNode[] {
  const taken = new Set(content.flatMap((node) => elementsIn(node).map(({ attributes }) => attributes.get('id'))));
  let number = 0;
  return content.flatMap((node) =>
    mapTree(node, (element) => {
      if (element.attributes.get('role') !== 'doc-pagebreak' || element.attributes.has('id')) return [element];
      do number += 1;
      while (taken.has(`turn-${number}`));
      return [withAttributes(element, { id: `turn-${number}` })];
    }),
  );
}

/** Headings moved down, for a page that becomes a part of a chapter. */
export function lowered(content: readonly BookNode[], by: number): readonly BookNode[] {
  return content.flatMap((node) =>
    mapTree(node, (element) => {
      const level = /^h([1-6])$/.exec(element.name)?.[1];
      return [level === undefined ? element : { ...element, name: `h${Math.min(6, Number(level) + by)}` }];
    }),
  );
}

/** Ids, and what names them, with something before them: for pages that stand in one file. */
export function withPrefix(content: readonly BookNode[], prefix: string): readonly BookNode[] {
  const named = ['aria-labelledby', 'aria-describedby', 'headers', 'for'];
  return content.flatMap((node) =>
    mapTree(node, (element) => {
      const changes: Record<string, string> = {};
      const id = element.attributes.get('id');
      if (id !== undefined) changes['id'] = prefix + id;
      const href = element.attributes.get('href');
      if (href?.startsWith('#')) changes['href'] = `#${prefix}${href.slice(1)}`;
      for (const name of named) {
        const value = element.attributes.get(name);
        if (value !== undefined)
          changes[name] = value
            .split(/\s+/)
            .map((one) => prefix + one)
            .join(' ');
      }
      return [withAttributes(element, changes)];
    }),
  );
}
