/** What an edition is, as plain data: the object that the index step makes and the site is drawn from. */

export const registerKinds = ['people', 'places', 'organizations', 'terms'] as const;
export type RegisterKind = (typeof registerKinds)[number];

/** A date as a record gives it. `display` is what is printed; the others are W3C dates, possibly shortened to a month or a year. */
export interface RecordDate {
  readonly type: string;
  readonly display: string;
  readonly when?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cert?: string;
}

/** A name as a header gives it, with the register entry that it points to, if any. */
export interface NamedRef {
  readonly name: string;
  readonly pointer?: string;
}

/** What the lists and the neighbours of a record need to know of its header. */
export interface RecordMeta {
  /** `TEI/@xml:id`, or the file's name without `.xml`. Unique in the edition. */
  readonly id: string;
  /** Relative to the edition's folder, with `/`. */
  readonly file: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly authors: readonly NamedRef[];
  readonly translators: readonly NamedRef[];
  readonly dates: readonly RecordDate[];
  /** The date that the record is listed under: of the conversation, else of the record, else the first one given. */
  readonly date: RecordDate | undefined;
  /** The archive reference as printed; empty if there is none. */
  readonly archive: string;
  readonly summary: string;
  /** The language of the original, as a tag; empty if the header does not say. */
  readonly language: string;
  /** The language that the header is written in: its `xml:lang`, or that of what it stands in; empty if there is none. */
  readonly headerLanguage: string;
  readonly status: string;
  /** The latest `revisionDesc/change/@when`; empty if there is none. */
  readonly changed: string;
}

export interface NameForm {
  readonly text: string;
  readonly language: string;
  readonly type: string;
  /** Of a person, what the register tags as `surname`; undefined if it tags none. */
  readonly surname?: string;
  /** What it tags as `forename`, with single spaces. */
  readonly forenames?: string;
}

/** An entry of a register. */
export interface Entity {
  readonly id: string;
  readonly register: RegisterKind;
  /** Relative to the edition's folder, such as `people.xml`. */
  readonly file: string;
  /** The heading of the entry, such as “Castro Ruz, Fidel”. */
  readonly name: string;
  /** The form that an apparatus or a note uses, such as “Castro”. */
  readonly short: string;
  /** A few words that tell who or what it is; empty if the register has none. */
  readonly gloss: string;
  readonly forms: readonly NameForm[];
}

/** A tagged name in a record. */
export interface Mention {
  readonly register: RegisterKind;
  readonly entity: string;
  readonly element: string;
  /** The words tagged, white space normalised. */
  readonly surface: string;
  /** Up to some ten words before and after, in the reading text. */
  readonly before: string;
  readonly after: string;
  /** What is printed as the place: a paragraph's number, or a word such as “opener” as a label key. */
  readonly locus: string;
  /** The file of the page that it stands on, in the record's folder; empty for the record's own page. */
  readonly page: string;
  /** The anchor of that place in the page, without `#`. */
  readonly anchor: string;
  readonly where: 'text' | 'note' | 'header';
}

/** A category of a taxonomy in a register's header, such as what an uncertain date rests on. */
export interface Category {
  readonly id: string;
  /** Relative to the edition's folder. */
  readonly file: string;
  /** What its `catDesc` says, up to the first colon. */
  readonly name: string;
  /** The language of that; empty if the register does not say. */
  readonly language: string;
}
