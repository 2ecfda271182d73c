/** A volume of documents: one TEI file, a page for each document. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packageFile } from '../../src/store/package-files.js';
import { type BuildReport, buildEdition } from '../../src/workflows/build.js';

const document = (n: number, body: string): string =>
  `<div type="document" xml:id="d${n}" n="${n}"><head>Document ${n}<note type="editor">Note on the heading of document ${n}.</note></head>${body}</div>`;

const volume = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="volume" xml:lang="en">
  <teiHeader><fileDesc><titleStmt><title>The lighthouse papers</title></titleStmt><publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
  <text xml:lang="en">
    <front><div type="preface"><head>Preface</head><p>Of the papers, <ref target="#d2p">the second</ref> is the best.</p></div></front>
    <body>
      <div type="chapter" xml:id="chapter-one"><head>First chapter</head><p>Introduction of the chapter, with <persName ref="../people.xml#keeper">the keeper</persName>.</p>
        ${document(1, '<p>One paragraph of <persName ref="../people.xml#keeper">the keeper</persName>, see <ref target="#d2">the next document</ref> and <ref target="#d1p2">below</ref>.</p><p xml:id="d1p2">Another <supplied reason="translation">long</supplied> one.</p>')}
        ${document(2, '<opener><dateline>Port Ember, <date when="1961-05-03">3 May 1961</date></dateline></opener><p>He answers to <ref target="#d1">the first</ref>.</p><p xml:id="d2p">The second <supplied reason="translation">short</supplied> paragraph, dated <date when="1961-05-02">2 May</date>.</p>')}
      </div>
      ${document(3, '<p>A document with <ref target="#chapter-one">no chapter</ref>.</p><div><head>Enclosure</head><opener><dateline><date when="1950">1950</date></dateline></opener><p>Enclosed words.</p></div><closer><date notBefore="1961-06">June 1961 or later</date></closer>')}
    </body>
  </text>
</TEI>`;

const people = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>People</title></titleStmt><publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader><standOff><listPerson><person xml:id="keeper"><persName>Keeper</persName></person></listPerson></standOff></TEI>`;

let folder: string;
let report: BuildReport;
const page = (path: string): Promise<string> => readFile(join(folder, 'dist/volume', path), 'utf8');
const links = (html: string): readonly string[] =>
  [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href]) => href ?? '');

async function build(source: string): Promise<BuildReport> {
  folder = await mkdtemp(join(tmpdir(), 'edition-volume-'));
  const edition = join(folder, 'volume');
  await mkdir(join(edition, 'records'), { recursive: true });
  await writeFile(join(edition, 'records/volume.xml'), source);
  await writeFile(join(edition, 'people.xml'), people);
  await writeFile(join(edition, 'edition.yaml'), 'title: Papers\nschema: []\nsite:\n  divide: [document]\n');
  vi.stubEnv('EDITION_CACHE', packageFile('node_modules/.cache/edition-test/pages'));
  const options = { out: join(folder, 'dist'), slug: 'volume', jobs: 1, force: false, sourceDateEpoch: undefined };
  return buildEdition(edition, { ...options, signal: new AbortController().signal, progress: () => undefined });
}

beforeAll(async () => {
  report = await build(volume);
}, 300_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe('a volume that edition.yaml divides', () => {
  it('is published whole: no word is lost between its pages', () => {
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.published?.counts.records).toBe(1);
  });

  it('has a page of its own with what stands outside the documents, and links to them in their place', async () => {
    const html = await page('records/volume.html');
    expect(html).toContain('Introduction of the chapter');
    expect(html).not.toContain('One paragraph of');
    expect(links(html)).toEqual(
      expect.arrayContaining(['volume/d1.html', 'volume/d2.html', 'volume/d3.html', 'volume/d2.html#d2p']),
    );
  });

  it('has a page for each document, with its heading first, its own paragraph numbers, notes and apparatus', async () => {
    const html = await page('records/volume/d2.html');
    expect(html).toMatch(/<h1[^>]*>Document 2/);
    expect(html).toContain('Note on the heading of document 2.');
    expect(html).not.toContain('Note on the heading of document 1.');
    expect(html).toMatch(/<a class="n" href="#p1"[^>]*>1<\/a>/);
    expect([...html.matchAll(/class="lem"[^>]*>([^<]*)/g)].map(([, lemma]) => lemma)).toEqual(['short', '2 May']);
  });

  it('links from page to page: to paragraphs, to documents, within a page, to what has no page of its own, to registers', async () => {
    const [first, second, third] = await Promise.all(['d1', 'd2', 'd3'].map((id) => page(`records/volume/${id}.html`)));
    expect(links(first as string)).toEqual(expect.arrayContaining(['d2.html', '#d1p2', '../../people/keeper.html']));
    expect(links(second as string)).toEqual(
      expect.arrayContaining(['d1.html', 'd3.html', '../volume.html', '../volume.html#chapter-one']),
    );
    expect(links(third as string)).toEqual(expect.arrayContaining(['../volume.html#chapter-one', 'd2.html']));
  });

  it('links its apparatus and the registers to the page on which a place stands', async () => {
    expect(links(await page('records/volume.apparatus.html'))).toEqual(
      expect.arrayContaining(['volume/d1.html#t1', 'volume/d2.html#t2']),
    );
    expect(links(await page('people/keeper.html'))).toEqual(
      expect.arrayContaining(['../records/volume.html#p2', '../records/volume/d1.html#p1']),
    );
  });

  it('is found by the dates that its documents give, not those of what they enclose: lists, timeline, search, citation', async () => {
    const year = await page('dates/1961.html');
    expect(links(year)).toEqual(expect.arrayContaining(['../records/volume/d2.html', '../records/volume/d3.html']));
    expect(year).toContain('<time class="when" datetime="1961-05-03">3 May 1961</time>');
    expect(links(await page('dates/undated.html'))).toContain('../records/volume/d1.html');
    expect(links(await page('titles.html'))).toEqual(
      expect.arrayContaining(['records/volume.html', 'records/volume/d1.html']),
    );
    const timeline = await page('timeline.html');
    expect(timeline).toContain('Document 3');
    expect(timeline).not.toContain('1950');
    const front = await page('index.html');
    expect(front).toContain('3 documents');
    expect(front).not.toContain('undated');
    expect(await page('search/records.js')).toContain('["1961-05-03",');
    expect(await page('records/volume/d2.ris')).toContain('1961/05/03');
    expect(await page('records/volume/d1.ris')).not.toContain('1961');
  });

  it('leads nowhere that is not there, and is valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'no-inline-style': 'off' } });
    for (const path of ['records/volume.html', ...['d1', 'd2', 'd3'].map((id) => `records/volume/${id}.html`)]) {
      const html = await page(path);
      const result = await validator.validateString(html);
      expect(
        result.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
      ).toEqual([]);
      for (const href of links(html)) {
        const url = new URL(href, `file:///${path}`);
        const target = await page(decodeURIComponent(url.pathname.slice(1)));
        if (url.hash !== '')
          expect(target, `${href} in ${path}`).toContain(` id="${decodeURIComponent(url.hash.slice(1))}"`);
      }
    }
  });
});
