import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOfPlaces, withDate } from '../../src/books/print/places.js';
import { systemBrowser } from '../helpers/browser.js';
import { buildSite, type Site } from '../helpers/site.js';

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

const withPdf = (yaml: string): string => yaml.replace('site:\n', 'site:\n  books:\n    pdf: true\n    epub: false\n');

/** The words of a sheet, counted from 1. */
function wordsOn(path: string, sheet: number): string {
  const range = ['-f', String(sheet), '-l', String(sheet)];
  return execFileSync('pdftotext', ['-layout', ...range, path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}

describe.skipIf(systemBrowser === undefined)(
  'an edition with PDF (skipped without a Chromium of the system)',
  { timeout: 300_000 },
  () => {
    let site: Site;
    let record: string;
    let whole: string;
    beforeAll(async () => {
      site = await buildSite('cuba-1961-62', { config: withPdf, browser: systemBrowser as string });
      record = join(site.folder, 'records/kudryavtsev-castro-1961-12-30.pdf');
      whole = join(site.folder, 'edition.pdf');
    }, 300_000);
    afterAll(() => site.remove());

    it('is tagged, says its title and language, and has the edition’s day, not that of the clock', async () => {
      const text = (await readFile(record)).toString('latin1');
      expect(text).toMatch(/\/MarkInfo\s*<<\/Type \/MarkInfo\s*\/Marked true/);
      expect(text).toMatch(/\/Lang \(en\)/);
      expect(text).toMatch(/\/DisplayDocTitle true/);
      expect(text).toMatch(/\/Type \/Outlines|\/Outlines \d+ 0 R/);
      const days = new Set([...text.matchAll(/\(D:(\d{14})/g)].map(([, day]) => day));
      expect(days.size).toBe(1);
      expect([...days][0]).toMatch(/^\d{8}000000$/);
    });

    it.skipIf(!hasPoppler)(
      'names in its contents the sheets on which chapters begin (skipped without pdftotext)',
      () => {
        const contents = wordsOn(whole, 2);
        const entries = [...contents.matchAll(/(About this edition|People|Places|Organisations|Terms) (\d+)\b/g)];
        expect(entries).toHaveLength(5);
        for (const [, title = '', sheet = ''] of entries) expect(wordsOn(whole, Number(sheet)), title).toContain(title);
      },
    );

    it.skipIf(!hasPoppler)(
      'has a title page, running heads, numbered sheets and the whole text (skipped without pdftotext)',
      () => {
        expect(wordsOn(record, 1)).toMatch(/Kudryavtsev.*Translated by Gary Goldberg.*version 1\.0\.0/);
        expect(wordsOn(record, 3)).toMatch(/^ ?Cuba 1961–62 /);
        expect(wordsOn(record, 3)).toMatch(/ 3 ?$/);
      },
    );

    it('is linked from the record’s page and from the index', async () => {
      const page = await readFile(join(site.folder, 'records/kudryavtsev-castro-1961-12-30.html'), 'utf8');
      expect(page).toContain('href="kudryavtsev-castro-1961-12-30.pdf"');
      expect(await readFile(join(site.folder, 'index.html'), 'utf8')).toContain('href="edition.pdf"');
    });
  },
);

describe('a PDF', () => {
  it('without a browser is told with what to do, and nothing is published', { timeout: 120_000 }, async () => {
    const config = (yaml: string): string => withPdf(yaml).replace('version: 1.0.0', 'version: 1.0.1');
    await expect(buildSite('cuba-1961-62', { config, browser: '/nowhere/browser' })).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('/nowhere/browser'),
      detail: expect.stringContaining('EDITION_BROWSER'),
    });
  });

  const pdf = Buffer.from(
    [
      '%PDF-1.4',
      "1 0 obj\n<</CreationDate (D:20261124161940+00'00')\n/ModDate (D:20261124161940+00'00')>>\nendobj",
      '2 0 obj\n<</Type /Page\n/Parent 4 0 R>>\nendobj',
      '3 0 obj\n<</Type /Page\n/Parent 4 0 R>>\nendobj',
      '4 0 obj\n<</Type /Pages\n/Kids [7 0 R 3 0 R]>>\nendobj',
      '7 0 obj\n<</Type /Pages\n/Kids [2 0 R]>>\nendobj',
      '5 0 obj\n<</one [2 0 R /XYZ 6 827 0]\n/caf#C3#A9 [3 0 R /XYZ 6 827 0]>>\nendobj',
      '6 0 obj\n<</Type /Catalog\n/Pages 4 0 R\n/Dests 5 0 R>>\nendobj',
    ].join('\n'),
    'latin1',
  );

  it('tells on which pages its places lie, whatever tree its pages form', () => {
    expect([...pagesOfPlaces(pdf)]).toEqual([
      ['one', 1],
      ['café', 2],
    ]);
  });

  it('is given another date without a byte more or less', () => {
    const dated = withDate(pdf, '1961-12-30');
    expect(dated.byteLength).toBe(pdf.byteLength);
    expect(Buffer.from(dated).toString('latin1')).toContain("/CreationDate (D:19611230000000+00'00')");
    expect(Buffer.from(dated).toString('latin1')).not.toContain('20261124');
  });
});
