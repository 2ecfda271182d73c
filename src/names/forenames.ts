/** Forenames and initials before a surname that a register knows: they belong to the name, and may say that somebody else is meant. */
import type { Entity } from '../edition/model.js';
import { isTitle } from './habit-names.js';
import { isOrdinaryWord } from './ordinary-words.js';
import type { FoundName } from './register-names.js';
import { fold } from './words.js';

export interface WithForenames {
  readonly name: FoundName;
  /** Whether the forenames are none that the register has for this person. */
  readonly isOther: boolean;
}

const forenamesBefore = /(?<![\p{L}\p{N}.’'-])((?:(?:\p{Lu}\.-? ?)+|\p{Lu}\p{Ll}[\p{L}’'-]* )+)$/u;

/**
 * A found surname with the forenames and initials before it.
 *
 * @param isTaken whether a stretch is part of another name
 */
export function withForenames(
  name: FoundName,
  text: string,
  isTaken: (start: number, end: number) => boolean,
): WithForenames {
  const unchanged = { name, isOther: false };
  if (name.register !== 'people') return unchanged;
  const before = forenamesBefore.exec(text.slice(Math.max(0, name.start - 50), name.start))?.[1];
  if (before === undefined) return unchanged;
  const words = before.match(/\p{Lu}\.|\p{Lu}\p{Ll}[\p{L}’'-]*/gu) ?? [];
  const own: string[] = [];
  for (const word of [...words].reverse()) {
    if (!/\.$/.test(word) && (isTitle(word) || isOrdinaryWord(word))) break;
    own.unshift(word);
  }
  if (own.length === 0) return unchanged;
  const start =
    name.start - (before.length - before.lastIndexOf(own.join(before.includes(' ') ? ' ' : ''), before.length));
  const from = own.length === words.length ? name.start - before.length : start;
  if (from >= name.start || isTaken(from, name.start)) return unchanged;
  const extended = { ...name, start: from, form: 'derived' as const, basis: 'forename' as const };
  return { name: extended, isOther: !name.entities.some((entity) => own.every((word) => mayBe(word, entity))) };
}

/** Whether a forename or an initial is one of a person’s; one whose forenames the register lacks may have any. */
function mayBe(word: string, { forms }: Entity): boolean {
  const given = forms.flatMap(
    ({ text }) => (text.includes(',') ? text.split(',').slice(1).join(' ') : '').match(/[\p{L}\p{M}]+/gu) ?? [],
  );
  if (given.length === 0) return true;
  const folded = fold(word.replace(/\.$/, ''));
  return given.some((one) =>
    word.endsWith('.')
      ? fold(one).startsWith(folded)
      : fold(one) === folded || fold(one).startsWith(folded) || folded.startsWith(fold(one)),
  );
}
