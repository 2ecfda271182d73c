/**
 * What TEI lets an apparatus leave unsaid (TEI P5 12.2): the lemma of an entry that refers to the text quotes it, and a reading that
 * begins or ends with the lemma is told by what it adds. It knows the Guidelines, and nothing of the stylesheets.
 */
import { ancestors, attribute, child, descendants, elements, selfAndDescendants } from '../xml/query.js';
import type { XmlDocument, XmlElement, XmlNode, XmlText } from '../xml/tree.js';

export interface ApparatusText {
  /** Whether an element is the lemma of an entry that refers to the text: its words are in the text, not here. */
  isReferringLemma(element: XmlElement): boolean;
  /** What a reading may repeat: the texts of its entry's lemma, or of what the entry points to. None where that is not known. */
  lemmaOf(reading: XmlElement): readonly XmlText[];
}

/** @param isApart whether an element's words are no part of the text around it */
export function readApparatus(document: XmlDocument, isApart: (element: XmlElement) => boolean): ApparatusText {
  const [encoding] = descendants(document.root, 'variantEncoding');
  const method = encoding === undefined ? undefined : attribute(encoding, 'method');
  const byDefault = method === 'double-end-point' || method === 'location-referenced';
  let targets: ReadonlyMap<string, XmlElement> | undefined;
  let texts: readonly XmlText[] | undefined;
  return {
    isReferringLemma(element) {
      const entry = element.local === 'lem' ? entryOf(element) : undefined;
      return entry !== undefined && refers(entry, byDefault);
    },
    lemmaOf(reading) {
      const entry = entryOf(reading);
      if (entry === undefined) return [];
      const lemma = child(entry, 'lem') ?? elements(entry, 'rdgGrp').flatMap((group) => elements(group, 'lem'))[0];
      if (lemma !== undefined) return textsIn(lemma, isApart);
      if (attribute(entry, 'from') === undefined) return [];
      targets ??= elementsById(document);
      texts ??= textsIn(document.root, isApart);
      const span = spanOf(entry, targets);
      return span === undefined ? [] : between(texts, span);
    },
  };
}

/** The entry that a lemma or a reading belongs to. */
function entryOf(element: XmlElement): XmlElement | undefined {
  for (const ancestor of ancestors(element)) {
    if (ancestor.local === 'app') return ancestor;
    if (ancestor.local !== 'rdgGrp') return undefined;
  }
  return undefined;
}

function refers(entry: XmlElement, byDefault: boolean): boolean {
  const around = new Set([...ancestors(entry)].map(({ local }) => local));
  if (around.has('rdg') || around.has('lem')) return false;
  const pointing = ['from', 'to', 'loc'].some((name) => attribute(entry, name) !== undefined);
  return byDefault || pointing || around.has('listApp') || around.has('standOff');
}

function elementsById({ root }: XmlDocument): ReadonlyMap<string, XmlElement> {
  const byId = new Map<string, XmlElement>();
  for (const element of selfAndDescendants(root)) {
    const id = attribute(element, 'xml:id');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  return byId;
}

/** The texts of an element, without those that stand apart within it. */
function textsIn(element: XmlElement, isApart: (element: XmlElement) => boolean): readonly XmlText[] {
  const texts: XmlText[] = [];
  const stack: XmlNode[] = [...element.children].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'text') texts.push(node);
    else if (node.kind === 'element' && !isApart(node)) stack.push(...[...node.children].reverse());
  }
  return texts;
}

/** A stretch of the source, in offsets. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where an entry begins and ends that points to its words: with the elements that it points to, or where it stands itself. */
function spanOf(entry: XmlElement, targets: ReadonlyMap<string, XmlElement>): Span | undefined {
  const target = (name: string): XmlElement | undefined =>
    targets.get(/^#([^\s()]+)$/.exec(attribute(entry, name) ?? '')?.[1] ?? '');
  const from = target('from');
  if (from === undefined) return undefined;
  const listed = [...ancestors(entry)].some(({ local }) => local === 'listApp');
  const end = target('to')?.range.end.offset ?? (listed ? from.range.end.offset : entry.range.start.offset);
  return { from: from.range.start.offset, to: end };
}

/** The texts of a stretch; the texts are in the order of the source. */
function between(texts: readonly XmlText[], { from, to }: Span): readonly XmlText[] {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] as XmlText).range.start.offset < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < texts.length && (texts[end] as XmlText).range.start.offset < to) end += 1;
  return texts.slice(low, end);
}

/** The lists of entries outside the text, in `standOff`: the outermost ones. */
export function listsApart({ root }: XmlDocument): readonly XmlElement[] {
  return [...descendants(root, 'standOff')].flatMap((standOff) =>
    [...descendants(standOff, 'listApp')].filter(
      (list) => ![...ancestors(list)].some(({ local }) => local === 'listApp'),
    ),
  );
}
