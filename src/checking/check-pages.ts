/** What every page must have: valid HTML, a source, rights, a version; and that it works without scripts. */
import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { PageFacts } from './page-facts.js';
import { type PublishedSite, siteFinding, startOfPage } from './site.js';

/** How many faults of one page are told. */
const mostFaults = 20;

export function checkPages(site: PublishedSite): readonly Diagnostic[] {
  // An edition without a licence is told once, not on each of its pages.
  const unlicensed = [...site.pages].find(([, page]) => !page.hasRights);
  const each = [...site.pages].flatMap(([path, page]) => [
    ...faults(site, path, page),
    ...source(site, path, page),
    ...version(site, path, page),
    ...(page.isMoved ? [] : citation(site, path, page)),
  ]);
  return unlicensed === undefined ? each : [...each, noRights(site, unlicensed[0])];
}

function faults(site: PublishedSite, path: string, page: PageFacts): readonly Diagnostic[] {
  return page.faults
    .slice(0, mostFaults)
    .map(({ kind, message, ...place }) =>
      kind === 'html'
        ? siteFinding(
            site,
            'site/bad-html',
            path,
            place,
            `The page is not valid HTML: ${message}`,
            'If the edition has stylesheets of its own, correct them; otherwise please report it.',
          )
        : siteFinding(
            site,
            'site/needs-script',
            path,
            place,
            `The page depends on a script: ${message}`,
            'Let the page be complete without scripts, and add to it from a script file of its own.',
          ),
    );
}

/** A record's pages lead to its TEI, any page to a file of data or to the page that lists them. */
function source(site: PublishedSite, path: string, page: PageFacts): readonly Diagnostic[] {
  const targets = page.links.map(({ href }) => posix.join(posix.dirname(path), href.split(/[?#]/)[0] ?? ''));
  const record = page.isMoved ? undefined : /^records\/([^/]+?)(?:\.apparatus\.html|\.html|\/.*)$/.exec(path)?.[1];
  const own = record === undefined ? undefined : `records/${record}.xml`;
  const isData = (target: string): boolean => target === 'data.html' || /\.(?:xml|json|csv)$/.test(target);
  const wanted = targets.map(decodedPath).filter((target) => (own === undefined ? isData(target) : target === own));
  if (path === 'data.html' || wanted.some((target) => site.files.has(target))) return [];
  return [
    siteFinding(
      site,
      'site/no-source',
      path,
      startOfPage,
      own === undefined
        ? 'The page does not lead to the data that it is made from'
        : `The page does not lead to its source, ${own}`,
      'Link the source: a reader should be able to check and reuse it.',
    ),
  ];
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function noRights(site: PublishedSite, path: string): Diagnostic {
  return siteFinding(
    site,
    'site/no-rights',
    path,
    startOfPage,
    'The page does not say what may be done with it',
    'Name a licence in edition.yaml: licence: CC BY 4.0. It is then printed at the foot of every page.',
  );
}

function version(site: PublishedSite, path: string, page: PageFacts): readonly Diagnostic[] {
  const wanted = `${site.version}${site.date === '' ? '' : `, ${site.date}`}`;
  const named = `${page.version ?? ''}${site.date === '' ? '' : `, ${page.date ?? ''}`}`;
  if (named === wanted) return [];
  return [
    siteFinding(
      site,
      'site/version-differs',
      path,
      startOfPage,
      page.version === undefined
        ? 'The page does not name the version of the edition'
        : `The page names ${named} as version and date; the edition is ${wanted}`,
      'Build the edition anew. A stylesheet of the edition’s own must keep the foot of the page.',
    ),
  ];
}

function citation(site: PublishedSite, path: string, page: PageFacts): readonly Diagnostic[] {
  if (!/^records\/[^/]+\.html$/.test(path) || path.endsWith('.apparatus.html') || page.hasCitation) return [];
  return [
    siteFinding(
      site,
      'site/no-citation',
      path,
      startOfPage,
      'The record does not say how to cite it',
      'Show the citation: site: show: citation: true.',
    ),
  ];
}
