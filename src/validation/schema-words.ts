import { attribute, child, descendants, elements, selfAndDescendants, textOf } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';

/** What a schema says of one of its elements. */
export interface ElementWords {
  /** The schema's documentation in one line; empty if it has none. */
  readonly gloss: string;
  /** The local names of the elements in which it may stand, sorted. */
  readonly parents: readonly string[];
}

/** What a schema says of its elements, by local name. */
export type SchemaWords = Readonly<Record<string, ElementWords>>;

/**
 * Collects what a RELAX NG schema says of its elements.
 *
 * @param flat the schema as one document, for what may stand where
 * @param files the documents that it was made of, for the documentation (elements `documentation`, as RELAX NG DTD Compatibility has them)
 */
export function schemaWords(flat: XmlDocument, files: readonly XmlDocument[]): SchemaWords {
  const glosses = new Map<string, string>();
  for (const { root } of files) {
    for (const element of descendants(root, 'element')) {
      const name = nameOf(element);
      const documentation = child(element, 'documentation');
      if (name !== undefined && documentation !== undefined && !glosses.has(name))
        glosses.set(name, oneLine(textOf(documentation)));
    }
  }
  const defines = new Map<string, XmlElement[]>();
  for (const define of descendants(flat.root, 'define')) {
    const name = attribute(define, 'name') ?? '';
    defines.set(name, [...(defines.get(name) ?? []), define]);
  }
  const parents = new Map<string, Set<string>>();
  for (const element of selfAndDescendants(flat.root)) {
    const name = element.local === 'element' ? nameOf(element) : undefined;
    if (name === undefined) continue;
    if (!parents.has(name)) parents.set(name, new Set());
    for (const inside of childNames(element, defines)) {
      const known = parents.get(inside) ?? new Set();
      parents.set(inside, known.add(name));
    }
  }
  const sorted = [...parents].map(([name, above]) => [
    name,
    { gloss: glosses.get(name) ?? '', parents: [...above].sort() },
  ]);
  return Object.fromEntries(sorted) as SchemaWords;
}

/** The names of the elements that a pattern has in it, through all references, but not inside of those elements. */
function childNames(pattern: XmlElement, defines: ReadonlyMap<string, readonly XmlElement[]>): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...elements(pattern)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.local === 'element') {
      const name = nameOf(next);
      if (name !== undefined) names.add(name);
    } else if (next.local === 'ref') {
      const target = attribute(next, 'name') ?? '';
      if (seen.has(target)) continue;
      seen.add(target);
      for (const define of defines.get(target) ?? []) waiting.push(...elements(define));
    } else if (next.local !== 'attribute') waiting.push(...elements(next));
  }
  return names;
}

/** The local name that an `element` pattern names; undefined for wildcards. */
function nameOf(element: XmlElement): string | undefined {
  const name = attribute(element, 'name') ?? elements(element, 'name').map(textOf)[0];
  return name?.trim().replace(/^.*:/, '');
}

/** Documentation as TEI writes it, without the numbers of chapters at its end. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s*\[(?:\d[\d.]*\.? [^\]]*|[^\]]*\d\.[^\]]*)\]\s*$/, '')
    .trim()
    .replace(/\.$/, '');
}
