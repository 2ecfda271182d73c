/**
 * Compiled stylesheets. Compiling takes about a second each, so that a compiled form (SEF) is kept under a hash of the stylesheet,
 * of all that it imports and includes, and of the compiler: in `lib/sef` for the house's own, in the user's cache for others.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { UserError } from '../diagnostics/user-error.js';
import { type Cache, openCache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { packageFile } from '../store/package-files.js';
import { readShipped } from '../store/shipped-files.js';
import { readStylesheet, withTemporaryFolder } from '../store/stylesheet-files.js';
import type { Stylesheet } from './saxon.js';

/** The stylesheets that the program brings, relative to its folder. */
export const houseStylesheets = {
  html: 'xslt/record/html.xsl',
  text: 'xslt/record/text.xsl',
  apparatus: 'xslt/record/apparatus.xsl',
  mentions: 'xslt/record/mentions.xsl',
  site: 'xslt/site/site.xsl',
} as const;
export type HouseStylesheet = keyof typeof houseStylesheets;

const parsed = new Map<string, Promise<Stylesheet>>();
const require = createRequire(import.meta.url);

/**
 * Compiles a stylesheet, or takes its compiled form from `lib/sef` or the cache; once per process and content.
 * Throws a `UserError` with the compiler's words if an edition's own stylesheet has a mistake.
 */
export async function compileStylesheet(path: string, options: { readonly cache?: Cache } = {}): Promise<Stylesheet> {
  const hash = await stylesheetHash(path);
  let stylesheet = parsed.get(hash);
  if (!stylesheet) {
    stylesheet = loadSef(path, hash, options.cache ?? openCache()).then((sef) => ({
      path,
      sef: JSON.parse(sef) as object,
    }));
    parsed.set(hash, stylesheet);
    stylesheet.catch(() => parsed.delete(hash));
  }
  return stylesheet;
}

const ofTheHouse = new Map<HouseStylesheet, Promise<Stylesheet>>();

/** One of the program's own stylesheets, compiled. Its modules are read once per process, not once per record. */
export function compileHouseStylesheet(name: HouseStylesheet): Promise<Stylesheet> {
  let stylesheet = ofTheHouse.get(name);
  if (!stylesheet) {
    stylesheet = compileStylesheet(packageFile(houseStylesheets[name]));
    ofTheHouse.set(name, stylesheet);
    stylesheet.catch(() => ofTheHouse.delete(name));
  }
  return stylesheet;
}

async function loadSef(path: string, hash: string, cache: Cache): Promise<string> {
  const shipped = await readShipped('sef', hash);
  if (shipped !== undefined) return shipped;
  const kept = await cache.get(hash);
  if (kept !== undefined) return new TextDecoder().decode(kept);
  const sef = await runCompiler(path);
  await cache.put(hash, new TextEncoder().encode(sef));
  return sef;
}

/** The key of a stylesheet's compiled form, in hexadecimal; also a sound part of the key of anything that it makes. */
export async function stylesheetHash(path: string): Promise<string> {
  const modules = await readModules(path);
  const root = dirname(path);
  const parts = [...modules].map(([file, text]) => [relative(root, file).split(sep).join('/'), text] as const);
  parts.sort(([a], [b]) => (a < b ? -1 : 1));
  return hashParts([`sef 1, xslt3 ${compilerVersion()}`, ...parts.flat()]);
}

/** The stylesheet and everything that it imports or includes, however deep, by absolute path. */
async function readModules(entry: string): Promise<ReadonlyMap<string, string>> {
  const modules = new Map<string, string>();
  const waiting = [resolve(entry)];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (modules.has(path)) continue;
    let text: string;
    try {
      text = await readStylesheet(path);
    } catch (cause) {
      throw new UserError(`The stylesheet ${path} can’t be read`, `It is, or is needed by, ${entry}.`, { cause });
    }
    modules.set(path, text);
    for (const href of referredModules(text)) waiting.push(resolve(dirname(path), href));
  }
  return modules;
}

function referredModules(text: string): readonly string[] {
  const code = text.replace(/<!--[\s\S]*?-->/g, '');
  return [...code.matchAll(/<[\w.-]+:(?:import|include)\s[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .map((href) => (href.startsWith('file:') ? fileURLToPath(href) : decodeURI(href)));
}

function compilerVersion(): string {
  const { version } = require('xslt3/package.json') as { version: string };
  return version;
}

/** Compiles in a process of its own: the compiler has no programming interface. The result is the SEF's JSON. */
export async function runCompiler(path: string): Promise<string> {
  return withTemporaryFolder(async (folder) => {
    const target = join(folder, 'stylesheet.sef.json');
    const compiler = require.resolve('xslt3');
    try {
      await promisify(execFile)(
        process.execPath,
        [compiler, `-xsl:${path}`, `-export:${target}`, '-nogo', '-relocate:on'],
        { maxBuffer: 1 << 24 },
      );
      return await readStylesheet(target);
    } catch (cause) {
      throw compileError(path, cause);
    }
  });
}

function compileError(path: string, cause: unknown): Error {
  const { stdout = '', stderr = '' } = cause as { readonly stdout?: string; readonly stderr?: string };
  const said = `${stderr}\n${stdout}`.trim() || String(cause);
  const away = relative(packageFile('xslt'), path);
  const own = !away.startsWith('..') && !isAbsolute(away);
  return own
    ? new Error(`${path} does not compile:\n${said}`, { cause })
    : new UserError(`The stylesheet ${path} does not compile`, said, { cause });
}
