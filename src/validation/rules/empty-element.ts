import { attribute } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import type { DocumentRule } from './rule.js';
import { teiElements } from './tei-text.js';

const withContent = new Set(
  (
    'p ab head l item label note persName placeName orgName geogName name rs term title gloss foreign emph hi quote q said ' +
    'abbr expan sic supplied unclear salute signed dateline speaker'
  ).split(' '),
);
/** With one of these an element takes what it says from somewhere else. */
const standIns = ['sameAs', 'copyOf', 'ref', 'key', 'target', 'corresp', 'facs', 'select', 'next', 'prev', 'source'];

/** An element that must have content and has none. */
export const emptyElement = {
  kind: 'document',
  code: 'text/empty-element',
  title: 'An element that should hold words is empty',
  severity: 'warning',
  saidBy: [
    'sch/paragraph-not-empty',
    'sch/marked-words-not-empty',
    'rng/missing-text',
    'rng/missing-element',
    'xsd/missing-text',
    'xsd/missing-element',
  ],
  about:
    'A paragraph, heading, verse, item, name, term, title, note or mark (`hi`, `foreign`, `sic` …) with nothing but white space in it. One that points elsewhere (`sameAs`, `ref`, `target` …) or holds a comment is left alone; so are `cell` and `corr`, which may be empty. In the header, where forms have empty fields, it is only info.',
  why: 'Words may have been lost; on the page the element is an empty line or nothing at all.',
  whatToDo: 'Write the words, or delete the element. For words that cannot be read write `<gap/>`.',
  wrong: '<head/>\n<p>I met with Castro.</p>',
  right: ['<head>Record of a Conversation</head>\n<p>I met with Castro.</p>', '<p><gap reason="illegible"/></p>'],
  *check(document) {
    let isHeader = true;
    for (const element of teiElements(document)) {
      if (element.local === 'text') isHeader = false;
      else if (element.local === 'teiHeader') isHeader = true;
      if (!withContent.has(element.local) || !isEmpty(element)) continue;
      if (standIns.some((name) => attribute(element, name) !== undefined)) continue;
      yield {
        range: element.tag,
        message: `<${element.name}> is empty`,
        help: 'Write its words, or delete it; for words that cannot be read write <gap/>',
        ...(isHeader ? { severity: 'info' as const } : {}),
      };
    }
  },
} as const satisfies DocumentRule;

function isEmpty({ children }: XmlElement): boolean {
  return children.every((node) => node.kind === 'text' && node.value.trim() === '');
}
