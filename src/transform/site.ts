/** Draws the pages that are not records: the index, the registers, their entries, the page about the edition. */
import { compileOnce, type OwnStylesheets, stylesheetPath } from './compile.js';
import { parseShared, parseSource, transformToText } from './saxon.js';

/** Three XML documents, as text: the page's model, the edition document and the labels. */
export interface PageInput {
  readonly page: string;
  readonly edition: string;
  readonly labels: string;
  readonly stylesheets?: OwnStylesheets;
}

/** The complete HTML page for a page model. Throws a `TransformError` if a stylesheet stops. */
export async function transformPage(input: PageInput): Promise<string> {
  const [stylesheet, page, edition, labels] = await Promise.all([
    compileOnce(stylesheetPath('site', input.stylesheets)),
    parseSource(input.page, 'page model'),
    parseShared(input.edition, 'edition document'),
    parseShared(input.labels, 'labels'),
  ]);
  return transformToText(stylesheet, page, { edition, labels }).principal;
}
