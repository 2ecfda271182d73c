/** The years and months under which records are found, with the pages that list them. */
import { daysOf, yearOf } from '../../edition/spans.js';
import type { Listed } from './listed.js';

/** With more records than this in a year, its page lists its months. */
const mostInYear = 100;

/** A date that allows more years than this stands under its first and its last one only. */
const mostYears = 10;

/** A date that allows more months of a year than this stands under no month of it. */
const mostMonths = 3;

export interface Period {
  /** `1962` or `1962-03`; `1962-00` for the records of a year that belong to no month of it; `undated`. */
  readonly key: string;
  readonly path: string;
  /** In the order of the edition. A record whose date is uncertain stands in every period that it may belong to. */
  readonly records: readonly Listed[];
  /** The months of a year that has too many records for one list. */
  readonly months: readonly Period[];
}

/** The periods of an edition, in their order; those without a date last. */
export function periodsOf(records: readonly Listed[]): readonly Period[] {
  const years = new Map<number, Listed[]>();
  const undated: Listed[] = [];
  for (const record of records) {
    const days = daysOf(record.date);
    if (days === undefined) undated.push(record);
    else for (const year of yearsBetween(yearOf(days.first), yearOf(days.last))) push(years, year, record);
  }
  const found = [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, inYear]): Period => {
      const key = yearKey(year);
      const months = inYear.length > mostInYear ? monthsOf(year, inYear) : [];
      return { key, path: datePath(key), records: inYear, months };
    });
  if (undated.length > 0) found.push({ key: 'undated', path: datePath('undated'), records: undated, months: [] });
  return found;
}

function monthsOf(year: number, records: readonly Listed[]): readonly Period[] {
  const months = new Map<number, Listed[]>();
  for (const record of records) {
    const days = daysOf(record.date);
    if (days === undefined) continue;
    const first = yearOf(days.first) < year ? 1 : Number(days.first.slice(-5, -3));
    const last = yearOf(days.last) > year ? 12 : Number(days.last.slice(-5, -3));
    if (last - first >= mostMonths) push(months, 0, record);
    else for (let month = first; month <= last; month += 1) push(months, month, record);
  }
  return [...months]
    .sort(([a], [b]) => (a || 13) - (b || 13))
    .map(([month, inMonth]) => {
      const key = `${yearKey(year)}-${String(month).padStart(2, '0')}`;
      return { key, path: datePath(key), records: inMonth, months: [] };
    });
}

function yearsBetween(first: number, last: number): readonly number[] {
  if (last - first >= mostYears) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function yearKey(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return year < 0 ? `-${digits}` : digits;
}

function datePath(key: string): string {
  return `dates/${key}.html`;
}

function push<Key>(lists: Map<Key, Listed[]>, key: Key, record: Listed): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [record]);
  else list.push(record);
}
