import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecordMeta } from '../../src/edition/record.js';
import { recordFacts } from '../../src/edition/record-facts.js';
import { packageFile } from '../../src/store/package-files.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';

function parse(xml: string): XmlDocument {
  const { document } = parseXml(xml, 'records/x.xml');
  if (document === undefined) throw new Error('not well-formed');
  return document;
}

function record(header: string, attributes = ''): XmlDocument {
  return parse(`<TEI xmlns="http://www.tei-c.org/ns/1.0"${attributes}><teiHeader>${header}</teiHeader><text/></TEI>`);
}

describe('the header of the first record', () => {
  const path = 'records/kudryavtsev-castro-1961-12-30.xml';
  const document = parse(readFileSync(packageFile(`editions/cuba-1961-62/${path}`), 'utf8'));
  const meta = readRecordMeta(document, path);

  it('gives its names, dates, archive reference and languages', () => {
    expect(meta).toMatchObject({
      id: 'kudryavtsev-castro-1961-12-30',
      file: path,
      shortTitle: 'Kudryavtsev’s conversation with Fidel Castro',
      authors: [{ name: 'S. M. Kudryavtsev', pointer: '../people.xml#kudryavtsev' }],
      translators: [{ name: 'Gary Goldberg', pointer: '../people.xml#goldberg' }],
      archive: 'AVP RF, F. 0104. Op. 17, P. 118, D. 5, ll. 136-138',
      language: 'ru',
      headerLanguage: 'en',
      status: 'published',
    });
    expect(meta.title).toMatch(/^From the Journal of S\.M\. Kudryavtsev, ‘Record of a Conversation/);
    expect(meta.dates.map(({ type }) => type)).toEqual(['conversation', 'written', 'record']);
  });

  it('is listed under the date of the conversation', () => {
    expect(meta.date).toEqual({ type: 'conversation', display: '30 December 1961', when: '1961-12-30' });
  });

  it('shows the corrected name in its summary, once', () => {
    expect(meta.summary).toMatch(/^Kudryavtsev and Fidel Castro discuss/);
  });

  it('does not count as text', () => {
    expect(recordFacts(document, path).words).toBeGreaterThan(700);
    expect(recordFacts(document, path).words).toBeLessThan(900);
  });
});

describe('a header that lacks much', () => {
  it('is read without complaint', () => {
    expect(
      readRecordMeta(parse('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'), 'records/telegram 28.xml'),
    ).toMatchObject({
      id: 'telegram 28',
      title: 'telegram 28',
      shortTitle: 'telegram 28',
      date: undefined,
      archive: '',
      changed: '',
    });
  });

  it('lists the record under the date of the record, else the first one', () => {
    const dates = (...types: string[]): string =>
      `<profileDesc><creation>${types.map((type) => `<date type="${type}" when="1962">${type}</date>`).join('')}</creation></profileDesc>`;
    expect(readRecordMeta(record(dates('received', 'record')), 'x.xml').date?.type).toBe('record');
    expect(readRecordMeta(record(dates('received', 'written')), 'x.xml').date?.type).toBe('received');
  });

  it('has its archive reference put together from its parts', () => {
    const header =
      '<fileDesc><sourceDesc><msDesc><msIdentifier><repository>AVP RF</repository><idno>F. 0104</idno></msIdentifier></msDesc></sourceDesc></fileDesc>';
    expect(readRecordMeta(record(header), 'x.xml').archive).toBe('AVP RF, F. 0104');
  });

  it('was last changed at its latest change, wherever that stands', () => {
    const changes =
      '<revisionDesc><change when="2026-02-01"/><listChange><change when="2026-03"/><change when="2026-02-11"/></listChange></revisionDesc>';
    expect(readRecordMeta(record(changes), 'x.xml').changed).toBe('2026-02-11');
  });
});
