/**
 * The pages round the records, as model documents that `xslt/site/site.xsl` draws. A model holds what its page shows and nothing
 * else, so that a page is drawn anew only when something on it has changed.
 *
 * Every model is one `m:page` (namespace `tag:edition,2026:model`) with `kind`, `path` (of the page, from the edition's root) and
 * `root` (the way back: empty, or `../`):
 *
 * - `index`: `m:record href title date language archive` (in it `m:authors`, `m:summary`), `m:count kind number` for each register.
 * - `register` with `register`: `m:letter label` of `m:item id href name gloss count`, `count` being the number of records that
 *   name the entry; `m:source`, the register's own TEI description of itself.
 * - `entity` with `register id name gloss number pages`: `m:source` (the entry's TEI), `m:entity` for what the entry points to,
 *   `m:record href title date` of `m:mention locus href where cut-before cut-after` (in it `m:before`, `m:surface`, `m:after`),
 *   `m:page-link number href` for the other pages of a long list, `m:count records mentions` of all of them.
 * - `about`: `m:declaration` of `m:record href title` and `m:source` (the TEI header with the `encodingDesc` that these records share);
 *   `m:register kind` of `m:source`; `m:language role`, those that the configuration names.
 *
 * `m:source` declares the namespaces and the language that hold for the TEI in it. Dates are those of `RecordDate`.
 */
import type { Edition } from '../edition/index-edition.js';
import { aboutPage } from './about-page.js';
import { entityPages } from './entity-pages.js';
import { indexPage } from './index-page.js';
import type { SitePage } from './page-model.js';
import { registerPage } from './register-page.js';

export type { SitePage } from './page-model.js';

/**
 * All pages of an edition that are not records: the index, a page for each register and each of its entries, the page about it.
 *
 * @param declarations how each record is edited, by its id: a TEI document with nothing but the header's `encodingDesc`
 */
export function sitePages(
  edition: Edition,
  declarations: ReadonlyMap<string, string> = new Map(),
): readonly SitePage[] {
  return [
    indexPage(edition),
    ...edition.registers.flatMap((register) => [registerPage(edition, register), ...entityPages(edition, register)]),
    aboutPage(edition, declarations),
  ];
}
