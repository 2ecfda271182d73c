/** Manifests of a bag: a checksum and a path in each line (RFC 8493 §2.1.3, §2.2.1). */
import { isSum } from '../algorithms.js';
import type { Findings } from '../fixity.js';
import { byPath, folded, unsafePath } from '../paths.js';
import { isAtLeast } from './declaration.js';

/** A path as a manifest writes it: CR, LF and `%` percent-encoded (RFC 8493 §2.1.3), and nothing else. */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The text of a manifest, its lines in the order of their paths. */
export function manifestText(sums: ReadonlyMap<string, string>): string {
  return [...sums]
    .toSorted(([a], [b]) => byPath(a, b))
    .map(([path, sum]) => `${sum}  ${encodePath(path)}\n`)
    .join('');
}

export interface ManifestReading {
  /** The manifest's own name. */
  readonly file: string;
  readonly algorithm: string;
  readonly kind: 'payload' | 'tag';
  /** The bag's version. */
  readonly version: string | undefined;
  /** Whether the bag has a file of that path. */
  readonly has: (path: string) => boolean;
}

/** Reads a manifest: the sums, in lower case, by the paths that they are of. Lines that can't be used are faults. */
export function readManifest(text: string, reading: ManifestReading, findings: Findings): ReadonlyMap<string, string> {
  const { file, algorithm, kind, version } = reading;
  const isStrict = isAtLeast(version, '1.0');
  const sums = new Map<string, string>();
  const twins = new Map<string, string>();
  let lineNumber = 0;
  for (const line of text.replace(/(?:\r\n?|\n)+$/, '').split(/\r\n?|\n/)) {
    lineNumber += 1;
    if (line === '' && text.trim() === '') continue;
    const [, sum = '', star = '', written = ''] = /^(\S+)[ \t]+(\*?)(.*)$/.exec(line) ?? [];
    if (written === '' || !isSum(algorithm, sum)) {
      findings.fault('malformed', file, `Line ${lineNumber} is no ${algorithm} sum with a path after it`);
      continue;
    }
    if (star !== '') findings.remark(file, `Line ${lineNumber} marks the file with *, as md5sum does on other systems`);
    const path = pathOf(written, reading, findings);
    if (path === undefined) continue;
    if (kind === 'tag' && /^tagmanifest-[^/]*$/.test(path)) {
      findings.fault('malformed', file, `It lists ${path}, and a tag manifest may list no tag manifest`);
      continue;
    }
    const other = sums.get(path);
    if (other !== undefined) {
      if (isStrict || other !== sum.toLowerCase())
        findings.fault(
          'malformed',
          file,
          `It lists ${path} twice${other === sum.toLowerCase() ? '' : ', with different sums'}`,
        );
      else findings.remark(file, `It lists ${path} twice`);
      continue;
    }
    const twin = twins.get(folded(path));
    if (twin !== undefined)
      findings.remark(
        file,
        `${path} and ${twin} have the same name on many disks: only one of them can be unpacked there`,
      );
    twins.set(folded(path), path);
    sums.set(path, sum.toLowerCase());
  }
  return sums;
}

/** The path that a line means; undefined, with a fault, if it may not be used. */
function pathOf(
  written: string,
  { file, kind, version, has }: ManifestReading,
  findings: Findings,
): string | undefined {
  const reason = unsafePath(written);
  if (reason !== undefined) {
    findings.fault('refused', written, `${file} lists it, and its path ${reason}`);
    return undefined;
  }
  let path = written;
  if (/^(?:\.\/)+/.test(path)) {
    findings.remark(file, `The path ${written} begins with ./, which is not needed`);
    path = path.replace(/^(?:\.\/+)+/, '');
  }
  if (isAtLeast(version, '1.0')) {
    const decoded = path.replace(/%(0A|0D|25)/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
    if (decoded !== path && !has(decoded) && has(path))
      findings.remark(file, `The path ${path} is not percent-encoded, as BagIt 1.0 wants it; it is taken as it stands`);
    else path = decoded;
  }
  if (kind === 'payload' && !path.startsWith('data/')) {
    findings.fault('refused', path, `${file} lists it, and a payload manifest lists nothing outside data/`);
    return undefined;
  }
  if (kind === 'tag' && path.startsWith('data/')) {
    findings.fault('malformed', file, `It lists ${path}, and a tag manifest lists nothing in data/`);
    return undefined;
  }
  return path;
}
