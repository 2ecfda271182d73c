/**
 * What a target of publishing is. There are two kinds: a tree of files with the site in it, which readers see (a folder, SFTP, S3 …),
 * and a store of packages, which gets one version for each release (an OCFL root, a repository).
 */
import type { Deposit } from '../archive/deposit.js';

/** A file that is to be sent. */
export interface OutgoingFile {
  /** Relative to the root of what is published, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string;
  /** Where it lies on this computer: for programs that send files themselves. */
  readonly source: string;
  /** Its bytes, from the beginning at each call. */
  open(): AsyncIterable<Uint8Array>;
}

/** What a target is told besides its address. */
export interface TargetSettings {
  /** The environment: credentials come from here or from the system's own agents, and from nowhere else. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the reading and sending of files; what has begun to be put in place is brought to its end. */
  readonly signal: AbortSignal;
  /** The folder below the address that the edition is put into: its name, where several go to one address; empty for the address itself. Trees only. */
  readonly folder: string;
}

/** Told how many bytes have gone over since the last call. */
export type Told = (bytes: number) => void;

/** What is moved into place and removed, all of it as near to one step as the target can. */
export interface Changes {
  /** Staged files, in waves: each is put in place when the one before it is, so that a page comes after what it leads to. */
  readonly put: readonly (readonly OutgoingFile[])[];
  /** Paths of files that an earlier publication has put there and that are no more; removed in the end. */
  readonly remove: readonly string[];
  /** Written before anything is moved: says what may be there if the moving breaks off. */
  readonly before: RecordFile;
  /** Written in the end, in the place of `before`. */
  readonly after: RecordFile;
  /** One line for targets that keep a history: title and version. */
  readonly message: string;
}

/** The record of what we have put there, as it is written at the far end. */
export interface RecordFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * A tree of files at the far end. All its failures that a user can do something about are `UserError`s; no name, message or cause of
 * them has a password in it. What is staged is seen by no reader and outlives a broken run.
 */
export interface FarTree {
  readonly kind: 'tree';
  /** The address as it is shown and written into receipts: without credentials. */
  readonly name: string;
  /** Bytes of each file that is there, by its path; none where there is nothing yet. What is staged need not be listed. */
  list(): Promise<ReadonlyMap<string, number>>;
  /** A small file; undefined if it is not there. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** SHA-256 of files as they are read back from the far end; a file that is not there is left out. */
  sums(paths: readonly string[], told: Told): Promise<ReadonlyMap<string, string>>;
  /** Sends what is not staged whole already. Returns how many bytes were sent. */
  stage(files: readonly OutgoingFile[], told: Told): Promise<number>;
  /** SHA-256 of staged files by their paths, read back from the far end. */
  stagedSums(files: readonly OutgoingFile[], told: Told): Promise<ReadonlyMap<string, string>>;
  /** Takes staged files away: those that were damaged on the way. */
  unstage(files: readonly OutgoingFile[]): Promise<void>;
  /** Puts staged files in place. Not broken off by the signal once it has begun. What else is staged is removed in the end. */
  commit(changes: Changes): Promise<void>;
  /** Never throws. */
  close(): Promise<void>;
}

/** A package as it is deposited. */
export interface PackageToDeposit {
  readonly deposit: Deposit;
  /** The files of the bag, by their paths in it; or the one zip file, by its name. */
  readonly files: readonly PackedFile[];
}

export interface PackedFile extends OutgoingFile {
  /** In lower-case hexadecimal. */
  readonly sha512: string;
}

/** What a deposit would change. */
export interface DepositPlan {
  /** Whether this version, with the same content, is there already. */
  readonly isThere: boolean;
  readonly added: readonly PathAndBytes[];
  readonly changed: readonly PathAndBytes[];
  /** In the earlier version and not in this one; versions that are there already keep theirs. */
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** What would be sent. */
  readonly bytes: number;
}

export interface PathAndBytes {
  readonly path: string;
  readonly bytes: number;
}

/** Where a deposit is now. */
export interface Deposited {
  /** The target's own name for the version, such as `v3` or a DOI. */
  readonly version: string;
  /** Where to see it. */
  readonly address: string;
  /** Bytes that were sent. */
  readonly sent: number;
  /** What is still to be done by somebody, as a sentence: such as that it is a draft. */
  readonly remark?: string;
}

export interface DepositOptions {
  readonly told: Told;
}

/** A store of packages: one version for each release. Errors as with a tree. */
export interface DepositTarget {
  readonly kind: 'deposit';
  readonly name: string;
  /** Whether it takes the files of the bag, or the bag as one zip file. */
  readonly takes: 'bag' | 'zip';
  /** Compares, and changes nothing. Throws a `UserError` if the version is there with another content. */
  plan(content: PackageToDeposit): Promise<DepositPlan>;
  /** Deposits, reads back and compares: nothing half-done is seen. */
  deposit(content: PackageToDeposit, options: DepositOptions): Promise<Deposited>;
  /** Never throws. */
  close(): Promise<void>;
}

export type Target = FarTree | DepositTarget;
