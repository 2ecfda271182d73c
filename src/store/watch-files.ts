/** Watches files for changes. */
import { dirname, resolve, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { UserError } from '../diagnostics/user-error.js';

/** What is watched: folders with all that is in them, and single files, which may come and go. */
export interface Watched {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

export interface Watch {
  /** Watches more; what is watched already is left as it is. */
  add(more: Watched): void;
  /**
   * Waits until something has changed since the last call, and then until nothing has changed for a moment.
   *
   * @returns the absolute paths of what has changed, come or gone
   */
  changed(): Promise<ReadonlySet<string>>;
  /** Ends the watch; `changed` never comes back after that. */
  close(): Promise<void>;
}

/** How long nothing may change before a change is told: a program may save several files, or one in several steps. */
const usualPause = 120;

/**
 * Watches files and folders; hidden ones (`.name`) and `node_modules` are left out. Returns when the watch is on.
 *
 * @param pause how long nothing may change before a change is told, in milliseconds
 * @throws UserError if the system can't watch so many files
 */
export async function watchFiles(watched: Watched, pause = usualPause): Promise<Watch> {
  const folders = new Set<string>();
  const files = new Set<string>();
  const parents = new Set<string>();
  // A file that is removed is found again only in its folder, so it is the folder that is watched.
  const enter = (more: Watched): string[] => {
    const known = new Set([...folders, ...parents]);
    for (const path of more.folders) folders.add(resolve(path));
    for (const path of more.files) {
      files.add(resolve(path));
      parents.add(dirname(resolve(path)));
    }
    return [...folders, ...parents].filter((path) => !known.has(path));
  };
  const isWanted = (path: string): boolean =>
    files.has(path) ||
    folders.has(path) ||
    parents.has(path) ||
    [...folders].some((folder) => path.startsWith(folder + sep) && !isHidden(path.slice(folder.length)));
  const watcher = watch(enter(watched), { ignoreInitial: true, ignored: (path) => !isWanted(resolve(path)) });
  let changed = new Set<string>();
  let hasSettled = false;
  let failure: unknown;
  let wake: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const settle = (path: string): void => {
    changed.add(resolve(path));
    clearTimeout(timer);
    timer = setTimeout(() => {
      hasSettled = true;
      wake();
    }, pause);
  };
  watcher.on('all', (_event, path) => settle(path));
  await ready(watcher);
  watcher.on('error', (error) => {
    failure = explain(error);
    wake();
  });

  return {
    add(more) {
      watcher.add(enter(more));
    },
    async changed() {
      if (!hasSettled && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure !== undefined) throw failure;
      const told = changed;
      changed = new Set();
      hasSettled = false;
      return told;
    },
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

function isHidden(path: string): boolean {
  return path.split(sep).some((name) => name.startsWith('.') || name === 'node_modules');
}

function ready(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve, reject) => {
    watcher.once('ready', resolve);
    watcher.once('error', (error) => {
      reject(explain(error));
    });
  });
}

function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EMFILE'
    ? new UserError(
        'The system cannot watch so many files',
        'Name one edition, or one record, instead of all of them.',
        {
          cause: error,
        },
      )
    : error;
}
