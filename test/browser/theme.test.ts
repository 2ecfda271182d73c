/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageFile } from '../../src/store/package-files.js';
import { launchBrowser } from '../helpers/browser.js';
import { buildSite, recordPage, type Site } from '../helpers/site.js';

const guide = await readFile(packageFile('docs/guide/theming.md'), 'utf8');
const example = /```css\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
const setting = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  const changes = { config: (yaml: string) => `${yaml}\n${setting}`, files: { 'theme.css': example } };
  [site, browser] = await Promise.all([buildSite('cuba-1961-62', changes), launchBrowser()]);
}, 400_000);

afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

it.each([
  ['light', 'rgb(255, 255, 255)', 'rgb(20, 32, 43)'],
  ['dark', 'rgb(16, 20, 24)', 'rgb(223, 230, 236)'],
] as const)(
  'the theme of the guide sets paper, ink, fonts and a rule, in the %s colours',
  async (colorScheme, paper, ink) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(site.url(recordPage));
    const look = await page.evaluate(() => {
      const { backgroundColor, color, fontFamily } = getComputedStyle(document.documentElement);
      const edition = getComputedStyle(document.querySelector('.masthead .edition') as Element);
      return { backgroundColor, color, fontFamily, textTransform: edition.textTransform };
    });
    expect(look).toMatchObject({ backgroundColor: paper, color: ink, textTransform: 'uppercase' });
    expect(look.fontFamily).toMatch(/^Charter/);
    await context.close();
  },
);

it('the guide names every variable of the style sheet that is there to be set', async () => {
  const theme = await readFile(packageFile('xslt/assets/style/theme.css'), 'utf8');
  const variables = [...theme.matchAll(/^\s+(--[\w-]+):/gm)].map(([, name]) => name);
  const told = [...guide.matchAll(/^\| `(--[\w-]+)` \|/gm)].map(([, name]) => name);
  expect(told.toSorted()).toEqual(variables.toSorted());
});

it('the style sheet uses no variable that nothing sets', async () => {
  const css = await readFile(join(site.folder, 'assets/edition.css'), 'utf8');
  const set = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const used = new Set([...css.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
  expect([...used].filter((name) => !set.has(name))).toEqual([]);
});
