/**
 * The guide for beginners is what happens: its commands are run in its order, and what it prints is what they print. With `-u` the answers
 * in it are made anew, with `UPDATE_PICTURES=1` its picture.
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, onPage } from '../helpers/browser.js';
import { run, stylesheetCache } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';

const page = 'docs/guide/first-record.md';
const picture = 'docs/images/first-record.png';
const size = { width: 1280, height: 1150 };

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

/** What a reader of the guide changes by hand: after which command of it, in which file. */
const edits: Readonly<Record<number, readonly (readonly [file: string, from: string, to: string])[]>> = {
  2: [['records/lighthouse-visit.xml', '<add change="#lighthouse-visit-change-1">two or </add>', 'two or ']],
  3: [
    [
      'organizations.xml',
      'Directorate of Lighthouses</orgName>',
      'Directorate of Lighthouses</orgName>\n        <orgName type="short" xml:lang="en">Directorate</orgName>',
    ],
  ],
  5: [['records/lighthouse-visit.xml', 'when="1958-03-04" cert', 'when="1958-13-04" cert']],
  6: [['records/lighthouse-visit.xml', 'when="1958-13-04" cert', 'when="1958-03-04" cert']],
};

/** The words of a command line, those between quotation marks together. */
function argumentsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** The lines of an answer: all of them, or the first and last that the guide shows. */
function cut(answer: string, ends: string | undefined): string {
  const lines = answer
    .replace(/^ *Time .*\n/gm, '')
    .replace(/^\n+|\n+$/g, '')
    .split('\n');
  const [first, last] = (ends ?? '').split('+').map(Number);
  if (first === undefined || last === undefined || lines.length <= first + last) return lines.join('\n');
  const head = lines.slice(0, first);
  return [...head, ...(first > 0 ? ['…'] : []), ...lines.slice(-last)].join('\n');
}

/** Runs the commands of the guide in a folder; the guide with what they answered. */
async function follow(guide: string, folder: string): Promise<string> {
  const cache = await stylesheetCache();
  let commands = 0;
  let made = '';
  let at = 0;
  for (const block of guide.matchAll(/^```console(?: ([\d+]+))?\n([\s\S]*?)^```$/gm)) {
    const [all, ends, inside = ''] = block;
    const answers: string[] = [];
    for (const [, command = ''] of inside.matchAll(/^\$ npx edition (.*)$/gm)) {
      const { stdout } = await run(argumentsOf(command), { cwd: folder, env: { EDITION_CACHE: cache } });
      answers.push(`$ npx edition ${command}\n${cut(stdout, ends)}\n`);
      commands += 1;
      for (const [file, from, to] of edits[commands] ?? []) {
        const path = join(folder, 'editions/the-lighthouse-papers', file);
        const text = await readFile(path, 'utf8');
        expect(text.split(from), `${from} in ${file}`).toHaveLength(2);
        await writeFile(path, text.replace(from, to));
      }
    }
    made += `${guide.slice(at, block.index)}\`\`\`console${ends === undefined ? '' : ` ${ends}`}\n${answers.join('')}\`\`\``;
    at = block.index + all.length;
  }
  return made + guide.slice(at);
}

describe('the guide to a first record', () => {
  it('prints what the program answers, and ends with the page of its picture', async () => {
    const folder = await temporaryFolder();
    await copyFile('docs/guide/first-record/lighthouse-visit.docx', join(folder, 'lighthouse-visit.docx'));
    const shown = await follow(await readFile(page, 'utf8'), folder);
    const record = await readFile(join(folder, 'editions/the-lighthouse-papers/records/lighthouse-visit.xml'), 'utf8');
    const [, quoted] = /^```xml\n(<sic .*)\n```$/m.exec(shown) ?? [];
    expect(record).toContain(quoted);

    const path = join(folder, 'dist/the-lighthouse-papers/records/lighthouse-visit.html');
    const image = await onPage(browser, pathToFileURL(path).href, { viewport: size }, async (published) => {
      const text = await published.locator('main').innerText();
      for (const words of ['Jonas Pell', '[him]', 'The rock has no pier', 'Quillhaven Archive', 'O. ZAVYALSKY'])
        expect(text).toContain(words);
      return published.screenshot();
    });
    if (process.env['UPDATE_PICTURES'] === '1') await writeFile(picture, image);
    // Letters are drawn differently on every machine: the measure of the picture is compared, and the words above.
    const kept = await readFile(picture);
    expect([kept.readUInt32BE(16), kept.readUInt32BE(20)]).toEqual([size.width, size.height]);
    await expect(shown).toMatchFileSnapshot(`../../${page}`);
  }, 300_000);
});
