import { attribute, attributeOf } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import type { DocumentRule } from './rule.js';
import { brokenSteps, readNumber } from './sequence.js';
import { teiElements } from './tei-text.js';

/** Notes whose numbers do not go on by one. */
export const noteNumbers = {
  kind: 'document',
  code: 'note/out-of-sequence',
  title: 'A note’s number does not follow the one before',
  severity: 'warning',
  about:
    'The numbers in `note/@n` go on by one, for each `type`, `place` and `resp` by itself; they may begin anew with 1. Notes that are marked with letters or stars are left alone, and so are numbers that are no series, such as line numbers.',
  why: 'The reader finds a note by its number; a gap may be a note that was lost.',
  whatToDo: 'Correct the number, or leave `n` out: notes are then numbered by themselves.',
  wrong:
    '<p>One<note n="1" type="editor" resp="../people.xml#castro">First.</note>, two<note n="2" type="editor" resp="../people.xml#castro">Second.</note>, three<note n="4" type="editor" resp="../people.xml#castro">Third.</note>.</p>',
  right: [
    '<p>One<note n="1" type="editor" resp="../people.xml#castro">First.</note>, two<note n="2" type="editor" resp="../people.xml#castro">Second.</note>, three<note n="3" type="editor" resp="../people.xml#castro">Third.</note>.</p>',
  ],
  *check(document) {
    const series = new Map<string, XmlElement[]>();
    for (const element of teiElements(document)) {
      if (element.local !== 'note' || !/^\d+$/.test(attribute(element, 'n') ?? '')) continue;
      const key = ['type', 'place', 'resp'].map((name) => attribute(element, name) ?? '').join(' ');
      const before = series.get(key);
      if (before === undefined) series.set(key, [element]);
      else before.push(element);
    }
    for (const notes of series.values()) {
      for (const { before, here, kind } of brokenSteps(notes, (element) => readNumber(attribute(element, 'n') ?? ''))) {
        const [last, next] = [attribute(before, 'n'), attribute(here, 'n')];
        yield {
          range: attributeOf(here, 'n')?.valueRange ?? here.tag,
          message: kind === 'again' ? `There are two notes “${next}”` : `Note “${next}” comes after note “${last}”`,
          help: 'Correct the number, add the note that is missing, or leave @n out',
          related: [{ file: document.file, range: before.tag, message: `Note “${last}” stands here` }],
        };
      }
    }
  },
} as const satisfies DocumentRule;
