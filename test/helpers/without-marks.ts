/** A record with its reading text alone: what its apparatus tells is taken out of it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noCache } from '../../src/store/cache.js';
import { compileStylesheet } from '../../src/transform/compile.js';
import { parseSource, type Stylesheet, transformToText } from '../../src/transform/saxon.js';
import { temporaryFolder } from './temporary.js';

const stylesheet = `<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:mode on-no-match="shallow-copy"/>
  <xsl:template match="teiHeader" priority="9"><xsl:copy-of select="."/></xsl:template>
  <xsl:template match="listApp | listTranspose | gap | addSpan | delSpan | damageSpan | del[not(parent::restore)] | note[@type = 'translator'][@subtype = ('sic', 'textual', 'reading', 'original', 'variant', 'emendation', 'wording')]"/>
  <xsl:template match="supplied | ex | sic | corr | unclear | surplus | damage | restore | secl | add | subst | del[parent::restore] | lem | rdg"><xsl:apply-templates/></xsl:template>
  <xsl:template match="choice" priority="1"><xsl:apply-templates select="(corr, reg, expan, unclear)[1]/node()"/></xsl:template>
  <xsl:template match="app" priority="1"><xsl:apply-templates select="if (@from or @to or @loc) then () else lem/node()"/></xsl:template>
  <xsl:template match="app//note" priority="2"/>
  <xsl:template match="text()[let $text := . return exists(preceding::delSpan[let $end := @spanTo return root()//*[@xml:id = substring-after($end, '#')] >> $text])]" priority="3"/>
</xsl:stylesheet>`;

let compiled: Promise<Stylesheet> | undefined;

async function compile(): Promise<Stylesheet> {
  const path = join(await temporaryFolder(), 'without-marks.xsl');
  await writeFile(path, stylesheet);
  return compileStylesheet(path, { cache: noCache });
}

export async function withoutMarks(record: string, file: string): Promise<string> {
  compiled ??= compile();
  return transformToText(await compiled, await parseSource(record, file), {}).principal;
}
