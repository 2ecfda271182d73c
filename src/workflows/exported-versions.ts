/** The versions of records that were exported: kept in the edition, so that what a translator has changed can be told from what an editor has. */
import posix from 'node:path/posix';
import { UserError } from '../diagnostics/user-error.js';
import { type EditionSources, loadEdition, type SourceText } from '../edition/load.js';
import type { Stamp } from '../importing/stamp.js';
import { sha256 } from '../store/hash.js';
import { openFolder } from '../store/source-files.js';
import type { FileToWrite } from '../store/write-together.js';
import { displayPath } from './display-path.js';

const kept = 'typescripts/exported';

function keptPath({ record, version }: Pick<Stamp, 'record' | 'version'>): string {
  return `${kept}/${record}.${version.slice(0, 12)}.xml`;
}

/** The file that keeps a version of a record; none if it is kept already. */
export async function keepVersion(folder: string, record: string, bytes: Uint8Array): Promise<readonly FileToWrite[]> {
  const path = keptPath({ record, version: sha256(bytes) });
  return (await openFolder(folder).has(path)) ? [] : [{ path, content: bytes }];
}

/** A version of a record that was exported; undefined if it is not kept, or if the copy is another one by now. */
export async function keptVersion(folder: string, stamp: Stamp): Promise<Uint8Array | undefined> {
  const read = await openFolder(folder).readInside(keptPath(stamp));
  return read.kind === 'file' && sha256(read.bytes) === stamp.version ? read.bytes : undefined;
}

/** The records and texts of an edition by their ids, which are the names of their files. */
export async function exportable(folder: string): Promise<ReadonlyMap<string, SourceText>> {
  const edition = await loadEdition(openFolder(folder), (path) => displayPath(folder, path));
  if (edition.config === undefined) throw wrongConfiguration(folder, edition);
  const registers = new Set(Object.values(edition.registers));
  const found = new Map<string, SourceText>();
  // A record goes before a text of the same name.
  const sources = [...edition.sources.values()].filter(({ path }) => !registers.has(path));
  for (const source of [...sources].sort((a, b) => rank(a, edition) - rank(b, edition))) {
    const id = posix.basename(source.path, '.xml');
    if (!found.has(id)) found.set(id, source);
  }
  return found;
}

function rank({ path }: SourceText, { records }: EditionSources): number {
  return records.includes(path) ? 0 : 1;
}

function wrongConfiguration(folder: string, { diagnostics }: EditionSources): UserError {
  const found = diagnostics.find(({ severity }) => severity === 'error');
  return new UserError(
    `The configuration of the edition ${folder} is wrong: ${found?.message ?? 'it cannot be read'}`,
    'edition validate says what is wrong where.',
  );
}
