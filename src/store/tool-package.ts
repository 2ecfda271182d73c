/**
 * The program as one npm package with all that it needs: every package that it depends on is inside (`bundleDependencies`), so that
 * it can be installed where there is no network. Of packages that are made for one kind of computer, it has those for this kind.
 * docs/adr/0025-the-deposit.md says why it goes into every deposit.
 */
import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Gzip } from 'fflate';
import { byPath } from '../archive/paths.js';
import { tarEnd, tarHeader, tarPadding } from '../archive/tar.js';
import type { Cache } from './cache.js';
import { hashParts, sha256 } from './hash.js';
import { hashFile } from './hash-stream.js';
import { packageFile, packageRoot } from './package-files.js';

interface Description {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** A package inside the program's package. */
export interface BundledPackage {
  /** Where it lies inside, such as `node_modules/saxes`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
  readonly dependencies: Readonly<Record<string, string>>;
}

export interface ToolPackage {
  readonly version: string;
  readonly license: string | undefined;
  readonly dependencies: Readonly<Record<string, string>>;
  /** In the order of their paths. */
  readonly bundled: readonly BundledPackage[];
  /**
   * The package, a gzipped tar file. The same program gives the same bytes; to pack it takes seconds, so that it is kept in the cache.
   */
  pack(cache: Cache, signal: AbortSignal): Promise<Uint8Array>;
}

interface Placed extends BundledPackage {
  readonly source: string;
  readonly description: Description;
}

/** Finds the program's own files and all packages that it depends on, as they are installed here. */
export async function readToolPackage(): Promise<ToolPackage> {
  const own = await describe(packageRoot);
  const dependencies = own.dependencies ?? {};
  const bundled = await placeDependencies(own);
  return {
    version: own.version,
    license: own.license,
    dependencies,
    bundled: bundled.map(({ path, name, version, license, dependencies: needs }) => ({
      path,
      name,
      version,
      license,
      dependencies: needs,
    })),
    pack: (cache, signal) => packAll(own, bundled, cache, signal),
  };
}

async function describe(folder: string): Promise<Description> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Description;
}

/**
 * Gives every package a place where Node finds it: beside the others, or, where another version of it is there already, inside the
 * package that needs it. Which place that is depends only on the names and versions.
 */
async function placeDependencies(own: Description): Promise<readonly Placed[]> {
  const placed = new Map<string, Placed>();
  const waiting: { readonly path: string; readonly source: string; readonly description: Description }[] = [
    { path: '', source: packageRoot, description: own },
  ];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { dependencies = {}, optionalDependencies = {} } = next.description;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies }).toSorted(byPath)) {
      const source = await findInstalled(next.source, name);
      if (source === undefined) {
        if (Object.hasOwn(optionalDependencies, name)) continue;
        throw new Error(`The package ${name}, which ${next.description.name} needs, is not installed`);
      }
      const seen = lookUp(next.path, name, placed);
      if (seen?.source === source) continue;
      const description = await describe(source);
      const path = seen === undefined ? `node_modules/${name}` : `${next.path}/node_modules/${name}`;
      const { version, license } = description;
      const needs = { ...description.dependencies };
      placed.set(path, { path, name, version, license, source, description, dependencies: needs });
      waiting.push({ path, source, description });
    }
  }
  return [...placed.values()].toSorted((a, b) => byPath(a.path, b.path));
}

/** The folder of an installed package, looked for as Node does. */
async function findInstalled(from: string, name: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = await realpath(join(folder, 'node_modules', name)).catch(() => undefined);
    if (found !== undefined) return found;
    if (folder === dirname(folder)) return undefined;
  }
}

/** What a package of that path inside the program's package would get under a name. */
function lookUp(path: string, name: string, placed: ReadonlyMap<string, Placed>): Placed | undefined {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const found = placed.get(`${at === '' ? '' : `${at}/`}node_modules/${name}`);
    if (found !== undefined || at === '') return found;
  }
}

interface Member {
  readonly path: string;
  readonly isExecutable: boolean;
  readonly source: string | Uint8Array;
}

async function packAll(
  own: Description,
  bundled: readonly Placed[],
  cache: Cache,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const found = [...(await ownMembers(own)), ...(await Promise.all(bundled.map(bundledMembers))).flat()];
  const members = found.toSorted((a, b) => byPath(a.path, b.path));
  const sums: string[] = [];
  for (const { path, source, isExecutable } of members) {
    signal.throwIfAborted();
    const sum = typeof source === 'string' ? (await hashFile(source, ['sha256'])).sums.get('sha256') : sha256(source);
    sums.push(path, String(isExecutable), sum ?? '');
  }
  const key = hashParts(['tool 1', ...sums]);
  const kept = await cache.get(key);
  if (kept !== undefined) return kept;
  const packed = await packMembers(members, signal);
  await cache.put(key, packed);
  return packed;
}

async function packMembers(members: readonly Member[], signal: AbortSignal): Promise<Uint8Array> {
  const packed: Uint8Array[] = [];
  const gzip = new Gzip({ level: 6, mtime: 0 }, (piece) => void packed.push(piece));
  for (const { path, source, isExecutable } of members) {
    signal.throwIfAborted();
    const content = typeof source === 'string' ? await readFile(source) : source;
    gzip.push(tarHeader({ path: `package/${path}`, bytes: content.byteLength, isExecutable }));
    gzip.push(Uint8Array.from(content));
    gzip.push(tarPadding(content.byteLength));
  }
  gzip.push(tarEnd, true);
  return Buffer.concat(packed);
}

/** The program's own files: those that its `package.json` publishes. */
async function ownMembers(own: Description): Promise<readonly Member[]> {
  const { name, version, description, license, type, engines, dependencies = {}, files = [] } = own;
  const text = {
    name,
    version,
    description,
    license,
    type,
    engines,
    bin: { edition: 'lib/cli/main.js' },
    dependencies,
    bundleDependencies: Object.keys(dependencies).toSorted(byPath),
  };
  const members: Member[] = [];
  for (const path of files) members.push(...(await membersBelow(packageFile(path), path)));
  return [
    ...members.map((member) => ({ ...member, isExecutable: member.path === 'lib/cli/main.js' })),
    { path: 'package.json', isExecutable: false, source: Buffer.from(`${JSON.stringify(text, undefined, 2)}\n`) },
  ];
}

async function bundledMembers({ path, source, description }: Placed): Promise<readonly Member[]> {
  const { bin = {} } = description;
  const commands = new Set(
    (typeof bin === 'string' ? [bin] : Object.values(bin)).map((name) => name.replace(/^\.\//, '')),
  );
  const members = await membersBelow(source, path);
  return members.map((member) => ({
    ...member,
    isExecutable: member.isExecutable || commands.has(member.path.slice(path.length + 1)),
  }));
}

/** All files of a folder but the packages inside it, which have places of their own. */
async function membersBelow(source: string, path: string): Promise<readonly Member[]> {
  if ((await lstat(source)).isFile()) return [{ path, source, isExecutable: false }];
  const members: Member[] = [];
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const inside = { source: join(source, entry.name), path: `${path}/${entry.name}` };
    if (entry.isDirectory() && entry.name !== 'node_modules')
      members.push(...(await membersBelow(inside.source, inside.path)));
    else if (entry.isFile())
      members.push({ ...inside, isExecutable: ((await lstat(inside.source)).mode & 0o100) !== 0 });
  }
  return members;
}
