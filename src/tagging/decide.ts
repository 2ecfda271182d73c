/** What an editor has decided about a proposal, and the tag that comes of it. */
import type { Entity } from '../edition/model.js';
import type { NewTag } from './insert-tags.js';
import { type Certainty, elementOf, isAtLeast, type Proposal } from './proposal.js';

export type Decision =
  | {
      readonly verdict: 'accept';
      readonly proposal: Proposal;
      /** Undefined for dates. */
      readonly entity: Entity | undefined;
      /** In the place of what is proposed for a date. */
      readonly when?: string;
      /** Whether an editor has looked at it: then the name is certain. */
      readonly byHand: boolean;
    }
  | { readonly verdict: 'reject'; readonly proposal: Proposal };

export type Acceptance = Extract<Decision, { readonly verdict: 'accept' }>;

/** Whether a proposal says enough to be accepted as it is. */
export function isComplete({ kind, entity, place }: Proposal): boolean {
  return (kind === 'date' || entity !== undefined) && !('obstacle' in place);
}

/** Accepts what is at least that certain; `left` is the rest. */
export function acceptAll(
  proposals: readonly Proposal[],
  least: Certainty,
): { readonly accepted: readonly Decision[]; readonly left: readonly Proposal[] } {
  const isAccepted = (one: Proposal): boolean => isComplete(one) && isAtLeast(one.certainty, least);
  return {
    accepted: proposals
      .filter(isAccepted)
      .map((proposal) => ({ verdict: 'accept', proposal, entity: proposal.entity, byHand: false })),
    left: proposals.filter((one) => !isAccepted(one)),
  };
}

/**
 * The tag of an accepted proposal; undefined where there is no place for it.
 *
 * @param pointerTo the pointer from the record to an entry
 */
export function tagOf(
  { proposal, entity, when, byHand }: Acceptance,
  pointerTo: (entity: Entity) => string,
): NewTag | undefined {
  const { place, kind, attributes, certainty } = proposal;
  if ('obstacle' in place) return undefined;
  const { start, end, prefix } = place;
  if (kind === 'date' && entity === undefined) {
    return { start, end, name: `${prefix}date`, attributes: when === undefined ? attributes : { when } };
  }
  const isOtherKind = entity !== undefined && entity.register !== kind;
  const element = elementOf[entity?.register ?? kind];
  const cert = byHand || certainty === 'high' || kind === 'terms' ? {} : { cert: certainty };
  const ref = entity === undefined ? {} : { ref: pointerTo(entity) };
  return { start, end, name: prefix + element, attributes: { ...(isOtherKind ? {} : attributes), ...ref, ...cert } };
}
