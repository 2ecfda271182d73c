import { child, elements } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import { otherSchema } from './example.js';
import type { DocumentRule } from './rule.js';
import { teiElements } from './tei-text.js';
import { isBefore, limitsOf } from './w3c-dates.js';

/** Somebody who died before he was born. */
export const deathBeforeBirth = {
  kind: 'document',
  code: 'date/death-before-birth',
  title: 'Somebody died before being born',
  severity: 'error',
  saidBy: ['sch/born-before-died'],
  about:
    '`birth` and `death` of a `person`, with their `when` or their limits, also where these stand on a `date` inside.',
  why: 'One of the two is a slip, and the life dates are printed with every mention in the register.',
  whatToDo: 'Correct the date that is wrong.',
  wrong: {
    'edition.yaml': otherSchema,
    record:
      '<p>Present:</p><listPerson><person xml:id="olivares"><persName type="main">Olivares, Carlos</persName><birth when="1961-01-02">1961</birth><death when="1930-05-06">1930</death></person></listPerson>',
  },
  right: [
    {
      'edition.yaml': otherSchema,
      record:
        '<p>Present:</p><listPerson><person xml:id="olivares"><persName type="main">Olivares, Carlos</persName><birth when="1930-05-06">1930</birth><death when="1961-01-02">1961</death></person></listPerson>',
    },
  ],
  *check(document) {
    for (const person of teiElements(document)) {
      if (person.local !== 'person') continue;
      const [birth, death] = [child(person, 'birth'), child(person, 'death')];
      if (birth === undefined || death === undefined) continue;
      const born = limits(birth).first;
      const died = limits(death).last;
      if (born === undefined || died === undefined || !isBefore(died, born)) continue;
      yield {
        range: death.tag,
        message: `The death (${died}) is before the birth (${born})`,
        help: 'Correct the date that is wrong',
        related: [{ file: document.file, range: birth.tag, message: `The birth: ${born}` }],
      };
    }
  },
} as const satisfies DocumentRule;

function limits(event: XmlElement): ReturnType<typeof limitsOf> {
  const own = limitsOf(event);
  const [date] = elements(event, 'date');
  return own.first === undefined && own.last === undefined && date !== undefined ? limitsOf(date) : own;
}
