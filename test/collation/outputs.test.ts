import { readFile } from 'node:fs/promises';
import Ajv from 'ajv/dist/2020.js';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../src/collation/analyse.js';
import { writeHtml } from '../../src/collation/html/page.js';
import type { Collation } from '../../src/collation/model.js';
import { writeCsv } from '../../src/collation/write-csv.js';
import { writeJson } from '../../src/collation/write-json.js';
import { violations } from '../helpers/accessibility.js';
import { launchBrowser } from '../helpers/browser.js';
import { collateTexts, type Settings } from '../helpers/collation.js';

/** Something of everything: variants, a paragraph that is missing, one that is divided, moved words, ignored capitals. */
const three = [
  'A spectre is haunting Europe: Pope and Czar, Metternich and Guizot.\n\nOne <two> "three" four.\n\nThe end of it.',
  'A ghost is haunting Europe: Metternich and Guizot, Pope and Czar.\n\nOne <two>\n\n"three" Four!',
  'A spectre is haunting all Europe.\n\nOne <two> "three" four.\n\nThe end of it!',
];
const settings: Settings = { ignore: ['case'] };

const html = (collation: Collation): string => writeHtml(collation, analyse(collation), { version: '1.2.3' });
const json = (collation: Collation): unknown => JSON.parse(writeJson(collation, analyse(collation)));
const csv = (collation: Collation): readonly string[] => writeCsv(collation, analyse(collation)).split('\r\n');

describe('a collation as JSON', () => {
  it('follows its schema', async () => {
    const schema = JSON.parse(await readFile('schema/collation.schema.json', 'utf8')) as object;
    const validate = new Ajv.Ajv2020({ allErrors: true }).compile(schema);
    for (const texts of [three, three.slice(0, 2), ['same', 'same']]) {
      expect(validate(json(collateTexts(texts, settings))) ? [] : validate.errors).toEqual([]);
    }
    expect(validate({ ...(json(collateTexts(three)) as object), columns: [['the']] })).toBe(false);
  });

  it('names the columns of each entry and of each place', () => {
    expect(
      json(collateTexts(['the same when among others Darly died', 'the same when Darly among others died'])),
    ).toMatchObject({
      base: 'A',
      paragraphs: [{ kind: 'p', from: 0, to: 8, present: ['A', 'B'], absent: [] }],
      entries: [
        {
          n: 1,
          from: 3,
          to: 3,
          readings: [
            { kind: 'lemma', witnesses: ['A'], text: '' },
            { kind: 'addition', witnesses: ['B'], text: 'Darly' },
          ],
        },
        { n: 2, from: 6, to: 6 },
      ],
      transpositions: [
        {
          n: 1,
          places: [
            { witness: 'A', from: 6, to: 6, text: 'Darly' },
            { witness: 'B', from: 3, to: 3, text: 'Darly' },
          ],
        },
      ],
    });
  });
});

describe('a collation as CSV', () => {
  it('has a row for each column of the alignment', () => {
    expect(csv(collateTexts(['the "black" cat\n\nsat', 'the cat sat']))).toEqual([
      'paragraph,column,entry,transposition,A,B',
      '1,1,,,the,the',
      '1,2,1,,"""",',
      '1,3,1,,black,',
      '1,4,1,,"""",',
      '1,5,,,cat,cat',
      '1,6,2,,¶,',
      '1,7,,,sat,sat',
      '',
    ]);
  });

  it('quotes sigla and marks as RFC 4180 does', () => {
    const { witnesses, ...rest } = collateTexts(['a, b', 'a b']);
    const [head, , comma] = csv({
      ...rest,
      witnesses: witnesses.map((witness) => ({ ...witness, siglum: `${witness.siglum},"` })),
    });
    expect(head).toBe('paragraph,column,entry,transposition,"A,""","B,"""');
    expect(comma).toBe('1,2,1,,",",');
  });
});

describe('a collation as a page', () => {
  const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));
  const faults = async (page: string): Promise<readonly string[]> =>
    (await validator.validateString(page)).results.flatMap(({ messages }) =>
      messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`),
    );
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('is valid HTML', async () => {
    expect(await faults(html(collateTexts(three, settings)))).toEqual([]);
    expect(await faults(html(collateTexts(['same', 'same'])))).toEqual([]);
    expect(await faults(html(collateTexts(['שלום עולם', 'שלום לכם'], { language: 'he' })))).toEqual([]);
  });

  it('says what differs in words and signs, not by colour alone', () => {
    const page = html(collateTexts(['the black cat Sat', 'the cat sat down', 'the white cat Sat'], settings));
    expect(page).toContain('<td class="differs is-omission"><i class="om" lang="la">om.</i></td>');
    expect(page).toContain('<td class="differs is-substantive">white</td>');
    expect(page).toContain('<td class="differs is-orthographic"><span class="sign">≈</span> sat</td>');
    expect(page).toContain('<td class="differs is-addition"><span class="sign">+</span> down</td>');
    expect(page).toContain('3 places differ.');
    expect(html(collateTexts(['same', 'same']))).toContain('The words are the same throughout.');
  });

  it('shows no markup of a witness as markup', () => {
    expect(html(collateTexts(['<script>alert(1)</script>', '<b>x']))).not.toMatch(/<script|<b>x/);
  });

  it.each(['light', 'dark'] as const)('meets WCAG 2.2 AA as axe tests it, in the %s colours', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme });
    try {
      const page = await context.newPage();
      await page.setContent(html(collateTexts(three, settings)));
      expect(await violations(page)).toEqual([]);
    } finally {
      await context.close();
    }
  });

  it.each([390, 1280])(
    'is not wider than a screen of %i pixels, and shows what all have without scrolling',
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      try {
        const words = Array.from({ length: 80 }, (_, i) => `word${i}`).join(' ');
        await page.setContent(
          html(collateTexts([`${words} a`, `${words} b`, `${words} c`, `${words} d`, `${words} e`])),
        );
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        const right = await page.evaluate(
          () => document.querySelector('.shared > span')?.getBoundingClientRect().right ?? 0,
        );
        expect(right).toBeLessThanOrEqual(width);
      } finally {
        await page.close();
      }
    },
  );

  it('leads from moved words to their other places and back', async () => {
    const page = await browser.newPage();
    try {
      await page.setContent(html(collateTexts(three, settings)));
      const broken = await page.evaluate(() =>
        [...document.querySelectorAll('a[href^="#"]')]
          .map((a) => a.getAttribute('href')?.slice(1) ?? '')
          .filter((id) => document.getElementById(id) === null),
      );
      expect(broken).toEqual([]);
      expect(await page.locator('.transpositions li').count()).toBe(1);
    } finally {
      await page.close();
    }
  });
});
