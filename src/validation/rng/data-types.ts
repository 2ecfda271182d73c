/**
 * The data types that the automaton knows: those that schemas of TEI use. What is accepted here, jing and libxml2 accept too; the
 * rare values about which they may differ (the year 0000, letters outside the common scripts in a name, 24:00:00) are not accepted,
 * so that the other engines are asked.
 */
import { Unsupported } from './unsupported.js';
import { nameSource, nameTokenSource, ncNameSource, xsdPattern } from './xsd-pattern.js';

export type Facet = readonly [name: string, value: string];

/** Whether a value is of a type. */
export type Test = (value: string) => boolean;

const year = '-?(?:[1-9]\\d{4,}|\\d{3}[1-9]|\\d\\d[1-9]\\d|\\d[1-9]\\d\\d|[1-9]\\d{3})';
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12]\\d|3[01])';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?';
const zone = '(?:Z|[+\\-](?:0\\d|1[0-3]):[0-5]\\d)?';
const decimal = '[+\\-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)';

/** Types that are told by the look of a value, its white space collapsed. */
const forms: Readonly<Record<string, string>> = {
  token: '[\\s\\S]*',
  NCName: ncNameSource,
  Name: nameSource,
  NMTOKEN: nameTokenSource,
  language: '[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*',
  boolean: 'true|false|1|0',
  decimal,
  double: `${decimal}(?:[eE][+\\-]?\\d{1,2})?|-?INF|NaN`,
  float: `${decimal}(?:[eE][+\\-]?\\d)?|-?INF|NaN`,
  integer: '[+\\-]?\\d+',
  nonNegativeInteger: '\\+?\\d+|-0+',
  positiveInteger: '\\+?0*[1-9]\\d*',
  nonPositiveInteger: '-\\d+|\\+?0+',
  negativeInteger: '-0*[1-9]\\d*',
  duration: '-?P(?=[\\dT])(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?',
  date: `${year}-${month}-${day}${zone}`,
  dateTime: `${year}-${month}-${day}T${time}${zone}`,
  time: `${time}${zone}`,
  gYear: `${year}${zone}`,
  gYearMonth: `${year}-${month}${zone}`,
  gMonth: `--${month}${zone}`,
  gMonthDay: `--${month}-${day}${zone}`,
  gDay: `---${day}${zone}`,
};

const numeric = new Set(['decimal', 'double', 'integer', 'nonNegativeInteger', 'positiveInteger']);

/** Whether values can be tested for a type with these facets. */
export function isKnownType(type: string, facets: readonly Facet[]): boolean {
  try {
    testOf(type, facets);
    return true;
  } catch (error) {
    if (error instanceof Unsupported) return false;
    throw error;
  }
}

/**
 * The test for a type with its facets, all of which must be met.
 *
 * @throws Unsupported for a type or a facet that is not known
 */
export function testOf(type: string, facets: readonly Facet[]): Test {
  const form = forms[type];
  if (form === undefined && type !== 'string') throw new Unsupported(`the data type ${type}`);
  const look = form === undefined ? undefined : new RegExp(`^(?:${form})$`, 'u');
  const more = facets.map((facet) => facetTest(type, facet));
  const isDay = /^(?:date|dateTime|gMonthDay)$/.test(type);
  return (value) => {
    const plain = look === undefined ? value : collapse(value);
    return (look?.test(plain) ?? true) && (!isDay || isInCalendar(plain)) && more.every((test) => test(plain));
  };
}

function facetTest(type: string, [name, value]: Facet): Test {
  if (name === 'pattern') {
    const pattern = xsdPattern(value);
    return (text) => pattern.test(text);
  }
  const bound = Number(value);
  if (numeric.has(type) && /^[+-]?\d{1,9}(?:\.\d{1,5})?$/.test(value.trim())) {
    // A number with more digits than a double holds could be taken for its neighbour.
    const near = (text: string): number => (text.length > 15 || !/\d/.test(text) ? Number.NaN : Number(text));
    if (name === 'minInclusive') return (text) => near(text) >= bound;
    if (name === 'maxInclusive') return (text) => near(text) <= bound;
    if (name === 'minExclusive') return (text) => near(text) > bound;
    if (name === 'maxExclusive') return (text) => near(text) < bound;
  }
  throw new Unsupported(`the facet ${name} of ${type}`);
}

export function collapse(value: string): string {
  return /^[ \t\r\n]|[ \t\r\n]$|[\t\r\n]| {2}/.test(value)
    ? value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
    : value;
}

/** Whether a month has that day; the 29th of February is told for years of four digits only. */
function isInCalendar(value: string): boolean {
  const [, years, month, day] = /^(-?\d*)-(\d\d)-(\d\d)/.exec(value) ?? [];
  const last = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  if (Number(day) > last) return false;
  if (month !== '02' || day !== '29' || years === '-') return true;
  const year = Number(years);
  return /^\d{4}$/.test(years ?? '') && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0));
}
