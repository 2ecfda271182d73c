/**
 * Prints with Chromium, through playwright-core. Neither is a dependency of the program: what is on the computer is looked for when
 * someone asks for a PDF. The browser runs no script, and gets nothing but what it is handed.
 */
import type { Browser, BrowserType, LaunchOptions } from 'playwright-core';
import { UserError } from '../diagnostics/user-error.js';

export interface Printer {
  /**
   * Prints a page of HTML as a tagged PDF with an outline.
   *
   * @param read the files that the page names, by their paths from it; undefined for one that is not there
   */
  print(html: string, read: (path: string) => Promise<Uint8Array | undefined>): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** An address that stands for nothing: each request to it is answered here. */
const origin = 'https://book.invalid/';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];

/** Nothing in the background, and no name of a host that leads anywhere. */
const args = ['--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND'];

/**
 * Starts a browser.
 *
 * @param executable the browser that the user names; without it, playwright's own is taken, then Chrome, Edge or Chromium of the system
 * @throws UserError if playwright-core or a browser is missing
 */
export async function openPrinter(executable: string | undefined): Promise<Printer> {
  const browser = await launch((await loadEngine()).chromium, executable);
  return {
    async print(html, read) {
      const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
      try {
        await context.route('**/*', async (route) => {
          const url = route.request().url();
          const path = url.startsWith(origin) ? decodeURIComponent(url.slice(origin.length)) : undefined;
          if (path === '') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
          const bytes = path === undefined ? undefined : await read(path);
          if (path === undefined || bytes === undefined) return route.abort();
          return route.fulfill({ contentType: typeOf(path), body: Buffer.from(bytes) });
        });
        const page = await context.newPage();
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        await page.goto(origin);
        await page.evaluate('document.fonts.ready.then(() => undefined)');
        return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}

async function loadEngine(): Promise<{ readonly chromium: BrowserType }> {
  try {
    return await import('playwright-core');
  } catch (cause) {
    throw new UserError(
      'For PDF the program needs playwright-core, which is not installed',
      'Run “npm install playwright-core” in this project, or write “pdf: false” under “books:” in edition.yaml.',
      { cause },
    );
  }
}

async function launch(chromium: BrowserType, executable: string | undefined): Promise<Browser> {
  const choices: readonly LaunchOptions[] =
    executable !== undefined
      ? [{ executablePath: executable }]
      : [{}, { channel: 'chrome' }, { channel: 'msedge' }, ...systemBrowsers.map((path) => ({ executablePath: path }))];
  let failure: unknown;
  for (const choice of choices) {
    try {
      return await chromium.launch({ ...choice, args, headless: true });
    } catch (error) {
      failure = error;
    }
  }
  throw new UserError(
    executable === undefined
      ? 'For PDF the program needs a browser, and finds none'
      : `${executable} can’t be started as a browser`,
    'Install Chromium or Chrome, or run “npx playwright-core install chromium”; EDITION_BROWSER can name its program. Or write “pdf: false” under “books:” in edition.yaml.',
    { cause: failure },
  );
}

const types: Readonly<Record<string, string>> = { css: 'text/css', svg: 'image/svg+xml', woff2: 'font/woff2' };

/** Browsers tell other pictures by their content. */
function typeOf(path: string): string {
  return types[/\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
