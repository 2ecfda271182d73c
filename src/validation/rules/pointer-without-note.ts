import { attribute, attributeOf } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import type { DocumentRule, RuleFinding } from './rule.js';
import { teiElements } from './tei-text.js';

/** A reference that says it leads to a note, and does not. */
export const pointerWithoutNote = {
  kind: 'document',
  code: 'note/pointer-without-note',
  title: 'A reference to a note leads to something else',
  severity: 'warning',
  about:
    'A `ptr` or `ref` with a `type` such as `note`, `footnote` or `noteAnchor` whose `target` in the same file is not a `note`, or that has no `target`. A target that does not exist at all is told as `ref/not-found`.',
  why: 'The reader follows the number and lands elsewhere.',
  whatToDo: 'Correct the `target`, or the `type` if the reference leads to something else on purpose.',
  wrong: '<p xml:id="p1">The meeting<ptr type="note" target="#p1"/>.</p>',
  right: [
    '<p xml:id="p1">The meeting<ptr type="note" target="#noted"/>.</p>\n<p>On another day.<note type="editor" resp="../people.xml#castro" xml:id="noted">In January 1962.</note></p>',
  ],
  *check(document): Generator<RuleFinding> {
    const pointers = teiElements(document).filter(
      (element) => (element.local === 'ptr' || element.local === 'ref') && isToNote(element),
    );
    if (pointers.length === 0) return;
    const byId = new Map(teiElements(document).map((element) => [attribute(element, 'xml:id') ?? '', element]));
    for (const pointer of pointers) {
      const target = attributeOf(pointer, 'target');
      const leadsTo = target?.value.startsWith('#') ? byId.get(target.value.slice(1)) : undefined;
      if (target !== undefined && (leadsTo === undefined || isNote(leadsTo))) continue;
      yield {
        range: target?.valueRange ?? pointer.tag,
        message:
          leadsTo === undefined
            ? `The reference to a note has no @target`
            : `“${target?.value}” leads to <${leadsTo.name}>, not to a note`,
        help: 'Correct @target; if it is no reference to a note, correct @type',
      };
    }
  },
} as const satisfies DocumentRule;

function isToNote(element: XmlElement): boolean {
  return /^(?:note|footnote|endnote|note-?(?:anchor|ref))$/i.test(attribute(element, 'type') ?? '');
}

/** A note, or something that holds notes. */
function isNote({ local }: XmlElement): boolean {
  return ['note', 'noteGrp', 'item', 'bibl', 'app', 'annotation'].includes(local);
}
