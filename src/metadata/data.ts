/** What the files about a whole edition are made from. */
import type { Citable, CitedEdition } from '../citing/citable.js';
import type { EntryFacts } from '../edition/authorities.js';
import type { Register } from '../edition/index-edition.js';
import type { Mention } from '../edition/model.js';
import type { RecordFacts } from '../edition/record-facts.js';

/** A record with how it is cited. */
export interface DataRecord {
  readonly facts: RecordFacts;
  readonly cited: Citable;
  /** Names tagged in it, in the order of the record. */
  readonly mentions: readonly Mention[];
}

/** A register with what its entries say besides their names, by their ids. */
export interface DataRegister extends Register {
  readonly facts: ReadonlyMap<string, EntryFacts>;
}

export interface EditionData {
  /** The edition's short name. */
  readonly id: string;
  readonly edition: CitedEdition;
  readonly description: string;
  /** The released versions, in their order; `title` is in the language of the pages. */
  readonly releases: readonly { readonly title: string; readonly version: string; readonly date: string }[];
  /** In the order of the edition. */
  readonly records: readonly DataRecord[];
  readonly registers: readonly DataRegister[];
}

/** A file of the published edition. */
export interface DataFile {
  /** From the edition's root. */
  readonly path: string;
  readonly content: string;
}
