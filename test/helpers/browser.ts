/// <reference lib="dom" />
/** A real browser for tests: the Chromium inside the npm package, else the system's. */
import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as engine, type Page } from 'playwright-core';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Arguments that take away safety or isolation that a reader's browser has, and those that crash with several pages. */
const unwanted =
  /^--(single-process|no-zygote|disable-web-security|allow-running-insecure-content|disable-site-isolation)/;

/** The program of a browser of the system, which prints; undefined where there is none. */
export const systemBrowser: string | undefined = systemBrowsers.find((path) => existsSync(path));

/** Starts a browser that does nothing in the background. */
export async function launchBrowser(): Promise<Browser> {
  const args = [...chromium.args.filter((argument) => !unwanted.test(argument)), '--disable-background-networking'];
  const packaged = await chromium.executablePath().catch(() => undefined);
  const candidates = packaged === undefined ? systemBrowsers : [packaged, ...systemBrowsers];
  let failure: unknown;
  for (const executablePath of candidates) {
    try {
      await access(executablePath);
      return await engine.launch({ executablePath, args, headless: true });
    } catch (error) {
      failure = error;
    }
  }
  throw new Error('No Chromium can be started: neither that of @sparticuz/chromium nor a system one', {
    cause: failure,
  });
}

/** Opens an address in a context of its own, 1280 pixels wide if not told otherwise, does something with the page, and closes it. */
export async function onPage<Result>(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(() => document.fonts.ready);
    return await act(page);
  } finally {
    await context.close();
  }
}
