/** What the import knows of the edition that a draft is made for. */
import type { Entity } from '../edition/model.js';

export interface EditionKnowledge {
  /** The entries of all registers. */
  readonly entities: readonly Entity[];
  /** Every `xml:id` that the registers have. */
  readonly ids: readonly string[];
  /** The file that has each `xml:id` of the edition, records included, by the id. */
  readonly owners: ReadonlyMap<string, string>;
  /** The pointer from a record to an entry. */
  readonly pointerTo: (entity: Entity) => string;
  /** Where a record lies in the edition’s folder, with `/`. */
  readonly recordPath: (id: string) => string;
  /** The pointer to the entry of the editors, if the registers have one. */
  readonly editors: string | undefined;
  /** The pointer to the category “inferred from the content”, if there is one. */
  readonly inferred: string | undefined;
  /** Pointers to the categories that say what a language is to a record. */
  readonly languageRoles: { readonly original?: string; readonly translation?: string; readonly romanisation?: string };
  /** Language tags: of the originals, and of the translations. */
  readonly originals: readonly string[];
  readonly translation: string | undefined;
  readonly publisher: string | undefined;
  /** Processing instructions that the records of the edition begin with, such as `xml-model`. */
  readonly instructions: readonly string[];
}
