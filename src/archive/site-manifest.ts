/** Checks a published site by its `manifest.json`. */
import { type CheckOptions, checkFiles } from './check-files.js';
import { DamagedFile, type FileTree } from './file-tree.js';
import { Findings, type FixityReport } from './fixity.js';
import { byPath, unsafePath } from './paths.js';

/** The folder that `edition publish` keeps beside a published site: no part of it. */
export const publishingFolder = '.edition';

const limit = 512 * 1024 * 1024;

/** Whether a text is the manifest of a site that this program has made. */
export function isSiteManifest(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return (
      typeof value === 'object' &&
      value !== null &&
      'files' in value &&
      'generator' in value &&
      /^edition /.test(String(value.generator))
    );
  } catch {
    return false;
  }
}

export async function verifySite(tree: FileTree, options: CheckOptions): Promise<FixityReport> {
  const findings = new Findings();
  findings.faults.push(...tree.refused);
  const expected = new Map<string, ReadonlyMap<string, string>>();
  for (const [path, sum] of await listed(tree, findings)) expected.set(path, new Map([['sha256', sum]]));
  for (const path of [...expected.keys()].toSorted(byPath))
    if (!tree.files.has(path)) findings.fault('missing', path, 'It is not there');
  for (const path of [...tree.files.keys()].toSorted(byPath))
    if (!expected.has(path) && path !== 'manifest.json' && !path.startsWith(`${publishingFolder}/`))
      findings.fault('extra', path, 'The manifest does not list it');
  const read = await checkFiles(tree, expected, findings, options);
  const { faults, remarks } = findings;
  return { kind: 'site', specification: 'manifest.json of edition', faults, remarks, algorithms: ['sha256'], ...read };
}

async function listed(tree: FileTree, findings: Findings): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  const wrong = (message: string): void => findings.fault('malformed', 'manifest.json', message);
  let files: unknown;
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(await tree.bytes('manifest.json', limit)));
    files = typeof manifest === 'object' && manifest !== null && 'files' in manifest ? manifest.files : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof DamagedFile)) throw error;
  }
  if (!Array.isArray(files)) {
    wrong('It has no list of files');
    return sums;
  }
  for (const file of files as readonly unknown[]) {
    const { path, sha256 } = (typeof file === 'object' && file !== null ? file : {}) as Record<string, unknown>;
    if (typeof path !== 'string' || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) {
      wrong('It lists something that is no file with a SHA-256 sum');
      continue;
    }
    const reason = unsafePath(path);
    if (reason !== undefined) findings.fault('refused', path, `manifest.json lists it, and its path ${reason}`);
    else if (sums.has(path)) wrong(`It lists ${path} twice`);
    else sums.set(path, sha256);
  }
  return sums;
}
