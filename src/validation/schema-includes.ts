import posix from 'node:path/posix';
import { parseXml } from '../xml/parse.js';
import { attribute, selfAndDescendants } from '../xml/query.js';
import { isSuppliedImport, xsdReferences } from './xsd-references.js';

/** A file that a schema takes in. */
export interface Inclusion {
  /** An absolute path; or a web address, which is never followed. */
  readonly path: string;
  /** What the schema does, to be read after its name: `includes parts/names.rng`. */
  readonly how: string;
}

/** The absolute path that a reference in a schema means; a web address is no path and comes back as it is. */
export function resolveHref(from: string, href: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(href)) return href;
  const windows = from.includes('\\');
  const base = windows ? from.replaceAll('\\', '/') : from;
  const path = posix.normalize(posix.join(posix.dirname(base), decodeURIComponent(href)));
  return windows ? path.replaceAll('/', '\\') : path;
}

/** What a schema includes, imports or redefines, in whatever language it is written. */
export function includedFiles(text: string, path: string): readonly Inclusion[] {
  // Most schemas include nothing, and are read in every run.
  if (!/<(?:[\w.-]+:)?(?:include|externalRef|extends|import|redefine)\s[^>]*\b(?:href|schemaLocation)\s*=/.test(text))
    return [];
  const { document } = parseXml(text, path);
  if (document === undefined) return [];
  const references = xsdReferences(document);
  if (references !== undefined) {
    return references.flatMap((reference) => {
      const { kind, location, namespace } = reference;
      if (location === undefined || isSuppliedImport(reference)) return [];
      const what = namespace === undefined ? location.value : `the namespace ${namespace} from ${location.value}`;
      return [{ path: resolveHref(path, location.value.trim()), how: `${kind}s ${what}` }];
    });
  }
  return [...selfAndDescendants(document.root)].flatMap((element) => {
    if (!['include', 'externalRef', 'extends'].includes(element.local)) return [];
    const href = attribute(element, 'href');
    // An element inside a file may be named by its id.
    const name = href?.replace(/#.*$/, '') ?? '';
    return name === '' ? [] : [{ path: resolveHref(path, name), how: `includes ${href}` }];
  });
}
