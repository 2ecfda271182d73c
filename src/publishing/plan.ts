/** What a publication changes at the far end: by sums, never by times. */
import { byPath } from '../archive/paths.js';
import { isOwn, type PublicationRecord, type RecordedFile } from './record.js';

/** What is known of the far end. */
export interface FarState {
  /** Bytes of what is there, by path. */
  readonly files: ReadonlyMap<string, number>;
  /** Undefined where nothing of ours is. */
  readonly record: PublicationRecord | undefined;
  /** Sums of files that were read because the record does not vouch for them; see `doubtful`. */
  readonly sums: ReadonlyMap<string, string>;
}

export interface Plan<F extends RecordedFile = RecordedFile> {
  /** Not there yet. */
  readonly added: readonly F[];
  /** There with another content. */
  readonly changed: readonly F[];
  readonly unchanged: readonly F[];
  /** Ours, there, and not in the site any more. */
  readonly removed: readonly RecordedFile[];
  /** Changed, though we have not put there what is there: only replaced if the user says so. */
  readonly foreign: readonly F[];
  /** Changed or gone though the record says that they are as they should be: somebody else did it. */
  readonly tampered: readonly F[];
}

/** Files whose content must be read before it is known what to do with them: ours that were being moved, and those that we have not put there. */
export function doubtful(site: readonly RecordedFile[], { files, record }: Omit<FarState, 'sums'>): readonly string[] {
  const sure = new Set(record?.files.map(({ path }) => path));
  for (const { path } of record?.moving ?? []) sure.delete(path);
  return site.filter(({ path, bytes }) => !sure.has(path) && files.get(path) === bytes).map(({ path }) => path);
}

export function planOf<F extends RecordedFile>(site: readonly F[], { files, record, sums }: FarState): Plan<F> {
  const recorded = new Map(record?.files.map((file) => [file.path, file]));
  const moving = new Map(record?.moving.map((file) => [file.path, file]));
  const plan = {
    added: [] as F[],
    changed: [] as F[],
    unchanged: [] as F[],
    removed: [] as RecordedFile[],
    foreign: [] as F[],
    tampered: [] as F[],
  };
  for (const file of site.toSorted((a, b) => byPath(a.path, b.path))) {
    const { path } = file;
    const there = files.get(path);
    const known = recorded.get(path);
    const sum = sums.get(path) ?? (moving.has(path) || known?.bytes !== there ? undefined : known?.sha256);
    if (there === file.bytes && sum === file.sha256) {
      plan.unchanged.push(file);
      continue;
    }
    (there === undefined ? plan.added : plan.changed).push(file);
    if (moving.has(path)) continue;
    if (known === undefined) {
      if (there !== undefined) plan.foreign.push(file);
    } else if (there !== known.bytes || (sum !== undefined && sum !== known.sha256)) plan.tampered.push(file);
  }
  const inSite = new Set(site.map(({ path }) => path));
  for (const [path, file] of new Map([...recorded, ...moving]))
    if (!inSite.has(path) && files.has(path) && !isOwn(path)) plan.removed.push(file);
  return plan;
}

/** Files in the waves in which they appear: what pages need, then pages, then indexes, then the front page, in the end the manifest. */
export function inWaves<F extends { readonly path: string }>(files: readonly F[]): readonly (readonly F[])[] {
  const rank = (path: string): number => {
    if (path === 'manifest.json') return 4;
    if (path === 'index.html') return 3;
    if (!path.includes('/')) return 2;
    return path.endsWith('.html') ? 1 : 0;
  };
  return [0, 1, 2, 3, 4]
    .map((wave) => files.filter(({ path }) => rank(path) === wave).toSorted((a, b) => byPath(a.path, b.path)))
    .filter((wave) => wave.length > 0);
}
