/** The pages round the records: drawn, or taken from the cache; written. */

import { concurrently } from '../concurrency/concurrently.js';
import type { Edition } from '../edition/index-edition.js';
import { siteAssets } from '../site/assets.js';
import { type SitePage, sitePages } from '../site/pages.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
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
 * Makes and writes the index, the registers, their entries and the page about the edition, with what their looks need.
 *
 * @param declarations what each record's header declares of its editing, by the record's id
 * @param theme the edition's own style sheet
 * @param more further pages
 */
export async function buildPages(
  site: Edition,
  declarations: ReadonlyMap<string, string>,
  setting: PageSetting,
  theme: Uint8Array | undefined,
  more: readonly SitePage[],
  files: PublishedFiles,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const { signal, jobs } = setting;
  const pages = [...sitePages(site, declarations), ...more];
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
