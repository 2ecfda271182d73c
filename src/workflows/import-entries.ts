/** Puts the entries that an import has proposed, and an editor accepts, into the registers. */
import posix from 'node:path/posix';
import { UserError } from '../diagnostics/user-error.js';
import { loadEdition } from '../edition/load.js';
import { addEntries } from '../edition/new-entries.js';
import type { Imported } from '../importing/import-typescript.js';
import { type EntryRegister, pointToEntries, readEntries, writeEntries } from '../importing/names/entries-file.js';
import { openFolder } from '../store/source-files.js';
import type { FileToWrite } from '../store/write-together.js';
import { decodeXml } from '../xml/decode.js';
import { encodeLike } from '../xml/encode.js';
import { parseXml } from '../xml/parse.js';
import { displayPath } from './display-path.js';

export interface Acceptance {
  /** The registers with the new entries, to be written. */
  readonly files: readonly FileToWrite[];
  /** The same as texts, by their path in the edition. */
  readonly registers: ReadonlyMap<string, string>;
  /** Puts pointers into a record in the place of keys. */
  readonly point: (record: string) => string;
  readonly count: number;
}

/**
 * Prepares the registers: with the entries of the kept file of proposals, as an editor has left it, else with all that are proposed now. An id
 * that a register has already is left alone.
 *
 * @throws UserError if the file of proposals is not well-formed, or a register is missing
 */
export async function acceptEntries(
  folder: string,
  { proposals }: Imported,
  paths: { readonly entries: string; readonly record: string },
): Promise<Acceptance> {
  const edition = openFolder(folder);
  const kept = await edition.read(paths.entries);
  const name = displayPath(folder, paths.entries);
  const text = kept.kind === 'file' ? (decodeXml(kept.bytes, name).text ?? '') : writeEntries(proposals, '', 'en');
  const { document, diagnostics } = parseXml(text, name);
  if (document === undefined) {
    const place = diagnostics[0]?.range.start;
    throw new UserError(
      `${name}:${place?.line ?? 1}:${place?.column ?? 1} ${diagnostics[0]?.message ?? 'cannot be read'}`,
      'Correct the file, then run the command again.',
    );
  }
  const entries = readEntries(document);
  const { registers, sources } = await loadEdition(edition, (path) => displayPath(folder, path));
  const files: FileToWrite[] = [];
  const texts = new Map<string, string>();
  const pointers = new Map<string, string>();
  let count = 0;
  for (const register of new Set(entries.map((entry) => entry.register))) {
    const path = registers[register as EntryRegister];
    const source = path === undefined ? undefined : sources.get(path);
    const parsed = source === undefined ? undefined : parseXml(source.text, source.file).document;
    if (path === undefined || source === undefined || parsed === undefined) {
      throw new UserError(
        `The edition has no register of ${{ people: 'persons', places: 'places', organizations: 'organisations' }[register]}`,
        'Make one, then add the entries; or leave --add-entries out.',
      );
    }
    const own = entries.filter((entry) => entry.register === register);
    for (const { id } of own) pointers.set(id, `${posix.relative(posix.dirname(paths.record), path)}#${id}`);
    const fresh = own.filter(({ id }) => !source.text.includes(`xml:id="${id}"`));
    if (fresh.length === 0) continue;
    const whole = addEntries(parsed, register, fresh);
    if (whole === undefined)
      throw new UserError(
        `${source.file} has no list for new entries`,
        'Add one, such as listPerson, to its standOff.',
      );
    count += fresh.length;
    texts.set(path, whole);
    files.push({ path, content: encodeLike(source.bytes, whole), replaces: source.bytes });
  }
  return { files, registers: texts, point: (record) => pointToEntries(record, pointers), count };
}
