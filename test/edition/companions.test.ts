import { expect, test } from 'vitest';
import { companionsOf, type FilesPointedTo, filesPointedTo } from '../../src/edition/companions.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';

const tei = (content: string): XmlDocument =>
  parseXml(`<TEI xmlns="http://www.tei-c.org/ns/1.0">${content}</TEI>`, 'x.xml').document as XmlDocument;

const files = (content: string, path = 'records/a.xml'): FilesPointedTo => filesPointedTo(tei(content), path);

test('a document points to files by any attribute, and names some of them as counterparts', () => {
  const found = files(
    '<p corresp="../text/a-ru.xml#p1"><persName ref="../people.xml#castro"/><ref target="b.xml"/><link target="#x ../text/c.xml#y"/><ptr target="https://example.org/d.xml"/></p>',
  );
  expect(found).toEqual({
    all: ['people.xml', 'records/b.xml', 'text/a-ru.xml', 'text/c.xml'],
    counterparts: ['text/a-ru.xml', 'text/c.xml'],
  });
});

test('companions are the texts on either end of a pointer, and the records named as counterparts', () => {
  const texts = new Map([
    ['text/a-ru.xml', files('', 'text/a-ru.xml')],
    ['text/apparatus.xml', files('<app from="../records/a.xml#w1"/>', 'text/apparatus.xml')],
    ['text/other.xml', files('', 'text/other.xml')],
  ]);
  const record = {
    path: 'records/a.xml',
    files: files(
      '<p corresp="../text/a-ru.xml"/><ref target="c.xml"/><relatedItem type="original" target="b.xml"/><relatedItem type="reply" target="c.xml"/><persName ref="../people.xml#x"/>',
    ),
  };
  const records = new Set(['records/a.xml', 'records/b.xml', 'records/c.xml']);
  expect(companionsOf(record, texts, records)).toEqual(['records/b.xml', 'text/a-ru.xml', 'text/apparatus.xml']);
});
