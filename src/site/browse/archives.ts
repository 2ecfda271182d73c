/** The archives that hold the sources, each with the fonds or collections that the records come from. */
import type { Edition } from '../../edition/index-edition.js';
import { type Listed, listedRecords } from './listed.js';

export interface Archive {
  readonly name: string;
  readonly path: string;
  /** In the order of the edition. */
  readonly records: readonly Listed[];
  readonly parts: readonly Archive[];
}

/** In the alphabetical order of the pages' language; none where no header names an archive. */
export function archivesOf(edition: Edition): readonly Archive[] {
  const { config, finding } = edition;
  const collator = new Intl.Collator(config.locale, { sensitivity: 'base', numeric: true });
  const taken = new Set<string>();
  const group = (
    members: readonly Listed[],
    nameOf: (record: Listed) => string,
    folder: string,
    partsOf: (members: readonly Listed[], folder: string) => readonly Archive[],
  ): readonly Archive[] => {
    const named = new Map<string, Listed[]>();
    for (const record of members) {
      const name = nameOf(record);
      if (name === '') continue;
      const own = named.get(name) ?? [];
      named.set(name, own);
      own.push(record);
    }
    return [...named]
      .sort(([a], [b]) => collator.compare(a, b) || (a < b ? -1 : 1))
      .map(([name, own]) => {
        const place = `${folder}/${fileName(name, `${folder}/`, taken)}`;
        return { name, path: `${place}.html`, records: own, parts: partsOf(own, place) };
      });
  };
  return group(
    listedRecords(edition),
    ({ id }) => finding.get(id)?.repository ?? '',
    'archives',
    (members, folder) =>
      group(
        members,
        ({ id }) => finding.get(id)?.collection ?? '',
        folder,
        () => [],
      ),
  );
}

/** A name that every file system takes, of the letters that are in the name; with a number where it is taken already. */
function fileName(name: string, folder: string, taken: Set<string>): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const base = plain === '' ? 'archive' : plain;
  let found = base;
  for (let n = 2; taken.has(folder + found); n += 1) found = `${base}-${n}`;
  taken.add(folder + found);
  return found;
}
