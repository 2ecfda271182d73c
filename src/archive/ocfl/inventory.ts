/** Inventories of OCFL objects (OCFL 1.0 and 1.1, §3.5): read from JSON and judged by themselves. Codes are OCFL's own. */
import { isKnownAlgorithm, isSum } from '../algorithms.js';
import type { Findings } from '../fixity.js';
import { byPath } from '../paths.js';

export interface InventoryVersion {
  /** Sums, in lower case, by the logical paths of the files. */
  readonly state: ReadonlyMap<string, string>;
}

export interface Inventory {
  readonly id: string;
  /** Of the specification: `1.0` or `1.1`. */
  readonly specification: string;
  readonly algorithm: string;
  readonly head: string;
  readonly contentDirectory: string;
  /** Sums, in lower case, by the paths of the content. */
  readonly manifest: ReadonlyMap<string, string>;
  /** In their order. */
  readonly versions: ReadonlyMap<string, InventoryVersion>;
  /** Further sums by algorithm and path. */
  readonly fixity: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads an inventory; what is wrong is told, and undefined comes back where it can't be used. */
export function readInventory(text: string, file: string, findings: Findings): Inventory | undefined {
  const before = findings.faults.length;
  const wrong = (code: string, message: string): void => findings.fault('malformed', file, `${message} (${code})`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    wrong('E033', 'It is not written in JSON');
    return undefined;
  }
  if (!isObject(value)) {
    wrong('E033', 'It is no JSON object');
    return undefined;
  }
  const { id, type, digestAlgorithm, head, contentDirectory = 'content', manifest, versions, fixity } = value;
  if (typeof id !== 'string' || id === '') wrong('E036', 'It has no id');
  const specification = /^https:\/\/ocfl\.io\/(1\.[01])\/spec\/#inventory$/.exec(String(type))?.[1];
  if (specification === undefined)
    wrong('E038', `Its type is ${JSON.stringify(type)}; expected https://ocfl.io/1.1/spec/#inventory`);
  if (digestAlgorithm !== 'sha512' && digestAlgorithm !== 'sha256')
    wrong('E025', `Its digestAlgorithm is ${JSON.stringify(digestAlgorithm)}; expected sha512 or sha256`);
  if (typeof contentDirectory !== 'string' || contentDirectory === '' || contentDirectory.includes('/'))
    wrong('E017', 'Its contentDirectory is no plain name');
  else if (contentDirectory === '.' || contentDirectory === '..') wrong('E018', 'Its contentDirectory leads elsewhere');
  if (!isObject(manifest)) wrong('E041', 'It has no manifest');
  if (!isObject(versions)) wrong('E043', 'It has no versions');
  if (typeof head !== 'string') wrong('E040', 'It has no head');
  if (findings.faults.length > before) return undefined;

  const algorithm = digestAlgorithm as string;
  const files = readSums(
    manifest as Json,
    algorithm,
    { repeated: 'E096', duplicate: 'E101', path: 'E099', ends: 'E100' },
    wrong,
  );
  for (const path of files.keys())
    if (!path.includes(`/${contentDirectory as string}/`))
      wrong('E042', `The manifest lists ${path}, which is in no version’s content`);
  const known = new Set(files.values());
  const read = readVersions(versions as Json, algorithm, known, wrong);
  const names = [...read.keys()];
  if (head !== names.at(-1))
    wrong('E040', `Its head is ${String(head)}; the last version is ${names.at(-1) ?? 'none'}`);
  const used = new Set([...read.values()].flatMap(({ state }) => [...state.values()]));
  for (const [path, sum] of files)
    if (!used.has(sum)) wrong('E107', `No version uses ${path}, which the manifest lists`);
  return {
    id: id as string,
    specification: specification as string,
    algorithm,
    head: head as string,
    contentDirectory: contentDirectory as string,
    manifest: files,
    versions: read,
    fixity: readFixity(fixity, files, wrong),
  };
}

type Wrong = (code: string, message: string) => void;

interface PathCodes {
  readonly repeated: string;
  readonly duplicate: string;
  readonly path: string;
  readonly ends: string;
}

/** Sums with lists of paths, turned round. */
function readSums(block: Json, algorithm: string, codes: PathCodes, wrong: Wrong): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const sums = new Set<string>();
  for (const [written, list] of Object.entries(block)) {
    const sum = written.toLowerCase();
    if (isKnownAlgorithm(algorithm) && !isSum(algorithm, sum)) wrong('E025', `“${written}” is no ${algorithm} sum`);
    if (sums.has(sum)) wrong(codes.repeated, `The sum ${sum} is there twice`);
    sums.add(sum);
    if (!Array.isArray(list) || list.some((path) => typeof path !== 'string')) {
      wrong('E051', `The sum ${sum} has no list of paths`);
      continue;
    }
    for (const path of list as readonly string[]) {
      if (/^\/|\/$/.test(path)) wrong(codes.ends, `The path ${path} begins or ends with /`);
      else if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
        wrong(codes.path, `The path ${path} has an empty part, or one that leads elsewhere`);
      else if (paths.has(path)) wrong(codes.duplicate, `The path ${path} is there twice`);
      else paths.set(path, sum);
    }
  }
  for (const path of paths.keys()) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
      if (paths.has(path.slice(0, at))) wrong(codes.duplicate, `${path.slice(0, at)} is a file and a folder at once`);
  }
  return paths;
}

function readVersions(
  block: Json,
  algorithm: string,
  known: ReadonlySet<string>,
  wrong: Wrong,
): ReadonlyMap<string, InventoryVersion> {
  const versions = new Map<string, InventoryVersion>();
  const names = Object.keys(block);
  if (names.length === 0) wrong('E008', 'It has no version');
  const width = /^v0\d*$/.test(names[0] ?? '') ? (names[0] as string).length : 0;
  const numbers = new Map<number, string>();
  for (const name of names) {
    const number = /^v(\d+)$/.exec(name)?.[1];
    if (number === undefined || Number(number) === 0) wrong('E046', `“${name}” is no name of a version`);
    else if (width > 0 ? name.length !== width : number.startsWith('0'))
      wrong('E012', `The names of the versions are not padded with zeros alike (${name})`);
    else numbers.set(Number(number), name);
  }
  const ordered = [...numbers].toSorted(([a], [b]) => a - b);
  for (const [i, [number, name]] of ordered.entries()) {
    if (number !== i + 1) {
      wrong('E010', `The version v${i + 1} is missing before ${name}`);
      break;
    }
  }
  for (const [, name] of ordered) {
    const version = block[name];
    if (!isObject(version)) {
      wrong('E047', `The version ${name} is no object`);
      continue;
    }
    const { created, state, message, user } = version;
    if (typeof created !== 'string') wrong('E048', `The version ${name} has no time`);
    else if (
      !/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(created) ||
      Number.isNaN(Date.parse(created))
    )
      wrong('E049', `The time of ${name} is “${created}”; expected a date and a time with its zone`);
    if (message !== undefined && typeof message !== 'string') wrong('E094', `The message of ${name} is no text`);
    if (user !== undefined && (!isObject(user) || typeof user['name'] !== 'string' || user['name'] === ''))
      wrong('E054', `The user of ${name} has no name`);
    if (!isObject(state)) {
      wrong('E048', `The version ${name} has no state`);
      continue;
    }
    const codes = { repeated: 'E050', duplicate: 'E095', path: 'E052', ends: 'E053' };
    const files = readSums(state, algorithm, codes, (code, text) => wrong(code, `In the state of ${name}: ${text}`));
    for (const [path, sum] of files)
      if (!known.has(sum)) wrong('E050', `The version ${name} has ${path}, whose sum is not in the manifest`);
    versions.set(name, { state: files });
  }
  return versions;
}

function readFixity(
  block: unknown,
  manifest: ReadonlyMap<string, string>,
  wrong: Wrong,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const fixity = new Map<string, ReadonlyMap<string, string>>();
  if (block === undefined) return fixity;
  if (!isObject(block)) {
    wrong('E111', 'Its fixity is no object');
    return fixity;
  }
  for (const algorithm of Object.keys(block).toSorted(byPath)) {
    const sums = block[algorithm];
    if (!isObject(sums)) {
      wrong('E057', `Its fixity block ${algorithm} is no object`);
      continue;
    }
    const codes = { repeated: 'E097', duplicate: 'E101', path: 'E099', ends: 'E100' };
    const paths = readSums(sums, algorithm, codes, wrong);
    for (const path of paths.keys())
      if (!manifest.has(path)) wrong('E057', `Its fixity block lists ${path}, which the manifest does not list`);
    fixity.set(algorithm, paths);
  }
  return fixity;
}
