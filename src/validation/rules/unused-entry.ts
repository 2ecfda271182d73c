import { destinationOf, placeOf } from '../destinations.js';
import { rangeOfSpot } from '../spots.js';
import { examplePeople } from './example.js';
import type { EditionRule } from './rule.js';

const entries = new Set(['person', 'personGrp', 'place', 'org', 'nym', 'item', 'event', 'object']);
const register = examplePeople(`
    <person xml:id="castro"><persName type="main">Castro Ruz, Fidel</persName></person>
    <person xml:id="raul"><persName type="main">Castro Ruz, Raúl</persName></person>
  `);

/** An entry of a register that no file points to. */
export const unusedEntry = {
  kind: 'edition',
  code: 'register/unused',
  title: 'An entry of a register is used nowhere',
  severity: 'info',
  about:
    'Entries with an `xml:id` in the registers that `edition.yaml` names (`person`, `place`, `org`, `item` …) to which no pointer of the edition leads, those of other registers included. Categories of a taxonomy are left alone.',
  why: 'Its page lists no mention. Perhaps a mention was never tagged, or was tagged as somebody else.',
  whatToDo: 'Tag the mention, or delete the entry. If you keep entries for records to come, put the rule off.',
  wrong: {
    'people.xml': register,
    record: '<p><persName ref="../people.xml#castro">Fidel Castro</persName> left.</p>',
  },
  right: [
    {
      'people.xml': register,
      record:
        '<p><persName ref="../people.xml#castro">Fidel Castro</persName> left with <persName ref="../people.xml#raul">Raúl Castro</persName>.</p>',
    },
  ],
  *check({ files, registers }) {
    const used = new Set<string>();
    for (const [path, { facts }] of files) {
      for (const { pointer } of facts.pointers) {
        const destination = destinationOf(pointer, path);
        if (destination.kind === 'inside') used.add(destination.place);
      }
    }
    for (const path of registers) {
      const at = files.get(path);
      if (at === undefined) continue;
      for (const { id, element, spot } of at.facts.ids) {
        if (!entries.has(element) || used.has(placeOf(path, id))) continue;
        yield {
          file: at.file,
          range: rangeOfSpot(spot),
          message: `Nothing in the edition points to “${id}”`,
          help: 'Tag its mentions, or delete the entry',
        };
      }
    }
  },
} as const satisfies EditionRule;
