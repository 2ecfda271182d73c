/** The text of a piece of TEI as one line of plain text, for lists, headings and file data. */
import { elements, normalizeSpace } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';

/** What a reader is given of two encodings of the same words, in order of preference. */
const preferred = ['corr', 'reg', 'expan', 'ex'];

/**
 * The reading text of an element, white space normalised: of a `choice` the corrected, regularised or expanded form (else the
 * first one), of an `app` the lemma; notes are left out. A line beginning (`lb`) counts as a space.
 */
export function readingText(element: XmlElement): string {
  return normalizeSpace(raw(element));
}

/**
 * Of the forms of a `choice`, the established one: the corrected, regularised or expanded form, else the first. A form that was left
 * empty is no choice; but an empty correction says that the word is to go.
 */
export function chosenForm(choice: XmlElement): XmlElement | undefined {
  const forms = elements(choice);
  const filled = forms.filter((form) => form.local === 'corr' || !isEmpty(form));
  return filled.find(({ local }) => preferred.includes(local)) ?? filled[0] ?? forms[0];
}

function isEmpty({ children }: XmlElement): boolean {
  return children.every((node) => node.kind !== 'element' && (node.kind !== 'text' || node.value.trim() === ''));
}

function raw(element: XmlElement): string {
  let text = '';
  for (const node of element.children) {
    if (node.kind === 'text') text += node.value;
    if (node.kind !== 'element' || node.local === 'note') continue;
    if (node.local === 'choice') {
      const form = chosenForm(node);
      if (form !== undefined) text += raw(form);
    } else if (node.local === 'app') {
      const lemma = elements(node, 'lem')[0];
      if (lemma !== undefined) text += raw(lemma);
    } else if (node.local === 'lb') text += ' ';
    else text += raw(node);
  }
  return text;
}
