/** What is proposed to be tagged in a record, as plain data. */
import type { SourceRange } from '../diagnostics/diagnostic.js';
import type { Entity, RegisterKind } from '../edition/model.js';

export const certainties = ['high', 'medium', 'low'] as const;
export type Certainty = (typeof certainties)[number];

export type ProposalKind = RegisterKind | 'date';

/** The words round a mention, by which it is known again when the record has changed elsewhere. */
export interface Context {
  /** With single spaces, as they are read. */
  readonly words: string;
  /** Up to three words before and after, in the same paragraph. */
  readonly before: string;
  readonly after: string;
}

export interface Proposal extends Context {
  /** The id of the record. */
  readonly record: string;
  /** The record, as findings name it. */
  readonly file: string;
  readonly range: SourceRange;
  readonly kind: ProposalKind;
  readonly element: string;
  /** The attributes of the element but for `ref`: `type`, and what a date says. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Who or what is meant; undefined for a date, where several are equally likely, and for what no register has. */
  readonly entity: Entity | undefined;
  readonly certainty: Certainty;
  /** Why it is proposed. */
  readonly reason: string;
  /** Others that could be meant. */
  readonly alternatives: readonly Entity[];
  /** Up to a hundred characters before and after, in the same paragraph. */
  readonly textBefore: string;
  readonly textAfter: string;
  /** Where the tags would stand in the source, and the prefix that elements have there; else why there is no place for them. */
  readonly place:
    | { readonly start: number; readonly end: number; readonly prefix: string }
    | { readonly obstacle: string };
}

/** The element that tags what an entry of a register is named by. */
export const elementOf: Readonly<Record<ProposalKind, string>> = {
  people: 'persName',
  places: 'placeName',
  organizations: 'orgName',
  terms: 'term',
  date: 'date',
};

/** Whether a certainty is at least another one. */
export function isAtLeast(certainty: Certainty, least: Certainty): boolean {
  return certainties.indexOf(certainty) <= certainties.indexOf(least);
}
