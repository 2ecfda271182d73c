/** Versions of an edition: numbers with points (1, 1.2, 1.2.0, 1.2.0-draft.2 as in Semantic Versioning 2.0.0), or days (2026-11-24). */

export interface Version {
  readonly kind: 'numbers' | 'day';
  /** Of a day: year, month, day. */
  readonly numbers: readonly number[];
  /** What stands behind the hyphen, such as `draft.2`, in its parts; empty for a finished version. */
  readonly draft: readonly string[];
}

const day = /^(\d{4})-(\d\d)-(\d\d)$/;
const numbers = /^((?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){0,3})(?:-([0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*))?$/;

/** Undefined for what is no version that can be compared with others. */
export function readVersion(text: string): Version | undefined {
  const date = day.exec(text);
  if (date !== null) {
    const [year = 0, month = 0, number = 0] = date.slice(1).map(Number);
    const isDay = new Date(Date.UTC(year, month - 1, number)).toISOString().startsWith(text);
    return isDay ? { kind: 'day', numbers: [year, month, number], draft: [] } : undefined;
  }
  const match = numbers.exec(text);
  if (match === null) return undefined;
  const [, counted = '', draft] = match;
  return { kind: 'numbers', numbers: counted.split('.').map(Number), draft: draft?.split('.') ?? [] };
}

/**
 * Below 0 if the first is the lower one, 0 if they are the same: `1.2` is `1.2.0`. A draft comes before what it is a draft of; its
 * parts are compared as Semantic Versioning does (§11.4). Days come after numbers: an edition may begin to count by days, not the other way.
 */
export function compareVersions(a: Version, b: Version): number {
  if (a.kind !== b.kind) return a.kind === 'day' ? 1 : -1;
  for (let i = 0; i < Math.max(a.numbers.length, b.numbers.length); i += 1) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.draft.length === 0 || b.draft.length === 0) return b.draft.length - a.draft.length;
  for (let i = 0; i < Math.max(a.draft.length, b.draft.length); i += 1) {
    const difference = compareParts(a.draft[i], b.draft[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
