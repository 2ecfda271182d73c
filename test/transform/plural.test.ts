import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locales } from '../../src/site/locales.js';
import { compileOnce } from '../../src/transform/compile.js';
import { parseSource, transformToText } from '../../src/transform/saxon.js';

const numbers = [
  ...Array.from({ length: 230 }, (_, i) => i),
  1000,
  1001,
  1002,
  1011,
  2000,
  999_999,
  1_000_000,
  3_000_000,
];

test('a number has the plural category that CLDR gives it, in every language of the pages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'edition-plural-'));
  try {
    const path = join(folder, 'plural.xsl');
    await writeFile(
      path,
      `<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:ed="tag:edition,2026:functions" version="3.0">
        <xsl:import href="edition:common/labels.xsl"/>
        <xsl:output method="text"/>
        <xsl:template match="/">
          <xsl:value-of select="for $l in ('${locales.join("', '")}'), $n in (${numbers.join(', ')}) return ed:plural($l, string($n))"/>
        </xsl:template>
      </xsl:stylesheet>`,
    );
    const [stylesheet, document, labels] = await Promise.all([
      compileOnce(path),
      parseSource('<a/>', 'a'),
      parseSource('<m:labels xmlns:m="tag:edition,2026:model" xml:lang="en"/>', 'labels'),
    ]);
    const found = transformToText(stylesheet, document, { labels }).principal.split(' ');
    const wanted = locales.flatMap((locale) => numbers.map((number) => new Intl.PluralRules(locale).select(number)));
    expect(found).toEqual(wanted);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
