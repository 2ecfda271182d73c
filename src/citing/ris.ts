/** RIS, as reference managers read it: tag, two spaces, hyphen, space, value; lines end with CR LF. */
import { beginning, type Citable } from './citable.js';
import type { CitedName } from './names.js';

/** A value is one line: line breaks and control characters become spaces. Marks of direction stay as they are. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}

/** Family name, comma, given name. A name that is not to be turned round has no comma, which would divide it. */
function nameOf({ family, given, whole }: CitedName): string {
  return family === '' || given === '' ? whole.replace(/\s*,\s*/g, ' ') : `${family}, ${given}`;
}

/** `YYYY/MM/DD/`, with what is not known left empty. */
function dateOf(day: string | undefined): string {
  if (day === undefined) return '';
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}/${month}/${date}/`;
}

/** The whole file: one entry. A letter is a personal communication, anything else a manuscript. */
export function ris(cited: Citable): string {
  const { edition } = cited;
  const day = beginning(cited.date.values);
  const lines: readonly (readonly [string, string])[] = [
    ...cited.authors.map((name) => ['AU', nameOf(name)] as const),
    ...cited.recipients.map((name) => ['A2', nameOf(name)] as const),
    ...cited.translators.map((name) => ['A4', nameOf(name)] as const),
    ['TI', cited.title],
    ['ST', cited.shortTitle === cited.title ? '' : cited.shortTitle],
    ['T2', edition.title],
    ['PY', day?.split('-')[0] ?? ''],
    ['DA', dateOf(day)],
    ['CY', cited.place],
    ['PB', cited.publisher || edition.publisher],
    ['ET', edition.version],
    ['AB', cited.abstract],
    ['AV', cited.shelfmark],
    ['DB', cited.repository],
    ['LA', cited.language],
    ...cited.topics.map((topic) => ['KW', topic] as const),
    ...cited.participants.map(({ whole }) => ['N1', `Participant: ${whole}`] as const),
    ...cited.credits.map((credit) => ['N1', credit] as const),
    ['N1', `${edition.title}, version ${edition.version}${edition.date === '' ? '' : `, ${edition.date}`}`],
    ['N1', edition.notice],
    ['UR', cited.url ?? ''],
  ];
  const written = lines
    .map(([tag, value]) => [tag, oneLine(value)] as const)
    .filter(([, value]) => value !== '')
    .map(([tag, value]) => `${tag}  - ${value}`);
  return [`TY  - ${cited.kind === 'letter' ? 'PCOMM' : 'MANSCPT'}`, ...written, 'ER  - ', ''].join('\r\n');
}
