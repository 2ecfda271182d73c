/** Opens an edition for tagging: which records are meant, what the registers know, what has been rejected before. */
import { relative, resolve, sep } from 'node:path';
import posix from 'node:path/posix';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import type { EditionConfig } from '../edition/config.js';
import { type EditionSources, loadEdition, type SourceText } from '../edition/load.js';
import type { Entity, RegisterKind } from '../edition/model.js';
import { readRecordMeta } from '../edition/record.js';
import { isFile } from '../store/files.js';
import { openFolder, type SourceFolder } from '../store/source-files.js';
import type { Rejection } from '../tagging/rejections.js';
import { parseXml } from '../xml/parse.js';
import { readRootTag } from '../xml/root-tag.js';
import type { XmlDocument } from '../xml/tree.js';
import { displayPath } from './display-path.js';
import { editionAbove, findOneEdition } from './find-editions.js';
import { openRegisters } from './open-registers.js';
import { type OpenRejected, openRejected } from './rejected-tags.js';

/** A record that can be tagged. */
export interface OpenRecord {
  readonly id: string;
  /** Relative to the edition’s folder, with `/`. */
  readonly path: string;
  readonly title: string;
  readonly source: SourceText;
  readonly document: XmlDocument;
  /** The day that “tonight” is counted from. */
  readonly day: string | undefined;
}

export interface OpenTagging {
  readonly folder: string;
  readonly records: readonly OpenRecord[];
  readonly registers: Readonly<Partial<Record<RegisterKind, SourceText>>>;
  readonly entities: readonly Entity[];
  /** Every `xml:id` of the registers. */
  readonly ids: ReadonlySet<string>;
  /** A category “inferred from the content”, if a register has one. */
  readonly inferred: Pick<Entity, 'file' | 'id'> | undefined;
  /** The language that new entries are in. */
  readonly language: string;
  readonly rejections: readonly Rejection[];
  /** The file of rejections as it is; undefined if there is none. */
  readonly rejectionsBytes: Uint8Array | undefined;
  /** What is wrong with records, which are left out. */
  readonly diagnostics: readonly Diagnostic[];
  /** By the path that findings name. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Opens the records that are meant.
 *
 * @param names ids or paths; none means all records of the edition
 * @param edition the folder of the edition, or its name; left out, it is that of the first file, or the only one here
 * @throws UserError for a record that is not there, and for an edition, a register or a file of rejections that cannot be read
 */
export async function openTagging(names: readonly string[], edition: string | undefined): Promise<OpenTagging> {
  const folder = await folderOf(names, edition);
  const display = (path: string): string => displayPath(folder, path);
  const files = openFolder(folder);
  const sources = await loadEdition(files, display);
  const { config } = sources;
  if (config === undefined)
    throw new UserError(`${display(sources.configPath)} is wrong or missing`, 'edition validate says what is wrong.');
  const diagnostics: Diagnostic[] = [];
  const records: OpenRecord[] = [];
  for (const path of await chooseRecords(names, folder, sources)) {
    const source = sources.sources.get(path);
    if (source === undefined) {
      diagnostics.push(...sources.diagnostics.filter(({ file }) => file === display(path)));
      continue;
    }
    const { document, diagnostics: found } = parseXml(source.text, source.file);
    if (document === undefined) diagnostics.push(...found);
    else records.push(recordOf(path, source, document));
  }
  const registers = registersOf(config, sources);
  const { rejections, bytes } = await openRejections(files, display);
  return {
    folder,
    records,
    ...registers,
    language: config.languages.translation ?? config.locale,
    rejections,
    rejectionsBytes: bytes,
    diagnostics,
    texts: new Map([...sources.sources.values()].map(({ file, text }) => [file, text])),
  };
}

async function folderOf(names: readonly string[], edition: string | undefined): Promise<string> {
  if (edition === undefined) {
    for (const name of names) {
      const folder = (await isFile(name)) ? await editionAbove(name) : undefined;
      if (folder !== undefined) return relative(process.cwd(), folder) || '.';
    }
  }
  return (await findOneEdition(edition)).folder;
}

function recordOf(path: string, source: SourceText, document: XmlDocument): OpenRecord {
  const { id, title, date } = readRecordMeta(document, path);
  return { id, path, title, source, document, day: date?.when?.slice(0, 10) };
}

/** The paths of the records that are meant; texts in their original language only if they are named. */
async function chooseRecords(
  names: readonly string[],
  folder: string,
  { records, sources, registers }: EditionSources,
): Promise<readonly string[]> {
  if (names.length === 0) return records;
  const others = new Set(Object.values(registers));
  const all = [...new Set([...records, ...[...sources.keys()].filter((path) => !others.has(path))])];
  const idOf = (path: string): string =>
    readRootTag(sources.get(path)?.text ?? '')?.attributes.find(({ name }) => name === 'xml:id')?.value ??
    posix.basename(path, '.xml');
  return names.map((name) => {
    const inside = relative(resolve(folder), resolve(name)).split(sep).join('/');
    const found = all.find((path) => path === inside || path === name || idOf(path) === name);
    if (found !== undefined) return found;
    const ids = all.map(idOf).join(', ');
    throw new UserError(
      `“${name}” is no record of the edition ${folder}`,
      ids === ''
        ? 'It has none.'
        : `Name one by its id or its file: ${ids.length > 300 ? `${ids.slice(0, 300)}…` : ids}.`,
    );
  });
}

function registersOf(
  config: EditionConfig,
  sources: EditionSources,
): Pick<OpenTagging, 'registers' | 'entities' | 'ids' | 'inferred'> {
  const { registers, ids } = openRegisters(config, sources);
  const found = registers.map(({ kind, file }) => [kind, sources.sources.get(file) as SourceText] as const);
  return {
    registers: Object.fromEntries(found),
    entities: registers.flatMap(({ entities }) => entities),
    ids: new Set(ids),
    inferred: registers.flatMap(({ categories }) => categories).find(({ id }) => id === 'basis-content'),
  };
}

async function openRejections(
  files: SourceFolder,
  display: (path: string) => string,
): Promise<Pick<OpenRejected, 'rejections' | 'bytes'>> {
  const { diagnostics, ...opened } = await openRejected(files, display);
  const [first] = diagnostics;
  if (first === undefined) return opened;
  const { line, column } = first.range.start;
  // What cannot be read would be lost when the file is written anew.
  throw new UserError(`${first.file}:${line}:${column} ${first.message}`, `${first.help}. Then run the command again.`);
}
