import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/diagnostics/user-error.js';
import { openCache } from '../../src/store/cache.js';
import { compileStylesheet, stylesheetHash } from '../../src/transform/compile.js';
import { parseSource, transformToText } from '../../src/transform/saxon.js';
import { temporaryFolder } from '../helpers/temporary.js';

const stylesheet = (content: string): string =>
  `<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0">${content}</xsl:stylesheet>`;

/** `main.xsl` that takes its template from `parts/greeting.xsl`. */
async function greeting(word: string): Promise<string> {
  const folder = await temporaryFolder();
  mkdirSync(join(folder, 'parts'));
  writeFileSync(
    join(folder, 'main.xsl'),
    stylesheet('<!-- <xsl:import href="gone.xsl"/> -->\n<xsl:import\n href="parts/greeting.xsl"/>'),
  );
  writeFileSync(
    join(folder, 'parts/greeting.xsl'),
    stylesheet(`<xsl:output method="text"/><xsl:template match="/">${word}</xsl:template>`),
  );
  return join(folder, 'main.xsl');
}

test('an edition’s own stylesheet is compiled once and kept', async () => {
  const cache = openCache({ folder: await temporaryFolder() });
  const path = await greeting('Hello');
  const compiled = await compileStylesheet(path, { cache });
  expect(transformToText(compiled, await parseSource('<a/>', 'a.xml'), {}).principal).toBe('Hello');
  expect(await compileStylesheet(path, { cache })).toBe(compiled);
  expect(await cache.get(await stylesheetHash(path))).toBeDefined();
});

test('what a stylesheet imports is part of its key, the folder that it lies in is not', async () => {
  const [one, other, changed] = await Promise.all([greeting('Hello'), greeting('Hello'), greeting('Goodbye')]);
  expect(await stylesheetHash(one)).toBe(await stylesheetHash(other));
  expect(await stylesheetHash(one)).not.toBe(await stylesheetHash(changed));
});

test('a mistake in an edition’s own stylesheet is told in the compiler’s words', async () => {
  const path = join(await temporaryFolder(), 'wrong.xsl');
  writeFileSync(path, stylesheet('<xsl:template match="/"><xsl:value-of select="nonsense("/></xsl:template>'));
  const error = await compileStylesheet(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toContain('wrong.xsl');
  expect((error as UserError).detail).toContain('nonsense(');
});

test('a stylesheet that is not there is named', async () => {
  const path = join(await temporaryFolder(), 'main.xsl');
  writeFileSync(path, stylesheet('<xsl:import href="gone.xsl"/>'));
  await expect(compileStylesheet(path)).rejects.toThrow(/gone\.xsl can’t be read/);
});
