/** A small published site in which nothing is wrong, for tests that break it. */

import { type Moves, noMoves } from '../../src/checking/check-ledger.js';
import { checkSite } from '../../src/checking/check-site.js';
import { emptyLedger, identifiersOf, type Ledger, withVersion } from '../../src/checking/ledger.js';
import { readPage } from '../../src/checking/read-page.js';
import type { PublishedSite } from '../../src/checking/site.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';

/** The version and the date of the site. */
const release = { version: '1.0.0', date: '2026-11-23' };

/** A page with all that a page needs, round this content of its `main`. */
export function pageOf(path: string, main: string): string {
  const root = '../'.repeat(path.split('/').length - 1);
  const record = /^records\/([^./]+)\.html$/.exec(path)?.[1];
  const source = record === undefined ? '' : `<link rel="alternate" type="application/tei+xml" href="${record}.xml">`;
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>${source}<link rel="stylesheet" href="${root}assets/edition.css"></head>
<body><header><a href="${root}index.html">Edition</a></header><main>
${main}
</main><footer class="foot"><p><data value="${release.version}">version ${release.version}</data>, <time datetime="${release.date}">23 November 2026</time></p>
<p class="rights">CC BY 4.0</p><p><a href="${root}data.html">Data</a></p></footer></body></html>
`;
}

export const recordMain = `<h1>A letter</h1>
<div class="row para" id="p1"><p>I met with Fidel Castro tonight and told him of the ships.</p></div>
<div class="row para" id="p2"><p>He asked in turn about the harvest in the Ukraine.</p></div>
<p class="citation">A letter.</p>`;

const files: Readonly<Record<string, string>> = {
  'index.html': pageOf('index.html', '<h1>Edition</h1><p><a href="records/letter.html">A letter</a></p>'),
  'data.html': pageOf('data.html', '<h1>Data</h1><p><a href="manifest.json">manifest.json</a></p>'),
  'records/letter.html': pageOf('records/letter.html', recordMain),
  'records/letter.xml': '<TEI/>',
  'assets/edition.css': 'p { margin: 0; }',
  'manifest.json': '{}',
};

/** The files of the small site, with these in the place of its own, or besides; `undefined` takes one out. */
export function smallSite(changed: Readonly<Record<string, string | undefined>> = {}): PublishedSite {
  const all = Object.entries({ ...files, ...changed }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    files: new Set(all.map(([path]) => path)),
    pages: new Map(all.filter(([path]) => path.endsWith('.html')).map(([path, html]) => [path, readPage(html)])),
    texts: new Map(all.filter(([path]) => /\.(?:css|js|svg)$/.test(path))),
    ...release,
    baseUrl: 'https://example.org/edition/',
    display: (path) => path,
  };
}

/** A ledger in which the addresses of a site have been written. */
export function ledgerOf(site: PublishedSite): Ledger {
  return withVersion(emptyLedger, identifiersOf(site.pages, release.version), release);
}

export function findingsIn(
  site: PublishedSite,
  ledger = emptyLedger,
  moves: Partial<Moves> = {},
): readonly Diagnostic[] {
  return checkSite(site, ledger, { ...noMoves, ...moves });
}
