import { describe, expect, it } from 'vitest';
import { placeCoordinates } from '../../src/edition/coordinates.js';
import { findingFacts } from '../../src/edition/finding-facts.js';
import type { RecordDate } from '../../src/edition/model.js';
import { daysOf } from '../../src/edition/spans.js';
import type { Listed } from '../../src/site/browse/listed.js';
import { periodsOf } from '../../src/site/browse/periods.js';
import { layOut } from '../../src/site/drawings/layout.js';
import { placeLabels } from '../../src/site/drawings/place-labels.js';
import { detailFor, projectPoints } from '../../src/site/drawings/project.js';
import { pageBlocks } from '../../src/site/page-text.js';
import { pagefindIndex } from '../../src/site/search/pagefind.js';
import { readDependency } from '../../src/store/package-files.js';
import { parseXml } from '../../src/xml/parse.js';
import { readSeedRecord } from '../helpers/edition.js';
import { recordMeta } from '../helpers/record-meta.js';

function parsed(text: string) {
  const { document } = parseXml(text, 'test.xml');
  if (document === undefined) throw new Error('The test’s own XML is wrong');
  return document;
}

const date = (values: Partial<RecordDate>): RecordDate => ({ type: '', display: '', ...values });

const record = (id: string, values: Partial<RecordDate>): Listed => ({
  ...recordMeta(id, { date: date(values) }),
  path: `records/${id}.html`,
  volume: '',
  documents: 0,
});

describe('the days of a date', () => {
  it.each([
    [{ when: '1962-02-28' }, '1962-02-28', '1962-02-28', false],
    [{ when: '1962-02' }, '1962-02-01', '1962-02-28', true],
    [{ when: '1964-02-11T10:00:00Z' }, '1964-02-11', '1964-02-11', false],
    [{ when: '1962' }, '1962-01-01', '1962-12-31', true],
    [{ notBefore: '1961-12-30', notAfter: '1962-01' }, '1961-12-30', '1962-01-31', true],
    [{ from: '1958-03-01', to: '1958-03-04' }, '1958-03-01', '1958-03-04', false],
    [{ notAfter: '1962-05' }, '1962-05-01', '1962-05-31', true],
    [{ when: '-0044-03-15' }, '-0044-03-15', '-0044-03-15', false],
  ])('%o are from %s to %s', (values, first, last, isUncertain) => {
    expect(daysOf(date(values))).toEqual({ first, last, isUncertain });
  });

  it.each([{}, { when: 'spring' }, { when: '1962-13' }, { from: '1963', to: '1962' }])('%o are none', (values) => {
    expect(daysOf(date(values))).toBeUndefined();
  });
});

describe('the periods', () => {
  it('have a record of uncertain date in each year that it may belong to, and the undated last', () => {
    const periods = periodsOf([
      record('a', { when: '1961-12-30' }),
      record('b', { notBefore: '1961-12-30', notAfter: '1963-01-28' }),
      record('c', {}),
    ]);
    expect(periods.map(({ key, records }) => [key, records.map(({ id }) => id)])).toEqual([
      ['1961', ['a', 'b']],
      ['1962', ['b']],
      ['1963', ['b']],
      ['undated', ['c']],
    ]);
  });

  it('have months where a year has more records than a page, and lose none', () => {
    const days = Array.from({ length: 150 }, (_, i) => record(`r${i}`, { when: `1962-0${1 + (i % 3)}-11` }));
    const [year] = periodsOf([...days, record('some time', { when: '1962' })]);
    expect(year?.months.map(({ key, records }) => [key, records.length])).toEqual([
      ['1962-01', 50],
      ['1962-02', 50],
      ['1962-03', 50],
      ['1962-00', 1],
    ]);
  });
});

describe('what a header says for finding a record', () => {
  it('is the archive and its fond, the classification and the language of the source', async () => {
    expect(findingFacts(parsed(await readSeedRecord()))).toEqual({
      repository: 'Archive of Foreign Policy of the Russian Federation (AVP RF)',
      collection: 'fond 0104',
      classifications: ['Secret'],
      languages: ['ru'],
    });
  });

  it('is nothing where there is no header', () => {
    expect(findingFacts(parsed('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'))).toMatchObject({
      repository: '',
      languages: [],
    });
  });
});

describe('the text of a page', () => {
  const row = (id: string, content: string) => `<div class="row para" id="${id}">${content}</div>`;
  const read = (content: string) =>
    pageBlocks(`<main><div class="text rows" id="text">${content}</div><p>after</p></main>`);

  it('is its paragraphs with their numbers and anchors, and its notes apart', () => {
    const note =
      '<div class="side"><div class="note" id="n1" role="doc-footnote"><a class="label" href="#r1" role="doc-backlink">1</a> A note.</div></div>';
    const ref = '<a class="ref" href="#n1" role="doc-noteref">1</a>';
    expect(
      read(row('p1', `<a class="n" href="#p1">1</a><p>I met <a href="x">Fidel&nbsp;Castro</a>${ref}.</p>${note}`)),
    ).toEqual([
      { anchor: 'p1', kind: 'text', number: '1', text: 'I met Fidel Castro.' },
      { anchor: 'n1', kind: 'note', number: '1', text: 'A note.' },
    ]);
  });

  it('keeps a word whole that a tag divides, and two apart that a line divides', () => {
    const [block] = read(row('p1', '<p>K<span class="supplied">[ennedy]</span> said<br>so &amp; <b>m</b>ore</p>'));
    expect(block?.text).toBe('K[ennedy] said so & more');
  });

  it('ends where the text ends', () => {
    expect(read(row('p1', '<p>in</p>')).map(({ text }) => text)).toEqual(['in']);
  });
});

describe('the map', () => {
  const coast = async (detail: string) =>
    JSON.parse(await readDependency(`world-atlas/land-${detail}.json`)) as unknown;
  const frame = { width: 960, height: 600 };

  it('has the coordinates of a register, and none that can’t be', () => {
    const place = (id: string, geo: string) => `<place xml:id="${id}"><location><geo>${geo}</geo></location></place>`;
    const register = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${place('a', '23.1 -82.4')}${place('b', '91, 0')}${place('c', 'north')}</TEI>`;
    expect([...placeCoordinates(parsed(register))]).toEqual([['a', { latitude: 23.1, longitude: -82.4 }]]);
  });

  it.each([
    ['one place', [[23.1, -82.4]]],
    [
      'the places of a region',
      [
        [23.1, -82.4],
        [19.4, -99.1],
        [4.6, -74],
      ],
    ],
    [
      'places of the whole world',
      [
        [23.1, -82.4],
        [55.7, 37.6],
        [35.7, 139.7],
        [-34, -64],
      ],
    ],
    [
      'places on both sides of the date line',
      [
        [-18, 178],
        [-13.8, -171.8],
      ],
    ],
  ])('shows %s, each inside it, with north above', async (_, list) => {
    const points = (list as [number, number][]).map(([latitude, longitude]) => ({ latitude, longitude }));
    const projected = projectPoints(points, await coast(detailFor(points)), frame);
    for (const [x, y] of projected.points) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(frame.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(frame.height);
    }
    expect(projected.land.length).toBeGreaterThan(100);
    expect(projected.land.length).toBeLessThan(200_000);
    expect(projectPoints(points, await coast(detailFor(points)), frame)).toEqual(projected);
  });

  it('lets no label cover another, or a point', () => {
    const points = Array.from({ length: 40 }, (_, i) => ({
      x: 100 + (i % 7) * 60,
      y: 100 + i * 9,
      radius: 5,
      label: `Place ${i}`,
    }));
    const labels = placeLabels(points, 13, frame);
    const boxes = labels.flatMap((label, i) => {
      if (label === undefined) return [];
      const width = (points[i]?.label.length ?? 0) * 13 * 0.54;
      const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
      return [{ left, right: left + width, top: label.y - 10, bottom: label.y + 3 }];
    });
    const overlapping = boxes.flatMap((a, i) =>
      boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(overlapping).toEqual([]);
    expect(boxes.length).toBeGreaterThan(10);
  });
});

describe('the network', () => {
  it('lies as it lay before, inside its frame', () => {
    const radii = Array.from({ length: 30 }, (_, i) => 4 + (i % 5));
    const edges = radii.flatMap((_, i) => (i === 0 ? [] : [{ source: i, target: i >> 1, weight: 1 + (i % 3) }]));
    const frame = { width: 960, height: 640, margin: 50 };
    const places = layOut(radii, edges, frame);
    expect(layOut(radii, edges, frame)).toEqual(places);
    for (const [x, y] of places) {
      expect(x >= 50 && x <= 910, String(x)).toBe(true);
      expect(y >= 50 && y <= 590, String(y)).toBe(true);
    }
    expect(new Set(places.map(String)).size).toBe(30);
  });
});

describe('the index by Pagefind', () => {
  it('is made for several editions at the same time', async () => {
    const alone = await pagefindIndex(['one text'], 'en');
    const together = await Promise.all(
      [['one text'], ['another'], ['one text']].map((texts) => pagefindIndex(texts, 'en')),
    );
    expect([together[0], together[2]]).toEqual([alone, alone]);
  });

  it('is the same bytes each time, names every text, and names no folder and no other host', async () => {
    const texts = ['missile crisis ¶ lopez', 'кеннеди и куба', 'missile crisis ¶ lopez'];
    const [first, second] = [await pagefindIndex(texts, 'en'), await pagefindIndex(texts, 'en')];
    expect(second).toEqual(first);
    expect(new Set(first.names).size).toBe(3);
    expect(first.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['pagefind.js', 'pagefind-entry.json']));
    for (const { path, content } of first.files) {
      const text = Buffer.from(content).toString('latin1');
      expect(text, path).not.toContain(process.cwd());
      // Pagefind takes addresses apart with a made-up host, which it never asks for anything.
      expect(
        [...text.matchAll(/https?:\/\/[\w.-]+/g)]
          .map(([host]) => host)
          .filter((host) => host !== 'https://example.com'),
        path,
      ).toEqual([]);
    }
  });
});
