import { isXmlName } from '../validation/ids.js';
import type { Spot } from '../validation/spots.js';
import type { EditionFacts } from './edition-facts.js';
import { mentionsOf, type Named, placeOfId } from './navigate.js';
import { type EditorRange, offsetOfPoint, rangeOfSpotInEditor } from './positions.js';

export interface FileEdit {
  /** Relative to the edition's folder, with `/`. */
  readonly path: string;
  readonly range: EditorRange;
  readonly text: string;
}

export type Renaming =
  | { readonly kind: 'edits'; readonly edits: readonly FileEdit[] }
  /** `reason` is a sentence for the editor. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Why an id may not be renamed, whatever the new one is; undefined if it may. */
export function whyNotRenamed(edition: EditionFacts, named: Named): string | undefined {
  const { path, id } = named;
  if (id === '') return 'This points to a whole file, not to an id.';
  const file = edition.files.get(path);
  if (file === undefined) return `${path} is no readable file of this edition.`;
  const [first] = file.facts.ids;
  if (first?.id === id && (first.element === 'TEI' || first.element === 'teiCorpus'))
    return `“${id}” is the id of the whole file ${path}: rename the file instead.`;
  if (placeOfId(edition, named) === undefined) return `${path} has no xml:id “${id}”.`;
  const [broken] = edition.broken;
  if (broken !== undefined)
    return `${broken} is not well-formed, so that what it points to is not known. Mend it first.`;
  return undefined;
}

/** Renames an id and everything in the edition that points to it. Nothing but the id itself is touched, byte for byte. */
export function renameId(edition: EditionFacts, named: Named, newId: string): Renaming {
  const reason = whyNotRenamed(edition, named) ?? whyNotTaken(edition, named, newId);
  if (reason !== undefined) return { kind: 'refused', reason };
  const declaration = placeOfId(edition, named);
  const places = [
    ...(declaration === undefined ? [] : [{ ...declaration, pointer: named.id }]),
    ...mentionsOf(edition, named),
  ];
  const edits: FileEdit[] = [];
  for (const { path, spot, pointer } of places) {
    const written = sourceAt(edition.files.get(path)?.text ?? '', spot);
    if (written !== pointer) {
      return {
        kind: 'refused',
        reason: `In ${path}, line ${spot[0]}, the pointer is written with character references, or over several lines. Write it plainly first.`,
      };
    }
    const idStart = pointer.indexOf('#') + 1;
    const [line, column] = spot;
    const range = rangeOfSpotInEditor([line, column + idStart, pointer.length - idStart]);
    edits.push({ path, range, text: newId });
  }
  return { kind: 'edits', edits };
}

function whyNotTaken(edition: EditionFacts, { id }: Named, newId: string): string | undefined {
  if (newId === id) return 'That is its id already.';
  if (!isXmlName(newId)) {
    return `“${newId}” cannot be an id: it begins with a letter and has letters, digits, hyphens, dots and underscores only.`;
  }
  const other = [...edition.files].find(([, { facts }]) => facts.ids.some((use) => use.id === newId));
  return other === undefined ? undefined : `${other[0]} has the id “${newId}” already.`;
}

function sourceAt(text: string, [line, column, length]: Spot): string {
  const start = offsetOfPoint(text, line, column);
  return text.slice(start, start + length);
}
