/** What the import was not sure of, or could not do: at a place in the typescript. */
import type { Place } from './flow.js';

export type DoubtCode =
  | 'import/bracket-unknown'
  | 'import/bracket-unbalanced'
  | 'import/bracket-nested'
  | 'import/bracket-unsure'
  | 'import/name-ambiguous'
  | 'import/name-new'
  | 'import/date-unsure'
  | 'import/header-missing'
  | 'import/shelfmark'
  | 'import/structure'
  | 'import/note-unsure'
  | 'import/comment'
  | 'import/tracked-change'
  | 'import/image'
  | 'import/encoding'
  | 'import/not-carried'
  | 'import/character'
  | 'import/merge-conflict';

export interface Doubt {
  readonly code: DoubtCode;
  readonly place: Place;
  /** The words of the typescript that it is about; empty if it is about none. */
  readonly typed: string;
  readonly message: string;
  readonly help: string;
}

/** Words of the typescript that stand in the draft as markup: brackets, labels, page numbers. */
export interface Conversion {
  readonly place: Place;
  readonly typed: string;
  /** What says it now, such as `gap` or `langUsage/language`. */
  readonly became: string;
}
