/**
 * An edition as far as it can be made while somebody writes on it, in memory. `edition build` publishes a whole edition without a
 * mistake or nothing; here a record that is broken at the moment stands as it was when it was last whole, and the rest is made.
 */
import { byPlace, hasErrors } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import type { EditionConfig } from '../edition/config.js';
import type { SourceText } from '../edition/load.js';
import { type Cache, openCache } from '../store/cache.js';
import type { TransformPool } from '../transform/pool.js';
import { TransformError } from '../transform/saxon.js';
import type { FileFacts } from '../validation/references.js';
import { readRootTag } from '../xml/root-tag.js';
import { type PreparedRecord, writeEdition } from './build.js';
import { leadBack } from './include-files.js';
import { inMemory, PublishedFiles } from './published-files.js';
import { type Validation, validateEdition } from './validate.js';

export interface DraftOptions {
  readonly pool: TransformPool;
  readonly cache?: Cache;
  /** As that of `BuildTools`. */
  readonly pagesOnly?: boolean;
  readonly signal: AbortSignal;
}

/** Something that keeps a part of the edition from being made, and is no finding about a file of it. */
export interface Trouble {
  readonly message: string;
  readonly detail: string;
}

export interface Draft {
  readonly validation: Validation;
  /** Of the validation, and what making the pages has found. */
  readonly diagnostics: readonly Diagnostic[];
  readonly troubles: readonly Trouble[];
  /** Undefined where `edition.yaml` has never been right. */
  readonly config: EditionConfig | undefined;
  /** By their path in the published edition. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly records: readonly PreparedRecord[];
  /** Whether all pages have been made; else those that are missing may stand as they were. */
  readonly isComplete: boolean;
  /** Paths of sources that are broken now, and stand as they were or not at all. */
  readonly stale: readonly string[];
}

interface Good {
  readonly source: SourceText;
  readonly facts: FileFacts;
}

/** Remembers what was good, from one round to the next. */
export class DraftEdition {
  readonly #good = new Map<string, Good>();
  #last: Validation | undefined;

  constructor(private readonly folder: string) {}

  /**
   * Validates, and makes what can be made.
   *
   * @throws UserError if a schema that the edition names can't be read; whatever `signal` was aborted with
   */
  async make(options: DraftOptions): Promise<Draft> {
    const { signal, cache = openCache() } = options;
    const validation = await validateEdition(this.folder, { signal, cache });
    const current = validation.sources.config === undefined ? this.#last : validation;
    if (validation.sources.config !== undefined) this.#last = validation;
    if (current?.sources.config === undefined) {
      const { diagnostics } = validation;
      const nothing = { config: undefined, files: new Map(), records: [], stale: [], isComplete: false };
      return { validation, diagnostics, troubles: [], ...nothing };
    }
    const { config } = current.sources;
    const { usable, stale } = this.#usable(current);
    const troubles: Trouble[] = [];
    const found: Diagnostic[] = [];
    let isComplete = false;
    let files = new Map<string, Uint8Array>();
    let records: PreparedRecord[] = [];
    // Each round has one record less, so that this comes to an end.
    for (;;) {
      files = new Map();
      records = [];
      const watched = watchPool(options.pool);
      const tools = {
        cache,
        pool: watched.pool,
        pagesOnly: options.pagesOnly ?? false,
        prepared: (record: PreparedRecord) => {
          records.push(record);
        },
      };
      const published = new PublishedFiles(inMemory(files));
      try {
        const written = await writeEdition(
          this.folder,
          config,
          withGood(current, usable),
          published,
          quietly(signal),
          tools,
        );
        found.push(...leadBack(written.diagnostics, current.whole.wholes));
        isComplete = !hasErrors(written.diagnostics);
        break;
      } catch (error) {
        signal.throwIfAborted();
        const failed = [...usable].find(([, { source }]) => source.file === watched.failed());
        if (failed !== undefined) {
          troubles.push(troubleOf(error));
          usable.delete(failed[0]);
          stale.add(failed[0]);
          continue;
        }
        if (!(error instanceof UserError)) throw error;
        troubles.push(troubleOf(error));
        break;
      }
    }
    const diagnostics = byPlace([...validation.diagnostics, ...found]);
    return { validation, diagnostics, troubles, config, files, records, isComplete, stale: [...stale] };
  }

  /** The sources that can be made something of: as they are, or as they were when they were last well-formed. */
  #usable({ sources, whole, facts }: Validation): { readonly usable: Map<string, Good>; readonly stale: Set<string> } {
    const usable = new Map<string, Good>();
    const stale = new Set<string>();
    const ids = new Set<string>();
    for (const path of [...whole.sources.keys(), ...sources.broken]) {
      const source = whole.sources.get(path);
      const known = facts.get(path);
      if (source !== undefined && known !== undefined) this.#good.set(path, { source, facts: known });
      else stale.add(path);
      const good = this.#good.get(path);
      // Of two records with the same id, as when a file has just been copied, the first one stands.
      const id = sources.records.includes(path) ? idOf(path, good?.source.text ?? '') : '';
      if (id !== '' && ids.has(id)) continue;
      if (id !== '') ids.add(id);
      if (good !== undefined) usable.set(path, good);
    }
    return { usable, stale };
  }
}

function withGood(
  validation: Validation,
  usable: ReadonlyMap<string, Good>,
): Pick<Validation, 'sources' | 'whole' | 'facts'> {
  return {
    sources: validation.sources,
    whole: { ...validation.whole, sources: new Map([...usable].map(([path, { source }]) => [path, source])) },
    facts: new Map([...usable].map(([path, { facts }]) => [path, facts])),
  };
}

function idOf(path: string, text: string): string {
  const id = readRootTag(text)?.attributes.find(({ name }) => name === 'xml:id')?.value;
  return (id ?? path.slice(path.lastIndexOf('/') + 1).replace(/\.xml$/i, '')).normalize('NFC').toLowerCase();
}

/** A pool that remembers of which file a transformation has failed. */
function watchPool(pool: TransformPool): { readonly pool: TransformPool; readonly failed: () => string | undefined } {
  let failed: string | undefined;
  return {
    failed: () => failed,
    pool: {
      ...pool,
      record: async (input) => {
        try {
          return await pool.record(input);
        } catch (error) {
          if (error instanceof TransformError) failed ??= input.file;
          throw error;
        }
      },
    },
  };
}

function troubleOf(error: unknown): Trouble {
  const message = error instanceof Error ? error.message : String(error);
  return { message, detail: error instanceof UserError ? error.detail : '' };
}

function quietly(signal: AbortSignal): Parameters<typeof writeEdition>[4] {
  return {
    signal,
    jobs: undefined,
    force: false,
    sourceDateEpoch: undefined,
    progress: () => undefined,
    display: (path) => path,
  };
}
