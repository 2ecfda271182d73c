/** The receipt of a publication: what went where, when, and with which sums. It has no credentials in it. */
import type { RecordedFile } from './record.js';

export interface Receipt {
  readonly edition: {
    readonly slug: string;
    readonly id: string;
    readonly title: string;
    readonly version: string;
  };
  /** The target's name. */
  readonly target: string;
  /** The target's own name for what was deposited, and where to see it; undefined for trees. */
  readonly deposited: { readonly version: string; readonly address: string } | undefined;
  /** ISO 8601, in UTC, to the second. */
  readonly time: string;
  readonly generator: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Bytes that were sent. */
  readonly sent: number;
  /** How many files were read back from the target and found the same. */
  readonly readBack: number;
  /** All that is there now, with SHA-256. */
  readonly files: readonly RecordedFile[];
}

export function receiptText(receipt: Receipt): string {
  const { deposited, files, ...rest } = receipt;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const value = {
    receipt: 1,
    ...rest,
    ...(deposited && { deposited }),
    bytes,
    files: files.map(({ path, bytes: size, sha256 }) => ({ path, bytes: size, sha256 })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The name of a receipt's file: version, kind of target, time. */
export function receiptName({ edition, target, time }: Pick<Receipt, 'edition' | 'target' | 'time'>): string {
  const version = edition.version.replace(/[^A-Za-z0-9._-]+/g, '-');
  return `${version}-${target.replace(/:.*$/s, '')}-${time.replace(/[-:]/g, '')}.json`;
}
