/** Who and what is named in the same records. */
import type { Edition } from '../edition/index-edition.js';
import type { RegisterKind } from '../edition/model.js';
import { entryKey } from './page-model.js';

/** The entries that each record names in its text or its notes, by their keys; what only a header names is no part of what happens. */
function namedTogether(edition: Edition): readonly ReadonlySet<string>[] {
  return edition.records.map(
    ({ id }) =>
      new Set(
        (edition.mentions.get(id) ?? [])
          .filter(({ where }) => where !== 'header')
          .map(({ register, entity }) => entryKey(register, entity)),
      ),
  );
}

/** For each entry, by its key: how many records name it together with each other one. */
export type Companions = ReadonlyMap<string, ReadonlyMap<string, number>>;

const known = new WeakMap<Edition, Companions>();

/** Worked out once for an edition. */
export function companionsOf(edition: Edition): Companions {
  const before = known.get(edition);
  if (before !== undefined) return before;
  const all = new Map<string, Map<string, number>>();
  for (const named of namedTogether(edition)) {
    for (const one of named) {
      const others = all.get(one) ?? new Map<string, number>();
      all.set(one, others);
      for (const other of named) if (other !== one) others.set(other, (others.get(other) ?? 0) + 1);
    }
  }
  known.set(edition, all);
  return all;
}

export interface Pair {
  readonly a: string;
  readonly b: string;
  /** How many records name both. */
  readonly records: number;
}

/** The pairs of entries of one register, those that are named together most often first; ids in alphabetical order within a pair. */
export function pairsIn(edition: Edition, register: RegisterKind): readonly Pair[] {
  const entities = edition.registers.find(({ kind }) => kind === register)?.entities ?? [];
  const companions = companionsOf(edition);
  const ids = entities.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1));
  const pairs = ids.flatMap((a, i) => {
    const others = companions.get(entryKey(register, a));
    if (others === undefined) return [];
    return ids.slice(i + 1).flatMap((b) => {
      const records = others.get(entryKey(register, b));
      return records === undefined ? [] : [{ a, b, records }];
    });
  });
  return pairs.sort((x, y) => y.records - x.records || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1));
}
