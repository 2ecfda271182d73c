/** Puts together what an edition consists of, from its documents: the one plain object that its pages are drawn from. */
import type { XmlDocument } from '../xml/tree.js';
import type { EditionConfig } from './config.js';
import type { DivisionPage } from './division-pages.js';
import type { FindingFacts } from './finding-facts.js';
import {
  type Category,
  type Entity,
  type Mention,
  type RecordMeta,
  type RegisterKind,
  registerKinds,
} from './model.js';
import { readCategories, readRegister } from './registers.js';

export interface Register {
  readonly kind: RegisterKind;
  /** Relative to the edition's folder, such as `people.xml`. */
  readonly file: string;
  readonly document: XmlDocument;
  /** In the order of the file. */
  readonly entities: readonly Entity[];
  readonly categories: readonly Category[];
}

/** An edition without what its records mention: that is known only when they have been transformed. */
export interface EditionIndex {
  readonly config: EditionConfig;
  /** `YYYY-MM-DD`, or empty if nothing tells it. */
  readonly date: string;
  /** In the order of the edition: by date. */
  readonly records: readonly RecordMeta[];
  /** The divisions that have pages of their own, such as the documents of a volume; by the record's id. */
  readonly divisions: ReadonlyMap<string, readonly DivisionPage[]>;
  /** Those that the edition has, in the order people, places, organizations, terms. */
  readonly registers: readonly Register[];
  /** What readers sort each record by; by the record's id. */
  readonly finding: ReadonlyMap<string, FindingFacts>;
}

/** What an edition is, as plain data. */
export interface Edition extends EditionIndex {
  /** The names tagged in each record, in the order of the record; by the record's id. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
}

/** A document of an edition under its path relative to the edition's folder. */
type Documents = ReadonlyMap<string, XmlDocument>;

/** The registers that an edition has: those that the configuration names and that are there. */
export function indexRegisters(config: EditionConfig, documents: Documents): readonly Register[] {
  return registerKinds.flatMap((kind) => {
    const file = config.registers[kind];
    const document = file === undefined ? undefined : documents.get(file);
    return file === undefined || document === undefined
      ? []
      : [
          {
            kind,
            file,
            document,
            entities: readRegister(document, kind, file),
            categories: readCategories(document, file),
          },
        ];
  });
}
