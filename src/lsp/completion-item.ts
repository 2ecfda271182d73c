import type { EditorRange } from './positions.js';

/** Something that may be written at the cursor. */
export interface Completion {
  readonly kind: 'element' | 'attribute' | 'value' | 'entry';
  readonly label: string;
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown; empty if there is nothing to say. */
  readonly documentation: string;
  readonly range: EditorRange;
  readonly insert: string;
  /** The same with places to fill in (`$1`, `$0`), for editors that know them. */
  readonly snippet?: string;
  /** What the editor compares with what was typed. */
  readonly filter: string;
  /** Completions are shown in the order of this text. */
  readonly sort: string;
}
