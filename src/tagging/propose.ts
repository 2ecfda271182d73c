/** Proposes tags for what is named in a record and not tagged. */
import type { Entity } from '../edition/model.js';
import { resolvePointer } from '../edition/pointers.js';
import { barrier } from '../names/barrier.js';
import { findMentions, type MentionContext, overlaps, type RegisteredName, settle } from '../names/find-mentions.js';
import { dateAttributes } from '../names/found-date.js';
import { gazetteerEntities } from '../names/gazetteer.js';
import { type HabitKind, type HabitName, learnNames } from '../names/habit-names.js';
import { type NameFinder, nameFinder } from '../names/register-names.js';
import { LineIndex } from '../xml/lines.js';
import { ancestors, attribute } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { contextOf } from './context.js';
import { elementOf, type Proposal, type ProposalKind } from './proposal.js';
import { reasonOf } from './reasons.js';
import { type Marked, type RunningText, runningTexts } from './record-view.js';
import { placeTags } from './tag-points.js';

/** What is known of an edition. */
export interface TaggingKnowledge {
  readonly entities: readonly Entity[];
  readonly find: NameFinder;
  readonly findKnown: NameFinder;
}

export function knowNames(entities: readonly Entity[]): TaggingKnowledge {
  return {
    entities,
    find: nameFinder(entities),
    findKnown: nameFinder(gazetteerEntities(entities), { bySound: false }),
  };
}

export interface ProposeRequest {
  readonly document: XmlDocument;
  /** The id of the record, and its path in the edition. */
  readonly record: string;
  readonly path: string;
  /** The day that “tonight” is counted from, `YYYY-MM-DD`; undefined if the record does not say. */
  readonly day: string | undefined;
  /** A pointer from the record to the category “inferred from the content”, if the edition has it. */
  readonly inferred: string | undefined;
  readonly knowledge: TaggingKnowledge;
  /** Whether names are proposed that no register has. */
  readonly unknown: boolean;
}

/** Before it is known where it stands. */
type Candidate = Pick<Proposal, 'kind' | 'attributes' | 'entity' | 'certainty' | 'reason' | 'alternatives'> & {
  readonly start: number;
  readonly end: number;
};

/** The proposals for a record, in its order; an element that would be round another one comes first. */
export function proposeTags(request: ProposeRequest): readonly Proposal[] {
  const { document, knowledge, day, unknown } = request;
  const texts = runningTexts(document);
  const context: MentionContext = {
    ...knowledge,
    reference: { day },
    habits: unknown ? learn(texts, knowledge) : undefined,
  };
  const lines = new LineIndex(document.text);
  const named: Named[] = [];
  // A note stands in the middle of a paragraph, and is a text of its own.
  return texts
    .flatMap((text) => proposalsIn(text, request, context, lines, named))
    .map((proposal) => ({ proposal, at: lines.offset(proposal.range.start.line, proposal.range.start.column) }))
    .sort((a, b) => a.at - b.at)
    .map(({ proposal }) => proposal);
}

/** What the record as a whole says about names that no register has. */
function learn(texts: readonly RunningText[], { find, findKnown }: TaggingKnowledge): MentionContext['habits'] {
  const whole = texts.map(({ text }) => text).join('\n');
  return learnNames(whole, [...find(whole).filter(({ register }) => register !== 'terms'), ...findKnown(whole)]);
}

/** Who or what has been named so far, and where. */
interface Named {
  readonly entity: Entity;
  readonly locus: string;
}

function proposalsIn(
  text: RunningText,
  request: ProposeRequest,
  context: MentionContext,
  lines: LineIndex,
  named: Named[],
): readonly Proposal[] {
  const mentions = findMentions(text.text, context);
  const locus = locusOf(text.block, lines);
  const candidates: Candidate[] = mentions.dates.map((date) => ({
    start: date.start,
    end: date.end,
    kind: 'date',
    attributes: given(dateAttributes(date, request.inferred)),
    entity: undefined,
    certainty: date.isStated ? 'high' : 'medium',
    reason: date.isStated
      ? 'the words say it'
      : `counted from ${request.day ?? 'the date of the record'}, the date of the record`,
    alternatives: [],
  }));
  // What stands earlier in the text settles who is meant later, whether it was tagged before or not.
  const events = [
    ...mentions.names.map((mention) => ({ at: mention.name.start, mention, tagged: undefined })),
    ...text.tagged.map((tagged) => ({ at: tagged.start, mention: undefined, tagged })),
  ].sort((a, b) => a.at - b.at);
  for (const { mention, tagged } of events) {
    if (tagged !== undefined) {
      const entity = entityOf(tagged.element, request);
      if (entity !== undefined) named.push({ entity, locus });
    } else if (mention !== undefined && !isIn(mention.name, text.tagged)) {
      const candidate = nameCandidate(mention, text, named);
      candidates.push(candidate);
      if (candidate.entity !== undefined) named.push({ entity: candidate.entity, locus });
    }
  }
  for (const { start, end, entity, meant } of mentions.slips) {
    const reason = `almost “${meant}”, a name of ${entity.name}`;
    const attributes = {};
    candidates.push({ start, end, kind: 'people', attributes, entity, certainty: 'low', reason, alternatives: [] });
  }
  candidates.push(...mentions.habits.map(habitCandidate));
  return withoutCrossing(candidates.filter((one) => isFree(one, text))).map((candidate) =>
    proposalOf(candidate, text, request, lines),
  );
}

function given(attributes: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function isIn({ start, end }: { readonly start: number; readonly end: number }, tagged: readonly Marked[]): boolean {
  return tagged.some((other) => other.start <= start && other.end >= end);
}

function entityOf(element: XmlElement, { path, knowledge }: ProposeRequest): Entity | undefined {
  const target = resolvePointer(path, attribute(element, 'ref') ?? '');
  return target === undefined
    ? undefined
    : knowledge.entities.find(({ id, file }) => id === target.id && file === target.file);
}

function nameCandidate({ name, isOther }: RegisteredName, { shown }: RunningText, named: readonly Named[]): Candidate {
  const mentioned = named.map(({ entity }) => entity);
  const entity = settle(name, mentioned);
  const surface = shown.slice(name.start, name.end);
  // A common word is a term in one sentence, and nothing but a word in the next.
  const isCommonWord = name.register === 'terms' && !/[\s\p{Lu}]/u.test(surface);
  const isSettled = name.entities.length > 1 && entity !== undefined;
  return {
    start: name.start,
    end: name.end,
    kind: name.register,
    attributes: name.isDemonym ? { type: 'demonym' } : {},
    entity,
    certainty:
      isOther || entity === undefined
        ? 'low'
        : isSettled || name.form === 'derived' || isCommonWord || isWrittenOtherwise(surface, name.source)
          ? 'medium'
          : 'high',
    reason: reasonOf(
      { name, surface, isOther, isCommonWord },
      isSettled ? named.findLast((one) => one.entity === entity)?.locus : undefined,
    ),
    alternatives: [...name.entities, ...name.others].filter((other) => other !== entity),
  };
}

/** Whether words are those of the register in capitals, or without its accents. */
function isWrittenOtherwise(surface: string, source: string): boolean {
  const capitals = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();
  const accents = (text: string): number => text.normalize('NFD').match(/\p{M}/gu)?.length ?? 0;
  return (capitals(surface) && !capitals(source)) || accents(surface) < accents(source);
}

const habitKinds: Readonly<Record<HabitKind, readonly [kind: ProposalKind, what: string]>> = {
  person: ['people', 'a person'],
  place: ['places', 'a place'],
  organisation: ['organizations', 'an organisation'],
};

function habitCandidate({ start, end, kind, isDemonym }: HabitName): Candidate {
  const [register, what] = habitKinds[kind];
  return {
    start,
    end,
    kind: register,
    attributes: isDemonym ? { type: 'demonym' } : {},
    entity: undefined,
    certainty: 'low',
    reason: `no register has it; it is written like the name of ${what}`,
    alternatives: [],
  };
}

/** Whether a candidate lies outside of what is tagged, or round it as a longer name is. */
function isFree(candidate: Candidate, { text, tagged }: RunningText): boolean {
  if (text.slice(candidate.start, candidate.end).includes(barrier)) return false;
  return tagged.every((other) => {
    if (!overlaps(candidate, other)) return true;
    const isRound = candidate.start <= other.start && candidate.end >= other.end;
    const isInside = candidate.start >= other.start && candidate.end <= other.end;
    const mayHold =
      candidate.kind !== 'date' && other.element.local !== 'term' && other.element.local !== elementOf[candidate.kind];
    return !isInside && (isRound ? mayHold : true);
  });
}

/** Organisations are outside, then terms, then names. */
const rank: Readonly<Record<ProposalKind, number>> = { organizations: 0, terms: 1, people: 2, places: 2, date: 2 };

/** Candidates none of which crosses another; of those round the same words, one, with the others as alternatives. */
function withoutCrossing(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  const byRank = [...candidates].sort((a, b) => rank[a.kind] - rank[b.kind] || b.end - b.start - (a.end - a.start));
  for (const one of byRank) {
    const twin = kept.findIndex(({ start, end }) => start === one.start && end === one.end);
    if (twin >= 0) {
      const other = kept[twin] as Candidate;
      const more = [one.entity, ...one.alternatives].filter((entity) => entity !== undefined);
      kept[twin] = { ...other, alternatives: [...new Set([...other.alternatives, ...more])] };
    } else if (!kept.some((other) => crosses(one, other))) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start || b.end - a.end);
}

function crosses(a: Candidate, b: Candidate): boolean {
  const isNested = (a.start >= b.start && a.end <= b.end) || (b.start >= a.start && b.end <= a.end);
  return overlaps(a, b) && !isNested;
}

function proposalOf(
  { start, end, ...rest }: Candidate,
  text: RunningText,
  { record, document }: ProposeRequest,
  lines: LineIndex,
): Proposal {
  const { shown, origins, tagged } = text;
  const crossed = tagged.find((other) => overlaps({ start, end }, other) && (other.start < start || other.end > end));
  const points =
    crossed === undefined ? placeTags(text, start, end) : { obstacle: `it would cross <${crossed.element.name}>` };
  const inside = origins.slice(start, end).filter((origin) => origin !== undefined);
  const plain = (from: number, to: number): string =>
    shown.slice(Math.max(0, from), to).replaceAll(barrier, ' ').replace(/\s+/g, ' ');
  return {
    ...rest,
    record,
    file: document.file,
    range: lines.range(inside[0]?.start ?? 0, inside.at(-1)?.end ?? 0),
    element: elementOf[rest.kind],
    ...contextOf(text, start, end),
    textBefore: plain(start - 100, start),
    textAfter: plain(end, end + 100),
    place: 'obstacle' in points ? points : { start: points.start, end: points.end, prefix: prefixOf(points.parent) },
  };
}

function prefixOf({ name }: XmlElement): string {
  return name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : '';
}

/** How a place in a record is named to an editor: by the number of the paragraph, if it has one. */
function locusOf(block: XmlElement, lines: LineIndex): string {
  const paragraph = [block, ...ancestors(block)].find(
    (element) => element.local === 'p' && attribute(element, 'n') !== undefined,
  );
  if (paragraph !== undefined) return `¶${attribute(paragraph, 'n')}`;
  return `line ${lines.position(block.range.start.offset).line}`;
}
