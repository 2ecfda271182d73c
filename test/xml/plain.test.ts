import { expect, it } from 'vitest';
import { plainChildren, plainText, readPlain } from '../../src/xml/plain.js';

it('reads attributes, texts and lists of elements, with all references resolved', () => {
  const xml =
    '<o:list xmlns:o="urn:o"><o:item n="1 &quot;a&quot;"> x &amp;&#233;&#x41; </o:item><o:item/><other>1</other></o:list>';
  const list = plainChildren(readPlain(xml), 'list')[0] ?? {};
  const items = plainChildren(list, 'item');
  expect(items).toHaveLength(2);
  expect(plainText(items[0] ?? {}, '@n')).toBe('1 "a"');
  expect(plainText(items[0] ?? {}, '#text')).toBe(' x &éA ');
  expect(plainText(items[1] ?? {}, '#text')).toBe('');
  expect(plainText(plainChildren(list, 'other')[0] ?? {}, '#text')).toBe('1');
  expect(plainChildren(list, 'nothing')).toEqual([]);
});

it('reads reports with thousands of references', () => {
  const xml = `<o>${'<f>&amp;&lt;</f>'.repeat(5000)}</o>`;
  const found = plainChildren(plainChildren(readPlain(xml), 'o')[0] ?? {}, 'f');
  expect(plainText(found[4999] ?? {}, '#text')).toBe('&<');
});
