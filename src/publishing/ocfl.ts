/** `ocfl:FOLDER`: an OCFL 1.1 storage root. One object for an edition, one version for a release: the files of its package. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { creatorsOf } from '../archive/deposit.js';
import { objectPath, type StorageLayout } from '../archive/ocfl/layout.js';
import { type NewVersion, newVersion } from '../archive/ocfl/new-version.js';
import { UserError } from '../diagnostics/user-error.js';
import { listFarFolder, moveFarFile, removeFarFile, removeFarFolder, writeFarFile } from '../store/far-folder.js';
import { namesIn } from '../store/files.js';
import { hashFile } from '../store/hash-stream.js';
import { takeLock } from '../store/lock.js';
import { type OcflObject, readObject, releaseMessage, sidecarOf } from './ocfl/object.js';
import { findRoot, makeRoot, textIn, workshop, writeText } from './ocfl/root.js';
import type {
  Deposited,
  DepositOptions,
  DepositPlan,
  DepositTarget,
  PackageToDeposit,
  PackedFile,
  TargetSettings,
} from './target.js';

const objectDeclaration = '0=ocfl_object_1.1';

/** @param address what follows `ocfl:` */
export async function openOcflTarget(address: string, { signal }: TargetSettings): Promise<DepositTarget> {
  if (address === '') throw new UserError('ocfl: needs a folder', 'Write --to ocfl:FOLDER.');
  const root = resolve(address);
  const name = `ocfl:${address}`;
  const layout = await findRoot(root, name);
  const place: Place = { root, name, layout, signal };
  return {
    kind: 'deposit',
    name,
    takes: 'bag',
    plan: async (content) => planFor(place, content),
    deposit: (content, options) => deposit(place, content, options),
    close: () => Promise.resolve(),
  };
}

interface Place {
  readonly root: string;
  readonly name: string;
  readonly layout: StorageLayout;
  readonly signal: AbortSignal;
}

/** The id of an edition's object: a URI. */
function objectId({ deposit: { config } }: PackageToDeposit): string {
  return `edition:${encodeURIComponent(config.id)}`;
}

async function planFor(place: Place, content: PackageToDeposit): Promise<DepositPlan> {
  const { root, name, layout } = place;
  const { version } = content.deposit.config;
  const object = await readObject(root, objectPath(objectId(content), layout), name);
  const state = new Map(content.files.map(({ path, sha512 }) => [path, sha512]));
  const release = [...(object?.messages ?? [])].find(([, message]) => message === releaseMessage(version))?.[0];
  const there = release === undefined ? undefined : object?.inventory.versions.get(release)?.state;
  if (there !== undefined && !isSame(there, state))
    throw new UserError(
      `The release ${version} is at ${name} already (${release}), with another content`,
      'Nothing was changed: a version that is deposited stays as it is. Give the edition a new version in edition.yaml.',
    );
  const before = object?.inventory.versions.get(object.inventory.head)?.state ?? new Map<string, string>();
  const stored = new Set(object?.inventory.manifest.values());
  const isThere = there !== undefined && object?.hasSum === true;
  const base = isThere ? (there as ReadonlyMap<string, string>) : before;
  const added = content.files.filter(({ path }) => !base.has(path));
  const changed = content.files.filter(({ path, sha512 }) => base.has(path) && base.get(path) !== sha512);
  const unseen = new Map(
    content.files.filter(({ sha512 }) => !stored.has(sha512)).map(({ sha512, bytes }) => [sha512, bytes]),
  );
  return {
    isThere,
    added: added.map(({ path, bytes }) => ({ path, bytes })),
    changed: changed.map(({ path, bytes }) => ({ path, bytes })),
    removed: isThere ? [] : [...base.keys()].filter((path) => !state.has(path)),
    unchanged: content.files.length - added.length - changed.length,
    bytes: [...unseen.values()].reduce((sum, bytes) => sum + bytes, 0),
  };
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, sum]) => b.get(path) === sum);
}

async function deposit(place: Place, content: PackageToDeposit, { told }: DepositOptions): Promise<Deposited> {
  const { root, name, layout } = place;
  const id = objectId(content);
  const at = objectPath(id, layout);
  await makeRoot(root, layout);
  const work = `${workshop}/${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
  await writeText(
    root,
    `${workshop}/README.txt`,
    'Left by a run of edition publish that was broken off. The next one uses it and takes it away.\n',
  );
  const lock = await takeLock(`${root}/${work}.lock`, name);
  try {
    const object = await finishBroken(place, at, await readObject(root, at, name), content);
    const done =
      object && [...object.messages].find(([, message]) => message === releaseMessage(content.deposit.config.version));
    if (done !== undefined) return { version: done[0], address: `${at}/${done[0]}`, sent: 0 };
    const next = newVersion(object?.text, {
      id,
      files: content.files,
      created: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      message: releaseMessage(content.deposit.config.version),
      user: creatorsOf(content.deposit).join('; ') || 'unknown',
    });
    const sent = await stage(place, work, next, content.files, told);
    await readBack(place, work, next, content.files);
    place.signal.throwIfAborted();
    await putInPlace(place, at, work, next, object);
    return { version: next.name, address: `${at}/${next.name}`, sent };
  } finally {
    await lock.release();
    await tidy(place);
  }
}

/** Brings what a killed run has begun to put in place to its end, or takes it back. */
async function finishBroken(
  { root, name }: Place,
  at: string,
  object: OcflObject | undefined,
  content: PackageToDeposit,
): Promise<OcflObject | undefined> {
  if (object === undefined) return undefined;
  if (!object.hasSum) {
    await writeText(root, `${at}/inventory.json.sha512`, sidecarOf(object.text));
    return { ...object, hasSum: true };
  }
  const { name: next } = newVersion(object.text, { id: '', files: [], created: '', message: '', user: '' });
  if (!((await namesIn(`${root}/${at}`)) ?? []).includes(next)) return object;
  const text = await textIn(root, `${at}/${next}/inventory.json`);
  const message = (JSON.parse(text ?? '{}') as { versions?: Record<string, { message?: string }> }).versions?.[next]
    ?.message;
  if (text === undefined || !/^Release ./.test(message ?? ''))
    throw new UserError(
      `At ${name} the object ${at} has a folder ${next} that its inventory does not know`,
      'Nothing was changed. Another program may be writing there; if none is, look at it, and take it away.',
    );
  if (message !== releaseMessage(content.deposit.config.version)) {
    await removeFarFolder(root, `${at}/${next}`);
    return object;
  }
  await writeText(root, `${at}/inventory.json`, text);
  await writeText(root, `${at}/inventory.json.sha512`, sidecarOf(text));
  return readObject(root, at, name);
}

/** Writes the content that is new; what a broken run has left whole is used. Returns the bytes that were written. */
async function stage(
  { root, signal }: Place,
  work: string,
  { name, inventory, store }: NewVersion,
  files: readonly PackedFile[],
  told: (bytes: number) => void,
): Promise<number> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const wanted = new Set(store.map(({ content }) => `${work}/${content}`));
  const there = await listFarFolder(root, work);
  for (const path of there.keys()) if (!wanted.has(path)) await removeFarFile(root, path);
  let sent = 0;
  for (const { content, path } of store) {
    signal.throwIfAborted();
    const file = byPath.get(path) as PackedFile;
    const target = `${work}/${content}`;
    if (there.get(target) !== file.bytes || (await sumOf(root, target)) !== file.sha512) {
      await writeFarFile(root, target, file.open(), workshop);
      sent += file.bytes;
    }
    told(file.bytes);
  }
  await writeText(root, `${work}/${name}/inventory.json`, inventory);
  await writeText(root, `${work}/${name}/inventory.json.sha512`, sidecarOf(inventory));
  return sent;
}

async function sumOf(root: string, path: string): Promise<string> {
  return (await hashFile(`${root}/${path}`, ['sha512'])).sums.get('sha512') ?? '';
}

async function readBack(
  { root, name, signal }: Place,
  work: string,
  { store }: NewVersion,
  files: readonly PackedFile[],
): Promise<void> {
  const sums = new Map(files.map(({ path, sha512 }) => [path, sha512]));
  for (const { content, path } of store) {
    signal.throwIfAborted();
    if ((await sumOf(root, `${work}/${content}`)) === sums.get(path)) continue;
    await removeFarFile(root, `${work}/${content}`);
    throw new UserError(
      `What was written to ${name} came back different: ${path}`,
      'Nothing was put in place. Run the command again. If it happens again, the disk is at fault.',
    );
  }
}

/** A new object comes in one renaming; a new version in one, and the object’s inventory after it. */
async function putInPlace(
  { root }: Place,
  at: string,
  work: string,
  { name, inventory }: NewVersion,
  object: OcflObject | undefined,
): Promise<void> {
  const sum = sidecarOf(inventory);
  if (object === undefined) {
    await writeText(root, `${work}/inventory.json`, inventory);
    await writeText(root, `${work}/inventory.json.sha512`, sum);
    await writeText(root, `${work}/${objectDeclaration}`, 'ocfl_object_1.1\n');
    await moveFarFile(root, work, at);
    return;
  }
  await moveFarFile(root, `${work}/${name}`, `${at}/${name}`);
  await writeText(root, `${at}/inventory.json`, inventory);
  await writeText(root, `${at}/inventory.json.sha512`, sum);
}

/** Takes the workshop away, if nothing is in it that a later run could use. */
async function tidy({ root }: Place): Promise<void> {
  const left = await listFarFolder(root, workshop).catch(() => new Map<string, number>());
  const isUseful = [...left.keys()].some((path) => path.includes('/content/') || path.endsWith('.lock'));
  if (!isUseful) await removeFarFolder(root, workshop).catch(() => undefined);
}
