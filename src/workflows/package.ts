/**
 * The order of packing: check; build the site; copy the sources; describe; sum up; sign; put in place at once. On any error nothing
 * is written, and what was packed before stays as it is.
 */
import { join, resolve } from 'node:path';
import { infoText } from '../archive/bagit/info.js';
import { manifestText } from '../archive/bagit/manifest.js';
import { profileIdentifier, profileJson } from '../archive/bagit/profile.js';
import {
  creatorsOf,
  type Deposit,
  type DepositFile,
  depositName,
  descriptionOf,
  secondsOf,
} from '../archive/deposit.js';
import { citationCff } from '../archive/metadata/citation-cff.js';
import { dataciteXml } from '../archive/metadata/datacite.js';
import { dublinCoreXml } from '../archive/metadata/dublin-core.js';
import { metsXml } from '../archive/metadata/mets.js';
import { packageJson, packageLockJson } from '../archive/metadata/npm-project.js';
import { changelogMd, licenseText, type RecordChange, readmeMd } from '../archive/metadata/readme.js';
import { roCrateJson } from '../archive/metadata/ro-crate.js';
import { type SecretKey, sign } from '../archive/minisign.js';
import { byPath } from '../archive/paths.js';
import { nameFaults } from '../archive/portable-names.js';
import { byPlace, hasErrors } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { reportJson } from '../diagnostics/reporters/json.js';
import { readingText } from '../edition/reading.js';
import { openCache } from '../store/cache.js';
import { copyPlainFile } from '../store/copy-files.js';
import { openFolderTree } from '../store/folder-tree.js';
import { sha512Base64 } from '../store/hash.js';
import { hashFile } from '../store/hash-stream.js';
import { packageFile, toolVersion } from '../store/package-files.js';
import { openStaging } from '../store/staging.js';
import { readToolPackage } from '../store/tool-package.js';
import { writeZip } from '../store/zip-file.js';
import { attribute, descendants } from '../xml/query.js';
import { buildEdition } from './build.js';
import { checkPublished } from './check.js';
import { type DepositSource, depositSources, metadataFindings } from './deposit-sources.js';
import { displayPath } from './display-path.js';
import { indexSources } from './index-sources.js';
import { type Validation, validateEdition } from './validate.js';

export interface PackageOptions {
  /** The folder that the package goes into. */
  readonly out: string;
  readonly slug: string;
  readonly format: 'bag' | 'zip';
  /** Whether `metadata/mets.xml` is written. */
  readonly mets: boolean;
  /** Whether the program goes into the package. */
  readonly tool: boolean;
  readonly key: SecretKey | undefined;
  readonly jobs: number | undefined;
  readonly signal: AbortSignal;
  readonly sourceDateEpoch: string | undefined;
  /** As that of `BuildOptions`. */
  readonly browser?: string | undefined;
  readonly progress: (progress: PackProgress) => void;
}

export interface PackProgress {
  readonly step: 'validate' | 'records' | 'pages' | 'publish' | 'copy' | 'program' | 'sums' | 'zip';
  /** Both 0 where that is not known. */
  readonly done: number;
  readonly of: number;
}

export interface PackageReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** How many files were checked. */
  readonly checked: number;
  /** Undefined if nothing was packed. */
  readonly packed: Packed | undefined;
  /** What is packed, for whoever describes it elsewhere; undefined if nothing was packed. */
  readonly deposit: Deposit | undefined;
}

export interface Packed {
  /** The bag's folder, or the zip file. */
  readonly path: string;
  readonly title: string;
  /** Files of the payload, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly isSigned: boolean;
  /** SHA-512 of the zip file, or of the bag's tag manifest: both vouch for every byte. */
  readonly sha512: string;
}

/**
 * Packs the edition in `folder` as `<out>/<id>-<version>`, or that with `.zip`.
 *
 * @throws UserError if a file can't be read or written, or if the same package is being made by another process
 * @throws the signal's reason when it is aborted
 */
export async function packageEdition(folder: string, options: PackageOptions): Promise<PackageReport> {
  const { signal, out, slug, sourceDateEpoch } = options;
  options.progress({ step: 'validate', done: 0, of: 0 });
  const validation = await validateEdition(folder, { signal, jobs: options.jobs });
  const { sources, whole, texts, files: checked } = validation;
  const { config } = sources;
  const give = (diagnostics: readonly Diagnostic[], packed?: Packed, deposit?: Deposit): PackageReport => ({
    diagnostics: byPlace(diagnostics),
    texts,
    checked,
    packed,
    deposit,
  });
  if (config === undefined || hasErrors(validation.diagnostics)) return give(validation.diagnostics);

  const complete = { ...sources, sources: whole.sources };
  const { index } = await indexSources(config, complete, openCache(), sourceDateEpoch, signal);
  const found = await depositSources(folder, slug, out, validation);
  const own = [...metadataFindings(folder, config, index.date), ...found.diagnostics];
  if (hasErrors(own)) return give([...validation.diagnostics, ...own]);

  const deposit: Deposit = {
    slug,
    config,
    date: index.date,
    records: index.records,
    tool: toolVersion(),
    platform: `${process.platform}-${process.arch}`,
    epoch: sourceDateEpoch === '' ? undefined : sourceDateEpoch,
    hasTool: options.tool,
  };
  const name = depositName(config);
  const staging = await openStaging(out, name);
  try {
    // A zip file is made beside the bag that it holds: one folder at its top.
    const bag = options.format === 'zip' ? join(staging.folder, name) : staging.folder;
    const base = options.format === 'zip' ? `${name}/` : '';
    const built = await buildEdition(folder, { ...options, out: join(bag, 'data'), slug: 'site', force: false });
    const diagnostics = [...built.diagnostics, ...own];
    if (built.published === undefined) return give(diagnostics);

    const write = (path: string, content: string | Uint8Array): void => staging.write(`${base}${path}`, content);
    await copySources(found.files, bag, write, options);
    await writeProgram(deposit, write, options);
    writeTexts(deposit, validation, built.diagnostics, found.files, folder, write);
    await writeEndingsReport(bag, write, options);
    const names = await siteNames(bag, slug);
    if (hasErrors(names)) return give([...diagnostics, ...names]);
    const packed = await describe(deposit, bag, write, options);
    signal.throwIfAborted();
    if (options.format === 'bag') {
      await staging.publish();
      return give(diagnostics, { path: join(out, name), ...packed }, deposit);
    }
    const file = `${name}.zip`;
    const tree = await openFolderTree(bag);
    await writeZip(
      join(staging.folder, file),
      staging.folder,
      [...tree.files.keys()].map((path) => base + path),
      {
        seconds: secondsOf(deposit.date),
        signal,
        progress: (done, of) => options.progress({ step: 'zip', done, of }),
      },
    );
    const { sums } = await hashFile(join(staging.folder, file), ['sha512']);
    await staging.publishFile(file);
    return give(diagnostics, { path: join(out, file), ...packed, sha512: sums.get('sha512') ?? '' }, deposit);
  } finally {
    await staging.close();
  }
}

type Write = (path: string, content: string | Uint8Array) => void;

async function copySources(
  files: readonly DepositSource[],
  bag: string,
  write: Write,
  { signal, progress }: PackageOptions,
): Promise<void> {
  let done = 0;
  for (const { path, source } of files) {
    signal.throwIfAborted();
    await copyPlainFile(source, join(bag, 'data', path));
    done += 1;
    progress({ step: 'copy', done, of: files.length });
  }
  const tree = await openFolderTree(packageFile('xslt'));
  const program = [
    ...['edition.rng', 'edition.sch', 'edition.odd'].map((name) => `schema/${name}`),
    ...[...tree.files.keys()].filter((path) => /\.xsl$|^locale\//.test(path)).map((path) => `xslt/${path}`),
    'LICENSE',
    'NOTICE',
  ];
  for (const path of program) await copyPlainFile(packageFile(path), join(bag, 'data/tool', path));
  write('data/reports/README.md', reportsText);
}

const reportsText = `# Reports

\`validation.json\`: what was found when the edition was checked, as \`edition validate --format json\` prints it.

\`endings.json\`: how far the site keeps the Endings Principles for Digital Longevity (2.2.1), each by its number: it holds, it fails, or it is
open, for people to judge; and what speaks against it.

Paths begin at \`data/\`.
`;

async function writeProgram(deposit: Deposit, write: Write, { tool, signal, progress }: PackageOptions): Promise<void> {
  if (!tool) return;
  progress({ step: 'program', done: 0, of: 0 });
  const program = await readToolPackage();
  const packed = await program.pack(openCache(), signal);
  const file = `tool/edition-${program.version}.tgz`;
  write(`data/${file}`, packed);
  write('data/package.json', packageJson(deposit, file));
  write(
    'data/package-lock.json',
    packageLockJson(deposit, file, { ...program, integrity: `sha512-${sha512Base64(packed)}` }),
  );
}

/** The texts that say what the deposit is. What the edition brings itself is taken as it is. */
function writeTexts(
  deposit: Deposit,
  { sources, documents }: Validation,
  diagnostics: readonly Diagnostic[],
  files: readonly DepositSource[],
  folder: string,
  write: Write,
): void {
  const changes: readonly RecordChange[] = [...sources.records, ...Object.values(sources.registers)].flatMap((file) => {
    const root = documents.get(file)?.root;
    return [...(root === undefined ? [] : descendants(root, 'change'))].flatMap((change) => {
      const when = attribute(change, 'when') ?? '';
      return when === '' ? [] : [{ when, file, text: readingText(change) }];
    });
  });
  write('data/README.md', readmeMd(deposit));
  write('data/LICENSE', licenseText(deposit));
  write('data/CITATION.cff', citationCff(deposit));
  write('data/CHANGELOG.md', changelogMd(deposit, changes));
  const places = new Map(files.map(({ path, source }) => [displayPath('.', source), path]));
  const inside = withoutPlace(diagnostics, folder, `editions/${deposit.slug}`, places);
  write('data/reports/validation.json', reportJson(inside, sources.sources.size + 1));
}

/** The site held against the Endings Principles, as `edition check` does it. */
async function writeEndingsReport(bag: string, write: Write, { signal }: PackageOptions): Promise<void> {
  const site = join(bag, 'data/site');
  const [report] = await checkPublished([site], { out: '', freeze: false, signal });
  if (report === undefined) return;
  const { version, judgements, pages, files, identifiers } = report;
  const diagnostics = withoutPlace(report.diagnostics, site, 'site');
  const value = { principles: '2.2.1', version, pages, files, identifiers, judgements, diagnostics };
  write('data/reports/endings.json', `${JSON.stringify(value, undefined, 2)}\n`);
}

/**
 * Findings without the paths of this computer: those of the package instead.
 *
 * @param name what the folder is called in the package
 * @param places what single files are called there, by the path that findings name
 */
function withoutPlace(
  diagnostics: readonly Diagnostic[],
  folder: string,
  name: string,
  places: ReadonlyMap<string, string> = new Map(),
): readonly Diagnostic[] {
  const absolute = resolve(folder);
  const shown = displayPath(folder, '.') || absolute;
  const clean = (text: string): string => text.replaceAll(absolute, name).replaceAll(shown, name);
  const placed = (file: string): string => places.get(file) ?? clean(file);
  return diagnostics.map((found) => ({
    ...found,
    file: placed(found.file),
    message: clean(found.message),
    help: clean(found.help),
    related: found.related.map((other) => ({ ...other, file: placed(other.file), message: clean(other.message) })),
  }));
}

/** Names of published files come from ids in the records. */
async function siteNames(bag: string, slug: string): Promise<readonly Diagnostic[]> {
  const tree = await openFolderTree(join(bag, 'data/site'));
  return nameFaults([...tree.files.keys()].map((path) => `data/site/${path}`)).map(({ path, reason, help }) =>
    diagnostic('archive/file-name', `${slug}/${path.slice('data/site/'.length)}`, startOfFile, {
      message: `A published file gets this name from an id, and it ${reason}`,
      help: `${help}, by giving what it is made from another xml:id`,
    }),
  );
}

/** Writes descriptions, manifests and the signature, when all other files of the payload are there. */
async function describe(
  deposit: Deposit,
  bag: string,
  write: Write,
  { signal, mets, key, progress }: PackageOptions,
): Promise<Omit<Packed, 'path'>> {
  const { config, date } = deposit;
  const files: DepositFile[] = [];
  const sum = async (path: string): Promise<DepositFile> => {
    signal.throwIfAborted();
    const { bytes, sums } = await hashFile(join(bag, path), ['sha512']);
    return { path, bytes, sha512: sums.get('sha512') ?? '' };
  };
  const payloadPaths = [...(await openFolderTree(join(bag, 'data'))).files.keys()].toSorted(byPath);
  for (const path of payloadPaths) {
    files.push({ ...(await sum(`data/${path}`)), path });
    progress({ step: 'sums', done: files.length, of: payloadPaths.length });
  }
  write('data/ro-crate-metadata.json', roCrateJson(deposit, files));
  files.push({ ...(await sum('data/ro-crate-metadata.json')), path: 'ro-crate-metadata.json' });
  const bytes = files.reduce((total, file) => total + file.bytes, 0);

  const tags = new Map<string, string>([
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    ['bag-info.txt', bagInfo(deposit, bytes, files.length)],
    ['metadata/bagit-profile.json', profileJson()],
    ['metadata/datacite.xml', dataciteXml(deposit, { bytes, files: files.length })],
    ['metadata/dublin-core.xml', dublinCoreXml(deposit)],
    ...(mets ? [['metadata/mets.xml', metsXml(deposit, files)] as const] : []),
    ['manifest-sha512.txt', manifestText(new Map(files.map(({ path, sha512 }) => [`data/${path}`, sha512])))],
  ]);
  for (const [path, text] of tags) write(path, text);
  const sums = new Map<string, string>();
  for (const path of tags.keys()) sums.set(path, (await sum(path)).sha512);
  const tagManifest = manifestText(sums);
  write('tagmanifest-sha512.txt', tagManifest);
  if (key !== undefined) {
    const comment = `timestamp:${secondsOf(date)}\tfile:tagmanifest-sha512.txt\thashed`;
    write('tagmanifest-sha512.txt.minisig', sign(Buffer.from(tagManifest), key, comment));
  }
  const { sha512 } = await sum('tagmanifest-sha512.txt');
  return { title: config.title, files: files.length, bytes, isSigned: key !== undefined, sha512 };
}

function bagInfo(deposit: Deposit, bytes: number, files: number): string {
  const { config, date, tool } = deposit;
  const given = (label: string, value: string | undefined) => (value === undefined ? [] : [[label, value] as const]);
  return infoText([
    ...given('Source-Organization', config.publisher),
    ...given('Contact-Name', creatorsOf(deposit)[0]),
    ['External-Description', `${config.title}: ${descriptionOf(deposit)}`],
    ['External-Identifier', `${config.id}-${config.version}`],
    ...given('External-Identifier', config.baseUrl),
    ['Bagging-Date', date],
    ['Bag-Group-Identifier', config.id],
    ['Payload-Oxum', `${bytes}.${files}`],
    ['Bag-Software-Agent', `edition ${tool}`],
    ['BagIt-Profile-Identifier', profileIdentifier],
  ]);
}
