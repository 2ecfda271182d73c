/** Pagefind, and nothing else, behind one door: it makes the index that is used where the site is served. */
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { UserError } from '../../diagnostics/user-error.js';

/** A file of Pagefind's, relative to its own folder. */
export interface PagefindFile {
  readonly path: string;
  readonly content: Uint8Array;
}

export interface PagefindIndex {
  /** What a search in a browser needs. */
  readonly files: readonly PagefindFile[];
  /** The name by which the results of a search call each text, in the order of the texts. */
  readonly names: readonly string[];
}

/**
 * Makes an index of texts: words with a space between each two, whose places Pagefind counts from 0. The same texts give the same bytes.
 * Its fragments, which repeat the texts, are left out: the site has them already.
 *
 * @param language whose endings are cut off for comparing (BCP 47); Pagefind cuts none off where it does not know the language
 * @throws UserError if Pagefind's program is not there or does not run
 */
export function pagefindIndex(texts: readonly string[], language: string): Promise<PagefindIndex> {
  const made = before.then(() => makeIndex(texts, language));
  before = made.catch(() => undefined);
  return made;
}

/** Pagefind has one process for all indexes, and closing it loses those that are being made: so there is one at a time. */
let before: Promise<unknown> = Promise.resolve();

async function makeIndex(texts: readonly string[], language: string): Promise<PagefindIndex> {
  try {
    const base = language.split('-')[0] as string;
    const { index, errors } = await pagefind.createIndex({ forceLanguage: base });
    if (index === undefined) throw new Error(errors.join('; '));
    for (const [i, content] of texts.entries()) {
      const added = await index.addCustomRecord({ url: String(i), content, language: base });
      if (added.errors.length > 0) throw new Error(added.errors.join('; '));
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(made.errors.join('; '));
    await index.deleteIndex();
    const files = made.files.map(({ path, content }) => ({ path: path.replaceAll('\\', '/'), content }));
    const needed = files.filter(isNeeded);
    const rules = needed.filter(({ path }) => path.startsWith('wasm.'));
    const used = needed.filter((file) => rules.length < 2 || file.path !== 'wasm.unknown.pagefind');
    return { files: used.sort((a, b) => (a.path < b.path ? -1 : 1)), names: namesOf(files, texts.length) };
  } catch (cause) {
    throw new UserError(
      'The search index can’t be made, because Pagefind does not run',
      'Its program is an optional package of npm: install with “npm ci”, without “--omit=optional”.',
      { cause },
    );
  } finally {
    await pagefind.close();
  }
}

/** The looks that it has for pages, and the fragments, are not used. */
function isNeeded({ path }: PagefindFile): boolean {
  return /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..*|.*\.pf_meta|index\/.*)$/.test(path);
}

const signature = 'pagefind_dcd';

function namesOf(files: readonly PagefindFile[], count: number): readonly string[] {
  const names = new Array<string>(count);
  for (const { path, content } of files) {
    const name = /^fragment\/(.*)\.pf_fragment$/.exec(path)?.[1];
    if (name === undefined) continue;
    const text = gunzipSync(content).toString('utf8');
    if (!text.startsWith(signature)) throw new Error(`${path} is of a form that is not known`);
    const { url } = JSON.parse(text.slice(signature.length)) as { readonly url: string };
    names[Number(url)] = name;
  }
  return names;
}
