/** Chapters out of pages of the site: records with what belongs to them, registers, the page about the edition. */
import { chapterContent, type IsPage, lowered, withPrefix } from './chapter.js';
import type { Draft } from './links.js';
import type { SourcePage } from './model.js';
import { type BookElement, type BookNode, el, elementsIn, hasClass, parsePage, textOf } from './tree.js';

/** A record's pages, and what the contents say of it. */
export interface RecordPages {
  readonly id: string;
  readonly title: string;
  /** The language of the title; empty if it is that of the pages. */
  readonly titleLanguage: string;
  readonly page: SourcePage;
  /** The pages of its divisions, and those with original and translation, in this order. */
  readonly parts: readonly SourcePage[];
  /** Pages that the book leaves out because a part shows what they show, with the path of that part. */
  readonly instead: ReadonlyMap<string, string>;
}

/** A register's page, and those of its entries, the further pages of a long one after its first. */
export interface RegisterPages {
  readonly kind: string;
  readonly page: SourcePage;
  readonly entries: readonly { readonly id: string; readonly pages: readonly SourcePage[] }[];
}

/** Names of chapters: letters of ASCII, digits and hyphens, each once. */
export type Names = (wish: string) => string;

export function chapterNames(): Names {
  const taken = new Set(['cover', 'title', 'contents']);
  return (wish) => {
    const plain = wish.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'part';
    let name = /^\d/.test(plain) ? `r-${plain}` : plain;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${plain}-${n}`;
    taken.add(name.toLowerCase());
    return name;
  };
}

export function recordDrafts(record: RecordPages, nameFor: Names, isPage: IsPage): readonly Draft[] {
  const { id, title, titleLanguage, page, parts, instead } = record;
  const own = parsePage(page.html);
  const section = (content: readonly BookNode[], heading: string): BookElement =>
    el('section', { 'epub:type': 'chapter', role: 'doc-chapter', class: 'record', 'aria-label': heading }, ...content);
  const apparatus = `records/${id}.apparatus.html`;
  const main: Draft = {
    name: nameFor(id),
    kind: 'record',
    title,
    titleLanguage,
    level: 1,
    styles: own.styles,
    stretches: [{ from: page.path, content: [section(chapterContent(own.main, isPage), title)] }],
    pages: new Map([
      [page.path, ''],
      [apparatus, 'apparatus'],
    ]),
  };
  const others = parts.map(({ path, html }): Draft => {
    const parsed = parsePage(html);
    const heading = parsed.title || title;
    const stands = [...instead].filter(([, part]) => part === path).map(([left]) => [left, ''] as const);
    return {
      name: nameFor(`${id}-${path.replace(/^.*\/|\.html$/g, '')}`),
      kind: 'part',
      title: heading,
      titleLanguage: '',
      level: 2,
      styles: parsed.styles,
      stretches: [{ from: path, content: [section(chapterContent(parsed.main, isPage), heading)] }],
      pages: new Map([[path, ''], ...stands]),
    };
  });
  return [main, ...others];
}

/** What is no record has no pages of a source. */
const noPage: IsPage = () => false;

/** A chapter is cut where it has so many characters: an e-reader lays out a file as a whole. */
const longest = 200_000;

export function registerDrafts({ kind, page, entries }: RegisterPages, nameFor: Names): readonly Draft[] {
  const title = parsePage(page.html).title || kind;
  const drafts: Draft[] = [];
  let room = 0;
  for (const { id, pages } of entries) {
    const prefix = `${kind}-${id}`;
    const stretches = pages.map(({ path, html }, i) => ({
      from: path,
      content: [entrySection(html, i === 0 ? prefix : `${prefix}-${i + 1}`, i > 0)],
    }));
    const size = stretches.reduce((sum, { content }) => sum + content.map(textOf).join('').length, 0);
    const current = room > 0 && room + size > longest ? undefined : drafts.at(-1);
    room = current === undefined ? size : room + size;
    const paths = pages.map(({ path }) => [path, prefix] as const);
    if (current !== undefined) {
      drafts[drafts.length - 1] = {
        ...current,
        stretches: [...current.stretches, ...stretches],
        pages: new Map([...current.pages, ...paths]),
      };
      continue;
    }
    const isFirst = drafts.length === 0;
    const heading = isFirst ? title : `${title} (${drafts.length + 1})`;
    drafts.push({
      name: nameFor(kind),
      kind: 'register',
      title: heading,
      titleLanguage: '',
      level: 1,
      styles: [],
      stretches: [{ from: page.path, content: [el('h1', {}, heading)] }, ...stretches],
      pages: new Map([...(isFirst ? [[page.path, ''] as const] : []), ...paths]),
    });
  }
  return drafts;
}

/** An entry of a register as a section, without what only leads back to the register, and without the counts of who is named with whom. */
function entrySection(html: string, id: string, isFurther: boolean): BookElement {
  const content = lowered(chapterContent(parsePage(html).main, noPage), 1);
  const useful = content.flatMap((node): readonly BookNode[] => {
    if (typeof node === 'string') return [node];
    if (hasClass(node, 'together')) return [];
    if (node.name !== 'header') return [node];
    if (isFurther) return [];
    return [
      { ...node, children: node.children.filter((child) => typeof child === 'string' || !hasClass(child, 'eyebrow')) },
    ];
  });
  return el('section', { class: 'entry', id }, ...withPrefix(useful, `${id}-`));
}

export function aboutDraft(page: SourcePage, nameFor: Names): Draft {
  const { title, main, styles } = parsePage(page.html);
  return {
    name: nameFor('about'),
    kind: 'about',
    title,
    titleLanguage: '',
    level: 1,
    styles,
    stretches: [
      {
        from: page.path,
        content: [
          el(
            'section',
            { 'epub:type': 'introduction', role: 'doc-introduction', class: 'about-edition', 'aria-label': title },
            ...chapterContent(main, noPage),
          ),
        ],
      },
    ],
    pages: new Map([[page.path, '']]),
  };
}

/** The page turns of a chapter: their ids and labels. */
export function pageTurns(content: readonly BookNode[]): readonly { readonly id: string; readonly label: string }[] {
  return content.flatMap((node) =>
    elementsIn(node).flatMap(({ attributes }) => {
      const id = attributes.get('id');
      if (attributes.get('role') !== 'doc-pagebreak' || id === undefined) return [];
      return [{ id, label: attributes.get('aria-label') ?? '' }];
    }),
  );
}
