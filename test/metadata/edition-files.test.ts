import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, child, descendants, elements, textOf } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { hasCorpus, teiSchema } from '../helpers/corpus.js';
import { hasJing, invalidByJing } from '../helpers/jing.js';
import { buildSite, type Site } from '../helpers/site.js';
import { importByZotero } from '../helpers/zotero.js';

let cuba: Site;
let training: Site;
beforeAll(async () => {
  cuba = await buildSite();
  training = await buildSite('training');
}, 600_000);
afterAll(async () => {
  await cuba?.remove();
  await training?.remove();
});

const read = (site: Site, path: string): Promise<string> => readFile(join(site.folder, path), 'utf8');
async function rootOf(site: Site, path: string): Promise<XmlElement> {
  const { document } = parseXml(await read(site, path), path);
  if (document === undefined) throw new Error(`${path} is not well-formed`);
  return document.root;
}

describe('the feed of changes', () => {
  it('has all that RFC 4287 wants of a feed and of each entry', async () => {
    for (const site of [cuba, training]) {
      const root = await rootOf(site, 'feed.xml');
      expect(attribute(root, 'xmlns')).toBe('http://www.w3.org/2005/Atom');
      const ids = new Set<string>();
      const entries = elements(root, 'entry');
      expect(entries.length).toBeGreaterThan(0);
      for (const part of [root, ...entries]) {
        for (const name of ['id', 'title', 'updated']) expect(elements(part, name), name).toHaveLength(1);
        const id = textOf(child(part, 'id') as XmlElement);
        expect(new URL(id).href).toBe(id);
        expect(ids.has(id), id).toBe(false);
        ids.add(id);
        expect(textOf(child(part, 'updated') as XmlElement)).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
      }
      expect(elements(root, 'author').length).toBeGreaterThan(0);
      const rels = elements(root, 'link').map((link) => attribute(link, 'rel'));
      expect(rels).toEqual(['self', 'alternate']);
    }
  });

  it('says what was done, as the header says it', async () => {
    const feed = await read(cuba, 'feed.xml');
    expect(feed).toContain(
      '<summary>Encoded from the typescript; persons, places, organisations, dates and terms identified.</summary>',
    );
    expect(feed).toContain('<title>Register of Persons</title>');
  });
});

describe('the index of letters', () => {
  it('names sender, recipient, place and date of each letter, and its page', async () => {
    const root = await rootOf(training, 'cmif.xml');
    const letters = [...descendants(root, 'correspDesc')];
    expect(letters).toHaveLength(4);
    for (const letter of letters) {
      const types = elements(letter, 'correspAction').map((action) => attribute(action, 'type'));
      expect(types).toEqual(['sent', 'received']);
      const page = attribute(letter, 'ref')?.replace('https://example.org/editions/training/', '') ?? '';
      expect(await read(training, page)).toContain('<html');
    }
    expect(await read(training, 'cmif.xml')).toContain('<persName>B. Oreluna</persName>');
  });

  it('is not there where no record is a letter', async () => {
    await expect(read(cuba, 'cmif.xml')).rejects.toThrow();
  });

  it.skipIf(!hasJing || !hasCorpus)('is valid TEI', async () => {
    const path = join(training.folder, 'cmif.xml');
    const invalid = await invalidByJing(teiSchema, [path], { ids: false });
    expect([...invalid]).toEqual([]);
  });
});

describe('the files for aggregators', () => {
  it('say which persons of an authority file have a page here', async () => {
    const beacon = await read(cuba, 'beacon-wikidata.txt');
    expect(beacon).toMatch(/^#FORMAT: BEACON\n#PREFIX: http:\/\/www\.wikidata\.org\/entity\/\n/);
    const lines = beacon.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toContain('Q11256||https://example.org/editions/cuba-1961-62/people/castro.html');
    expect(lines).toEqual(lines.toSorted());
  });

  it('give places in the shape of the Linked Places format', async () => {
    const text = { type: 'string' };
    const feature = {
      type: 'object',
      properties: {
        '@id': { type: 'string', pattern: '^https://' },
        type: { const: 'Feature' },
        properties: {
          type: 'object',
          properties: {
            title: text,
            ccodes: { type: 'array' },
            fclasses: { type: 'array', items: { enum: [...'AHLPRSTU'] } },
          },
          required: ['title', 'fclasses'],
        },
        names: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            properties: { toponym: text, lang: text },
            required: ['toponym'],
            additionalProperties: false,
          },
        },
        geometry: {
          anyOf: [
            { type: 'null' },
            {
              type: 'object',
              properties: {
                type: { const: 'Point' },
                coordinates: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'number' } },
              },
              required: ['type', 'coordinates'],
            },
          ],
        },
        links: { type: 'array', items: { type: 'object', required: ['type', 'identifier'] } },
      },
      required: ['@id', 'type', 'properties', 'names', 'geometry'],
    };
    const validate = new Ajv({ strict: false }).compile({
      type: 'object',
      properties: {
        type: { const: 'FeatureCollection' },
        '@context': text,
        features: { type: 'array', minItems: 1, items: feature },
      },
      required: ['type', '@context', 'features'],
    });
    for (const site of [cuba, training]) {
      const places = JSON.parse(await read(site, 'places.json'));
      expect(validate(places), JSON.stringify(validate.errors)).toBe(true);
    }
    const { features } = JSON.parse(await read(cuba, 'places.json'));
    const havana = features.find((one: { properties: { title: string } }) => one.properties.title === 'Havana');
    // Degrees east come first in GeoJSON.
    expect(havana.geometry.coordinates[0]).toBeCloseTo(-82.4, 0);
  });

  it('list the links of each record with full addresses, all of which are there', async () => {
    const base = 'https://example.org/editions/training/';
    const { linkset } = JSON.parse(await read(training, 'linkset.json'));
    expect(linkset).toHaveLength(15);
    for (const context of linkset) {
      expect(new URL(context.anchor).href).toBe(context.anchor);
      for (const rel of ['item', 'describedby']) {
        for (const { href } of context[rel]) await read(training, decodeURI(href.slice(base.length)));
      }
    }
  });
});

describe('the data', () => {
  it('has each record with who wrote, received and translated it', async () => {
    const { edition, records } = JSON.parse(await read(training, 'records.json'));
    expect(edition).toMatchObject({ version: '1.0.0', licence: 'https://creativecommons.org/publicdomain/zero/1.0/' });
    expect(records).toHaveLength(14);
    const letter = records.find(({ id }: { id: string }) => id === 'letter-rechnaya-1958-05-02-kettlewade');
    expect(letter).toMatchObject({
      kind: 'letter',
      authors: [{ name: 'V. T. Rechnaya', family: 'Rechnaya', page: 'people/rechnaya.html' }],
      recipients: [{ name: 'B. Oreluna' }],
      translators: [{ family: 'Kettlewade' }],
      date: { when: '1958-05-02' },
    });
    expect(letter.mentions.places['sierra-parda']).toBe(1);
  });

  it('has a row for each tagged name, and each leads to its place', async () => {
    const [header = '', ...rows] = (await read(cuba, 'mentions.csv')).split('\r\n').slice(0, -1);
    expect(header.split(',')).toHaveLength(11);
    expect(rows).toHaveLength(122);
    const page = await read(cuba, 'records/kudryavtsev-castro-1961-12-30.html');
    for (const row of rows) {
      const [, anchor] = /,records\/[^,#]+\.html(?:#([\w-]+))?$/.exec(row) ?? [];
      if (anchor !== undefined) expect(page).toContain(`id="${anchor}"`);
    }
  });

  it('is explained, file by file, on a page', async () => {
    for (const site of [cuba, training]) {
      const page = await read(site, 'data.html');
      const files = [
        'records.json',
        'mentions.csv',
        'records.bib',
        'records.ris',
        'records.csl.json',
        'places.json',
        'feed.xml',
      ];
      for (const file of [...files, 'linkset.json', 'people.xml', 'manifest.json', 'sitemap.xml', 'edition.epub']) {
        expect(page).toContain(`<a href="${file}">${file}</a>`);
        await read(site, file);
      }
    }
  });

  it('says of invented records, in every file, that they are invented', async () => {
    const notice = 'Every record here is invented';
    for (const file of [
      'records.json',
      'records.bib',
      'records.ris',
      'records.csl.json',
      'places.json',
      'feed.xml',
      'cmif.xml',
    ]) {
      expect(await read(training, file), file).toContain(notice);
    }
  });
});

describe('a record page', () => {
  it('is imported by Zotero with all who had a part in it', async () => {
    const page = await read(cuba, 'records/kudryavtsev-castro-1961-12-30.html');
    const item = importByZotero(page);
    expect(item?.fields).toMatchObject({
      itemType: 'manuscript',
      date: '1962-01-28',
      archive: 'Archive of Foreign Policy of the Russian Federation (AVP RF)',
      archiveLocation: 'AVP RF, F. 0104. Op. 17, P. 118, D. 5, ll. 136-138',
    });
    const creators = item?.creators.map(({ creatorType, lastName }) => `${creatorType} ${lastName}`);
    expect(creators).toEqual(['author Kudryavtsev', 'contributor Castro Ruz', 'translator Goldberg']);
    const letter = importByZotero(await read(training, 'records/letter-rechnaya-1958-05-02-kettlewade.html'));
    expect(letter?.creators).toContainEqual(expect.objectContaining({ creatorType: 'recipient', lastName: 'Oreluna' }));
    expect(letter?.fields['extra']).toContain('translator: Kettlewade || Ambrose');
  });

  it('describes original and translation as two works, in JSON that a parser reads', async () => {
    for (const site of [cuba, training]) {
      for (const path of site.pages.filter((page) => /^records\/[^./]+\.html$/.test(page))) {
        const page = await read(site, path);
        const [, json = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page) ?? [];
        const graph = JSON.parse(json)['@graph'];
        const ids = graph.map((node: Record<string, unknown>) => node['@id']);
        expect(ids, path).toContain('#original');
        const translation = graph.find((node: Record<string, unknown>) => node['@id'] === '#translation');
        if (translation) expect(translation.translationOfWork).toEqual({ '@id': '#original' });
      }
    }
  });
});
