/** Finds names of the registers that stand in a record without a tag. */
import type { Entity } from '../edition/model.js';
import { isTagged, isTei, placeIn, teiElements, textInside } from '../validation/rules/tei-text.js';
import type { XmlDocument } from '../xml/tree.js';
import type { Untagged } from './state.js';

/** Shorter names are too often ordinary words. */
const shortest = 4;

/** The names of all entries, by their first word, the longest name first. */
export type NameIndex = ReadonlyMap<string, readonly { readonly name: string; readonly entity: Entity }[]>;

/** A name that two entries have is left out: it says of neither that it is meant. */
export function indexNames(entities: Iterable<Entity>): NameIndex {
  const byName = new Map<string, Entity | undefined>();
  for (const entity of entities) {
    if (entity.register === 'terms') continue;
    for (const { text, type } of entity.forms) {
      if (type === 'demonym' || !isNameLike(text)) continue;
      const known = byName.get(text);
      byName.set(text, byName.has(text) && known !== entity ? undefined : entity);
    }
  }
  const index = new Map<string, { name: string; entity: Entity }[]>();
  for (const [name, entity] of byName) {
    if (entity === undefined) continue;
    const first = firstWord(name);
    index.set(first, [...(index.get(first) ?? []), { name, entity }]);
  }
  for (const names of index.values()) names.sort((a, b) => b.name.length - a.name.length);
  return index;
}

/**
 * The names that a record has untagged, each once, at its first place.
 *
 * @param isRejected whether an editor has said of the words at an offset of the source that they are not to be tagged
 */
export function untaggedNames(
  document: XmlDocument,
  names: NameIndex,
  isRejected: (offset: number) => boolean = () => false,
): readonly Untagged[] {
  const found = new Map<string, Untagged>();
  for (const text of teiElements(document).filter(({ local, parent }) => local === 'text' && parent?.local === 'TEI')) {
    for (const node of textInside(text, (element) => !isTei(element) || isTagged(element))) {
      let after = 0;
      for (const { 0: word, index } of node.value.matchAll(/(?<![\p{L}\p{N}’'-])\p{Lu}[\p{L}\p{M}\p{N}]*/gu)) {
        if (index < after) continue;
        const match = names.get(word)?.find(({ name }) => stands(name, node.value, index));
        if (match === undefined) continue;
        const { name, entity } = match;
        after = index + name.length;
        const { start } = placeIn(document, node, index, name.length);
        if (isRejected(start.offset)) continue;
        const known = found.get(name);
        if (known === undefined) {
          const place = { file: document.file, line: start.line, column: start.column };
          found.set(name, { name, entry: `${entity.file}#${entity.id}`, times: 1, ...place });
        } else found.set(name, { ...known, times: known.times + 1 });
      }
    }
  }
  return [...found.values()];
}

/** Whether a name stands there as whole words, and is not the beginning of a longer one. */
function stands(name: string, text: string, index: number): boolean {
  if (!text.startsWith(name, index)) return false;
  return !/^(?:[\p{L}\p{M}\p{N}]|-\p{L}|\s\p{Lu}\p{Ll})/u.test(
    text.slice(index + name.length, index + name.length + 4),
  );
}

function isNameLike(name: string): boolean {
  return /^\p{Lu}/u.test(name) && name.length >= shortest && name.length <= 80;
}

function firstWord(name: string): string {
  return /^\p{Lu}[\p{L}\p{M}\p{N}]*/u.exec(name)?.[0] ?? '';
}
