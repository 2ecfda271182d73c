import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCache } from '../../src/store/cache.js';
import { openFolder } from '../../src/store/source-files.js';
import { checkSources } from '../../src/workflows/check-sources.js';
import { loadSchemas } from '../../src/workflows/schemas.js';
import { brokenRules, hasSaxon } from '../helpers/schematron-by-saxon.js';
import { temporaryFolder } from '../helpers/temporary.js';

const sch = 'xmlns="http://purl.oclc.org/dsdl/schematron"';
const text = `<t n="10"><p to="#a" file="more.xml"/><p to="#b" file="none.xml"/><p xml:id="a" n="9">x</p><p n="2"/></t>`;

const reading = `<schema ${sch} queryBinding="xslt2"><let name="ids" value="document('people.xml')//@xml:id"/>
  <pattern><let name="first" value="//p[@n = current()//p[@n][1]/@n]"/>
    <rule context="p[@to]"><let name="target" value="document(@file)"/>
      <assert id="known" test="substring(@to, 2) = $ids">unknown</assert>
      <assert id="by-node" test="exists($target//q)">nothing by the node</assert></rule>
    <rule context="p"><assert id="one" test="count($first) = 2">current() of a pattern is its root</assert>
      <assert id="there" test="doc-available('people.xml') and doc-available('nowhere.xml')">not both</assert></rule></pattern>
  <pattern documents="('../people.xml', 'more.xml')"><rule context="person"><assert id="person" test="@n">no number</assert></rule>
    <rule context="q"><assert id="q" test="@n">no number</assert></rule></pattern>
</schema>`;

const asInXPath1 = `<schema ${sch}><pattern><rule context="t">
  <assert id="number" test="'10' &lt; '9'">texts are numbers</assert>
  <assert id="first" test="string-length(p[3] | p[4]) = 2">the first one counts</assert>
  <assert id="sum" test="@n + '1' = 12">sums of texts</assert>
  <assert id="boolean" test="@n = false()">a node-set is true</assert>
</rule></pattern></schema>`;

describe.skipIf(!hasSaxon)('what a schema becomes (skipped without Saxon-HE)', () => {
  it.each([
    ['rules that read other files', reading],
    ['rules in XPath 1.0', asInXPath1],
  ])('means the same to Saxon-HE: %s', async (_, rules) => {
    const folder = await temporaryFolder();
    const docs = join(folder, 'docs');
    await mkdir(docs);
    await writeFile(join(folder, 'own.sch'), rules);
    await writeFile(join(folder, 'people.xml'), '<people><person xml:id="a"/><person xml:id="c" n="1"/></people>');
    await writeFile(join(docs, 'x.xml'), text);
    await writeFile(join(docs, 'more.xml'), '<x><q/></x>');
    await writeFile(join(docs, 'none.xml'), '<x/>');
    const schemas = await loadSchemas('.', [join(folder, 'own.sch')], undefined);
    const source = { path: 'docs/x.xml', file: join(docs, 'x.xml'), bytes: Buffer.from(text), text };
    const surroundings = { folder, files: openFolder(folder) };
    const cache = openCache({ folder: join(folder, 'cache') });
    const checked = await checkSources([source], schemas, { cache, surroundings });
    const ours = (checked.get('docs/x.xml')?.findings ?? []).flatMap(({ code }) =>
      code.startsWith('sch/') && code !== 'sch/document' ? [code.slice('sch/'.length)] : [],
    );
    const theirs = (await brokenRules(join(folder, 'own.sch'), docs, ['x.xml'], folder)).get('x.xml') ?? [];
    expect(ours.length).toBeGreaterThan(2);
    expect([...ours].sort()).toEqual([...theirs].sort());
  });
});
