/** What the styles of an .odt file say of its text (OpenDocument 1.3 part 3 §16). */
import { attribute, child, descendants, elements } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import type { Style } from '../flow.js';

/** How a style looks, as far as it is told here. */
export interface Look {
  readonly styles: readonly Style[];
  readonly breaksPage: boolean;
}

/** The looks of all styles, by their names. */
export function looksIn(roots: readonly XmlElement[]): ReadonlyMap<string, Look> {
  const looks = new Map<string, Look>();
  for (const root of roots) {
    for (const style of descendants(root, 'style')) {
      const text = child(style, 'text-properties');
      const value = (name: string): string => (text === undefined ? '' : (attribute(text, name) ?? ''));
      const position = value('style:text-position');
      const styles: (Style | false)[] = [
        /^(?:italic|oblique)$/.test(value('fo:font-style')) && 'italic',
        /^(?:bold|[6-9]00)$/.test(value('fo:font-weight')) && 'bold',
        !/^(?:|none)$/.test(value('style:text-underline-style')) && 'underline',
        !/^(?:|none)$/.test(value('style:text-line-through-style')) && 'strikethrough',
        value('fo:font-variant') === 'small-caps' && 'smallcaps',
        value('fo:text-transform') === 'uppercase' && 'allcaps',
        /^(?:super|[1-9]\d*%)/.test(position) && 'superscript',
        /^(?:sub|-\d+%)/.test(position) && 'subscript',
      ];
      const paragraph = child(style, 'paragraph-properties');
      const isAutomatic = style.parent?.local === 'automatic-styles';
      looks.set(attribute(style, 'style:name') ?? '', {
        // Named styles of paragraphs, such as headings and signatures, are the look of a kind of text and no emphasis.
        styles:
          isAutomatic || attribute(style, 'style:family') === 'text'
            ? styles.filter((one): one is Style => one !== false)
            : [],
        breaksPage: paragraph !== undefined && attribute(paragraph, 'fo:break-before') === 'page',
      });
    }
  }
  return looks;
}

/** The styles and depths of lists that count their items. */
export function orderedStyles(roots: readonly XmlElement[]): ReadonlySet<string> {
  const ordered = new Set<string>();
  for (const root of roots) {
    for (const style of descendants(root, 'list-style')) {
      for (const level of elements(style, 'list-level-style-number')) {
        if ((attribute(level, 'style:num-format') ?? '') !== '')
          ordered.add(`${attribute(style, 'style:name')} ${attribute(level, 'text:level')}`);
      }
    }
  }
  return ordered;
}
