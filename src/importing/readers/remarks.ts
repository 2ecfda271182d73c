/** What readers of different formats tell in the same words. */
import type { Remark } from '../draft.js';
import type { Place } from '../flow.js';
import { isStampLine } from '../stamp.js';

/** What stands beside the text of a word processor’s file, and is not carried over by itself. */
export function notCarried(place: Place, message: string): Remark {
  const help = 'Look at the place in the typescript, and add to the draft what belongs to the record';
  return { code: 'import/not-carried', place, message, help };
}

/** Running heads and feet belong to the pages of the typescript; what they say is told, each once. */
export function runningHeads(
  found: Iterable<{ readonly at: 'head' | 'foot'; readonly words: string }>,
): readonly Remark[] {
  const remarks = new Map<string, Remark>();
  for (const { at, words } of found) {
    const said = words.replace(/\s+/g, ' ').trim();
    if (!/\p{L}/u.test(said) || remarks.has(said) || isStampLine(said)) continue;
    remarks.set(said, notCarried({ line: 1, column: 1 }, `The ${at} of the pages says: ${said}`));
  }
  return [...remarks.values()];
}

/** The day that a time stamp begins with, `YYYY-MM-DD`; empty if it does not. */
export function dayOf(time: string | undefined): string {
  return /^\d{4}-\d\d-\d\d/.exec(time ?? '')?.[0] ?? '';
}
