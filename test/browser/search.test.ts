/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser.js';
import { type Server, serve } from '../helpers/serve.js';
import { buildSite, type Site } from '../helpers/site.js';

let cuba: Site;
let training: Site;
let browser: Browser;
let servers: readonly Server[];

beforeAll(async () => {
  [cuba, training, browser] = [await buildSite(), await buildSite('training'), await launchBrowser()];
  servers = await Promise.all([serve(cuba.folder), serve(training.folder)]);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  for (const server of servers ?? []) server.close();
  await Promise.all([cuba?.remove(), training?.remove()]);
});

interface Answer {
  readonly engine: string | undefined;
  readonly status: string;
  readonly titles: readonly string[];
  readonly marks: readonly string[];
  readonly links: readonly (string | null)[];
}

async function answer(page: Page): Promise<Answer> {
  await page.waitForFunction(() => document.body.dataset['search'] !== undefined);
  // Until the search has rested for a moment.
  let before = '';
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForTimeout(120);
    const now = await page.locator('.search-found').innerHTML();
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
  return page.evaluate(() => {
    const texts = (selector: string) =>
      [...document.querySelectorAll(selector)].map((found) => found.textContent ?? '');
    return {
      engine: document.body.dataset['search'],
      status: document.getElementById('search-status')?.textContent ?? '',
      titles: texts('#search-results h3'),
      marks: texts('#search-results .passages mark'),
      links: [...document.querySelectorAll('#search-results .locus')].map((link) => link.getAttribute('href')),
    };
  });
}

async function on<Result>(
  address: string,
  act: (page: Page) => Promise<Result>,
  javaScriptEnabled = true,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(address);
    const result = await act(page);
    expect(errors).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

const ways = [
  ['served', 'pagefind', (n: 0 | 1) => `${servers[n]?.address}search.html`],
  ['from a disk', 'scripts', (n: 0 | 1) => (n === 0 ? cuba : training).url('search.html')],
] as const;

describe.each(ways)('the search, %s', (_, engine, address) => {
  const ask = (n: 0 | 1, query: string, more = '') =>
    on(`${address(n)}#${new URLSearchParams({ q: query })}${more}`, answer);

  it('uses what works there', async () => {
    expect((await ask(0, 'Castro')).engine).toBe(engine);
  });

  it('shows the words in their context, with a link to the paragraph', async () => {
    const { status, marks, links } = await ask(0, 'comforting');
    expect(status).toBe('1 record found.');
    expect(marks).toEqual(['comforting']);
    expect(links).toEqual(['records/kudryavtsev-castro-1961-12-30.html#p5']);
  });

  it('finds a phrase, and not its words elsewhere', async () => {
    expect((await ask(0, '"quite comforting report"')).status).toBe('1 record found.');
    expect((await ask(0, '"comforting quite report"')).status).toBe('Nothing found.');
  });

  it('finds a person by any of the names, in any script, where the text has another', async () => {
    const { titles, marks } = await ask(0, 'Кеннеди');
    expect(titles).toHaveLength(1);
    expect(new Set(marks)).toEqual(new Set(['Kennedy']));
  });

  it('finds names without their accents, and the beginnings of words', async () => {
    expect((await ask(0, 'dorticos')).status).toBe('1 record found.');
    expect((await ask(1, 'oreluna pinzal')).status).toMatch(/^\d+ records? found\.$/);
    expect((await ask(0, 'interven')).marks.length).toBeGreaterThan(0);
  });

  it('finds words of the originals: Russian, Arabic, Chinese, Greek', async () => {
    const russian = await ask(1, 'керосин');
    expect(russian.status).toBe('1 record found.');
    expect(russian.links[0]).toMatch(/^records\/conversation-oreluna-1958-03-04\/original-ru\.html#ru-p\d$/);
    expect((await ask(1, 'السفارة')).links).toEqual(
      expect.arrayContaining([expect.stringMatching(/^records\/note-verbale-manara-1958-04-15\/original-ar\.html#/)]),
    );
    expect((await ask(1, '光')).titles).toHaveLength(1);
    expect((await ask(1, 'ΦΩΣ')).titles).toHaveLength(1);
  });

  it('finds nothing where there is nothing, and says so', async () => {
    expect((await ask(1, 'xyzzyq')).status).toBe('Nothing found.');
    expect((await ask(1, 'lighthouse xyzzyq')).status).toBe('Nothing found.');
  });

  it('takes days, months and years as limits', async () => {
    const all = await ask(1, 'lighthouse');
    const march = await ask(1, 'lighthouse', '&from=1958-03-02&to=1958-03');
    expect(march.titles.length).toBeLessThan(all.titles.length);
    expect(march.titles.length).toBeGreaterThan(0);
    expect((await ask(1, 'lighthouse', '&to=1950')).status).toBe('Nothing found.');
  });

  it('narrows by facets, whose numbers are those of the results', async () => {
    await on(`${address(1)}#q=lighthouse`, async (page) => {
      await answer(page);
      await page.locator('summary', { hasText: 'Persons' }).click();
      const first = page.locator('[data-facet="person"] li').first();
      const count = Number(await first.locator('.number').innerText());
      await first.locator('input').check();
      expect((await answer(page)).titles).toHaveLength(count);
      expect(page.url()).toContain('&person=');
      await page.locator('summary', { hasText: 'Language' }).click();
      await page.locator('[data-facet="language"] label', { hasText: 'Spanish' }).locator('input').check();
      expect((await answer(page)).titles.length).toBeLessThanOrEqual(count);
      await page.goBack();
      expect((await answer(page)).titles).toHaveLength(count);
    });
  });

  it('works by the keyboard alone, and keeps what is asked for in the address', async () => {
    await on(address(1), async (page) => {
      await answer(page);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-words');
      await page.keyboard.type('"somebody has mentioned"');
      await page.keyboard.press('Enter');
      expect((await answer(page)).titles).toHaveLength(1);
      expect(new URL(page.url()).hash).toBe('#q=%22somebody+has+mentioned%22');
      expect(new URL(page.url()).search).toBe('');
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement?.matches('#search-results .locus') ?? false)) break;
      }
      await page.keyboard.press('Enter');
      await page.waitForURL(/toast-valdebruma-1958-05-30\.html#/);
      expect(await page.locator(':target').innerText()).toContain('somebody has mentioned');
    });
  });

  it('asks no other host for anything, and loads the engine only on its page', async () => {
    const asked: string[] = [];
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(address(0).replace('search.html', 'index.html'));
      expect(asked.filter((url) => /search|pagefind/.test(url))).toEqual([]);
      await page.goto(`${address(0)}#q=Castro`);
      await answer(page);
    } finally {
      await context.close();
    }
    const base = address(0).replace('search.html', '');
    expect(asked.filter((url) => !url.startsWith(base))).toEqual([]);
  });
});

describe('both engines', () => {
  it.each(['lighthouse', 'oreluna', '"Roca Callada"', 'керосин', 'Marfaro kerosene', 'الوزارة', 'Kruglikov-Dalny'])(
    'find the same records for %s',
    async (query) => {
      const [served, disk] = await Promise.all(
        ways.map(([, , address]) => on(`${address(1)}#${new URLSearchParams({ q: query, order: 'oldest' })}`, answer)),
      );
      expect(served?.titles).toEqual(disk?.titles);
      expect(disk?.titles.length).toBeGreaterThan(0);
    },
  );
});

describe('the search page without JavaScript', () => {
  it('says so, and leads to lists that reach every record', async () => {
    const [text, hrefs] = await on(
      training.url('search.html'),
      async (page) => [
        await page.locator('main').innerText(),
        await page.locator('.ways a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
      ],
      false,
    );
    expect(text).toContain('The search needs JavaScript');
    expect(hrefs).toEqual(expect.arrayContaining(['timeline.html', 'titles.html', 'archives.html', 'people.html']));
    const reached = await on(
      training.url('titles.html'),
      (page) => page.locator('.records a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
      false,
    );
    const records = training.pages.filter(
      // The documents of a volume, too.
      (path) => /^records\/[^/]+(?:\/d\d+)?\.html$/.test(path) && !path.includes('.apparatus.'),
    );
    expect([...reached].sort()).toEqual(records.toSorted());
  });
});

describe('the list of a register', () => {
  it('is narrowed and sorted by a script, and complete without it', async () => {
    const names = (page: Page) => page.locator('.entries li:visible .who a').allInnerTexts();
    const plain = await on(training.url('people.html'), names, false);
    await on(training.url('people.html'), async (page) => {
      expect(await names(page)).toEqual(plain);
      await page.selectOption('#list-order', 'mentions');
      const sorted = await names(page);
      expect(sorted).not.toEqual(plain);
      expect(sorted.toSorted()).toEqual(plain.toSorted());
      await page.fill('#list-filter', 'ines');
      expect(await names(page)).toEqual(['Marfaro, Inés']);
      expect(await page.locator('#list-status').innerText()).toBe('1 shown');
      await page.fill('#list-filter', '');
      await page.selectOption('#list-order', 'name');
      expect(await names(page)).toEqual(plain);
    });
  });
});
