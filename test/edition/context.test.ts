import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/edition/config.js';
import { editionDocument, escapeXml, indexEntities, recordContext } from '../../src/edition/context.js';
import { readRecordMeta } from '../../src/edition/record.js';
import { recordFacts } from '../../src/edition/record-facts.js';
import { readCategories, readRegister } from '../../src/edition/registers.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, elements, textOf } from '../../src/xml/query.js';
import type { XmlDocument, XmlElement } from '../../src/xml/tree.js';

function parse(xml: string): XmlDocument {
  const { document, diagnostics } = parseXml(xml, 'x.xml');
  if (document === undefined) throw new Error(diagnostics[0]?.message);
  return document;
}

const people = parse(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson xml:lang="en">
  <person xml:id="castro"><persName type="short">Castro</persName><persName type="main"><surname>Castro Ruz</surname>, <forename>Fidel</forename></persName>
    <persName type="variant" xml:lang="ru">Кастро Рус, Фидель</persName><note type="gloss">prime minister &amp; “leader”</note></person>
  <person xml:id="nobody"/><person><persName>No id</persName></person>
</listPerson></standOff></TEI>`);
const entities = readRegister(people, 'people', 'people.xml');

describe('a register', () => {
  it('gives each entry its heading, short form, gloss and forms by language', () => {
    expect(entities).toEqual([
      {
        id: 'castro',
        register: 'people',
        file: 'people.xml',
        name: 'Castro Ruz, Fidel',
        short: 'Castro',
        gloss: 'prime minister & “leader”',
        forms: [
          { text: 'Castro', language: 'en', type: 'short' },
          { text: 'Castro Ruz, Fidel', language: 'en', type: 'main', surname: 'Castro Ruz', forenames: 'Fidel' },
          { text: 'Кастро Рус, Фидель', language: 'ru', type: 'variant' },
        ],
      },
      { id: 'nobody', register: 'people', file: 'people.xml', name: 'nobody', short: 'nobody', gloss: '', forms: [] },
    ]);
  });
});

function record(id: string, body: string): XmlDocument {
  return parse(
    `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="${id}"><teiHeader/><text><body>${body}</body></text></TEI>`,
  );
}

describe('a record’s context', () => {
  const document = record(
    'b',
    '<p><persName ref="../people.xml#castro" ana="#x ../people.xml#gone">C</persName><persName ref="../people.xml#castro"/><ref target="https://example.org/#castro">e</ref></p>',
  );
  const facts = recordFacts(document, 'records/b.xml');
  const a = readRecordMeta(record('a &amp; “b”', ''), 'records/a.xml');
  const root = parse(recordContext(facts, { previous: a, next: undefined }, indexEntities(entities))).root;

  it('has one entry for each pointer that leads to a register', () => {
    const found = elements(root, 'entity');
    expect(found.map((entity) => attribute(entity, 'pointer'))).toEqual(['../people.xml#castro']);
    expect(attribute(found[0] as XmlElement, 'href')).toBe('people/castro.html');
    expect(attribute(found[0] as XmlElement, 'gloss')).toBe('prime minister & “leader”');
  });

  it('has the neighbours that there are', () => {
    expect(elements(root, 'next')).toEqual([]);
    expect(attribute(elements(root, 'previous')[0] as XmlElement, 'title')).toBe('a & “b”');
  });

  it('does not change with entries that the record does not name', () => {
    const more = [...entities, { ...(entities[0] as (typeof entities)[0]), id: 'kennedy' }];
    const context = (list: typeof entities): string =>
      recordContext(facts, { previous: undefined, next: undefined }, indexEntities(list));
    expect(context(more)).toBe(context(entities));
  });
});

describe('the edition document', () => {
  it('says what the configuration says', () => {
    const { config } = readConfig(
      'title: "A & <B>"\nlicence: {name: CC BY 4.0, url: https://example.org/}\nsite: {show: {facts: false}}\n',
      'cuba/edition.yaml',
    );
    if (config === undefined) throw new Error('the configuration has a mistake');
    const root = parse(editionDocument(config, { date: '1962-01-28', registers: ['people', 'terms'] })).root;
    expect(attribute(root, 'title')).toBe('A & <B>');
    expect(attribute(root, 'date')).toBe('1962-01-28');
    expect(attribute(elements(root, 'show')[0] as XmlElement, 'facts')).toBe('false');
    expect(attribute(elements(root, 'licence')[0] as XmlElement, 'name')).toBe('CC BY 4.0');
    expect(elements(root, 'register').map((register) => attribute(register, 'href'))).toEqual([
      'people.html',
      'terms.html',
    ]);
    expect(textOf(elements(root, 'description')[0] as XmlElement)).toBe('');
    expect(elements(root, 'notice')).toEqual([]);
  });

  it('has the notice that every page prints', () => {
    const { config } = readConfig('title: x\nnotice: Draft & <proof>\n', 'cuba/edition.yaml');
    if (config === undefined) throw new Error('the configuration has a mistake');
    const root = parse(editionDocument(config, { date: '', registers: [] })).root;
    expect(elements(root, 'notice').map(textOf)).toEqual(['Draft & <proof>']);
  });
});

describe('escaping', () => {
  it('keeps every character through an attribute', () => {
    const text = ' a & <b> "c" \' \t \n \r ё 🎈';
    expect(attribute(parse(`<x y="${escapeXml(text)}"/>`).root, 'y')).toBe(text);
  });
});

it('a record’s context tells what an uncertain date rests on', () => {
  const terms = parse(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><classDecl><taxonomy>
    <category xml:id="basis-content"><catDesc>Inferred from the content: from what the record itself says.</catDesc></category>
  </taxonomy></classDecl></encodingDesc></teiHeader></TEI>`);
  const facts = recordFacts(
    record('c', '<p><date when="1961-04" ana="../terms.xml#basis-content">April</date></p>'),
    'records/c.xml',
  );
  const index = indexEntities([], readCategories(terms, 'terms.xml'));
  expect(recordContext(facts, { previous: undefined, next: undefined }, index)).toContain(
    '<m:category pointer="../terms.xml#basis-content" id="basis-content" name="Inferred from the content"/>',
  );
});
