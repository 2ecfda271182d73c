/** `edition export`: records as files for a translator, who works in a word processor. */
import { basename, extname, join, resolve } from 'node:path';
import posix from 'node:path/posix';
import { UserError } from '../diagnostics/user-error.js';
import type { SourceText } from '../edition/load.js';
import { notShown } from '../exporting/check-words.js';
import { layOut, originalOf } from '../exporting/lay-out.js';
import { layoutText } from '../exporting/returning/tokens.js';
import type { Script } from '../exporting/script.js';
import { type ExportFormat, writeExport } from '../exporting/write-export.js';
import type { Part } from '../importing/stamp.js';
import { isFolder } from '../store/files.js';
import { sha256 } from '../store/hash.js';
import { openFolder } from '../store/source-files.js';
import { checkOutput, makeOutputFolder, writeOutput } from '../store/write-output.js';
import { writeTogether } from '../store/write-together.js';
import { zipBytes } from '../store/zip-bytes.js';
import { parseXml } from '../xml/parse.js';
import { descendants } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';
import { exportable, keepVersion } from './exported-versions.js';
import { findEditions } from './find-editions.js';

export interface ExportOptions {
  readonly edition?: string;
  /** By the ending of `out`, else `docx`, if not given. */
  readonly format?: ExportFormat;
  /** A file for one record, else a folder. */
  readonly out: string;
  readonly force: boolean;
  readonly signal: AbortSignal;
}

export interface Exported {
  readonly record: string;
  /** As they are named in messages. */
  readonly files: readonly string[];
  /** What the files do not show, and the record keeps. */
  readonly notShown: readonly string[];
}

interface Chosen {
  readonly id: string;
  readonly folder: string;
  readonly source: SourceText;
}

interface Made {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files of records, all of them or none.
 *
 * @param names ids of records, or their files
 * @throws UserError for a record that there is not, that cannot be exported, or a file that may not be written
 */
export async function exportRecords(names: readonly string[], options: ExportOptions): Promise<readonly Exported[]> {
  const chosen = await chooseRecords(names, options.edition);
  const { folder, file, format } = await destination(options, chosen.length);
  const made: { readonly record: Chosen; readonly files: readonly Made[]; readonly notShown: readonly string[] }[] = [];
  for (const record of chosen) {
    options.signal.throwIfAborted();
    const document = documentOf(record.source);
    const parts: readonly Part[] =
      originalOf(document.root) === undefined ? ['translation'] : ['translation', 'original'];
    const files: Made[] = [];
    for (const part of parts) {
      const name = file ?? `${record.id}.${format}`;
      const own = part === 'original' ? `${basename(name, extname(name))}.original.${format}` : name;
      files.push({ path: join(folder, own), bytes: await makeFile(record, document, part, format) });
    }
    made.push({ record, files, notShown: notShown(document.root, format === 'md') });
  }
  refuseTwins(made.flatMap(({ files }) => files));
  for (const { path, bytes } of made.flatMap(({ files }) => files))
    await checkOutput(path, bytes, { replace: options.force });
  options.signal.throwIfAborted();
  await makeOutputFolder(folder);
  for (const { record } of made) {
    await writeTogether(record.folder, await keepVersion(record.folder, record.id, record.source.bytes));
  }
  for (const { path, bytes } of made.flatMap(({ files }) => files))
    await writeOutput(path, bytes, { replace: options.force });
  return made.map(({ record, files, notShown: list }) => ({
    record: record.source.file,
    files: files.map(({ path }) => path),
    notShown: list,
  }));
}

async function chooseRecords(names: readonly string[], edition: string | undefined): Promise<readonly Chosen[]> {
  const editions = await findEditions(edition === undefined ? [] : [edition]);
  const all: Chosen[] = [];
  for (const { folder } of editions) {
    for (const [id, source] of await exportable(folder)) all.push({ id, folder, source });
  }
  const chosen = new Map<string, Chosen>();
  for (const name of names) {
    const found = all.filter(({ id, folder, source }) => id === name || resolve(folder, source.path) === resolve(name));
    const [first] = found;
    if (first === undefined) {
      throw new UserError(
        `There is no record “${name}”`,
        `Looked in ${editions.map(({ folder }) => folder).join(', ')}. Name a record by its id, which is the name of its file without .xml, or by its file.`,
      );
    }
    if (found.length > 1) {
      throw new UserError(
        `There are several records “${name}”: ${found.map(({ source }) => source.file).join(', ')}`,
        'Name the file, or the edition with --edition.',
      );
    }
    chosen.set(first.source.file, first);
  }
  return [...chosen.values()];
}

/** Where the files go, and what they are. */
async function destination({ out, format }: ExportOptions, count: number) {
  const ending = /\.(docx|md)$/i.exec(out)?.[1]?.toLowerCase() as ExportFormat | undefined;
  const other = /\.(?:odt|docm?|dotx?|rtf|pdf|html?|txt)$/i.exec(out)?.[0];
  if (other !== undefined && !(await isFolder(out))) {
    throw new UserError(`${other} is not a format that is written`, 'End the name in .docx or .md, or name a folder.');
  }
  if (ending === undefined || (await isFolder(out))) return { folder: out, file: undefined, format: format ?? 'docx' };
  if (count > 1) throw new UserError(`${out} is one file, and there are ${count} records`, 'Name a folder with --out.');
  if (format !== undefined && format !== ending) {
    throw new UserError(`--out ${out} and --format ${format} do not go together`, 'Leave one of them out.');
  }
  return { folder: join(out, '..'), file: basename(out), format: ending };
}

function documentOf(source: SourceText): XmlDocument {
  const { document, diagnostics } = parseXml(source.text, source.file);
  if (document === undefined) {
    throw new UserError(
      `${source.file} is not well-formed: ${diagnostics[0]?.message ?? ''}`,
      'Nothing was written. edition validate says what is wrong where.',
    );
  }
  const { root } = document;
  if (root.local !== 'TEI' && root.local !== 'teiCorpus') {
    throw new UserError(`${source.file} is not a record: it begins with <${root.name}>`, 'A record begins with <TEI>.');
  }
  if (![...descendants(root, 'body')].some(() => true)) {
    throw new UserError(`${source.file} has no text`, 'There is nothing to export.');
  }
  if ([...descendants(root, 'include')].some(({ uri }) => uri === 'http://www.w3.org/2001/XInclude')) {
    throw new UserError(
      `${source.file} is put together from several files (xi:include), and changes of a translator could not be brought into them`,
      'Export the files that it includes, if they are records.',
    );
  }
  return document;
}

async function makeFile(
  { id, folder, source }: Chosen,
  document: XmlDocument,
  part: Part,
  format: ExportFormat,
): Promise<Uint8Array> {
  const script = layOut(document, part);
  const stamp = { record: id, part, version: sha256(source.bytes), layout: sha256(layoutText(script)).slice(0, 16) };
  const pictures = format === 'docx' ? await picturesOf(script, folder, source) : new Map<string, Uint8Array>();
  return writeExport({ document, script, stamp, format, pictures, pack });
}

function pack(parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  return zipBytes(
    [...parts].map(([path, content]) => ({ path, content })),
    0,
  );
}

/** Only pictures that lie in the edition’s folder. */
async function picturesOf(
  script: Script,
  folder: string,
  { path, file }: SourceText,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  const edition = openFolder(folder);
  for (const [id, { url }] of script.images) {
    const target = posix.join(posix.dirname(path), decoded(url));
    const read = await edition.readInside(target);
    if (read.kind !== 'file') {
      throw new UserError(
        `The picture ${url} of ${file} ${read.kind === 'outside' ? 'lies outside the edition' : 'could not be read'}`,
        'Nothing was written. Correct the url of the graphic, or put the picture there.',
      );
    }
    pictures.set(id, read.bytes);
  }
  return pictures;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Two records of one name, from two editions. */
function refuseTwins(files: readonly Made[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (seen.has(path)) throw new UserError(`Two records would both become ${path}`, 'Export them into two folders.');
    seen.add(path);
  }
}
