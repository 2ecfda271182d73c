import { destinationOf, placeOf } from '../destinations.js';
import type { NameUse } from '../name-facts.js';
import { rangeOfSpot } from '../spots.js';
import { examplePeople } from './example.js';
import type { EditionRule } from './rule.js';

interface Use {
  readonly path: string;
  readonly file: string;
  readonly use: NameUse;
  /** What it points to, whatever the way the pointer is written. */
  readonly entity: string;
}

const brothers = examplePeople(`
    <person xml:id="castro"><persName type="main">Castro Ruz, Fidel</persName></person>
    <person xml:id="raul"><persName type="main">Castro Ruz, Raúl</persName></person>
  `);

/** The same words that are said to be two persons, places or organisations. */
export const twoEntities = {
  kind: 'edition',
  code: 'name/two-entities',
  title: 'The same words are said to be two different persons, places or organisations',
  severity: 'warning',
  about:
    'Names with the same words (capitals make no difference) and the same element that point to different entries. It is a warning where both stand in one file, and info where they stand in two. The entry that is meant more often counts as the usual one; the first of the others in each file is told. `rs` and adjectives are left alone, and so are pointers that lead to nothing.',
  why: 'It is right for two people of one surname, and a slip everywhere else; readers cannot tell which.',
  whatToDo:
    'Correct the `ref` that is wrong. If two are meant, answer the finding; perhaps write a note for the reader.',
  wrong: {
    'people.xml': brothers,
    record:
      '<p><persName ref="../people.xml#castro">Castro</persName> agreed, said <persName ref="../people.xml#castro">Castro</persName>, and <persName ref="../people.xml#raul">Castro</persName> left.</p>',
  },
  right: [
    {
      'people.xml': brothers,
      record:
        '<p><persName ref="../people.xml#castro">Castro</persName> agreed, said <persName ref="../people.xml#castro">Castro</persName>, and <persName ref="../people.xml#raul">Raúl Castro</persName> left.</p>',
    },
  ],
  *check({ files, registers }) {
    const known = new Set([...files].flatMap(([path, { facts }]) => facts.ids.map(({ id }) => placeOf(path, id))));
    const bySurface = new Map<string, Use[]>();
    for (const [path, { file, facts }] of files) {
      if (registers.has(path)) continue;
      for (const use of facts.names) {
        if (use.text === '') continue;
        const destination = destinationOf(use.pointer, path);
        const inside = destination.kind === 'inside' ? destination.place : undefined;
        // A pointer that leads to nothing is told as such, and as nothing else.
        if (inside !== undefined && !known.has(inside)) continue;
        const entity = inside ?? use.pointer;
        // Two authorities, such as two gazetteers, may well have a number each for the same place.
        const authority = inside === undefined ? use.pointer.replace(/^(\w+:\/*[^/]*).*$/s, '$1') : '';
        const key = `${use.element} ${authority} ${use.text.toLowerCase()}`;
        const uses = bySurface.get(key);
        if (uses === undefined) bySurface.set(key, [{ path, file, use, entity }]);
        else uses.push({ path, file, use, entity });
      }
    }
    for (const uses of bySurface.values()) {
      const counts = new Map<string, number>();
      for (const { entity } of uses) counts.set(entity, (counts.get(entity) ?? 0) + 1);
      if (counts.size < 2) continue;
      const usual = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
      const told = new Set<string>();
      for (const { path, file, use, entity } of uses) {
        if (entity === usual || told.has(`${path} ${entity}`)) continue;
        told.add(`${path} ${entity}`);
        const sameFile = uses.find((other) => other.path === path && other.entity === usual);
        const other = sameFile ?? (uses.find((any) => any.entity === usual) as Use);
        yield {
          file,
          range: rangeOfSpot(use.spot),
          message: `“${use.text}” is ${use.pointer} here, and ${other.use.pointer} elsewhere`,
          help: 'Correct the @ref that is wrong; if two are meant, say so with an ignore instruction',
          related: [
            { file: other.file, range: rangeOfSpot(other.use.spot), message: `Here it is ${other.use.pointer}` },
          ],
          ...(sameFile === undefined ? { severity: 'info' as const } : {}),
        };
      }
    }
  },
} as const satisfies EditionRule;
