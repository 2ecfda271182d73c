/**
 * The order of a build: validate; index; transform the records; draw the pages; put all of it in place at once. On any error
 * nothing is published, and what was published before stays as it is.
 */
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import type { EditionConfig } from '../edition/config.js';
import { editionDocument, indexEntities } from '../edition/context.js';
import { latestOf } from '../edition/dates.js';
import { type EditionIndex, indexRecords, indexRegisters } from '../edition/index-edition.js';
import { countWords } from '../edition/record.js';
import { type ManifestFile, manifestJson } from '../site/manifest.js';
import { sitemapXml } from '../site/sitemap.js';
import { type Cache, noCache, openCache } from '../store/cache.js';
import { readBytes } from '../store/files.js';
import { hashParts, sha256 } from '../store/hash.js';
import { packageFile, toolVersion } from '../store/package-files.js';
import { openStaging } from '../store/staging.js';
import { houseStylesheets, stylesheetHash } from '../transform/compile.js';
import { attribute, descendants } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';
import { buildPages } from './build-pages.js';
import { type BuiltRecords, buildRecords, type RecordSource } from './build-records.js';
import { PublishedFiles } from './published-files.js';
import { openTransformer } from './transformer.js';
import { validateEdition } from './validate.js';

export interface BuildOptions {
  /** The folder that the published edition's folder is put into. */
  readonly out: string;
  /** The name of the published edition's folder. */
  readonly slug: string;
  /** How many records are transformed at the same time; undefined for as many as suits this computer. */
  readonly jobs: number | undefined;
  /** Whether the cache is left alone. */
  readonly force: boolean;
  readonly signal: AbortSignal;
  /** `SOURCE_DATE_EPOCH` of the environment: seconds since 1970-01-01 UTC, as digits. It gives the edition's date. */
  readonly sourceDateEpoch: string | undefined;
  readonly progress: (progress: Progress) => void;
}

/** How far a build is. */
export interface Progress {
  readonly step: 'validate' | 'records' | 'pages' | 'publish';
  /** How many records or pages are done, of how many; both 0 where that is not known. */
  readonly done: number;
  readonly of: number;
}

export interface BuildCounts {
  readonly records: number;
  /** All HTML pages. */
  readonly pages: number;
  /** Tagged names in all records. */
  readonly names: number;
  /** Entries of all apparatuses. */
  readonly entries: number;
  readonly words: number;
  readonly files: number;
  readonly bytes: number;
}

export interface BuildReport {
  /** What was found; with an error in it, nothing was published. */
  readonly diagnostics: readonly Diagnostic[];
  /** The source text of each file by the path that findings name, for printing them. */
  readonly sources: ReadonlyMap<string, string>;
  /** Undefined if nothing was published. */
  readonly published: Published | undefined;
}

export interface Published {
  readonly folder: string;
  readonly title: string;
  readonly counts: BuildCounts;
  /** How many records were transformed; the others were taken from the cache. */
  readonly transformed: number;
}

/**
 * Publishes the edition in `folder` as `<out>/<slug>`.
 *
 * @throws UserError if a file can't be read or written, or if another build of the same edition goes on
 * @throws the signal's reason when it is aborted
 */
export async function buildEdition(folder: string, options: BuildOptions): Promise<BuildReport> {
  const { signal } = options;
  options.progress({ step: 'validate', done: 0, of: 0 });
  const { diagnostics, documents, config } = await validateEdition(folder, { signal });
  signal.throwIfAborted();
  const sources = new Map([...documents.values()].map(({ file, text }) => [file, text]));
  if (config === undefined || hasErrors(diagnostics)) return { diagnostics, sources, published: undefined };

  const staging = await openStaging(options.out, options.slug);
  try {
    const files = new PublishedFiles(staging);
    const built = await writeEdition(folder, config, documents, files, options);
    const all = [...diagnostics, ...built.diagnostics];
    if (hasErrors(built.diagnostics)) return { diagnostics: all, sources, published: undefined };
    signal.throwIfAborted();
    options.progress({ step: 'publish', done: 0, of: 0 });
    await staging.publish();
    const published = { folder: join(options.out, options.slug), title: config.title, ...built };
    return { diagnostics: all, sources, published };
  } finally {
    await staging.close();
  }
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

interface Written {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: BuildCounts;
  readonly transformed: number;
}

/** Writes all files of the edition into the staging folder. */
async function writeEdition(
  folder: string,
  config: EditionConfig,
  documents: ReadonlyMap<string, XmlDocument>,
  files: PublishedFiles,
  options: BuildOptions,
): Promise<Written> {
  const { signal } = options;
  const cache = options.force ? writeOnly(openCache()) : openCache();
  const index = indexEdition(config, documents, options.sourceDateEpoch);
  const labels = await readLabels(config.locale);
  const edition = editionDocument(config, { date: index.date, registers: index.registers.map(({ kind }) => kind) });
  const inputs: ManifestFile[] = [];
  const read = async (path: string): Promise<Uint8Array> => {
    const bytes = await readBytes(join(folder, path));
    inputs.push({ path, bytes: bytes.byteLength, sha256: sha256(bytes) });
    return bytes;
  };
  await read('edition.yaml');
  const records: RecordSource[] = [];
  for (const meta of index.records) {
    records.push({ meta, document: documents.get(meta.file) as XmlDocument, bytes: await read(meta.file) });
  }
  const transformer = openTransformer(options.jobs);
  try {
    let done = 0;
    const built = await buildRecords(
      records,
      {
        edition,
        labels,
        tools: await toolsHash(['html', 'text', 'apparatus', 'mentions']),
        entities: indexEntities(index.registers.flatMap(({ entities }) => entities)),
        cache,
        signal,
        jobs: transformer.jobs,
        transform: transformer.record,
        done: () => {
          done += 1;
          options.progress({ step: 'records', done, of: records.length });
        },
      },
      files,
    );
    if (hasErrors(built.diagnostics)) return { ...built, counts: countAll(records, built, files) };
    await buildPages(
      { ...index, mentions: built.mentions },
      {
        edition,
        labels,
        tools: await toolsHash(['site']),
        cache,
        signal,
        jobs: transformer.jobs,
        transform: transformer.page,
      },
      files,
      (pages, of) => options.progress({ step: 'pages', done: pages, of }),
    );
    for (const register of index.registers) files.add(register.file, await read(register.file));
    addMachineFiles(index, files, inputs);
    return { ...built, counts: countAll(records, built, files) };
  } finally {
    await transformer.close();
  }
}

function indexEdition(
  config: EditionConfig,
  documents: ReadonlyMap<string, XmlDocument>,
  epoch: string | undefined,
): EditionIndex {
  const registers = indexRegisters(config, documents);
  const records = indexRecords(new Map([...documents].filter(([path]) => isRecord(path, config))));
  return { config, date: editionDate(epoch, documents), records, registers };
}

/** Whether a file is one of the configuration's records: named there, or in a folder that is named there. */
function isRecord(path: string, config: EditionConfig): boolean {
  return config.records.some((entry) => path === entry || path.startsWith(`${entry.replace(/\/$/, '')}/`));
}

/** The day that `SOURCE_DATE_EPOCH` names, else that of the latest change that a source's header records. */
function editionDate(epoch: string | undefined, documents: ReadonlyMap<string, XmlDocument>): string {
  if (epoch !== undefined && epoch !== '') {
    const day = /^\d{1,12}$/.test(epoch) ? new Date(Number(epoch) * 1000).toISOString().slice(0, 10) : '';
    if (/^\d{4}-/.test(day)) return day;
    throw new UserError(
      `SOURCE_DATE_EPOCH is “${epoch}”`,
      'Expected seconds since 1970 as digits, such as 1700000000.',
    );
  }
  const changes = [...documents.values()].flatMap(({ root }) => [...descendants(root, 'change')]);
  return latestOf(changes.map((change) => attribute(change, 'when') ?? '')) ?? '';
}

async function readLabels(locale: string): Promise<string> {
  const path = packageFile(`xslt/locale/${locale}.xml`);
  try {
    return new TextDecoder().decode(await readBytes(path));
  } catch (cause) {
    throw new UserError(
      `There are no labels for the locale “${locale}”`,
      'Set “locale” in edition.yaml to a language that the program has labels for, such as en.',
      { cause },
    );
  }
}

/** A hash of everything but the sources that outputs depend on. */
async function toolsHash(names: readonly (keyof typeof houseStylesheets)[]): Promise<string> {
  const hashes = await Promise.all(names.map((name) => stylesheetHash(packageFile(houseStylesheets[name]))));
  return hashParts([toolVersion(), ...hashes]);
}

/** A cache that is filled but not asked. */
function writeOnly(cache: Cache): Cache {
  return { get: noCache.get, put: cache.put };
}

/** The files that machines read: the sitemap, and in the end the manifest of all others. */
function addMachineFiles({ config, records, date }: EditionIndex, files: PublishedFiles, inputs: ManifestFile[]): void {
  const changed = new Map(records.map((record) => [`records/${record.id}`, record.changed]));
  const pages = files.all.filter(({ path }) => path.endsWith('.html'));
  const entries = pages.map(({ path }) => ({
    path,
    changed: changed.get(path.replace(/(\.apparatus)?\.html$/, '')) || date,
  }));
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  files.add('sitemap.xml', sitemapXml(entries, config.baseUrl));
  const { id, title, version } = config;
  files.add('manifest.json', manifestJson({ id, title, version, date, tool: toolVersion(), files: files.all, inputs }));
}

function countAll(records: readonly RecordSource[], built: BuiltRecords, files: PublishedFiles): BuildCounts {
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);
  return {
    records: records.length,
    pages: files.all.filter(({ path }) => path.endsWith('.html')).length,
    names: sum([...built.mentions.values()].map((mentions) => mentions.length)),
    entries: built.entries,
    words: sum(records.map(({ document }) => countWords(document))),
    files: files.all.length,
    bytes: sum(files.all.map(({ bytes }) => bytes)),
  };
}
