/** The pages round the records: drawn, or taken from the cache; written. */

import { concurrently } from '../concurrency/concurrently.js';
import type { Edition } from '../edition/index-edition.js';
import { siteAssets } from '../site/assets.js';
import { mapDetail } from '../site/drawings/map-page.js';
import { type SitePage, sitePages } from '../site/pages.js';
import { searchFiles } from '../site/search/files.js';
import type { PageText } from '../site/search/units.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { readDependency, readPackageText } from '../store/package-files.js';
import type { OwnStylesheets } from '../transform/compile.js';
import type { PageInput } from '../transform/site.js';
import type { PublishedFiles } from './published-files.js';

/** What is the same for all pages. */
export interface PageSetting {
  readonly edition: string;
  readonly labels: string;
  readonly tools: string;
  readonly stylesheets: OwnStylesheets;
  readonly cache: Cache;
  readonly signal: AbortSignal;
  readonly jobs: number;
  readonly transform: (input: PageInput) => Promise<string>;
}

/**
 * Makes and writes the index, the registers, their entries, the other pages round the records, the index of the search, and what the
 * pages' looks need.
 *
 * @param declarations what each record's header declares of its editing, by the record's id
 * @param texts what is read on each record's pages, by its id
 * @param theme the edition's own style sheet
 * @param more further pages
 */
export async function buildPages(
  site: Edition,
  declarations: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, readonly PageText[]>,
  setting: PageSetting,
  theme: Uint8Array | undefined,
  more: readonly SitePage[],
  files: PublishedFiles,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const { signal, jobs } = setting;
  const detail = mapDetail(site);
  const coast = detail && JSON.parse(await readDependency(`world-atlas/land-${detail}.json`));
  const pages = [...sitePages(site, declarations, coast), ...more];
  let done = 0;
  await concurrently(
    pages,
    jobs,
    async (page) => {
      files.add(page.path, await drawPage(page, setting));
      done += 1;
      progress(done, pages.length);
    },
    signal,
  );
  for (const { path, content } of await searchFiles(site, texts, await readPackageText('xslt/assets/words.js')))
    files.add(path, content);
  for (const { path, content } of await siteAssets(theme)) files.add(path, content);
}

/** A page's HTML: drawn, or taken from the cache. */
export async function drawPage(
  { model }: SitePage,
  { edition, labels, tools, stylesheets, cache, transform }: PageSetting,
): Promise<Uint8Array> {
  const key = hashParts(['page 1', tools, model, edition, labels]);
  const kept = await cache.get(key);
  const html = kept ?? new TextEncoder().encode(await transform({ page: model, edition, labels, stylesheets }));
  if (kept === undefined) await cache.put(key, html);
  return html;
}
