/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Every kind of page of the training edition, which has them all, as readers with different needs and devices meet it. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../src/site/locales.js';
import { violations } from '../helpers/accessibility.js';
import { launchBrowser, onPage } from '../helpers/browser.js';
import { buildSite, recordPage, type Site } from '../helpers/site.js';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([buildSite('training'), launchBrowser()]);
}, 900_000);

afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

const on = <Result>(url: string, options: BrowserContextOptions, act: (page: Page) => Promise<Result>) =>
  onPage(browser, url, options, act);

/** The longest page of each kind, a kind being what `main` says in its class. */
function kinds(): readonly string[] {
  const longest = new Map<string, { path: string; length: number }>();
  for (const path of site.pages) {
    const html = readFileSync(join(site.folder, path), 'utf8');
    const kind = /<main[^>]* class="([^"]*)"/.exec(html)?.[1] ?? '';
    if (html.length > (longest.get(kind)?.length ?? 0)) longest.set(kind, { path, length: html.length });
  }
  return [...longest.values()].map(({ path }) => path);
}

/** What is wrong on one page of each kind, by its path; nothing for pages where nothing is. */
async function faults(
  options: BrowserContextOptions,
  look: (page: Page) => Promise<readonly string[]>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const path of kinds()) {
    const list = await on(site.url(path), options, look);
    if (list.length > 0) found[path] = list;
  }
  return found;
}

const surplus = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return wide > 0 ? [`${wide} pixels too wide`] : [];
  });

describe('every kind of page', { timeout: 300_000 }, () => {
  it('is there to be looked at', () => {
    expect(kinds().length).toBeGreaterThan(12);
  });

  it.each(['light', 'dark'] as const)('meets WCAG 2.2 AA as axe tests it, in the %s colours', async (colorScheme) => {
    expect(await faults({ colorScheme }, violations)).toEqual({});
  });

  it('meets it on a telephone', async () => {
    expect(await faults({ viewport: { width: 390, height: 800 } }, violations)).toEqual({});
  });

  it.each([320, 768, 1280])(
    'needs no scrolling sideways on %i pixels, which at 320 is 400 % of a common screen',
    async (width) => {
      expect(await faults({ viewport: { width, height: 800 } }, surplus)).toEqual({});
    },
  );

  it('stands wider spacing of letters, words, lines and paragraphs (WCAG 1.4.12)', async () => {
    const spaced = async (page: Page): Promise<readonly string[]> => {
      await page.addStyleTag({
        content:
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
      });
      return surplus(page);
    };
    expect(await faults({ viewport: { width: 320, height: 800 } }, spaced)).toEqual({});
  });

  it('begins with a link that leads past the masthead', async () => {
    const first = async (page: Page): Promise<readonly string[]> => {
      await page.keyboard.press('Tab');
      return page.evaluate(() => {
        const link = document.activeElement as HTMLAnchorElement;
        const target = document.getElementById(link.hash?.slice(1) ?? '');
        const visible = link.getBoundingClientRect().left >= 0 || link.getBoundingClientRect().right <= innerWidth;
        // The page of the search begins in its box.
        return link.closest('form') || (target?.closest('main') && visible) ? [] : [link.outerHTML];
      });
    };
    expect(await faults({}, first)).toEqual({});
  });

  it('shows where one is in colours that the reader’s device forces', async () => {
    const current = async (page: Page): Promise<readonly string[]> => {
      await page.emulateMedia({ forcedColors: 'active' });
      return page.evaluate(() =>
        [...document.querySelectorAll('.masthead [aria-current]')]
          .filter((link) => getComputedStyle(link).textDecorationLine !== 'underline')
          .map((link) => link.outerHTML),
      );
    };
    expect(await faults({}, current)).toEqual({});
  });

  it('has on paper no buttons, boxes or navigation', async () => {
    const left = async (page: Page): Promise<readonly string[]> => {
      await page.emulateMedia({ media: 'print' });
      return page.evaluate(() =>
        [...document.querySelectorAll('button, input, select, .masthead, .skip, .permalink, .reading, .views')]
          .filter((element) => element.checkVisibility())
          .map((element) => element.outerHTML.slice(0, 100)),
      );
    };
    expect(await faults({}, left)).toEqual({});
  });
});

describe('reading', () => {
  const noted = 'records/note-verbale-manara-1958-04-15.html';

  it('opens a note where it is called on a narrow screen, and comes back to the place when it is closed', async () => {
    const steps = await on(site.url(noted), { viewport: { width: 390, height: 800 } }, async (page) => {
      const state = () =>
        page.evaluate(() => [document.activeElement?.id, document.querySelector(':popover-open')?.id ?? 'closed']);
      await page.locator('#r1').focus();
      await page.keyboard.press('Enter');
      const opened = await state();
      await page.keyboard.press('Escape');
      const escaped = await state();
      await page.keyboard.press('Enter');
      await page.locator('#n1 > .close').click();
      return [opened, escaped, await state()];
    });
    expect(steps).toEqual([
      ['n1', 'n1'],
      ['r1', 'closed'],
      ['r1', 'closed'],
    ]);
  });

  it('opens the note that an address names', async () => {
    const open = await on(site.url(`${noted}#n1`), { viewport: { width: 390, height: 800 } }, (page) =>
      page.locator('#n1').isVisible(),
    );
    expect(open).toBe(true);
  });

  it('has the note under its paragraph where there is no script', async () => {
    const options = { viewport: { width: 390, height: 800 }, javaScriptEnabled: false };
    const [paragraph, note] = await on(site.url(noted), options, async (page) => [
      await page.locator('#nv-en-p2 > p').boundingBox(),
      await page.locator('#n1').boundingBox(),
    ]);
    expect(note?.y).toBeGreaterThan((paragraph?.y ?? 0) + (paragraph?.height ?? 0) - 1);
  });

  it('remembers on the next page what was chosen on this one', async () => {
    const seen = await on(site.url(noted), {}, async (page) => {
      await page.locator('.reading summary').click();
      await page.getByLabel('Notes').uncheck();
      await page.getByLabel('large').check();
      const look = () =>
        page.evaluate(() => [
          document.querySelector<HTMLElement>('.note')?.checkVisibility(),
          getComputedStyle(document.documentElement).getPropertyValue('--scale'),
        ]);
      const here = await look();
      await page.goto(site.url('records/conversation-oreluna-1958-03-04.html'));
      return [here, await look()];
    });
    expect(seen).toEqual([
      [false, '1.2'],
      [false, '1.2'],
    ]);
  });

  it('obeys the choices without a script, too', async () => {
    const shown = await on(site.url(noted), { javaScriptEnabled: false }, async (page) => {
      await page.locator('.reading summary').click();
      await page.getByLabel('Notes').uncheck();
      return page.locator('#n1').isVisible();
    });
    expect(shown).toBe(false);
  });

  it('shows the lines of the source to who wants them, in prose and inside words', async () => {
    const heights = await on(
      site.url('records/keeper-log-1958-03-01.html'),
      { javaScriptEnabled: false },
      async (page) => {
        await page.locator('.reading summary').click();
        const paragraph = page.locator('.row:has(> #p2) > p, #p2 > p').first();
        const before = (await paragraph.boundingBox())?.height ?? 0;
        await page.getByLabel('Lines of the source').check();
        return [before, (await paragraph.boundingBox())?.height ?? 0];
      },
    );
    expect(heights[1]).toBeGreaterThan((heights[0] as number) * 1.4);
  });

  it('has the original beside every translation for who wants it, and the translation alone again', async () => {
    const record = 'records/conversation-oreluna-1958-03-04.html';
    const steps = await on(site.url(record), {}, async (page) => {
      const where: string[] = [];
      const here = async (): Promise<void> => {
        await page.waitForLoadState();
        where.push(new URL(page.url()).pathname.replace(/^.*\/records\//, ''));
      };
      await page.locator('.reading summary').click();
      await page.getByLabel('Original beside the translation').check();
      await page.waitForURL('**/parallel.html');
      await here();
      await page.goto(site.url(noted));
      await page.waitForURL('**/parallel.html');
      await here();
      await page.locator('.trail a').click();
      await page.waitForURL('**#main');
      await here();
      await page.goto(site.url(record));
      await page.waitForURL('**/parallel.html');
      await page.getByLabel('Original beside the translation').uncheck();
      await page.waitForURL(`**/${record}`);
      await here();
      return where;
    });
    expect(steps).toEqual([
      'conversation-oreluna-1958-03-04/parallel.html',
      'note-verbale-manara-1958-04-15/parallel.html',
      'note-verbale-manara-1958-04-15.html',
      'conversation-oreluna-1958-03-04.html',
    ]);
  });

  it('gives each note and each entry of the apparatus an address that can be reached by keyboard', async () => {
    const links = await on(site.url('records/memorandum-table-14-1958-06-11.html'), {}, (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('.note[id], .apparatus > li[id^="a"]')].map((place) => {
          const link = place.querySelector<HTMLAnchorElement>('.permalink');
          link?.focus();
          return (
            link?.hash === `#${place.id}` && getComputedStyle(link).opacity !== '' && document.activeElement === link
          );
        }),
      ),
    );
    expect(links.length).toBeGreaterThan(10);
    expect(links.every(Boolean)).toBe(true);
  });
});

describe('budgets', () => {
  it('are kept: a record’s page with its style sheet and scripts is less than 100 kB, the scripts of all pages less than 40 kB', async () => {
    const size = async (path: string): Promise<number> => (await readFile(join(site.folder, path))).byteLength;
    const html = await readFile(join(site.folder, 'records/memorandum-table-14-1958-06-11.html'), 'utf8');
    const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => join('records', src ?? ''));
    const parts = await Promise.all(['assets/edition.css', ...scripts].map(size));
    expect(parts.reduce((sum, part) => sum + part, Buffer.byteLength(html))).toBeLessThan(100_000);
    const all = await Promise.all(
      ['cite', 'reading', 'lists', 'words', 'search'].map((name) => size(`assets/${name}.js`)),
    );
    expect(all.reduce((sum, part) => sum + part, 0)).toBeLessThan(40_000);
    expect(await size('assets/reading.js')).toBeLessThan(8_000);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('a record’s page in %s', { timeout: 300_000 }, (locale) => {
  let translated: Site;

  beforeAll(async () => {
    const words = locale === 'ru' || locale === 'ar' ? (locale === 'ru' ? 'Издание' : 'النشرة') : 'X';
    const config = (yaml: string): string =>
      yaml
        .replace(/^locale: .*/m, `locale: ${locale}`)
        .replace(/^(title|description|publisher): .*/gm, `$1: ${words}`)
        .replace(/^( {2}- name| {2}covers): .*/gm, `$1: ${words}`);
    translated = await buildSite('cuba-1961-62', { config });
  }, 400_000);

  afterAll(() => translated?.remove());

  it.each(['light', 'dark'] as const)('meets WCAG 2.2 AA as axe tests it, in the %s colours', async (colorScheme) => {
    expect(await on(translated.url(recordPage), { colorScheme }, violations)).toEqual([]);
  });

  it('is not wider than a telephone’s screen', async () => {
    expect(await on(translated.url(recordPage), { viewport: { width: 320, height: 800 } }, surplus)).toEqual([]);
  });

  it.runIf(locale === 'ru' || locale === 'ar')('says of each English passage that it is English', async () => {
    for (const path of [
      recordPage,
      'index.html',
      'people/castro.html',
      'places/cuba.html',
      'people.html',
      'about.html',
    ]) {
      const unsaid = await on(translated.url(path), {}, (page) =>
        page.evaluate((own) => {
          const found: string[] = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const holder = node.parentElement as Element;
            const isEnglish = /[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(node.nodeValue ?? '');
            if (
              isEnglish &&
              !holder.closest('script, style, .foot, #rights, [rel="license"]') &&
              holder.closest('[lang]')?.getAttribute('lang') === own
            )
              found.push(node.nodeValue ?? '');
          }
          return found;
        }, locale),
      );
      expect(unsaid, path).toEqual([]);
    }
  });

  it.runIf(locale === 'ar')('is read from right to left, and its English text from left to right', async () => {
    const directions = await on(translated.url(recordPage), {}, (page) =>
      page.evaluate(() =>
        ['html', 'h1', '#p1 > p', '.masthead nav'].map(
          (selector) => getComputedStyle(document.querySelector(selector) as Element).direction,
        ),
      ),
    );
    expect(directions).toEqual(['rtl', 'ltr', 'ltr', 'rtl']);
  });
});
