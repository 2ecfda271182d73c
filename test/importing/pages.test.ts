import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/diagnostics/codes.js';
import type { TypescriptFormat } from '../../src/importing/formats.js';
import { editionWithRegisters, importText } from '../helpers/importing.js';

const folder = 'docs/reference/diagnostics/import';
const files = (await readdir(folder)).sort();
const pages = await Promise.all(
  files.map(async (name) => [name.replace('.md', ''), await readFile(`${folder}/${name}`, 'utf8')] as const),
);
const withExamples = pages.filter(([, text]) => !text.includes('No example is run for this page: '));
const edition = await editionWithRegisters('editions/cuba-1961-62');

/** The codes that the examples under a heading give. */
async function codesOf(text: string, heading: 'Wrong' | 'Right'): Promise<readonly string[]> {
  const section = new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## )`, 'm').exec(text)?.[1] ?? '';
  const [, format = '', encoding, example = ''] =
    /^```typescript (\w+)(?: (\S+))?\n([\s\S]*?)\n```$/m.exec(section) ?? [];
  const bytes = encoding === undefined ? example : Buffer.from(example, 'latin1');
  const { doubts, proposals } = await importText(bytes, format as TypescriptFormat, edition);
  return [...doubts.map(({ code }) => code), ...proposals.map(() => 'import/name-new')];
}

describe('the pages about what an import tells', () => {
  it('there is one for each code, and all but one have examples', () => {
    const wanted = Object.keys(codes).flatMap((code) => (code.startsWith('import/') ? [code.slice(7)] : []));
    expect(files).toEqual(wanted.sort().map((name) => `${name}.md`));
    expect(withExamples.length).toBe(pages.length - 1);
  });

  it.each(withExamples)('%s: the wrong example gives it', async (name, text) => {
    expect(await codesOf(text, 'Wrong')).toContain(`import/${name}`);
  });

  it.each(withExamples)('%s: the right example does not', async (name, text) => {
    expect(await codesOf(text, 'Right')).not.toContain(`import/${name}`);
  });
});
