import { attribute, attributeOf } from '../../xml/query.js';
import { otherSchema } from './example.js';
import type { DocumentRule } from './rule.js';
import { teiElements } from './tei-text.js';
import { isBefore } from './w3c-dates.js';

const spans = [
  ['from', 'to'],
  ['notBefore', 'notAfter'],
] as const;

/** A span of time that ends before it begins. */
export const dateReversed = {
  kind: 'document',
  code: 'date/reversed',
  title: 'A span of time ends before it begins',
  severity: 'error',
  saidBy: ['sch/date-from-before-to', 'sch/date-limits-in-order'],
  about:
    '`from` with `to`, and `notBefore` with `notAfter`, on any element where they are dates. A year or a month counts as a whole.',
  why: 'No day lies in such a span: the record is sorted wrongly and found nowhere.',
  whatToDo: 'Exchange the two dates, or correct the one that is wrong.',
  wrong: {
    'edition.yaml': otherSchema,
    record: '<p><date from="1962-01" to="1961-12">the winter</date></p>',
  },
  right: [
    {
      'edition.yaml': otherSchema,
      record: '<p><date from="1961-12" to="1962-01">the winter</date></p>',
    },
  ],
  *check(document) {
    for (const element of teiElements(document)) {
      if (element.attributes.length < 2) continue;
      for (const [start, end] of spans) {
        const [first, last] = [attribute(element, start), attributeOf(element, end)];
        if (first === undefined || last === undefined || !isBefore(last.value, first)) continue;
        yield {
          range: last.valueRange,
          message: `@${end} (${last.value}) is before @${start} (${first})`,
          help: 'Exchange the two dates, or correct the one that is wrong',
        };
      }
    }
  },
} as const satisfies DocumentRule;
