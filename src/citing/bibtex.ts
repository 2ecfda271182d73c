/** BibTeX: one entry that BibTeX and biblatex both read. */
import { beginning, type Citable } from './citable.js';
import type { CitedName } from './names.js';
import { archiveOf } from './styles/chicago.js';

/** What TeX takes for a command. A brace is counted by BibTeX even behind a backslash, so it needs a name. */
const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
};

/** A text as TeX prints it; white space and control characters become single spaces. */
export function texOf(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/[\\{}~^$&%#_]/g, (character) => commands[character] as string);
}

/** An address is taken word for word, but its braces would be counted. */
function verbatim(address: string): string {
  return address.replace(/[{}\\\s]/g, encodeURIComponent);
}

/** Braces keep a name of one part whole; a comma divides family name and given name. */
function nameOf({ family, given, whole }: CitedName): string {
  if (family === '') return `{${texOf(whole)}}`;
  const last = /[\s,]|^and$/i.test(family) ? `{${texOf(family)}}` : texOf(family);
  return given === '' ? `{${texOf(whole)}}` : `${last}, ${texOf(given).replace(/,/g, '{,}')}`;
}

const names = (list: readonly CitedName[]): string => list.map(nameOf).join(' and ');

/** A key of ASCII letters, digits and `-._:`: others have a meaning for BibTeX or break old styles. */
export function bibtexKey(key: string): string {
  return (
    key
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9._:-]+/g, '-') || 'record'
  );
}

/** The whole file: one `@misc`, ended by a line feed. Text is in UTF-8, as biber and every current BibTeX driver want it. */
export function bibtex(cited: Citable): string {
  const { edition, date } = cited;
  const day = beginning(date.values);
  const [year = '', month, date_] = day?.split('-') ?? [];
  const people = cited.participants.map(({ whole }) => whole).join('; ');
  const notes = [
    archiveOf(cited),
    cited.recipients.length > 0 ? `To ${cited.recipients.map(({ whole }) => whole).join('; ')}` : '',
    people === '' ? '' : `Participants: ${people}`,
    ...cited.credits,
    edition.notice,
  ].filter((note) => note !== '');
  const fields: readonly (readonly [string, string])[] = [
    ['author', names(cited.authors)],
    // Double braces keep the capitals of the title.
    ['title', `{${texOf(cited.title)}}`],
    ['translator', names(cited.translators)],
    ['year', year],
    ['month', month === undefined ? '' : String(Number(month))],
    ['date', day !== undefined && (date_ !== undefined || month !== undefined) ? day : ''],
    [
      'howpublished',
      `In: \\emph{${texOf(edition.title)}}, version ${texOf(edition.version)}${edition.date === '' ? '' : `, ${edition.date}`}`,
    ],
    ['publisher', texOf(cited.publisher || edition.publisher)],
    ['version', texOf(edition.version)],
    ['note', notes.map(texOf).join('; ')],
    ['langid', texOf(cited.language)],
    ['url', cited.url === undefined ? '' : verbatim(cited.url)],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${bibtexKey(cited.key)},\n${lines.join(',\n')}\n}\n`;
}
