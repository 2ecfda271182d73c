/** How far an edition is: what its editors have to know to go on. Plain data. */
import type { RegisterKind } from '../edition/model.js';
import type { Coverage } from './coverage.js';
import type { KeptDoubts } from './doubts.js';
import type { RegisterState } from './registers.js';

/** A place in a file of the edition, as messages name it. */
export interface Place {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

export interface RecordState {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  /** `revisionDesc/@status`; empty where none is given. */
  readonly status: string;
  /** The date of the last change, `YYYY-MM-DD`; empty where none is given. */
  readonly changed: string;
  readonly words: number;
  readonly notes: number;
  readonly apparatus: number;
  /** Places that say “to be filled in”. */
  readonly open: number;
  readonly doubts: number;
  readonly untagged: number;
}

/** A name of a register that stands somewhere without a tag. */
export interface Untagged extends Place {
  readonly name: string;
  /** The entry that has this name; empty if the name is only known from being tagged elsewhere in the text. */
  readonly entry: string;
  /** How often it stands untagged in this file. */
  readonly times: number;
}

/** A tagged name that points to no entry. */
export interface Unlinked extends Place {
  readonly name: string;
  readonly element: string;
}

/** How many there are of a kind. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

export interface EditionState {
  readonly title: string;
  readonly version: string;
  /** Files that cannot be read now: what they hold is not counted. */
  readonly broken: readonly string[];
  readonly findings: { readonly errors: number; readonly warnings: number; readonly infos: number };
  readonly records: readonly RecordState[];
  /** How many records have which status, the most frequent first. */
  readonly statuses: readonly Count[];
  /** How many notes are of which type, the most frequent first. */
  readonly notes: readonly Count[];
  /** How many entries of the apparatus are of which kind, the most frequent first. */
  readonly apparatus: readonly Count[];
  readonly untagged: readonly Untagged[];
  readonly unlinked: readonly Unlinked[];
  readonly doubts: readonly KeptDoubts[];
  readonly registers: readonly (RegisterState & { readonly kind: RegisterKind })[];
  readonly translation: {
    /** Records that say that their text is a translation. */
    readonly translations: number;
    /** How many of them have their original in the edition. */
    readonly withOriginal: number;
    readonly coverage: readonly Coverage[];
  };
}

/** Counts words, the most frequent first; those as frequent as each other by their letters. */
export function countEach(words: Iterable<string>): readonly Count[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
