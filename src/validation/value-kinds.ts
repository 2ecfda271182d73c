import { exampleOf, fits } from './pattern-example.js';
import { uriReference } from './schema-types.js';
import type { DataType, ValueType } from './schema-values.js';
import {
  nearDuration,
  nearLanguage,
  nearLength,
  nearMediaType,
  nearNumber,
  nearPointer,
  nearShare,
  nearTime,
  nearTruth,
  nearWholeNumber,
  nearWord,
} from './value-near.js';

/** A kind of value in words, and what makes one of a value that is nearly right. */
export interface ValueKind {
  /** To be read after “Write”: `a whole number, 0 or more`. */
  readonly one: string;
  /** The same for several with spaces between, where that is not a matter of adding “s”. */
  readonly many?: string;
  readonly near?: (value: string) => string | undefined;
}

/** Whether a value is one of a data type, as far as this is needed to vouch for a suggestion. */
export function isOf({ type, patterns, facets }: DataType, value: string): boolean {
  const lexical = lexicalForms[type];
  if (lexical !== undefined && !lexical.test(value)) return false;
  if (type === 'anyURI' && !uriReference.every((pattern) => fits(pattern, value))) return false;
  const number = Number(value);
  const { minInclusive, maxInclusive, minExclusive, maxExclusive, length, minLength, maxLength } = facets;
  const isWithin = (limit: string | undefined, holds: (limit: number) => boolean): boolean =>
    limit === undefined || Number.isNaN(number) || holds(Number(limit));
  const characters = [...value].length;
  return (
    patterns.every((pattern) => fits(pattern, value) ?? true) &&
    isWithin(minInclusive, (limit) => number >= limit) &&
    isWithin(maxInclusive, (limit) => number <= limit) &&
    isWithin(minExclusive, (limit) => number > limit) &&
    isWithin(maxExclusive, (limit) => number < limit) &&
    (length === undefined || characters === Number(length)) &&
    (minLength === undefined || characters >= Number(minLength)) &&
    (maxLength === undefined || characters <= Number(maxLength))
  );
}

const zone = '(?:Z|[+-]\\d\\d:\\d\\d)?';
const day = '-?\\d{4,}-\\d\\d-\\d\\d';
const time = '\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?';
const whole = (text: string): RegExp => new RegExp(`^(?:${text})$`);

/** What values look like (XML Schema Part 2 §3). */
const lexicalForms: Readonly<Record<string, RegExp>> = {
  boolean: whole('true|false|1|0'),
  decimal: whole('[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)'),
  double: whole('[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?|-?INF|NaN'),
  float: whole('[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?|-?INF|NaN'),
  integer: whole('[+-]?\\d+'),
  nonNegativeInteger: whole('\\+?\\d+'),
  positiveInteger: whole('\\+?0*[1-9]\\d*'),
  duration: whole('-?P(?=.)(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?'),
  date: whole(day + zone),
  time: whole(time + zone),
  dateTime: whole(`${day}T${time}${zone}`),
  gYear: whole(`-?\\d{4,}${zone}`),
  gYearMonth: whole(`-?\\d{4,}-\\d\\d${zone}`),
  language: whole('[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*'),
  NCName: /^[\p{L}_][\p{L}\p{M}\p{N}._\-·]*$/u,
  Name: /^[\p{L}_:][\p{L}\p{M}\p{N}._:\-·]*$/u,
};

/** The kinds of value that a type is made of, each once. The names in brackets are those of TEI's data types (TEI P5, appendix E). */
export function kindsOf({ data, values }: ValueType, name: string): readonly ValueKind[] {
  const kinds = new Map<string, ValueKind>();
  const types = new Set(data.map(({ type }) => type));
  const isTemporal = ['date', 'gYear', 'gYearMonth', 'dateTime'].some((type) => types.has(type));
  const fraction = data.find(({ patterns }) => patterns.includes(fractionPattern));
  const isAnyTime = data.some(({ patterns }) => patterns.includes(isoPattern));
  for (const item of data) {
    // Of a number or a date, one sentence says all; which types it is made of is nobody's business.
    if (item === fraction || (isAnyTime && dateParts.has(item.type))) continue;
    const isPartOfDate = isTemporal && dateParts.has(item.type);
    const kind = isPartOfDate
      ? dates(data)
      : numbers.has(item.type) && item.patterns.length === 0 && Object.keys(item.facets).length === 0
        ? number(fraction !== undefined)
        : kindOf(item, name, values);
    kinds.set(kind.one, kind);
  }
  return [...kinds.values()];
}

/** [teidata.temporal.iso, teidata.duration.iso] */
const isoPattern = '[0-9.,DHMPRSTWYZ/:+\\-]+';

/** [teidata.numeric] */
const fractionPattern = '(\\-?[\\d]+/\\-?[\\d]+)';
const numbers = new Set(['decimal', 'double', 'float']);
const dateParts = new Set(['date', 'gYear', 'gYearMonth', 'gMonth', 'gDay', 'gMonthDay', 'time', 'dateTime']);

function number(hasFractions: boolean): ValueKind {
  const one = hasFractions ? 'a number, such as 2, 0.5 or 1/2' : 'a number, such as 2 or 0.5';
  return { one, near: nearNumber };
}

/** [teidata.temporal.w3c] */
function dates(data: readonly DataType[]): ValueKind {
  const has = (type: string): boolean => data.some((item) => item.type === type);
  const examples = [
    ...(has('date') ? ['1961-12-30'] : []),
    ...(has('gYearMonth') ? ['1961-12'] : []),
    ...(has('gYear') ? ['1961'] : []),
    ...(has('dateTime') ? ['1961-12-30T14:30:00'] : []),
    ...(has('time') ? ['14:30:00'] : []),
  ];
  // A pattern may want late years, as that of a version's date does.
  const fitting = examples.filter((text) => data.some((item) => isOf(item, text)));
  const late = examples
    .map((text) => text.replace('1961', '2024'))
    .filter((text) => data.some((item) => isOf(item, text)));
  const shown = fitting.length > 0 ? fitting : late;
  const what = has('time') || has('dateTime') ? 'a date or a time' : has('gYear') ? 'a date' : 'a day';
  return { one: shown.length === 0 ? what : `${what}, such as ${either(shown)}`, near: nearTime };
}

const word = (values: readonly string[]): ValueKind => {
  const examples = values.length === 0 ? '' : `, such as ${either(values.slice(0, 4))}`;
  return {
    one: values.length === 0 ? 'one word: letters, digits and signs without a space' : `one word${examples}`,
    many: values.length === 0 ? 'words with spaces between' : `words with spaces between${examples}`,
    near: nearWord,
  };
};

const point = (many: string): ValueKind => ({
  one: 'a point as x,y, such as 10,20',
  many,
  near: (value) => value.trim().replace(/\s*,\s*/g, ','),
});

/** Patterns that TEI and the schema of the house have, in words. */
const patternKinds: ReadonlyMap<string, (values: readonly string[], pattern: string) => ValueKind> = new Map([
  // [teidata.word, teidata.enumerated]
  ['[^\\p{C}\\p{Z}]+', word],
  // [teidata.versionNumber]
  [
    '[\\d]+[a-z]*[\\d]*(\\.[\\d]+[a-z]*[\\d]*){0,3}',
    () => ({ one: 'a version number, such as 2.1 or 2.1b', near: withoutPrefix }),
  ],
  ['[\\d]+(\\.[\\d]+){0,2}', () => ({ one: 'a version number, such as 2.1.0', near: withoutPrefix })],
  ['\\d+(\\.\\d+){0,2}', () => ({ one: 'a version number, such as 2.1.0', near: withoutPrefix })],
  // [teidata.point]
  [
    '(-?[0-9]+(\\.[0-9]+)?,-?[0-9]+(\\.[0-9]+)?)',
    () => point('points as x,y with spaces between, such as 10,20 30,20 30,40'),
  ],
  ['-?\\d+(\\.\\d+)?,-?\\d+(\\.\\d+)?', () => point('points as x,y with spaces between, such as 10,20 30,20 30,40')],
  [
    isoPattern,
    () => ({
      one: 'a date, a duration or a period as ISO 8601 has it, such as 1961-12-30, P1Y2M, PT2H30M or 1961-12-30/1962-01-06',
      near: (value) => nearTime(value) ?? nearDuration(value),
    }),
  ],
  // [teidata.prefix]
  ['[a-z][a-z0-9\\+\\.\\-]*', () => ({ one: 'a prefix of small letters and digits, such as psn', near: nearPrefix })],
  ['[a-z][a-z0-9+.\\-]*', () => ({ one: 'a prefix of small letters and digits, such as psn', near: nearPrefix })],
  // [teidata.namespaceOrName]
  ['[^/\\s]+:\\S*', () => ({ one: 'the address of a namespace' })],
  ['.+:.+', () => ({ one: 'a name with a prefix, such as tei:p' })],
  ['.+', () => ({ one: 'some text' })],
  [
    '[^\\p{C}\\p{Z}/]+/[^\\p{C}\\p{Z}/]+',
    () => ({ one: 'a media type, such as image/jpeg', many: 'a media type, such as image/jpeg', near: nearMediaType }),
  ],
  [
    '\\s*[+\\-]?\\d{1,2}(\\.\\d+)?[\\s,]+[+\\-]?\\d{1,3}(\\.\\d+)?\\s*',
    () => ({ one: 'the latitude, a space and the longitude in degrees, such as 23.1136 -82.3666' }),
  ],
]);

function withoutPrefix(value: string): string {
  return value.trim().replace(/^\D+/, '');
}

function nearPrefix(value: string): string {
  return value.trim().toLowerCase().replace(/:$/, '').replace(/\s+/g, '-');
}

/** [teidata.outputMeasurement]: a number and one of some units. */
const measurement = /^(?:\[\\-\+\]\?|\[\+\\-\]\?)?\\d\+\(\\\.\\d\+\)\?\(([%a-z|]+)\)$/;

function kindOf(item: DataType, name: string, values: readonly string[]): ValueKind {
  const { type, patterns, facets } = item;
  const [pattern] = patterns;
  if (pattern !== undefined && !(type === 'anyURI' && pattern === '\\S+')) {
    const known = patternKinds.get(pattern);
    if (known !== undefined && patterns.length === 1) return known(values, pattern);
    const units = measurement.exec(pattern)?.[1]?.split('|');
    if (units !== undefined)
      return { one: `a number with its unit, such as 12.5mm; the units are ${units.join(', ')}`, near: nearLength };
    return fromPatterns(patterns);
  }
  const { minInclusive, maxInclusive } = facets;
  if (minInclusive === '0' && maxInclusive === '1' && numbers.has(type))
    return { one: 'a number from 0 to 1, such as 0.5', near: nearShare };
  if (type === 'anyURI' && /^(?:ns|namespace)$/.test(name))
    return { one: 'the address of a namespace, such as http://www.tei-c.org/ns/1.0', near: nearPointer };
  const base = typeKinds[type] ?? { one: `a value of the type ${type}` };
  const limits = limitsOf(facets);
  return limits === '' ? base : { ...base, one: `${base.one.replace(/, such as .*/, '')}, ${limits}` };
}

/** A pattern that only this schema has: it is shown, with an example if one is found. */
function fromPatterns(patterns: readonly string[]): ValueKind {
  const shown = patterns.map((pattern) => `“${pattern}”`).join(' and ');
  const example = patterns
    .map(exampleOf)
    .find((text) => text !== undefined && patterns.every((other) => fits(other, text)));
  return {
    one: `what fits the pattern ${shown}${example === undefined ? '' : `, such as “${example}”`}`,
    near: (value) =>
      [nearWord(value), value.trim(), value.toUpperCase(), value.toLowerCase()].find(
        (text) => text !== undefined && text !== value && patterns.every((pattern) => fits(pattern, text)),
      ),
  };
}

const typeKinds: Readonly<Record<string, ValueKind>> = {
  // [teidata.truthValue]
  boolean: { one: 'true or false', near: nearTruth },
  // [teidata.count]
  nonNegativeInteger: {
    one: 'a whole number, 0 or more',
    many: 'whole numbers, 0 or more, with spaces between',
    near: nearWholeNumber,
  },
  positiveInteger: { one: 'a whole number, 1 or more', near: nearWholeNumber },
  integer: { one: 'a whole number, such as 2 or -2', near: nearWholeNumber },
  decimal: { one: 'a number, such as 2 or 0.5', near: nearNumber },
  double: { one: 'a number, such as 2 or 0.5', near: nearNumber },
  float: { one: 'a number, such as 2 or 0.5', near: nearNumber },
  // [teidata.duration.w3c]
  duration: {
    one: 'a duration, such as P1Y2M (a year and two months) or PT2H30M (two hours and a half)',
    near: nearDuration,
  },
  // [teidata.language]
  language: {
    one: 'a language tag, such as en, ru or ru-Latn',
    many: 'language tags with spaces between, such as en ru',
    near: nearLanguage,
  },
  // [teidata.pointer]
  anyURI: {
    one: 'a pointer: #id, people.xml#id or a web address',
    many: 'pointers with spaces between: #id, people.xml#id or web addresses',
    near: nearPointer,
  },
  // [teidata.xmlName, teidata.name]
  NCName: { one: 'a name: first a letter or _, then letters, digits, hyphens, dots and _ only', near: nearWord },
  Name: { one: 'a name: first a letter or _, then letters, digits, hyphens, dots, colons and _ only', near: nearWord },
  time: { one: 'a time, such as 14:30:00', near: nearTime },
  gMonth: { one: 'a month, such as --12' },
  gDay: { one: 'a day of a month, such as ---30' },
  gMonthDay: { one: 'a day of a year, such as --12-30' },
  token: { one: 'a text' },
  string: { one: 'a text' },
  normalizedString: { one: 'a text in one line' },
  text: { one: 'a text' },
};

/** What facets allow, in words. */
function limitsOf(facets: Readonly<Record<string, string>>): string {
  const { minInclusive, maxInclusive, minExclusive, maxExclusive, length, minLength, maxLength } = facets;
  const parts = [
    ...(minInclusive === undefined ? [] : [`${minInclusive} or more`]),
    ...(minExclusive === undefined ? [] : [`more than ${minExclusive}`]),
    ...(maxInclusive === undefined ? [] : [`${maxInclusive} or less`]),
    ...(maxExclusive === undefined ? [] : [`less than ${maxExclusive}`]),
    ...(length === undefined ? [] : [`${length} characters long`]),
    ...(minLength === undefined ? [] : [`at least ${minLength} characters long`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters long`]),
  ];
  return parts.join(', ');
}

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
