/** Which texts a record is set beside: its original, or another version of it, in the same file or in a companion. */
import { attribute, elements, selfAndDescendants } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';
import { blocksOf, isSameLanguage, languageAt, textsOf } from './blocks.js';
import { linksBetween, type Side } from './links.js';

export interface Counterpart extends Side {
  /** An `original` is in another language than the record, a `version` in the same one. */
  readonly kind: 'original' | 'version';
  readonly language: string;
}

export interface Counterparts {
  /** The record's own text: the translation. */
  readonly here: Side;
  /** In the order of the files and, in a file, of its texts. */
  readonly there: readonly Counterpart[];
}

/** A file with its document. */
export interface TextFile {
  readonly path: string;
  readonly document: XmlDocument;
}

/**
 * The texts beside a record's own.
 *
 * In one file, the record's text is the one in the language that the edition translates into, else in the language of the whole file,
 * else the first. Another one is its counterpart if elements of the two are linked; in the same `group` also if it says so (`@type` original,
 * translation or version), or if the two are alone there and their languages differ. A text of a companion is a counterpart if it has
 * anything to read.
 *
 * @param translation the language that the edition translates into (BCP 47), if it says so
 */
export function counterpartsOf(
  record: TextFile,
  companions: readonly TextFile[],
  translation: string | undefined,
): Counterparts | undefined {
  const texts = textsOf(record.document);
  const wanted = translation ?? languageAt(record.document.root);
  const own = texts.find((text) => isSameLanguage(languageAt(text), wanted)) ?? texts[0];
  if (own === undefined) return undefined;
  const here = { ...record, text: own };
  const inFile = texts
    .filter((text) => text !== own && isCounterpart(here, { ...record, text }))
    .map((text) => ({ ...record, text }));
  const apart = companions.flatMap((file) => textsOf(file.document).map((text) => ({ ...file, text })));
  const there = [...inFile, ...apart.filter(({ text }) => blocksOf(text).length > 0)].map((side): Counterpart => {
    const language = languageAt(side.text);
    return { ...side, language, kind: isSameLanguage(language, languageAt(own)) ? 'version' : 'original' };
  });
  return there.length === 0 ? undefined : { here, there };
}

function isCounterpart(here: Side, there: Side): boolean {
  const group = here.text.parent;
  if (group?.local === 'group' && there.text.parent === group) {
    const says = (attribute(there.text, 'type') ?? '').split(/\s+/);
    if (['original', 'translation', 'version'].some((type) => says.includes(type))) return true;
    const areAlone = elements(group, 'text').length === 2;
    if (areAlone && !isSameLanguage(languageAt(here.text), languageAt(there.text))) return true;
  }
  return mayBeLinked(here) && linksBetween(here, there).length > 0;
}

/** Most anthologies link nothing; to look for links in each pair of their texts would take long. */
function mayBeLinked({ document }: Side): boolean {
  for (const element of selfAndDescendants(document.root))
    if (element.local === 'link' || attribute(element, 'corresp')?.includes('#') === true) return true;
  return false;
}
