import posix from 'node:path/posix';
import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { decodeXml } from '../xml/decode.js';
import { type EditionConfig, readConfig } from './config.js';
import { type RegisterKind, registerKinds } from './model.js';

/** What reading a file gives; see src/store/source-files.ts. */
export type FileRead =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The files of an edition. Paths are relative to its folder, with `/`. */
export interface Files {
  read(path: string): Promise<FileRead>;
  names(path: string): Promise<readonly string[] | undefined>;
}

/** A file of an edition whose bytes are text. */
export interface SourceText {
  /** Relative to the edition's folder, with `/`. */
  readonly path: string;
  /** The path that findings name. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Decoded, without a byte order mark. */
  readonly text: string;
}

export interface EditionSources {
  readonly configPath: string;
  /** Undefined where `edition.yaml` is missing or wrong. */
  readonly config: EditionConfig | undefined;
  readonly configText: string;
  /** Every file that could be read, by its path: registers, records and texts, in this order; `edition.yaml` is not among them. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** Paths of the records, sorted by name, those that could not be read as well. */
  readonly records: readonly string[];
  readonly registers: Readonly<Partial<Record<RegisterKind, string>>>;
  /** Files that should be there and could not be read. */
  readonly broken: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

export const configFile = 'edition.yaml';

/**
 * Finds and reads the files that an edition consists of. What is wrong with one is a finding, and the others are read all the same.
 *
 * @param display turns a path of the edition into the path that findings name
 * @param also files to read besides those that the configuration names
 */
export async function loadEdition(
  files: Files,
  display: (path: string) => string,
  also: readonly string[] = [],
): Promise<EditionSources> {
  const diagnostics: Diagnostic[] = [];
  const configRead = await readText(files, configFile, display(configFile), startOfFile);
  diagnostics.push(...configRead.diagnostics);
  const configText = configRead.source?.text ?? '';
  const read = readConfig(configText, display(configFile));
  if (configRead.source !== undefined) diagnostics.push(...read.diagnostics);
  // Where the configuration is wrong, the records are still checked: the editor sees all mistakes at once.
  const config = configRead.source === undefined ? undefined : read.config;
  const plan = config ?? (readConfig('title: x', display(configFile)).config as EditionConfig);
  const at = (path: readonly (string | number)[]): Place => ({ file: display(configFile), range: read.rangeOf(path) });

  const records = await expand(files, plan.records);
  diagnostics.push(...records.missing.map((path, i) => missingConfigured(path, at(['records', i]))));
  if (records.paths.length === 0 && records.missing.length === 0) {
    diagnostics.push(
      diagnostic('file/no-records', display(configFile), at(['records']).range, {
        message: `The edition has no records: there is no .xml file in ${plan.records.join(', ')}`,
        help: 'Put a record there, such as records/first.xml',
      }),
    );
  }
  const registers = await findRegisters(files, plan, at, diagnostics);
  const texts = await expand(files, plan.texts);

  const wanted = [...new Set([...Object.values(registers), ...records.paths, ...texts.paths, ...also])].filter(
    (path) => path !== configFile,
  );
  const sources = new Map<string, SourceText>();
  const broken = new Set<string>();
  for (const batch of batches(wanted, 64)) {
    const found = await Promise.all(batch.map((path) => readText(files, path, display(path), startOfFile)));
    for (const [i, { source, diagnostics: findings }] of found.entries()) {
      const path = batch[i] as string;
      diagnostics.push(...findings);
      if (source === undefined) broken.add(path);
      else sources.set(path, source);
    }
  }
  return {
    configPath: configFile,
    config,
    configText,
    sources,
    records: records.paths,
    registers,
    broken,
    diagnostics,
  };
}

interface Place {
  readonly file: string;
  readonly range: SourceRange;
}

/** Reads one file as text; what is wrong with it is said at the first character, or at the byte that is wrong. */
export async function readText(
  files: Pick<Files, 'read'>,
  path: string,
  file: string,
  range: SourceRange = startOfFile,
): Promise<{ readonly source: SourceText | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const read = await files.read(path);
  if (read.kind === 'file') {
    const { text, diagnostics } = decodeXml(read.bytes, file);
    return { source: text === undefined ? undefined : { path, file, bytes: read.bytes, text }, diagnostics };
  }
  const finding =
    read.kind === 'missing'
      ? diagnostic('file/missing', file, range, {
          message: 'There is no such file',
          help: path === configFile ? 'Write one; all it needs is a title' : 'Restore it, or correct its name',
        })
      : read.kind === 'folder'
        ? diagnostic('file/not-a-file', file, range, {
            message: 'A folder stands where a file should be',
            help: 'Rename or move the folder',
          })
        : diagnostic('file/unreadable', file, range, {
            message: `The file cannot be read (${read.reason})`,
            help: 'Change its permissions, so that you may read it',
          });
  return { source: undefined, diagnostics: [finding] };
}

/** The files that a list of files and folders means: of a folder, its `.xml` files, sorted by name. */
async function expand(
  files: Files,
  paths: readonly string[],
): Promise<{ readonly paths: readonly string[]; readonly missing: readonly string[] }> {
  const found: string[] = [];
  const missing: string[] = [];
  for (const path of paths.map(normal)) {
    const names = await files.names(path);
    if (names !== undefined)
      found.push(...names.filter((name) => name.endsWith('.xml')).map((name) => join(path, name)));
    else if (path.endsWith('.xml')) found.push(path);
    else missing.push(path);
  }
  return { paths: [...new Set(found)], missing };
}

/** The registers that there are; one that the configuration names and that is not there is a finding at its name. */
async function findRegisters(
  files: Files,
  config: EditionConfig,
  at: (path: readonly string[]) => Place,
  diagnostics: Diagnostic[],
): Promise<Partial<Record<RegisterKind, string>>> {
  const found: Partial<Record<RegisterKind, string>> = {};
  for (const kind of registerKinds) {
    const configured = config.registers[kind];
    if (configured === undefined) continue;
    const path = normal(configured);
    const read = await files.read(path);
    if (read.kind !== 'missing') found[kind] = path;
    else if (!config.registersAreDefault) diagnostics.push(missingConfigured(path, at(['registers', kind])));
  }
  return found;
}

function missingConfigured(path: string, { file, range }: Place): Diagnostic {
  return diagnostic('file/missing', file, range, {
    message: `${path} does not exist`,
    help: 'Correct the path, which is relative to the edition’s folder, or restore the file',
  });
}

function normal(path: string): string {
  return posix.normalize(path).replace(/\/$/, '');
}

function join(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

function* batches<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}
