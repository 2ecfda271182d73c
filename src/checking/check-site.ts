/** All checks of a published site. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { checkFiles } from './check-files.js';
import { checkLedger, type Moves } from './check-ledger.js';
import { checkLinks } from './check-links.js';
import { checkPages } from './check-pages.js';
import { identifiersOf, type Ledger } from './ledger.js';
import type { PublishedSite } from './site.js';

export function checkSite(site: PublishedSite, ledger: Ledger, moves: Moves): readonly Diagnostic[] {
  const moved = new Set([...Object.keys(moves.redirects), ...Object.keys(moves.withdrawn)]);
  const now = identifiersOf(site.pages, site.version);
  return [
    ...checkFiles(site),
    ...checkPages(site),
    ...checkLinks(site, moved),
    ...checkLedger(site, ledger, now, moves),
  ];
}
