import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/store/cache.js';
import { validateFiles } from '../../src/workflows/validate-files.js';

const sch = 'xmlns:sch="http://purl.oclc.org/dsdl/schematron"';

/** As TEI's processors write it: patterns beside the definitions, a rule inside one, a prefix declared twice. */
const schema = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:l">
  <start><ref name="letter"/></start>
  <define name="letter">
    <element name="letter">
      <sch:ns ${sch} prefix="l" uri="urn:l"/>
      <oneOrMore><ref name="date"/></oneOrMore>
      <sch:pattern ${sch} id="dates">
        <sch:rule context="l:letter"><sch:assert id="two-dates" test="count(l:date) ge 2">A letter has two dates.</sch:assert></sch:rule>
      </sch:pattern>
    </element>
  </define>
  <define name="date"><element name="date"><optional><attribute name="when"/></optional><text/></element></define>
  <sch:ns ${sch} prefix="l" uri="urn:l"/>
  <pattern xmlns="http://purl.oclc.org/dsdl/schematron" id="when">
    <sch:rule ${sch} context="l:date[@when]"><sch:report id="when-and-words" role="warning" test="normalize-space(.) = ''">A date has words too.</sch:report></sch:rule>
  </pattern>
  <sch:rule ${sch} context="l:date"><sch:report id="lonely" role="info" test=". = 'x'">A rule without a pattern.</sch:report></sch:rule>
</grammar>`;

describe('Schematron that is embedded in a RELAX NG schema', () => {
  let folder: string;
  const check = async (text: string): Promise<readonly string[]> => {
    await writeFile(join(folder, 'x.xml'), `<?xml-model href="l.rng"?>\n${text}`);
    const cache = openCache({ folder: join(folder, 'cache') });
    const { diagnostics } = await validateFiles(folder, ['x.xml'], { cache });
    return diagnostics
      .filter(({ code }) => /^(?:rng|sch)\//.test(code))
      .map(
        ({ code, severity, range: { start }, message }) =>
          `${start.line}:${start.column} ${severity} ${code} ${message}`,
      );
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    await writeFile(join(folder, 'l.rng'), schema);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is checked with, after the grammar, at the place of the node', async () => {
    expect(await check('<letter xmlns="urn:l">\n <date when="1"/></letter>')).toEqual([
      '2:1 error sch/two-dates A letter has two dates',
      '3:2 warning sch/when-and-words A date has words too',
    ]);
    expect(await check('<letter xmlns="urn:l"><date>x</date><dat/></letter>')).toEqual([
      '2:1 error sch/two-dates A letter has two dates',
      '2:23 info sch/lonely A rule without a pattern',
      '2:37 error rng/unknown-element There is no element <dat> in the schema',
    ]);
  });

  it('is kept, so that the grammar is not searched again', async () => {
    expect(await check('<letter xmlns="urn:l"><date>1</date><date>2</date></letter>')).toEqual([]);
  });
});
