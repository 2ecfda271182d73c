import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeIn, textInside } from '../../../src/validation/rules/tei-text.js';
import { LineIndex } from '../../../src/xml/lines.js';
import { parseXml } from '../../../src/xml/parse.js';

/** Pieces of a source with the characters that they stand for. */
const pieces: readonly (readonly [source: string, value: string])[] = [
  ['a', 'a'],
  ['ж', 'ж'],
  ['😀', '😀'],
  ['&amp;', '&'],
  ['&#x43;', 'C'],
  ['&#1057;', 'С'],
  ['&#128512;', '😀'],
  ['&#xFFFF0;', '\u{FFFF0}'],
  ['\n', '\n'],
  ['\r\n', '\n'],
  ['<![CDATA[<b>]]>', '<b>'],
];

describe('the place of a piece of text', () => {
  it('is where that piece stands in the source, whatever stands before it', () => {
    const words = fc.array(fc.constantFrom(...pieces), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const prefix = before.map(([source]) => source).join('');
        const source = `<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<p>${prefix}@${after.map(([text]) => text).join('')}</p></TEI>`;
        const { document } = parseXml(source, 'a.xml');
        if (document === undefined) throw new Error('not well-formed');
        const [run] = [...textInside(document.root)].filter(({ value }) => value.includes('@'));
        if (run === undefined) throw new Error('no text');
        const { start, end } = placeIn(document, run, run.value.indexOf('@'), 1);
        expect(document.text.slice(start.offset, end.offset)).toBe('@');
        const lines = new LineIndex(document.text);
        expect([start, end]).toEqual([lines.position(start.offset), lines.position(end.offset)]);
      }),
    );
  });
});
