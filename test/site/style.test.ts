import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteAssets } from '../../src/site/assets.js';
import { compactStyle, styleFiles } from '../../src/site/style.js';
import { packageFile } from '../../src/store/package-files.js';

const folder = packageFile('xslt/assets/style');

async function sourceOf(name: string): Promise<string> {
  return readFile(join(folder, `${name}.css`), 'utf8');
}

async function published(): Promise<string> {
  const sheet = (await siteAssets()).find(({ path }) => path === 'assets/edition.css');
  return Buffer.from(sheet?.content ?? []).toString('utf8');
}

describe('the style sheet', () => {
  it('is made of every file of its folder', async () => {
    const files = await readdir(folder);
    expect(files.toSorted()).toEqual(styleFiles.map((name) => `${name}.css`).toSorted());
  });

  it('says first in which order its layers count, and has no rule outside them', async () => {
    const sources = await Promise.all(styleFiles.map(sourceOf));
    const [order = '', ...others] = sources.map((source) => source.replace(/\/\*[\s\S]*?\*\//g, ''));
    const layers = order.match(/@layer ([^;]+);/)?.[1]?.split(/,\s*/) ?? [];
    const outermost = others.flatMap((source) => source.match(/^\S.*$/gm) ?? []).filter((line) => line !== '}');
    expect(outermost.filter((line) => !layers.some((layer) => line === `@layer ${layer} {`))).toEqual([]);
  });

  it('has no rule for a class that nothing makes', async () => {
    const files = (await readdir(packageFile('xslt'), { recursive: true })).filter((path) => /\.(xsl|js)$/.test(path));
    const models = (await readdir(packageFile('src/site'), { recursive: true })).filter((path) => path.endsWith('.ts'));
    const paths = [...files.map((path) => `xslt/${path}`), ...models.map((path) => `src/site/${path}`)];
    const sources = await Promise.all(paths.map((path) => readFile(packageFile(path), 'utf8')));
    const words = new Set(sources.join('\n').match(/[\w-]+/g));
    // `is-…`, `level-…`: a source has the beginning, the record the rest; and two whose beginnings are no words of their own.
    const made = /^(indent[1-9]|v\d)$/;
    const css = (await published()).replace(/url\([^)]*\)|"[^"]*"/g, '');
    const classes = new Set([...css.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name]) => name ?? ''));
    expect(classes.size).toBeGreaterThan(150);
    expect(
      [...classes].filter((name) => !words.has(name) && !words.has(name.replace(/[^-]+$/, '')) && !made.test(name)),
    ).toEqual([]);
  });

  it('moves nothing: a reader who wants less motion has nothing to put off', async () => {
    expect(await published()).not.toMatch(/transition|animation|scroll-behavior|@keyframes/);
  });

  it('loads nothing but its own fonts, and shows words while they load', async () => {
    const css = await published();
    expect(
      [...css.matchAll(/url\("([^"]+)"\)/g)].filter(([, url]) => !/^fonts\/[\w-]+\.woff2$/.test(url ?? '')),
    ).toEqual([]);
    expect(css).not.toMatch(/@import/);
    expect(css.match(/@font-face/g)?.length).toBe(css.match(/font-display: swap/g)?.length);
  });
});

describe('white space that nothing depends on', () => {
  it('is left out, with the comments', () => {
    expect(compactStyle('/* a */\n.a,\n.b > .c {\n  color: red;\n  margin: 0 auto;\n}\n')).toBe(
      '.a,.b > .c{color: red;margin: 0 auto}',
    );
  });

  it('stays in strings', () => {
    expect(compactStyle('a::before { content: "a  ; { /* b */ } "; }')).toBe('a::before{content: "a  ; { /* b */ } "}');
  });

  it('is left out once and for all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '\n', '{', '}', ';', ',', '"b c"', '/* d */', ':')), (pieces) => {
        const once = compactStyle(pieces.join(''));
        expect(compactStyle(once)).toBe(once);
      }),
    );
  });
});

describe('the fonts', () => {
  it('cover Latin, Cyrillic and Greek, each with its licence', async () => {
    const paths = (await siteAssets()).map(({ path }) => path);
    for (const font of ['source-serif-4', 'source-sans-3']) {
      expect(paths).toContain(`assets/fonts/${font}-LICENSE.txt`);
      for (const script of ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek'])
        expect(
          paths.some((path) => path.startsWith(`assets/fonts/${font}-${script}-`)),
          `${font} ${script}`,
        ).toBe(true);
    }
  });

  it('are pieces of less than 135 kB, and all together less than 1.1 MB', async () => {
    const sizes = (await siteAssets())
      .filter(({ path }) => path.endsWith('.woff2'))
      .map(({ content }) => content.byteLength);
    expect(Math.max(...sizes)).toBeLessThan(135_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_100_000);
  });
});
