/** `sitemap.xml`, by the protocol of sitemaps.org (0.9). */
import { escapeXml } from '../edition/context.js';
import { hrefOf } from '../edition/pointers.js';

export interface SitemapPage {
  /** Relative to the edition's root, with `/`. */
  readonly path: string;
  /** When its source was last changed, `YYYY-MM-DD`; empty if that is not known. */
  readonly changed: string;
}

/** A sitemap may have this many addresses (sitemaps.org, “Sitemap file limits”). */
const most = 50_000;

/**
 * The sitemap's text. The protocol asks for full addresses; without a base URL they are relative to the sitemap, which at least
 * lists the pages. The index page is the base URL itself. Pages beyond the 50,000th are left out.
 */
export function sitemapXml(pages: readonly SitemapPage[], baseUrl: string | undefined): string {
  const entries = pages.slice(0, most).map(({ path, changed }) => {
    const href = baseUrl === undefined ? hrefOf(path) : new URL(baseUrl).href + address(path);
    return `  <url><loc>${escapeXml(href)}</loc>${changed === '' ? '' : `<lastmod>${escapeXml(changed)}</lastmod>`}</url>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`;
}

/** A full address has ASCII characters only (RFC 3986). */
function address(path: string): string {
  return path === 'index.html' ? '' : path.split('/').map(encodeURIComponent).join('/');
}
