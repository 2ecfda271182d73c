/** What witnesses are called. */
import { UserError } from '../diagnostics/user-error.js';

/** A witness as the command line names it. */
export interface NamedFile {
  readonly siglum: string;
  /** The siglum as an XML name. */
  readonly id: string;
  readonly path: string;
}

/** What may begin an XML name, and what else may stand in it: NameStartChar and NameChar of XML 1.0 §2.3, without the colon. */
const nameStart =
  /[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/u;
const inName = /[\u0300-\u036f\u00b7\u203f\u2040.0-9-]/u;

/** The siglum as an XML name, or the nearest one. */
function nameFor(siglum: string): string {
  const name = [...siglum].map((character) => (nameStart.test(character) || inName.test(character) ? character : '-'));
  return nameStart.test(name[0] ?? '') ? name.join('') : `w-${name.join('')}`;
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
