/**
 * What a stylesheet consists of: itself and all that it imports and includes. An edition's own stylesheet names those of the program as
 * `edition:record/html.xsl`, wherever the program lies.
 */
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { UserError } from '../diagnostics/user-error.js';
import { packageFile } from '../store/package-files.js';
import { readStylesheet, writeStylesheet } from '../store/stylesheet-files.js';

/** Texts by absolute path; the entry comes first. */
export type Modules = ReadonlyMap<string, string>;

const scheme = 'edition:';
const comment = /<!--[\s\S]*?-->/g;
const reference = /(<[\w.-]+:(?:import|include)\s[^>]*?\bhref\s*=\s*)(?:"([^"]*)"|'([^']*)')/g;

/**
 * The stylesheet and everything that it imports or includes, however deep.
 *
 * @throws UserError if one can't be read
 */
export async function readModules(entry: string): Promise<Modules> {
  const modules = new Map<string, string>();
  const waiting = [resolve(entry)];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (modules.has(path)) continue;
    let text: string;
    try {
      text = await readStylesheet(path);
    } catch (cause) {
      throw new UserError(`The stylesheet ${path} can’t be read`, `It is, or is needed by, ${entry}.`, { cause });
    }
    modules.set(path, text);
    for (const match of text.replace(comment, '').matchAll(reference))
      waiting.push(pathOf(match[2] ?? match[3] ?? '', path));
  }
  return modules;
}

/** The absolute path that a reference in the module at `from` means. */
function pathOf(href: string, from: string): string {
  if (href.startsWith(scheme)) return packageFile(`xslt/${href.slice(scheme.length)}`);
  return href.startsWith('file:') ? fileURLToPath(href) : resolve(dirname(from), decodeURI(href));
}

/** Whether a stylesheet is one of the program's own. */
export function isOfTheHouse(path: string): boolean {
  const away = relative(packageFile('xslt'), path);
  return !away.startsWith('..') && !isAbsolute(away);
}

/** What a module is called in the key of a compiled stylesheet: the same wherever the edition and the program lie. */
export function moduleName(path: string, entry: string): string {
  const from = isOfTheHouse(path) ? packageFile('xslt') : dirname(resolve(entry));
  return (isOfTheHouse(path) ? scheme : '') + relative(from, path).split(sep).join('/');
}

/**
 * Puts a stylesheet where the compiler can read it, which does not know the program's own scheme: copies of the edition's modules in
 * `folder`, in which every reference is a file's. A stylesheet of the program needs no copy.
 *
 * @returns the path to compile, and the original of each copy
 */
export async function placeModules(
  entry: string,
  folder: string,
): Promise<{ readonly path: string; readonly originals: ReadonlyMap<string, string> }> {
  const modules = [...(await readModules(entry))].filter(([path]) => !isOfTheHouse(path));
  if (!modules.some(([, text]) => text.replace(comment, '').includes(scheme)))
    return { path: entry, originals: new Map() };
  const copies = new Map(modules.map(([path], i) => [path, join(folder, `${i}-${basename(path)}`)]));
  for (const [path, text] of modules) {
    const placed = text.replace(reference, (_, start: string, double?: string, single?: string) => {
      const target = pathOf(double ?? single ?? '', path);
      return `${start}"${pathToFileURL(copies.get(target) ?? target).href}"`;
    });
    await writeStylesheet(copies.get(path) as string, placed);
  }
  return {
    path: copies.get(resolve(entry)) as string,
    originals: new Map([...copies].map(([path, copy]) => [copy, path])),
  };
}
