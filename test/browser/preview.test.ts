/** The preview in a real browser, with the program as an editor starts it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser.js';
import { copySeedEdition, placeOf, readSeedRecord, seedRecord } from '../helpers/edition.js';
import { openPreview, type Preview } from '../helpers/preview.js';

const recordPath = 'records/kudryavtsev-castro-1961-12-30.html';
const word = 'The rest of the conversation';

let folder: string;
let preview: Preview;
let browser: Browser;
let page: Page;
let seed: string;
/** What no page may have thrown, and what none may have asked for elsewhere. */
const problems: string[] = [];

const save = (text: string) => writeFile(join(folder, 'editions/cuba-1961-62', seedRecord), text);
const panel = (): Locator => page.locator('edition-preview section');
const pill = (): Locator => page.locator('edition-preview button');
const see = (locator: Locator, state: 'visible' | 'hidden' = 'visible') => locator.waitFor({ state, timeout: 30_000 });
const seeText = (text: string) => see(page.getByText(text).first());

/** What stands at the top of the window: a paragraph, and how far below the edge, in pixels. */
const topParagraph = () =>
  page.evaluate(() => {
    const found = [...document.querySelectorAll('main .row.para')].find((p) => p.getBoundingClientRect().top > 0);
    return { id: found?.id, top: Math.round(found?.getBoundingClientRect().top ?? 0) };
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
  await copySeedEdition(join(folder, 'editions/cuba-1961-62'));
  browser = await launchBrowser();
  preview = await openPreview(folder);
  await preview.until('made');
});
afterAll(async () => {
  await browser?.close();
  preview?.program.child.kill('SIGINT');
  await preview?.program.ended;
  await rm(folder, { recursive: true, force: true });
});

let tests = 0;
beforeEach(async () => {
  // A mark of its own tells that what is seen is not from the test before.
  const mark = `(${++tests})`;
  seed = (await readSeedRecord()).replace('some general questions', `some general questions ${mark}`);
  await save(seed);
  await page?.close();
  page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(preview.address)) problems.push(request.url());
  });
  await page.goto(preview.address + recordPath);
  await seeText(`some general questions ${mark}`);
  // The page comes before what is found on it: until then the overlay has the errors of the test before.
  await expect.poll(() => pill().textContent(), { timeout: 30_000 }).toMatch(/^1 (?:warning|note)$/);
  await see(panel(), 'hidden');
});

it('shows what has been saved, at the place where the reader was', async () => {
  await page.locator('main .row.para').nth(9).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 137);
  await page.waitForTimeout(300);
  const before = await topParagraph();
  const scroll = await page.evaluate(() => scrollY);
  expect(scroll).toBeGreaterThan(300);

  const more = `${'A sentence that pushes everything down. '.repeat(60)}`;
  await save(seed.replace('<p n="1">', `<p n="1">${more}`).replace(word, 'The remainder of the conversation'));
  await see(page.getByText('The remainder of the conversation').first(), 'visible');
  await page.waitForLoadState('load');
  await page.waitForTimeout(500);
  const after = await topParagraph();
  expect(after.id).toBe(before.id);
  expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(2);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(scroll + 200);
});

it('leaves a page alone that has not changed', async () => {
  await page.goto(`${preview.address}about.html`);
  await see(pill());
  await page.evaluate(() => Object.assign(window, { marked: true }));
  const other = await browser.newPage();
  await other.goto(preview.address + recordPath);
  await save(seed.replace(word, 'The remainder of the conversation'));
  await see(other.getByText('The remainder of the conversation').first());
  await other.close();
  expect(await page.evaluate(() => 'marked' in window)).toBe(true);
});

it('keeps the last good page while the XML is broken, and says where, with a link that opens the file there', async () => {
  const broken = seed.replace('<p n="3">', '<p n="3"><hi>');
  await save(broken);
  await see(panel().getByText('This page is as it was before').first());
  expect(await pill().textContent()).toContain('Not up to date: 1 error');
  const said = (await panel().textContent()) ?? '';
  expect(said).toContain('This page is as it was before');
  expect(said).toContain('On this page');
  const { line, column } = placeOf(broken, '<hi>');
  const link = panel().locator('li.error a').first();
  expect(await link.textContent()).toBe(`editions/cuba-1961-62/${seedRecord}:${line}:${column}`);
  expect(await link.getAttribute('href')).toBe(
    `vscode://file${folder}/editions/cuba-1961-62/${seedRecord}:${line}:${column}`,
  );
  expect(await page.getByText(word).count()).toBeGreaterThan(0);

  await save(seed.replace(word, 'The remainder of the conversation'));
  await seeText('The remainder of the conversation');
  await see(panel(), 'hidden');
});

it('shows words of a record in the overlay as words, whatever they are', async () => {
  await save(seed.replace('<p n="3">', '<p n="3"><date when="&lt;img/src=x/onerror=alert(1)&gt;">then</date> '));
  await see(panel().getByText('<img/src=x/onerror=alert(1)>').first());
  expect(await panel().locator('img').count()).toBe(0);
});

it('can be used with the keyboard, and stays closed until something else is found', async () => {
  const wrong = seed.replace('<p n="3">', '<p n="3"><persName ref="../people.xml#nobody">Nobody</persName> ');
  await save(wrong);
  await see(panel());
  await pill().focus();
  expect(await pill().getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Enter');
  await see(panel(), 'hidden');
  await page.reload();
  await see(pill());
  await page.waitForTimeout(500);
  expect(await panel().isVisible()).toBe(false);
  await save(wrong.replace('<p n="4">', '<p n="4"><persName ref="../people.xml#none">None</persName> '));
  await see(panel());
  await panel().locator('a').first().focus();
  await page.keyboard.press('Escape');
  await see(panel(), 'hidden');
});

it('shows a page that was not there as soon as it comes', async () => {
  await page.goto(`${preview.address}records/second.html`);
  await seeText('There is no such page');
  const path = join(folder, 'editions/cuba-1961-62/records/second.xml');
  await writeFile(path, seed.replace('xml:id="kudryavtsev-castro-1961-12-30"', 'xml:id="second"'));
  await seeText(word);
  await rm(path);
  await seeText('There is no such page');
});

it('has asked for nothing elsewhere, and no script of it has failed', () => {
  expect(problems).toEqual([]);
});
