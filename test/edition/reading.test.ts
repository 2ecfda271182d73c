import { expect, test } from 'vitest';
import { readingText } from '../../src/edition/reading.js';
import { parseXml } from '../../src/xml/parse.js';

function reading(content: string): string {
  const { document } = parseXml(`<p xmlns="http://www.tei-c.org/ns/1.0">${content}</p>`, 'x.xml');
  if (document === undefined) throw new Error('not well-formed');
  return readingText(document.root);
}

test('of two forms the corrected, regular or expanded one is read', () => {
  expect(reading('the <choice><abbr>F. M.</abbr><expan>Foreign Ministry</expan></choice>')).toBe(
    'the Foreign Ministry',
  );
});

test('a form that was left empty is no choice', () => {
  expect(reading('the <choice><expan/><abbr>F. M.</abbr></choice>')).toBe('the F. M.');
  expect(reading('the <choice><orig>shew</orig><reg> </reg></choice>')).toBe('the shew');
});

test('an empty correction says that the words are to go', () => {
  expect(reading('the <choice><sic>the</sic><corr/></choice> house')).toBe('the house');
});
