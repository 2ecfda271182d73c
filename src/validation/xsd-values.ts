/** What a value has to be like, by the words in which libxml2 refuses it. */
import { onlyDate } from './date-words.js';
import type { Expected } from './refusal.js';
import { readName, readValues } from './xsd-messages.js';
import type { XsdModel } from './xsd-model.js';

/** Why a value is refused. */
export interface RefusedValue {
  readonly values: readonly string[];
  readonly patterns: readonly string[];
  readonly advice: string | undefined;
  /** The built-in type that the value should be of, where it is known. */
  readonly builtIn: string | undefined;
}

/** Reads a message about a value; undefined if it is about something else. */
export function readRefusedValue(words: string, model: XsdModel): RefusedValue | undefined {
  const byType =
    /^'([\s\S]*)' is not a valid value of the (?:local )?(?:atomic|list|union) type(?: '([^']*)')?\.$/.exec(words);
  if (byType !== null) {
    const [, value = '', type] = byType;
    const name = type === undefined ? undefined : readName(type.replace(/^xs:/, '{http://www.w3.org/2001/XMLSchema}'));
    const builtIn = name === undefined ? undefined : model.builtInOf(name);
    return { values: [], patterns: [], advice: adviceOnType(builtIn, value), builtIn };
  }
  const fixed =
    /^The (?:actual |initial )?value '[\s\S]*' does not match the fixed value constraint '([\s\S]*)'\.$/.exec(words);
  if (fixed !== null) return { values: [fixed[1] ?? ''], patterns: [], advice: undefined, builtIn: undefined };
  const [, facet, said = ''] = /^\[facet '(\w+)'\] ([\s\S]*)$/.exec(words) ?? [];
  return facet === undefined ? undefined : byFacet(facet, said);
}

function byFacet(facet: string, said: string): RefusedValue | undefined {
  const limit = /'([^']*)'\)?\.$/.exec(said)?.[1] ?? '';
  const refused = { values: [], patterns: [], advice: undefined, builtIn: undefined };
  if (facet === 'enumeration') {
    const [, set] = /is not an element of the set \{([\s\S]*)\}\.$/.exec(said) ?? [];
    return { ...refused, values: readValues(set ?? '') };
  }
  if (facet === 'pattern') {
    const [, pattern = ''] = /is not accepted by the pattern '([\s\S]*)'\.$/.exec(said) ?? [];
    return { ...refused, patterns: [pattern], advice: `It has to match the pattern ${pattern}` };
  }
  const advice = Object.hasOwn(limits, facet) ? limits[facet]?.(limit) : undefined;
  return advice === undefined ? undefined : { ...refused, advice };
}

const characters = (count: string): string => `${count} character${count === '1' ? '' : 's'}`;

/** What the facets of XML Schema Part 2 §4.3 ask for. */
const limits: Readonly<Record<string, (limit: string) => string>> = {
  minInclusive: (limit) => `It has to be ${limit} or more`,
  maxInclusive: (limit) => `It has to be ${limit} or less`,
  minExclusive: (limit) => `It has to be more than ${limit}`,
  maxExclusive: (limit) => `It has to be less than ${limit}`,
  length: (limit) => `It has to have ${characters(limit)}`,
  minLength: (limit) => `It has to have ${characters(limit)} or more`,
  maxLength: (limit) => `It may have ${characters(limit)} at most`,
  totalDigits: (limit) => `It may have ${limit} digits at most`,
  fractionDigits: (limit) => `It may have ${limit} digits behind the point at most`,
};

const aName = 'Write a name: it begins with a letter and has letters, digits, hyphens, dots and underscores only';

/** How to write a value of a built-in type (XML Schema Part 2 §3). */
const byBuiltIn: Readonly<Record<string, string>> = {
  date: 'Write a day as 1961-12-30',
  gYear: 'Write a year as 1961',
  gYearMonth: 'Write a month as 1961-12',
  dateTime: 'Write a day and a time as 1961-12-30T14:30:00',
  time: 'Write a time as 14:30:00',
  duration: 'Write a length of time as P1D (a day) or PT2H (two hours)',
  boolean: 'Write true or false',
  decimal: 'Write a number such as 0.5',
  float: 'Write a number such as 0.5',
  double: 'Write a number such as 0.5',
  anyURI: 'Write an address: a path or a URL',
  language: 'Write a language tag such as en, ru or ru-Latn',
  ID: aName,
  IDREF: aName,
  NCName: aName,
  Name: aName,
  NMTOKEN: 'Write one word of letters, digits, hyphens, dots, colons and underscores',
  positiveInteger: 'Write a whole number, 1 or more',
  nonNegativeInteger: 'Write a whole number, 0 or more',
  negativeInteger: 'Write a whole number below 0',
  nonPositiveInteger: 'Write a whole number, 0 or less',
};

function adviceOnType(builtIn: string | undefined, value: string): string | undefined {
  if (builtIn === undefined) return undefined;
  const date = builtIn === 'date' ? onlyDate(value.trim()) : undefined;
  if (date !== undefined && date.length === 10) return `Write “${date}”`;
  if (/^unsigned/.test(builtIn)) return 'Write a whole number, 0 or more';
  if (/^(?:integer|long|int|short|byte)$/.test(builtIn)) return 'Write a whole number such as 12';
  return Object.hasOwn(byBuiltIn, builtIn) ? byBuiltIn[builtIn] : undefined;
}

/**
 * Several reasons why one value is refused, as one.
 *
 * @param name of the attribute as written; undefined for the text of an element
 */
export function expectedOf(
  reasons: readonly RefusedValue[],
  name: string | undefined,
): {
  readonly expected: Expected;
  readonly advice: string;
} {
  const expected: Expected = {
    elements: [],
    attributes: [],
    values: reasons.flatMap(({ values }) => values),
    patterns: reasons.flatMap(({ patterns }) => patterns),
    text: true,
    end: false,
  };
  const advice = [...new Set(reasons.flatMap((reason) => reason.advice ?? []))];
  // The type of `xml:lang` is a union (with nothing at all), of which the engine does not say what it is made of.
  const otherwise = name === 'xml:lang' ? (byBuiltIn['language'] as string) : 'Compare it with what the schema says';
  return { expected, advice: advice.length === 0 ? otherwise : advice.join('. ') };
}
