/** The days that a date of a record may mean. */
import type { RecordDate } from './model.js';

/** From the first possible day to the last, both `YYYY-MM-DD` (years before 1 or after 9999 are written with their sign or digits). */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
  /** Whether the record may be of any of these days, as a date of `notBefore` and `notAfter`, a month or a year says. */
  readonly isUncertain: boolean;
}

/** The days of a date; undefined for a date that can't be read, or none. A date without an end ends at its beginning, and the reverse. */
export function daysOf(date: RecordDate | undefined): DaySpan | undefined {
  if (date === undefined) return undefined;
  const { when, from, to, notBefore, notAfter } = date;
  const starts = when ?? notBefore ?? from ?? notAfter ?? to;
  const ends = when ?? notAfter ?? to ?? notBefore ?? from;
  const first = starts === undefined ? undefined : dayAt(starts, 'first');
  const last = ends === undefined ? undefined : dayAt(ends, 'last');
  if (first === undefined || last === undefined || compareDays(first, last) > 0) return undefined;
  const isSpan = when === undefined && (from !== undefined || to !== undefined);
  return { first, last, isUncertain: first !== last && !isSpan };
}

/** The first or the last day of a W3C day, month or year (a time of day is left out); undefined for anything else. */
export function dayAt(value: string, end: 'first' | 'last'): string | undefined {
  const match = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?(?:Z|[+-]\d\d:\d\d)?$/.exec(value);
  if (match === null) return undefined;
  const [, year = '', month = end === 'first' ? '01' : '12', day] = match;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const length = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  if (day !== undefined && (Number(day) < 1 || Number(day) > length)) return undefined;
  return `${year}-${month}-${day ?? (end === 'first' ? '01' : String(length))}`;
}

/** The year of a day. */
export function yearOf(day: string): number {
  return Number(/^-?\d+/.exec(day)?.[0]);
}

/** By the calendar, not as text: years may have a sign. */
export function compareDays(a: string, b: string): number {
  const rest = (day: string): string => day.slice(-5);
  return yearOf(a) - yearOf(b) || (rest(a) < rest(b) ? -1 : rest(a) > rest(b) ? 1 : 0);
}
