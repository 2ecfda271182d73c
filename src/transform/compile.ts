/**
 * Compiled stylesheets. Compiling takes about a second each, so that a compiled form (SEF) is kept under a hash of the stylesheet,
 * of all that it imports and includes, and of the compiler: in `lib/sef` for the house's own, in the user's cache for others.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../diagnostics/user-error.js';
import { type Cache, openCache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { packageFile } from '../store/package-files.js';
import { readShipped } from '../store/shipped-files.js';
import { readStylesheet, withTemporaryFolder } from '../store/stylesheet-files.js';
import type { Stylesheet } from './saxon.js';
import { isOfTheHouse, moduleName, placeModules, readModules } from './stylesheet-modules.js';

/** The stylesheets that the program brings, relative to its folder. */
export const houseStylesheets = {
  html: 'xslt/record/html.xsl',
  text: 'xslt/record/text.xsl',
  apparatus: 'xslt/record/apparatus.xsl',
  mentions: 'xslt/record/mentions.xsl',
  site: 'xslt/site/site.xsl',
} as const;
export type HouseStylesheet = keyof typeof houseStylesheets;

/** An edition's own stylesheets that stand in the place of those of the program: absolute paths. */
export type OwnStylesheets = Readonly<Partial<Record<HouseStylesheet, string>>>;

/** The path of the stylesheet that makes something: the edition's own, else the program's. */
export function stylesheetPath(name: HouseStylesheet, own: OwnStylesheets = {}): string {
  return own[name] ?? packageFile(houseStylesheets[name]);
}

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

const byPath = new Map<string, Promise<Stylesheet>>();

/** One of the program's own stylesheets, compiled. */
export function compileHouseStylesheet(name: HouseStylesheet): Promise<Stylesheet> {
  return compileOnce(packageFile(houseStylesheets[name]));
}

/** As `compileStylesheet`, but the modules are read once per process, not once per record. */
export function compileOnce(path: string): Promise<Stylesheet> {
  let stylesheet = byPath.get(path);
  if (!stylesheet) {
    stylesheet = compileStylesheet(path);
    byPath.set(path, stylesheet);
    stylesheet.catch(() => byPath.delete(path));
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
  const parts = [...modules].map(([file, text]) => [moduleName(file, path), text] as const);
  parts.sort(([a], [b]) => (a < b ? -1 : 1));
  return hashParts([`sef 2, xslt3 ${compilerVersion()}`, ...parts.flat()]);
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
    const placed = await placeModules(path, folder);
    try {
      await promisify(execFile)(
        process.execPath,
        [compiler, `-xsl:${placed.path}`, `-export:${target}`, '-nogo', '-relocate:on'],
        { maxBuffer: 1 << 24 },
      );
      return await readStylesheet(target);
    } catch (cause) {
      throw compileError(path, placed.originals, cause);
    }
  });
}

function compileError(path: string, originals: ReadonlyMap<string, string>, cause: unknown): Error {
  const { stdout = '', stderr = '' } = cause as { readonly stdout?: string; readonly stderr?: string };
  let said = `${stderr}\n${stdout}`.trim() || String(cause);
  for (const [copy, original] of originals)
    said = said.replaceAll(copy, original).replaceAll(basename(copy), basename(original));
  return isOfTheHouse(path)
    ? new Error(`${path} does not compile:\n${said}`, { cause })
    : new UserError(`The stylesheet ${path} does not compile`, said, { cause });
}
