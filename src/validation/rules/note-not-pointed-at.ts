import { ancestors, attribute } from '../../xml/query.js';
import type { XmlDocument, XmlElement } from '../../xml/tree.js';
import { exampleRecord } from './example.js';
import type { DocumentRule, RuleFinding } from './rule.js';
import { teiElements } from './tei-text.js';

/** Elements whose notes are printed away from the words that they are about. */
const away = new Set(['back', 'standOff', 'noteGrp']);
/** What may lie between such an element and its notes. */
const holders = new Set(['div', 'div1', 'div2', 'list', 'noteGrp', 'listAnnotation']);

/** A note that stands apart from the text and that nothing points to. */
export const noteNotPointedAt = {
  kind: 'document',
  code: 'note/not-pointed-at',
  title: 'A note stands apart from the text, and nothing points to it',
  severity: 'warning',
  about:
    'A `note` with an `xml:id` in `back` or `standOff` to which no `ptr`, `ref` or other pointer of the document leads, and which has no `target` of its own. Notes of a register’s entry, a person or an organisation are left alone.',
  why: 'The reader of the text never learns that there is a note.',
  whatToDo: 'Put `<ptr target="#…"/>` where the note belongs, or give the note a `target`.',
  wrong: exampleRecord({
    body: '<p>The meeting at Punta del Este.</p>',
    back: '<note type="editor" resp="../people.xml#castro" xml:id="n1">In January 1962.</note>',
  }),
  right: [
    exampleRecord({
      body: '<p>The meeting at Punta del Este<ptr target="#n1"/>.</p>',
      back: '<note type="editor" resp="../people.xml#castro" xml:id="n1">In January 1962.</note>',
    }),
  ],
  *check(document): Generator<RuleFinding> {
    const notes = teiElements(document).filter(
      (element) => element.local === 'note' && attribute(element, 'xml:id') !== undefined && standsApart(element),
    );
    if (notes.length === 0) return;
    const targets = targetsOf(document);
    for (const note of notes) {
      const id = attribute(note, 'xml:id') ?? '';
      if (targets.has(id)) continue;
      yield {
        range: note.tag,
        message: `Nothing in this file points to the note “${id}”`,
        help: `Put <ptr target="#${id}"/> where the note belongs, or give the note a @target`,
      };
    }
  },
} as const satisfies DocumentRule;

function standsApart(note: XmlElement): boolean {
  if (['target', 'corresp', 'sameAs'].some((name) => attribute(note, name) !== undefined)) return false;
  const around = [...ancestors(note)].map(({ local }) => local);
  const apart = around.findIndex((name) => away.has(name));
  // A note inside a paragraph of the back matter, or in an entry, stands where it belongs.
  return apart >= 0 && around.slice(0, apart).every((name) => holders.has(name));
}

function targetsOf(document: XmlDocument): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const element of teiElements(document)) {
    for (const { name, value } of element.attributes) {
      if (name === 'resp' || name === 'xml:id') continue;
      for (const [, id = ''] of value.matchAll(/#([^\s#]+)/g)) targets.add(id);
    }
  }
  return targets;
}
