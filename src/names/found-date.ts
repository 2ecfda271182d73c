/** A date in a text, and what is written of it. */

/** A calendar day, or a month or year alone, as W3C writes it. */
export type W3cDate = string;

export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly when?: W3cDate;
  readonly from?: W3cDate;
  readonly to?: W3cDate;
  readonly notBefore?: W3cDate;
  readonly notAfter?: W3cDate;
  /** Whether the words say it all; else it was worked out from the date of the document. */
  readonly isStated: boolean;
}

/** The attributes of a `date`; what was worked out says so, and on what it rests. */
export function dateAttributes(
  { when, from, to, notBefore, notAfter, isStated }: FoundDate,
  inferred: string | undefined,
): Readonly<Record<string, string | undefined>> {
  const basis = isStated ? {} : { cert: 'medium', evidence: 'internal', ana: inferred };
  return { when, from, to, notBefore, notAfter, ...basis };
}
