/** An edition that changes its pages with a stylesheet of its own, as docs/guide/customising.md tells. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../src/diagnostics/user-error.js';
import { packageFile } from '../../src/store/package-files.js';
import { type BuildReport, buildEdition } from '../../src/workflows/build.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { copyOfFirstEdition } from '../helpers/tree.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

const guide = await readFile(packageFile('docs/guide/customising.md'), 'utf8');
const example = /```xml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
const setting = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
const record = 'records/kudryavtsev-castro-1961-12-30';

interface Built {
  readonly report: BuildReport;
  readonly page: (path: string) => Promise<string>;
}

/** The first edition with these stylesheets in its folder `xslt`. */
async function build(stylesheets: Readonly<Record<string, string>>, yaml = setting): Promise<Built> {
  const folder = join(await copyOfFirstEdition(), 'editions/cuba-1961-62');
  const out = await temporaryFolder();
  await mkdir(join(folder, 'xslt'));
  for (const [name, text] of Object.entries(stylesheets)) await writeFile(join(folder, 'xslt', name), text);
  await writeFile(join(folder, 'edition.yaml'), `${await readFile(join(folder, 'edition.yaml'), 'utf8')}\n${yaml}`);
  vi.stubEnv('EDITION_CACHE', packageFile('node_modules/.cache/edition-test/pages'));
  const options = { out, slug: 'own', jobs: 1, force: false, sourceDateEpoch: undefined, progress: () => undefined };
  const report = await buildEdition(folder, { ...options, signal: new AbortController().signal });
  return { report, page: (path) => readFile(join(out, 'own', path), 'utf8') };
}

describe('a stylesheet of the edition’s own', () => {
  it('overrides a label, a template and a mode of the program’s', { timeout: 300_000 }, async () => {
    const { report, page } = await build({ 'record.xsl': example });
    expect(report.published).toBeDefined();
    const html = await page(`${record}.html`);
    expect(html).toContain('<h2 id="apparatus-title">Textual notes</h2>');
    expect(html).toContain('<span class="roleName hi smallcaps">Prime Minister');
    expect(html).toMatch(/<div class="translators"><div class="note"/);
    expect(await page(`${record}.apparatus.html`)).toContain('Critical apparatus');
  });

  it('may have modules of its own, which import the program’s', { timeout: 300_000 }, async () => {
    const main = example.replace('edition:record/html.xsl', 'base.xsl');
    const base = example.replace(/<!-- A label[\s\S]*(?=<\/xsl:stylesheet>)/, '');
    const { page } = await build({ 'record.xsl': main, 'base.xsl': base });
    expect(await page(`${record}.html`)).toContain('Textual notes');
  });

  it('that drops words stops the build, with the words and their place', { timeout: 300_000 }, async () => {
    const dropping = example.replace('<xsl:apply-templates mode="ed:inline"/>', '');
    const { report } = await build({ 'record.xsl': dropping });
    expect(report.published).toBeUndefined();
    expect(report.diagnostics.find(({ code }) => code === 'text/lost')?.message).toContain('Prime Minister');
  });

  it('with a mistake in it is told with its own name and line', { timeout: 300_000 }, async () => {
    const wrong = example.replace('match="roleName"', 'match="roleName["');
    const failure = await build({ 'record.xsl': wrong }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(`${(failure as UserError).message} ${(failure as UserError).detail}`).toMatch(
      /record\.xsl does not compile [\s\S]*line 12 \{roleName\[\}/,
    );
  });

  it('that stops while it runs is the edition’s matter, not a bug of the program’s', { timeout: 300_000 }, async () => {
    const stopping = example.replace(
      '<span class="roleName hi smallcaps">',
      '<xsl:message terminate="yes">No offices here.</xsl:message><span>',
    );
    const failure = await build({ 'record.xsl': stopping }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).message).toMatch(/No offices here/);
  });

  it('that is not there is named', async () => {
    const failure = await build({}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).message).toMatch(/record\.xsl can’t be read/);
  });
});
