import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/store/package-files.js';

const folder = packageFile('xslt');

async function stylesheets(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const entries = await readdir(folder, { recursive: true });
  const paths = entries.filter((path) => path.endsWith('.xsl'));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}

describe('the labels', () => {
  it('have words for every key that a stylesheet names', async () => {
    const labels = await readFile(join(folder, 'locale/en.xml'), 'utf8');
    const keys = new Set([...labels.matchAll(/key="([^"]+)"/g)].map(([, key]) => key));
    const missing = (await stylesheets()).flatMap(({ path, text }) =>
      [...text.matchAll(/ed:label\('([^']+)'[,)]/g)].flatMap(([, key]) => (keys.has(key) ? [] : [`${path}: ${key}`])),
    );
    expect(missing).toEqual([]);
  });

  it('have each key once', async () => {
    const labels = await readFile(join(folder, 'locale/en.xml'), 'utf8');
    const keys = [...labels.matchAll(/key="([^"]+)"/g)].map(([, key]) => key);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });
});
