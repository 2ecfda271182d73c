import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packageFile } from '../../src/store/package-files.js';
import { buildEdition } from '../../src/workflows/build.js';
import { checkPublished } from '../../src/workflows/check.js';
import { releaseEdition } from '../../src/workflows/release.js';
import { copySeedEdition } from '../helpers/edition.js';
import { temporaryFolder } from '../helpers/temporary.js';

const path = 'records/kudryavtsev-castro-1961-12-30.html';
let folder: string;
let edition: string;
let out: string;
const signal = new AbortController().signal;

const build = () =>
  buildEdition(edition, {
    out,
    slug: 'cuba',
    jobs: 1,
    force: false,
    signal,
    sourceDateEpoch: undefined,
    progress: () => undefined,
  });
const check = (places: readonly string[]) => checkPublished(places, { out, signal });
const codes = (found: readonly { readonly code: string; readonly severity: string }[]) =>
  found.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const page = (name: string) => readFile(join(out, 'cuba', name), 'utf8');
const edit = async (name: string, change: (text: string) => string): Promise<void> => {
  const file = join(edition, name);
  await writeFile(file, change(await readFile(file, 'utf8')));
};

beforeAll(async () => {
  vi.stubEnv('EDITION_CACHE', packageFile('node_modules/.cache/edition-test/pages'));
  folder = await mkdtemp(join(tmpdir(), 'edition-check-'));
  edition = await copySeedEdition(join(folder, 'cuba'));
  out = join(folder, 'dist');
  expect((await build()).published).toBeDefined();
}, 600_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe('an edition as it is published', () => {
  it('keeps the principles, and says so on a page of its own', async () => {
    const [report] = await check([edition]);
    expect(codes(report?.diagnostics ?? [])).toEqual([]);
    expect(report?.judgements.filter(({ verdict }) => verdict === 'fails')).toEqual([]);
    const html = await page('check.html');
    expect(html).toContain(`<dd>${report?.identifiers}</dd>`);
    expect(html).toContain('Endings Principles');
    expect(html).not.toContain('does not hold');
  });

  it('is found to be damaged when a file is changed, missing or added', async () => {
    const copy = join(await temporaryFolder(), 'copy');
    await cp(join(out, 'cuba'), copy, { recursive: true });
    const about = join(copy, 'about.html');
    await writeFile(about, (await readFile(about, 'utf8')).replace('</p>', ' </p>'));
    await rm(join(copy, 'records.json'));
    await writeFile(join(copy, 'more.txt'), 'x');
    const [report] = await check([copy]);
    const damaged = report?.diagnostics.filter(({ code }) => code === 'site/damaged').map(({ message }) => message);
    expect(damaged).toEqual([
      'about.html is not the file that was published',
      'more.txt is not in the manifest',
      'records.json is missing',
    ]);
    expect(codes(report?.diagnostics ?? [])).toContain('site/dead-link');
  });

  it('must be published before it is checked', async () => {
    await mkdir(join(edition, '../other'), { recursive: true });
    await writeFile(join(edition, '../other/edition.yaml'), 'title: Another\n');
    await expect(check([join(edition, '../other')])).rejects.toThrow('is not published');
  });
});

describe('an edition with a ledger', () => {
  it('keeps its addresses, or says where they went', async () => {
    const [checked] = await check([edition]);
    const { released } = await releaseEdition(edition, {
      version: '1.0.0',
      slug: 'cuba',
      date: '2026-11-24',
      git: false,
      dryRun: false,
      jobs: 1,
      signal,
      sourceDateEpoch: undefined,
      progress: () => undefined,
    });
    expect(released?.identifiers).toEqual({ added: checked?.identifiers, all: checked?.identifiers });
    const ledger = await readFile(join(edition, 'ledger.json'), 'utf8');
    expect(ledger).toContain(
      `"${path}#p12": {"kind":"paragraph","since":"1.0.0","words":"The rest of the conversation`,
    );

    const record = path.replace('.html', '.xml');
    await edit(record, (text) => text.replace(/\s*<p n="12">.*<\/p>/, ''));
    const refused = await build();
    expect(refused.published).toBeUndefined();
    expect(codes(refused.diagnostics)).toEqual(['site/lost-identifier']);

    const moves = `redirects:\n  records/old.html: ${path}#p1\nwithdrawn:\n  ${path}#p12: It was printed by mistake.\n`;
    await edit('edition.yaml', (text) => `${text}\n${moves}`);
    expect(codes((await build()).diagnostics)).toEqual([]);
    expect(await page(path)).toContain('<li id="p12"><code>#p12</code>: It was printed by mistake.</li>');
    expect(await page('records/old.html')).toContain(`<a href="../${path}#p1">${path}#p1</a>`);
    expect(await page('check.html')).toContain('records/old.html');
    for (const place of [edition, join(out, 'cuba')]) {
      expect(codes((await check([place]))[0]?.diagnostics ?? []), place).toEqual([]);
    }
  }, 600_000);

  it('whose ledger cannot be read is not published', async () => {
    await edit('ledger.json', (text) => text.slice(20));
    const report = await build();
    expect(codes(report.diagnostics)).toEqual(['site/ledger']);
    expect(report.published).toBeUndefined();
    await rm(join(edition, 'ledger.json'));
  }, 600_000);
});

describe('an edition without an address', () => {
  it('says once what is left out, and makes up no address', async () => {
    await edit('edition.yaml', (text) => text.replace(/^base-url:.*\n/m, ''));
    const report = await build();
    expect(codes(report.diagnostics)).toEqual([]);
    const [told] = report.diagnostics.filter(({ code }) => code === 'site/no-address');
    expect(told?.message).toContain('linkset.json, feed.xml');
    const html = await page(path);
    expect(html).not.toMatch(/rel="(?:canonical|cite-as|linkset)"|og:url|example\.org/);
    for (const name of ['feed.xml', 'linkset.json', 'beacon-wikidata.txt']) await expect(page(name)).rejects.toThrow();
    expect(await page('records.bib')).not.toContain('url =');
    expect(await page('data.html')).not.toContain('feed.xml');
  }, 600_000);
});
