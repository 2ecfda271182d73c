/** The words by which a mention is known again when the record has changed elsewhere. */
import { barrier } from '../names/barrier.js';
import type { Context } from './proposal.js';
import type { RunningText } from './record-view.js';

/** More words would be more likely to change. */
const words = 3;

/** The context of a stretch of a running text. */
export function contextOf({ shown }: RunningText, start: number, end: number): Context {
  return {
    words: plain(shown.slice(start, end)),
    before: plain(shown.slice(Math.max(0, start - 200), start))
      .split(' ')
      .slice(-words)
      .join(' '),
    after: plain(shown.slice(end, end + 200))
      .split(' ')
      .slice(0, words)
      .join(' '),
  };
}

export function isSameContext(a: Context, b: Context): boolean {
  return a.words === b.words && a.before === b.before && a.after === b.after;
}

function plain(text: string): string {
  return text.replaceAll(barrier, ' … ').replace(/\s+/g, ' ').trim();
}
