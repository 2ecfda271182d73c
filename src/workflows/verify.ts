/** `edition verify`: finds out what a path holds and has it checked. */
import { verifyBag } from '../archive/bagit/verify.js';
import type { CheckOptions } from '../archive/check-files.js';
import { DamagedFile, type FileTree, subtree } from '../archive/file-tree.js';
import type { Fault, FixityReport } from '../archive/fixity.js';
import { type PublicKey, signatureFault, signerOf } from '../archive/minisign.js';
import { ocflKind, verifyOcflObject, verifyOcflRoot } from '../archive/ocfl/verify.js';
import { isSiteManifest, verifySite } from '../archive/site-manifest.js';
import { UserError } from '../diagnostics/user-error.js';
import { isFile, isFolder } from '../store/files.js';
import { openFolderTree } from '../store/folder-tree.js';
import { openZipTree } from '../store/zip-tree.js';

export interface VerifyOptions extends CheckOptions {
  /** The key that must have signed the bag; undefined if signatures are only told. */
  readonly publicKey: PublicKey | undefined;
}

/**
 * Checks a bag (a folder or a zip file), an OCFL object or storage root, or a published site.
 *
 * @throws UserError if the path is none of these, or can't be read
 * @throws the signal's reason when it is aborted
 */
export async function verifyPath(path: string, options: VerifyOptions): Promise<FixityReport> {
  if (await isFolder(path)) return verifyTree(await openFolderTree(path), path, options);
  if (!(await isFile(path))) throw new UserError(`There is no file or folder ${path}`, 'Check the name.');
  try {
    const tree = await openZipTree(path);
    try {
      return await verifyZip(tree, options);
    } finally {
      await tree.close();
    }
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    const isZip = /\.zip$/i.test(path);
    if (!isZip)
      throw new UserError(`${path} is neither a folder nor a zip file`, 'Unpack it first, then name the folder.', {
        cause: error,
      });
    return damagedZip(error.message);
  }
}

function damagedZip(message: string): FixityReport {
  const fault: Fault = { kind: 'refused', path: '', message };
  return {
    kind: 'bag',
    specification: 'BagIt in a zip file',
    faults: [fault],
    remarks: [],
    algorithms: [],
    files: 0,
    bytes: 0,
  };
}

/** A zipped bag has one folder at its top (RFC 8493 §4), and nothing beside it. */
async function verifyZip(tree: FileTree, options: VerifyOptions): Promise<FixityReport> {
  const paths = [...tree.files.keys(), ...tree.emptyFolders];
  const tops = new Set(paths.map((path) => path.split('/')[0] ?? ''));
  const isAtTop = tree.files.has('bagit.txt');
  if (tops.size === 1 && !isAtTop) {
    const [top = ''] = tops;
    const report = await verifyTree(subtree(tree, top), top, options);
    const outside = tree.refused.filter(({ path }) => !path.startsWith(`${top}/`));
    return { ...report, faults: [...outside, ...report.faults] };
  }
  const message = isAtTop
    ? 'A zipped bag must have one folder at its top, and this one has bagit.txt there'
    : `A zipped bag must have one folder at its top, and this one has ${tops.size}: ${[...tops].toSorted().slice(0, 5).join(', ')}`;
  const report = damagedZip(message);
  return {
    ...report,
    faults: [...tree.refused, ...report.faults.map((fault): Fault => ({ ...fault, kind: 'malformed' }))],
  };
}

async function verifyTree(tree: FileTree, path: string, options: VerifyOptions): Promise<FixityReport> {
  const names = [...tree.files.keys()].filter((name) => !name.includes('/'));
  const kind = ocflKind(names);
  const isBag = names.some((name) => name === 'bagit.txt' || /^(?:tag)?manifest-[\w-]+\.txt$/.test(name));
  if (isBag) return withSignature(await verifyBag(tree, options), tree, options.publicKey);
  if (options.publicKey !== undefined) {
    throw new UserError('Only bags are signed', 'Leave --public-key out, or name the bag that the files came in.');
  }
  if (kind === 'ocfl-object') return verifyOcflObject(tree, options);
  if (kind === 'ocfl-root') return verifyOcflRoot(tree, options);
  if (
    tree.files.has('manifest.json') &&
    isSiteManifest(new TextDecoder().decode(await tree.bytes('manifest.json', 2 ** 29)))
  )
    return verifySite(tree, options);
  throw new UserError(
    `${path} is no package that can be checked`,
    'Expected a BagIt bag (bagit.txt), an OCFL object or root (0=ocfl_…), or a published site (manifest.json of edition build).',
  );
}

const signed = 'tagmanifest-sha512.txt';
const signature = `${signed}.minisig`;

async function withSignature(report: FixityReport, tree: FileTree, key: PublicKey | undefined): Promise<FixityReport> {
  const has = tree.files.has(signature) && tree.files.has(signed);
  if (!has) {
    if (key === undefined) return report;
    return withFault(report, {
      kind: 'missing',
      path: signature,
      message: 'The bag is not signed, and a key to check it with is given',
    });
  }
  const text = new TextDecoder().decode(await tree.bytes(signature, 65536).catch(() => new Uint8Array()));
  if (key !== undefined) {
    const message = signatureFault(await tree.bytes(signed, 2 ** 29), text, key);
    if (message !== undefined) return withFault(report, { kind: 'changed', path: signature, message });
    return withRemark(report, `Signed with the key ${key.id}, which is the one that is given`);
  }
  try {
    return withRemark(report, `Signed with the key ${signerOf(text)}: not checked, since no --public-key is given`);
  } catch {
    return withFault(report, { kind: 'malformed', path: signature, message: 'It is no signature of minisign' });
  }
}

function withFault(report: FixityReport, fault: Fault): FixityReport {
  return { ...report, faults: [...report.faults, fault] };
}

function withRemark(report: FixityReport, message: string): FixityReport {
  return { ...report, remarks: [...report.remarks, { path: signature, message }] };
}
