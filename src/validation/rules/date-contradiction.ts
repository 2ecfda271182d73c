import { attribute, attributeOf, normalizeSpace } from '../../xml/query.js';
import { readDateWords } from './date-text.js';
import type { DocumentRule } from './rule.js';
import { teiElements, textInside } from './tei-text.js';
import { readW3cDate } from './w3c-dates.js';

const dates = new Set(['date', 'docDate', 'origDate', 'birth', 'death']);
const unread = new Set(['note', 'sic', 'orig', 'abbr', 'del', 'rdg', 'placeName', 'settlement']);
const otherCalendar = ['calendar', 'when-custom', 'datingMethod', 'datingPoint', 'when-iso'];
const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** `@when` says another day, month or year than the words of the date. */
export const dateContradiction = {
  kind: 'document',
  code: 'date/contradiction',
  title: 'A date’s @when says something else than its words',
  severity: 'warning',
  about:
    'The day, the month, the year and the day of the week that the words of a `date`, `docDate`, `origDate`, `birth` or `death` name are compared with `when`. Month names are read in English, Russian, Spanish, French, German, Portuguese, Italian and Polish. Words that leave a part out (“April”, “tonight”) contradict nothing; words with two dates or another calendar are left alone; the day of the week is checked from 1924.',
  why: 'Records are sorted and found by `when`, and read by their words: where the two differ, one is wrong.',
  whatToDo:
    'Correct `when`. If the words are wrong in the source, say so: `<choice><sic>…</sic><corr>…</corr></choice>`, or answer the finding.',
  wrong: '<p>We met on <date when="1961-12-31">30 December 1961</date>.</p>',
  right: [
    '<p>We met on <date when="1961-12-30">30 December 1961</date>, a year after <date when="1960-12">December</date>.</p>',
    '<p><date when="1961-12-30">Суббота, 30 декабря 1961 г.</date>, <date when="1961-12-30">30 de diciembre</date></p>',
  ],
  *check(document) {
    for (const element of teiElements(document)) {
      if (!dates.has(element.local) || otherCalendar.some((name) => attribute(element, name) !== undefined)) continue;
      const when = attributeOf(element, 'when');
      const said = when === undefined ? undefined : readW3cDate(when.value);
      if (when === undefined || said === undefined) continue;
      const words = normalizeSpace([...textInside(element, unread)].map(({ value }) => value).join(''));
      if (words === '' || words.length > 60) continue;
      const read = readDateWords(words);
      const part = (['year', 'month', 'day'] as const).find(
        (name) => read[name] !== undefined && said[name] !== undefined && read[name] !== said[name],
      );
      if (part !== undefined) {
        yield {
          range: when.valueRange,
          message: `@when is ${when.value}, but the words “${words}” name another ${part}`,
          help: `Correct @when${corrected(said, read)}; if the source is wrong, mark it with <choice><sic>…</sic><corr>…</corr></choice>`,
        };
      } else if (read.weekday !== undefined && said.year !== undefined && said.year >= 1924) {
        if (said.month === undefined || said.day === undefined) continue;
        const day = new Date(Date.UTC(said.year, said.month - 1, said.day));
        if (day.getUTCDay() === read.weekday) continue;
        yield {
          range: when.valueRange,
          message: `The words “${words}” name another day of the week: ${english.format(day)} was a ${weekday.format(day)}`,
          help: 'Correct @when; if the source is wrong, say so in a note and answer this finding',
        };
      }
    }
  },
} as const satisfies DocumentRule;

type Parts = Readonly<Record<'year' | 'month' | 'day', number | undefined>>;

/** The date with the parts that the words name put into it, as words for a message. */
function corrected(said: Parts, read: Parts): string {
  const year = read.year ?? said.year;
  const month = read.month ?? said.month;
  const day = read.day ?? said.day;
  if (year === undefined || (said.month !== undefined && month === undefined)) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(two(month));
  if (month !== undefined && day !== undefined) parts.push(two(day));
  return `, to ${parts.join('-')} if the words are right`;
}
