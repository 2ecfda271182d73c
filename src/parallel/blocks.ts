/** What a text is made of, for setting it beside another one: its blocks, and their words. */
import { attribute, elements, nodes } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';

const divisions = new Set('text front body back group div div1 div2 div3 div4 div5 div6 div7'.split(' '));
/** Children of a division that are no piece of the text: turns, notes, lists for programs. */
const apart = new Set(
  'pb lb cb gb milestone fw anchor note noteGrp index divGen listApp listWit linkGrp link spanGrp span interpGrp interp joinGrp join standOff timeline certainty respons alt altGrp'.split(
    ' ',
  ),
);

/** The pieces of a text that stand by themselves, in order: what its divisions hold that is no division. */
export function blocksOf(text: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (division: XmlElement): void => {
    for (const child of elements(division)) {
      // A text inside a group is a text by itself.
      if (child.local === 'text') continue;
      if (divisions.has(child.local)) walk(child);
      else if (!apart.has(child.local)) found.push(child);
    }
  };
  walk(text);
  return found;
}

/** The innermost texts of a document: those that have a body of their own, in order. */
export function textsOf({ root }: XmlDocument): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of nodes(root)) {
    if (node.kind === 'element' && node.local === 'text' && elements(node, 'body').length > 0) found.push(node);
  }
  return found;
}

/** The language that holds at an element (BCP 47): the nearest `xml:lang`, empty if none is said. */
export function languageAt(element: XmlElement): string {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    const language = attribute(at, 'xml:lang');
    if (language !== undefined) return language;
  }
  return '';
}

/** Whether two language tags name the same language, whatever script or country they add. */
export function isSameLanguage(one: string, other: string): boolean {
  const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
  return primary(one) === primary(other);
}

/** What the translator or the editor added is not in the original; notes and rejected forms are not in the text. */
const notCompared = new Set('note supplied ex del rdg rdgGrp wit witDetail fw figDesc gap index desc'.split(' '));
const preferred = new Set(['corr', 'reg', 'expan']);

/** The text nodes’ words of an element that the other side can be expected to have, with the element that each stands in. */
export function* comparedText(element: XmlElement): Generator<{ readonly text: string; readonly parent: XmlElement }> {
  for (const node of element.children) {
    if (node.kind === 'text') yield { text: node.value, parent: element };
    if (node.kind !== 'element' || notCompared.has(node.local)) continue;
    if (node.local === 'choice') {
      const forms = elements(node);
      const form = forms.find(({ local }) => preferred.has(local)) ?? forms[0];
      if (form !== undefined) yield* comparedText(form);
    } else {
      if (/^(lb|pb|cb|gb)$/.test(node.local) && attribute(node, 'break') !== 'no') yield { text: ' ', parent: element };
      yield* comparedText(node);
    }
  }
}

/** All of `comparedText`, as one string. */
export function comparedWords(element: XmlElement): string {
  return [...comparedText(element)].map(({ text }) => text).join('');
}
