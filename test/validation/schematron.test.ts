import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/store/cache.js';
import type { SchemaBundle } from '../../src/validation/schema-bundle.js';
import { checkSchematron, schematronStylesheet } from '../../src/validation/schematron.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';

const bundle = (text: string, others: Readonly<Record<string, string>> = {}): SchemaBundle => ({
  language: 'sch',
  file: 'own.sch',
  files: new Map([['/s/own.sch', text], ...Object.entries(others)]),
  hash: text,
});
const parse = (text: string): XmlDocument => parseXml(text, 'records/x.xml').document as XmlDocument;

const rules = `<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    queryBinding="xslt2" defaultPhase="all">
  <sch:ns prefix="t" uri="urn:t"/>
  <sch:ns prefix="f" uri="urn:f"/>
  <sch:let name="limit" value="2"/>
  <xsl:key name="by-id" match="t:p" use="@id"/>
  <xsl:function name="f:twice"><xsl:param name="n"/><xsl:sequence select="2 * number($n)"/></xsl:function>
  <sch:phase id="all"><sch:active pattern="numbers"/><sch:active pattern="first-wins"/><sch:active pattern="rows"/>
    <sch:active pattern="names"/><sch:active pattern="included"/><sch:active pattern="attributes"/></sch:phase>
  <sch:pattern id="numbers">
    <sch:let name="all" value="count(//t:p)"/>
    <sch:rule context="t:p[@n]">
      <sch:let name="n" value="number(@n)"/>
      <sch:assert id="not-too-big" role="warning" diagnostics="d1 d2" test="$n &lt;= $limit">p <sch:value-of select="@n"/> of <sch:value-of select="$all"/> in <sch:name/> {x}</sch:assert>
      <sch:report id="double" role="info" test="f:twice(@n) = 2">twice is two</sch:report>
      <sch:assert id="points" test="not(@to) or key('by-id', @to)">nothing there</sch:assert>
    </sch:rule>
  </sch:pattern>
  <sch:pattern id="first-wins">
    <sch:rule context="t:p[@special]"><sch:assert id="special" test="false()">special</sch:assert></sch:rule>
    <sch:rule context="t:p"><sch:assert id="plain" test="not(@plain)">plain</sch:assert></sch:rule>
  </sch:pattern>
  <sch:pattern id="table" abstract="true">
    <sch:rule context="$table"><sch:assert id="has-$row" test="$row">no row</sch:assert></sch:rule>
  </sch:pattern>
  <sch:pattern id="rows" is-a="table"><sch:param name="table" value="t:table"/><sch:param name="row" value="t:row"/></sch:pattern>
  <sch:pattern id="names">
    <sch:rule abstract="true" id="named"><sch:assert id="has-name" test="@name">no name</sch:assert></sch:rule>
    <sch:rule context="t:person"><sch:extends rule="named"/></sch:rule>
  </sch:pattern>
  <sch:include href="more.sch"/>
  <sch:pattern id="attributes">
    <sch:rule context="@date"><sch:assert id="date" test=". castable as xs:date">no date: <sch:value-of select="."/></sch:assert></sch:rule>
    <sch:rule context="text()[contains(., 'TODO')]"><sch:assert id="todo" test="false()">to do</sch:assert></sch:rule>
  </sch:pattern>
  <sch:pattern id="sleeping"><sch:rule context="t:p"><sch:assert id="asleep" test="false()">asleep</sch:assert></sch:rule></sch:pattern>
  <sch:diagnostics>
    <sch:diagnostic id="d1">At most <sch:value-of select="$limit"/>.</sch:diagnostic>
    <sch:diagnostic id="d2">Second.</sch:diagnostic>
  </sch:diagnostics>
</sch:schema>`;
const more = `<pattern id="included" xmlns="http://purl.oclc.org/dsdl/schematron">
  <rule context="t:included" role="warning"><assert id="in" test="false()">included &amp; <emph>said</emph></assert></rule>
</pattern>`;

describe('checkSchematron', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const check = async (schema: SchemaBundle, ...texts: readonly string[]): Promise<readonly (readonly string[])[]> => {
    const found = await checkSchematron(texts.map(parse), schema, openCache({ folder }));
    return found.map((findings) =>
      findings.map(
        ({ code, severity, range, message, help }) =>
          `${range.start.line}:${range.start.column} ${severity} ${code} ${message}|${help}`,
      ),
    );
  };

  it('does what ISO Schematron says of lets, keys, functions, abstract rules and patterns, includes, phases and diagnostics', async () => {
    const wrong = `<t xmlns="urn:t">
<p n="3" to="a"/><p n="1" id="a"/>
<p special="1" plain="1"/><p plain="1"/>
<table/><table><row/></table>
<person/><included/><p n="2" to="nowhere"/>
<x date="1961-12-30"/><x a="1" date="today"/>
<y>text TODO</y></t>`;
    const right = '<t xmlns="urn:t"><p n="2"/></t>';
    const [findings, none] = await check(bundle(rules, { '/s/more.sch': more }), wrong, right);
    expect(none).toEqual([]);
    expect([...(findings ?? [])].sort()).toEqual(
      [
        '2:1 warning sch/not-too-big p 3 of 5 in p {x}|At most 2. Second.',
        '2:18 info sch/double twice is two|',
        '3:1 error sch/special special|',
        '3:27 error sch/plain plain|',
        '4:1 error sch/has-$row no row|',
        '5:1 error sch/has-name no name|',
        '5:10 error sch/in included & said|',
        '5:21 error sch/points nothing there|',
        '6:32 error sch/date no date: today|',
        '7:4 error sch/todo to do|',
      ].sort(),
    );
  });

  it.each([
    ['XPath that is none', '<rule context="p"><assert test="1 +">x</assert></rule>'],
    ['an abstract rule that is not there', '<rule context="p"><extends rule="x"/></rule>'],
    ['a variable that is not there', '<rule context="p"><assert test="$x">x</assert></rule>'],
  ])('says that a schema cannot be used: %s', async (_, content) => {
    const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><pattern>${content}</pattern></schema>`;
    const [findings] = await check(bundle(text), '<p/>');
    expect(findings).toEqual([expect.stringMatching(/^1:1 error sch\/schema The Schematron schema cannot be used: ./)]);
  });

  it('writes the same stylesheet for the same schema', () => {
    const schema = bundle(rules, { '/s/more.sch': more });
    expect(schematronStylesheet(schema)).toBe(schematronStylesheet(schema));
  });
});
