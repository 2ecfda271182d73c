/** Which other documents of an edition a record's outputs are made from: its original, an apparatus that lies apart. */
import { attribute, nodes } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { resolvePointer } from './pointers.js';

/** Attributes by which an element says that another one is its counterpart (TEI P5, att.global.linking). */
const counterparts = new Set(['corresp', 'copyOf', 'sameAs', 'synch', 'select']);

/** Whether the `@target` of an element does the same: that of a link, or of an item that is another form of the same text. */
function isLink(element: XmlElement): boolean {
  if (element.local !== 'relatedItem') return element.local === 'link';
  return /^(original|translation|version|other)/i.test(attribute(element, 'type') ?? '');
}

/** The other files that a document points to, relative to the edition's folder. */
export interface FilesPointedTo {
  /** By whatever attribute. */
  readonly all: readonly string[];
  /** By one that names a counterpart. */
  readonly counterparts: readonly string[];
}

/** @param file the document's own path, relative to the edition's folder */
export function filesPointedTo({ root }: XmlDocument, file: string): FilesPointedTo {
  const all = new Set<string>();
  const named = new Set<string>();
  for (const node of nodes(root)) {
    if (node.kind !== 'element') continue;
    for (const { name, value } of node.attributes) {
      if (!value.includes('.xml')) continue;
      for (const pointer of value.trim().split(/\s+/)) {
        const target = /\.xml(?:#|$)/.test(pointer) ? resolvePointer(file, pointer)?.file : undefined;
        if (target === undefined || target === file) continue;
        all.add(target);
        if (counterparts.has(name) || (name === 'target' && isLink(node))) named.add(target);
      }
    }
  }
  return { all: [...all].sort(), counterparts: [...named].sort() };
}

/**
 * The companions of a record: the edition's texts that it points to or that point to it, and the records that it names as
 * counterparts. Sorted.
 *
 * @param texts the edition's texts by path, each with the files that it points to
 */
export function companionsOf(
  record: { readonly path: string; readonly files: FilesPointedTo },
  texts: ReadonlyMap<string, FilesPointedTo>,
  records: ReadonlySet<string>,
): readonly string[] {
  const found = new Set(record.files.all.filter((file) => texts.has(file)));
  for (const [path, { all }] of texts) if (all.includes(record.path)) found.add(path);
  for (const file of record.files.counterparts) if (records.has(file)) found.add(file);
  found.delete(record.path);
  return [...found].sort();
}
