/** What a record holds that an editor counts. */
import { attribute, child, descendants, normalizeSpace, textOf } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import type { Unlinked } from './state.js';

const names = new Set(['persName', 'placeName', 'orgName', 'geogName', 'name', 'rs']);
const pointing = ['ref', 'key', 'corresp', 'sameAs'];

/** The types of the notes in a record's text; “without a type” for those that have none. */
export function noteTypes({ root }: XmlDocument): readonly string[] {
  return texts(root).flatMap((text) =>
    [...descendants(text, 'note')].map((note) => attribute(note, 'type') || 'without a type'),
  );
}

/** Tagged names in a record's text that point to no entry, and are no part of one that does. */
export function unlinkedNames({ root, file }: XmlDocument): readonly Unlinked[] {
  return texts(root).flatMap((text) =>
    [...descendants(text)].flatMap((element) => {
      if (!names.has(element.local) || isLinked(element)) return [];
      const { line, column } = element.tag.start;
      return [{ name: normalizeSpace(textOf(element)), element: element.local, file, line, column }];
    }),
  );
}

function isLinked(element: XmlElement): boolean {
  for (let at: XmlElement | undefined = element; at !== undefined && names.has(at.local); at = at.parent) {
    if (pointing.some((name) => attribute(at as XmlElement, name))) return true;
  }
  return false;
}

/** How many places of a record say “to be filled in”. */
export function openPlaces({ text }: XmlDocument): number {
  return text.match(/to be filled in/g)?.length ?? 0;
}

/** Whether a record says that its text is a translation: by the text's type, or by naming a translator. */
export function isTranslation({ root }: XmlDocument): boolean {
  if (texts(root).some((text) => attribute(text, 'type') === 'translation')) return true;
  const header = child(root, 'teiHeader');
  return (
    header !== undefined &&
    [...descendants(header, 'editor')].some((editor) => attribute(editor, 'role') === 'translator')
  );
}

function texts(root: XmlElement): readonly XmlElement[] {
  return [...descendants(root, 'text')].filter(({ parent }) => parent?.local !== 'group');
}
