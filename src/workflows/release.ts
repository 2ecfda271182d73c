/**
 * `edition release`: a version of an edition is checked as a build checks it, written down (its version, the ledger of its addresses, the
 * change log), committed and tagged: all of it or nothing.
 */
import { join } from 'node:path';
import { type Identifier, type Ledger, withVersion, writeLedger } from '../checking/ledger.js';
import { byPlace, hasErrors } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import { type Change, citationFacts } from '../edition/citation-facts.js';
import { type EditionConfig, readConfig } from '../edition/config.js';
import { indexRegisters } from '../edition/index-edition.js';
import { configFile } from '../edition/load.js';
import { resolvePointer } from '../edition/pointers.js';
import { readRecordMeta } from '../edition/record.js';
import { isLoggedIn, withRelease } from '../releasing/change-log.js';
import { type ChangedFile, changesSince, changesSinceDay, type LoggedFile } from '../releasing/changes.js';
import { setVersion } from '../releasing/set-version.js';
import { compareVersions, readVersion } from '../releasing/versions.js';
import { isFile, readBytes } from '../store/files.js';
import type { Repository } from '../store/git.js';
import { type FileToWrite, takeBackTogether, writeTogether } from '../store/write-together.js';
import { type Progress, writeEdition } from './build.js';
import { openChangeLog } from './change-log-file.js';
import { leadBack } from './include-files.js';
import { ledgerFile, openLedger } from './ledger-file.js';
import { inMemory, PublishedFiles } from './published-files.js';
import { checkClean, earlierFiles, openReleaseRepository, type ReleaseRepository } from './release-repository.js';
import { type Validation, validateEdition } from './validate.js';

export interface ReleaseOptions {
  readonly version: string;
  readonly slug: string;
  /** The day of the release, `YYYY-MM-DD`. */
  readonly date: string;
  /** Whether the version is committed and tagged. */
  readonly git: boolean;
  /** Whether nothing is written. */
  readonly dryRun: boolean;
  readonly jobs: number | undefined;
  readonly signal: AbortSignal;
  readonly sourceDateEpoch: string | undefined;
  readonly browser?: string | undefined;
  readonly progress: (progress: Progress) => void;
}

export interface ReleaseReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** How many files were checked. */
  readonly checked: number;
  /** Undefined if the version cannot be released. */
  readonly released: Released | undefined;
}

export interface Released {
  readonly title: string;
  readonly version: string;
  readonly date: string;
  /** The version that was released before; undefined for the first one. */
  readonly before: string | undefined;
  /** The names of the files, in the edition's folder, that are written. */
  readonly files: readonly string[];
  readonly identifiers: { readonly added: number; readonly all: number };
  /** Undefined where the version was written down before, and only the tag was missing. */
  readonly changes:
    | {
        readonly file: string;
        /** `kept`: the section of the version was there, and stands as it was. */
        readonly section: 'written' | 'kept';
        readonly records: number;
        readonly entries: number;
        /** Files that have changed without a word about it in their headers. */
        readonly untold: readonly string[];
      }
    | undefined;
  /** Undefined without git. */
  readonly tag: string | undefined;
  /** Undefined without git, and where nothing was written. */
  readonly commit: string | undefined;
}

/**
 * Releases a version of the edition in `folder`.
 *
 * @throws UserError if the version can't be one, if it was released, if the repository is not clean, or if a file can't be written
 * @throws the signal's reason when it is aborted; then nothing has changed
 */
export async function releaseEdition(folder: string, options: ReleaseOptions): Promise<ReleaseReport> {
  const { version, signal, slug } = options;
  const git = options.git ? await openReleaseRepository(folder, slug, version) : undefined;
  const unfinished = git === undefined ? undefined : await finish(git, options);
  if (unfinished !== undefined) return unfinished;
  const { ledger: working, diagnostics: ofLedger } = await openLedger(folder);
  const ledger = baseLedger(working, git, version);
  const log = await openChangeLog(folder);
  const configBytes = await readBytes(join(folder, configFile));
  const configText = new TextDecoder('utf-8', { ignoreBOM: true }).decode(configBytes);
  await checkVersion(version, readConfig(configText, configFile).config?.version, ledger, git);
  const clean = async (): Promise<void> => {
    if (git !== undefined) await checkClean(git, { folder, version, logFile: log.name, working, configText });
  };
  await clean();

  const validation = await validated(folder, options);
  const { texts, files: checked } = validation;
  const give = (diagnostics: readonly Diagnostic[], released?: Released): ReleaseReport => ({
    diagnostics: byPlace(diagnostics),
    texts,
    checked,
    released,
  });
  const { config } = validation.sources;
  const early = [...validation.diagnostics, ...ofLedger];
  if (config === undefined || hasErrors(early)) return give(early);
  const made = await make(folder, config, validation, options);
  const diagnostics = [...validation.diagnostics, ...made.diagnostics];
  if (hasErrors(diagnostics)) return give(diagnostics);

  const release = { version, date: options.date };
  const before = ledger.versions.at(-1);
  const logged = await loggedFiles(validation, config, before, log.text ?? '', git);
  const next = withVersion(ledger, made.identifiers, release);
  const changeLog = withRelease(log.text, config.title, release, logged);
  const newConfig = newConfigText(configBytes, configText, version, folder);
  const files = [
    fileToWrite(configFile, newConfig, configBytes),
    fileToWrite(ledgerFile, writeLedger(next), await bytesOf(folder, ledgerFile)),
    fileToWrite(log.name, changeLog.text, log.bytes),
  ].flat();
  const released: Released = {
    title: config.title,
    version,
    date: options.date,
    before: before?.version,
    files: files.map(({ path }) => path),
    identifiers: { added: next.identifiers.size - ledger.identifiers.size, all: next.identifiers.size },
    changes: {
      file: log.name,
      section: changeLog.section,
      records: logged.length,
      entries: logged.reduce((sum, { changes }) => sum + changes.length, 0),
      untold: logged.filter(({ remark }) => remark === 'changed').map(({ path }) => path),
    },
    tag: git?.tag,
    commit: undefined,
  };
  signal.throwIfAborted();
  // Somebody may have gone on writing while the edition was made.
  await clean();
  if (options.dryRun) return give(diagnostics, released);
  const commit = await write(folder, files, released, git, options);
  return give(diagnostics, { ...released, commit });
}

/**
 * A version that was written down and committed, and not tagged: by a release that was interrupted, or by one without git whose files somebody
 * has committed. Nothing is left to do but to tag that commit.
 */
async function finish(
  { repository, tag, tagOf, ledger }: ReleaseRepository,
  { version, dryRun }: ReleaseOptions,
): Promise<ReleaseReport | undefined> {
  const last = ledger?.versions.at(-1);
  if (ledger === undefined || last?.version !== version || (await tagOf(version)) !== undefined) return undefined;
  const commit = await repository.lastChangeOf(ledgerFile);
  const config = commit === undefined ? undefined : await configAt(repository, commit);
  if (commit === undefined || config?.version !== version) return undefined;
  if (!dryRun) await repository.tag(tag, messageOf(config.title, version), commit);
  const released = {
    title: config.title,
    version,
    date: last.date,
    before: ledger.versions.at(-2)?.version,
    files: [],
    identifiers: { added: 0, all: ledger.identifiers.size },
    changes: undefined,
    tag,
    commit,
  };
  return { diagnostics: [], texts: new Map(), checked: 0, released };
}

async function configAt(repository: Repository, commit: string): Promise<EditionConfig | undefined> {
  const bytes = (await repository.filesAt(commit, (path) => path === configFile)).get(configFile);
  return bytes === undefined ? undefined : readConfig(new TextDecoder().decode(bytes), configFile).config;
}

const messageOf = (title: string, version: string): string => `${title}: version ${version}\n`;

async function validated(folder: string, { signal, jobs, progress }: ReleaseOptions): Promise<Validation> {
  progress({ step: 'validate', done: 0, of: 0 });
  const validation = await validateEdition(folder, { signal, jobs });
  signal.throwIfAborted();
  return validation;
}

/** The ledger without what an interrupted release of the same version has left behind. */
function baseLedger(working: Ledger, git: ReleaseRepository | undefined, version: string): Ledger {
  const isLeft = working.versions.some((one) => one.version === version);
  const isCommitted = git?.ledger?.versions.some((one) => one.version === version);
  if (git === undefined || !isLeft || isCommitted) return working;
  return git.ledger ?? { versions: [], identifiers: new Map() };
}

/** Refuses a version that is none, was released, or is lower than what there is. */
async function checkVersion(
  version: string,
  configured: string | undefined,
  { versions }: Ledger,
  git: ReleaseRepository | undefined,
): Promise<void> {
  const wanted = readVersion(version);
  if (wanted === undefined) {
    throw new UserError(
      `“${version}” is not a version`,
      'Give numbers with points, such as 1.1.0 or 2, with -draft.1 behind them for a draft; or a day, such as 2026-11-24.',
    );
  }
  const help = 'What was published under a version stays under it. Give the new one a higher number.';
  const tagged = await git?.tagOf(version);
  const same = versions.find((one) => {
    const other = readVersion(one.version);
    return one.version === version || (other !== undefined && compareVersions(other, wanted) === 0);
  });
  if (same !== undefined) throw new UserError(`Version ${same.version} was released already, on ${same.date}`, help);
  if (tagged !== undefined)
    throw new UserError(`Version ${version} was released already: there is the tag ${tagged}`, help);
  if (git !== undefined && (await git.repository.commitOf(`refs/tags/${git.tag}`)) !== undefined) {
    throw new UserError(
      `There is a tag ${git.tag} already, and it is not of this edition`,
      'Rename that tag, choose another version, or say --no-git and make the tag yourself.',
    );
  }
  for (const other of [...versions.map((one) => one.version), ...(configured === undefined ? [] : [configured])]) {
    const known = readVersion(other);
    if (known !== undefined && compareVersions(wanted, known) < 0) {
      throw new UserError(`Version ${version} is lower than ${other}, which the edition has had`, help);
    }
  }
}

/** Makes the whole edition as it will be published, in memory, so that the check sees what readers will see. */
async function make(
  folder: string,
  config: EditionConfig,
  validation: Validation,
  options: ReleaseOptions,
): Promise<{
  readonly diagnostics: readonly Diagnostic[];
  readonly identifiers: ReadonlyMap<string, Identifier>;
}> {
  const written = await writeEdition(
    folder,
    { ...config, version: options.version },
    validation,
    new PublishedFiles(inMemory(new Map())),
    { ...options, force: false, display: (path) => `${options.slug}/${path}` },
  );
  return {
    diagnostics: leadBack(written.diagnostics, validation.whole.wholes),
    identifiers: written.identifiers,
  };
}

async function bytesOf(folder: string, path: string): Promise<Uint8Array | undefined> {
  return (await isFile(join(folder, path))) ? readBytes(join(folder, path)) : undefined;
}

function newConfigText(bytes: Uint8Array, text: string, version: string, folder: string): string {
  const isUtf8 = Buffer.compare(Buffer.from(text, 'utf8'), bytes) === 0;
  const changed = isUtf8 ? setVersion(text, version) : undefined;
  if (changed !== undefined) return changed;
  throw new UserError(
    `The version cannot be set in ${join(folder, configFile)}: ${isUtf8 ? 'its place is not clear' : 'the file is not written in UTF-8'}`,
    `Write it there yourself, as version: ${version} on a line of its own, commit it, and run the command again.`,
  );
}

/** The file, if it is not the same already. */
function fileToWrite(path: string, content: string, now: Uint8Array | undefined): readonly FileToWrite[] {
  if (now === undefined) return [{ path, content }];
  return Buffer.compare(Buffer.from(content, 'utf8'), now) === 0 ? [] : [{ path, content, replaces: now }];
}

async function loggedFiles(
  validation: Validation,
  config: EditionConfig,
  before: { readonly version: string; readonly date: string } | undefined,
  log: string,
  git: ReleaseRepository | undefined,
): Promise<readonly LoggedFile[]> {
  const files = changedFiles(validation, config);
  const tag = before === undefined ? undefined : await git?.tagOf(before.version);
  if (git === undefined || tag === undefined) return changesSinceDay(files, before?.date, isLoggedIn(log));
  const now = new Map([...validation.sources.sources].map(([path, { bytes }]) => [path, bytes]));
  const earlier = await earlierFiles(git, tag, now);
  return changesSince(files, earlier);
}

function changedFiles(validation: Validation, config: EditionConfig): readonly ChangedFile[] {
  const { sources, documents } = validation;
  const named = namesOf(validation, config);
  const paths = [...sources.records, ...Object.values(sources.registers)];
  return paths.flatMap((path) => {
    const document = documents.get(path);
    if (document === undefined) return [];
    const title = readRecordMeta(document, path).shortTitle;
    return [{ path, title, changes: citationFacts(document).changes.map((change) => named(path, change)) }];
  });
}

/** Puts the names of the registers in the place of pointers. */
function namesOf({ sources, documents }: Validation, config: EditionConfig): (path: string, change: Change) => Change {
  const registers = indexRegisters({ ...config, registers: sources.registers }, documents);
  const names = new Map(
    registers.flatMap(({ file, entities }) => entities.map(({ id, name }) => [`${file}#${id}`, name] as const)),
  );
  return (path, change) => {
    const target = resolvePointer(path, change.who);
    const name = target === undefined ? undefined : names.get(`${target.file}#${target.id}`);
    return { ...change, who: name ?? change.who.replace(/^.*#/, '') };
  };
}

/** Writes the files, commits and tags them; takes everything back where one of it fails or is interrupted. */
async function write(
  folder: string,
  files: readonly FileToWrite[],
  { title, version, changes }: Released,
  git: ReleaseRepository | undefined,
  { signal }: ReleaseOptions,
): Promise<string | undefined> {
  await writeTogether(folder, files);
  if (git === undefined) return undefined;
  const { repository, head, tag } = git;
  const message = messageOf(title, version);
  // Also what an interrupted release, or somebody's hand, has written already.
  const paths = [configFile, ledgerFile, ...(changes === undefined ? [] : [changes.file])];
  let commit: string | undefined;
  try {
    commit = await repository.commit(paths, message);
    signal.throwIfAborted();
    await repository.tag(tag, message, commit);
    return commit;
  } catch (error) {
    await repository.takeBack(commit, head, paths).catch(() => undefined);
    await takeBackTogether(folder, files);
    throw error;
  }
}
