import { attribute, elements } from '../../xml/query.js';
import { exampleRecord } from './example.js';
import type { DocumentRule } from './rule.js';
import { teiElements } from './tei-text.js';
import { isBefore, limitsOf } from './w3c-dates.js';

/** What happens to a record, in this order. */
const steps = ['conversation', 'written', 'record', 'received'];

/** A record that is dated before what it reports, or received before it was written. */
export const datesOutOfOrder = {
  kind: 'document',
  code: 'date/out-of-order',
  title: 'A record is dated before what it reports',
  severity: 'warning',
  about:
    'The dates in `creation` by their type: `conversation`, `written`, `record`, `received`. A later one may not end before an earlier one begins.',
  why: 'It is the likeliest slip in January, when the old year is typed; the order of the edition’s records hangs on it.',
  whatToDo:
    'Correct the date that is wrong; if the source is wrong, answer the finding and say so in a note on the dating.',
  wrong: exampleRecord({
    creation:
      '<date type="conversation" when="1961-12-30">30 December 1961</date> <date type="record" when="1961-01-28">28 January 1961</date>',
  }),
  right: [
    exampleRecord({
      creation:
        '<date type="conversation" when="1961-12-30">30 December 1961</date> <date type="record" when="1962-01-28">28 January 1962</date>',
    }),
  ],
  *check(document) {
    for (const creation of teiElements(document)) {
      if (creation.local !== 'creation') continue;
      const dated = elements(creation, 'date').filter((date) => steps.includes(attribute(date, 'type') ?? ''));
      for (const later of dated) {
        const type = attribute(later, 'type') ?? '';
        const { last } = limitsOf(later);
        // `written` and `record` are two names of nearly the same day; neither must come first.
        const earlier = dated.find((other) => {
          const otherType = attribute(other, 'type') ?? '';
          const isEarlierStep =
            otherType === 'conversation' ? type !== otherType : type === 'received' && otherType !== type;
          const { first } = limitsOf(other);
          return isEarlierStep && first !== undefined && last !== undefined && isBefore(last, first);
        });
        if (earlier === undefined) continue;
        const first = limitsOf(earlier).first;
        yield {
          range: later.tag,
          message: `The date of the type ${type} (${last}) is before the one of the type ${attribute(earlier, 'type')} (${first})`,
          help: 'Correct the date that is wrong: perhaps the year',
          related: [{ file: document.file, range: earlier.tag, message: `This is dated ${first}` }],
        };
      }
    }
  },
} as const satisfies DocumentRule;
