/** The order of publishing: build or pack; compare with what is there; send; read back; put in place; write the receipt. */
import { join } from 'node:path';
import type { Fault } from '../archive/fixity.js';
import { byPath } from '../archive/paths.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import { openTarget } from '../publishing/open-target.js';
import {
  checkTree,
  compareTree,
  publishTree,
  type SiteToPublish,
  type TreeProgress,
} from '../publishing/publish-tree.js';
import { type Receipt, receiptName, receiptText } from '../publishing/receipt.js';
import type { RecordedFile } from '../publishing/record.js';
import type { DepositTarget, FarTree, PathAndBytes } from '../publishing/target.js';
import { isFile, readBytes } from '../store/files.js';
import { openFolderTree } from '../store/folder-tree.js';
import { sha256 } from '../store/hash.js';
import { sendableFile, sumSendableFile } from '../store/outgoing-files.js';
import { toolVersion } from '../store/package-files.js';
import { makeOutputFolder, writeOutput } from '../store/write-output.js';
import { type BuildOptions, buildEdition, type Progress } from './build.js';
import { type PackageOptions, type PackProgress, packageEdition } from './package.js';
import { hasReceipt } from './receipts.js';

export interface PublishOptions {
  /** The address, as `KIND:ADDRESS`. */
  readonly to: string;
  /** The folder below the address that the edition is put into; empty for the address itself. */
  readonly below: string;
  readonly slug: string;
  /** Where the site is built. */
  readonly site: string;
  /** Where packages go, for targets that take those. */
  readonly packages: string;
  /** Where receipts go. */
  readonly receipts: string;
  readonly dryRun: boolean;
  readonly mend: boolean;
  readonly replace: boolean;
  readonly jobs: number | undefined;
  readonly key: PackageOptions['key'];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The time that the receipt tells. */
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly progress: (progress: PublishProgress) => void;
}

export type PublishProgress = Progress | PackProgress | TreeProgress;

export interface PublishReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly checked: number;
  /** Undefined if findings kept the edition from being published. */
  readonly published: PublishedAt | undefined;
}

/** What was done, or what would be. */
export interface PublishedAt {
  readonly target: string;
  readonly title: string;
  readonly version: string;
  /** Whether all was there already. */
  readonly isDone: boolean;
  readonly added: readonly PathAndBytes[];
  readonly changed: readonly PathAndBytes[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Bytes of what is added and changed. */
  readonly bytes: number;
  /** Bytes that were sent: fewer if a broken run had sent some. */
  readonly sent: number;
  readonly readBack: number;
  /** Files that somebody else had changed or removed there. */
  readonly tampered: readonly string[];
  /** The receipt's path; undefined if there is none. */
  readonly receipt: string | undefined;
  /** Of a deposit: the target's own name for it, and where to see it. */
  readonly deposited: Receipt['deposited'];
  readonly remark: string | undefined;
}

/**
 * Publishes the edition in `folder`.
 *
 * @throws UserError if the target can't be reached or written, or holds something else
 * @throws the signal's reason when it is aborted
 */
export async function publishEdition(folder: string, options: PublishOptions): Promise<PublishReport> {
  const { to, below, env, signal } = options;
  const target = await openTarget(to, { env, signal, folder: below });
  try {
    return target.kind === 'tree'
      ? await publishSite(folder, target, options)
      : await depositPackage(folder, target, options);
  } finally {
    await target.close();
  }
}

async function publishSite(folder: string, tree: FarTree, options: PublishOptions): Promise<PublishReport> {
  const { slug } = options;
  const build: BuildOptions = {
    out: options.site,
    slug,
    jobs: options.jobs,
    force: false,
    signal: options.signal,
    sourceDateEpoch: options.env['SOURCE_DATE_EPOCH'],
    browser: options.env['EDITION_BROWSER'],
    progress: options.progress,
  };
  const { diagnostics, texts, checked, published: built } = await buildEdition(folder, build);
  if (built === undefined) return { diagnostics, texts, checked, published: undefined };

  const site = await openSite(built.folder, slug);
  const comparison = await compareTree(tree, site, options);
  const { plan, isDone } = comparison;
  const outgoing = [...plan.added, ...plan.changed];
  const done = options.dryRun || isDone ? { sent: 0, readBack: 0 } : await publishTree(tree, site, comparison, options);
  const result = {
    target: tree.name,
    title: site.title,
    version: site.version,
    isDone,
    added: plan.added.map(pathAndBytes),
    changed: plan.changed.map(pathAndBytes),
    removed: plan.removed.map(({ path }) => path),
    unchanged: plan.unchanged.length,
    bytes: outgoing.reduce((sum, { bytes }) => sum + bytes, 0),
    ...done,
    tampered: plan.tampered.map(({ path }) => path),
    deposited: undefined,
    remark: undefined,
  };
  const receipt = await writeReceipt(result, site, options);
  return { diagnostics, texts, checked, published: { ...result, receipt } };
}

/** The built site in a folder, with the sums that its manifest lists. */
async function openSite(folder: string, slug: string): Promise<SiteToPublish> {
  const content = await readBytes(join(folder, 'manifest.json'));
  const { id, title, version, generator, files } = JSON.parse(new TextDecoder().decode(content)) as Omit<
    SiteToPublish,
    'slug' | 'files'
  > & { readonly files: readonly RecordedFile[] };
  const manifest = { path: 'manifest.json', bytes: content.byteLength, sha256: sha256(content) };
  return { id, slug, title, version, generator, files: [...files, manifest].map((file) => sendableFile(folder, file)) };
}

async function depositPackage(folder: string, target: DepositTarget, options: PublishOptions): Promise<PublishReport> {
  const { slug, signal } = options;
  const report = await packageEdition(folder, {
    out: options.packages,
    slug,
    format: target.takes,
    mets: false,
    tool: true,
    key: options.key,
    jobs: options.jobs,
    signal,
    sourceDateEpoch: options.env['SOURCE_DATE_EPOCH'],
    browser: options.env['EDITION_BROWSER'],
    progress: options.progress,
  });
  const { diagnostics, texts, checked, packed, deposit } = report;
  if (packed === undefined || deposit === undefined) return { diagnostics, texts, checked, published: undefined };

  const isZip = target.takes === 'zip';
  const from = isZip ? options.packages : packed.path;
  const paths = isZip
    ? [packed.path.slice(options.packages.length).replace(/^[/\\]+/, '')]
    : [...(await openFolderTree(from)).files.keys()].toSorted(byPath);
  const files = [];
  for (const path of paths) {
    signal.throwIfAborted();
    files.push(await sumSendableFile(from, path));
    options.progress({ step: 'sums', done: files.length, of: paths.length });
  }
  const content = { deposit, files };
  options.progress({ step: 'compare', done: 0, of: 0 });
  const plan = await target.plan(content);
  const isDone = plan.isThere;
  const megabytes = Math.ceil(plan.bytes / 1_000_000);
  let sent = 0;
  const deposited =
    options.dryRun || isDone
      ? undefined
      : await target.deposit(content, {
          told: (bytes) => {
            sent += bytes;
            options.progress({ step: 'send', done: Math.ceil(sent / 1_000_000), of: megabytes });
          },
        });
  const { config } = deposit;
  const edition = { slug, id: config.id, title: config.title, version: config.version, files };
  const result = {
    target: target.name,
    title: config.title,
    version: config.version,
    isDone,
    added: plan.added,
    changed: plan.changed,
    removed: plan.removed,
    unchanged: plan.unchanged,
    bytes: plan.bytes,
    sent: deposited?.sent ?? 0,
    readBack: deposited === undefined ? 0 : plan.added.length + plan.changed.length,
    tampered: [],
    deposited: deposited && { version: deposited.version, address: deposited.address },
    remark: deposited?.remark,
  };
  const receipt = await writeReceipt(result, { ...edition, generator: `edition ${toolVersion()}` }, options);
  return { diagnostics, texts, checked, published: { ...result, receipt } };
}

/** Writes the receipt of what was done; and of what was done already, if a run was killed before it could write it. */
async function writeReceipt(
  result: Omit<PublishedAt, 'receipt'>,
  { slug, id, title, version, generator, files }: Omit<SiteToPublish, 'files'> & { files: readonly RecordedFile[] },
  { receipts, dryRun, now }: PublishOptions,
): Promise<string | undefined> {
  if (dryRun) return undefined;
  const folder = join(receipts, slug);
  const { target, isDone, added, changed, removed, sent, readBack, deposited } = result;
  const sorted = files.toSorted((a, b) => byPath(a.path, b.path));
  if (isDone && (await hasReceipt(folder, { target, version, files: sorted }))) return undefined;
  const receipt: Receipt = {
    edition: { slug, id, title, version },
    target,
    deposited,
    time: now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    generator,
    added: added.map(({ path }) => path),
    changed: changed.map(({ path }) => path),
    removed,
    sent,
    readBack,
    files: sorted,
  };
  await makeOutputFolder(folder);
  const path = join(folder, receiptName(receipt));
  await writeOutput(path, receiptText(receipt), { replace: false });
  return path;
}

function pathAndBytes({ path, bytes }: PathAndBytes): PathAndBytes {
  return { path, bytes };
}

export interface TargetCheck {
  readonly target: string;
  readonly title: string;
  readonly version: string;
  readonly faults: readonly Fault[];
  readonly files: number;
  readonly bytes: number;
}

/**
 * Reads back what is published at a target, and compares it with the record of it. Nothing is built, sent or changed.
 *
 * @throws UserError if nothing is published there, or if it is a store of packages
 */
export async function checkTarget(
  options: Pick<PublishOptions, 'to' | 'below' | 'env' | 'signal' | 'progress'>,
): Promise<TargetCheck> {
  const { to, below, env, signal, progress } = options;
  const target = await openTarget(to, { env, signal, folder: below });
  try {
    if (target.kind === 'deposit')
      throw new UserError(
        `${target.name} is a store of packages: --check reads back sites`,
        (await isFile(join(to.replace(/^[a-z]+:/, ''), '0=ocfl_1.1')))
          ? `Check it with: edition verify ${to.replace(/^[a-z]+:/, '')}`
          : 'Get the package from there, and check it with edition verify.',
      );
    const { record, ...found } = await checkTree(target, { mend: false, replace: false, signal, progress });
    return { target: target.name, title: record.title, version: record.version, ...found };
  } finally {
    await target.close();
  }
}
