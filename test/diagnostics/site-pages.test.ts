import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/diagnostics/codes.js';
import { readConfig } from '../../src/edition/config.js';
import { findingsIn, ledgerOf, pageOf, smallSite } from '../helpers/small-site.js';

/** Codes that no page of a site alone can show; their pages say so. */
const withoutExamples = ['site/no-address', 'site/damaged', 'site/ledger'];
const shown = Object.keys(codes).filter((code) => code.startsWith('site/') && !withoutExamples.includes(code));

/**
 * The findings in an example. Its blocks: `html PATH` is the content of the `main` of a page, `page PATH` a whole one, `file PATH`
 * any other file, `ledger PATH` the content of a page in an earlier version, `yaml` a part of edition.yaml.
 */
async function findings(code: string, side: 'Wrong' | 'Right'): Promise<readonly string[]> {
  const markdown = await readFile(`docs/reference/diagnostics/${code}.md`, 'utf8');
  const section = new RegExp(`^## ${side}\\n([\\s\\S]*?)(?=^## )`, 'm').exec(markdown)?.[1] ?? '';
  const changed: Record<string, string | undefined> = {};
  let ledger: ReturnType<typeof ledgerOf> | undefined;
  let yaml = 'title: An Example\n';
  for (const [, kind, path = '', missing, text = ''] of section.matchAll(
    /^```(\w+) ?(\S*)( \(missing\))?\n([\s\S]*?)\n?```$/gm,
  )) {
    if (kind === 'html') changed[path] = pageOf(path, text);
    else if (kind === 'ledger') ledger = ledgerOf(smallSite({ [path]: pageOf(path, text) }));
    else if (kind === 'yaml') yaml += `${text}\n`;
    else changed[path] = missing === undefined ? text : undefined;
  }
  const { config, diagnostics } = readConfig(yaml, 'edition.yaml');
  expect(diagnostics).toEqual([]);
  expect(Object.keys(changed).length + (ledger === undefined ? 0 : 1)).toBeGreaterThan(0);
  return findingsIn(smallSite(changed), ledger, config).map((found) => found.code);
}

describe('the reference of diagnostics, on published sites', () => {
  it.each(shown)('shows a wrong example that is found: %s', async (code) => {
    expect(await findings(code, 'Wrong')).toContain(code);
  });

  it.each(shown)('shows a right example in which nothing is found: %s', async (code) => {
    expect(await findings(code, 'Right')).toEqual([]);
  });
});
