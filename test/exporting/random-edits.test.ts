import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyReplacements, type Replacement } from '../../src/diagnostics/edits.js';
import { descendants, elements } from '../../src/xml/query.js';
import type { XmlDocument, XmlElement } from '../../src/xml/tree.js';
import { documentOf, exportFile, readRecord, takeBack } from '../helpers/exporting.js';

interface Place {
  readonly start: number;
  readonly end: number;
  /** Whether a word and a space stand before it and behind it in the same text. */
  readonly isBetween: boolean;
}

/** Not the form of a choice that stands beside the one in the text. */
function isShown({ local, parent }: XmlElement): boolean {
  return parent?.local !== 'choice' || !/^(?:sic|orig|abbr)$/.test(local);
}

/** The words of the text of a record, in paragraphs and notes, with what is tagged in them. */
function wordsIn({ root, text }: XmlDocument): readonly Place[] {
  return elements(root, 'text').flatMap((body) =>
    [...descendants(body, 'p')].flatMap((paragraph) =>
      [paragraph, ...descendants(paragraph)].filter(isShown).flatMap(({ children }) =>
        children.flatMap((node): readonly Place[] => {
          if (node.kind !== 'text' || text.slice(node.range.start.offset, node.range.end.offset) !== node.value)
            return [];
          // A word that a line break cuts in two is refused, and tested elsewhere.
          const [before, after] = [text.slice(0, node.range.start.offset), text.slice(node.range.end.offset)];
          if (/<lb break="no"\/>$/.test(before) || after.startsWith('<lb break="no"/>')) return [];
          return [...node.value.matchAll(/(?<![\p{L}\p{N}])\p{Script=Latin}{3,}(?![\p{L}\p{N}])/gu)].map(
            ({ 0: word, index }) => ({
              start: node.range.start.offset + index,
              end: node.range.start.offset + index + word.length,
              isBetween:
                /\p{L} $/u.test(node.value.slice(0, index)) && /^ \p{L}/u.test(node.value.slice(index + word.length)),
            }),
          );
        }),
      ),
    ),
  );
}

/** A new word for one that is there, one more, or one less. */
function editOf({ start, end, isBetween }: Place, kind: 'replace' | 'insert' | 'delete', number: number): Replacement {
  if (isBetween && kind === 'delete') return { start: start - 1, end, text: '' };
  if (isBetween && kind === 'insert') return { start, end: start, text: `zq${number} ` };
  return { start, end, text: `zq${number}` };
}

it.each([
  'editions/cuba-1961-62/records/kudryavtsev-castro-1961-12-30.xml',
  'editions/training/records/draft-reply-to-manara-1958-04-18.xml',
  'editions/training/records/papers-of-the-fisheries-agreement.xml',
])(
  'random changes of words come back as just these changes: %s',
  async (file) => {
    const document = await readRecord(file);
    const all = wordsIn(document).toSorted((a, b) => a.start - b.start);
    // Of `the the`, nobody can tell which one has been changed.
    const said = ({ start, end }: Place): string => document.text.slice(start, end);
    const words = all.filter((one, i) => ![all[i - 1], all[i + 1]].some((near) => near && said(near) === said(one)));
    const edit = fc.record({ at: fc.nat(words.length - 1), kind: fc.constantFrom('replace', 'insert', 'delete') });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(edit, { maxLength: 12, selector: ({ at }) => at }), async (chosen) => {
        // Beside each other, two changes are one, and which word has become which cannot be told.
        const apart = chosen.filter(({ at }, i) => chosen.slice(0, i).every((other) => Math.abs(other.at - at) > 2));
        const edits = apart.map(({ at, kind }, i) => editOf(words[at] as Place, kind, i));
        const edited = applyReplacements(
          document.text,
          edits.toSorted((a, b) => a.start - b.start),
        );
        const bytes = await exportFile(documentOf(edited, file), 'md');
        const came = await takeBack(document, bytes, 'md');
        expect(came.refusals).toEqual([]);
        expect(came.text).toBe(edited);
      }),
      { numRuns: 20 },
    );
  },
  120_000,
);
