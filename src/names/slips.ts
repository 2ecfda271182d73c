/** Finds surnames that are one slip of the pen away from one that the register knows, such as “Kudryavstev” for “Kudryavtsev”. */
import { distance } from 'fastest-levenshtein';
import { isTransposition } from '../diagnostics/suggest.js';
import type { Entity } from '../edition/model.js';
import { isOrdinaryWord } from './ordinary-words.js';
import { fold } from './words.js';

export interface Slip {
  readonly start: number;
  readonly end: number;
  readonly entity: Entity;
  /** The word of the register. */
  readonly meant: string;
}

/** Shorter words are too often one letter apart from each other. */
const shortest = 6;

/** The slips of a text in surnames of at least six letters; a word that is near to two people is left. */
export function findSlips(
  text: string,
  entities: readonly Entity[],
  isTaken: (start: number, end: number) => boolean,
): readonly Slip[] {
  const surnames = surnamesOf(entities);
  return [...text.matchAll(/(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]+/gu)].flatMap(({ 0: word, index }): readonly Slip[] => {
    const end = index + word.length;
    const folded = fold(word);
    if (folded.length < shortest || surnames.has(folded) || isOrdinaryWord(word) || isTaken(index, end)) return [];
    const near = [...surnames].filter(
      ([known]) =>
        Math.abs(known.length - folded.length) <= 1 &&
        (distance(known, folded) === 1 || isTransposition(known, folded)),
    );
    const [only] = near;
    return near.length === 1 && only !== undefined ? [{ start: index, end, ...only[1] }] : [];
  });
}

function surnamesOf(
  entities: readonly Entity[],
): ReadonlyMap<string, { readonly entity: Entity; readonly meant: string }> {
  const surnames = new Map<string, { entity: Entity; meant: string }>();
  for (const entity of entities) {
    if (entity.register !== 'people') continue;
    for (const { text } of entity.forms) {
      const [surname = '', rest] = text.split(',', 2);
      if (rest === undefined) continue;
      for (const word of surname.match(/[\p{L}\p{M}]+/gu) ?? [])
        if (fold(word).length >= shortest) surnames.set(fold(word), { entity, meant: word });
    }
  }
  return surnames;
}
