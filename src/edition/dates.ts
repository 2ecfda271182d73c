/** The order of records and how a date that is not one day takes its place in it. */
import type { RecordDate, RecordMeta } from './model.js';

/** The last day of a month of any year; 31 where the month is not known. */
function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

interface SortableDate {
  readonly year: number;
  /** Month, day and, if given, time: sorts as text. */
  readonly rest: string;
}

/**
 * The last day that a W3C date (a day, a month or a year, with or without a time) may mean, such as 1961-04-30 for `1961-04`.
 * Undefined for anything else.
 */
function latestDay(value: string): SortableDate | undefined {
  const match = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?(T.*)?/.exec(value);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = match[2] ?? '12';
  const day = match[3] ?? String(lastDay(year, Number(month)));
  return { year, rest: `${month}-${day}${match[4] ?? ''}` };
}

/** The latest moment that a date of a record allows: its day, or the end of its range, or, of a range without an end, its start. */
function latest(date: RecordDate | undefined): SortableDate | undefined {
  const value = date?.when ?? date?.notAfter ?? date?.to ?? date?.notBefore ?? date?.from;
  return value === undefined ? undefined : latestDay(value);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The order in which an edition lists its records: by date, an uncertain date or a span counting as the latest day that it
 * allows; records without a date last; records of the same date by id.
 */
export function compareRecords(a: RecordMeta, b: RecordMeta): number {
  const left = latest(a.date);
  const right = latest(b.date);
  if (left === undefined || right === undefined) {
    if (left !== undefined) return -1;
    return right === undefined ? compareText(a.id, b.id) : 1;
  }
  return left.year - right.year || compareText(left.rest, right.rest) || compareText(a.id, b.id);
}

/** The latest of several W3C days (`YYYY-MM-DD`, other forms are passed over); undefined if there is none. */
export function latestOf(days: Iterable<string>): string | undefined {
  let last: string | undefined;
  for (const value of days) {
    const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0];
    if (day !== undefined && (last === undefined || day > last)) last = day;
  }
  return last;
}
