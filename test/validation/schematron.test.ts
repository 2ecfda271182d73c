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
        '5:10 warning sch/in included & said|',
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

  it('knows the rest of the standard: what is included at any depth, what rules and patterns say for their assertions, properties, links', async () => {
    const parts = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:g="urn:g"
    queryBinding="XSLT3" fpi="-//X//Y" icon="x.png">
  <title>Parts</title><p>Words.</p>
  <ns prefix="t" uri="urn:t"/><ns prefix="g" uri="urn:g"/>
  <xsl:function name="g:one"><xsl:sequence select="1"/></xsl:function>
  <xsl:key name="k" match="t:p" use="@k"/>
  <let name="list"><g:list><g:item n="a"/></g:list></let>
  <pattern id="roles" role="info" see="https://example.org/pattern">
    <let name="first" value="//t:p[@n = current()/*/t:p[1]/@n]"/>
    <rule context="t:a" role="warn" id="a-rule">
      <assert test="false()">takes the role of the rule and its id</assert>
      <assert id="own" test="false()" role="error" see="https://example.org/own">has its own</assert>
      <assert id="other" test="false()" role="context">a role that is no severity</assert>
      <report id="flagged" test="true()" flag="fatal" properties="fix unknown plain">flagged</report>
    </rule>
    <rule context="t:b" subject="t:c/@x">
      <assert id="at-subject" test="false()">at the subject of the rule: <value-of select="count($first)"/></assert>
      <assert id="at-own" test="false()" subject="t:nowhere">at the node, since there is no subject</assert>
      <report id="silent" test="g:one() = 1 and $list//g:item/@n = 'a'"/>
      <assert id="dir" test="key('k', 'k')"><dir value="rtl">from</dir> <span class="x"><emph>right</emph></span> <name path="t:c"/> <name path="name(..)"/> <xsl:for-each select="t:c"><xsl:value-of select="position()"/></xsl:for-each></assert>
    </rule>
    <rule context="t:d"><extends href="more.sch#checks"/><include href="more.sch#one"/></rule>
  </pattern>
  <pattern abstract="true" id="is"><let name="limit" value="$max"/><rule context="$what"><assert id="limit" test="count(*) le $limit">more than <value-of select="$limit"/> in <value-of select="'$what'"/></assert></rule></pattern>
  <pattern is-a="is"><param name="what" value="t:e"/><param name="max" value="1"/></pattern>
  <pattern is-a="is"><param name="what" value="t:f"/><param name="max" value="0"/></pattern>
  <properties><property id="fix" role="remedy">Write <value-of select="name()"/></property><property id="plain">as well</property></properties>
</schema>`;
    const others = `<x xmlns="http://purl.oclc.org/dsdl/schematron"><rule id="checks"><let name="l" value="3"/><assert id="from-there" test="$l = 4">extended</assert></rule>
<assert xml:id="one" id="one" test="false()">included</assert></x>`;
    const text = `<t xmlns="urn:t">
<a/><p n="1"/><p n="1"/>
<b><c x="1"/></b>
<d/><e/><e><x/><x/></e><f><x/></f></t>`;
    const [findings] = await check(bundle(parts, { '/s/more.sch': others }), text);
    expect([...(findings ?? [])].sort()).toEqual(
      [
        '2:1 warning sch/a-rule takes the role of the rule and its id|See https://example.org/pattern',
        '2:1 error sch/own has its own|See https://example.org/own',
        '2:1 warning sch/other a role that is no severity|See https://example.org/pattern',
        '2:1 error sch/flagged flagged|remedy: Write a as well See https://example.org/pattern',
        '3:7 info sch/at-subject at the subject of the rule: 2|See https://example.org/pattern',
        '3:1 info sch/at-own at the node, since there is no subject|See https://example.org/pattern',
        "3:7 info sch/silent This should not be so: g:one() = 1 and $list//g:item/@n = 'a'|See https://example.org/pattern",
        '3:7 info sch/dir from right c t 1|See https://example.org/pattern',
        '4:1 info sch/from-there extended|See https://example.org/pattern',
        '4:1 info sch/one included|See https://example.org/pattern',
        '4:9 error sch/limit more than 1 in t:e|',
        '4:24 error sch/limit more than 0 in t:f|',
      ].sort(),
    );
  });

  it('reads expressions as XPath 1.0 does where the schema says so or says nothing, and as they are written elsewhere', async () => {
    const schema = (binding: string): SchemaBundle =>
      bundle(`<schema xmlns="http://purl.oclc.org/dsdl/schematron"${binding}><let name="two" value="'2'"/><pattern>
  <rule context="p"><let name="n" value="@n + 1"/>
    <report id="compared" test="'10' &gt; 9">a text is compared as a number</report>
    <report id="added" test="$n + $two = 5">texts are added: <value-of select="p"/></report>
    <report id="first" test="string-length(p) = 1">of several nodes the first one counts</report>
  </rule></pattern></schema>`);
    const text = '<p n="2"><p n="9">x</p><p n="9">yy</p></p>';
    const expected = [
      '1:1 error sch/compared a text is compared as a number|',
      '1:1 error sch/added texts are added: x|',
      '1:1 error sch/first of several nodes the first one counts|',
    ];
    for (const binding of ['', ' queryBinding="xslt"']) {
      const [findings] = await check(schema(binding), text);
      expect(findings?.slice(0, 3)).toEqual(expected);
    }
    const [strict] = await check(schema(' queryBinding="xslt2"'), text);
    expect(strict).toEqual([expect.stringMatching(/^1:1 error sch\/schema /)]);
  });

  it.each(['xpath', 'xpath2', 'stx', 'xquery', 'exslt'])(
    'says that rules in another query language are not understood: %s',
    async (binding) => {
      const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="${binding}"><pattern/></schema>`;
      expect(await check(bundle(text), '<p/>')).toEqual([
        [
          `1:1 error sch/schema The Schematron schema cannot be used: Its rules are in the query language “${binding}”, and only queryBinding="xslt", "xslt2" and "xslt3" are understood|Correct the schema, or name another one under schema: in edition.yaml`,
        ],
      ]);
    },
  );

  it('checks in the phase that is asked for, with its variables', async () => {
    const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2" defaultPhase="quick">
  <phase id="quick"><let name="limit" value="1"/><active pattern="a"/></phase>
  <phase id="final"><let name="limit" value="2"/><active pattern="a">Words.</active><active pattern="b"/></phase>
  <phase id="wrong"><active pattern="bb"/></phase>
  <let name="all" value="0"/>
  <pattern id="a"><rule context="p"><assert id="a" test="false()"><value-of select="$limit + $all"/></assert></rule></pattern>
  <pattern id="b"><rule context="p"><assert id="b" test="false()">b</assert></rule></pattern>
</schema>`;
    const found = async (phase: string | undefined, of = text): Promise<readonly string[] | undefined> => {
      const schema = bundle(of);
      const [findings] = await check(
        phase === undefined ? schema : { ...schema, phase, hash: `${phase}${of}` },
        '<p/>',
      );
      return findings?.map((line) => line.replace(/^1:1 error sch\/|\|.*$/g, ''));
    };
    expect(await found(undefined)).toEqual(['a 1']);
    expect(await found('#DEFAULT')).toEqual(['a 1']);
    expect(await found('final')).toEqual(['a 2', 'b b']);
    expect(await found('#ALL', text.replace('$limit + $all', '$all'))).toEqual(['a 0', 'b b']);
    expect(await found('finall')).toEqual([
      'schema The Schematron schema cannot be used: There is no phase “finall”. Did you mean “final”?',
    ]);
    expect(await found('wrong')).toEqual([
      'schema The Schematron schema cannot be used: The phase “wrong” has a pattern “bb” that is not there. Did you mean “b”?',
    ]);
  });

  it('writes the same stylesheet for the same schema', () => {
    const schema = bundle(rules, { '/s/more.sch': more });
    expect(schematronStylesheet(schema)).toBe(schematronStylesheet(schema));
  });
});
