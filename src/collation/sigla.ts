/** What witnesses are called. */
import { UserError } from '../diagnostics/user-error.js';

/** A witness as the command line names it. */
export interface NamedFile {
  readonly siglum: string;
  /** The siglum as an XML name. */
  readonly id: string;
  readonly path: string;
}

/** What may stand in an XML name (Namespaces in XML 1.0 §3, without the rarest scripts). */
const nameStart = /[\p{L}_]/u;
const inName = /[\p{L}\p{N}\p{M}._-]/u;

/** The siglum as an XML name, or the nearest one. */
function nameFor(siglum: string): string {
  const name = [...siglum].map((character) => (inName.test(character) ? character : '-')).join('');
  return nameStart.test(name.charAt(0)) ? name : `w-${name}`;
}

/** Several words for a siglum that a file is to have, as the user may write them. */
function suggestions(path: string, taken: ReadonlySet<string>): string {
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') if (!taken.has(letter)) return `${letter}=${path}`;
  return `another=${path}`;
}

/**
 * The witnesses with their sigla and ids, all different.
 *
 * @throws UserError for fewer than two witnesses, or the same siglum twice
 */
export function nameWitnesses(
  files: readonly { readonly siglum: string; readonly path: string }[],
): readonly NamedFile[] {
  if (files.length < 2) {
    throw new UserError(
      'A collation needs at least two witnesses',
      'Name two files or more, such as: edition collate A=first.txt B=second.txt',
    );
  }
  const paths = new Map<string, string>();
  const ids = new Set<string>();
  return files.map(({ siglum, path }) => {
    const other = paths.get(siglum);
    if (other !== undefined) {
      throw new UserError(
        `Two witnesses have the siglum “${siglum}”: ${other} and ${path}`,
        `Give one of them another, such as ${suggestions(path, new Set(files.map((file) => file.siglum)))}`,
      );
    }
    paths.set(siglum, path);
    let id = nameFor(siglum);
    while (ids.has(id)) id += '-';
    ids.add(id);
    return { siglum, id, path };
  });
}

/** Whether a word can be the `xml:id` of a document. */
export function isName(word: string): boolean {
  return word !== '' && nameFor(word) === word;
}
