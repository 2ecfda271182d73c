/** What one thread of the preview does: it makes the whole edition, and says what is not as it was. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import { openCache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { openPool } from '../transform/pool.js';
import type { PreparedRecord } from './build.js';
import { DraftEdition, type Trouble } from './draft-edition.js';

export interface EditionTask {
  readonly folder: string;
}

/** What all records of an edition are made from. */
export type CommonInput = Pick<PreparedRecord, 'edition' | 'labels' | 'stylesheets'>;
export type OwnInput = Omit<PreparedRecord, keyof CommonInput>;

export type EditionAnswer =
  | {
      readonly kind: 'made';
      /** Whether this thread knows nothing of an earlier answer, so that `changed` has all files. */
      readonly isWhole: boolean;
      /** Whether all pages have been made; else those that are missing may stand as they were. */
      readonly isComplete: boolean;
      /** Undefined where `edition.yaml` has never been right. */
      readonly title: string | undefined;
      readonly changed: ReadonlyMap<string, Uint8Array>;
      readonly removed: readonly string[];
      readonly diagnostics: readonly Diagnostic[];
      readonly troubles: readonly Trouble[];
      /** Relative to the edition's folder. */
      readonly stale: readonly string[];
      readonly common: CommonInput | undefined;
      readonly records: readonly OwnInput[];
      /** The schemas that the edition names, relative to its folder. */
      readonly schemas: readonly string[];
    }
  | { readonly kind: 'failed'; readonly trouble: Trouble };

/** Whether a path of the site is one of a record's own files. */
export function isOfRecord(path: string, id: string): boolean {
  return path.startsWith(`records/${id}.`) || path.startsWith(`records/${id}/`);
}

interface Session {
  readonly draft: DraftEdition;
  readonly hashes: Map<string, string>;
}

const sessions = new Map<string, Session>();

export default async function makeEdition({ folder }: EditionTask): Promise<EditionAnswer> {
  const known = sessions.get(folder);
  const session = known ?? { draft: new DraftEdition(folder), hashes: new Map<string, string>() };
  sessions.set(folder, session);
  const pool = openPool();
  try {
    const { signal } = new AbortController();
    const draft = await session.draft.make({ pool, cache: openCache(), pagesOnly: true, signal });
    const changed = new Map<string, Uint8Array>();
    for (const [path, bytes] of draft.files) {
      const hash = hashParts([bytes]);
      if (session.hashes.get(path) !== hash) changed.set(path, bytes);
      session.hashes.set(path, hash);
    }
    // The other side may know a newer state of a record that is broken now: when it is whole again, all of it is sent.
    const broken = draft.records.filter(({ path }) => draft.stale.includes(path));
    for (const path of draft.files.keys())
      if (broken.some(({ id }) => isOfRecord(path, id))) session.hashes.set(path, '');
    const removed = draft.isComplete ? [...session.hashes.keys()].filter((path) => !draft.files.has(path)) : [];
    for (const path of removed) session.hashes.delete(path);
    const [first] = draft.records;
    return {
      kind: 'made',
      isWhole: known === undefined,
      isComplete: draft.isComplete,
      title: draft.config?.title,
      changed,
      removed,
      diagnostics: draft.diagnostics,
      troubles: draft.troubles,
      stale: draft.stale,
      common: first && { edition: first.edition, labels: first.labels, stylesheets: first.stylesheets },
      records: draft.records.map(({ id, file, path, isAlone, context }) => ({ id, file, path, isAlone, context })),
      schemas: draft.config?.schema ?? [],
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'failed', trouble: { message: error.message, detail: error.detail } };
  } finally {
    await pool.close();
  }
}
