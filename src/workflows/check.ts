/** `edition check`: a published edition held against the Endings Principles and against what was published before. */
import { join } from 'node:path';
import { noMoves } from '../checking/check-ledger.js';
import { emptyLedger } from '../checking/ledger.js';
import { type Judgement, judge } from '../checking/principles.js';
import { byPlace, withRules } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { UserError } from '../diagnostics/user-error.js';
import { readConfig } from '../edition/config.js';
import { openCache } from '../store/cache.js';
import { filesIn, isFile, readBytes } from '../store/files.js';
import { sha256 } from '../store/hash.js';
import { checkSiteSource } from './check-site.js';
import { displayPath } from './display-path.js';
import { findEditions } from './find-editions.js';
import { openLedger } from './ledger-file.js';

export interface CheckOptions {
  /** Where published editions lie. */
  readonly out: string;
  readonly signal: AbortSignal;
}

/** What the check of one published edition has found. */
export interface CheckReport {
  /** The published folder. */
  readonly folder: string;
  readonly version: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly judgements: readonly Judgement[];
  readonly pages: number;
  readonly files: number;
  readonly identifiers: number;
}

/** A published edition, and the edition's own folder where it is known. */
interface Place {
  readonly site: string;
  readonly edition: string | undefined;
}

/**
 * Checks published editions: each path is a published folder, or an edition, whose published folder lies in `out`.
 *
 * @throws UserError for a path that is neither, or for an edition that is not published
 */
export async function checkPublished(paths: readonly string[], options: CheckOptions): Promise<readonly CheckReport[]> {
  const reports: CheckReport[] = [];
  for (const place of await placesOf(paths, options.out)) {
    options.signal.throwIfAborted();
    reports.push(await checkOne(place, options));
  }
  return reports;
}

const isPublished = (folder: string): Promise<boolean> => isFile(join(folder, 'manifest.json'));

async function placesOf(paths: readonly string[], out: string): Promise<readonly Place[]> {
  if (paths.length === 0) return editions([], out);
  const found: Place[] = [];
  for (const path of paths) {
    if (await isPublished(path)) found.push({ site: path, edition: undefined });
    else found.push(...(await editions([path], out)));
  }
  return found;
}

async function editions(names: readonly string[], out: string): Promise<readonly Place[]> {
  const places = (await findEditions(names)).map(({ slug, folder }) => ({ site: join(out, slug), edition: folder }));
  for (const { site, edition } of places) {
    if (!(await isPublished(site))) {
      throw new UserError(`${edition} is not published in ${site}`, `Build it first: edition build ${edition}`);
    }
  }
  return places;
}

interface Manifest {
  readonly version: string;
  readonly date: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

async function readManifest(site: string): Promise<Manifest> {
  const path = join(site, 'manifest.json');
  try {
    const { version, date, files } = JSON.parse(new TextDecoder().decode(await readBytes(path))) as Manifest;
    if (typeof version === 'string' && typeof date === 'string' && Array.isArray(files))
      return { version, date, files };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
  }
  throw new UserError(`${path} is no manifest of a published edition`, 'Build the edition anew.');
}

async function checkOne({ site, edition }: Place, { signal }: CheckOptions): Promise<CheckReport> {
  const { version, date, files } = await readManifest(site);
  const config = edition === undefined ? undefined : await configOf(edition);
  const { ledger, diagnostics: ofLedger } =
    edition === undefined ? { ledger: emptyLedger, diagnostics: [] } : await openLedger(edition);
  const hashes = new Map<string, string>();
  for (const path of await filesIn(site)) {
    signal.throwIfAborted();
    hashes.set(path, sha256(await readBytes(join(site, path))));
  }
  const display = (path: string): string => displayPath(site, path);
  const source = {
    hashes,
    toCome: [],
    read: (path: string) => readBytes(join(site, path)),
    version,
    date,
    baseUrl: config?.baseUrl,
    display,
    cache: openCache(),
  };
  const checked = await checkSiteSource(source, ledger, config ?? noMoves);
  const all = byPlace(
    withRules([...ofLedger, ...damage(files, hashes, display), ...checked.diagnostics], config?.rules ?? {}),
  );
  return {
    folder: site,
    version,
    diagnostics: all,
    judgements: judge(all),
    pages: checked.pages,
    files: hashes.size,
    identifiers: checked.identifiers.size,
  };
}

async function configOf(edition: string): Promise<ReturnType<typeof readConfig>['config']> {
  const path = join(edition, 'edition.yaml');
  const { config } = readConfig(new TextDecoder().decode(await readBytes(path)), path);
  if (config === undefined) throw new UserError(`${path} has mistakes`, `edition validate ${edition} says which.`);
  return config;
}

/** Files that are not as the manifest says. */
function damage(
  files: Manifest['files'],
  hashes: ReadonlyMap<string, string>,
  display: (path: string) => string,
): readonly Diagnostic[] {
  const finding = (path: string, message: string): Diagnostic =>
    diagnostic('site/damaged', display(path), startOfFile, {
      message,
      help: 'Build the edition anew, or copy it again from where it is whole.',
    });
  const listed = new Map(files.map(({ path, sha256: hash }) => [path, hash]));
  const changed = [...listed].flatMap(([path, hash]) => {
    const now = hashes.get(path);
    if (now === hash) return [];
    return [finding(path, now === undefined ? `${path} is missing` : `${path} is not the file that was published`)];
  });
  const added = [...hashes.keys()]
    .filter((path) => path !== 'manifest.json' && !listed.has(path))
    .map((path) => finding(path, `${path} is not in the manifest`));
  return [...changed, ...added];
}
