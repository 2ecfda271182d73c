/** Binds chapters to a book: links settled, pictures collected, title page in front. */
import type { Labels } from '../citing/labels.js';
import { type Draft, imagesOf, settleLinks } from './links.js';
import type { Book, BookFacts, BookFile } from './model.js';
import { titlePage } from './title-page.js';

/** The types of pictures that every e-reader can show (EPUB 3.3 §3.2). */
const shown = /\.(?:png|jpe?g|gif|webp|svg)$/i;

/** @param readImage the bytes of a picture of the site; undefined for one that is not published */
export async function bindBook(
  facts: BookFacts,
  drafts: readonly Draft[],
  baseUrl: string | undefined,
  readImage: (path: string) => Promise<Uint8Array | undefined>,
  label: Labels,
): Promise<Book> {
  const images: BookFile[] = [];
  for (const path of [...imagesOf(drafts)].filter((one) => shown.test(one)).toSorted()) {
    const content = await readImage(path);
    if (content !== undefined) images.push({ path, content });
  }
  const chapters = settleLinks(drafts, { baseUrl, images: new Set(images.map(({ path }) => path)) });
  return { facts, chapters: [titlePage(facts, label), ...chapters], images };
}
