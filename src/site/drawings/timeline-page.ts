/** The model of the timeline: each record where it stands in time, or, where there are many, how many there are in each period. */
import { modelElement } from '../../edition/context.js';
import type { Edition } from '../../edition/index-edition.js';
import { hrefOf } from '../../edition/pointers.js';
import { type DaySpan, daysOf, yearOf } from '../../edition/spans.js';
import { type Listed, listedTexts } from '../browse/listed.js';
import { type Period, periodsOf } from '../browse/periods.js';
import { periodElement } from '../browse/record-lists.js';
import { page, recordElement, type SitePage } from '../page-model.js';
import { rounded } from './rounded.js';

const width = 960;
/** The room left free on both sides of the axis. */
const side = 24;
const axisHeight = 30;
const rowHeight = 24;
const barsHeight = 220;

/** With more records than this, the drawing counts them instead of showing each. */
const mostShown = 60;

/** The timeline; none where no record has a date. */
export function timelinePages(edition: Edition): readonly SitePage[] {
  const texts = listedTexts(edition);
  const dated = texts.flatMap((record) => {
    const days = daysOf(record.date);
    return days === undefined ? [] : [{ record, days }];
  });
  if (dated.length === 0) return [];
  const periods = periodsOf(texts);
  const drawing = dated.length <= mostShown ? drawRecords(dated) : drawPeriods(periods);
  const attributes = { width: String(width), height: String(drawing.height), drawn: drawing.kind };
  return [
    page('timeline', 'timeline.html', { ...attributes, records: String(dated.length) }, [
      ...drawing.elements,
      ...(drawing.kind === 'records' ? texts.map((record) => recordElement(record, record.title)) : []),
      ...periods.map(periodElement),
    ]),
  ];
}

interface Drawing {
  readonly kind: 'records' | 'periods';
  readonly height: number;
  readonly elements: readonly string[];
}

function drawRecords(dated: readonly { readonly record: Listed; readonly days: DaySpan }[]): Drawing {
  const first = Math.min(...dated.map(({ days }) => dayNumber(days.first)));
  const last = Math.max(...dated.map(({ days }) => dayNumber(days.last))) + 1;
  const margin = Math.max(1, (last - first) * 0.02);
  const at = scale(first - margin, last + margin);
  const rows = [...dated].sort((a, b) => dayNumber(a.days.first) - dayNumber(b.days.first));
  const items = rows.map(({ record, days }, row) => {
    const left = at(dayNumber(days.first));
    // A single day is drawn as a point, however wide the axis makes a day.
    const right = days.first === days.last ? left : at(dayNumber(days.last) + 1);
    const isLeft = left > width * 0.62;
    return modelElement('item', {
      href: hrefOf(record.path),
      title: record.shortTitle,
      date: record.date?.display,
      when: record.date?.when,
      from: record.date?.from,
      to: record.date?.to,
      notBefore: record.date?.notBefore,
      notAfter: record.date?.notAfter,
      x: String(rounded(left)),
      width: String(rounded(Math.max(0, right - left))),
      y: String(axisHeight + row * rowHeight + rowHeight / 2),
      kind: days.isUncertain ? 'uncertain' : days.first === days.last ? 'day' : 'span',
      'label-x': String(rounded(isLeft ? left - 10 : Math.max(right, left + 5) + 7)),
      anchor: isLeft ? 'end' : 'start',
      label: cut(record.shortTitle, Math.floor((isLeft ? left - 14 : width - right - 14) / 6.6)),
    });
  });
  const height = axisHeight + rows.length * rowHeight + 8;
  return { kind: 'records', height, elements: [...ticks(first - margin, last + margin, at), ...items] };
}

/** A bar for each year or, where years are few, for each month that has a list of its own. */
function drawPeriods(periods: readonly Period[]): Drawing {
  const years = periods.filter(({ key }) => key !== 'undated');
  const bars = years.length > 8 ? years : years.flatMap((year) => (year.months.length > 0 ? year.months : [year]));
  const datable = bars.filter(({ key }) => !key.endsWith('-00'));
  const start = ({ key }: Period): number =>
    dayNumber(key.length > 5 && !key.startsWith('-') ? `${key}-01` : `${key}-01-01`);
  const end = (period: Period): number =>
    start(period) + (period.key.length > 5 && !period.key.startsWith('-') ? 30.4 : 365.2);
  const first = Math.min(...datable.map(start));
  const last = Math.max(...datable.map(end));
  const at = scale(first, last);
  const most = Math.max(1, ...datable.map(({ records }) => records.length));
  const elements = datable.map((period) => {
    const [left, right] = [at(start(period)), at(end(period))];
    const height = Math.max(2, (period.records.length / most) * (barsHeight - 10));
    return modelElement('bar', {
      key: period.key,
      href: hrefOf(period.path),
      count: String(period.records.length),
      x: String(rounded(left)),
      width: String(rounded(Math.max(1, (right - left) * 0.86))),
      y: String(rounded(axisHeight + barsHeight - height)),
      height: String(rounded(height)),
    });
  });
  return { kind: 'periods', height: axisHeight + barsHeight + 8, elements: [...ticks(first, last, at), ...elements] };
}

/** The days since the first day of the year 0 of the proleptic Gregorian calendar. */
function dayNumber(day: string): number {
  const date = new Date(0);
  date.setUTCFullYear(yearOf(day), Number(day.slice(-5, -3)) - 1, Number(day.slice(-2)));
  return Math.round(date.getTime() / 86_400_000) + 719_528;
}

function scale(first: number, last: number): (day: number) => number {
  return (day) => side + ((day - first) / Math.max(1, last - first)) * (width - 2 * side);
}

/** Marks on the axis, between four and some twelve: at years that are round, else at the beginnings of months, else of days. */
function ticks(first: number, last: number, at: (day: number) => number): readonly string[] {
  const [from, to] = [dayOf(first), dayOf(last)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const marks: { readonly day: Date; readonly key: string }[] = [];
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => years / size <= 12) ?? 1000;
  const month = [1, 2, 3, 6].find((size) => (last - first) / 30.4 / size <= 10);
  if (month !== undefined && last - first > 45) {
    for (let at = new Date(Date.UTC(from.getUTCFullYear(), 0)); at <= to; at.setUTCMonth(at.getUTCMonth() + month))
      marks.push({ day: new Date(at), key: at.toISOString().slice(0, at.getUTCMonth() === 0 && month > 2 ? 4 : 7) });
  } else if (last - first <= 45) {
    const size = Math.max(1, Math.ceil((last - first) / 8));
    for (let at = new Date(from); at <= to; at.setUTCDate(at.getUTCDate() + size))
      marks.push({ day: new Date(at), key: at.toISOString().slice(0, 10) });
  } else {
    for (let year = Math.ceil(from.getUTCFullYear() / step) * step; year <= to.getUTCFullYear(); year += step) {
      const day = new Date(0);
      day.setUTCFullYear(year, 0, 1);
      marks.push({ day, key: String(year) });
    }
  }
  return marks.flatMap(({ day, key }) => {
    const x = at(Math.round(day.getTime() / 86_400_000) + 719_528);
    return x < side - 1 || x > width - side ? [] : [modelElement('tick', { x: String(rounded(x)), key })];
  });
}

function dayOf(number: number): Date {
  return new Date((Math.floor(number) - 719_528) * 86_400_000);
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : most < 6 ? '' : `${text.slice(0, most - 1).trimEnd()}…`;
}
