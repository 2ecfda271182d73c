/**
 * Unpacks the browser of the npm package once, before any test file asks for it: two at the same time would start a half-written one.
 * Where the machine lacks the libraries that it needs, those of the package are unpacked beside it.
 */
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';

const starts = async (browser: string): Promise<boolean> =>
  promisify(execFile)(browser, ['--version']).then(
    () => true,
    () => false,
  );

export default async function setup(): Promise<void> {
  try {
    const browser = await chromium.executablePath();
    if (await starts(browser)) return;
    await rm(browser, { force: true });
    // So the package knows the machines for which it unpacks its own libraries.
    process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
    await chromium.executablePath();
    const libraries = join(tmpdir(), 'al2023', 'lib');
    process.env['LD_LIBRARY_PATH'] = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  } catch {
    // A browser of the system may still do: test/helpers/browser.ts tries it, and says what is missing.
  }
}
