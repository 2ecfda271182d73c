/** The words of a text as the search compares them: the very script that the search page runs is run here. */
import { runInNewContext } from 'node:vm';

/** A word with its place in the text, in UTF-16 units. */
export interface Word {
  /** Folded: no capitals, no accents. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export interface WordTools {
  readonly fold: (text: string) => string;
  readonly words: (text: string) => readonly Word[];
}

/** @param script the text of `xslt/assets/words.js` */
export function wordTools(script: string): WordTools {
  return runInNewContext(`${script}\n;editionWords`, {}) as WordTools;
}
