/** The pictures of an edition: all that lie in its folder `images`, as they are. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { imageFault } from '../site/image-types.js';
import type { SourceFolder } from '../store/source-files.js';
import type { PublishedFiles } from './published-files.js';

const folder = 'images';

/** Writes them under the same paths; a file that is no picture is left out and is a finding. */
export async function buildImages(
  source: SourceFolder,
  display: (path: string) => string,
  files: PublishedFiles,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const waiting = [folder];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const read = path === folder ? ({ kind: 'folder' } as const) : await source.read(path);
    if (read.kind === 'folder') {
      for (const name of await names(source, path)) waiting.push(`${path}/${name}`);
      continue;
    }
    const fault =
      read.kind === 'file'
        ? imageFault(path, read.bytes)
        : read.kind === 'missing'
          ? 'cannot be found'
          : `cannot be read (${read.reason})`;
    if (fault === undefined && read.kind === 'file') files.add(path, read.bytes);
    else {
      diagnostics.push(
        diagnostic('file/not-an-image', display(path), startOfFile, {
          message: `The file is not published: it ${fault}`,
          help: 'Save it as a JPEG or PNG file of a size that a page can show, or move it out of the folder images',
        }),
      );
    }
  }
  return diagnostics;
}

/** Last names first: they are taken from the end. */
async function names(source: SourceFolder, path: string): Promise<readonly string[]> {
  return [...((await source.names(path)) ?? [])].reverse();
}
