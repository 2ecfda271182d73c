/** An edition of this repository, published into a folder for tests that look at its pages. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { packageFile } from '../../src/store/package-files.js';
import { buildEdition } from '../../src/workflows/build.js';

export interface Site {
  readonly folder: string;
  /** Paths of all HTML pages, relative to the folder, with `/`. */
  readonly pages: readonly string[];
  url(path: string): string;
  remove(): Promise<void>;
}

/** An edition of this repository, changed: its configuration, and files put into its folder. */
export interface Changes {
  readonly config?: (yaml: string) => string;
  /** By their paths in the edition's folder, which exists. */
  readonly files?: Readonly<Record<string, string>>;
  /** The program of the browser that prints. */
  readonly browser?: string;
}

/** Builds an edition of this repository. Throws with the findings if it is not published. */
export async function buildSite(edition = 'cuba-1961-62', changes?: Changes): Promise<Site> {
  vi.stubEnv('EDITION_CACHE', packageFile('node_modules/.cache/edition-test/pages'));
  const out = await mkdtemp(join(tmpdir(), 'edition-pages-'));
  const original = packageFile(`editions/${edition}`);
  const source = changes === undefined ? original : join(out, 'source', edition);
  if (changes !== undefined) {
    await cp(original, source, { recursive: true });
    const { config = (yaml) => yaml, files = {} } = changes;
    const settings = join(source, 'edition.yaml');
    await writeFile(settings, config(await readFile(settings, 'utf8')));
    for (const [path, content] of Object.entries(files)) await writeFile(join(source, path), content);
  }
  const report = await buildEdition(source, {
    out,
    slug: 'site',
    jobs: 1,
    force: false,
    signal: new AbortController().signal,
    sourceDateEpoch: undefined,
    browser: changes?.browser,
    progress: () => undefined,
  });
  vi.unstubAllEnvs();
  if (report.published === undefined) throw new Error(report.diagnostics.map(({ message }) => message).join('\n'));
  const folder = join(out, 'site');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pages = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
  return {
    folder,
    pages,
    url: (path) => pathToFileURL(join(folder, path.replace(/#.*$/, ''))).href + (/#.*$/.exec(path)?.[0] ?? ''),
    remove: () => rm(out, { recursive: true, force: true }),
  };
}

/** The record's page, and one page of each other kind. */
export const recordPage = 'records/kudryavtsev-castro-1961-12-30.html';
export const kindsOfPages = [
  recordPage,
  'records/kudryavtsev-castro-1961-12-30.apparatus.html',
  'index.html',
  'people.html',
  'people/castro.html',
  'places/cuba.html',
  'terms/eighth-meeting-of-consultation.html',
  'about.html',
  'search.html',
  'timeline.html',
  'dates/1961.html',
  'titles.html',
  'archives.html',
  'archives/archive-of-foreign-policy-of-the-russian-federation-avp-rf.html',
  'map.html',
  'network.html',
] as const;
