/** No collation may lose, add or move a word of a witness, however odd the texts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/collation/analyse.js';
import { ignorable } from '../../src/collation/model.js';
import { firstCharacterOutsideXml } from '../../src/collation/plain-witness.js';
import { writeJson } from '../../src/collation/write-json.js';
import { collateTexts, paragraphsFromTei, paragraphsOf, teiOf } from '../helpers/collation.js';

const word = fc.constantFrom(
  'the',
  'The',
  'black',
  'blacks',
  'white',
  'cat',
  'and',
  '&',
  'Café',
  'cafe',
  '1,000',
  'on',
  'mat',
  'a',
  'b',
);
const mark = fc.constantFrom('.', ',', ' .', ' , ', '—', ' — ', '“', '”', ' “', '[', ']', '<', '>', '...');
const space = fc.constantFrom(' ', ' ', ' ', '  ', '\n', '\r\n', '\t', '\u00a0', '\n\n', '\n \n', '\r\n\r\n');
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.tuple(word, space) }, { weight: 1, arbitrary: fc.tuple(mark) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((parts) => parts.flat().join(''));
const anything = fc.string({ unit: 'binary', maxLength: 30 }).filter((string) => firstCharacterOutsideXml(string) < 0);
const texts = fc
  .array(fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: anything }), { minLength: 2, maxLength: 4 })
  .filter((all) => all.every((one) => one.trim() !== ''));
const settings = fc.record({ ignore: fc.subarray([...ignorable]), language: fc.constantFrom('', 'en', 'ru', 'la') });

interface Cell {
  readonly text: string;
  readonly space: string;
}

describe('each witness', () => {
  it('can be read from the columns of the JSON, character by character', () => {
    fc.assert(
      fc.property(texts, settings, (all, options) => {
        const collation = collateTexts(all, options);
        const { columns, witnesses } = JSON.parse(writeJson(collation, analyse(collation))) as {
          columns: (Cell | null)[][];
          witnesses: { tail: string }[];
        };
        const rebuilt = witnesses.map(
          ({ tail }, w) => columns.map((column) => (column[w]?.space ?? '') + (column[w]?.text ?? '')).join('') + tail,
        );
        expect(rebuilt).toEqual(all);
      }),
      { numRuns: 200 },
    );
  });

  it('can be read from the TEI by its readings, word by word, space by space, paragraph by paragraph', () => {
    fc.assert(
      fc.property(texts, settings, fc.nat(3), (all, options, base) => {
        const collation = collateTexts(all, { ...options, base: base % all.length });
        const xml = teiOf(collation);
        for (const witness of collation.witnesses) {
          expect(paragraphsFromTei(xml, witness.id)).toEqual(paragraphsOf(witness));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has each word in one reading, and no reading is white space alone', () => {
    fc.assert(
      fc.property(texts, (all) => {
        for (const { segments } of analyse(collateTexts(all)).paragraphs) {
          for (const segment of segments) {
            if (segment.kind === 'shared') continue;
            for (const { pieces } of segment.readings) {
              expect(pieces.length === 0 || pieces.some((piece) => piece.text.trim() !== '')).toBe(true);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('the alignment is the same whatever the order of three witnesses, as far as who agrees with whom', () => {
  const all = ['the black cat sat on the mat', 'the white and black cat sat there', 'a black cat sat on a mat there'];
  const agreements = (order: readonly number[]): readonly string[] => {
    const { columns, forms } = collateTexts(order.map((i) => all[i] as string));
    const place = (i: number): number => order.indexOf(i);
    return columns
      .map((column) => [0, 1, 2].map((i) => forms[place(i)]?.[column[place(i)] as number] ?? '–').join(' '))
      .sort();
  };
  const first = agreements([0, 1, 2]);
  for (const order of [
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]) {
    expect(agreements(order)).toEqual(first);
  }
});
