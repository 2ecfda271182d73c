import { describe, expect, it } from 'vitest';
import { noCache } from '../../src/store/cache.js';
import { checkRelaxNg } from '../../src/validation/relaxng.js';
import type { SchemaBundle } from '../../src/validation/schema-bundle.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';

const bundle = (files: Readonly<Record<string, string>>): SchemaBundle => ({
  language: 'rng',
  file: 'own.rng',
  files: new Map(Object.entries(files)),
  hash: JSON.stringify(files),
});
const parse = (text: string): XmlDocument => parseXml(text, 'x.xml').document as XmlDocument;
const rng = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"';

const letters = bundle({
  '/s/own.rng': `<grammar ${rng} ns="urn:l" xmlns:a="urn:doc"><include href="parts/inline.rng"/>
  <start><element name="letter"><a:doc>&lt;not&gt; a pattern</a:doc>
    <element name="head"><optional><attribute name="date"><data type="date"/></attribute></optional>
      <element name="from"><text/></element><element name="to"><text/></element></element>
    <oneOrMore><element name="par"><attribute name="n"><data type="positiveInteger"/></attribute>
      <optional><attribute name="kind"><choice><value>said</value><value>written</value></choice></attribute></optional>
      <mixed><zeroOrMore><ref name="inline"/></zeroOrMore></mixed></element></oneOrMore>
  </element></start></grammar>`,
  '/s/parts/inline.rng': `<grammar ${rng} ns="urn:l"><define name="inline"><choice>
    <element name="name"><text/></element><element name="place"><text/></element><element name="empty"><empty/></element>
  </choice></define></grammar>`,
});
const letter = (head: string, body: string): string => `<letter xmlns="urn:l">\n${head}\n${body}\n</letter>`;
const head = '<head><from>A</from><to>B</to></head>';

async function check(schema: SchemaBundle, ...texts: readonly string[]): Promise<readonly (readonly string[])[]> {
  const found = await checkRelaxNg(texts.map(parse), schema, noCache);
  return found.map((findings) =>
    findings.map(
      ({ code, range: { start }, message, help }) => `${start.line}:${start.column} ${code} ${message} → ${help}`,
    ),
  );
}

describe('checkRelaxNg', () => {
  it('finds every mistake once, with what was probably meant, and nothing in what is right', async () => {
    const cases: readonly (readonly [text: string, ...findings: string[]])[] = [
      [letter(head, '<par n="1">x <name>y</name><empty/></par><!-- c --><par n="2" kind=" said ">z</par>')],
      [
        letter(head, '<par n="1"><nmae>y</nmae></par><par n="x">z <name>a</name></par><par>w</par>'),
        '3:12 rng/unknown-element There is no element <nmae> in the schema → Did you mean <name>?',
        '3:40 rng/bad-value “x” is not allowed as @n of <par> → Write a whole number, 1 or more',
        '3:65 rng/missing-attribute <par> lacks the attribute @n → Write <par n="…">',
      ],
      [
        letter('<head><to>B</to></head>', '<par n="1" kind="sayd" m="2">x<par n="2"/></par>'),
        '2:7 rng/missing-element <head> lacks <from> → Add <from> before <to>',
        '3:18 rng/bad-value “sayd” is not allowed as @kind of <par> → Did you mean “said”?',
        '3:24 rng/attribute-not-allowed <par> may not have the attribute @m → Remove it',
        '3:31 rng/element-not-allowed <par> may not stand in <par> here → <par> may stand in <letter>. Here may stand: <empty>, <name>, <place>, text',
      ],
      [
        letter('<head date="1961-13-40"><from>A</from><to>B</to>now</head>', 'x'),
        '2:13 rng/bad-value “1961-13-40” is not a date → There is no month 13: months are 01 to 12',
        '2:49 rng/text-not-allowed Text may not stand directly in <head>: “now” → Nothing more may stand here',
        '3:1 rng/text-not-allowed Text may not stand directly in <letter>: “x” → Here may stand: <par>',
      ],
      [letter(head, ''), '4:1 rng/missing-element <letter> lacks <par> → Add <par> before </letter>'],
      [
        letter(head, '<par n="1"/>').replaceAll('letter', 'lettre'),
        '1:1 rng/unknown-element There is no element <lettre> in the schema → Did you mean <letter>?',
      ],
      ['<letter/>', '1:1 rng/unknown-namespace <letter> is in no namespace → Write xmlns="urn:l" in the root element'],
      [
        letter(head, '<l:par xmlns:l="urn:l" n="1"><l:nam>x</l:nam></l:par>'),
        '3:30 rng/unknown-element There is no element <l:nam> in the schema → Did you mean <l:name>?',
      ],
    ];
    const found = await check(letters, ...cases.map(([text]) => text));
    expect(found).toEqual(cases.map(([, ...expected]) => expected));
  });

  it('gives a document with thousands of children to the engine whose time does not grow with their cube', async () => {
    const many = Array.from({ length: 4000 }, (_, i) => `<par n="${i + 1}">x</par>`).join('\n');
    const started = performance.now();
    const [right, wrong] = await check(letters, letter(head, many), letter(head, many.replace('n="4000"', 'n="x"')));
    expect(right).toEqual([]);
    expect(wrong).toEqual(['4002:9 rng/bad-value “x” is not allowed as @n of <par> → Write a whole number, 1 or more']);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('leaves it to the ids of the edition that no id is used twice, so that the engines agree', async () => {
    const schema = bundle({
      '/s/own.rng': `<grammar ${rng}><start><element name="a"><oneOrMore><element name="b"><attribute name="id"><data type="ID"/></attribute></element></oneOrMore></element></start></grammar>`,
    });
    expect(await check(schema, '<a><b id="x"/><b id="x"/></a>', '<a><b id="1"/></a>')).toEqual([
      [],
      [expect.stringMatching(/^1:11 rng\/bad-value “1” is not allowed as @id of <b>/)],
    ]);
  });

  it('takes for an address what jing takes for one, with both engines', async () => {
    const right = [
      'x y',
      '../people.xml#castro',
      'http://[::1]/',
      'http://é/?[a]',
      '#[a]',
      'urn:a',
      '///',
      '',
      'a/b:c',
    ];
    const wrong = ['[URL', 'a]', 'http://x/%zz', '100%', '#a#b', '1:a', ':a', 'urn:', 'http://', '//', '_:x'];
    for (const size of [0, 400_001]) {
      const schema = bundle({
        '/s/own.rng': `<r:element xmlns:r="http://relaxng.org/ns/structure/1.0" name="a">${' '.repeat(size)}<r:zeroOrMore>
  <r:element name="b"><r:attribute name="u"><r:data type="anyURI" ${rng.split(' ')[1]}/></r:attribute></r:element>
</r:zeroOrMore></r:element>`,
      });
      const uses = [...right, ...wrong].map((value) => `<b u="${value}"/>`);
      const [found] = await check(schema, `<a>\n${uses.join('\n')}\n</a>`);
      expect(found?.map((line) => uses[Number(line.split(':')[0]) - 2])).toEqual(uses.slice(right.length));
    }
  });

  it('says what the schema says of an element: what it is, and where it may stand', async () => {
    const schema = bundle({
      '/s/own.rng': `<grammar ${rng} xmlns:a="urn:doc"><start><element name="doc"><ref name="head"/><ref name="body"/></element></start>
<define name="head"><element name="head"><a:documentation>(heading) says what
  follows. [4.2.1. Headings]</a:documentation><element name="title"><text/></element></element></define>
<define name="body"><element name="body"><zeroOrMore><choice><ref name="head"/><element name="p"><text/></element></choice></zeroOrMore></element></define></grammar>`,
    });
    expect(
      await check(
        schema,
        '<doc><body/></doc>',
        '<doc><head><title/></head><body><title/></body></doc>',
        '<doc><head><title/></head><body><haed><title/></haed></body></doc>',
      ),
    ).toEqual([
      ['1:6 rng/missing-element <doc> lacks <head> → Add <head> before <body>. <head>: (heading) says what follows'],
      [
        '1:33 rng/element-not-allowed <title> may not stand in <body> here → <title> may stand in <head>. Here may stand: <head>, <p>',
      ],
      [
        '1:33 rng/unknown-element There is no element <haed> in the schema → Did you mean <head>? <head>: (heading) says what follows',
      ],
    ]);
  });

  it('bears elements nested 3,000 deep', async () => {
    const deep = bundle({
      '/s/own.rng': `<grammar ${rng}><start><ref name="a"/></start><define name="a"><element name="a"><optional><ref name="a"/></optional></element></define></grammar>`,
    });
    const text = (inner: string): string => `${'<a>'.repeat(3000)}${inner}${'</a>'.repeat(3000)}`;
    const [right, wrong] = await check(deep, text(''), text('<b/>'));
    expect(right).toEqual([]);
    expect(wrong).toEqual([expect.stringMatching(/^1:9001 rng\/unknown-element There is no element <b>/)]);
  });

  it('says that a schema cannot be used', async () => {
    const broken = bundle({ '/s/own.rng': `<grammar ${rng}><start><ref name="nowhere"/></start></grammar>` });
    expect(await check(broken, '<a/>')).toEqual([
      [expect.stringMatching(/^1:1 rng\/schema The schema cannot be used: ./)],
    ]);
  });
});
