import { destinationOf } from '../validation/destinations.js';
import type { EditionFacts, FilePlace } from './edition-facts.js';
import type { Subject } from './subject.js';

/** An element with an `xml:id`: the file that it stands in, and the id; without an id, the file itself. */
export interface Named {
  readonly path: string;
  readonly id: string;
}

/** What a subject names: the entry that a pointer leads to, or the element whose `xml:id` it is. */
export function namedBy(subject: Subject | undefined, path: string): Named | undefined {
  if (subject?.kind === 'pointer') return { path: subject.path, id: subject.id };
  return subject?.kind === 'id' && subject.id !== '' ? { path, id: subject.id } : undefined;
}

/** Where an id is given: at its `xml:id`, or at the beginning of the file if no id is asked for. */
export function placeOfId(edition: EditionFacts, { path, id }: Named): FilePlace | undefined {
  const file = edition.files.get(path);
  if (file === undefined) return undefined;
  if (id === '') return { path, spot: [1, 1, 0] };
  const use = file.facts.ids.find((known) => known.id === id);
  return use === undefined ? undefined : { path, spot: use.spot };
}

/** A pointer that leads to an element, as written. */
export interface Mention extends FilePlace {
  readonly pointer: string;
}

/** Every pointer in the edition that leads to an element, in the order of the files. */
export function mentionsOf(edition: EditionFacts, { path, id }: Named): readonly Mention[] {
  return [...edition.files].flatMap(([from, { facts }]) =>
    facts.pointers.flatMap(({ pointer, spot }) => {
      const destination = destinationOf(pointer, from);
      const isMeant = destination.kind === 'inside' && destination.path === path && destination.id === id;
      return isMeant ? { path: from, spot, pointer } : [];
    }),
  );
}
