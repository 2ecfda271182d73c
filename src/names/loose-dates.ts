/** Finds dates that are no single day: spans between two dates, “early April 1961”, years alone, decades. */
import { monthOf } from '../validation/rules/date-text.js';
import type { FoundDate } from './found-date.js';
import { StretchIndex } from './stretch-index.js';

const partOfMonth =
  /(?<!\p{L})(?:(early|mid|late)[ -](?:in )?|the (beginning|middle|end) of )(\p{Lu}\p{L}{2,}) (\d{4})(?!\d)/giu;
/** Nothing but a word that asks for a date tells a year from any other number. */
const yearAlone =
  /(?<!\p{L})(?:in|since|until|till|during|before|after)(?: the year)? (1[5-9]\d\d|20\d\d)(?![\p{L}\p{N}-]|[.,:]\d)/giu;
const decade = /(?<![\p{L}\p{N}])(1[5-9]\d|20\d)0s(?!\p{L})/gu;

/** The dates that were found, in order, with these: where two of them make a span, the span stands in their place. */
export function findLooseDates(text: string, found: readonly FoundDate[]): readonly FoundDate[] {
  const dates = new Set(joinSpans(text, found));
  const places = new StretchIndex(dates);
  const add = (date: FoundDate): void => {
    dates.add(date);
    places.add(date);
  };
  const replace = (date: FoundDate): void => {
    const isNear = (other: FoundDate): boolean => date.start < other.end && other.start < date.end;
    const isCrossed = places.some(
      date,
      (other) => isNear(other) && dates.has(other) && (other.start < date.start || other.end > date.end),
    );
    if (isCrossed) return;
    places.some(date, (other) => {
      if (isNear(other)) dates.delete(other);
      return false;
    });
    add(date);
  };
  for (const { 0: whole, 1: adjective, 2: noun, 3: name = '', 4: year = '', index } of text.matchAll(partOfMonth)) {
    const month = monthOf(name);
    if (month === undefined) continue;
    const third = ['early', 'beginning'].includes((adjective ?? noun ?? '').toLowerCase())
      ? [1, 10]
      : ['mid', 'middle'].includes((adjective ?? noun ?? '').toLowerCase())
        ? [11, 20]
        : [21, new Date(Date.UTC(Number(year), month, 0)).getUTCDate()];
    const [notBefore, notAfter] = third.map((day) => `${year}-${two(month)}-${two(day)}`) as [string, string];
    replace({ start: index, end: index + whole.length, notBefore, notAfter, isStated: true });
  }
  for (const { 0: whole, 1: year = '', index } of text.matchAll(yearAlone)) {
    const end = index + whole.length;
    const own = { start: end - 4, end };
    if (!places.some(own, (other) => dates.has(other) && other.start < end && other.end > end - 4))
      add({ ...own, when: year, isStated: true });
  }
  for (const { 0: whole, 1: tens = '', index } of text.matchAll(decade))
    replace({ start: index, end: index + whole.length, from: `${tens}0`, to: `${tens}9`, isStated: true });
  return [...dates].sort((a, b) => a.start - b.start);
}

/** “from 30 December 1961 to 28 January 1962”, “between … and …”: the latter tells the bounds of something that is not known. */
function joinSpans(text: string, found: readonly FoundDate[]): FoundDate[] {
  const dates: FoundDate[] = [];
  for (const date of found) {
    const first = dates.at(-1);
    const between = first === undefined ? '' : text.slice(first.end, date.start);
    const before = first === undefined ? '' : text.slice(Math.max(0, first.start - 8), first.start);
    const isSpan = /(?<!\p{L})from $/iu.test(before) && /^ (?:to|until|till) $/.test(between);
    const isBetween = /(?<!\p{L})between $/iu.test(before) && between === ' and ';
    if (first?.when === undefined || date.when === undefined || first.when >= date.when || !(isSpan || isBetween)) {
      dates.push(date);
      continue;
    }
    const isStated = first.isStated && date.isStated;
    dates[dates.length - 1] = isSpan
      ? { start: first.start, end: date.end, from: first.when, to: date.when, isStated }
      : {
          start: first.start - 'between '.length,
          end: date.end,
          notBefore: first.when,
          notAfter: date.when,
          isStated,
        };
  }
  return dates;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
