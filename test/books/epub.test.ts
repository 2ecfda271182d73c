import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlRuns } from '../../src/site/html-text.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, descendants, textOf } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { epubcheck, filesOf, hasEpubcheck } from '../helpers/epub.js';
import { buildSite, type Site } from '../helpers/site.js';

/** The words of the parts of a page, or of a chapter, that a book must have whole. */
function words(html: string, ids: readonly string[]): readonly string[] {
  const kept = htmlRuns(
    html,
    ({ name, attributes }) => {
      const { id = '', class: classes = '' } = attributes;
      if (name === 'nav' || classes === 'permalink') return 'left out';
      if (ids.includes(id)) return id;
      return undefined;
    },
    '',
  );
  return kept.filter(({ region }) => ids.includes(region)).flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
}

const parts = ['text', 'apparatus', 'annotations', 'dates', 'about'];

function xml(text: string, name: string): XmlElement {
  const { document, diagnostics } = parseXml(text.replace('<!DOCTYPE html>', ''), name);
  if (document === undefined) throw new Error(`${name}: ${diagnostics.map(({ message }) => message).join(', ')}`);
  return document.root;
}

const idsOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));

describe.each(['cuba-1961-62', 'training'])('the books of %s', { timeout: 300_000 }, (edition) => {
  let site: Site;
  let books: ReadonlyMap<string, ReadonlyMap<string, string>>;
  const bookOf = (path: string): ReadonlyMap<string, string> => books.get(path) as ReadonlyMap<string, string>;

  beforeAll(async () => {
    site = await buildSite(edition);
    const records = (await readdir(join(site.folder, 'records'))).filter((name) => name.endsWith('.epub'));
    const paths = ['edition.epub', ...records.map((name) => `records/${name}`)];
    books = new Map(
      await Promise.all(paths.map(async (path) => [path, filesOf(await readFile(join(site.folder, path)))] as const)),
    );
  });
  afterAll(() => site.remove());

  it('are there for the edition and for each record', () => {
    const records = site.pages.filter((path) => /^records\/[^/]+(?<!\.apparatus)\.html$/.test(path));
    expect([...books.keys()].toSorted()).toEqual(
      ['edition.epub', ...records.map((path) => path.replace(/html$/, 'epub'))].toSorted(),
    );
  });

  it.skipIf(!hasEpubcheck)('have no error and no warning by epubcheck (skipped without epubcheck)', () => {
    const findings = [...books.keys()].flatMap((path) => epubcheck(join(site.folder, path)));
    expect(findings).toEqual([]);
  });

  it('begin with their media type, not packed, as the container wants it', async () => {
    for (const path of books.keys()) {
      const bytes = await readFile(join(site.folder, path));
      expect(bytes.subarray(30, 58).toString('latin1'), path).toBe('mimetypeapplication/epub+zip');
    }
  });

  it('have every word of each record’s text, notes and apparatus, in order, in its own book and in that of the edition', async () => {
    for (const page of site.pages.filter((path) => /^records\/[^/]+(?<!\.apparatus)\.html$/.test(path))) {
      const html = await readFile(join(site.folder, page), 'utf8');
      const id = page.replace(/^records\/|\.html$/g, '');
      const said = words(html, parts);
      expect(said.length, page).toBeGreaterThan(50);
      for (const book of [`records/${id}.epub`, 'edition.epub']) {
        expect(words(bookOf(book).get(`EPUB/${id}.xhtml`) ?? '', parts), `${book}: ${id}`).toEqual(said);
      }
    }
  });

  it('are well-formed, and every link in them leads to something', () => {
    for (const [path, files] of books) {
      for (const [name, text] of files) {
        if (!/\.(xhtml|opf|svg|xml)$/.test(name)) continue;
        xml(text, `${path}/${name}`);
        for (const [, href = ''] of text.matchAll(/ (?:href|src)="([^"]+)"/g)) {
          if (/^https?:/.test(href)) continue;
          const [file = '', anchor = ''] = href.split('#');
          const target = file === '' ? name : `EPUB/${decodeURI(file)}`;
          expect(files.has(target), `${path}: ${name} → ${href}`).toBe(true);
          if (anchor !== '')
            expect(idsOf(files.get(target) ?? '').has(anchor), `${path}: ${name} → ${href}`).toBe(true);
        }
      }
    }
  });

  it('name everything that they hold in their package document, once', () => {
    for (const [path, files] of books) {
      const root = xml(files.get('EPUB/package.opf') ?? '', path);
      const named = [...descendants(root, 'item')].map((item) => `EPUB/${decodeURI(attribute(item, 'href') ?? '')}`);
      const held = [...files.keys()].filter((name) => name.startsWith('EPUB/') && name !== 'EPUB/package.opf');
      expect(named.toSorted(), path).toEqual(held.toSorted());
    }
  });

  it('say in words that assistive programs know what is a note, and what calls it', () => {
    for (const [path, files] of books) {
      for (const [name, text] of files) {
        if (!name.endsWith('.xhtml')) continue;
        const called = [...text.matchAll(/<a [^>]*epub:type="noteref"[^>]*>/g)].map(
          ([tag]) => /href="#([^"]+)"/.exec(tag)?.[1],
        );
        for (const id of called) {
          const note = new RegExp(`<(?:aside|li)[^>]* id="${id}"[^>]*>`).exec(text)?.[0] ?? '';
          expect(note, `${path}/${name}#${id}`).toMatch(/epub:type="(footnote|endnote)"/);
          expect(note).toMatch(/role="doc-(footnote|endnote)"/);
        }
      }
    }
  });

  it('need no script and nothing from elsewhere', () => {
    for (const files of books.values()) {
      for (const [name, text] of files) {
        if (!/\.(xhtml|svg|css)$/.test(name)) continue;
        expect(text).not.toMatch(/<script|<iframe|<form|\son[a-z]+="|url\(["']?https?:/);
        expect(text).not.toMatch(/(?:src|<link[^>]*href)="https?:/);
      }
    }
  });
});

describe('the book of a record', { timeout: 120_000 }, () => {
  let site: Site;
  let files: ReadonlyMap<string, string>;
  let root: XmlElement;
  beforeAll(async () => {
    site = await buildSite();
    files = filesOf(await readFile(join(site.folder, 'records/kudryavtsev-castro-1961-12-30.epub')));
    root = xml(files.get('EPUB/package.opf') ?? '', 'package.opf');
  });
  afterAll(() => site.remove());

  it('says who wrote, translated and edited it, by MARC’s codes, and where the original is', () => {
    const roles = new Map(
      [...descendants(root, 'meta')]
        .filter((meta) => attribute(meta, 'property') === 'role')
        .map((meta) => [attribute(meta, 'refines'), textOf(meta)]),
    );
    const people = ['creator', 'contributor'].flatMap((name) =>
      [...descendants(root, name)].map((one) => `${name} ${roles.get(`#${attribute(one, 'id')}`)}: ${textOf(one)}`),
    );
    expect(people).toEqual([
      'creator aut: S. M. Kudryavtsev',
      'contributor trl: Gary Goldberg',
      'contributor edt: the editors of “Cuba 1961–62”',
    ]);
    const values = (name: string): readonly string[] => [...descendants(root, name)].map(textOf);
    expect(values('source')[0]).toMatch(/^AVP RF, F\. 0104/);
    expect(values('language')[0]).toBe('en');
    expect(values('rights').join(' ')).toContain('Creative Commons Attribution 4.0');
    expect(values('identifier')[0]).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8/);
  });

  it('says how accessible it is', () => {
    const found = [...descendants(root, 'meta')].filter((meta) => attribute(meta, 'property')?.startsWith('schema:'));
    expect(new Set(found.map((meta) => attribute(meta, 'property')))).toEqual(
      new Set([
        'schema:accessMode',
        'schema:accessModeSufficient',
        'schema:accessibilityFeature',
        'schema:accessibilityHazard',
        'schema:accessibilitySummary',
      ]),
    );
  });

  it('is linked from the record’s page', async () => {
    const page = await readFile(join(site.folder, 'records/kudryavtsev-castro-1961-12-30.html'), 'utf8');
    expect(page).toContain('href="kudryavtsev-castro-1961-12-30.epub"');
    expect(await readFile(join(site.folder, 'index.html'), 'utf8')).toContain('href="edition.epub"');
  });

  it('has only those pieces of the fonts that its words need, with their licence', () => {
    const fonts = [...files.keys()].filter((name) => name.startsWith('EPUB/fonts/'));
    expect(fonts).toContain('EPUB/fonts/LICENSE.txt');
    expect(fonts.some((name) => name.includes('latin-wght-normal'))).toBe(true);
    expect(fonts.some((name) => name.includes('greek'))).toBe(false);
  });

  it('has names that lead out of it to the published pages', () => {
    const chapter = files.get('EPUB/kudryavtsev-castro-1961-12-30.xhtml') ?? '';
    expect(chapter).toContain('href="https://example.org/editions/cuba-1961-62/people/castro.html"');
  });
});

describe('the book of an edition', { timeout: 300_000 }, () => {
  it('leads from names to the registers, and from there back to the mentions', async () => {
    const site = await buildSite();
    const files = filesOf(await readFile(join(site.folder, 'edition.epub')));
    await site.remove();
    expect(files.get('EPUB/kudryavtsev-castro-1961-12-30.xhtml')).toContain('href="people.xhtml#people-castro"');
    expect(files.get('EPUB/people.xhtml')).toMatch(/href="kudryavtsev-castro-1961-12-30\.xhtml#[^"]+"/);
  });

  it('is as it should be in a language that runs from right to left, and without an address', async () => {
    const site = await buildSite('cuba-1961-62', {
      config: (yaml) => yaml.replace('locale: en', 'locale: ar').replace(/^base-url:.*$/m, ''),
    });
    const files = filesOf(await readFile(join(site.folder, 'edition.epub')));
    const found = hasEpubcheck ? epubcheck(join(site.folder, 'edition.epub')) : [];
    await site.remove();
    expect(files.get('EPUB/package.opf')).toContain('page-progression-direction="rtl"');
    expect(files.get('EPUB/contents.xhtml')).toMatch(/<html[^>]* lang="ar"[^>]* dir="rtl"/);
    expect(found).toEqual([]);
  });

  it('is the same, byte for byte, when it is made again', async () => {
    const [one, other] = [await buildSite('training'), await buildSite('training')];
    for (const path of ['edition.epub', 'records/note-verbale-manara-1958-04-15.epub']) {
      expect(await readFile(join(other.folder, path))).toEqual(await readFile(join(one.folder, path)));
    }
    await Promise.all([one.remove(), other.remove()]);
  });

  it('is not made where the configuration says so', async () => {
    const site = await buildSite('cuba-1961-62', {
      config: (yaml) => yaml.replace('site:\n', 'site:\n  books:\n    epub: false\n'),
    });
    const files = await readdir(site.folder, { recursive: true });
    const page = await readFile(join(site.folder, 'index.html'), 'utf8');
    await site.remove();
    expect(files.filter((name) => name.endsWith('.epub'))).toEqual([]);
    expect(page).not.toContain('.epub');
  });
});
