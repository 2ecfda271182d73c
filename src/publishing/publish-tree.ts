/** How a site comes to a tree at the far end: compare, stage, read back, put in place. */
import type { Fault } from '../archive/fixity.js';
import { byPath } from '../archive/paths.js';
import { UserError } from '../diagnostics/user-error.js';
import { doubtful, inWaves, type Plan, planOf } from './plan.js';
import { type PublicationRecord, readRecord, recordPath, recordText } from './record.js';
import type { FarTree, OutgoingFile } from './target.js';

/** A built site, and the edition that it is of. */
export interface SiteToPublish {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly version: string;
  readonly generator: string;
  readonly files: readonly OutgoingFile[];
}

export interface TreeProgress {
  readonly step: 'compare' | 'send' | 'read-back' | 'place';
  /** Megabytes; both 0 where that is not known. */
  readonly done: number;
  readonly of: number;
}

export interface TreeOptions {
  /** Whether every file is read, whatever the record says of it. */
  readonly mend: boolean;
  /** Whether files that we have not put there are replaced. */
  readonly replace: boolean;
  readonly signal: AbortSignal;
  readonly progress: (progress: TreeProgress) => void;
}

export interface Comparison {
  readonly plan: Plan<OutgoingFile>;
  readonly record: PublicationRecord | undefined;
  readonly recordBytes: Uint8Array | undefined;
  /** Whether there is nothing to do, not even to bring a broken run to its end. */
  readonly isDone: boolean;
}

/**
 * Finds out what a publication would change, and changes nothing.
 *
 * @throws UserError if another edition is there, or files that are not ours stand where ours should be
 */
export async function compareTree(tree: FarTree, site: SiteToPublish, options: TreeOptions): Promise<Comparison> {
  options.progress({ step: 'compare', done: 0, of: 0 });
  const recordBytes = await tree.read(recordPath);
  const record = recordBytes === undefined ? undefined : readRecord(recordBytes, tree.name);
  const files = await tree.list();
  options.signal.throwIfAborted();
  refuseOtherEdition(tree, site, record, files);
  const paths = options.mend
    ? site.files.map(({ path }) => path).filter((path) => files.has(path))
    : doubtful(site.files, { files, record });
  const sizes = paths.reduce((sum, path) => sum + (files.get(path) ?? 0), 0);
  const sums = await tree.sums(paths, meter('compare', sizes, options));
  const plan = planOf(site.files, { files, record, sums });
  if (plan.foreign.length > 0 && !options.replace) refuseForeign(tree, plan.foreign);
  return { plan, record, recordBytes, isDone: record !== undefined && isDone(plan, record, site) };
}

function isDone(plan: Plan, record: PublicationRecord, { files, version, title, slug, id }: SiteToPublish): boolean {
  const { added, changed, removed } = plan;
  const isSame = record.version === version && record.title === title && record.slug === slug && record.id === id;
  return (
    isSame &&
    added.length + changed.length + removed.length + record.moving.length === 0 &&
    record.files.length === files.length
  );
}

function refuseOtherEdition(
  { name }: FarTree,
  { id, slug }: SiteToPublish,
  record: PublicationRecord | undefined,
  files: ReadonlyMap<string, number>,
): void {
  if (record !== undefined && record.id !== id)
    throw new UserError(
      `Another edition is published at ${name}: “${record.title}”`,
      `Nothing was changed. Publish “${slug}” in a folder of its own, such as one with its name.`,
    );
  if (record === undefined && files.has(`${slug}/${recordPath}`))
    throw new UserError(
      `“${slug}” is published in a folder of its own at ${name}`,
      `Nothing was changed. Add /${slug} to the address, or publish all editions together.`,
    );
}

function refuseForeign({ name }: FarTree, foreign: readonly OutgoingFile[]): never {
  const paths = foreign.map(({ path }) => path);
  const more = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
  throw new UserError(
    `At ${name} there are files that this program has not put there, and the edition has others of the same names: ${paths.slice(0, 5).join(', ')}${more}`,
    'Nothing was changed. Choose an empty folder, move those files away, or let them be replaced with --replace.',
  );
}

export interface TreePublished {
  /** Bytes that were sent; less than those of the plan if a broken run had sent some already. */
  readonly sent: number;
  /** How many files were read back, and found as they should be. */
  readonly readBack: number;
}

/**
 * Carries out what was compared. When it is broken off, what was sent stays staged, and no reader sees it.
 *
 * @throws UserError if something can't be sent, or if what is read back is not what was sent
 */
export async function publishTree(
  tree: FarTree,
  site: SiteToPublish,
  { plan, record, recordBytes }: Comparison,
  options: TreeOptions,
): Promise<TreePublished> {
  const { signal } = options;
  const outgoing = [...plan.added, ...plan.changed];
  const bytes = outgoing.reduce((sum, file) => sum + file.bytes, 0);
  const sent = outgoing.length === 0 ? 0 : await tree.stage(outgoing, meter('send', bytes, options));
  await readBack(tree, outgoing, meter('read-back', bytes, options));
  signal.throwIfAborted();
  await refuseOtherRun(tree, recordBytes);

  options.progress({ step: 'place', done: 0, of: 0 });
  const { id, slug, title, version, generator, files } = site;
  const after: PublicationRecord = { id, slug, title, version, generator, files, moving: [] };
  const moving = new Map([...(record?.moving ?? []), ...plan.removed, ...outgoing].map((file) => [file.path, file]));
  const before: PublicationRecord = { ...(record ?? { ...after, files: [] }), moving: [...moving.values()] };
  await tree.commit({
    put: inWaves(outgoing),
    remove: plan.removed.map(({ path }) => path).toSorted(byPath),
    before: { path: recordPath, content: recordText(before) },
    after: { path: recordPath, content: recordText(after) },
    message: `Publish ${title.replace(/\s+/g, ' ').trim()} ${version}`,
  });
  await checkPlaced(tree, site);
  return { sent, readBack: outgoing.length };
}

/** What is staged is read before it is put in place: a reader never gets what was damaged on the way. */
async function readBack(tree: FarTree, files: readonly OutgoingFile[], told: (bytes: number) => void): Promise<void> {
  if (files.length === 0) return;
  const sums = await tree.stagedSums(files, told);
  const damaged = files.filter(({ path, sha256 }) => sums.get(path) !== sha256);
  const [first] = damaged;
  if (first === undefined) return;
  await tree.unstage(damaged);
  const others = damaged.length === 1 ? '' : ` and ${damaged.length - 1} more`;
  throw new UserError(
    `What was sent to ${tree.name} came back different: ${first.path}${others}`,
    'Nothing was put in place. The damaged files were taken away; run the command again to send them anew. If it happens again, the disk or the connection there is at fault.',
  );
}

async function refuseOtherRun(tree: FarTree, recordBytes: Uint8Array | undefined): Promise<void> {
  const now = await tree.read(recordPath);
  const isSame =
    now === undefined || recordBytes === undefined ? now === recordBytes : Buffer.compare(now, recordBytes) === 0;
  if (!isSame)
    throw new UserError(
      `Somebody else has published at ${tree.name} in the meantime`,
      'Nothing was put in place. Run the command again.',
    );
}

async function checkPlaced(tree: FarTree, { files }: SiteToPublish): Promise<void> {
  const there = await tree.list();
  const wrong = files.filter(({ path, bytes }) => there.get(path) !== bytes).map(({ path }) => path);
  if (wrong.length > 0)
    throw new UserError(
      `Not all files have arrived at ${tree.name}: ${wrong.slice(0, 5).join(', ')}`,
      'Run the command again with --mend.',
    );
}

export interface TreeCheck {
  readonly record: PublicationRecord;
  readonly faults: readonly Fault[];
  /** How many files were read, and their bytes. */
  readonly files: number;
  readonly bytes: number;
}

/**
 * Reads back every file that the record lists, and compares its sum.
 *
 * @throws UserError if nothing of ours is there
 */
export async function checkTree(tree: FarTree, options: TreeOptions): Promise<TreeCheck> {
  options.progress({ step: 'compare', done: 0, of: 0 });
  const recordBytes = await tree.read(recordPath);
  if (recordBytes === undefined)
    throw new UserError(
      `Nothing of this program is published at ${tree.name}: there is no ${recordPath}`,
      'Check the address, or publish first.',
    );
  const record = readRecord(recordBytes, tree.name);
  const there = await tree.list();
  const listed = record.files.filter(({ path }) => there.has(path));
  const bytes = listed.reduce((sum, file) => sum + (there.get(file.path) ?? 0), 0);
  const sums = await tree.sums(
    listed.map(({ path }) => path),
    meter('read-back', bytes, options),
  );
  const faults: Fault[] = record.moving.length === 0 ? [] : [unfinished];
  for (const { path, sha256 } of record.files.toSorted((a, b) => byPath(a.path, b.path))) {
    const actual = sums.get(path);
    if (actual === undefined) faults.push({ kind: 'missing', path, message: 'It is not there' });
    else if (actual !== sha256)
      faults.push({ kind: 'changed', path, message: 'It is not what was published', expected: sha256, actual });
  }
  return { record, faults, files: sums.size, bytes };
}

const unfinished: Fault = {
  kind: 'changed',
  path: recordPath,
  message: 'The last publication was broken off while its files were put in place',
};

function meter(step: TreeProgress['step'], bytes: number, { progress }: TreeOptions): (bytes: number) => void {
  const megabytes = (count: number): number => Math.ceil(count / 1_000_000);
  let done = 0;
  progress({ step, done: 0, of: megabytes(bytes) });
  return (more) => {
    done += more;
    progress({ step, done: megabytes(done), of: megabytes(bytes) });
  };
}
