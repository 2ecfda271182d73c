/** All files that the search of an edition loads. */
import type { Edition } from '../../edition/index-edition.js';
import { entryKey } from '../page-model.js';
import { numberedEntities, type SearchFile, searchScripts, unitWords } from './data.js';
import { pagefindIndex } from './pagefind.js';
import { type PageText, searchUnits } from './units.js';
import { wordTools } from './words.js';

/** Stands between two blocks, so that no phrase reaches from one into the other; Pagefind counts it as a word that no one can ask for. */
const betweenBlocks = '¶';

/**
 * The index for a served site, by Pagefind, and that of scripts, of the same words in the same order.
 *
 * @param texts the pages of each record, by its id
 * @param script the text of `xslt/assets/words.js`
 */
export async function searchFiles(
  edition: Edition,
  texts: ReadonlyMap<string, readonly PageText[]>,
  script: string,
): Promise<readonly SearchFile[]> {
  const tools = wordTools(script);
  const units = searchUnits(edition, texts);
  const words = units.map((unit) => unitWords(unit, tools));
  const { config, registers } = edition;
  const { files, names } = await pagefindIndex(
    words.map((blocks) => blocks.map((block) => block.join(' ')).join(` ${betweenBlocks} `)),
    config.languages?.translation ?? config.locale,
  );
  return [
    ...searchScripts(units, words, numberedEntities(registers, entryKey), names),
    ...files.map(({ path, content }) => ({ path: `search/pagefind/${path}`, content })),
  ];
}
