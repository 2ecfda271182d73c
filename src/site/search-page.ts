/** The model of the search page: it has no content of its own, only what the script needs, and ways for those who have none. */
import type { Edition } from '../edition/index-edition.js';
import { page, type SitePage } from './page-model.js';
import { waysElements } from './ways.js';

export function searchPage(edition: Edition): SitePage {
  return page('search', 'search.html', {}, waysElements(edition));
}
