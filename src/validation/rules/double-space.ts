import { attribute } from '../../xml/query.js';
import type { DocumentRule } from './rule.js';
import { placeIn, teiElements } from './tei-text.js';

const verbatim = new Set(['code', 'eg', 'ident', 'formula']);

/** Two spaces between two words of one line. */
export const doubleSpace = {
  kind: 'document',
  code: 'text/double-space',
  title: 'Two spaces stand between two words',
  severity: 'info',
  about:
    'Two or more spaces between two words, in one line of the source. Spaces that indent a line, and those in `code` and in elements with `xml:space="preserve"`, are left alone.',
  why: 'It is a slip of the typist; pages show one space, but searches and collations trip over it.',
  whatToDo: 'Delete one of the spaces. If the gap itself is meant, write `<space/>`.',
  wrong: '<p>The rest of the  conversation touched on general questions.</p>',
  right: ['<p>The rest of the conversation touched on\n    general questions.</p>'],
  *check(document) {
    for (const element of teiElements(document)) {
      if (verbatim.has(element.local) || attribute(element, 'xml:space') === 'preserve') continue;
      for (const node of element.children) {
        if (node.kind !== 'text' || !node.value.includes('  ')) continue;
        for (const { index, 0: run } of node.value.matchAll(/(?<=[^\s]) {2,}(?=[^\s])/g)) {
          const range = placeIn(document, node, index, run.length);
          const isWritten = document.text.slice(range.start.offset, range.end.offset) === run;
          yield {
            range,
            message: `${run.length} spaces stand between two words`,
            help: 'Delete all but one',
            fix: isWritten ? { description: 'Leave one space', edits: [{ range, text: ' ' }] } : undefined,
          };
        }
      }
    }
  },
} as const satisfies DocumentRule;
