/** What is found when a package is checked: the same words for bags, OCFL objects and sites. */

export type FaultKind =
  /** It should be there and is not. */
  | 'missing'
  /** It is there and nothing lists it. */
  | 'extra'
  /** It is there and its content is not what is listed. */
  | 'changed'
  /** It would lead out of the package, or it is no plain file: it was not read. */
  | 'refused'
  /** What describes the package is not written as its specification wants it. */
  | 'malformed';

export interface Fault {
  readonly kind: FaultKind;
  /** Relative to the package's root, with `/`; as it is written where it could not be used. Empty for the package as a whole. */
  readonly path: string;
  /** What is wrong, in plain words, without a full stop. */
  readonly message: string;
  /** Checksums, for a file that is changed: of the first algorithm by which it is. */
  readonly expected?: string;
  readonly actual?: string;
}

/** Something that is no fault, and that an archivist wants to know. */
export interface Remark {
  readonly path: string;
  readonly message: string;
}

export type PackageKind = 'bag' | 'ocfl-object' | 'ocfl-root' | 'site';

export interface FixityReport {
  readonly kind: PackageKind;
  /** The specification that it was checked by, such as `BagIt 1.0`. */
  readonly specification: string;
  readonly faults: readonly Fault[];
  readonly remarks: readonly Remark[];
  /** Checksum algorithms that were used, sorted. */
  readonly algorithms: readonly string[];
  /** How many files were read to their end, and their bytes. */
  readonly files: number;
  readonly bytes: number;
}

/** Gathers what is found on the way. */
export class Findings {
  readonly faults: Fault[] = [];
  readonly remarks: Remark[] = [];

  fault(kind: FaultKind, path: string, message: string, sums: Pick<Fault, 'expected' | 'actual'> = {}): void {
    this.faults.push({ kind, path, message, ...sums });
  }

  remark(path: string, message: string): void {
    this.remarks.push({ path, message });
  }
}
