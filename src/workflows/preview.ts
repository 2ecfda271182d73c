/** `edition preview`: a site that follows what somebody writes. */
import { resolve } from 'node:path';
import { countFindings } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type PreviewServer, startServer } from '../preview/server.js';
import { readPackageText } from '../store/package-files.js';
import { type Watch, watchFiles } from '../store/watch-files.js';
import { displayPath } from './display-path.js';
import type { Trouble } from './draft-edition.js';
import { type CommonInput, type EditionAnswer, isOfRecord, type OwnInput } from './preview-edition.js';
import { PreviewSite } from './preview-site.js';
import { openPreviewThreads, type PreviewThreads } from './preview-threads.js';

export interface PreviewOptions {
  readonly folder: string;
  /** Tried in this order. */
  readonly ports: readonly number[];
  /** The template of links into an editor; see src/preview/editor-links.ts. */
  readonly editor: string;
  readonly signal: AbortSignal;
  readonly told: (news: PreviewNews) => void;
}

export type PreviewNews =
  | { readonly kind: 'listening'; readonly address: string }
  /** A record's page is up to date, as many milliseconds after its file was found to be saved. */
  | { readonly kind: 'page'; readonly file: string; readonly milliseconds: number }
  | { readonly kind: 'broken'; readonly file: string }
  /** The whole edition is up to date. */
  | {
      readonly kind: 'edition';
      readonly title: string | undefined;
      readonly pages: number;
      readonly counts: ReturnType<typeof countFindings>;
      readonly troubles: readonly Trouble[];
      readonly milliseconds: number;
    };

/** How long nothing may change before a change is looked at, in milliseconds: a program may save a file in several steps. */
const pause = 25;

/** How often, and for how many milliseconds at most, a page is made for nothing, since the first times take five times as long. */
const warming = { times: 8, milliseconds: 6000 };

const ownFiles = ['client.js', 'client.css', 'message.css'];

/**
 * Serves the edition until `signal` says that it is enough.
 *
 * @throws UserError if no port can be had
 */
export async function previewEdition(options: PreviewOptions): Promise<void> {
  const { folder, signal, told } = options;
  const own = await Promise.all(
    ownFiles.map(async (name) => [name, await readPackageText(`xslt/preview/${name}`)] as const),
  );
  const site = new PreviewSite(folder, new Map(own), options.editor);
  const server = await startServer(site, options.ports);
  let watch: Watch | undefined;
  let session: Session | undefined;
  try {
    told({ kind: 'listening', address: server.address });
    watch = await watchFiles({ folders: [folder], files: [] }, pause);
    session = new Session(options, site, server, watch);
    const aborted = new Promise<undefined>((end) => {
      if (signal.aborted) end(undefined);
      signal.addEventListener('abort', () => end(undefined), { once: true });
    });
    session.makeAll();
    while (!signal.aborted) {
      const changed = await Promise.race([watch.changed(), session.failure, aborted]);
      if (changed === undefined || signal.aborted) break;
      await Promise.race([session.change(changed), session.failure, aborted]);
    }
  } finally {
    await Promise.all([session?.close(), watch?.close(), server.close()]);
  }
}

/** What the preview knows from one change to the next. */
class Session {
  readonly #records = new Map<string, OwnInput>();
  #common: CommonInput | undefined;
  #threads: PreviewThreads;
  /** When each record was last saved, counted in changes. */
  readonly #saved = new Map<string, number>();
  #changes = 0;
  #making = false;
  #isWanted = false;
  #isWarm = false;
  #fail: (error: unknown) => void = () => undefined;
  /** Never resolves; rejects when the work in the background has failed. */
  readonly failure: Promise<never> = new Promise((_, reject) => {
    this.#fail = reject;
  });

  constructor(
    private readonly options: PreviewOptions,
    private readonly site: PreviewSite,
    private readonly server: PreviewServer,
    private readonly watch: Watch,
  ) {
    this.#threads = openPreviewThreads(options.signal);
    this.failure.catch(() => undefined);
  }

  close(): Promise<void> {
    return this.#threads.close();
  }

  /** Makes the pages of the records that have changed, then begins to make the whole edition. */
  async change(paths: ReadonlySet<string>): Promise<void> {
    this.#changes += 1;
    this.#isWarm = true;
    // Compiled stylesheets are kept as long as a thread lives.
    if ([...paths].some((path) => /\.xslt?$/i.test(path))) {
      const old = this.#threads;
      this.#threads = openPreviewThreads(this.options.signal);
      this.#making = false;
      await old.close();
    }
    for (const path of paths) {
      const record = this.#records.get(path);
      if (record !== undefined) {
        this.#saved.set(record.path, this.#changes);
        if (record.isAlone) await this.#makePage(path, record);
      }
    }
    this.makeAll();
  }

  async #makePage(absolute: string, record: OwnInput): Promise<void> {
    const started = performance.now();
    const common = this.#common;
    if (common === undefined) return;
    const answer = await this.#threads.page.run({ absolute, record, common });
    if (answer.kind === 'not-alone') return;
    const { diagnostics, troubles, stale } = this.site.state();
    const others = diagnostics.filter(({ file }) => file !== record.file);
    if (answer.kind === 'broken') {
      const now = [...answer.diagnostics, ...others];
      this.site.tell({ diagnostics: now, troubles, stale: [...new Set([...stale, record.file])] });
      this.server.send(this.site.news([]));
      this.options.told({ kind: 'broken', file: record.file });
      return;
    }
    const pages = [...answer.pages].map(([path, html]) => [path, Buffer.from(html, 'utf8')] as const);
    const isOver = ({ file, code }: Diagnostic): boolean => file === record.file && /^(?:xml|file)\//.test(code);
    const remaining = diagnostics.filter((found) => !isOver(found));
    this.site.tell({ diagnostics: remaining, troubles, stale: stale.filter((file) => file !== record.file) });
    this.server.send(this.site.news(this.site.put(pages)));
    this.options.told({ kind: 'page', file: record.file, milliseconds: performance.now() - started });
  }

  /** Makes the whole edition; if that is being done already, once more afterwards. */
  makeAll(): void {
    this.#isWanted = true;
    if (this.#making) return;
    this.#making = true;
    const threads = this.#threads;
    this.#makeWhileWanted(threads).catch((error: unknown) => {
      // Threads that have been replaced were stopped in the middle; others are at work.
      if (threads === this.#threads && !this.options.signal.aborted) this.#fail(error);
    });
  }

  async #makeWhileWanted(threads: PreviewThreads): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false;
      const began = this.#changes;
      const started = performance.now();
      const answer = await threads.edition.run({ folder: this.options.folder });
      if (threads !== this.#threads) return;
      this.#take(answer, began, performance.now() - started);
    }
    this.#making = false;
    await this.#warm(threads);
  }

  #take(answer: EditionAnswer, began: number, milliseconds: number): void {
    const { folder, told } = this.options;
    if (answer.kind === 'failed') {
      this.site.tell({ ...this.site.state(), troubles: [answer.trouble] });
      this.server.send(this.site.news([]));
      told({ kind: 'edition', title: undefined, pages: 0, ...this.#counts([answer.trouble]), milliseconds });
      return;
    }
    const { records, changed, troubles, title } = answer;
    this.watch.add({ folders: [], files: answer.schemas.map((path) => resolve(folder, path)) });
    if (answer.common !== undefined) this.#common = answer.common;
    for (const record of records) this.#records.set(resolve(folder, record.path), record);
    this.site.setRecords(new Map([...this.#records.values()].map(({ file, id }) => [file, id])));
    // What has been saved since this began is newer where it stands.
    const newer = [...this.#records.values()].filter(({ path }) => (this.#saved.get(path) ?? 0) > began);
    const isNewer = (path: string): boolean => newer.some(({ id }) => isOfRecord(path, id));
    const stale = answer.stale.map((path) => displayPath(folder, path));
    const isStale = (path: string): boolean =>
      [...this.#records.values()].some(({ file, id }) => stale.includes(file) && isOfRecord(path, id));
    const files = [...changed].filter(([path]) => !isNewer(path) && !(isStale(path) && this.site.has(path)));
    const gone =
      answer.isWhole && answer.isComplete
        ? [...this.site.paths()].filter((path) => !changed.has(path) && !isStale(path) && !isNewer(path))
        : answer.removed;
    this.site.tell({ diagnostics: answer.diagnostics, troubles, stale });
    this.server.send(this.site.news(this.site.put(files, gone)));
    const pages = [...this.site.paths()].filter((path) => path.endsWith('.html')).length;
    told({ kind: 'edition', title, pages, ...this.#counts(troubles), milliseconds });
  }

  #counts(troubles: readonly Trouble[]): { counts: ReturnType<typeof countFindings>; troubles: readonly Trouble[] } {
    return { counts: countFindings(this.site.state().diagnostics), troubles };
  }

  /** Makes a page a few times before anybody asks for it. */
  async #warm(threads: PreviewThreads): Promise<void> {
    const found = [...this.#records].find(([, { isAlone }]) => isAlone);
    if (this.#isWarm || found === undefined || this.#common === undefined) return;
    this.#isWarm = true;
    const [absolute, record] = found;
    const started = performance.now();
    for (let i = 0; i < warming.times && performance.now() - started < warming.milliseconds; i += 1) {
      if (this.#changes > 0 || this.options.signal.aborted) return;
      await threads.page.run({ absolute, record, common: this.#common });
    }
  }
}
