/** Tags the names and dates of running texts: with pointers to the registers where they are known, with a certainty where they are not. */
import type { Entity, RegisterKind } from '../../edition/model.js';
import { barrier } from '../../names/barrier.js';
import { findMentions, type MentionContext, settle } from '../../names/find-mentions.js';
import { dateAttributes, type FoundDate } from '../../names/found-date.js';
import { courtesyWords, type HabitKind, type HabitName, officeWords } from '../../names/habit-names.js';
import type { FoundName } from '../../names/register-names.js';
import type { Doubt } from '../doubt.js';
import { type Place, placeIn } from '../flow.js';
import { type Overlay, ranks, stretchOf, type Tag, tag, type View, viewOf } from '../tei/pieces.js';
import type { Proposals } from './propose-entries.js';

export interface NameContext extends MentionContext {
  /** The pointer to an entry, from the record. */
  readonly pointerTo: (entity: Entity) => string;
  /** A pointer to the category “inferred from the content”, if the edition has it. */
  readonly inferred: string | undefined;
  readonly proposals: Proposals;
  /** People and places named so far, the last one last: what settles “Castro” where there are two. */
  readonly mentioned: Entity[];
}

export interface TaggedNames extends Overlay {
  readonly doubts: readonly Doubt[];
  /** The people that are named, in order. */
  readonly people: readonly Entity[];
  readonly dates: readonly FoundDate[];
}

const elementOf: Readonly<Record<RegisterKind, string>> = {
  people: 'persName',
  places: 'placeName',
  organizations: 'orgName',
  terms: 'term',
};
const rankOf: Readonly<Record<RegisterKind, number>> = {
  people: ranks.name,
  places: ranks.name,
  organizations: ranks.organisation,
  terms: ranks.term,
};

export function tagNames(overlay: Overlay, context: NameContext): TaggedNames {
  const view = viewOf(overlay);
  const tags: Tag[] = [];
  const doubts: Doubt[] = [];
  const people: Entity[] = [];
  const place = (start: number): Place => placeIn(overlay.flow, view.offsets[start] ?? 0);

  const otherForms = overlay.tags.filter(({ attributes }) => attributes['reason'] === 'identification');
  const wrong = overlay.tags.filter(({ name }) => name === 'sic');
  const mentions = findMentions(view.text, context, ({ start, end }) =>
    isOtherForm(otherForms, stretchOf(view, start, end)),
  );
  const { names, slips, habits } = mentions;
  // What the source has wrong is not the day that is meant.
  const dates = mentions.dates.filter((date) => !isWrong(wrong, stretchOf(view, date.start, date.end)));
  for (const date of dates) {
    tags.push(dateTag(view, date, context.inferred));
    if (!date.isStated) {
      doubts.push({
        code: 'import/date-unsure',
        place: place(date.start),
        typed: view.text.slice(date.start, date.end),
        message: `This was taken for ${date.when ?? `${date.from} to ${date.to}`}, counted from the date of the document`,
        help: 'Correct the date, or take away cert and evidence if it is right',
      });
    }
  }
  for (const { name, isOther } of names) {
    if (!isOther) continue;
    const [entity] = name.entities;
    if (entity === undefined || name.entities.length > 1) continue;
    doubts.push({
      code: 'import/name-ambiguous',
      place: place(name.start),
      typed: view.text.slice(name.start, name.end),
      message: `This may be ${entity.name} (${entity.id}), but the forename is another one`,
      help: 'Correct the ref, or make an entry for somebody else; or add the form to the register',
    });
  }
  for (const { name, isOther } of names) {
    const entity = settle(name, context.mentioned);
    const surface = view.text.slice(name.start, name.end);
    if (entity === undefined) {
      tags.push(nameTag(view, name, { cert: 'low' }));
      const names = name.entities.map((one) => `“${one.name}” (${one.id})`).join(' or ');
      doubts.push({
        code: 'import/name-ambiguous',
        place: place(name.start),
        typed: surface,
        message: `This may be ${names}`,
        help: 'Write the ref of the one that is meant',
      });
      continue;
    }
    if (entity.register === 'people') people.push(entity);
    context.mentioned.push(entity);
    const cert = isOther ? 'low' : name.entities.length > 1 || name.form === 'derived' ? 'medium' : undefined;
    tags.push(nameTag(view, name, { ref: context.pointerTo(entity), cert }));
  }
  for (const { start, end, entity, meant } of slips) {
    tags.push(
      tag('persName', stretchOf(view, start, end), ranks.name, { ref: context.pointerTo(entity), cert: 'low' }),
    );
    const typed = view.text.slice(start, end);
    doubts.push({
      code: 'import/name-ambiguous',
      place: place(start),
      typed,
      message: `“${typed}” is almost “${meant}”, and was taken for ${entity.name}`,
      help: `If the typescript is wrong, write <choice><sic>${typed}</sic><corr>${meant}</corr></choice>; if somebody else is meant, correct the ref`,
    });
  }
  for (const name of habits) tags.push(habitTag(view, name, context.proposals, place(name.start)));
  const found = names.map(({ name }) => name);
  const persons = [
    ...found.filter(({ register }) => register === 'people'),
    ...habits.filter(({ kind }) => kind === 'person'),
    ...slips,
  ];
  const adjectives = [...found, ...habits].filter(({ isDemonym }) => isDemonym);
  const adjectiveAt = new Map(adjectives.map((one) => [one.end, one.start] as const));
  for (const { start } of persons) tags.push(...roleTags(view, start, adjectiveAt));
  const propose = (one: Tag): string => {
    const [first = ''] = overlay.flow.text.slice(one.start, one.end).split(/ ?\[/);
    const name: HabitName = {
      start: 0,
      end: first.length,
      kind: 'person',
      cert: 'medium',
      isDemonym: false,
      entry: first,
    };
    return context.proposals.add(name, first, placeIn(overlay.flow, one.start));
  };
  return { ...overlay, tags: withOtherForms(overlay.tags, tags, propose), doubts, people, dates };
}

/** A bracket that gives another form of a name is part of the name: the element is round both, and points to what the first form means. */
function withOtherForms(own: readonly Tag[], tags: readonly Tag[], propose: (one: Tag) => string): readonly Tag[] {
  const names = new Set(['persName', 'placeName', 'orgName']);
  const wholes = own.filter(({ name }) => name === 'persName');
  const isIn = (one: Tag, whole: Tag): boolean => one.start >= whole.start && one.end <= whole.end;
  const named = own.map((one) => {
    if (!wholes.includes(one)) return one;
    const first = tags.find((other) => names.has(other.name) && isIn(other, one));
    return first === undefined
      ? { ...one, attributes: { key: propose(one), ...one.attributes } }
      : { ...one, name: first.name, attributes: first.attributes };
  });
  return [...named, ...tags.filter((one) => !names.has(one.name) || !wholes.some((whole) => isIn(one, whole)))];
}

/** Whether a translator has marked some of a stretch as wrong. */
function isWrong(tags: readonly Tag[], { start, end }: { readonly start: number; readonly end: number }): boolean {
  return tags.some((one) => one.start < end && one.end > start);
}

/** Whether a stretch is the other form of a name, which a bracket gives. */
function isOtherForm(tags: readonly Tag[], { start, end }: { readonly start: number; readonly end: number }): boolean {
  return tags.some((one) => one.start <= start && one.end >= end);
}

function dateTag(view: View, date: FoundDate, inferred: string | undefined): Tag {
  return tag('date', stretchOf(view, date.start, date.end), ranks.date, dateAttributes(date, inferred));
}

function nameTag(
  view: View,
  { start, end, register, isDemonym }: FoundName,
  attributes: Readonly<Record<string, string | undefined>>,
): Tag {
  const type = isDemonym ? 'demonym' : undefined;
  return tag(elementOf[register], stretchOf(view, start, end), rankOf[register], { type, ...attributes });
}

const habitElements: Readonly<Record<HabitKind, readonly [name: string, rank: number]>> = {
  person: ['persName', ranks.name],
  place: ['placeName', ranks.name],
  organisation: ['orgName', ranks.organisation],
};

function habitTag(view: View, name: HabitName, proposals: Proposals, place: Place): Tag {
  const [element, rank] = habitElements[name.kind];
  const key = proposals.add(name, view.text.slice(name.start, name.end).replaceAll('\n', ' '), place);
  const type = name.isDemonym ? 'demonym' : undefined;
  return tag(element, stretchOf(view, name.start, name.end), rank, { type, key, cert: name.cert });
}

const offices = `(?:${officeWords}|${officeWords.toUpperCase()})`;
const office = new RegExp(
  `(?<!\\p{L})((?:(?:First|Second|Third|Deputy|Vice|Acting|Former|Prime|Foreign|Chief|FIRST|DEPUTY|ACTING)[ -])*${offices}(?:\\s(?:${officeWords}))?)((?:\\s+(?:of|in|to|for|OF|IN|TO|FOR)\\s+(?:the\\s+|THE\\s+)?\\p{Lu}[\\p{L}]*(?:\\s+(?:(?:of|and|the|OF|AND|THE)\\s+)*\\p{Lu}[\\p{L}]*)*)*)([\\s,]+\\(?\\s*)$`,
  'u',
);
const courtesy = new RegExp(`(?<!\\p{L})(${courtesyWords})\\s+$`, 'u');

/** The office or courtesy before a name. */
function roleTags(
  view: View,
  start: number,
  /** Where adjectives begin, by where they end. */
  adjectives: ReadonlyMap<number, number>,
): readonly Tag[] {
  const before = view.text.slice(Math.max(0, start - 120), start);
  const shift = start - before.length;
  const title = courtesy.exec(before);
  if (title !== null) {
    const from = shift + title.index;
    return [tag('roleName', stretchOf(view, from, from + (title[1] as string).length), ranks.role)];
  }
  const match = office.exec(before);
  if (match === null || match[0].includes(barrier)) return [];
  let from = shift + match.index;
  const to = from + `${match[1]}${match[2]}`.length;
  // “Colombian President”: the adjective is part of the office.
  const adjective = /[\s-]/.test(view.text[from - 1] ?? '') ? adjectives.get(from - 1) : undefined;
  if (adjective !== undefined) from = adjective;
  return [tag('roleName', stretchOf(view, from, to), ranks.role)];
}
