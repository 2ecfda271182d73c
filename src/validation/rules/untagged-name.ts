import { attribute, child, normalizeSpace, textOf } from '../../xml/query.js';
import type { Range, XmlDocument, XmlElement } from '../../xml/tree.js';
import type { DocumentRule, RuleFinding } from './rule.js';
import { isTagged, placeIn, teiElements, teiInside, textInside } from './tei-text.js';

const names = new Set(['persName', 'placeName', 'orgName', 'geogName', 'name']);
interface Tagged {
  readonly surface: string;
  readonly element: string;
  readonly pointer: string;
  readonly range: Range;
  /** What follows the first word begins with this. */
  readonly second: string;
  readonly pattern: RegExp;
  count: number;
}

/** A name that is tagged in one place of a record and stands untagged in another. */
export const untaggedName = {
  kind: 'document',
  code: 'name/untagged',
  title: 'A name is tagged here and untagged there',
  severity: 'info',
  about:
    'Words in the text of a record that are, letter for letter and as whole words, a `persName`, `placeName`, `orgName` or `name` with a `ref` elsewhere in the same text. Names inside other names, titles, terms, foreign words and bibliography are left alone, and so is a word that goes on in another capitalised word. Where most mentions are untagged, only the first is told, with their number.',
  why: 'The register would not list the mention, and a reader who follows the name misses it.',
  whatToDo:
    'Tag it: `edition tag` does it for you. If somebody else is meant, reject its proposal, or answer the finding; if your project tags first mentions only, put the rule off.',
  wrong:
    '<p><persName ref="../people.xml#castro">Castro</persName> agreed. <persName ref="../people.xml#castro">Castro</persName> thanked me, and Castro left.</p>',
  right: [
    '<p><persName ref="../people.xml#castro">Castro</persName> agreed, and <persName ref="../people.xml#castro">Castro</persName> left Castro Street.</p>',
  ],
  check: (document): Iterable<RuleFinding> => findUntagged(document, () => false),
} as const satisfies DocumentRule;

/** @param isRejected whether an editor has said of the words at an offset of the source that they are not to be tagged */
export function* findUntagged(document: XmlDocument, isRejected: (offset: number) => boolean): Generator<RuleFinding> {
  for (const text of textsOf(document)) yield* checkText(document, text, isRejected);
}

/** The text of a document, or of each document in a corpus; not the texts of a group by themselves. */
function textsOf(document: XmlDocument): readonly XmlElement[] {
  return teiElements(document).filter(
    (element) => element.local === 'text' && element.parent?.local === 'TEI' && !isRegister(element),
  );
}

/** Whether a text is a register: what its notes say about an entry is no record. */
function isRegister(text: XmlElement): boolean {
  for (const element of teiInside(text)) {
    if (element.local === 'div') return attribute(element, 'type') === 'register';
  }
  return false;
}

function* checkText(
  document: XmlDocument,
  text: XmlElement,
  isRejected: (offset: number) => boolean,
): Generator<RuleFinding> {
  const byFirstWord = taggedIn(text);
  if (byFirstWord.size === 0) return;
  const found = new Map<Tagged, Range[]>();
  for (const node of textInside(text, isTagged)) {
    let after = 0;
    for (const { 0: word, index } of node.value.matchAll(/(?<![\p{L}\p{N}’'-])\p{Lu}[\p{L}\p{M}\p{N}]*/gu)) {
      if (index < after) continue;
      const candidates = byFirstWord.get(word);
      if (candidates === undefined) continue;
      const rest = node.value.slice(index + word.length, index + word.length + 100).trimStart();
      for (const tagged of candidates) {
        if (tagged.second !== '' && !rest.startsWith(tagged.second)) continue;
        tagged.pattern.lastIndex = index;
        const match = tagged.pattern.exec(node.value);
        if (match === null) continue;
        after = index + match[0].length;
        const place = placeIn(document, node, index, match[0].length);
        if (!isRejected(place.start.offset)) found.set(tagged, [...(found.get(tagged) ?? []), place]);
        break;
      }
    }
  }
  for (const [tagged, places] of found) {
    const told = places.length > tagged.count ? places.slice(0, 1) : places;
    for (const range of told) {
      const more = places.length - told.length;
      yield {
        range,
        message: `“${tagged.surface}” is not tagged here${more > 0 ? ` and in ${more} other ${more === 1 ? 'place' : 'places'}` : ''}, but is elsewhere in this text`,
        help: `Write <${tagged.element} ref="${tagged.pointer}">${tagged.surface}</${tagged.element}>, unless something else is meant`,
        related: [{ file: document.file, range: tagged.range, message: 'It is tagged here' }],
      };
    }
  }
}

/** The names that a text tags, by their first word, the longest first. */
function taggedIn(text: XmlElement): ReadonlyMap<string, readonly Tagged[]> {
  const bySurface = new Map<string, Tagged>();
  for (const element of teiInside(text)) {
    const pointer = attribute(element, 'ref');
    if (pointer === undefined || !names.has(element.local) || child(element, 'choice') !== undefined) continue;
    const surface = normalizeSpace(textOf(element));
    const known = bySurface.get(surface);
    if (known !== undefined) known.count += 1;
    else if (isNameLike(surface)) {
      const pattern = new RegExp(
        `${surface.split(' ').map(escaped).join('\\s+')}(?![\\p{L}\\p{N}]|[’'](?!s\\b)\\p{L}|-\\p{L}|\\s\\p{Lu}\\p{Ll})`,
        'uy',
      );
      bySurface.set(surface, {
        surface,
        element: element.name,
        pointer,
        range: element.tag,
        second: afterFirstWord(surface),
        pattern,
        count: 1,
      });
    }
  }
  const byFirstWord = new Map<string, Tagged[]>();
  for (const tagged of bySurface.values()) {
    const first = /^\p{Lu}[\p{L}\p{M}\p{N}]*/u.exec(tagged.surface)?.[0] ?? '';
    const same = byFirstWord.get(first);
    if (same === undefined) byFirstWord.set(first, [tagged]);
    else same.push(tagged);
  }
  for (const same of byFirstWord.values()) same.sort((a, b) => b.surface.length - a.surface.length);
  return byFirstWord;
}

/** What follows the first word of a name, up to the next space. */
function afterFirstWord(surface: string): string {
  return surface.replace(/^[\p{L}\p{M}\p{N}]+\s*/u, '').split(' ')[0] ?? '';
}

/** A capitalised word of at least four letters, an abbreviation, or several words. */
function isNameLike(surface: string): boolean {
  return (
    surface.length <= 80 &&
    (/^\p{Lu}[\p{L}\p{M}]{3,}/u.test(surface) || /^\p{Lu}{2,}$/u.test(surface) || /^\p{Lu}\S* \p{Lu}/u.test(surface))
  );
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
