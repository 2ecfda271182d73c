/** Helps with dates that are not written as W3C dates (XML Schema Part 2 §3.2.9–14), which is what TEI's `@when` and its like want. */

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** What to write instead of a value that is not a date; names the date that was probably meant. */
export function dateHelp(value: string): string {
  const { year, month, day } = readDate(value.trim()) ?? {};
  if (year === undefined) return 'Write a day as 1961-12-30, a month as 1961-12, a year as 1961';
  if (month !== undefined && (month < 1 || month > 12)) return `There is no month ${month}: months are 01 to 12`;
  if (month !== undefined && day !== undefined) {
    const days = daysIn(year, month);
    if (day < 1 || day > days) return `${capital(months[month - 1] ?? '')} ${year} has ${days} days`;
  }
  return `Write “${written({ year, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) })}”`;
}

/** The W3C date that a value can only have meant; undefined where it is no date, none that exists, or one of two. */
export function onlyDate(value: string): string | undefined {
  const date = readDate(value);
  if (date === undefined) return undefined;
  const { year, month, day } = date;
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (month !== undefined && day !== undefined && (day < 1 || day > daysIn(year, month))) return undefined;
  // 04-05-1961 is in April or in May. With dots, the day comes first wherever dots are written.
  const parts = /^(\d{1,2})[-/ ](\d{1,2})[-/ ]\d{4}$/.exec(value);
  const isEither =
    parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) <= 12 && Number(parts[1]) !== Number(parts[2]);
  return isEither ? undefined : written(date);
}

function daysIn(year: string, month: number): number {
  return new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
}

function written({ year, month, day }: DateParts): string {
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

interface DateParts {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

function readDate(value: string): DateParts | undefined {
  const yearFirst = /^(\d{4})[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?$/.exec(value) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  if (yearFirst !== null) return parts(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(value);
  if (dayFirst !== null) {
    // Twelve or less in both places is read as day, month: the order of most archives.
    const isAmerican = Number(dayFirst[2]) > 12;
    return isAmerican ? parts(dayFirst[3], dayFirst[1], dayFirst[2]) : parts(dayFirst[3], dayFirst[2], dayFirst[1]);
  }
  const monthYear = /^(\d{1,2})[-./](\d{4})$/.exec(value);
  if (monthYear !== null) return parts(monthYear[2], monthYear[1], undefined);
  const named =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?(\p{L}{3,})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})$/u.exec(value);
  const name = named?.[2]?.toLowerCase();
  const month = name === undefined ? -1 : months.findIndex((candidate) => candidate.startsWith(name));
  const hasTwoDays = named?.[1] !== undefined && named[3] !== undefined;
  return named === null || month < 0 || hasTwoDays
    ? undefined
    : parts(named[4], String(month + 1), named[1] ?? named[3]);
}

function parts(year: string | undefined, month: string | undefined, day: string | undefined): DateParts {
  return {
    year: year ?? '',
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
