/** `edition import`: makes drafts from typescripts, and brings a changed typescript into the record that was made of it. */
import { basename, dirname, extname } from 'node:path';
import posix from 'node:path/posix';
import { breather } from '../concurrency/breather.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { UserError } from '../diagnostics/user-error.js';
import { idOfName } from '../edition/slug.js';
import type { TextEncoding } from '../importing/decode-text.js';
import type { Draft, Image } from '../importing/draft.js';
import type { EditionKnowledge } from '../importing/edition-knowledge.js';
import {
  checkSize,
  formatOfFile,
  readTypescript,
  stampOf,
  type TypescriptFormat,
  textOfTypescript,
} from '../importing/formats.js';
import { type Imported, importTypescript } from '../importing/import-typescript.js';
import type { Conflict } from '../importing/merging/merge-records.js';
import { writeEntries } from '../importing/names/entries-file.js';
import { doubtFindings, entryFindings, writeReport } from '../importing/report.js';
import { readBytes } from '../store/files.js';
import { toolVersion } from '../store/package-files.js';
import { openFolder } from '../store/source-files.js';
import { type FileToWrite, writeTogether } from '../store/write-together.js';
import { decodeXml } from '../xml/decode.js';
import { encodeLike } from '../xml/encode.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';
import { displayPath } from './display-path.js';
import { acceptEntries } from './import-entries.js';
import { knowEdition } from './import-knowledge.js';
import { type Returned, readReturned } from './import-returned.js';
import { checkDraft } from './import-validation.js';

export interface ImportOptions {
  readonly format?: TypescriptFormat;
  /** What a text is written in; else it is seen or guessed. */
  readonly encoding?: TextEncoding;
  /** The id of the record; else it is made of the file’s name. Only for one file. */
  readonly id?: string;
  readonly dryRun: boolean;
  /** Whether changes of a typescript are made in the record, and not only proposed. */
  readonly merge: boolean;
  /** Whether proposed entries are put into the registers. */
  readonly addEntries: boolean;
  /** The day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: ImportProgress) => void;
}

/** How far an import is; `done` and `of` count paragraphs, and are 0 where nothing is counted. */
export interface ImportProgress {
  readonly step: 'read' | 'encode' | 'validate';
  readonly done: number;
  readonly of: number;
}

export type ImportStatus = 'new' | 'unchanged' | 'proposed' | 'merged';

export interface ImportResult {
  /** The typescript, as it was named. */
  readonly file: string;
  readonly format: TypescriptFormat;
  readonly status: ImportStatus;
  /** The record, as findings name it. */
  readonly record: string;
  /** The draft; for a record that was there already, what it is or would be after the merge. */
  readonly xml: string;
  /** What is doubtful in the typescript, what is wrong in the draft, and where a merge has failed. */
  readonly findings: readonly Diagnostic[];
  /** The texts that findings are about, by the path that they name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that were written, or would be, as findings name them. */
  readonly written: readonly string[];
  /** How many changes of the typescript were brought into the record. */
  readonly changes: number;
  /** How many entries were added to the registers. */
  readonly addedEntries: number;
  /** Whether the file is one that was exported. */
  readonly isReturned?: boolean;
}

/**
 * Imports one typescript into an edition.
 *
 * @throws UserError for a file that cannot be read, or a record of that name that no import has made: then nothing is written
 */
export async function importFile(file: string, folder: string, options: ImportOptions): Promise<ImportResult> {
  const pause = breather(options.signal);
  const bytes = await readBytes(file, (size) => checkSize(size, basename(file)));
  const format = formatOfFile(bytes, basename(file), options.encoding);
  if (options.format !== undefined) checkFormat(file, format, options.format);
  const chosen = options.format ?? format;
  const knowledge = await knowEdition(folder);
  const stamp = stampOf(bytes, basename(file), chosen);
  const returned =
    stamp === undefined || options.id !== undefined
      ? undefined
      : await readReturned(file, bytes, chosen, stamp, folder, knowledge);
  if (returned !== undefined) return takeBack(file, folder, chosen, returned, options);
  const id = recordId(file, options.id, knowledge);
  const paths = pathsOf(id, file, chosen, knowledge.recordPath);
  options.progress?.({ step: 'read', done: 0, of: 0 });
  await pause();
  const draft = await withPictures(await readTypescript(bytes, basename(file), chosen, options.encoding), file);
  await pause();
  const { version, day } = { version: toolVersion(), day: options.day };
  const progress = (done: number, of: number): void => options.progress?.({ step: 'encode', done, of });
  const make = (from: Draft, name: string): Promise<Imported> =>
    importTypescript({ draft: from, typescript: name, id, edition: knowledge, version, day, pause, progress });
  const imported = await make(draft, posix.basename(paths.typescript));

  const edition = openFolder(folder);
  const record = await edition.read(paths.record);
  const context: Context = { file, folder, id, bytes, format: chosen, imported, paths, options, make };
  if (record.kind === 'file') {
    const kept = await keptTypescript(folder, id);
    if (kept === undefined) {
      throw new UserError(
        `${displayPath(folder, paths.record)} is there already, and no typescript is kept from which it was made`,
        'Nothing was written. Give the new record another name with --id, or remove the old one. If a translator has worked on an exported file, import that file itself: text that was copied into another one is not known again.',
      );
    }
    return mergeInto(context, record.bytes, kept);
  }
  return writeNew(context);
}

/** The end of a merge, for a file that was exported. */
async function takeBack(
  file: string,
  folder: string,
  format: TypescriptFormat,
  { record, text, changes, conflicts, findings }: Returned,
  { dryRun, merge, signal }: ImportOptions,
): Promise<ImportResult> {
  const isSame = changes === 0 && conflicts.length === 0;
  const proposal = `${kept}/${posix.basename(record.path, '.xml')}.proposed.xml`;
  const files: FileToWrite[] = [];
  if (changes > 0) {
    const content = encodeLike(record.bytes, text);
    if (merge) files.push({ path: record.path, content, replaces: record.bytes });
    else files.push(...(await replacing(folder, [{ path: proposal, content }])));
  }
  const invalid = changes === 0 ? [] : await checkDraft(folder, record.path, text, new Map(), [], signal);
  signal?.throwIfAborted();
  if (!dryRun) await writeTogether(folder, files);
  return {
    file,
    format,
    status: isSame ? 'unchanged' : merge ? 'merged' : 'proposed',
    record: record.file,
    xml: text,
    findings: [...findings, ...conflicts, ...invalid],
    texts: new Map([[record.file, conflicts.length > 0 ? record.text : text]]),
    written: files.map(({ path }) => displayPath(folder, path)),
    changes,
    addedEntries: 0,
    isReturned: true,
  };
}

interface Paths {
  readonly record: string;
  readonly typescript: string;
  readonly report: string;
  readonly entries: string;
  readonly proposal: string;
}

interface Context {
  readonly file: string;
  readonly folder: string;
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly format: TypescriptFormat;
  readonly imported: Imported;
  readonly paths: Paths;
  readonly options: ImportOptions;
  readonly make: (draft: Draft, name: string) => Promise<Imported>;
}

const kept = 'typescripts';

function pathsOf(id: string, file: string, format: TypescriptFormat, recordPath: (id: string) => string): Paths {
  return {
    record: recordPath(id),
    // A file may be named just “.md”: to the system, that is a name without an ending.
    typescript: `${kept}/${id}${extname(file).toLowerCase() || `.${format}`}`,
    report: `${kept}/${id}.doubts.json`,
    entries: `${kept}/${id}.entries.xml`,
    proposal: `${kept}/${id}.proposed.xml`,
  };
}

/**
 * The id of the record: the one that is wanted, else that of the file’s name, with a number where something other than a record has it.
 *
 * @throws UserError if the one that is wanted is taken
 */
function recordId(file: string, wanted: string | undefined, { owners, recordPath }: EditionKnowledge): string {
  // Ids that an import makes begin with that of the record.
  const made = (id: string): readonly string[] => [id, `${id}-translator`, `${id}-change-1`, `${id}-commenter-1`];
  const isFree = (id: string): boolean =>
    made(id).every((one) => (owners.get(one) ?? recordPath(id)) === recordPath(id));
  if (wanted !== undefined) {
    if (isFree(wanted)) return wanted;
    const owner = made(wanted).flatMap((one) => owners.get(one) ?? [])[0];
    throw new UserError(`The id ${wanted} is used already, in ${owner}`, 'Give the record another one with --id.');
  }
  const base = idOf(file);
  let id = base;
  for (let n = 2; !isFree(id); n += 1) id = `${base}-${n}`;
  return id;
}

/** The id that a file’s name gives: what begins with a digit gets a letter before it, as XML wants. */
function idOf(file: string): string {
  const name = basename(file, extname(file));
  const id = idOfName(name, 'd-');
  if (id === '')
    throw new UserError(
      `The name ${name} cannot be the id of a record`,
      'Give it one with --id, such as --id letter-1961-12-30.',
    );
  return id;
}

/** A text may be read as another kind of text; files of word processors are what they are. */
function checkFormat(file: string, found: TypescriptFormat, wanted: TypescriptFormat): void {
  const isBinary = (format: TypescriptFormat): boolean => format === 'docx' || format === 'odt';
  if (found !== wanted && (isBinary(found) || isBinary(wanted))) {
    throw new UserError(`${file} is a .${found} file and cannot be read as .${wanted}`, 'Leave --format out.');
  }
}

/** Pictures that a typescript names and that lie beside it, or below. */
async function withPictures(draft: Draft, file: string): Promise<Draft> {
  const beside = openFolder(dirname(file));
  const images = new Map<string, Image>();
  for (const [id, image] of draft.images) {
    const isNamed =
      image.bytes === undefined && image.source !== '' && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(image.source);
    const read = isNamed ? await beside.readInside(decodeName(image.source)) : undefined;
    images.set(id, read?.kind === 'file' ? { ...image, bytes: read.bytes } : image);
  }
  return { ...draft, images };
}

function decodeName(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}

async function writeNew(context: Context): Promise<ImportResult> {
  const { file, folder, bytes, imported, paths, options, format } = context;
  const old = await keptTypescript(folder, context.id);
  const accepted = options.addEntries ? await acceptEntries(folder, imported, context.paths) : undefined;
  const xml = accepted?.point(imported.xml) ?? imported.xml;
  const extra = await extraFiles(context, imported);
  const files: FileToWrite[] = [
    { path: paths.record, content: xml },
    ...(await replacing(folder, [{ path: paths.typescript, content: bytes }, ...extra])),
    ...(accepted?.files ?? []),
  ];
  options.progress?.({ step: 'validate', done: 0, of: 0 });
  const invalid = await checkDraft(
    folder,
    paths.record,
    xml,
    accepted?.registers ?? new Map(),
    imported.images.keys(),
    options.signal,
  );
  if (!options.dryRun) await writeTogether(folder, files);
  const findings = [...doubtsOf(context, imported), ...invalid];
  return {
    file,
    format,
    status: 'new',
    record: displayPath(folder, paths.record),
    xml,
    findings,
    texts: textsOf(context, xml),
    written: files
      .filter(({ path }) => path !== old?.path || path === paths.typescript)
      .map(({ path }) => displayPath(folder, path)),
    changes: 0,
    addedEntries: accepted?.count ?? 0,
  };
}

/** The report, the proposed entries and the pictures. */
async function extraFiles({ paths, id, format }: Context, imported: Imported): Promise<readonly FileToWrite[]> {
  const language = /<text xml:lang="([^"]*)"/.exec(imported.xml)?.[1] ?? 'en';
  const report = writeReport({
    typescript: paths.typescript,
    record: id,
    places: format === 'docx' || format === 'odt' ? 'paragraphs' : 'lines',
    doubts: imported.doubts,
    conversions: imported.conversions,
    entries: imported.proposals,
  });
  return [
    { path: paths.report, content: report },
    ...(imported.proposals.length === 0
      ? []
      : [
          {
            path: paths.entries,
            content: writeEntries(imported.proposals, posix.basename(paths.typescript), language),
          },
        ]),
    ...[...imported.images].map(([path, image]) => ({ path, content: image.bytes ?? new Uint8Array() })),
  ];
}

/** Files of ours, which may replace older ones of theirs. */
async function replacing(folder: string, files: readonly FileToWrite[]): Promise<readonly FileToWrite[]> {
  const edition = openFolder(folder);
  return Promise.all(
    files.map(async (file) => {
      const read = await edition.read(file.path);
      return read.kind === 'file' ? { ...file, replaces: read.bytes } : file;
    }),
  );
}

interface Kept {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The typescript of which a record was made. */
async function keptTypescript(folder: string, id: string): Promise<Kept | undefined> {
  const edition = openFolder(folder);
  for (const name of (await edition.names(kept)) ?? []) {
    if (!/\.(?:md|markdown|txt|text|docx|html?|xhtml|odt)$/i.test(name) || name.slice(0, name.lastIndexOf('.')) !== id)
      continue;
    const path = `${kept}/${name}`;
    const read = await edition.read(path);
    if (read.kind === 'file') return { path, bytes: read.bytes };
  }
  return undefined;
}

/** Brings the changes between the kept typescript and the new one into the record. */
async function mergeInto(context: Context, recordBytes: Uint8Array, old: Kept): Promise<ImportResult> {
  const { file, folder, bytes, imported, paths, options, format } = context;
  const record = displayPath(folder, paths.record);
  const current = decodeXml(recordBytes, record).text;
  const mine = current === undefined ? undefined : parseXml(current, record).document;
  if (current === undefined || mine === undefined) {
    throw new UserError(
      `${record} is not well-formed, so that nothing can be brought into it`,
      'Correct it first: edition validate says what is wrong.',
    );
  }
  const isSame = Buffer.compare(old.bytes, bytes) === 0;
  const accepted = options.addEntries ? await acceptEntries(folder, imported, paths) : undefined;
  const merged = isSame ? { text: current, changes: 0, conflicts: [] } : await mergeText(context, old, mine);
  const xml = accepted?.point(merged.text) ?? merged.text;
  const conflicts = merged.conflicts.map((conflict) => conflictFinding(conflict, record));
  const writesRecord = options.merge || (isSame && options.addEntries);
  const files: FileToWrite[] = [];
  if (writesRecord) {
    if (xml !== current)
      files.push({ path: paths.record, content: encodeLike(recordBytes, xml), replaces: recordBytes });
    if (!isSame)
      files.push(
        ...(await replacing(folder, [
          { path: paths.typescript, content: bytes },
          ...(await extraFiles(context, imported)),
        ])),
      );
    files.push(...(accepted?.files ?? []));
  } else if (!isSame)
    files.push(...(await replacing(folder, [{ path: paths.proposal, content: encodeLike(recordBytes, xml) }])));
  const invalid =
    isSame && !writesRecord
      ? []
      : await checkDraft(
          folder,
          paths.record,
          xml,
          accepted?.registers ?? new Map(),
          imported.images.keys(),
          options.signal,
        );
  if (!options.dryRun) await writeTogether(folder, files);
  return {
    file,
    format,
    status: isSame ? 'unchanged' : options.merge ? 'merged' : 'proposed',
    record,
    xml,
    findings: [...(isSame ? [] : doubtsOf(context, imported)), ...conflicts, ...invalid],
    texts: new Map([...textsOf(context, xml), [record, current]]),
    written: files.map(({ path }) => displayPath(folder, path)),
    changes: merged.changes,
    addedEntries: writesRecord ? (accepted?.count ?? 0) : 0,
  };
}

async function mergeText({ make, imported }: Context, old: Kept, mine: XmlDocument) {
  const { mergeRecords } = await import('../importing/merging/merge-records.js');
  const name = posix.basename(old.path);
  const base = await make(await readTypescript(old.bytes, name, formatOfFile(old.bytes, name)), name);
  const [before, after] = [parseXml(base.xml, name).document, parseXml(imported.xml, name).document];
  if (before === undefined || after === undefined) throw new Error('A draft is not well-formed');
  return mergeRecords(before, after, mine);
}

function conflictFinding({ range, message, before, after }: Conflict, file: string): Diagnostic {
  const shown = (text: string): string =>
    text === '' ? 'nothing' : `“${text.length > 120 ? `${text.slice(0, 120)}…` : text}”`;
  return diagnostic('import/merge-conflict', file, range, {
    message,
    help: `The old typescript has ${shown(before)}; the new one has ${shown(after)}. Change the record by hand`,
  });
}

function doubtsOf({ file }: Context, { doubts, proposals }: Imported): readonly Diagnostic[] {
  const name = displayPath('.', file);
  return [...doubtFindings(doubts, name), ...entryFindings(proposals, name)];
}

function textsOf({ file, folder, bytes, format, paths, options }: Context, xml: string): ReadonlyMap<string, string> {
  const texts = new Map([[displayPath(folder, paths.record), xml]]);
  const text = textOfTypescript(bytes, basename(file), format, options.encoding);
  if (text !== undefined) texts.set(displayPath('.', file), text);
  return texts;
}

/** @throws UserError if two typescripts of one call would become the same record */
export function refuseTwins(files: readonly string[]): void {
  const ids = new Map<string, string>();
  for (const file of files) {
    const id = idOf(file);
    const other = ids.get(id);
    if (other !== undefined)
      throw new UserError(
        `${other} and ${file} would both become the record ${id}`,
        'Rename one of them, or import it alone with --id.',
      );
    ids.set(id, file);
  }
}
