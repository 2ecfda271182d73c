/** The navigation document of an EPUB (EPUB 3.3 §7): contents, landmarks, pages of the source. */
import type { Labels } from '../../citing/labels.js';
import { pageTurns } from '../compose.js';
import type { BookFacts, Chapter } from '../model.js';
import { type BookElement, type BookNode, el } from '../tree.js';
import { xhtmlDocument } from './xhtml-document.js';

export function navigationDocument(facts: BookFacts, chapters: readonly Chapter[], label: Labels): string {
  const named = chapters.filter(({ kind }) => kind !== 'cover' && kind !== 'title');
  const link = (href: string, title: string, language = ''): BookElement =>
    el('a', { href, ...(language === '' ? {} : { lang: language, 'xml:lang': language }) }, title);
  const entry = (chapter: Chapter): readonly BookNode[] => [
    link(`${chapter.name}.xhtml`, chapter.title, chapter.titleLanguage),
  ];
  const groups: (readonly [Chapter, Chapter[]])[] = [];
  for (const chapter of named) {
    if (chapter.level === 2) groups.at(-1)?.[1].push(chapter);
    else groups.push([chapter, []]);
  }
  const items = groups.map(([chapter, parts]) => {
    const below = parts.length === 0 ? [] : [el('ol', {}, ...parts.map((part) => el('li', {}, ...entry(part))))];
    return el('li', {}, ...entry(chapter), ...below);
  });
  const body = chapters.find(({ kind }) => kind === 'record');
  const landmark = (type: string, href: string, title: string): BookElement =>
    el('li', {}, el('a', { 'epub:type': type, href }, title));
  const index = chapters.find(({ kind }) => kind === 'register');
  const landmarks = [
    landmark('cover', 'cover.xhtml', label('book.cover')),
    landmark('titlepage', 'title.xhtml', label('book.title-page')),
    landmark('toc', 'contents.xhtml#toc', label('book.contents')),
    ...(body === undefined ? [] : [landmark('bodymatter', `${body.name}.xhtml`, label('book.text'))]),
    ...(index === undefined ? [] : [landmark('backmatter', `${index.name}.xhtml`, index.title)]),
  ];
  const pages = chapters.flatMap(({ name, content }) =>
    pageTurns(content)
      .filter(({ label: words }) => /\d/.test(words))
      .map(({ id, label: words }) => el('li', {}, link(`${name}.xhtml#${id}`, words))),
  );
  const list = (type: string, title: string, of: readonly BookElement[], isHidden: boolean): BookElement =>
    el(
      'nav',
      {
        'epub:type': type,
        id: type,
        ...(type === 'toc' ? { role: 'doc-toc' } : {}),
        ...(isHidden ? { hidden: 'hidden' } : {}),
        'aria-labelledby': `${type}-title`,
      },
      el(type === 'toc' ? 'h1' : 'h2', { id: `${type}-title` }, title),
      el('ol', {}, ...of),
    );
  return xhtmlDocument({
    title: label('book.contents'),
    facts,
    body: [
      list('toc', label('book.contents'), items, false),
      list('landmarks', label('book.landmarks'), landmarks, true),
      ...(pages.length === 0 ? [] : [list('page-list', label('book.pages'), pages, true)]),
    ],
    styles: [],
    type: 'frontmatter',
  });
}
