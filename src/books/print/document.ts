/** A book as one page of HTML for a browser to print: in the looks of the site's pages, with the sheets of a book. */
import type { Labels } from '../../citing/labels.js';
import { withPrefix } from '../chapter.js';
import type { Book, Chapter } from '../model.js';
import { type BookElement, type BookNode, el, escaped, hasClass, mapTree, withAttributes, xhtml } from '../tree.js';

export interface PrintSetting {
  readonly label: Labels;
  /** `xslt/assets/book/print.css`. */
  readonly style: string;
  /** The sheets on which chapters begin, counted from 1, as an earlier printing has shown; none at first. */
  readonly sheets: ReadonlyMap<string, number>;
}

/** Paths in it are those of the site, from its root. */
export function printDocument(book: Book, { label, style, sheets }: PrintSetting): string {
  const { facts, chapters } = book;
  const [title, ...others] = chapters as [Chapter, ...Chapter[]];
  const contents = others.length < 2 ? [] : [contentsOf(others, sheets, label)];
  const language = escaped(facts.locale);
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}" dir="${facts.dir}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escaped(facts.title)}</title>`,
    '<link rel="stylesheet" href="assets/edition.css">',
    `<style>${[...others.flatMap(({ styles }) => styles), style, ...runningHeads(book, others)].join('\n').replaceAll('</', '<\\/')}</style>`,
    '</head>',
    '<body>',
    ...[...title.content, ...contents, ...others.map(chapterOf)].map((node) => printed(node)),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** HTML has no names with a prefix. */
function printed(node: BookNode): string {
  const bare = mapTree(node, (element) => [withAttributes(element, { 'epub:type': undefined, 'xml:lang': undefined })]);
  return bare.map((one) => xhtml(one).replace(/<(\w+)([^>]*)\/>/g, '<$1$2>')).join('');
}

function contentsOf(chapters: readonly Chapter[], sheets: ReadonlyMap<string, number>, label: Labels): BookElement {
  const entries = chapters.map(({ name, title, titleLanguage, level }) =>
    el(
      'li',
      { class: `level-${level}` },
      el(
        'a',
        { href: `#${name}` },
        el('span', titleLanguage === '' ? {} : { lang: titleLanguage }, title),
        el('span', { class: 'leader' }),
        el('span', { class: 'sheet' }, String(sheets.get(name) ?? '')),
      ),
    ),
  );
  return el(
    'nav',
    { class: 'book-contents', 'aria-labelledby': 'book-contents' },
    el('h1', { id: 'book-contents' }, label('book.contents')),
    el('ol', {}, ...entries),
  );
}

/** A chapter as a page of the site has it: a grid with its notes in the margin. */
function chapterOf({ name, kind, content }: Chapter): BookElement {
  const looks = { record: 'record', part: 'record', about: 'site about-edition', register: 'site register-book' };
  const inside = content.flatMap((node): readonly BookNode[] =>
    typeof node !== 'string' && node.name === 'section' && hasClass(node, 'record', 'about-edition')
      ? node.children
      : [node],
  );
  const settled = withPrefix(inside, `${name}--`).flatMap((node) => mapTree(node, linked));
  return el('main', { class: `chapter ${looks[kind as keyof typeof looks] ?? ''}`, id: name }, ...settled);
}

/** Links between the chapters as links within the one document. */
function linked(element: BookElement): readonly BookNode[] {
  const match = /^([\w-]+)\.xhtml(?:#(.+))?$/.exec(element.attributes.get('href') ?? '');
  if (match === null || element.name !== 'a') return [element];
  const [, chapter = '', anchor] = match;
  return [withAttributes(element, { href: anchor === undefined ? `#${chapter}` : `#${chapter}--${anchor}` })];
}

/** What stands at the head and the foot of each sheet: CSS Paged Media 3, with a named page for each chapter. */
function runningHeads({ facts }: Book, chapters: readonly Chapter[]): readonly string[] {
  const [start, end] = facts.dir === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const head = facts.partOf === '' ? facts.title : facts.partOf;
  const foot = [facts.notice, `${facts.publisher}`].filter((words) => words !== '')[0] ?? '';
  const rules = chapters.map(
    ({ name, title }, i) =>
      `@page chapter${i + 1} { @top-${end} { content: ${quoted(title)} } }\n#${name} { page: chapter${i + 1} }`,
  );
  return [
    `@page { @top-${start} { content: ${quoted(head)}; text-align: start } @top-${end} { content: ""; text-align: end } @bottom-${start} { content: ${quoted(foot)}; font: 8pt var(--sans); color: #555 } @bottom-${end} { content: counter(page); font: 9pt var(--serif) } }`,
    ...rules,
    `@page :first { @top-left { content: "" } @top-right { content: "" } @bottom-left { content: "" } @bottom-right { content: "" } }`,
  ];
}

/** Words as a string of CSS; a long title is cut, for the head has one line. */
function quoted(words: string): string {
  const short = words.length > 75 ? `${words.slice(0, 74).replace(/\s+\S*$/, '')}…` : words;
  return `"${short.replace(/["\\<>&\n]/g, '')}"`;
}
