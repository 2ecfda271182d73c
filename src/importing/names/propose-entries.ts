/** Gathers the names that no register knows, and proposes an entry for each: nothing is put into a register unasked. */
import type { RegisterKind } from '../../edition/model.js';
import { freeId } from '../../edition/new-entries.js';
import { knownPlaces } from '../../names/gazetteer.js';
import type { HabitKind, HabitName } from '../../names/habit-names.js';
import { fold } from '../../names/words.js';
import type { Place } from '../flow.js';

export interface ProposedEntry {
  readonly register: Exclude<RegisterKind, 'terms'>;
  readonly id: string;
  /** As it would head the entry, such as “Gromyko, A. A.”. */
  readonly name: string;
  /** The forms in which the typescript has it, each once. */
  readonly forms: readonly string[];
  readonly demonyms: readonly string[];
  readonly cert: 'medium' | 'low';
  readonly count: number;
  readonly first: Place;
}

interface Building {
  readonly register: ProposedEntry['register'];
  readonly id: string;
  readonly order: number;
  longest: string;
  /** The name by whose words it can be found. */
  indexed: string;
  readonly forms: Set<string>;
  readonly demonyms: Set<string>;
  cert: 'medium' | 'low';
  count: number;
  readonly first: Place;
}

const registerOf: Readonly<Record<HabitKind, ProposedEntry['register']>> = {
  person: 'people',
  place: 'places',
  organisation: 'organizations',
};

export class Proposals {
  readonly #entries = new Map<string, Building>();
  readonly #ids: Set<string>;
  /** People by the words of their longest names. */
  readonly #byWord = new Map<string, Set<Building>>();

  /** @param taken the ids that the registers have */
  constructor(taken: Iterable<string>) {
    this.#ids = new Set(taken);
  }

  /** Notes a mention; returns the id of the entry that is proposed for it. */
  add({ kind, cert, isDemonym, entry }: HabitName, surface: string, place: Place): string {
    const name = kind === 'person' ? titleCase(entry.replaceAll('\n', ' ')) : entry.replaceAll('\n', ' ');
    const key = `${kind} ${fold(name)}`;
    let building = this.#entries.get(key) ?? (kind === 'person' ? this.#samePerson(name) : undefined);
    if (building === undefined) {
      building = {
        register: registerOf[kind],
        id: this.#freeId(kind === 'person' ? surnameOf(name) : name),
        order: this.#entries.size,
        longest: name,
        indexed: '',
        forms: new Set(),
        demonyms: new Set(),
        cert,
        count: 0,
        first: place,
      };
    }
    this.#entries.set(key, building);
    if (name.length > building.longest.length) building.longest = name;
    if (kind === 'person') this.#indexWords(building);
    if (cert === 'medium') building.cert = 'medium';
    building.count += 1;
    (isDemonym ? building.demonyms : building.forms).add(kind === 'person' ? titleCase(surface) : surface);
    return building.id;
  }

  /** The entries, those of one register together, in the order of their first mention. */
  list(): readonly ProposedEntry[] {
    const order: readonly ProposedEntry['register'][] = ['people', 'places', 'organizations'];
    return order.flatMap((register) =>
      [...new Set(this.#entries.values())]
        .filter((entry) => entry.register === register)
        .map(({ id, longest, forms, demonyms, cert, count, first }) => {
          const name = register === 'people' ? invert(longest) : longest;
          return {
            register,
            id,
            name,
            forms: [...forms].filter((form) => form !== name),
            demonyms: [...demonyms],
            cert,
            count,
            first,
          };
        }),
    );
  }

  /** The person whose name has all the words of this one, or has them among its own: “Castro”, “Fidel Castro”, “Fidel Castro Ruz”. */
  #samePerson(name: string): Building | undefined {
    const words = wordsOf(name);
    const near = new Set(words.flatMap((word) => [...(this.#byWord.get(word) ?? [])]));
    return [...near]
      .sort((a, b) => a.order - b.order)
      .find(({ longest }) => {
        const others = wordsOf(longest);
        const [less, more] = words.length <= others.length ? [words, others] : [others, words];
        return less.every((word) => more.includes(word));
      });
  }

  #indexWords(building: Building): void {
    if (building.indexed === building.longest) return;
    building.indexed = building.longest;
    for (const word of wordsOf(building.longest)) {
      const others = this.#byWord.get(word) ?? new Set();
      others.add(building);
      this.#byWord.set(word, others);
    }
  }

  #freeId(name: string): string {
    const id = freeId(slug(name) || 'entry', this.#ids);
    this.#ids.add(id);
    return id;
  }
}

/** Letters, digits and hyphens, beginning with a letter: an XML name that reads well in an address. */
export function slug(text: string): string {
  return fold(text)
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^[-\p{N}]+|-+$/gu, '');
}

/** “KUDRYAVTSEV” as “Kudryavtsev”; what is not all capitals stays. */
function titleCase(name: string): string {
  return name.replace(/\p{Lu}{3,}/gu, (word) => word[0] + word.slice(1).toLowerCase());
}

/** Of “S. M. Kudryavtsev” the last word; two words without initials may be a double surname, which cannot be known. */
function surnameOf(name: string): string {
  return (
    name
      .split(/\s+|(?<=\.)/)
      .filter((word) => word !== '')
      .at(-1) ?? name
  );
}

/** The words of a name without initials. */
function wordsOf(name: string): readonly string[] {
  return fold(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
}

function invert(name: string): string {
  const surname = surnameOf(name);
  const rest = name.slice(0, name.length - surname.length).trim();
  return rest === '' ? surname : `${surname}, ${rest}`;
}

/** What is known of a place whose name is proposed, for its entry: a country, a region or a settlement. */
export function placeTypeOf(name: string): string | undefined {
  return knownPlaces.find((place) => place.name === name)?.kind;
}
