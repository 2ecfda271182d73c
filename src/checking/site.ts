/** A published site as the checks see it. */

import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import type { PageFacts, PagePlace } from './page-facts.js';

export interface PublishedSite {
  /** The paths of all files, from the site's root, with `/`. */
  readonly files: ReadonlySet<string>;
  /** Every HTML page, by its path. */
  readonly pages: ReadonlyMap<string, PageFacts>;
  /** The text of each style sheet, script and SVG image, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly version: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
  /** Where the site will stand; undefined if that is not known. */
  readonly baseUrl: string | undefined;
  /** The path that findings name for a file of the site. */
  readonly display: (path: string) => string;
}

/** A finding at a place of a file of the site. */
export function siteFinding(
  site: Pick<PublishedSite, 'display'>,
  code: DiagnosticCode,
  path: string,
  { line, column }: PagePlace,
  message: string,
  help: string,
): Diagnostic {
  const at = { line, column };
  return diagnostic(code, site.display(path), { start: at, end: at }, { message, help });
}

export const startOfPage: PagePlace = { line: 1, column: 1 };
