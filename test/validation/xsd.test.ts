import { describe, expect, it } from 'vitest';
import type { SchemaBundle } from '../../src/validation/schema-bundle.js';
import { checkXsd } from '../../src/validation/xsd.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';

const bundle = (files: Readonly<Record<string, string>>): SchemaBundle => ({
  language: 'xsd',
  file: 'own.xsd',
  files: new Map(Object.entries(files)),
  hash: JSON.stringify(files),
});
const parse = (text: string): XmlDocument => parseXml(text, 'x.xml').document as XmlDocument;
const schemaOf = (content: string, attributes = 'targetNamespace="urn:l" xmlns="urn:l"'): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:l="urn:l" ${attributes} elementFormDefault="qualified">\n${content}\n</xs:schema>`;

const letters = bundle({
  '/s/own.xsd': schemaOf(`<xs:include schemaLocation="parts/inline.xsd"/>
  <xs:element name="letter"><xs:complexType><xs:sequence>
    <xs:element name="head"><xs:complexType>
      <xs:sequence><xs:element name="from" type="xs:string"/><xs:element name="to" type="xs:string"/></xs:sequence>
      <xs:attribute name="date" type="xs:date"/></xs:complexType></xs:element>
    <xs:element name="par" maxOccurs="unbounded"><xs:complexType mixed="true">
      <xs:group ref="inline" minOccurs="0" maxOccurs="unbounded"/>
      <xs:attribute name="n" type="xs:positiveInteger" use="required"/>
      <xs:attribute name="kind"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="said"/><xs:enumeration value="written"/></xs:restriction></xs:simpleType></xs:attribute>
    </xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>`),
  '/s/parts/inline.xsd': schemaOf(
    `<xs:group name="inline"><xs:choice>
    <xs:element name="name" type="xs:string"/><xs:element name="place" type="xs:string"/><xs:element name="empty"><xs:complexType/></xs:element>
  </xs:choice></xs:group>`,
    '',
  ),
});
const letter = (head: string, body: string): string => `<letter xmlns="urn:l">\n${head}\n${body}\n</letter>`;
const head = '<head><from>A</from><to>B</to></head>';

async function check(schema: SchemaBundle, ...texts: readonly string[]): Promise<readonly (readonly string[])[]> {
  const found = await checkXsd(texts.map(parse), schema);
  return found.map((findings) =>
    findings.map(
      ({ code, range: { start }, message, help }) => `${start.line}:${start.column} ${code} ${message} → ${help}`,
    ),
  );
}

describe('checkXsd', () => {
  it('finds every mistake once, with what was probably meant, and nothing in what is right', async () => {
    const cases: readonly (readonly [text: string, ...findings: string[]])[] = [
      [letter(head, '<par n="1">x <name>y</name><empty/></par><!-- c --><par n="2" kind=" said ">z</par>')],
      [
        letter(head, '<par n="1"><nmae>y</nmae></par><par n="x">z <name>a</name></par><par>w</par>'),
        '3:12 xsd/unknown-element There is no element <nmae> in the schema → Did you mean <name>?',
        '3:40 xsd/bad-value “x” is not allowed as @n of <par> → Write a whole number, 1 or more',
        '3:65 xsd/missing-attribute <par> lacks the attribute @n → Write <par n="…">',
      ],
      [
        letter('<head><to>B</to></head>', '<par n="1" kind="sayd" m="2">x<par n="2"/></par>'),
        '2:7 xsd/missing-element <head> lacks <from> → Add <from> before <to>',
        '3:18 xsd/bad-value “sayd” is not allowed as @kind of <par> → Did you mean “said”?',
        '3:24 xsd/attribute-not-allowed <par> may not have the attribute @m → Remove it',
        '3:31 xsd/element-not-allowed <par> may not stand in <par> here → <par> may stand in <letter>. Here may stand: <empty>, <name>, <place>, text',
      ],
      [
        letter('<head date="1961-13-40"><from>A</from><to>B</to>now</head>', 'x<par n="1"/>'),
        '2:13 xsd/bad-value “1961-13-40” is not allowed as @date of <head> → Write a day as 1961-12-30',
        '2:49 xsd/text-not-allowed Text may not stand directly in <head>: “now” → In <head> may stand: <from>, <to>',
        '3:1 xsd/text-not-allowed Text may not stand directly in <letter>: “x” → In <letter> may stand: <head>, <par>',
      ],
      [letter(head, ''), '4:1 xsd/missing-element <letter> lacks <par> → Add <par> before </letter>'],
      [
        letter(head, '<par n="1"/>').replaceAll('letter', 'lettre'),
        '1:1 xsd/unknown-element There is no element <lettre> in the schema → Did you mean <letter>?',
      ],
      ['<letter/>', '1:1 xsd/unknown-namespace <letter> is in no namespace → Write xmlns="urn:l" in the root element'],
      [
        letter(head, '<l:par xmlns:l="urn:l" n="1"><l:nam>x</l:nam></l:par>'),
        '3:30 xsd/unknown-element There is no element <l:nam> in the schema → Did you mean <l:name>?',
      ],
      [
        letter(head, '<par n="1"><foo/><empty>x</empty><bar/><name>y<empty/></name><head/></par>'),
        '3:12 xsd/unknown-element There is no element <foo> in the schema → Here may stand: <empty>, <name>, <place>, text',
        '3:25 xsd/text-not-allowed Text may not stand directly in <empty>: “x” → Nothing more may stand here',
        '3:34 xsd/unknown-element There is no element <bar> in the schema → Did you mean <par>?',
        '3:47 xsd/element-not-allowed <empty> may not stand in <name> here → <empty> may stand in <par>. In <name> may stand: text',
        '3:62 xsd/element-not-allowed <head> may not stand in <par> here → <head> may stand in <letter>. In <par> may stand: <empty>, <name>, <place>, text',
      ],
    ];
    const found = await check(letters, ...cases.map(([text]) => text));
    expect(found).toEqual(cases.map(([, ...expected]) => expected));
  });

  it('looks behind a refused element, however many there are in one parent', async () => {
    const many = Array.from({ length: 9 }, (_, i) => `<zz${i}/><name>x</name>`).join('');
    const [found] = await check(letters, letter(head, `<par n="1">${many}</par><par n="0"/>`));
    expect(found?.map((line) => line.split(' ')[1])).toEqual([
      ...Array.from({ length: 9 }, () => 'xsd/unknown-element'),
      'xsd/bad-value',
    ]);
  });

  it('says what each facet and each type asks for', async () => {
    const facets = bundle({
      '/s/own.xsd': schemaOf(
        `<xs:element name="a"><xs:complexType><xs:choice maxOccurs="unbounded">
    <xs:element name="year"><xs:simpleType><xs:restriction base="xs:integer"><xs:minInclusive value="1900"/><xs:maxExclusive value="2000"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="mark"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}\\d{3}"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="short"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="3"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="sum"><xs:simpleType><xs:restriction base="xs:decimal"><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="sure" type="xs:boolean"/><xs:element name="lang" type="xs:language"/><xs:element name="at" type="stamp"/>
    <xs:element name="fixed" type="xs:string" fixed="yes"/><xs:element name="counts"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>
  </xs:choice><xs:attribute name="day" type="xs:date"/></xs:complexType></xs:element>
  <xs:simpleType name="stamp"><xs:restriction base="xs:dateTime"/></xs:simpleType>`.replaceAll('\\\\', '\\'),
        '',
      ),
    });
    const wrong = [
      '<year>1860</year>',
      '<year>2000</year>',
      '<mark>A1</mark>',
      '<short>four</short>',
      '<short/>',
      '<sum>1.234</sum>',
      '<sure>perhaps</sure>',
      '<lang>en us</lang>',
      '<at>1961</at>',
      '<fixed>no</fixed>',
      '<counts>1 two</counts>',
    ];
    const right =
      '<a day="1961-12-30"><year>1961</year><mark>AB123</mark><short>abc</short><sum>1.23</sum><sure>true</sure><lang>en</lang><at>1961-12-30T14:30:00Z</at><fixed>yes</fixed><counts>1 2</counts></a>';
    const [none, found] = await check(facets, right, `<a day="30-12-1961">\n${wrong.join('\n')}</a>`);
    expect(none).toEqual([]);
    expect(found).toEqual([
      '1:9 xsd/bad-value “30-12-1961” is not allowed as @day of <a> → Write “1961-12-30”',
      '2:7 xsd/bad-value “1860” is not allowed as the content of <year> → It has to be 1900 or more',
      '3:7 xsd/bad-value “2000” is not allowed as the content of <year> → It has to be less than 2000',
      '4:7 xsd/bad-value “A1” is not allowed as the content of <mark> → It has to match the pattern [A-Z]{2}\\d{3}',
      '5:8 xsd/bad-value “four” is not allowed as the content of <short> → It may have 3 characters at most',
      '6:1 xsd/missing-text <short> lacks its text → Write it, or remove the element',
      '7:6 xsd/bad-value “1.234” is not allowed as the content of <sum> → It may have 2 digits behind the point at most',
      '8:7 xsd/bad-value “perhaps” is not allowed as the content of <sure> → Write true or false',
      '9:7 xsd/bad-value “en us” is not allowed as the content of <lang> → Write a language tag such as en, ru or ru-Latn',
      '10:5 xsd/bad-value “1961” is not allowed as the content of <at> → Write a day and a time as 1961-12-30T14:30:00',
      '11:8 xsd/bad-value “no” is not allowed as the content of <fixed> → Allowed is “yes”',
      '12:9 xsd/bad-value “1 two” is not allowed as the content of <counts> → Write a whole number such as 12',
    ]);
  });

  it('tells of keys that are used twice or are missing, and of references that lead to nothing', async () => {
    const keys = bundle({
      '/s/own.xsd': schemaOf(`<xs:element name="list"><xs:complexType><xs:sequence>
    <xs:element name="who" maxOccurs="unbounded"><xs:complexType><xs:attribute name="n"/><xs:attribute name="alias"/><xs:attribute name="id" type="xs:ID"/></xs:complexType></xs:element>
    <xs:element name="see" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="n"/><xs:attribute name="ids" type="xs:IDREFS"/></xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
  <xs:key name="whoKey"><xs:selector xpath="l:who"/><xs:field xpath="@n"/></xs:key>
  <xs:unique name="oneAlias"><xs:selector xpath="l:who"/><xs:field xpath="@alias"/></xs:unique>
  <xs:keyref name="seeWho" refer="whoKey"><xs:selector xpath="l:see"/><xs:field xpath="@n"/></xs:keyref></xs:element>`),
    });
    const list = (content: string): string => `<list xmlns="urn:l">\n${content}\n</list>`;
    const found = await check(
      keys,
      list('<who n="castro" alias="f" id="a"/><who n="kennedy"/><see n="castro" ids="a"/>'),
      list('<who n="castro" alias="f" id="a"/>\n<who n="castro" alias="f" id="a"/>'),
      list('<who alias="f"/>\n<who n="kennedy"/><see n="kenedy" ids="b"/>'),
      // What is refused may be what is referred to; and a key is wanting because an attribute is misspelt.
      list('<who n="castro"/><whom n="kennedy"/><see n="kennedy"/>'),
      list('<who m="castro"/>'),
    );
    expect(found).toEqual([
      [],
      [
        '3:9 xsd/key “castro” is used twice as @n of <who> → Write another one: the schema wants each once (whoKey)',
        '3:24 xsd/key “f” is used twice as @alias of <who> → Write another one: the schema wants each once (oneAlias)',
        '3:31 xsd/key The id “a” is used twice → Write another one: an id stands for one element',
      ],
      [
        '2:1 xsd/key <who> lacks @n, by which it is known → Add it: the schema calls this key whoKey',
        '3:27 xsd/key “kenedy” as @n of <see> leads to nothing → Did you mean “kennedy”?',
        '3:40 xsd/key “b” as @ids leads to nothing → Write an id that is in this file',
      ],
      [expect.stringMatching(/^2:18 xsd\/unknown-element There is no element <whom>/)],
      [expect.stringMatching(/^2:6 xsd\/attribute-not-allowed <who> may not have the attribute @m → Did you mean @n/)],
    ]);
  });

  it('reads what a schema imports, redefines and substitutes, and takes the XML namespace from no file', async () => {
    const schema = bundle({
      '/s/own.xsd':
        schemaOf(`<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>
  <xs:import namespace="urn:o" schemaLocation="other.xsd"/>
  <xs:redefine schemaLocation="old.xsd"><xs:complexType name="line"><xs:complexContent><xs:extension base="line"><xs:attribute name="more"/></xs:extension></xs:complexContent></xs:complexType></xs:redefine>
  <xs:element name="a" xmlns:o="urn:o"><xs:complexType><xs:choice maxOccurs="unbounded">
    <xs:element name="line" type="line"/><xs:element ref="o:thing"/><xs:element ref="head"/><xs:any namespace="urn:free" processContents="lax"/><xs:any namespace="urn:strict"/>
  </xs:choice><xs:attribute ref="xml:lang"/><xs:attribute ref="xml:id"/></xs:complexType></xs:element>
  <xs:element name="head" abstract="true"/><xs:element name="title" substitutionGroup="head" type="xs:string"/>`),
      '/s/old.xsd': schemaOf(
        `<xs:complexType name="line"><xs:sequence><xs:element name="word" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="n"/></xs:complexType>`,
      ),
      '/s/other.xsd': schemaOf(
        `<xs:import namespace="http://www.w3.org/XML/1998/namespace"/><xs:element name="thing"><xs:complexType><xs:attributeGroup ref="xml:specialAttrs"/></xs:complexType></xs:element>`,
        'targetNamespace="urn:o"',
      ),
    });
    const a = (content: string): string => `<a xmlns="urn:l" xmlns:o="urn:o" xml:lang="ru">${content}</a>`;
    const found = await check(
      schema,
      a('<line n="1" more="2"><word/></line><o:thing xml:space="preserve"/><title/><x xmlns="urn:free" y="z"/>'),
      a('<line moer="2"/><o:thing xml:sapce="preserve"/><titel/><x xmlns="urn:strict"/><line><wrod/></line>'),
      a('<o:thing xml:space="keep" xml:lang="e n"/>'),
    );
    expect(found).toEqual([
      [],
      [
        '1:54 xsd/attribute-not-allowed <line> may not have the attribute @moer → Did you mean @more?',
        '1:73 xsd/attribute-not-allowed <o:thing> may not have the attribute @xml:sapce → Did you mean @xml:space?',
        '1:95 xsd/unknown-element There is no element <titel> in the schema → Did you mean <title>?',
        '1:103 xsd/unknown-namespace <x> is in the namespace “urn:strict”, which the schema does not know → Remove it, or use a schema that has it',
        '1:132 xsd/unknown-element There is no element <wrod> in the schema → Did you mean <word>?',
      ],
      [
        '1:68 xsd/bad-value “keep” is not allowed as @xml:space of <o:thing> → Allowed are “default”, “preserve”',
        '1:84 xsd/bad-value “e n” is not allowed as @xml:lang of <o:thing> → Write a language tag such as en, ru or ru-Latn',
      ],
    ]);
  });

  it('takes models with abstract elements as they are meant, and names those that may stand for them', async () => {
    const schema = bundle({
      '/s/own.xsd': schemaOf(
        `<xs:element name="t"><xs:complexType><xs:choice>
  <xs:sequence><xs:element ref="a" maxOccurs="unbounded"/><xs:element ref="b" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:element maxOccurs="unbounded" ref="b"/></xs:choice></xs:complexType></xs:element>
<xs:element name="a" abstract="true"/><xs:element name="a1" substitutionGroup="a"><xs:complexType/></xs:element><xs:element name="inner" abstract="true" substitutionGroup="a"/>
<xs:element name="a2" substitutionGroup="inner"><xs:complexType/></xs:element><xs:element name="b"><xs:complexType/></xs:element>`,
        '',
      ),
    });
    expect(await check(schema, '<t><a1/><a2/><b/></t>', '<t><b/></t>', '<t/>', '<t><a/></t>')).toEqual([
      [],
      [],
      ['1:1 xsd/missing-element <t> lacks <b>, <a1> or <a2> → Add <b>, <a1> or <a2> before </t>'],
      [expect.stringMatching(/^1:4 xsd\/unknown-element There is no element <a> in the schema/)],
    ]);
  });

  it('looks for the ids that attributes and elements refer to', async () => {
    const schema = bundle({
      '/s/own.xsd': schemaOf(
        `<xs:element name="t"><xs:complexType><xs:choice maxOccurs="unbounded">
  <xs:element name="id" type="xs:ID"/><xs:element name="see" type="xs:IDREF"/>
  <xs:element name="any"><xs:complexType><xs:attribute name="ref" type="xs:IDREFS"/><xs:anyAttribute processContents="lax"/></xs:complexType></xs:element>
</xs:choice></xs:complexType></xs:element>`,
        '',
      ),
    });
    expect(
      await check(
        schema,
        '<t><id>a</id><see> a </see><any xml:id="c" ref="a c"/></t>',
        '<t><id>castro</id><see>castor</see><any ref="castro none"/></t>',
      ),
    ).toEqual([
      [],
      [
        '1:19 xsd/key “castor” as the content of <see> leads to nothing → Did you mean “castro”?',
        '1:46 xsd/key “none” as @ref leads to nothing → Write an id that is in this file',
      ],
    ]);
  });

  it('keeps what the engine says in its own words where it has no others', async () => {
    const text = `<letter xmlns="urn:l" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${head}<par n="1"><name xsi:type="none">x</name></par></letter>`;
    expect(await check(letters, text)).toEqual([
      [expect.stringMatching(/^1:\d+ xsd\/other The validator says: The QName value '\{urn:l\}none' of the xsi:type/)],
    ]);
  });

  it('believes no verdict that stands in a document, and follows no address in it', async () => {
    const text = letter(head, `<par n="\n0123456789abcdef.0 validates\n0.xml validates">x</par>`);
    const located = text.replace(
      '<letter',
      '<letter xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:l 1.xsd urn:x http://127.0.0.1/x.xsd"',
    );
    const [first, second] = await check(letters, text, located);
    expect(first).toEqual([expect.stringMatching(/^3:9 xsd\/bad-value /)]);
    expect(second).toEqual(first);
  });

  it('tells the place in documents of more elements than the engine has line numbers for', async () => {
    const many = Array.from({ length: 70_000 }, (_, i) => `<par n="${i + 1}">x</par>`).join('\n');
    const wrong = many
      .replace('n="69000"', 'n="x"')
      .replace('<par n="69500">x</par>', '<par n="69500"><empty>y</empty></par>')
      .replace('<par n="69999">x', '<par n="69999"><nmae/>');
    const [right, found] = await check(letters, letter(head, many), letter(head, wrong));
    expect(right).toEqual([]);
    expect(found?.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '69002:9 xsd/bad-value',
      '69502:23 xsd/text-not-allowed',
      '70001:16 xsd/unknown-element',
    ]);
  });

  it('does not pass a document that the engine cannot read', async () => {
    const deep = bundle({
      '/s/own.xsd': schemaOf(
        `<xs:element name="a" type="t"/><xs:complexType name="t"><xs:sequence><xs:element name="a" type="t" minOccurs="0"/></xs:sequence></xs:complexType>`,
        '',
      ),
    });
    const text = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    const [right, tooDeep] = await check(deep, text(1000), text(5000));
    expect(right).toEqual([]);
    expect(tooDeep).toEqual([expect.stringMatching(/ xsd\/(?:other|no-reason) /)]);
  });

  it('says what is wrong with a schema, and where', async () => {
    const unusable = async (content: string, other = ''): Promise<readonly string[]> => {
      const files = { '/s/own.xsd': schemaOf(content), ...(other === '' ? {} : { '/s/other.xsd': other }) };
      const [findings] = await checkXsd([parse('<a/>')], bundle(files));
      return (findings ?? []).map(
        ({ code, file, range: { start }, message, help }) =>
          `${file}:${start.line}:${start.column} ${code} ${message} → ${help}`,
      );
    };
    expect(await unusable('<xs:element name="a" type="nowhere"/>\n<xs:element name="b" type="nowhere"/>')).toEqual([
      expect.stringMatching(/^own\.xsd:2:1 xsd\/schema The schema cannot be used: .*nowhere/),
      expect.stringMatching(/^own\.xsd:3:1 xsd\/schema The schema cannot be used: .*nowhere/),
    ]);
    expect(
      await unusable('<xs:include schemaLocation="other.xsd"/>', schemaOf('\n<xs:element name="a" type="nowhere"/>')),
    ).toEqual([expect.stringMatching(/^\/s\/other\.xsd:3:1 xsd\/schema /)]);
    expect(
      await unusable(
        '<xs:element name="a"><xs:complexType><xs:sequence><xs:element name="b" minOccurs="0"/><xs:element name="b"/></xs:sequence></xs:complexType></xs:element>',
      ),
    ).toEqual([expect.stringMatching(/The content model is ambiguous: .*\(Unique Particle Attribution\)/)]);
    expect(
      await unusable('<xs:element name="a"><xs:complexType><xs:assert test="1"/></xs:complexType></xs:element>'),
    ).toEqual([
      expect.stringMatching(/^own\.xsd:2:38 xsd\/schema .*<xs:assert> belongs to XSD 1\.1, and only XSD 1\.0 is read/),
    ]);
    expect(await unusable('<xs:element name="a">')).toEqual([expect.stringMatching(/^own\.xsd:\d+:\d+ xsd\/schema /)]);
  });
});
