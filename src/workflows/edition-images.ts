/** The images of an edition that its pages show: those in its folder `images` that a `graphic` of a record or register points to. */
import { join } from 'node:path';
import { readBytes } from '../store/files.js';
import { destinationOf } from '../validation/destinations.js';
import type { FileFacts } from '../validation/references.js';

export interface EditionImage {
  /** Relative to the edition's folder, with `/`; published under the same path. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The images that a page may show: the same as in xslt/record/html/lists.xsl. */
const shown = /^images\/.+\.(png|jpe?g|gif|webp|avif|svg)$/i;

/**
 * Reads the images one after the other, in the order of their paths.
 *
 * @param facts what the documents of the edition say, by their path
 * @throws UserError if one can't be read
 */
export async function* editionImages(
  folder: string,
  facts: ReadonlyMap<string, FileFacts>,
): AsyncGenerator<EditionImage> {
  const paths = [...facts].flatMap(([path, { facts: own }]) =>
    own.pointers.flatMap(({ attribute, pointer }) => {
      const destination = destinationOf(pointer, path);
      return attribute === 'url' && destination.kind === 'inside' ? [destination.path] : [];
    }),
  );
  for (const path of [...new Set(paths)].filter((found) => shown.test(found)).toSorted()) {
    yield { path, bytes: await readBytes(join(folder, path)) };
  }
}
