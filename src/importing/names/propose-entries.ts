/** Gathers the names that no register knows, and proposes an entry for each: nothing is put into a register unasked. */
import type { Entity, RegisterKind } from '../../edition/model.js';
import { freeId } from '../../edition/new-entries.js';
import { idOfName } from '../../edition/slug.js';
import { knownPlaces } from '../../names/gazetteer.js';
import type { HabitKind, HabitName } from '../../names/habit-names.js';
import { inverted, partName, withoutCapitals } from '../../names/personal-names.js';
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
  /** The surname that it may be instead: of “Castro Ruz, Fidel”, “Ruz”. */
  readonly otherSurname?: string;
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

  readonly #surnames: ReadonlySet<string>;

  /**
   * @param taken the ids that the edition has
   * @param registered the entries of its registers
   */
  constructor(taken: Iterable<string>, registered: readonly Entity[]) {
    this.#ids = new Set(taken);
    this.#surnames = doubleSurnames(registered);
  }

  /** Notes a mention; returns the id of the entry that is proposed for it. */
  add({ kind, cert, isDemonym, entry }: HabitName, surface: string, place: Place): string {
    const name = kind === 'person' ? withoutCapitals(entry.replaceAll('\n', ' ')) : entry.replaceAll('\n', ' ');
    const key = `${kind} ${fold(name)}`;
    let building = this.#entries.get(key) ?? (kind === 'person' ? this.#samePerson(name) : undefined);
    if (building === undefined) {
      building = {
        register: registerOf[kind],
        id: this.#freeId(kind === 'person' ? partName(name, this.#surnames).surname : name),
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
    (isDemonym ? building.demonyms : building.forms).add(kind === 'person' ? withoutCapitals(surface) : surface);
    return building.id;
  }

  /** The entries, those of one register together, in the order of their first mention. */
  list(): readonly ProposedEntry[] {
    const order: readonly ProposedEntry['register'][] = ['people', 'places', 'organizations'];
    return order.flatMap((register) =>
      [...new Set(this.#entries.values())]
        .filter((entry) => entry.register === register)
        .map(({ id, longest, forms, demonyms, cert, count, first }) => {
          const parts = register === 'people' ? partName(longest, this.#surnames) : undefined;
          const name = parts === undefined ? longest : inverted(longest, this.#surnames);
          return {
            register,
            id,
            name,
            forms: [...forms].filter((form) => form !== name),
            demonyms: [...demonyms],
            cert,
            count,
            first,
            ...(parts?.other === undefined ? {} : { otherSurname: parts.other }),
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
    const id = freeId(idOfName(name, 'x') || 'entry', this.#ids);
    this.#ids.add(id);
    return id;
  }
}

/** The surnames of two words that people of the registers have. */
function doubleSurnames(registered: readonly Entity[]): ReadonlySet<string> {
  const surnames = registered.flatMap(({ register, forms }) =>
    register === 'people'
      ? forms.flatMap(({ text, surname }) => surname ?? (text.includes(',') ? (text.split(',')[0] as string) : []))
      : [],
  );
  return new Set(surnames.filter((surname) => /^\S+ \S+$/.test(surname)).map(fold));
}

/** The words of a name without initials. */
function wordsOf(name: string): readonly string[] {
  return fold(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
}

/** What is known of a place whose name is proposed, for its entry: a country, a region or a settlement. */
export function placeTypeOf(name: string): string | undefined {
  return knownPlaces.find((place) => place.name === name)?.kind;
}
