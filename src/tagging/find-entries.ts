/** Searches the registers for an entry by any part of any form of its name. */
import type { Entity } from '../edition/model.js';
import { fold } from '../names/words.js';

/** The entries that have all words of a search in their names or their id, those that begin with it first. */
export function findEntries(entities: readonly Entity[], search: string): readonly Entity[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const first = words.join(' ');
  return entities
    .map((entity) => ({ entity, texts: [entity.id, ...entity.forms.map(({ text }) => text)].map(fold) }))
    .filter(({ texts }) => words.every((word) => texts.some((text) => text.includes(word))))
    .map((found) => ({ ...found, isFirst: found.texts.some((text) => text.startsWith(first)) }))
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || (a.entity.name < b.entity.name ? -1 : 1))
    .map(({ entity }) => entity);
}
