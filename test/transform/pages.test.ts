/** What a record's pages say round the text, and how large they are. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compileHouseStylesheet } from '../../src/transform/compile.js';
import { transformRecord } from '../../src/transform/record.js';
import { recordInput, recordOf } from '../helpers/record-input.js';

beforeAll(() => Promise.all((['html', 'text', 'apparatus', 'mentions'] as const).map(compileHouseStylesheet)), 300_000);

const withTitles = (statement: string) =>
  transformRecord(recordInput(recordOf('<p>Text.</p>').xml.replace(/(?<=<titleStmt>).*(?=<\/titleStmt>)/, statement)));

describe('the head of a page', () => {
  it('has the title of the letter, not that of the series', async () => {
    const { html } = await withTitles('<title level="s">Letters</title><title level="a">To Mr. Baker</title>');
    expect(html).toMatch(/<h1[^>]*>To Mr. Baker<\/h1>/);
  });

  it('names an author once, whatever the languages of the name, and two authors apart', async () => {
    const { html } = await withTitles(
      '<title>Clouds</title><author><persName>Ἀριστοφάνης</persName><persName xml:lang="la">Aristophanes</persName></author>' +
        '<author><persName>Hall</persName><persName>Geldart</persName></author>',
    );
    expect(/<p class="byline">.*?<\/p>/.exec(html)?.[0].replace(/<[^>]*>/g, '')).toBe('Ἀριστοφάνης, Hall, Geldart.');
  });
});

describe('the parts of an inscription', () => {
  it('have a heading by their type, where they have none of their own', async () => {
    const { html } = await transformRecord(
      recordOf(
        '<div type="edition"><p>svasti</p></div><div type="translation" xml:lang="en"><p>Hail</p></div>' +
          '<div type="translation" xml:lang="fr"><p>Salut</p></div><div type="commentary"><head>Remarks</head><p>None.</p></div>',
      ),
    );
    expect([...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading).slice(0, 4)).toEqual([
      'Text',
      'Translation (en)',
      'Translation (fr)',
      'Remarks',
    ]);
  });
});

describe('the comparison of witnesses', () => {
  const paragraph = (n: number): string =>
    `<p>${'All of the witnesses agree in many words. '.repeat(20)}<app><lem wit="#A">one</lem><rdg wit="#B">two ${n}</rdg></app></p>`;
  const witnesses = '<encodingDesc><p>None.</p></encodingDesc>';
  const record = (count: number) =>
    transformRecord(recordOf(Array.from({ length: count }, (_, n) => paragraph(n)).join(''), witnesses));

  it('is one page where it is short', async () => {
    const { files } = await record(3);
    expect(Object.keys(files).filter((name) => /index.*html/.test(name))).toEqual(['witness/index.html']);
    expect(files['witness/index.html']).not.toContain('class="walk"');
  });

  it('goes on over pages of bounded size, each of which leads to the next, and loses nothing', async () => {
    const { files } = await record(60);
    const pages = Object.entries(files).filter(([name]) => /index.*html/.test(name));
    expect(pages.length).toBeGreaterThan(2);
    for (const [, page] of pages) expect(page.length).toBeLessThan(60_000);
    expect(files['witness/index.html']).toMatch(/rel="next"[^>]*>|href="index-2.html"/);
    expect(files['witness/index-2.html']).toMatch(/href="index.html" class="previous" rel="prev"/);
    const all = pages.map(([, page]) => page).join('');
    for (let n = 0; n < 60; n += 1) expect(all).toContain(`>two ${n}</a>`);
  });
});
