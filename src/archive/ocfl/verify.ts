/** Checks OCFL objects and storage roots (OCFL 1.0 and 1.1). Codes in messages are those of OCFL's own list. */
import { isKnownAlgorithm } from '../algorithms.js';
import { type CheckOptions, checkFiles } from '../check-files.js';
import { DamagedFile, type FileTree, subtree } from '../file-tree.js';
import { Findings, type FixityReport } from '../fixity.js';
import { byPath } from '../paths.js';
import { type Inventory, readInventory } from './inventory.js';

const limit = 256 * 1024 * 1024;
const objectName = /^0=ocfl_object_(1\.\d+)$/;
const rootName = /^0=ocfl_(1\.\d+)$/;

/** What a folder claims to be by its declaration; undefined if it claims nothing of OCFL. */
export function ocflKind(names: Iterable<string>): 'ocfl-object' | 'ocfl-root' | undefined {
  for (const name of names) {
    if (name.startsWith('0=ocfl_object_')) return 'ocfl-object';
    if (name.startsWith('0=ocfl_')) return 'ocfl-root';
  }
  return undefined;
}

async function textOf(tree: FileTree, path: string, findings: Findings): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await tree.bytes(path, limit));
  } catch (error) {
    if (!(error instanceof DamagedFile || error instanceof TypeError)) throw error;
    findings.fault('malformed', path, error instanceof DamagedFile ? error.message : 'It is not written in UTF-8');
    return undefined;
  }
}

/** Checks the declaration of a root or an object; returns the version that it declares. */
async function declared(
  tree: FileTree,
  pattern: RegExp,
  findings: Findings,
  code: string,
): Promise<string | undefined> {
  const files = [...tree.files.keys()].filter((path) => path.startsWith('0=ocfl_'));
  if (files.length !== 1) findings.fault('malformed', '', `It must have exactly one declaration 0=ocfl_… (${code})`);
  const [file = ''] = files;
  const version = pattern.exec(file)?.[1];
  if (file === '') return undefined;
  if (version === undefined || !['1.0', '1.1'].includes(version))
    findings.fault('malformed', file, 'It declares a version of OCFL that is not known; 1.0 and 1.1 are');
  if ((await textOf(tree, file, findings)) !== `${file.slice(2)}\n`)
    findings.fault('malformed', file, `Its content is not ${file.slice(2)} and a line break (E007)`);
  return version;
}

interface ObjectCheck {
  readonly id: string | undefined;
  readonly specification: string | undefined;
  readonly algorithms: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

async function checkObject(tree: FileTree, findings: Findings, options: CheckOptions): Promise<ObjectCheck> {
  findings.faults.push(...tree.refused.map((fault) => ({ ...fault, message: `${fault.message} (E090)` })));
  const version = await declared(tree, objectName, findings, 'E003');
  const inventory = await inventoryAt(tree, '', findings);
  if (inventory === undefined) return { id: undefined, specification: version, algorithms: [], files: 0, bytes: 0 };
  if (version !== undefined && inventory.specification !== version)
    findings.fault(
      'malformed',
      'inventory.json',
      `It is of OCFL ${inventory.specification}, and the object declares ${version} (E038)`,
    );
  checkPlaces(tree, inventory, findings);
  await checkVersions(tree, inventory, findings);

  const expected = new Map<string, Map<string, string>>();
  for (const [path, sum] of inventory.manifest) expected.set(path, new Map([[inventory.algorithm, sum]]));
  for (const [algorithm, sums] of inventory.fixity) {
    if (!isKnownAlgorithm(algorithm)) {
      findings.remark('inventory.json', `Its further sums are ${algorithm}, which is not known, and are not checked`);
      continue;
    }
    for (const [path, sum] of sums) expected.get(path)?.set(algorithm, sum);
  }
  for (const path of [...expected.keys()].toSorted(byPath))
    if (!tree.files.has(path)) findings.fault('missing', path, 'It is not there (E092)');
  const read = await checkFiles(tree, expected, findings, options);
  const algorithms = [...new Set([...expected.values()].flatMap((sums) => [...sums.keys()]))].toSorted(byPath);
  return { id: inventory.id, specification: version, algorithms, ...read };
}

/**
 * The inventory of an object, or of one of its versions, with its sum.
 *
 * @param same what it says, where it is known to be the same as another one whose faults are told already
 */
async function inventoryAt(
  tree: FileTree,
  folder: string,
  findings: Findings,
  same?: Inventory,
): Promise<Inventory | undefined> {
  const file = `${folder}inventory.json`;
  if (!tree.files.has(file)) {
    if (folder === '') findings.fault('missing', file, 'Every object must have it (E063)');
    return undefined;
  }
  const text = same === undefined ? await textOf(tree, file, findings) : '';
  const inventory = same ?? (text === undefined ? undefined : readInventory(text, file, findings));
  if (inventory === undefined) return undefined;
  const sidecar = `${file}.${inventory.algorithm}`;
  const written = tree.files.has(sidecar) ? await textOf(tree, sidecar, findings) : undefined;
  if (written === undefined) {
    findings.fault('missing', sidecar, 'Every inventory must have its sum beside it (E058)');
    return inventory;
  }
  const sum = /^([0-9a-fA-F]+)[ \t]+inventory\.json\n?$/.exec(written)?.[1]?.toLowerCase();
  const { sums } = await tree.hash(file, [inventory.algorithm], () => undefined);
  if (sum === undefined) findings.fault('malformed', sidecar, 'It is no sum with “inventory.json” after it (E061)');
  else if (sum !== sums.get(inventory.algorithm))
    findings.fault('changed', file, `Its sum is not the one in ${sidecar} (E060)`, {
      expected: sum,
      actual: sums.get(inventory.algorithm) ?? '',
    });
  return inventory;
}

/** Every file of an object has its place; what has none is extra. */
function checkPlaces(tree: FileTree, inventory: Inventory, findings: Findings): void {
  const { versions, contentDirectory, manifest } = inventory;
  for (const path of [...tree.files.keys()].toSorted(byPath)) {
    const [top = '', second = ''] = path.split('/');
    if (!path.includes('/')) {
      if (!/^0=ocfl_/.test(path) && !/^inventory\.json(?:\.sha(?:512|256))?$/.test(path))
        findings.fault('extra', path, 'The root of an object may not have it (E001)');
    } else if (versions.has(top)) {
      if (second === contentDirectory && path.split('/').length > 2) {
        if (!manifest.has(path)) findings.fault('extra', path, 'The manifest does not list it (E023)');
      } else if (!/^[^/]+\/inventory\.json(?:\.sha(?:512|256))?$/.test(path))
        findings.fault('extra', path, 'A version may not have it (E015)');
    } else if (/^v\d+$/.test(top)) findings.fault('extra', path, 'The inventory has no such version (E046)');
    else if (top !== 'logs' && top !== 'extensions')
      findings.fault('extra', path, 'The root of an object may not have it (E001)');
  }
  for (const path of tree.emptyFolders) {
    const [top = ''] = path.split('/');
    if (versions.has(top) && path.includes('/')) findings.fault('extra', path, 'It is an empty folder (E024)');
    else if (!versions.has(top) && top !== 'logs' && top !== 'extensions')
      findings.fault('extra', path, 'The root of an object may not have it (E001)');
  }
}

/** The inventories that earlier versions had say the same of themselves as the last one says of them. */
async function checkVersions(tree: FileTree, inventory: Inventory, findings: Findings): Promise<void> {
  for (const name of inventory.versions.keys()) {
    const hasFolder = [...tree.files.keys(), ...tree.emptyFolders].some(
      (path) => path === name || path.startsWith(`${name}/`),
    );
    if (!hasFolder) findings.fault('missing', name, 'The folder of a version is not there (E010)');
    const file = `${name}/inventory.json`;
    const isCopy = tree.files.has(file) && (await isSameFile(tree, file, 'inventory.json'));
    const own = await inventoryAt(tree, `${name}/`, findings, isCopy ? inventory : undefined);
    if (own === undefined) {
      if (hasFolder && !tree.files.has(file)) findings.remark(file, 'The version has no inventory of its own (W010)');
      continue;
    }
    if (name === inventory.head) {
      if (!isCopy) findings.fault('changed', file, 'It is not the same as the inventory of the object (E064)');
      continue;
    }
    if (own.id !== inventory.id) findings.fault('malformed', file, 'Its id is another one (E037)');
    if (own.contentDirectory !== inventory.contentDirectory)
      findings.fault('malformed', file, 'Its contentDirectory is another one (E019)');
    if (own.head !== name) findings.fault('malformed', file, `Its head is ${own.head} (E040)`);
    for (const [version, { state }] of own.versions) {
      const later = inventory.versions.get(version)?.state;
      if (!isSameState(state, own, later, inventory))
        findings.fault('malformed', file, `What it says of ${version} is not what the object’s inventory says (E066)`);
    }
  }
}

async function isSameFile(tree: FileTree, a: string, b: string): Promise<boolean> {
  if (tree.files.get(a) !== tree.files.get(b)) return false;
  try {
    return Buffer.from(await tree.bytes(a, limit)).equals(Buffer.from(await tree.bytes(b, limit)));
  } catch (error) {
    if (error instanceof DamagedFile) return false;
    throw error;
  }
}

/** Two states are the same if the same logical paths lead to the same content: the sums may be of different algorithms. */
function isSameState(
  state: ReadonlyMap<string, string>,
  own: Inventory,
  later: ReadonlyMap<string, string> | undefined,
  root: Inventory,
): boolean {
  if (later === undefined || later.size !== state.size) return false;
  const paths = (inventory: Inventory, sum: string | undefined): readonly string[] =>
    [...inventory.manifest].filter(([, other]) => other === sum).map(([path]) => path);
  for (const [path, sum] of state) {
    const other = later.get(path);
    if (
      own.algorithm === root.algorithm ? other === sum : paths(own, sum).some((one) => root.manifest.get(one) === other)
    )
      continue;
    return false;
  }
  return true;
}

export async function verifyOcflObject(tree: FileTree, options: CheckOptions): Promise<FixityReport> {
  const findings = new Findings();
  const { specification, algorithms, files, bytes } = await checkObject(tree, findings, options);
  const { faults, remarks } = findings;
  return {
    kind: 'ocfl-object',
    specification: `OCFL ${specification ?? ''}`.trim(),
    faults,
    remarks,
    algorithms,
    files,
    bytes,
  };
}

/** Checks a storage root and every object in it. */
export async function verifyOcflRoot(tree: FileTree, options: CheckOptions): Promise<FixityReport> {
  const findings = new Findings();
  const own: FileTree = { ...tree, files: new Map([...tree.files].filter(([path]) => !path.includes('/'))) };
  const version = await declared(own, rootName, findings, 'E069');
  const objects = [...tree.files.keys()]
    .filter((path) => objectName.test(path.slice(path.lastIndexOf('/') + 1)) && path.includes('/'))
    .map((path) => path.slice(0, path.lastIndexOf('/')))
    .toSorted(byPath);
  // An object has no objects inside: what looks like one there is its content.
  const outermost = objects.filter((path) => !objects.some((other) => path.startsWith(`${other}/`)));
  const isInside = (path: string): boolean =>
    outermost.some((object) => path === object || path.startsWith(`${object}/`));
  for (const path of [...tree.files.keys()].toSorted(byPath))
    if (path.includes('/') && !path.startsWith('extensions/') && !isInside(path))
      findings.fault('extra', path, 'It belongs to no object (E072)');
  for (const path of tree.emptyFolders)
    if (!path.startsWith('extensions') && !isInside(path))
      findings.fault('extra', path, 'It is an empty folder (E073)');
  findings.faults.push(...tree.refused.filter(({ path }) => !isInside(path)));
  await checkLayout(own, findings);

  const ids = new Map<string, string>();
  const algorithms = new Set<string>();
  let [files, bytes] = [0, 0];
  const of = [...tree.files.values()].reduce((sum, size) => sum + size, 0);
  for (const object of outermost) {
    options.signal.throwIfAborted();
    const inside = new Findings();
    const done = bytes;
    const progress = ({ done: more }: { readonly done: number }): void => options.progress({ done: done + more, of });
    const check = await checkObject(subtree(tree, object), inside, { ...options, progress });
    const at = (path: string): string => (path === '' ? object : `${object}/${path}`);
    findings.faults.push(...inside.faults.map((fault) => ({ ...fault, path: at(fault.path) })));
    findings.remarks.push(...inside.remarks.map((remark) => ({ ...remark, path: at(remark.path) })));
    for (const algorithm of check.algorithms) algorithms.add(algorithm);
    files += check.files;
    bytes += check.bytes;
    if (version !== undefined && (check.specification ?? version) > version)
      findings.fault('malformed', object, `It is of OCFL ${check.specification}, and the root is of ${version} (E081)`);
    const twin = check.id === undefined ? undefined : ids.get(check.id);
    if (twin !== undefined) findings.fault('malformed', object, `It has the same id as ${twin}`);
    if (check.id !== undefined) ids.set(check.id, object);
  }
  return {
    kind: 'ocfl-root',
    specification: `OCFL ${version ?? ''}`.trim(),
    faults: findings.faults,
    remarks: findings.remarks,
    algorithms: [...algorithms].toSorted(byPath),
    files,
    bytes,
  };
}

async function checkLayout(tree: FileTree, findings: Findings): Promise<void> {
  const file = 'ocfl_layout.json';
  if (!tree.files.has(file)) return;
  let value: unknown;
  try {
    value = JSON.parse((await textOf(tree, file, findings)) ?? '');
  } catch {
    value = undefined;
  }
  const { extension, description } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  if (typeof extension !== 'string' || typeof description !== 'string')
    findings.fault('malformed', file, 'It must have an extension and a description (E070, E071)');
}
