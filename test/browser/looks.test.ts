/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../helpers/accessibility.js';
import { launchBrowser, onPage } from '../helpers/browser.js';
import { buildSite, kindsOfPages, recordPage, type Site } from '../helpers/site.js';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([buildSite(), launchBrowser()]);
}, 400_000);

afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

const on = <Result>(path: string, options: BrowserContextOptions, act: (page: Page) => Promise<Result>) =>
  onPage(browser, site.url(path), options, act);

describe.each(kindsOfPages)('%s', (path) => {
  it.each(['light', 'dark'] as const)('meets WCAG 2.2 AA as axe tests it, in the %s colours', async (colorScheme) => {
    expect(await on(path, { colorScheme }, violations)).toEqual([]);
  });

  it.each([390, 768, 1280])('is not wider than a screen of %i pixels', async (width) => {
    const surplus = await on(path, { viewport: { width, height: 800 } }, (page) =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    );
    expect(surplus).toBe(0);
  });

  it('asks no other host for anything', async () => {
    const asked: string[] = [];
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(site.url(path));
      await page.evaluate(() => document.fonts.ready);
    } finally {
      await context.close();
    }
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((url) => !url.startsWith(new URL('.', site.url('index.html')).href))).toEqual([]);
  });

  it('says the same without JavaScript, but for forms, which need it', async () => {
    const words = (javaScriptEnabled: boolean) =>
      on(path, { javaScriptEnabled }, (page) =>
        page.evaluate(() => {
          for (const part of document.querySelectorAll('form, button, #search-silent')) part.remove();
          return document.body.innerText;
        }),
      );
    expect(await words(false)).toBe(await words(true));
  });

  it('loads little: the page, one style sheet, and the fonts that it uses', async () => {
    const bytes = (await readFile(join(site.folder, path))).byteLength;
    expect(bytes).toBeLessThan(100_000);
  });
});

describe('a record’s page', () => {
  it('leads by keyboard from the text to a note, and back', async () => {
    const steps = await on(recordPage, {}, async (page) => {
      const seen: (string | null)[] = [];
      const focus = () =>
        page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute('href') || null);
      for (let presses = 0; presses < 200 && (await focus()) !== 'r1'; presses += 1) await page.keyboard.press('Tab');
      seen.push(await focus());
      await page.keyboard.press('Enter');
      seen.push(await page.evaluate(() => document.querySelector(':target')?.id ?? null));
      await page.keyboard.press('Tab');
      seen.push(await focus());
      await page.keyboard.press('Enter');
      seen.push(await page.evaluate(() => document.querySelector(':target')?.id ?? null));
      return seen;
    });
    expect(steps).toEqual(['r1', 'n1', '#r1', 'r1']);
  });

  it('begins with a link to the text for those who use a keyboard', async () => {
    const first = await on(recordPage, {}, async (page) => {
      await page.keyboard.press('Tab');
      return page.evaluate(() => ({
        href: document.activeElement?.getAttribute('href'),
        visible: (document.activeElement?.getBoundingClientRect().left ?? -1) >= 0,
      }));
    });
    expect(first).toEqual({ href: '#text', visible: true });
  });

  it('marks the paragraph that a permalink names', async () => {
    const [number, top] = await on(`${recordPage}#p8`, {}, async (page) => [
      await page.locator(':target > .n').innerText(),
      await page.locator(':target').evaluate((row) => row.getBoundingClientRect().top),
    ]);
    expect(number).toBe('8');
    expect(top).toBeLessThan(300);
  });

  it('puts a note beside its paragraph on a wide screen, and under it on a narrow one that has no script to open it', async () => {
    const place = (width: number) =>
      on(recordPage, { viewport: { width, height: 900 }, javaScriptEnabled: false }, (page) =>
        page.evaluate(() => {
          const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() as DOMRect;
          const text = box('#p1 > p');
          const note = box('#n1');
          return { beside: note.left >= text.right && note.top < text.bottom, under: note.top >= text.bottom };
        }),
      );
    expect(await place(1280)).toEqual({ beside: true, under: false });
    expect(await place(390)).toEqual({ beside: false, under: true });
  });

  it('prints the text and its notes, without navigation', async () => {
    const shown = await on(recordPage, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const visible = (selector: string) => page.locator(selector).first().isVisible();
      return {
        navigation: await visible('.masthead nav'),
        downloads: await visible('.downloads'),
        text: await visible('#p1'),
        note: await visible('#n1'),
        apparatus: await visible('#apparatus'),
        licence: await visible('.foot'),
      };
    });
    expect(shown).toEqual({
      navigation: false,
      downloads: false,
      text: true,
      note: true,
      apparatus: true,
      licence: true,
    });
  });

  it('leads from each mark in the text to its entry in the apparatus, and back', async () => {
    const pairs = await on(recordPage, {}, (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('.apparatus > li[id^="a"]')].map((entry) => {
          const mark = document.getElementById(entry.querySelector('.locus')?.getAttribute('href')?.slice(1) ?? '');
          const link = mark?.matches('a') ? mark : mark?.querySelector(`a[href="#${entry.id}"]`);
          return link?.getAttribute('href') === `#${entry.id}`;
        }),
      ),
    );
    expect(pairs).toEqual([true, true, true, true, true]);
  });
});
