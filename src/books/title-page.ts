/** The title page of a book, and the drawing on its cover. */
import { dayInWords, type Labels } from '../citing/labels.js';
import type { IsPage } from './chapter.js';
import type { BookFacts, Chapter } from './model.js';
import { type BookNode, el, escaped } from './tree.js';

/** Tells the turns of pages by their labels: those that pages with and without a number have. */
export function pageLabels(label: Labels): IsPage {
  const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const numbered = quoted(label('turn.page', '\u0000')).replace('\u0000', '.+');
  const pattern = new RegExp(`^(?:${numbered}|${quoted(label('turn.page-break'))})(?: \\(.*\\))?$`, 'u');
  return (words) => pattern.test(words);
}

/** Who made the book, in the order of a title page. */
function makers({ contributors }: BookFacts, label: Labels): readonly string[] {
  const named = (role: string): string =>
    contributors
      .filter((one) => one.role === role)
      .map(({ name }) => name)
      .join(', ');
  const authors = named('aut');
  const translators = named('trl');
  const editors = named('edt');
  return [
    ...(authors === '' ? [] : [authors]),
    ...(translators === '' ? [] : [`${label('record.translator')} ${translators}`]),
    ...(editors === '' ? [] : [label('site.edited-by', editors)]),
  ];
}

export function titlePage(facts: BookFacts, label: Labels): Chapter {
  const { title, partOf, publisher, date, version, notice, sources, rights, url } = facts;
  const paragraph = (name: string, text: string): readonly BookNode[] =>
    text === '' ? [] : [el('p', { class: name }, text)];
  const issue = [label('page.version', version), ...(date === '' ? [] : [dayInWords(date, label)])].join(', ');
  const content = el(
    'section',
    { 'epub:type': 'titlepage', class: 'title-page', 'aria-label': label('book.title-page') },
    ...paragraph('collection', partOf),
    el('h1', title.length > 80 ? { class: 'long' } : {}, title),
    ...makers(facts, label).flatMap((words) => paragraph('maker', words)),
    ...paragraph('description', partOf === '' ? facts.description : ''),
    ...(partOf === '' ? [] : sources.flatMap((words) => paragraph('source', words))),
    ...paragraph('notice', notice),
    ...paragraph('imprint', [publisher, issue].filter((words) => words !== '').join(' · ')),
    ...rights.flatMap((words) => paragraph('rights', words)),
    ...(url === undefined ? [] : [el('p', { class: 'address', dir: 'ltr' }, el('a', { href: url }, url))]),
  );
  return {
    name: 'title',
    kind: 'title',
    title: label('book.title-page'),
    titleLanguage: '',
    level: 1,
    content: [content],
    styles: [],
    pages: new Map(),
  };
}

/** Words in lines of about so many characters. */
function linesOf(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The cover as SVG, 600 to 800: nothing but words and two rules, in the colours of the pages. */
export function coverSvg(facts: BookFacts, label: Labels): string {
  const { title, partOf, publisher, version, dir } = facts;
  const size = title.length > 160 ? 25 : title.length > 80 ? 31 : title.length > 40 ? 38 : 50;
  const lines = linesOf(title, Math.floor(950 / size)).slice(0, 12);
  const top = partOf === '' ? 230 : 250;
  const line = (text: string, y: number, fontSize: number, fill: string, style = ''): string =>
    `<text x="300" y="${Math.round(y)}" font-size="${fontSize}" fill="${fill}"${style}>${escaped(text)}</text>`;
  const below = top + lines.length * size * 1.3;
  const people = makers(facts, label)
    .flatMap((words) => linesOf(words, 46))
    .slice(0, 6);
  const above = linesOf(partOf, 44).slice(0, 3);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800" direction="${dir}" font-family="'Source Serif 4', 'Source Serif Pro', Charter, Georgia, 'Noto Serif', serif" text-anchor="middle">`,
    `<title>${escaped(title)}</title>`,
    '<rect width="600" height="800" fill="#fdfcf9"/>',
    '<rect x="28" y="28" width="544" height="744" fill="none" stroke="#8a2b1c" stroke-width="2"/>',
    ...above.map((words, i) => line(words, 110 + i * 30, 21, '#615c53', ' font-style="italic"')),
    `<path d="M240 ${Math.round(top - size * 1.5)}h120" stroke="#8a2b1c" stroke-width="2"/>`,
    ...lines.map((words, i) => line(words, top + i * size * 1.3, size, '#1d1c1a', ' font-weight="600"')),
    `<path d="M240 ${Math.round(below - size * 0.3)}h120" stroke="#8a2b1c" stroke-width="2"/>`,
    ...people.map((words, i) => line(words, below + 36 + i * 28, 20, '#1d1c1a')),
    line([publisher, label('page.version', version)].filter((words) => words !== '').join(' · '), 735, 16, '#615c53'),
    '</svg>',
    '',
  ].join('\n');
}
