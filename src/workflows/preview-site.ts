/** The site as the preview has it: in memory, apart from anything that is published; and what is to be said of it. */
import { resolve } from 'node:path';
import { countFindings } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { shownFinding } from '../preview/finding.js';
import type { Site } from '../preview/server.js';
import { imageFault } from '../site/image-types.js';
import { openFolder, type SourceFolder } from '../store/source-files.js';
import type { Trouble } from './draft-edition.js';

/** The images that a page may show: the same as in xslt/common/images.xsl. */
const images = /^images\/.+\.(png|jpe?g|gif|webp|avif|svg)$/i;

/** The findings that are told one by one: who has more looks at them elsewhere. */
const mostFindings = 200;

export interface SiteState {
  readonly diagnostics: readonly Diagnostic[];
  readonly troubles: readonly Trouble[];
  /** Files, as messages name them, whose pages are as they were. */
  readonly stale: readonly string[];
}

export class PreviewSite implements Site {
  readonly #files = new Map<string, Uint8Array>();
  /** When each path has changed since the site was there. */
  readonly #changed = new Map<string, number>();
  readonly #folder: SourceFolder;
  #version = Date.now();
  #start = this.#version;
  #state: SiteState = { diagnostics: [], troubles: [], stale: [] };
  #records: ReadonlyMap<string, string> = new Map();

  /**
   * @param own the preview's own files
   * @param editor see `editorTemplate`
   */
  constructor(
    folder: string,
    readonly own: ReadonlyMap<string, string>,
    private readonly editor: string,
  ) {
    this.#folder = openFolder(folder);
  }

  isThere(): boolean {
    return this.#files.size > 0;
  }

  version(): number {
    return this.#version;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const known = this.#files.get(path);
    if (known !== undefined || !images.test(path)) return known;
    const read = await this.#folder.readInside(path);
    return read.kind === 'file' && imageFault(path, read.bytes) === undefined ? read.bytes : undefined;
  }

  /** @param records the ids of the records by their files, as messages name them */
  setRecords(records: ReadonlyMap<string, string>): void {
    this.#records = records;
  }

  /** Puts files in place and takes others away. Returns the paths that are not as they were. */
  put(files: Iterable<readonly [string, Uint8Array]>, removed: Iterable<string> = []): readonly string[] {
    const wasThere = this.isThere();
    const changed: string[] = [];
    for (const [path, bytes] of files) {
      const before = this.#files.get(path);
      if (before !== undefined && Buffer.compare(before, bytes) === 0) continue;
      this.#files.set(path, bytes);
      changed.push(path);
    }
    for (const path of removed) if (this.#files.delete(path)) changed.push(path);
    if (changed.length === 0) return changed;
    this.#version += 1;
    if (wasThere) for (const path of changed) this.#changed.set(path, this.#version);
    else this.#start = this.#version;
    return changed;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** All paths of the site. */
  paths(): Iterable<string> {
    return this.#files.keys();
  }

  tell(state: SiteState): void {
    this.#state = state;
  }

  state(): SiteState {
    return this.#state;
  }

  now(): object {
    return this.#event([...this.#changed.keys()]);
  }

  /** What all browsers are told after a change. */
  news(changed: readonly string[]): object {
    return this.#event(changed);
  }

  #event(paths: readonly string[]): object {
    const { diagnostics, troubles, stale } = this.#state;
    const recordOf = (file: string): string => this.#records.get(file) ?? '';
    const order = { error: 0, warning: 1, info: 2 } as const;
    const findings = [...diagnostics]
      .sort((a, b) => order[a.severity] - order[b.severity])
      .slice(0, mostFindings)
      .map((found) => shownFinding(found, (file) => resolve(file), this.editor, recordOf));
    return {
      start: this.#start,
      changed: Object.fromEntries(paths.map((path) => [path, this.#changed.get(path) ?? 0])),
      findings,
      counts: countFindings(diagnostics),
      troubles,
      stale: stale.map((file) => ({ file, record: recordOf(file) })),
    };
  }
}
