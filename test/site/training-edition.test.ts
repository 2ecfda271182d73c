import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/edition/config.js';
import { openCache } from '../../src/store/cache.js';
import { validateEdition } from '../../src/workflows/validate.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, descendants, normalizeSpace, textOf } from '../../src/xml/query.js';
import { buildSite, type Site } from '../helpers/site.js';
import { temporaryFolder } from '../helpers/temporary.js';

const folder = 'editions/training';
let site: Site;
let notice: string;

beforeAll(async () => {
  site = await buildSite('training');
  const path = join(folder, 'edition.yaml');
  notice = readConfig(await readFile(path, 'utf8'), path).config?.notice ?? '';
}, 400_000);

afterAll(() => site?.remove());

/** What is published in XML and is no text of the edition; that the feed and the index of letters say so is tested with the other data. */
const notTei = ['sitemap.xml', 'feed.xml', 'cmif.xml'];

function filesIn(root: string, extension: string): readonly string[] {
  const names = readdirSync(root, { recursive: true }) as string[];
  return names.filter((name) => name.endsWith(extension)).toSorted();
}

/** The notes of type `notice` and the titles of each header of a TEI file. */
async function headersOf(path: string): Promise<readonly { readonly notices: string[]; readonly title: string }[]> {
  const { document } = parseXml(await readFile(path, 'utf8'), path);
  if (document === undefined) throw new Error(`${path} is not well-formed`);
  return [...descendants(document.root, 'teiHeader')].map((header) => ({
    notices: [...descendants(header, 'note')]
      .filter((note) => attribute(note, 'type') === 'notice')
      .map((note) => normalizeSpace(textOf(note))),
    title: normalizeSpace(textOf([...descendants(header, 'title')][0] as never)),
  }));
}

describe('the training edition is never taken for history', () => {
  it('says on every page that it is invented, once, before anything but the masthead', async () => {
    expect(notice).toMatch(/invented/);
    expect(site.pages.length).toBeGreaterThan(40);
    for (const page of site.pages) {
      const html = await readFile(join(site.folder, page), 'utf8');
      expect(html.split(notice).length - 1, page).toBeGreaterThanOrEqual(2);
      expect(html, page).toContain(`</header><aside class="notice" aria-label="Notice">${notice}</aside><main`);
      expect(html.split('class="notice"'), page).toHaveLength(2);
    }
  });

  it('says so in the first line of every plain text', async () => {
    const texts = filesIn(join(site.folder, 'records'), '.txt');
    expect(texts.length).toBeGreaterThan(20);
    for (const path of texts) {
      const text = await readFile(join(site.folder, 'records', path), 'utf8');
      expect(text.split('\n')[0], path).toBe(notice);
    }
  });

  it('says so in every header: of sources, of published TEI and of every apparatus', async () => {
    for (const root of [folder, site.folder]) {
      const files = filesIn(root, '.xml').filter((path) => !notTei.includes(path));
      expect(files.length).toBeGreaterThan(15);
      for (const path of files) {
        const headers = await headersOf(join(root, path));
        expect(headers.length, path).toBeGreaterThan(0);
        for (const { notices, title } of headers) {
          expect(notices, path).toEqual([notice]);
          expect(title, path).toMatch(/\(invented\)$/);
        }
      }
    }
  });

  it('says so in every entry of its registers', async () => {
    for (const { notes } of await entries()) expect(notes).toMatch(/invented/i);
  });

  async function entries(): Promise<readonly { readonly notes: string }[]> {
    const found: { notes: string }[] = [];
    for (const path of ['people.xml', 'places.xml', 'organizations.xml', 'terms.xml']) {
      const { document } = parseXml(await readFile(join(folder, path), 'utf8'), path);
      for (const name of ['person', 'place', 'org', 'item']) {
        for (const entry of descendants(document?.root as never, name)) {
          found.push({ notes: [...descendants(entry, 'note')].map(textOf).join(' ') });
        }
      }
    }
    expect(found.length).toBeGreaterThan(30);
    return found;
  }
});

describe('the training edition is a model', () => {
  it('has nothing for `validate` to find', async () => {
    const { diagnostics } = await validateEdition(folder, { cache: openCache({ folder: await temporaryFolder() }) });
    expect(diagnostics).toEqual([]);
  });

  it('names all languages that a volume was translated from, and each date once, as exactly as it is known', async () => {
    const textOfPage = async (id: string): Promise<string> =>
      (await readFile(join(site.folder, 'records', `${id}.html`), 'utf8'))
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ');
    expect(await textOfPage('papers-of-the-fisheries-agreement')).toContain(
      'Translated from Arabic, Russian, Spanish by',
    );
    const telegram = await textOfPage('telegram-zavyalsky-1958-03-07');
    expect(telegram).toContain('Sent 7 March 1958, 18.15 Received 8 March 1958, 1.40 Classification');
    expect(telegram).not.toMatch(/Sent 7 March 1958 Received/);
  });

  it('publishes the images that its pages show', async () => {
    const images = filesIn(join(site.folder, 'images'), '');
    expect(images).toEqual(filesIn(join(folder, 'images'), ''));
    const shown = new Set<string>();
    for (const page of site.pages) {
      const html = await readFile(join(site.folder, page), 'utf8');
      for (const [, src = ''] of html.matchAll(/<img src="([^"]+)"/g)) shown.add(src.replace('../images/', ''));
    }
    expect(images).toEqual(expect.arrayContaining([...shown]));
    expect(shown).toContain('ceniza-strait.svg');
  });

  it('is described by its README record by record', async () => {
    const readme = await readFile(join(folder, 'README.md'), 'utf8');
    const files = ['records', 'text'].flatMap((name) => filesIn(join(folder, name), '.xml').map((f) => `${name}/${f}`));
    expect(files.filter((path) => !readme.includes(`](${path})`))).toEqual([]);
  });
});
