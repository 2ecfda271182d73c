/** Finds what is named in a text: dates, names that the registers have, slips of these, and names that no register knows. */
import type { Entity } from '../edition/model.js';
import { barrier } from './barrier.js';
import { findDates, type Reference } from './find-dates.js';
import { withForenames } from './forenames.js';
import type { FoundDate } from './found-date.js';
import { findHabitNames, type HabitKnowledge, type HabitName } from './habit-names.js';
import type { FoundName, NameFinder } from './register-names.js';
import { findSlips, type Slip } from './slips.js';
import { StretchIndex } from './stretch-index.js';

export interface MentionContext {
  readonly find: NameFinder;
  /** Finds countries, cities and bodies that the registers lack. */
  readonly findKnown: NameFinder;
  /** Undefined if names that no register has are not looked for. */
  readonly habits: HabitKnowledge | undefined;
  readonly entities: readonly Entity[];
  readonly reference: Reference;
}

/** A name of the registers, with the forenames before it. */
export interface RegisteredName {
  readonly name: FoundName;
  /** Whether its forenames are none that the register has for the person. */
  readonly isOther: boolean;
}

export interface Mentions {
  readonly dates: readonly FoundDate[];
  readonly names: readonly RegisteredName[];
  readonly slips: readonly Slip[];
  /** Names that no register has. */
  readonly habits: readonly HabitName[];
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What is named in a text. Dates win over names; names of the registers over others.
 *
 * @param isShut whether a stretch is no place for a name that no register has
 */
export function findMentions(
  text: string,
  context: MentionContext,
  isShut: (stretch: Stretch) => boolean = () => false,
): Mentions {
  const dates = findDates(text, context.reference);
  const days = new StretchIndex(dates);
  const plain = context
    .find(text)
    .filter((name) => !crossesBarrier(text, name) && !days.some(name, (date) => overlaps(date, name)));
  const others = new StretchIndex(plain.filter(({ register }) => register !== 'terms'));
  const isOtherName = (start: number, end: number): boolean =>
    text.slice(start, end).includes(barrier) || others.some({ start, end }, (other) => overlaps(other, { start, end }));
  const names = plain.map((name) => withForenames(name, text, isOtherName));
  const found = names.map(({ name }) => name);
  const taken = new StretchIndex<FoundName | FoundDate>([...found, ...dates]);
  const isFree = (one: Stretch): boolean =>
    !crossesBarrier(text, one) &&
    !isShut(one) &&
    !taken.some(one, (other) => overlaps(other, one) && !isContainer(other, one));
  const slips = findSlips(text, context.entities, (start, end) => !isFree({ start, end }));
  const slipped = new StretchIndex(slips);
  const isSlip = (one: Stretch): boolean => slipped.some(one, (slip) => overlaps(slip, one));
  const unknown =
    context.habits === undefined ? [] : findUnknown(text, context, context.habits, [...found, ...dates], isFree);
  return { dates, names, slips, habits: unknown.filter((name) => !isSlip(name)) };
}

/** Names that no register has: those that every reader knows, and those that are written like names. */
function findUnknown(
  text: string,
  { findKnown }: MentionContext,
  habits: HabitKnowledge,
  taken: readonly (FoundName | FoundDate)[],
  isFree: (one: Stretch) => boolean,
): readonly HabitName[] {
  const known = findKnown(text)
    .filter(isFree)
    .map(
      (name): HabitName => ({
        start: name.start,
        end: name.end,
        kind: name.register === 'places' ? 'place' : 'organisation',
        cert: 'medium',
        isDemonym: name.isDemonym,
        entry: (name.entities[0] as Entity).name,
      }),
    );
  const others = taken.filter((one) => !('register' in one) || one.register !== 'terms');
  return [...known, ...findHabitNames(text, [...others, ...known], habits).filter(isFree)];
}

/** The one entry that is meant: the only one, or of several the one that was named last. */
export function settle({ entities }: FoundName, mentioned: readonly Entity[]): Entity | undefined {
  if (entities.length === 1) return entities[0];
  return mentioned.findLast((entity) => entities.includes(entity));
}

function isContainer(other: FoundName | FoundDate, { start, end }: Stretch): boolean {
  return (
    'register' in other &&
    (other.register === 'terms' || other.register === 'organizations') &&
    other.start <= start &&
    other.end >= end &&
    other.end - other.start > end - start
  );
}

export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end;
}

function crossesBarrier(text: string, { start, end }: Stretch): boolean {
  return text.slice(start, end).includes(barrier);
}
