/** Dates as `@when` and its like have them (XML Schema Part 2 §3.2.9–14): a day, a month or a year. */
import { attribute } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';

export interface DateParts {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

/** Undefined for values that are no date; a time of day is passed over. `--12-30` has no year. */
export function readW3cDate(value: string): DateParts | undefined {
  const match = /^(?:(-?\d{4,})|-)(?:-(\d\d))?(?:-(\d\d))?(?:T.*|Z|[+-]\d\d:\d\d)?$/.exec(value.trim());
  if (match === null) return undefined;
  const [year, month, day] = [match[1], match[2], match[3]].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  return { year, month, day };
}

/** Whether the last moment of `a` lies before the first of `b`: 1961-12 is not before 1961-12-30, and 1961-11 is. */
export function isBefore(a: string, b: string): boolean {
  const left = readW3cDate(a);
  const right = readW3cDate(b);
  if (left?.year === undefined || right?.year === undefined) return false;
  for (const part of ['year', 'month', 'day'] as const) {
    const [x, y] = [left[part], right[part]];
    if (x === undefined || y === undefined) return false;
    if (x !== y) return x < y;
  }
  return false;
}

/** The first and the last date that an element allows, as written; undefined where it does not say. */
export function limitsOf(element: XmlElement): {
  readonly first: string | undefined;
  readonly last: string | undefined;
} {
  const value = (...names: readonly string[]): string | undefined =>
    names.map((name) => attribute(element, name)).find((found) => found !== undefined);
  return { first: value('when', 'notBefore', 'from'), last: value('when', 'notAfter', 'to') };
}
