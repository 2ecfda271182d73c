/** Finds dates in a running text and says which days they are: outright, from a year that stands elsewhere, or from “tonight”. */
import { monthOf } from '../validation/rules/date-text.js';
import type { FoundDate, W3cDate } from './found-date.js';
import { findLooseDates } from './loose-dates.js';
import { StretchIndex } from './stretch-index.js';

/** The days that “tonight”, “last month” and days without a year are counted from. */
export interface Reference {
  /** The day of what is told, such as a conversation; else that of the document. */
  readonly day: W3cDate | undefined;
}

const ordinal = '(?:st|nd|rd|th|\\.|º)?';
const dayMonth = new RegExp(
  `(?<![\\p{L}\\p{N}.])(\\d{1,2})${ordinal}(?:\\s?[-–]\\s?(\\d{1,2})${ordinal}|\\s+(?:and|to)\\s+(\\d{1,2})${ordinal})?\\s+(?:of\\s+|de\\s+)?(\\p{L}{3,})\\.?(?:,?\\s+(?:de\\s+)?(\\d{4})(?!\\d))?`,
  'gu',
);
const monthDay =
  /(?<!\p{L})(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(\d{1,2})(?:st|nd|rd|th)?)?(?![\d:.]\d|\d)(?:,?\s+(\d{4})(?!\d))?/gu;
const monthYear = /(?<!\p{L})(\p{L}{3,})\.?(?:,?\s+(?:of\s+)?)(\d{4})(?!\d)/gu;
const monthAlone =
  /(?<!\p{L})(?:(last|this|next)\s+|(?:in|since|until|till|by|during|of|from|early|late|mid|than in|before|after)[\s-]+)(\p{Lu}\p{L}{2,})(?!\p{L})/gu;
const numeric = /(?<![\p{L}\p{N}./-])(?:(\d{1,2})([./])(\d{1,2})\2(\d{4})|(\d{4})-(\d\d)-(\d\d))(?![\p{N}/-])/gu;
/** “7.III.58”, as offices of the time wrote it. */
const romanMonth =
  /(?<![\p{L}\p{N}.])(\d{1,2})\.\s?(I{1,3}|IV|VI{0,3}|I?X|XI{1,2})\.\s?(\d{4}|\d{2})(?![\p{N}.]\d|\p{N})/gu;
const relativeDay =
  /(?<!\p{L})(today|tonight|this (?:morning|afternoon|evening)|yesterday|last night|tomorrow|сегодня|вчера|завтра)(?!\p{L})/giu;
const relativeSpan = /(?<!\p{L})(?:the (?:last|past) (\p{L}+|\d{1,2}) (months|years|weeks|days))(?!\p{L})/giu;

const counts: Readonly<Record<string, number>> = Object.fromEntries(
  'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, i + 1]),
);

/** The dates of a text, in its order; none overlaps another. */
export function findDates(text: string, { day: reference }: Reference): readonly FoundDate[] {
  const found: FoundDate[] = [];
  const places = new StretchIndex<FoundDate>();
  const add = (date: FoundDate): void => {
    if (places.some(date, ({ start, end }) => date.start < end && date.end > start)) return;
    found.push(date);
    places.add(date);
  };
  for (const match of text.matchAll(numeric)) addNumeric(match, add);
  for (const match of text.matchAll(romanMonth)) addRoman(match, reference, add);
  for (const match of text.matchAll(dayMonth)) {
    const [whole, first = '', second, third, name = '', year] = match;
    addDays({ whole, index: match.index, first, last: second ?? third, month: monthOf(name), year }, reference, add);
  }
  for (const match of text.matchAll(monthDay)) {
    const [whole, name = '', first = '', last, year] = match;
    addDays({ whole, index: match.index, first, last, month: monthOf(name), year }, reference, add);
  }
  for (const { 0: whole, 1: name = '', 2: year = '', index } of text.matchAll(monthYear)) {
    const month = monthOf(name);
    if (month !== undefined && isName(name))
      add({ start: index, end: index + whole.length, when: `${year}-${two(month)}`, isStated: true });
  }
  for (const { 0: whole, 1: which, 2: name = '', index } of text.matchAll(monthAlone)) {
    const month = monthOf(name);
    const isAhead = /\b(?:will|shall|until|till|by|intends?|plans?|expects?)\b[^.]{0,60}$/i.test(
      text.slice(Math.max(0, index - 70), index + 6),
    );
    const when =
      month === undefined
        ? undefined
        : monthNear(month, which?.toLowerCase() ?? (isAhead ? 'next' : undefined), reference);
    if (when !== undefined)
      add({ start: index + whole.length - name.length, end: index + whole.length, when, isStated: false });
  }
  if (reference !== undefined && reference.length === 10) addRelative(text, reference, add);
  return findLooseDates(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

type Add = (date: FoundDate) => void;

function addNumeric(match: RegExpExecArray, add: Add): void {
  const [whole, day, , month, year, isoYear, isoMonth, isoDay] = match;
  const date = [isoYear ?? year, isoMonth ?? month, isoDay ?? day].map(Number) as [number, number, number];
  // 04/05/1961 is April in one country and May in another; with full stops the day comes first.
  const isAmbiguous = match[2] === '/' && date[1] <= 12 && date[2] <= 12 && date[1] !== date[2];
  if (!isAmbiguous && isDay(...date))
    add({ start: match.index, end: match.index + whole.length, when: iso(...date), isStated: true });
}

const romanNumbers = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

function addRoman(match: RegExpExecArray, reference: W3cDate | undefined, add: Add): void {
  const [whole, day = '', roman = '', year = ''] = match;
  const century = reference?.slice(0, 2) ?? '19';
  const full = Number(year.length === 2 ? `${century}${year}` : year);
  const month = romanNumbers.indexOf(roman) + 1;
  if (!isDay(full, month, Number(day))) return;
  add({
    start: match.index,
    end: match.index + whole.length,
    when: iso(full, month, Number(day)),
    isStated: year.length === 4,
  });
}

interface Days {
  readonly whole: string;
  readonly index: number;
  readonly first: string;
  readonly last: string | undefined;
  readonly month: number | undefined;
  readonly year: string | undefined;
}

function addDays({ whole, index, first, last, month, year }: Days, reference: W3cDate | undefined, add: Add): void {
  if (month === undefined) return;
  const known = year === undefined ? yearNear(month, Number(first), reference) : Number(year);
  if (known === undefined || !isDay(known, month, Number(first))) return;
  // The full stop after a whole word ends the sentence; after “Sept” it is part of it.
  const written = whole.trimEnd().replace(/(\p{L}{5,})\.$/u, '$1');
  const place = { start: index, end: index + written.length, isStated: year !== undefined };
  if (last === undefined) add({ ...place, when: iso(known, month, Number(first)) });
  else if (isDay(known, month, Number(last)) && Number(first) < Number(last)) {
    add({ ...place, from: iso(known, month, Number(first)), to: iso(known, month, Number(last)) });
  }
}

function addRelative(text: string, reference: W3cDate, add: Add): void {
  for (const { 0: word, index } of text.matchAll(relativeDay)) {
    const shift = /^(?:yesterday|last night|вчера)$/i.test(word) ? -1 : /^(?:tomorrow|завтра)$/i.test(word) ? 1 : 0;
    add({ start: index, end: index + word.length, when: shifted(reference, shift), isStated: false });
  }
  for (const { 0: whole, 1: count = '', 2: unit = '', index } of text.matchAll(relativeSpan)) {
    const number = counts[count.toLowerCase()] ?? Number(count);
    if (!Number.isInteger(number) || number < 1) continue;
    const place = { start: index, end: index + whole.length, isStated: false };
    const [year = 0, month = 0] = reference.split('-').map(Number);
    if (unit === 'years') add({ ...place, from: String(year - number + 1).padStart(4, '0'), to: String(year) });
    else if (unit === 'months')
      add({ ...place, from: monthBefore(year, month, number - 1), to: `${year}-${two(month)}` });
    else add({ ...place, from: shifted(reference, -number * (unit === 'weeks' ? 7 : 1)), to: reference });
  }
}

/** Months are names of people and modal verbs too: only those with a capital, or in a language that has none, count. */
function isName(word: string): boolean {
  return /^\p{Lu}/u.test(word) || /\p{Script=Cyrillic}/u.test(word) || !/^(?:may|march)$/.test(word);
}

/** The year in which a day is nearest to the reference. */
function yearNear(month: number, day: number, reference: W3cDate | undefined): number | undefined {
  if (reference === undefined) return undefined;
  const [year = 0, ownMonth = 7, ownDay = 1] = reference.split('-').map(Number);
  const distance = (other: number): number => Math.abs((other - year) * 372 + (month - ownMonth) * 31 + (day - ownDay));
  return [year - 1, year, year + 1].sort((a, b) => distance(a) - distance(b))[0];
}

/** A month that is named alone is the last one of that name, unless “next” is said. */
function monthNear(month: number, which: string | undefined, reference: W3cDate | undefined): W3cDate | undefined {
  if (reference === undefined || reference.length < 7) return undefined;
  const [year = 0, own = 1] = reference.split('-').map(Number);
  if (which === 'next') return `${month >= own ? year : year + 1}-${two(month)}`;
  return `${month > own ? year - 1 : year}-${two(month)}`;
}

function monthBefore(year: number, month: number, count: number): W3cDate {
  const months = year * 12 + (month - 1) - count;
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`;
}

function shifted(day: W3cDate, days: number): W3cDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function iso(year: number, month: number, day: number): W3cDate {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** The one date that a text gives outright; undefined where it gives none, or several. */
export function onlyDate(text: string): FoundDate | undefined {
  const dates = findDates(text, { day: undefined });
  return dates.length === 1 ? dates[0] : undefined;
}
