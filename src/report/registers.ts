/** What the entries of a register lack. */
import type { Entity, RegisterKind } from '../edition/model.js';
import { attribute, descendants, elements } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';

export interface RegisterState {
  readonly file: string;
  readonly entries: number;
  /** Ids of entries, in the order of the file. */
  readonly withoutDates: readonly string[];
  readonly withoutIdentifier: readonly string[];
  readonly withoutCoordinates: readonly string[];
  readonly withoutMention: readonly string[];
}

const dated = new Set([
  'birth',
  'death',
  'floruit',
  'occupation',
  'date',
  'event',
  'state',
  'residence',
  'affiliation',
]);
const dates = ['when', 'from', 'to', 'notBefore', 'notAfter'];

/**
 * @param mentioned whether something in the edition points to an entry
 */
export function registerState(
  kind: RegisterKind,
  file: string,
  document: XmlDocument,
  entities: readonly Entity[],
  mentioned: (id: string) => boolean,
): RegisterState {
  const byId = new Map<string, XmlElement>();
  for (const element of descendants(document.root)) {
    const id = attribute(element, 'xml:id');
    if (id !== undefined) byId.set(id, element);
  }
  const idsWhere = (lacks: (entry: XmlElement) => boolean): readonly string[] =>
    entities.flatMap(({ id }) => {
      const entry = byId.get(id);
      return entry !== undefined && lacks(entry) ? [id] : [];
    });
  const isPlain = (local: string) => (entry: XmlElement) => [...descendants(entry, local)].length === 0;
  return {
    file,
    entries: entities.length,
    // Of places and terms most have no dates, and need none.
    withoutDates: kind === 'people' ? idsWhere((entry) => !hasDates(entry)) : [],
    withoutIdentifier: kind === 'terms' ? [] : idsWhere((entry) => elements(entry, 'idno').length === 0),
    withoutCoordinates: kind === 'places' ? idsWhere(isPlain('geo')) : [],
    withoutMention: entities.flatMap(({ id }) => (mentioned(id) ? [] : [id])),
  };
}

function hasDates(entry: XmlElement): boolean {
  return [...descendants(entry)].some(
    (element) => dated.has(element.local) && dates.some((name) => attribute(element, name) !== undefined),
  );
}
