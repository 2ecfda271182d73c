/** Links of a site: within it, relative, to what is there; and a way to each page. */
import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { PageLink } from './page-facts.js';
import { type PublishedSite, siteFinding, startOfPage } from './site.js';

/** What an address of a page leads to. */
type Destination =
  | {
      readonly kind: 'inside';
      readonly path: string;
      readonly anchor: string;
      readonly query: boolean;
      readonly isRelative: boolean;
    }
  | { readonly kind: 'outside' }
  | { readonly kind: 'data' };

/** @param from the page's path */
function destination(href: string, from: string, baseUrl: string | undefined): Destination {
  if (/^(?:data|mailto|tel|javascript|about|blob):/i.test(href)) return { kind: 'data' };
  let relative = href;
  let isRelative = true;
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(href)) {
    const own = baseUrl === undefined ? undefined : new URL(baseUrl).href;
    const full = href.startsWith('//') ? `https:${href}` : href;
    if (own === undefined || !full.startsWith(own)) return { kind: 'outside' };
    relative = `/${full.slice(own.length)}`;
    isRelative = false;
  }
  const [beforeHash = '', anchor = ''] = relative.split(/#(.*)/s);
  const [address = '', query] = beforeHash.split(/\?(.*)/s);
  if (address.startsWith('/')) isRelative = false;
  const path = address.startsWith('/') ? address.slice(1) : posix.join(posix.dirname(from), address);
  const file =
    address === '' ? from : path === '' || path.endsWith('/') || path === '.' ? posix.join(path, 'index.html') : path;
  return { kind: 'inside', path: decoded(file), anchor: decoded(anchor), query: query !== undefined, isRelative };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The rels by which a page says its own full address; anything else is to be relative. */
const mayBeAbsolute = new Set(['canonical', 'cite-as', 'license', 'author', 'type']);

/** @param moved old addresses, whose pages need no link */
export function checkLinks(site: PublishedSite, moved: ReadonlySet<string>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const reached = new Map<string, readonly string[]>();
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (path: string): ReadonlySet<string> => {
    const known = anchors.get(path) ?? new Set(site.pages.get(path)?.ids);
    anchors.set(path, known);
    return known;
  };
  for (const [page, { links }] of site.pages) {
    const leadsTo: string[] = [];
    for (const link of links) {
      const target = destination(link.href, page, site.baseUrl);
      if (target.kind === 'outside' && link.use === 'load') found.push(otherHost(site, page, link));
      if (target.kind !== 'inside') continue;
      if (target.query) found.push(queryString(site, page, link));
      if (!target.isRelative) {
        if (link.use === 'name' && link.rel.split(/\s+/).every((rel) => mayBeAbsolute.has(rel))) continue;
        found.push(absolute(site, page, link));
      }
      if (link.use === 'follow') leadsTo.push(target.path);
      if (!site.files.has(target.path)) {
        found.push(
          isImage(target.path) ? missingImage(site, page, link, target.path) : dead(site, page, link, target.path),
        );
      } else if (link.use === 'follow' && target.anchor !== '' && site.pages.has(target.path)) {
        if (!anchorsOf(target.path).has(target.anchor)) found.push(deadAnchor(site, page, link, target.path));
      }
    }
    reached.set(page, leadsTo);
  }
  return [...found, ...checkOrphans(site, reached, moved)];
}

function checkOrphans(
  site: PublishedSite,
  reached: ReadonlyMap<string, readonly string[]>,
  moved: ReadonlySet<string>,
): readonly Diagnostic[] {
  const home = 'index.html';
  if (!site.pages.has(home)) {
    return [
      siteFinding(
        site,
        'site/dead-link',
        home,
        startOfPage,
        'There is no index.html',
        'A site begins with its index.html.',
      ),
    ];
  }
  const seen = new Set([home]);
  const queue = [home];
  for (let page = queue.pop(); page !== undefined; page = queue.pop()) {
    for (const next of reached.get(page) ?? []) {
      if (seen.has(next) || !site.pages.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return [...site.pages.keys()]
    .filter((page) => !seen.has(page) && !moved.has(page))
    .map((page) =>
      siteFinding(
        site,
        'site/orphan-page',
        page,
        startOfPage,
        `No way leads from index.html to ${page}`,
        'Link it from a page that readers reach, or do not publish it.',
      ),
    );
}

function otherHost(site: PublishedSite, page: string, link: PageLink): Diagnostic {
  return siteFinding(
    site,
    'site/other-host',
    page,
    link,
    `The page loads ${link.href} from elsewhere`,
    'Publish the file with the edition and name it by its relative path.',
  );
}

function queryString(site: PublishedSite, page: string, link: PageLink): Diagnostic {
  return siteFinding(
    site,
    'site/query-string',
    page,
    link,
    `The link ${link.href} has a query string`,
    'Files in a folder have no queries: link the page itself.',
  );
}

function absolute(site: PublishedSite, page: string, link: PageLink): Diagnostic {
  return siteFinding(
    site,
    'site/absolute-link',
    page,
    link,
    `The link ${link.href} to a page of the edition is not relative`,
    'Write the way from this page, such as ../people/castro.html: then it holds wherever the edition stands.',
  );
}

function dead(site: PublishedSite, page: string, link: PageLink, path: string): Diagnostic {
  return siteFinding(
    site,
    'site/dead-link',
    page,
    link,
    `The link ${link.href} leads to ${path}, which is not there`,
    'Correct the link, or publish what it leads to.',
  );
}

const isImage = (path: string): boolean => /\.(?:png|jpe?g|gif|svg|webp|avif|tiff?)$/i.test(path);

/** A picture that the edition has not, or that is none, keeps nobody from reading: the page has its description. */
function missingImage(site: PublishedSite, page: string, link: PageLink, path: string): Diagnostic {
  return siteFinding(
    site,
    'site/missing-image',
    page,
    link,
    `The picture ${path} is not there`,
    'Put it into the folder images of the edition, under the name that the record gives it.',
  );
}

function deadAnchor(site: PublishedSite, page: string, link: PageLink, path: string): Diagnostic {
  return siteFinding(
    site,
    'site/dead-anchor',
    page,
    link,
    `The link ${link.href} leads to a place in ${path} that is not there`,
    'Correct the anchor after #, or give the place that id.',
  );
}
