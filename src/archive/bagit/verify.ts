/** Checks a bag: complete, valid, or what is missing, extra and changed (RFC 8493 §3). Bags of versions 0.93 to 1.0. */
import { algorithmName, isKnownAlgorithm } from '../algorithms.js';
import { type CheckOptions, checkFiles } from '../check-files.js';
import { DamagedFile, type FileTree } from '../file-tree.js';
import { Findings, type FixityReport } from '../fixity.js';
import { byPath, folded } from '../paths.js';
import { type Declaration, decodeTagFile, isAtLeast, readDeclaration } from './declaration.js';
import { readFetch } from './fetch.js';
import { checkOxum, readInfo } from './info.js';
import { readManifest } from './manifest.js';

/** The largest tag file that is read, in bytes: a manifest of a million files has a fifth of that. */
const tagFileLimit = 512 * 1024 * 1024;

const manifestName = /^(tag)?manifest-([A-Za-z0-9-]+)\.txt$/;

interface Manifest {
  readonly file: string;
  readonly kind: 'payload' | 'tag';
  readonly algorithm: string;
  readonly sums: ReadonlyMap<string, string>;
}

/** Checks the bag whose root is the tree's. Nothing is fetched, and no link is followed. */
export async function verifyBag(tree: FileTree, options: CheckOptions): Promise<FixityReport> {
  const findings = new Findings();
  findings.faults.push(...tree.refused);
  const declaration = await declarationOf(tree, findings);
  const { version } = declaration;
  const manifests = await readManifests(tree, declaration, findings);
  const payloadManifests = manifests.filter(({ kind }) => kind === 'payload');
  if (![...tree.files.keys()].some((path) => manifestName.exec(path)?.[1] === undefined && manifestName.test(path)))
    findings.fault('missing', 'manifest-sha512.txt', 'The bag has no payload manifest');
  const hosts = await fetchOf(tree, declaration, findings);
  checkPayload(tree, payloadManifests, isAtLeast(version, '1.0'), hosts, findings);
  checkTagFiles(tree, manifests, findings);
  await checkInfo(tree, declaration, findings);
  checkTwins(tree, findings);

  const expected = new Map<string, Map<string, string>>();
  for (const { algorithm, sums } of manifests) {
    for (const [path, sum] of sums) {
      const own = expected.get(path) ?? new Map<string, string>();
      expected.set(path, own.set(algorithm, sum));
    }
  }
  const read = await checkFiles(tree, expected, findings, options);
  return {
    kind: 'bag',
    specification: version === undefined ? 'BagIt' : `BagIt ${version}`,
    faults: findings.faults,
    remarks: findings.remarks,
    algorithms: [...new Set(manifests.map(({ algorithm }) => algorithm))].toSorted(byPath),
    ...read,
  };
}

async function declarationOf(tree: FileTree, findings: Findings): Promise<Declaration> {
  if (!tree.files.has('bagit.txt')) {
    findings.fault('missing', 'bagit.txt', 'Every bag must have it');
    return { version: undefined, encoding: 'UTF-8' };
  }
  const bytes = await readTagBytes(tree, 'bagit.txt', findings);
  return bytes === undefined ? { version: undefined, encoding: 'UTF-8' } : readDeclaration(bytes, findings);
}

async function readTagBytes(tree: FileTree, path: string, findings: Findings): Promise<Uint8Array | undefined> {
  try {
    return await tree.bytes(path, tagFileLimit);
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    findings.fault('malformed', path, error.message);
    return undefined;
  }
}

async function readTagFile(
  tree: FileTree,
  path: string,
  { encoding }: Declaration,
  findings: Findings,
): Promise<string | undefined> {
  const bytes = tree.files.has(path) ? await readTagBytes(tree, path, findings) : undefined;
  return bytes === undefined ? undefined : decodeTagFile(path, bytes, encoding, findings);
}

async function readManifests(
  tree: FileTree,
  declaration: Declaration,
  findings: Findings,
): Promise<readonly Manifest[]> {
  const manifests: Manifest[] = [];
  for (const file of [...tree.files.keys()].filter((path) => manifestName.test(path)).toSorted(byPath)) {
    const [, tag, name = ''] = manifestName.exec(file) ?? [];
    const algorithm = algorithmName(name);
    if (!isKnownAlgorithm(algorithm)) {
      findings.fault(
        'malformed',
        file,
        `The checksum algorithm ${name} is not known, so that nothing in it can be checked`,
      );
      continue;
    }
    const text = await readTagFile(tree, file, declaration, findings);
    if (text === undefined) continue;
    const kind = tag === undefined ? 'payload' : 'tag';
    const reading = {
      file,
      algorithm,
      kind,
      version: declaration.version,
      has: (path: string) => tree.files.has(path),
    } as const;
    manifests.push({ file, kind, algorithm, sums: readManifest(text, reading, findings) });
  }
  return manifests;
}

async function fetchOf(
  tree: FileTree,
  declaration: Declaration,
  findings: Findings,
): Promise<ReadonlyMap<string, string>> {
  const text = await readTagFile(tree, 'fetch.txt', declaration, findings);
  return text === undefined ? new Map() : readFetch(text, findings);
}

function checkPayload(
  tree: FileTree,
  manifests: readonly Manifest[],
  isStrict: boolean,
  hosts: ReadonlyMap<string, string>,
  findings: Findings,
): void {
  const present = [...tree.files.keys()].filter((path) => path.startsWith('data/'));
  const hasFolder = present.length > 0 || tree.emptyFolders.some((path) => path === 'data' || path.startsWith('data/'));
  if (!hasFolder) findings.fault('missing', 'data', 'Every bag must have the folder data');
  const listed = new Set(manifests.flatMap(({ sums }) => [...sums.keys()]));
  reportMissing(tree, [...listed], hosts, findings);
  for (const path of [...hosts.keys()].filter((found) => !listed.has(found)))
    findings.fault('malformed', 'fetch.txt', `It lists ${path}, which no manifest lists`);
  if (manifests.length === 0) return;
  for (const path of present.toSorted(byPath)) {
    const lacking = manifests.filter(({ sums }) => !sums.has(path));
    if (lacking.length === manifests.length) findings.fault('extra', path, 'No manifest lists it');
    // Before 1.0 it was enough that one manifest listed a file.
    else if (lacking.length > 0 && isStrict)
      findings.fault(
        'extra',
        path,
        `${lacking.map(({ file }) => file).join(', ')} does not list it, and each payload manifest must`,
      );
  }
}

function reportMissing(
  tree: FileTree,
  listed: readonly string[],
  hosts: ReadonlyMap<string, string>,
  findings: Findings,
): void {
  const absent = listed.filter((path) => !tree.files.has(path)).toSorted(byPath);
  if (absent.length === 0) return;
  const twins = new Map([...tree.files.keys()].map((path) => [folded(path), path]));
  for (const path of absent) {
    const host = hosts.get(path);
    const twin = twins.get(folded(path));
    const how =
      host !== undefined
        ? `It is not in the bag: fetch.txt says that it is to be got from ${host}, and nothing is fetched`
        : twin !== undefined
          ? `It is not there; there is ${twin}, whose name differs in capitals or in how its letters are composed`
          : 'It is not there';
    findings.fault('missing', path, how);
  }
}

/** Tag files: those that a tag manifest lists must be there; others may be, and are told. */
function checkTagFiles(tree: FileTree, manifests: readonly Manifest[], findings: Findings): void {
  const tagManifests = manifests.filter(({ kind }) => kind === 'tag');
  const listed = new Set(tagManifests.flatMap(({ sums }) => [...sums.keys()]));
  reportMissing(tree, [...listed], new Map(), findings);
  if (tagManifests.length === 0) {
    findings.remark('', 'The bag has no tag manifest: changes of its descriptions cannot be noticed');
    return;
  }
  const isSelfEvident = (path: string): boolean => /^tagmanifest-[^/]+\.txt(?:\.minisig)?$/.test(path);
  for (const path of [...tree.files.keys()].toSorted(byPath)) {
    if (!path.startsWith('data/') && !listed.has(path) && !isSelfEvident(path))
      findings.remark(path, 'No tag manifest lists it: its changes cannot be noticed');
  }
}

async function checkInfo(tree: FileTree, declaration: Declaration, findings: Findings): Promise<void> {
  // Until 0.95 it had another name.
  const file = isAtLeast(declaration.version, '0.96') ? 'bag-info.txt' : 'package-info.txt';
  const text = await readTagFile(tree, file, declaration, findings);
  if (text === undefined) return;
  const entries = readInfo(text, file, findings);
  const payload = [...tree.files].filter(([path]) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, [, size]) => sum + size, 0);
  checkOxum(entries, { bytes, files: payload.length }, file, findings);
}

/** Files whose names are one on many disks, and files that systems make by themselves. */
function checkTwins(tree: FileTree, findings: Findings): void {
  const names = new Map<string, string>();
  for (const path of [...tree.files.keys()].toSorted(byPath)) {
    const twin = names.get(folded(path));
    if (twin !== undefined) findings.remark(path, `It and ${twin} have the same name on many disks`);
    names.set(folded(path), path);
    if (/(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(path))
      findings.remark(path, 'The operating system makes files of this name by itself, and removes them again');
  }
}
