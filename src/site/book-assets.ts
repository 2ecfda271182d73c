/** What books are bound with: their style sheets, the pieces of the serif, its licence. */
import { createRequire } from 'node:module';
import { readBytes } from '../store/files.js';
import { readPackageText } from '../store/package-files.js';
import { compactStyle } from './style.js';

const serif = '@fontsource-variable/source-serif-4';

export interface BookAssets {
  /** The style sheet of e-books. */
  readonly style: string;
  /** What printed books have besides the style sheet of the site. */
  readonly printStyle: string;
  /** What each piece of the fonts covers: the site's own rules. */
  readonly fontRules: string;
  readonly font: (file: string) => Promise<Uint8Array>;
  readonly licence: Uint8Array;
}

export async function bookAssets(): Promise<BookAssets> {
  const { resolve } = createRequire(import.meta.url);
  const fonts = new Map<string, Promise<Uint8Array>>();
  return {
    style: `${compactStyle(await readPackageText('xslt/assets/book/ebook.css'))}\n`,
    printStyle: compactStyle(await readPackageText('xslt/assets/book/print.css')),
    fontRules: await readPackageText('xslt/assets/style/fonts.css'),
    font: (file) => {
      const known = fonts.get(file) ?? readBytes(resolve(`${serif}/files/${file}`));
      fonts.set(file, known);
      return known;
    },
    licence: await readBytes(resolve(`${serif}/LICENSE`)),
  };
}
