/** The images of an edition that its pages show: those in its folder `images` that a document of it points to. */
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { imageFault } from '../site/image-types.js';
import { isFile, readBytes } from '../store/files.js';
import { destinationOf } from '../validation/destinations.js';
import type { FileFacts } from '../validation/references.js';

export interface EditionImage {
  /** Relative to the edition's folder, with `/`; published under the same path. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Why it can't be published, as the end of “it …”; undefined for an image that can. */
  readonly fault: string | undefined;
}

/** The images that a page may show: the same as in xslt/common/images.xsl. */
const shown = /^images\/.+\.(png|jpe?g|gif|webp|avif|svg)$/i;
/** The attributes that name images: of pictures, and of the pages of the source. */
const naming = new Set(['url', 'facs']);

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
      return naming.has(attribute) && destination.kind === 'inside' ? [destination.path] : [];
    }),
  );
  for (const path of [...new Set(paths)].filter((found) => shown.test(found)).toSorted()) {
    // That an image is not there is a finding about the pointer; an edition may make no error of it.
    if (!(await isFile(join(folder, path)))) continue;
    const bytes = await readBytes(join(folder, path));
    yield { path, bytes, fault: imageFault(path, bytes) };
  }
}

/** What is said of an image that is not published. */
export function imageFinding(file: string, fault: string): Diagnostic {
  return diagnostic('file/not-an-image', file, startOfFile, {
    message: `The image is not published: it ${fault}`,
    help: 'Save it as a JPEG or PNG file of a size that a page can show',
  });
}
