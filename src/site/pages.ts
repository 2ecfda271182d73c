/**
 * The pages round the records, as model documents that `xslt/site/site.xsl` draws. A model holds what its page shows and nothing
 * else, so that a page is drawn anew only when something on it has changed.
 *
 * Every model is one `m:page` (namespace `tag:edition,2026:model`) with `kind`, `path` (of the page, from the edition's root) and
 * `root` (the way back: empty, or `../`):
 *
 * - `index` with `records`: `m:record href title date` (in it `m:authors`, `m:volume`, `m:archive`, `m:documents number`, `m:summary`), or of a large edition `m:period`;
 *   `m:count kind number` for each register; `m:way key href` for each list and drawing that there is.
 * - `register` with `register number total`: `m:letter label` of `m:item id href name gloss count mentions first`, `count` being the
 *   number of records that name the entry, `first` the first day of the earliest; `m:letter-link`, `m:page-link` and `m:way`; `m:source`,
 *   the register's own TEI description of itself.
 * - `entity` with `register id name gloss number pages`: `m:source` (the entry's TEI), `m:entity` for what the entry points to,
 *   `m:record href title date` of `m:mention locus href where cut-before cut-after` (in it `m:before`, `m:surface`, `m:after`),
 *   `m:page-link number href` for the other pages of a long list, `m:count records mentions` of all of them;
 *   `m:together register count` of `m:item name lang href count`: who and what the same records name.
 * - `records` with `list` (`period`, `titles`, `archive`), `number` and `count`, of a period `period`, of an archive `name`, `above` and
 *   `above-href`: `m:record`, `m:page-link`, `m:period key href count` (in it those of its months), `m:archive-link name href count`.
 * - `archives`: `m:archive-link`. `timeline`, `map` and `network`: the places of what is drawn, as numbers; and what their tables have.
 * - `search`: `m:way`.
 * - `about`: `m:declaration` of `m:record href title` and `m:source` (the TEI header with the `encodingDesc` that these records share);
 *   `m:register kind` of `m:source`; `m:language role`, those that the configuration names.
 *
 * `m:source` declares the namespaces and the language that hold for the TEI in it. Dates are those of `RecordDate`.
 */
import type { Edition } from '../edition/index-edition.js';
import { aboutPage } from './about-page.js';
import { archivePages, periodPages, titlePages } from './browse/record-lists.js';
import { mapPages } from './drawings/map-page.js';
import { networkPages } from './drawings/network-page.js';
import { timelinePages } from './drawings/timeline-page.js';
import { entityPages } from './entity-pages.js';
import { indexPage } from './index-page.js';
import type { SitePage } from './page-model.js';
import { registerPages } from './register-page.js';
import { searchPage } from './search-page.js';

export type { SitePage } from './page-model.js';

/**
 * All pages of an edition that are not records: the index, a page for each register and each of its entries, the page about it.
 *
 * @param coast the coastlines for the map, of the detail that `mapDetail` asks for; without them there is no map
 * @param declarations how each record is edited, by its id: a TEI document with nothing but the header's `encodingDesc`
 */
export function sitePages(
  edition: Edition,
  declarations: ReadonlyMap<string, string> = new Map(),
  coast?: unknown,
): readonly SitePage[] {
  const timeline = timelinePages(edition);
  return [
    indexPage(edition),
    ...edition.registers.flatMap((register) => [
      ...registerPages(edition, register),
      ...entityPages(edition, register),
    ]),
    ...timeline,
    // What has no date at all is found by its title.
    ...(timeline.length === 0 ? [] : periodPages(edition)),
    ...titlePages(edition),
    ...archivePages(edition),
    ...mapPages(edition, coast),
    ...networkPages(edition),
    searchPage(edition),
    aboutPage(edition, declarations),
  ];
}
