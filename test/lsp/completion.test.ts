import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../src/lsp/completion.js';
import type { Completion } from '../../src/lsp/completion-item.js';
import { readDocumentation } from '../../src/lsp/schema-documentation.js';
import type { SchemaKnowledge } from '../../src/lsp/schema-knowledge.js';
import { compileGrammar, expectedAfter, readGrammar } from '../../src/validation/salve.js';
import { editionOf } from '../helpers/edition-facts.js';

const rng = `<grammar ns="urn:x" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><ref name="letter"/></start>
  <define name="letter"><element name="letter"><a:documentation>A letter.</a:documentation><ref name="head"/><zeroOrMore><ref name="par"/></zeroOrMore></element></define>
  <define name="head"><element name="head"><text/></element></define>
  <define name="par"><element name="par"><ref name="inline"/></element></define>
  <define name="inline"><zeroOrMore><choice><text/><ref name="name"/><ref name="gap"/></choice></zeroOrMore></define>
  <define name="name"><element name="persName"><attribute name="ref"><a:documentation>Who it is.</a:documentation></attribute>
    <optional><attribute name="born"><data type="date"/></attribute></optional>
    <optional><attribute name="cert"><choice><value>high</value><a:documentation>sure</a:documentation><value>low</value></choice></attribute></optional><text/></element></define>
  <define name="gap"><element name="gap"><optional><attribute name="n"/></optional></element></define>
</grammar>`;

const people = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><listPerson>
  <person xml:id="castro"><persName type="main">Castro Ruz, Fidel</persName><persName>Кастро</persName><note type="gloss">prime minister</note></person>
  <person xml:id="dorticos"><persName type="main">Dorticós Torrado, Osvaldo</persName><note type="gloss">president</note></person>
</listPerson></TEI>`;

const edition = editionOf({ 'people.xml': people });
const grammar = readGrammar(await compileGrammar(rng));
const schema: SchemaKnowledge = {
  words: readDocumentation([rng]),
  expected: async (steps) => expectedAfter(steps, await grammar),
};

/** What is offered in a text in which the cursor is written `|`. */
function offered(marked: string, path = 'records/r.xml'): Promise<readonly Completion[]> {
  return completionsAt({ text: marked.replace('|', ''), offset: marked.indexOf('|'), path, edition, schema });
}
async function labels(marked: string): Promise<readonly string[]> {
  return (await offered(marked)).map(({ label }) => label);
}

describe('completion', () => {
  it('offers the elements that may stand here, and the end of the one that is open', async () => {
    expect(await labels('<letter xmlns="urn:x"><|')).toEqual(['head', '/letter']);
    expect(await labels('<letter xmlns="urn:x"><head/><|')).toEqual(['par', '/letter']);
    expect(await labels('<letter xmlns="urn:x"><head/><par>To <pers|')).toEqual(['persName', 'gap']);
    expect(await labels('|')).toEqual([]);
    expect(await labels('<|')).toEqual(['letter']);
  });

  it.each([
    ['an end tag that is missing', '<letter xmlns="urn:x"><head>A<par><persName ref="#x">B</par><par><|'],
    ['a value without its quotation mark', '<letter xmlns="urn:x"><head n="1>A</head><par><|'],
    ['a value that is not allowed', '<letter xmlns="urn:x"><head/><par><persName ref="#x" born="when"/><|'],
    ['an element that is not allowed', '<letter xmlns="urn:x"><head/><foot><a/></foot><par><|'],
    ['an element that is missing', '<letter xmlns="urn:x"><par><|'],
    ['an element around it that is not allowed', '<letter xmlns="urn:x"><foot><par><|'],
    ['an ampersand', '<letter xmlns="urn:x"><head>A & B</head><par><|'],
  ])('is not disturbed by %s before the cursor', async (_, marked) => {
    expect(await labels(marked)).toEqual(['persName', 'gap', '/par']);
  });

  it('writes an element with the attributes that it must have, and closes it', async () => {
    const [name, gap] = await offered('<letter xmlns="urn:x"><head/><par><|');
    expect(name?.snippet).toBe('persName ref="$1">$0</persName>');
    expect(gap?.snippet).toBe('gap/>$0');
    const [changed] = await offered('<letter xmlns="urn:x"><head/><par><pers|Nam ref="x">');
    expect(changed).toMatchObject({ insert: 'persName', range: { start: { character: 35 }, end: { character: 42 } } });
    expect(changed?.snippet).toBeUndefined();
  });

  it('keeps the prefix that the elements around have', async () => {
    expect(await labels('<x:letter xmlns:x="urn:x"><|')).toEqual(['x:head', '/x:letter']);
  });

  it('offers the attributes that are not there yet, those that must be there first', async () => {
    const items = await offered('<letter xmlns="urn:x"><head/><par><persName cert="low" |');
    const sorted = [...items].sort((a, b) => (a.sort < b.sort ? -1 : 1));
    expect(sorted.map(({ label, documentation }) => [label, documentation])).toEqual([
      ['ref', 'Who it is.'],
      ['born', ''],
    ]);
  });

  it('offers the values of a list, with what is said of them', async () => {
    const items = await offered('<letter xmlns="urn:x"><head/><par><persName cert="|" ref="#x">');
    expect(items.map(({ label, documentation }) => [label, documentation])).toEqual([
      ['high', 'sure'],
      ['low', ''],
    ]);
  });

  it.each(['Cas', 'cas', 'Fidel', 'Кас', 'castro ru', '../people.xml#c'])(
    'finds the entry of a register by “%s”',
    async (typed) => {
      const items = await offered(`<letter xmlns="urn:x"><par><persName ref="${typed}|`);
      expect(items.map(({ label, insert }) => [label, insert])).toEqual([
        ['Castro Ruz, Fidel, prime minister', '../people.xml#castro'],
      ]);
    },
  );

  it('finds names without their accents, and writes the pointer as the file needs it', async () => {
    const typed = '<TEI><persName corresp="#castro Dorticos|"/>';
    expect((await offered(typed, 'people.xml'))[0]).toMatchObject({
      insert: '#dorticos',
      range: { start: { character: 32 }, end: { character: 40 } },
    });
  });
});
