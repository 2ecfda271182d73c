/**
 * Compares a draft with its typescript, word by word. The two sides are read by different ways: the draft from the XML that was
 * written, the typescript from the bytes of its file.
 */
import { descendants, elements } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';

/** Elements whose beginning and end part words. */
export const partingElements: ReadonlySet<string> = new Set(
  'abbr expan add stamp p head opener closer signed salute dateline item cell row note pb lb cb figure figDesc quote trailer list table div label foreign gloss gap'.split(
    ' ',
  ),
);

/** What a reader of an element is given of its words: of an abbreviation that the translator spelt out, the full form alone. */
export function wordsOfElement(root: XmlElement): string {
  let text = '';
  const stack: (XmlElement | string)[] = [root];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (typeof item === 'string') {
      text += item;
      continue;
    }
    if (item.local === 'desc' || isMadeAbbreviation(item)) continue;
    const children = item.children.flatMap((child): readonly (XmlElement | string)[] =>
      child.kind === 'element' ? [child] : child.kind === 'text' ? [child.value] : [],
    );
    if (item.local === 'lb' && item.attributes.some(({ name, value }) => name === 'break' && value === 'no')) continue;
    const isParting = partingElements.has(item.local);
    if (isParting) stack.push(' ');
    for (let i = children.length - 1; i >= 0; i -= 1) stack.push(children[i] as XmlElement | string);
    if (isParting) stack.push(' ');
  }
  return text;
}

/** An abbreviation that no one has typed: made from the letters outside the brackets of `F[oreign] M[inistry]`. */
function isMadeAbbreviation(element: XmlElement): boolean {
  if (element.local !== 'abbr' || element.parent?.local !== 'choice') return false;
  const expansion = elements(element.parent, 'expan')[0];
  return expansion !== undefined && !descendants(expansion, 'ex').next().done;
}

/** The words of a text: runs of letters, digits and marks. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

export interface Difference {
  /** The word of the typescript that the draft lacks; undefined if the draft has one too many. */
  readonly missing: string | undefined;
  readonly found: string | undefined;
  /** Words before, in the typescript. */
  readonly after: string;
}

/** The first word in which two texts differ, and the first character that is no white space; undefined if there is none. */
export function firstDifference(expected: string, actual: string): Difference | undefined {
  const left = wordsIn(expected);
  const right = wordsIn(actual);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    if (left[i] !== right[i])
      return { missing: left[i], found: right[i], after: left.slice(Math.max(0, i - 6), i).join(' ') };
  }
  const bare = (text: string): string => text.replace(/\s+/g, '');
  const [a, b] = [bare(expected), bare(actual)];
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return { missing: a.slice(at, at + 10), found: b.slice(at, at + 10), after: a.slice(Math.max(0, at - 30), at) };
}

/** The words of a text that another one, in which they may stand in any order, has less often. */
export function missingWords(expected: string, actual: string): readonly string[] {
  const left = new Map<string, number>();
  for (const word of wordsIn(actual)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsIn(expected).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
