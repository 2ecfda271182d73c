import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLostText } from '../../src/site/no-silent-text.js';
import { packageFile } from '../../src/store/package-files.js';
import { transformRecord } from '../../src/transform/record.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { buildSite, recordPage, type Site } from '../helpers/site.js';

let site: Site;
beforeAll(async () => {
  site = await buildSite();
}, 400_000);
afterAll(() => site?.remove());

/** The standard preset is what the HTML standard asks for. A title may be long: it is the archive’s, not ours to cut. */
const validator = new HtmlValidate(
  new StaticConfigLoader({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } }),
);

async function faults(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`),
  );
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly ancestors: readonly string[];
}

/** All elements of a page, as a browser’s parser builds them. */
function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const walk = (node: unknown, ancestors: readonly string[]): void => {
    const { tagName, attrs, childNodes } = node as {
      tagName?: string;
      attrs?: { name: string; value: string }[];
      childNodes?: unknown[];
    };
    if (tagName !== undefined) {
      found.push({
        name: tagName,
        attributes: Object.fromEntries((attrs ?? []).map(({ name, value }) => [name, value])),
        ancestors,
      });
    }
    for (const child of childNodes ?? []) walk(child, tagName === undefined ? ancestors : [...ancestors, tagName]);
  };
  walk(parse(html), []);
  return found;
}

describe('the pages of the first edition', () => {
  it('are valid HTML, every one', async () => {
    const found: Record<string, readonly string[]> = {};
    for (const path of site.pages) {
      const list = await faults(await readFile(join(site.folder, path), 'utf8'));
      if (list.length > 0) found[path] = list;
    }
    expect(found).toEqual({});
  });

  it('lead nowhere that is not there', async () => {
    const pages = new Map<string, readonly Element[]>();
    for (const path of site.pages) pages.set(path, elementsOf(await readFile(join(site.folder, path), 'utf8')));
    const dead: string[] = [];
    for (const [path, elements] of pages) {
      for (const { attributes } of elements) {
        const { href } = attributes;
        if (href === undefined || /^(https?|mailto):/.test(href)) continue;
        const [file = '', anchor] = decodeURI(href).split('#');
        const target = file === '' ? path : normalize(join(dirname(path), file)).replaceAll('\\', '/');
        const there = pages.get(target);
        const exists =
          there !== undefined ||
          (await readFile(join(site.folder, target)).then(
            () => true,
            () => false,
          ));
        if (!exists || (anchor && !there?.some((element) => element.attributes['id'] === anchor)))
          dead.push(`${path} → ${href}`);
      }
    }
    expect(dead).toEqual([]);
  });

  it('say in which language they are, and in which a foreign word is', async () => {
    for (const path of site.pages) {
      const [html] = elementsOf(await readFile(join(site.folder, path), 'utf8'));
      expect(html?.attributes['lang'], path).toBe('en');
    }
    const record = elementsOf(await readFile(join(site.folder, recordPage), 'utf8'));
    const foreign = record.filter(({ attributes }) => attributes['lang'] === 'ru-Latn');
    expect(foreign.length).toBeGreaterThanOrEqual(3);
  });

  it('give catalogues what they ask for', async () => {
    const elements = elementsOf(await readFile(join(site.folder, recordPage), 'utf8'));
    const meta = Object.fromEntries(
      elements
        .filter(({ name }) => name === 'meta')
        .map(({ attributes }) => [attributes['name'], attributes['content']]),
    );
    expect(meta).toMatchObject({
      'DC.creator': 'Kudryavtsev, S. M.',
      'DC.contributor': 'Goldberg, Gary',
      'DC.date': '1962-01-28',
      'DC.source': 'AVP RF, F. 0104. Op. 17, P. 118, D. 5, ll. 136-138',
      'DC.language': 'en',
    });
    expect(meta['description']).toMatch(/^Kudryavtsev and Fidel Castro discuss/);
  });

  it('have one style sheet of less than 48 kB', async () => {
    const css = await readFile(join(site.folder, 'assets/edition.css'), 'utf8');
    expect(css.length).toBeLessThan(48_000);
    expect(css).not.toMatch(/@import|url\("?https?:/);
    const fonts = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, url]) => url ?? '');
    for (const font of fonts) await readFile(join(site.folder, 'assets', font));
    expect(fonts.length).toBe(15);
  });
});

describe('a record with everything in everything', () => {
  const page = (async () => {
    const xml = await readFile(packageFile('test/fixtures/pages/everything.xml'), 'utf8');
    const m = 'xmlns:m="tag:edition,2026:model"';
    return transformRecord({
      id: 'everything',
      file: 'records/everything.xml',
      xml,
      context: `<m:context ${m} id="everything" source="records/everything.xml" root="../">
        <m:entity pointer="../people.xml#a" register="people" id="a" href="people/a.html" name="A, Person" short="A" gloss=""/>
        <m:entity pointer="../places.xml#b" register="places" id="b" href="places/b.html" name="B" short="B" gloss=""/></m:context>`,
      edition: `<m:edition ${m} id="e" title="E" version="1" date="2026-01-01" publisher="" base-url="" locale="en"><m:description/><m:show/></m:edition>`,
      labels: await readFile(packageFile('xslt/locale/en.xml'), 'utf8'),
    });
  })();

  it('is valid HTML', async () => {
    expect(await faults((await page).html)).toEqual([]);
  });

  it('has no link inside a link, and no anchor twice', async () => {
    const elements = elementsOf((await page).html);
    expect(elements.filter(({ name, ancestors }) => name === 'a' && ancestors.includes('a'))).toEqual([]);
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('has each note once, and a way to it and back', async () => {
    const elements = elementsOf((await page).html);
    const notes = elements
      .filter(({ attributes }) => attributes['role'] === 'doc-footnote')
      .map(({ attributes }) => attributes['id']);
    const leading = (role: string, id: string | undefined) =>
      elements.filter(({ attributes }) => attributes['role'] === role && attributes['href'] === `#${id}`);
    expect(notes.length).toBeGreaterThan(5);
    for (const id of notes) {
      expect(leading('doc-noteref', id), id).toHaveLength(1);
      expect(leading('doc-backlink', id?.replace('n', 'r')), id).toHaveLength(1);
    }
  });

  it('links a name within a name to the inner one, and the words round it to the outer one', async () => {
    expect((await page).html).toContain(
      '<a class="name person" href="../people/a.html">friend of</a> <a class="name place" href="../places/b.html">B</a> <a class="name person" href="../people/a.html">town</a>',
    );
  });

  it('leads nowhere within the page that is not there', async () => {
    const elements = elementsOf((await page).html);
    const ids = new Set(elements.map(({ attributes }) => attributes['id']));
    const inner = elements.flatMap(({ attributes }) =>
      attributes['href']?.startsWith('#') ? [attributes['href'].slice(1)] : [],
    );
    expect(inner.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('keeps the words of an element that has no rule, and reports it', async () => {
    const { html, findings } = await page;
    expect(html).toContain('<span class="tei-made-up">unheard of</span>');
    expect(findings).toContainEqual(expect.objectContaining({ code: 'text/undeclared-element', element: 'made-up' }));
  });

  it('loses no word of it', async () => {
    const { html, text, apparatus } = await page;
    const { document } = parseXml(await readFile(packageFile('test/fixtures/pages/everything.xml'), 'utf8'), 'e.xml');
    const texts = { html, text, apparatusText: apparatus.text, apparatusHtml: apparatus.html };
    expect(findLostText(document as XmlDocument, texts).map(({ message }) => message)).toEqual([]);
  });

  it('takes of the source’s looks what is harmless, and nothing else', async () => {
    const { html } = await page;
    expect(html).toContain('{ font-weight: bold; color: color-mix(in oklab, red 60%, var(--ink)) }');
    expect(html).toContain('{ text-indent: 2em }');
    expect(html).toContain('{ text-align: center }');
    const own = /<script (?:type="application\/ld\+json"|[^>]*src="[./]*assets\/)[^>]*>.*?<\/script>/gs;
    expect(html.replace(own, '')).not.toMatch(/<script|onclick|url\(|position:/);
  });

  it('shows the images of the edition, which open large', async () => {
    const { html } = await page;
    expect(html).toContain(
      '<a class="picture" href="../images/embassy.jpg"><img src="../images/embassy.jpg" alt="The embassy"',
    );
    expect(html).toContain('alt="Image of the source, p. 4"');
    expect(html).toContain('<a class="turn" href="https://example.org/page-5.png"');
  });

  it('asks for no image of another host', async () => {
    expect((await page).html).not.toMatch(/<(img|script|iframe|link rel="stylesheet")[^>]+(src|href)="https?:/);
  });
});
