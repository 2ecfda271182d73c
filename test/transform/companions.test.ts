import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { noCache } from '../../src/store/cache.js';
import { packageFile } from '../../src/store/package-files.js';
import { compileStylesheet } from '../../src/transform/compile.js';
import { parseSource, transformToText } from '../../src/transform/saxon.js';
import { temporaryFolder } from '../helpers/temporary.js';

const stylesheet = `<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:ed="tag:edition,2026:functions" version="3.0">
  <xsl:import href="${pathToFileURL(packageFile('xslt/common/context.xsl')).href}"/>
  <xsl:output method="text"/>
  <xsl:template match="/"><xsl:value-of select="//@p ! ed:target(., ..) ! name(), $ed:companions?*//@p ! ed:target(., ..) ! name()" separator=" "/></xsl:template>
</xsl:stylesheet>`;

test('a pointer is followed from the record into its companions and back, and nowhere else', async () => {
  const path = join(await temporaryFolder(), 'pointers.xsl');
  await writeFile(path, stylesheet);
  const record = await parseSource(
    '<r><a xml:id="a" p="#a"/><b p="../text/o.xml#c"/><b p="../text/./o.xml"/><b p="../text/none.xml#c"/><b p="https://example.org/o.xml#c"/></r>',
    'records/r.xml',
  );
  const companion = await parseSource('<o><c xml:id="c" p="../records/r.xml#a"/><d p="#c"/></o>', 'text/o.xml');
  const context = await parseSource('<m:context xmlns:m="tag:edition,2026:model" source="records/r.xml"/>', 'context');
  const { principal } = transformToText(await compileStylesheet(path, { cache: noCache }), record, {
    context,
    companions: new Map([['text/o.xml', companion]]),
  });
  expect(principal).toBe('a c o a c');
});
