import { attribute, child, elements, nodes, normalizeSpace, selfAndDescendants, textOf } from '../xml/query.js';
import type { XmlElement, XmlText } from '../xml/tree.js';
import { type Spot, spotOf } from './spots.js';

/** An entry of a register, with all the forms of its name. */
export interface RegisterEntry {
  readonly id: string;
  /** The heading of the entry. */
  readonly heading: string;
  /** The names as written, each once. */
  readonly forms: readonly string[];
}

/** A tagged name that points to one entry. */
export interface NameUse {
  readonly element: string;
  readonly pointer: string;
  /** The name as the editor establishes it, with single spaces; empty where it holds other names. */
  readonly text: string;
  readonly spot: Spot;
  /** The capitalised words of the name, as the editor establishes them. */
  readonly words: readonly Word[];
  /** Misspelt words that the editor has answered: `sic` with its `corr`. */
  readonly answered: readonly { readonly sic: string; readonly corr: string; readonly spot: Spot }[];
}

export type Word = readonly [word: string, spot: Spot];

const entryElements = new Set(['person', 'personGrp', 'place', 'org', 'nym']);
const nameElements = new Set(['persName', 'placeName', 'orgName', 'name', 'rs', 'geogName', 'settlement', 'country']);

/** What an element with an id says as an entry of a register; undefined if it is none. */
export function entryOf(element: XmlElement, id: string): RegisterEntry | undefined {
  if (!entryElements.has(element.local)) return undefined;
  const names = elements(element).filter(({ local }) => nameElements.has(local));
  const texts = names.map((name) => normalizeSpace(textOf(name)));
  const forms = [...new Set(texts.filter((text) => text !== ''))];
  const main = names.findIndex((name) => attribute(name, 'type') === 'main');
  return forms.length === 0 ? undefined : { id, heading: texts[Math.max(main, 0)] ?? id, forms };
}

/**
 * What a tagged name says: its words without those of names inside it, which speak for themselves. Undefined for elements that are
 * no names, for names that point to nothing or to several entries, and for adjectives (`@type='demonym'`), which are no forms of a name.
 */
export function nameUseOf(element: XmlElement): NameUse | undefined {
  if (!nameElements.has(element.local) || element.local === 'rs') return undefined;
  const pointer = attribute(element, 'ref');
  if (pointer === undefined || /\s/.test(pointer.trim()) || attribute(element, 'type') === 'demonym') return undefined;
  const answered = [...selfAndDescendants(element)].flatMap((choice) => {
    const sic = choice.local === 'choice' ? child(choice, 'sic') : undefined;
    const corr = choice.local === 'choice' ? child(choice, 'corr') : undefined;
    if (sic === undefined || corr === undefined) return [];
    return [{ sic: normalizeSpace(textOf(sic)), corr: normalizeSpace(textOf(corr)), spot: spotOf(sic.range) }];
  });
  return {
    element: element.local,
    pointer: pointer.trim(),
    text: establishedText(element),
    spot: spotOf(element.tag),
    words: wordsOf(element),
    answered,
  };
}

/** The capitalised words of the established text of a name. */
function wordsOf(name: XmlElement): readonly Word[] {
  const words: Word[] = [];
  for (const node of nodes(name)) {
    if (node.kind !== 'text' || !belongsTo(node, name)) continue;
    const { start, end } = node.range;
    for (const { 0: word, index } of node.value.matchAll(/\p{Lu}[\p{L}\p{M}]+/gu)) {
      const isVerbatim = start.line === end.line && end.offset - start.offset === node.value.length;
      words.push([word, isVerbatim ? [start.line, start.column + index, word.length] : spotOf(node.range)]);
    }
  }
  return words;
}

function establishedText(name: XmlElement): string {
  let text = '';
  for (const node of nodes(name)) {
    if (node.kind === 'element' && nameElements.has(node.local)) return '';
    if (node.kind === 'text' && belongsTo(node, name)) text += node.value;
  }
  return normalizeSpace(text);
}

const apart = new Set(['sic', 'orig', 'abbr', 'note', 'rdg', 'del', 'roleName', ...nameElements]);

/** Whether text inside a name is part of the name itself: not of a name inside it, nor of what the editor has corrected. */
function belongsTo(text: XmlText, name: XmlElement): boolean {
  for (let element = text.parent; element !== name; element = element.parent as XmlElement) {
    if (apart.has(element.local)) return false;
  }
  return true;
}
