/** What the pages' looks and their scripts need: the style sheet, its fonts, the edition's own theme, the scripts of search and lists. */
import { createRequire } from 'node:module';
import { readBytes } from '../store/files.js';
import { packageFile } from '../store/package-files.js';
import { compactStyle, styleFiles } from './style.js';

/** A file to be published. */
export interface SiteAsset {
  /** From the edition's root, with `/`. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** The scripts of the fonts that are published; a reader's browser loads only those that a page uses. */
const scripts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek'] as const;

/** Each is loaded by the pages that it is for; all of them are readable without it. */
const pageScripts = [
  'cite.js',
  'reading.js',
  'words.js',
  'search-engine.js',
  'search-pagefind.js',
  'search.js',
  'lists.js',
] as const;

/** Font packages, and in each the axes and styles that the style sheet uses. */
const fonts = [
  { package: '@fontsource-variable/source-serif-4', font: 'source-serif-4', faces: ['opsz-normal', 'opsz-italic'] },
  { package: '@fontsource-variable/source-sans-3', font: 'source-sans-3', faces: ['wght-normal'] },
] as const;

/**
 * The files under `assets/`: `edition.css`, the scripts, `fonts/…`, all that the pages load; with the licences of the fonts
 * and of the search engine, which ask to be passed on.
 *
 * @param theme the edition's own style sheet, if it has one; it comes after the house's and overrides it
 */
export async function siteAssets(theme?: Uint8Array): Promise<readonly SiteAsset[]> {
  const parts = await Promise.all(styleFiles.map((name) => readBytes(packageFile(`xslt/assets/style/${name}.css`))));
  const house = Buffer.from(`${compactStyle(parts.map((part) => Buffer.from(part).toString('utf8')).join('\n'))}\n`);
  const css = new Uint8Array(Buffer.concat(theme === undefined ? [house] : [house, theme]));
  const others = pageScripts.map(async (name) => ({
    path: `assets/${name}`,
    content: await readBytes(packageFile(`xslt/assets/${name}`)),
  }));
  const licence = await readBytes(packageFile('xslt/assets/pagefind-LICENSE.txt'));
  return [
    { path: 'search/pagefind/LICENSE.txt', content: licence },
    { path: 'assets/edition.css', content: css },
    ...(await Promise.all(others)),
    ...(await fontAssets()),
  ];
}

async function fontAssets(): Promise<readonly SiteAsset[]> {
  const { resolve } = createRequire(import.meta.url);
  const files = fonts.flatMap(({ package: name, font, faces }) => [
    { path: `assets/fonts/${font}-LICENSE.txt`, from: resolve(`${name}/LICENSE`) },
    ...faces.flatMap((face) =>
      scripts.map((script) => {
        const file = `${font}-${script}-${face}.woff2`;
        return { path: `assets/fonts/${file}`, from: resolve(`${name}/files/${file}`) };
      }),
    ),
  ]);
  return Promise.all(files.map(async ({ path, from }) => ({ path, content: await readBytes(from) })));
}
