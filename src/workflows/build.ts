/**
 * The order of a build: validate; index; transform the records; draw the pages; put all of it in place at once. On any error
 * nothing is published, and what was published before stays as it is.
 */
import { join, resolve } from 'node:path';
import type { Identifier } from '../checking/ledger.js';
import { type Labels, labelsOf } from '../citing/labels.js';
import { byPlace, hasErrors, withRules } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import type { EditionConfig } from '../edition/config.js';
import { editionDocument, indexEntities } from '../edition/context.js';
import type { EditionIndex } from '../edition/index-edition.js';
import type { EditionSources, SourceText } from '../edition/load.js';
import { entityPath } from '../edition/pointers.js';
import { movedPages } from '../site/check-page.js';
import { dataPage } from '../site/data-page.js';
import { locales } from '../site/locales.js';
import { type ManifestFile, manifestJson } from '../site/manifest.js';
import { sitemapXml } from '../site/sitemap.js';
import { type Cache, noCache, openCache } from '../store/cache.js';
import { readBytes } from '../store/files.js';
import { hashParts, sha256 } from '../store/hash.js';
import { packageFile, toolVersion } from '../store/package-files.js';
import { openStaging } from '../store/staging.js';
import { readStylesheet } from '../store/stylesheet-files.js';
import { type HouseStylesheet, type OwnStylesheets, stylesheetHash, stylesheetPath } from '../transform/compile.js';
import { openPool, type TransformPool } from '../transform/pool.js';
import type { RecordInput } from '../transform/record.js';
import { TransformError } from '../transform/saxon.js';
import { parseXml } from '../xml/parse.js';
import { bindBooks, bookPaths } from './bind-books.js';
import { buildPages, drawPage } from './build-pages.js';
import { type BuiltRecords, buildRecords, type RecordSource } from './build-records.js';
import { openChangeLog, publishedChangeLog } from './change-log-file.js';
import { checkBuilt } from './check-built.js';
import { citations } from './cite-records.js';
import { displayPath } from './display-path.js';
import { makeEditionFiles, noAddressFinding } from './edition-data.js';
import { editionImages, imageFinding } from './edition-images.js';
import { leadBack } from './include-files.js';
import { indexSources } from './index-sources.js';
import { openLedger } from './ledger-file.js';
import { findParallels } from './parallel-records.js';
import { PublishedFiles } from './published-files.js';
import { type Validation, validateEdition } from './validate.js';

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
  /** `EDITION_BROWSER` of the environment: the browser that prints. */
  readonly browser?: string | undefined;
  readonly progress: (progress: Progress) => void;
}

/** A record that is about to be made, and all that is made of besides its own text. */
export type PreparedRecord = Omit<RecordInput, 'xml' | 'companions'> & {
  readonly stylesheets: OwnStylesheets;
  /** Relative to the edition's folder. */
  readonly path: string;
  /** Whether its pages can be made from its text alone, with the rest as it is. */
  readonly isAlone: boolean;
};

/** What a build works with, where it is not what `edition build` works with. */
export interface BuildTools {
  readonly cache: Cache;
  readonly pool: TransformPool;
  /** Whether only pages are made: images stay where they are, and no books are bound. */
  readonly pagesOnly?: boolean;
  /** Called for each record, whether it is transformed or was kept. */
  readonly prepared?: (record: PreparedRecord) => void;
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
  readonly texts: ReadonlyMap<string, string>;
  /** How many files were checked. */
  readonly checked: number;
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
  const validation = await validateEdition(folder, { signal, jobs: options.jobs });
  const { diagnostics, sources, whole, facts, texts, files: checked } = validation;
  signal.throwIfAborted();
  const { config } = sources;
  if (config === undefined || hasErrors(diagnostics)) return { diagnostics, texts, checked, published: undefined };

  const staging = await openStaging(options.out, options.slug);
  try {
    const files = new PublishedFiles(staging);
    const written = await writeEdition(folder, config, { sources, whole, facts }, files, {
      ...options,
      display: (path) => displayPath(options.out, join(options.slug, path)),
    });
    const all = byPlace([...diagnostics, ...leadBack(written.diagnostics, whole.wholes)]);
    if (hasErrors(all)) return { diagnostics: all, texts, checked, published: undefined };
    signal.throwIfAborted();
    options.progress({ step: 'publish', done: 0, of: 0 });
    await staging.publish();
    const { counts, transformed } = written;
    const published = { folder: join(options.out, options.slug), title: config.title, counts, transformed };
    return { diagnostics: all, texts, checked, published };
  } finally {
    await staging.close();
  }
}

export interface Written {
  readonly diagnostics: readonly Diagnostic[];
  /** The addresses that can be cited; none where an error was found before the pages were made. */
  readonly identifiers: ReadonlyMap<string, Identifier>;
  readonly counts: BuildCounts;
  readonly transformed: number;
}

/**
 * Writes all files of the edition; stops after the records if one of them lost text.
 *
 * @param validation all sources that are given must be well-formed
 */
export async function writeEdition(
  folder: string,
  config: EditionConfig,
  { sources: own, whole, facts }: Pick<Validation, 'sources' | 'whole' | 'facts'>,
  files: PublishedFiles,
  options: Pick<BuildOptions, 'signal' | 'jobs' | 'force' | 'sourceDateEpoch' | 'browser' | 'progress'> & {
    /** How a published file is called in a finding. */
    readonly display: (path: string) => string;
  },
  tools?: BuildTools,
): Promise<Written> {
  const { signal } = options;
  const inputs = new Map([...whole.wholes.values()].flatMap(({ included }) => included.map((one) => [one.path, one])));
  for (const [path, source] of own.sources) inputs.set(path, source);
  const sources = { ...own, sources: whole.sources };
  const cache = tools?.cache ?? (options.force ? writeOnly(openCache()) : openCache());
  const indexed = await indexSources(config, sources, cache, options.sourceDateEpoch, signal);
  const { index, records } = indexed;
  const labels = await readLabels(config.locale);
  const { ledger, diagnostics: ofLedger } = await openLedger(folder);
  const label = parseLabels(labels);
  const cited = citations(index, label);
  const changeLog = (await openChangeLog(folder)).bytes;
  const edition = editionDocument(config, {
    date: index.date,
    registers: index.registers.map(({ kind }) => kind),
    changes: changeLog && publishedChangeLog,
  });
  const entities = indexEntities(
    index.registers.flatMap((register) => register.entities),
    index.registers.flatMap(({ categories }) => categories),
  );
  const pool = tools?.pool ?? openPool({ jobs: options.jobs, signal });
  const stylesheets = ownStylesheets(folder, config);
  const common = { edition, labels, stylesheets, cache, signal, jobs: pool.jobs };
  try {
    let done = 0;
    const built = await buildRecords(
      records,
      {
        ...common,
        tools: await toolsHash(['html', 'text', 'apparatus', 'mentions'], stylesheets),
        cite: cited.cite,
        entities,
        parallels: await findParallels(records, entities.entities, config.languages.translation, cache),
        recordIds: new Map(records.map(({ facts: { meta } }) => [meta.file, meta.id])),
        transform: pool.record,
        prepared: ({ facts: { meta } }, context, isAlone) =>
          tools?.prepared?.({
            id: meta.id,
            file: displayPath(folder, meta.file),
            path: meta.file,
            isAlone,
            context,
            edition,
            labels,
            stylesheets,
          }),
        done: () => {
          done += 1;
          options.progress({ step: 'records', done, of: records.length });
        },
      },
      files,
    );
    const further: Diagnostic[] = [...ofLedger];
    let identifiers: Written['identifiers'] = new Map();
    if (!hasErrors(built.diagnostics)) {
      const made = new Set(files.all.map(({ path }) => path));
      const isMade = (path: string): boolean => made.has(path) || isEntity(path, index);
      const releases = ledger.versions.map(({ version, date }) => ({
        title: `${label('site.version')} ${version}`,
        version,
        date,
      }));
      const data = makeEditionFiles(index, records, built.mentions, cited, releases);
      if (changeLog !== undefined) files.add(publishedChangeLog, changeLog);
      for (const { path, content } of data.files) files.add(path, content);
      further.push(...noAddressFinding(displayPath(folder, sources.configPath), data));
      const setting = { ...common, tools: await toolsHash(['site'], stylesheets), transform: pool.page };
      await buildPages(
        { ...index, mentions: built.mentions },
        indexed.declarations,
        built.texts,
        setting,
        config.theme === undefined ? undefined : await readBytes(join(folder, config.theme)),
        [
          dataPage(
            [...data.files.map(({ path }) => path), ...(changeLog === undefined ? [] : [publishedChangeLog])],
            index.registers.map(({ file }) => file),
          ),
          ...movedPages(config, isMade, (address) => ledger.identifiers.get(address)?.words),
        ],
        files,
        (pages, of) => options.progress({ step: 'pages', done: pages, of }),
      );
      const shown: ManifestFile[] = [];
      for await (const { path, bytes, fault } of editionImages(folder, tools?.pagesOnly ? new Map() : facts)) {
        if (fault === undefined) {
          files.add(path, bytes);
          shown.push(manifestFile(path, bytes));
        } else further.push(imageFinding(displayPath(folder, path), fault));
      }
      for (const { file } of index.registers) files.add(file, (sources.sources.get(file) as SourceText).bytes);
      if (!tools?.pagesOnly)
        await bindBooks(
          index,
          records,
          built.parts,
          { citable: cited.citable, label, cache, signal, browser: options.browser },
          files,
        );
      const check = await checkBuilt(index, ledger, files, {
        display: options.display,
        cache,
        missing: tools?.pagesOnly ? bookPaths(index) : [],
      });
      further.push(...check.diagnostics);
      identifiers = check.identifiers;
      files.add('check.html', await drawPage(check.page, setting));
      addManifest(index, sources, [...inputs.values()], shown, files);
    }
    const isLoss = ({ code }: Diagnostic): boolean => code === 'text/lost';
    const others = [...built.diagnostics.filter((found) => !isLoss(found)), ...further];
    // An edition may judge other findings for itself; that text is lost in silence is no matter of taste.
    const diagnostics = [...built.diagnostics.filter(isLoss), ...withRules(others, config.rules)];
    return { diagnostics, identifiers, transformed: built.transformed, counts: countAll(records, built, files) };
  } catch (error) {
    throw blameOwn(error, config);
  } finally {
    if (tools === undefined) await pool.close();
  }
}

/** The labels of a locale: those of its own file, else those of its language: `ru-RU` is read in the words of `ru`. */
async function readLabels(locale: string): Promise<string> {
  const language = locale.replace(/-.*$/, '').toLowerCase();
  const file = locales.find((known) => known === locale) ?? locales.find((known) => known === language);
  if (file === undefined) {
    const known = `${locales.slice(0, -1).join(', ')} and ${locales.at(-1)}`;
    throw new UserError(
      `There are no labels for the locale “${locale}”`,
      `Set “locale” in edition.yaml to one that the program has labels for: ${known}.`,
    );
  }
  return readStylesheet(packageFile(`xslt/locale/${file}.xml`));
}

function parseLabels(xml: string): Labels {
  const { document } = parseXml(xml, 'labels');
  if (document === undefined) throw new Error('the labels are not well-formed');
  return labelsOf(document);
}

/** The stylesheets that the edition brings, by absolute path. */
function ownStylesheets(folder: string, { stylesheets }: EditionConfig): OwnStylesheets {
  const named = Object.entries(stylesheets).flatMap(([name, path]) =>
    path === undefined ? [] : [[name, resolve(folder, path)]],
  );
  return Object.fromEntries(named) as OwnStylesheets;
}

/** A stylesheet that stops is a bug of ours, unless the edition has changed what it does. */
function blameOwn(error: unknown, { stylesheets }: EditionConfig): unknown {
  const own = Object.values(stylesheets).filter((path) => path !== undefined);
  if (!(error instanceof TransformError) || own.length === 0) return error;
  const help = `The edition has stylesheets of its own: ${own.join(', ')}. Correct them, or take them out of edition.yaml.`;
  return new UserError(error.message, help, { cause: error });
}

/** A hash of everything but the sources that outputs depend on. */
async function toolsHash(names: readonly HouseStylesheet[], own: OwnStylesheets): Promise<string> {
  const hashes = await Promise.all(names.map((name) => stylesheetHash(stylesheetPath(name, own))));
  return hashParts([toolVersion(), ...hashes]);
}

/** A cache that is filled but not asked. */
function writeOnly(cache: Cache): Cache {
  return { get: noCache.get, put: cache.put };
}

/** Whether a page is that of an entry of a register. */
function isEntity(path: string, { registers }: EditionIndex): boolean {
  return registers.some(({ kind, entities }) => entities.some(({ id }) => entityPath(kind, id) === path));
}

/** The sitemap, and in the end the manifest of all. */
function addManifest(
  { config, records, date }: EditionIndex,
  sources: EditionSources,
  read: readonly SourceText[],
  images: readonly ManifestFile[],
  files: PublishedFiles,
): void {
  const changed = new Map(records.map((record) => [`records/${record.id}`, record.changed]));
  const pages = files.all.filter(({ path }) => path.endsWith('.html')).map(({ path }) => path);
  const lastChange = (path: string): string =>
    changed.get(path.replace(/^(records\/[^/]+)\/.*$/, '$1').replace(/(\.apparatus)?\.html$/, '')) || date;
  const entries = pages.sort().map((path) => ({ path, changed: lastChange(path) }));
  files.add('sitemap.xml', sitemapXml(entries, config.baseUrl));
  const inputs = read.map(({ path, bytes }) => manifestFile(path, bytes));
  inputs.push(...images);
  inputs.push(manifestFile(sources.configPath, Buffer.from(sources.configText)));
  const { id, title, version } = config;
  files.add('manifest.json', manifestJson({ id, title, version, date, tool: toolVersion(), files: files.all, inputs }));
}

function manifestFile(path: string, bytes: Uint8Array): ManifestFile {
  return { path, bytes: bytes.byteLength, sha256: sha256(bytes) };
}

function countAll(records: readonly RecordSource[], built: BuiltRecords, files: PublishedFiles): BuildCounts {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    records: records.length,
    pages: files.all.filter(({ path }) => path.endsWith('.html')).length,
    names: sum([...built.mentions.values()].map((mentions) => mentions.length)),
    entries: built.entries,
    words: sum(records.map(({ facts }) => facts.words)),
    files: files.all.length,
    bytes: sum(files.all.map(({ bytes }) => bytes)),
  };
}
