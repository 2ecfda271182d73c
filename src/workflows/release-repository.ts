/** What version control says before a release, and what it keeps after it. */
import { join } from 'node:path';
import { type Ledger, readLedger } from '../checking/ledger.js';
import { UserError } from '../diagnostics/user-error.js';
import { citationFacts } from '../edition/citation-facts.js';
import { configFile } from '../edition/load.js';
import type { EarlierFile } from '../releasing/changes.js';
import { setVersion } from '../releasing/set-version.js';
import { tagName } from '../releasing/tag-name.js';
import { openRepository, type Repository } from '../store/git.js';
import { decodeXml } from '../xml/decode.js';
import { parseXml } from '../xml/parse.js';
import { ledgerFile } from './ledger-file.js';

export interface ReleaseRepository {
  readonly repository: Repository;
  /** The commit that is checked out. */
  readonly head: string;
  /** The tag that the version gets. */
  readonly tag: string;
  /** The ledger as it was committed; undefined if there is none that can be read. */
  readonly ledger: Ledger | undefined;
  /** The tag of a version, if there is one with this edition in it. */
  tagOf(version: string): Promise<string | undefined>;
}

/**
 * @throws UserError where a version can't be committed and tagged: no repository, an edition that it does not know, a tag that is there
 */
export async function openReleaseRepository(folder: string, slug: string, version: string): Promise<ReleaseRepository> {
  const repository = await openRepository(folder);
  if (repository === undefined) {
    throw new UserError(
      'The edition lies in no git repository, so its version cannot be committed and tagged',
      'Make it one (git init, git add, git commit), or say --no-git: then the files are written, and nothing else is done.',
    );
  }
  const { prefix } = repository;
  const tracked = await repository.tracked();
  const head = await repository.commitOf('HEAD');
  if (head === undefined || !tracked.includes(prefix + configFile)) {
    throw new UserError(
      `git does not keep ${join(folder, configFile)} yet`,
      'Add the edition to it (git add, git commit), or say --no-git.',
    );
  }
  const editions = tracked.filter((path) => path === configFile || path.endsWith(`/${configFile}`));
  const tag = tagName(slug, version, editions.length === 1);
  const at = await repository.filesAt(head, (path) => path === ledgerFile);
  const kept = at.get(ledgerFile);
  return {
    repository,
    head,
    tag,
    ledger: kept === undefined ? undefined : readLedger(new TextDecoder().decode(kept)),
    tagOf: (wanted) => tagOfVersion(repository, slug, wanted),
  };
}

/** The tag of a version: that of several editions first, since with only one it may be of something else. */
export async function tagOfVersion(repository: Repository, slug: string, version: string): Promise<string | undefined> {
  for (const tag of [tagName(slug, version, false), tagName(slug, version, true)]) {
    if ((await repository.commitOf(`refs/tags/${tag}`)) === undefined) continue;
    const files = await repository.filesAt(`refs/tags/${tag}`, (path) => path === configFile);
    if (files.has(configFile)) return tag;
  }
  return undefined;
}

/**
 * Checks that nothing is uncommitted but what a release writes itself: an interrupted one may have left that behind, and the change log may
 * have been written in by hand.
 *
 * @param logFile the name of the change log
 */
export async function checkClean(
  { repository, head, ledger }: ReleaseRepository,
  {
    folder,
    version,
    logFile,
    working,
    configText,
  }: {
    readonly folder: string;
    readonly version: string;
    readonly logFile: string;
    /** The ledger as it is in the folder. */
    readonly working: Ledger;
    readonly configText: string;
  },
): Promise<void> {
  const { prefix } = repository;
  const committed = new Set((ledger?.versions ?? []).map((one) => one.version));
  const isOurLedger = working.versions.every((one) => one.version === version || committed.has(one.version));
  const changed = await repository.changed();
  const others: string[] = [];
  for (const { path } of changed) {
    if (path === prefix + logFile || (path === prefix + ledgerFile && isOurLedger)) continue;
    if (path === prefix + configFile) {
      const old = (await repository.filesAt(head, (name) => name === configFile)).get(configFile);
      const text = old === undefined ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(old);
      if (setVersion(text, version) === configText) continue;
    }
    others.push(path);
  }
  if (others.length === 0) return;
  const named = others.slice(0, 5).join(', ') + (others.length > 5 ? ` and ${others.length - 5} more` : '');
  throw new UserError(
    `Not everything in the repository of ${folder} is committed: ${named}`,
    'Commit it first, so that the version is what is tagged; put away what is no part of it (git stash, .gitignore). Or say --no-git.',
  );
}

/** The files that a tag has of the edition, with what their headers say. */
export async function earlierFiles(
  { repository }: ReleaseRepository,
  tag: string,
  now: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, EarlierFile>> {
  const found = await repository.filesAt(`refs/tags/${tag}`, (path) => path.endsWith('.xml'));
  return new Map(
    [...found].map(([path, bytes]) => {
      const { text } = decodeXml(bytes, path);
      const document = text === undefined ? undefined : parseXml(text, path).document;
      const isTheSame = Buffer.compare(bytes, now.get(path) ?? new Uint8Array()) === 0;
      return [path, { changes: document === undefined ? [] : citationFacts(document).changes, isTheSame }];
    }),
  );
}
