/** The model of the page that lists and explains the edition's data: `m:file path kind` for each file about the whole edition. */
import { modelElement } from '../edition/context.js';
import { page, type SitePage } from './page-model.js';

/** @param files their paths from the edition's root, in the order of the list */
export function dataPage(files: readonly string[], registers: readonly string[]): SitePage {
  return page('data', 'data.html', {}, [
    ...files.map((path) => modelElement('file', { path, kind: kindOf(path) })),
    ...registers.map((path) => modelElement('file', { path, kind: 'register' })),
    ...['manifest.json', 'sitemap.xml'].map((path) => modelElement('file', { path, kind: path })),
  ]);
}

/** The key of the label that explains a file. */
function kindOf(path: string): string {
  return path.startsWith('beacon-') ? 'beacon' : path;
}
