import posix from 'node:path/posix';
import { parseXml } from '../xml/parse.js';
import { attribute, selfAndDescendants } from '../xml/query.js';

/** The absolute path that a reference in a schema means; a web address is no path and comes back as it is. */
export function resolveHref(from: string, href: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(href)) return href;
  const windows = from.includes('\\');
  const base = windows ? from.replaceAll('\\', '/') : from;
  const path = posix.normalize(posix.join(posix.dirname(base), decodeURIComponent(href)));
  return windows ? path.replaceAll('/', '\\') : path;
}

/** What a RELAX NG or Schematron schema includes: absolute paths, and web addresses, which are never followed. */
export function includedFiles(text: string, path: string): readonly string[] {
  // Most schemas include nothing, and are read in every run.
  if (!/<(?:[\w.-]+:)?(?:include|externalRef|extends)\s[^>]*\bhref\s*=/.test(text)) return [];
  const { document } = parseXml(text, path);
  if (document === undefined) return [];
  return [...selfAndDescendants(document.root)].flatMap((element) => {
    if (!['include', 'externalRef', 'extends'].includes(element.local)) return [];
    const href = attribute(element, 'href');
    // An element inside a file may be named by its id.
    const name = href?.replace(/#.*$/, '') ?? '';
    return name === '' ? [] : [resolveHref(path, name)];
  });
}
