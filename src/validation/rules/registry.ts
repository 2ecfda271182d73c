import { dateContradiction } from './date-contradiction.js';
import { dateReversed } from './date-reversed.js';
import { datesOutOfOrder } from './dates-out-of-order.js';
import { deathBeforeBirth } from './death-before-birth.js';
import { doubleSpace } from './double-space.js';
import { emptyElement } from './empty-element.js';
import { languageTag } from './language-tag.js';
import { lookAlike } from './look-alike.js';
import { noteNotPointedAt } from './note-not-pointed-at.js';
import { noteNumbers } from './note-numbers.js';
import { pageNumbers } from './page-numbers.js';
import { pointerWithoutNote } from './pointer-without-note.js';
import type { Rule } from './rule.js';
import { twoEntities } from './two-entities.js';
import { unbalanced } from './unbalanced.js';
import { untaggedName } from './untagged-name.js';
import { unusedEntry } from './unused-entry.js';
import { wrongKind } from './wrong-kind.js';

/** Every rule, in the order of the reference; a new one is a file in this folder and a line here. */
export const rules = [
  wrongKind,
  unusedEntry,
  untaggedName,
  twoEntities,
  dateContradiction,
  dateReversed,
  deathBeforeBirth,
  datesOutOfOrder,
  noteNotPointedAt,
  pointerWithoutNote,
  noteNumbers,
  pageNumbers,
  languageTag,
  lookAlike,
  unbalanced,
  emptyElement,
  doubleSpace,
] as const satisfies readonly Rule[];

export type RuleCode = (typeof rules)[number]['code'];
