import { attributeOf, selfAndDescendants } from '../xml/query.js';
import type { XmlAttribute, XmlDocument, XmlElement } from '../xml/tree.js';
import { type Instruction, instructionsOf } from './instructions.js';
import { entryOf, type NameUse, nameUseOf, type RegisterEntry } from './name-facts.js';
import { type Spot, spotOf } from './spots.js';

export interface IdUse {
  readonly id: string;
  readonly spot: Spot;
  readonly element: string;
}

export interface PointerUse {
  readonly attribute: string;
  /** The element that the attribute stands on. */
  readonly element: string;
  readonly pointer: string;
  readonly spot: Spot;
}

/** What the rules that look across files need to know of a document; JSON data, so that it can be kept. */
export interface DocumentFacts {
  readonly ids: readonly IdUse[];
  readonly pointers: readonly PointerUse[];
  readonly entries: readonly RegisterEntry[];
  readonly names: readonly NameUse[];
  readonly instructions: readonly Instruction[];
}

/** Attributes that hold pointers wherever they stand (TEI P5, teidata.pointer). */
const pointerAttributes = new Set(
  (
    'active ana change copyOf corresp datcat datingMethod datingPoint decls domains edRef exclude facs hand inst lemmaRef mutual ' +
    'next nymRef origin parts passive perf period prev ref rendition resp sameAs scribeRef scriptRef select since source ' +
    'spanTo synch target targets unitRef who wit'
  ).split(' '),
);
/** Elements whose `@from` and `@to` are pointers; elsewhere they are dates or page numbers. */
const spanning = new Set(['app', 'span', 'lem', 'rdg', 'arc']);

/** Elements whose `@scheme` is a pointer; elsewhere it is a word such as `css` or `TEI`. */
const classifying = new Set(['catRef', 'classCode', 'keywords', 'locus', 'locusGrp', 'occupation', 'socecStatus']);

/** Collects what the rules that look across files need from one document. */
export function factsOf(document: XmlDocument): DocumentFacts {
  const ids: IdUse[] = [];
  const pointers: PointerUse[] = [];
  const entries: RegisterEntry[] = [];
  const names: NameUse[] = [];
  for (const element of selfAndDescendants(document.root)) {
    const id = attributeOf(element, 'xml:id');
    if (id !== undefined) {
      ids.push({ id: id.value, spot: spotOf(id.valueRange), element: element.local });
      const entry = entryOf(element, id.value);
      if (entry !== undefined) entries.push(entry);
    }
    for (const attribute of element.attributes) {
      if (holdsPointers(element.local, attribute.name)) pointers.push(...pointersIn(document, element, attribute));
    }
    const name = nameUseOf(element);
    if (name !== undefined) names.push(name);
  }
  return { ids, pointers, entries, names, instructions: instructionsOf(document) };
}

/** Whether an attribute of an element, both given by their names, holds pointers. */
export function holdsPointers(element: string, attribute: string): boolean {
  if (pointerAttributes.has(attribute)) return true;
  if (attribute === 'from' || attribute === 'to') return spanning.has(element);
  if (attribute === 'scheme') return classifying.has(element);
  if (attribute === 'url') return element === 'graphic' || element === 'media';
  return attribute === 'href' && element === 'include';
}

/** The pointers that an attribute holds, separated by white space, each with its own place. */
function* pointersIn({ text }: XmlDocument, { local }: XmlElement, attribute: XmlAttribute): Generator<PointerUse> {
  const { start, end } = attribute.valueRange;
  const isVerbatim = text.slice(start.offset, end.offset) === attribute.value && start.line === end.line;
  for (const match of attribute.value.matchAll(/\S+/g)) {
    const pointer = match[0];
    const spot: Spot = isVerbatim
      ? [start.line, start.column + match.index, pointer.length]
      : spotOf(attribute.valueRange);
    yield { attribute: attribute.name, element: local, pointer, spot };
  }
}
