/** Checks a published site: what it has is read, or taken from the cache, and held against what it should have. */

import type { Moves } from '../checking/check-ledger.js';
import { checkSite } from '../checking/check-site.js';
import { type Identifier, identifiersOf, type Ledger } from '../checking/ledger.js';
import type { PageFacts } from '../checking/page-facts.js';
import { readPage } from '../checking/read-page.js';
import type { PublishedSite } from '../checking/site.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';

/** A site on disk, or one that is about to be published. */
export interface SiteSource extends Omit<PublishedSite, 'pages' | 'texts' | 'files'> {
  /** The path of each file with the SHA-256 of its content. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Pages that are linked but not made yet. */
  readonly toCome: readonly string[];
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly cache: Cache;
}

export interface SiteCheck {
  readonly diagnostics: readonly Diagnostic[];
  readonly pages: number;
  /** The addresses that can be cited. */
  readonly identifiers: ReadonlyMap<string, Identifier>;
}

export async function checkSiteSource(source: SiteSource, ledger: Ledger, moves: Moves): Promise<SiteCheck> {
  const { hashes, toCome, read, cache, version } = source;
  const pages = new Map<string, PageFacts>();
  const texts = new Map<string, string>();
  for (const [path, hash] of [...hashes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (path.endsWith('.html')) pages.set(path, await pageFacts(path, hash, read, cache));
    else if (/\.(?:css|js|svg)$/.test(path)) texts.set(path, new TextDecoder().decode(await read(path)));
  }
  const site = { ...source, files: new Set([...hashes.keys(), ...toCome]), pages, texts };
  const diagnostics = checkSite(site, ledger, moves);
  return { diagnostics, pages: pages.size, identifiers: identifiersOf(pages, version) };
}

async function pageFacts(path: string, hash: string, read: SiteSource['read'], cache: Cache): Promise<PageFacts> {
  const key = hashParts(['page facts 2', hash]);
  const kept = await cache.get(key);
  if (kept !== undefined) return JSON.parse(new TextDecoder().decode(kept)) as PageFacts;
  const facts = readPage(new TextDecoder().decode(await read(path)));
  await cache.put(key, new TextEncoder().encode(JSON.stringify(facts)));
  return facts;
}
