/** `edition verify`: says whether a package is complete and unchanged, or which files are not. */
import type { Fault, FaultKind, FixityReport, PackageKind } from '../archive/fixity.js';
import { openPublicKey } from '../workflows/keys.js';
import { verifyPath } from '../workflows/verify.js';
import { exitCodes } from './failure.js';
import { openProgress } from './progress.js';

export interface VerifyFlags {
  readonly publicKey?: string;
  readonly json?: boolean;
}

export async function verifyCommand(path: string, flags: VerifyFlags, signal: AbortSignal): Promise<number> {
  const publicKey = flags.publicKey === undefined ? undefined : await openPublicKey(flags.publicKey);
  const progress = openProgress(printable(path));
  let report: FixityReport;
  try {
    report = await verifyPath(path, {
      publicKey,
      signal,
      progress: ({ done, of }) => progress.show({ step: 'check', done: megabytes(done), of: megabytes(of) }),
    });
  } finally {
    progress.clear();
  }
  if (flags.json) console.log(JSON.stringify(jsonReport(path, report)));
  else console.log(inWords(path, report));
  return report.faults.length === 0 ? exitCodes.clean : exitCodes.findings;
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);

const names: Readonly<Record<PackageKind, string>> = {
  bag: 'a bag',
  'ocfl-object': 'an OCFL object',
  'ocfl-root': 'an OCFL storage root',
  site: 'a published site',
};

const order: readonly FaultKind[] = ['refused', 'malformed', 'missing', 'extra', 'changed'];

function inWords(path: string, report: FixityReport): string {
  const { kind, specification, faults, remarks, files, bytes, algorithms } = report;
  const sorted = order.flatMap((one) => faults.filter((fault) => fault.kind === one));
  const width = Math.max(...order.map((one) => one.length));
  const read = `${files.toLocaleString('en-GB')} ${files === 1 ? 'file' : 'files'}, ${(bytes / 1_000_000).toFixed(1)} MB`;
  const counts = order
    .map((one) => [one, faults.filter((fault) => fault.kind === one).length] as const)
    .filter(([, count]) => count > 0)
    .map(([one, count]) => `${count} ${one}`);
  return [
    `${printable(path)}: ${names[kind]} (${specification})`,
    ...sorted.map((fault) => `  ${fault.kind.padEnd(width)}  ${line(fault)}`),
    ...remarks.map(
      (remark) =>
        `  ${'note'.padEnd(width)}  ${remark.path === '' ? '' : `${printable(remark.path)}: `}${printable(remark.message)}`,
    ),
    faults.length === 0
      ? `Complete and unchanged: ${read} read${algorithms.length === 0 ? '' : `, checked by ${algorithms.join(' and ')}`}.`
      : `Not valid: ${counts.join(', ')}; ${read} read.`,
  ].join('\n');
}

function line({ path, message, expected, actual }: Fault): string {
  const sums =
    expected === undefined ? '' : `\n${' '.repeat(13)}expected ${expected}\n${' '.repeat(13)}found    ${actual}`;
  return `${path === '' ? '' : `${printable(path)}: `}${printable(message)}${sums}`;
}

/** What a package says of itself must not move the cursor or colour the terminal. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function jsonReport(path: string, { faults, remarks, ...rest }: FixityReport): object {
  const paths = (kind: FaultKind): readonly Fault[] => faults.filter((fault) => fault.kind === kind);
  return {
    path,
    valid: faults.length === 0,
    ...rest,
    ...Object.fromEntries(order.map((kind) => [kind, paths(kind).map(({ kind: _, ...fault }) => fault)])),
    notes: remarks,
  };
}
