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
        '3:40 rng/bad-value “x” is not allowed as @n of <par> → Write a value such as “1”',
        '3:65 rng/missing-attribute <par> lacks the attribute @n → Write <par n="…">',
      ],
      [
        letter('<head><to>B</to></head>', '<par n="1" kind="sayd" m="2">x<par n="2"/></par>'),
        '2:1 rng/missing-element <head> lacks <from> → Add <from> before <to>',
        '3:18 rng/bad-value “sayd” is not allowed as @kind of <par> → Did you mean “said”?',
        '3:24 rng/attribute-not-allowed <par> may not have the attribute @m → Remove it',
        '3:31 rng/element-not-allowed <par> may not stand in <par> here → Here may stand: <empty>, <name>, <place>, text',
      ],
      [
        letter('<head date="1961-13-40"><from>A</from><to>B</to>now</head>', 'x'),
        '2:13 rng/bad-value “1961-13-40” is not allowed as @date of <head> → Write a value such as “1961-12-30”',
        '2:49 rng/text-not-allowed Text may not stand directly in <head>: “now” → Nothing more may stand here',
        '3:1 rng/text-not-allowed Text may not stand directly in <letter>: “x” → Here may stand: <par>',
      ],
      [letter(head, ''), '1:1 rng/missing-element <letter> lacks <par> → Add <par> before </letter>'],
      [
        letter(head, '<par n="1"/>').replaceAll('letter', 'lettre'),
        '1:1 rng/unknown-element There is no element <lettre> in the schema → Did you mean <letter>?',
      ],
      [
        '<letter/>',
        '1:1 rng/unknown-namespace <letter> is in no namespace → Write xmlns="http://www.tei-c.org/ns/1.0" in the root element',
      ],
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
    expect(wrong).toEqual(['4002:9 rng/bad-value “x” is not allowed as @n of <par> → Write a value such as “1”']);
    expect(performance.now() - started).toBeLessThan(20_000);
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
