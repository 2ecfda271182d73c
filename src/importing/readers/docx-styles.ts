/** What the styles, lists and properties of a .docx file say of its text (ECMA-376 part 1 §17.3, §17.7, §17.9). */
import { attribute, child, elements } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import type { Style } from '../flow.js';
import { noElement } from './xml-part.js';

/** The levels of styles that are headings, by their ids; “Title” counts as the highest. */
export function headingStyles(root: XmlElement | undefined): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const style of elements(root ?? noElement, 'style')) {
    const id = attribute(style, 'w:styleId') ?? '';
    const name = attribute(child(style, 'name') ?? noElement, 'w:val') ?? '';
    const numbered = /^heading (\d)$/i.exec(name)?.[1];
    const level =
      numbered === undefined
        ? (outlineLevel(child(style, 'pPr')) ?? (/^title$/i.test(name) ? 1 : undefined))
        : Number(numbered);
    if (level !== undefined) levels.set(id, level);
  }
  return levels;
}

/** The level of an outline, from 1; undefined for body text. */
export function outlineLevel(properties: XmlElement | undefined): number | undefined {
  const value = attribute(child(properties ?? noElement, 'outlineLvl') ?? noElement, 'w:val');
  return value === undefined || Number(value) > 8 ? undefined : Number(value) + 1;
}

/** Whether a list counts its items, by its id and the depth. */
export function orderedLists(root: XmlElement | undefined): ReadonlyMap<string, boolean> {
  const ordered = new Map<string, boolean>();
  if (root === undefined) return ordered;
  const kinds = new Map(elements(root, 'abstractNum').map((one) => [attribute(one, 'w:abstractNumId') ?? '', one]));
  for (const list of elements(root, 'num')) {
    const kind = kinds.get(attribute(child(list, 'abstractNumId') ?? noElement, 'w:val') ?? '');
    for (const level of elements(kind ?? noElement, 'lvl')) {
      const format = attribute(child(level, 'numFmt') ?? noElement, 'w:val');
      ordered.set(
        `${attribute(list, 'w:numId')} ${attribute(level, 'w:ilvl')}`,
        format !== 'bullet' && format !== 'none',
      );
    }
  }
  return ordered;
}

/** Whether a property is there and is not turned off (ECMA-376 part 1 §22.9.2.7). */
export function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !/^(?:0|false|off|none)$/.test(attribute(property, 'w:val') ?? '');
}

/** The looks of a run that mean something. */
export function stylesOf(properties: XmlElement | undefined): readonly Style[] {
  if (properties === undefined) return [];
  const on = (name: string): boolean => isOn(child(properties, name));
  const position = attribute(child(properties, 'vertAlign') ?? noElement, 'w:val');
  // The call of a note is raised by its style, and is no text.
  const found: (Style | false)[] = [
    on('b') && 'bold',
    on('i') && 'italic',
    on('u') && 'underline',
    (on('strike') || on('dstrike')) && 'strikethrough',
    on('smallCaps') && 'smallcaps',
    on('caps') && 'allcaps',
    position === 'superscript' && 'superscript',
    position === 'subscript' && 'subscript',
  ];
  return found.filter((style): style is Style => style !== false);
}
