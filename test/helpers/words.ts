import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { type WordTools, wordTools } from '../../src/site/search/words.js';
import { packageFile } from '../../src/store/package-files.js';

const read = (name: string) => readFileSync(packageFile(`xslt/assets/${name}.js`), 'utf8');

/** The words of a text, as the published script takes it apart. */
export const words: WordTools = wordTools(read('words'));

/** A word or more, as the search understands it. */
interface Term {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

interface Hit {
  readonly score: number;
  readonly places: readonly (readonly [number, number])[];
  readonly entities: readonly number[];
}

interface Engine {
  readonly terms: (query: string) => readonly Term[];
  readonly search: (terms: readonly Term[]) => Promise<ReadonlyMap<number, Hit>>;
  readonly read: (
    unit: number,
    hit: Hit,
  ) => Promise<{ readonly title: string; readonly blocks: readonly { text: string; ranges: [number, number][] }[] }>;
}

/** The published engine of the search with an index, by the path of each script, as a page would load it. */
export async function engineWith(scripts: ReadonlyMap<string, string>): Promise<Engine> {
  const context: Record<string, unknown> = {
    document: {
      createElement: () => ({}),
      head: {
        append(script: { src: string; onload: () => void; onerror: () => void }) {
          const text = scripts.get(script.src);
          if (text === undefined) return script.onerror();
          runInNewContext(text, { editionSearch: context['editionSearch'] });
          script.onload();
        },
      },
    },
  };
  runInNewContext(`${read('words')}\n${read('search-engine')}`, context);
  const engine = context['editionSearch'] as Engine & { open: (root: string) => Promise<unknown> };
  await engine.open('');
  return engine;
}
