/** The check of an edition that is about to be published, and the page inside it that says what was found. */
import type { Identifier, Ledger } from '../checking/ledger.js';
import { judge } from '../checking/principles.js';
import { withRules } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { EditionIndex } from '../edition/index-edition.js';
import { checkPage } from '../site/check-page.js';
import type { SitePage } from '../site/page-model.js';
import type { Cache } from '../store/cache.js';
import { checkSiteSource } from './check-site.js';
import type { PublishedFiles } from './published-files.js';

/** What is linked on every page and made after the check. */
const toCome = ['check.html', 'sitemap.xml', 'manifest.json'];

export async function checkBuilt(
  { config, date }: EditionIndex,
  ledger: Ledger,
  files: PublishedFiles,
  {
    display,
    cache,
    missing,
  }: {
    readonly display: (path: string) => string;
    readonly cache: Cache;
    /** Files that are linked, and left out this time. */
    readonly missing: readonly string[];
  },
): Promise<{
  readonly diagnostics: readonly Diagnostic[];
  readonly page: SitePage;
  readonly identifiers: ReadonlyMap<string, Identifier>;
}> {
  const source = {
    hashes: new Map(files.all.map(({ path, sha256 }) => [path, sha256])),
    toCome: [...toCome, ...missing],
    read: (path: string) => files.read(path),
    version: config.version,
    date,
    baseUrl: config.baseUrl,
    display,
    cache,
  };
  const { diagnostics, pages, identifiers } = await checkSiteSource(source, ledger, config);
  const found = withRules(diagnostics, config.rules);
  const page = checkPage({
    pages: pages + 1,
    files: files.all.length + toCome.length,
    identifiers: identifiers.size,
    judgements: judge(found),
    // The page lies in the site: it names files from the site's root.
    findings: found.map(({ code, file, message }) => ({
      code,
      file: file.replace(display(''), '').replace(/^\//, ''),
      message,
    })),
    moves: config,
  });
  return { diagnostics, page, identifiers };
}
