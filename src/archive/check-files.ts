/** Reads files to their end and compares their sums with those that are listed: the part that all kinds of packages share. */
import { DamagedFile, type FileTree } from './file-tree.js';
import type { Findings } from './fixity.js';
import { byPath } from './paths.js';

/** How far a check is, in bytes. */
export interface CheckProgress {
  readonly done: number;
  readonly of: number;
}

export interface CheckOptions {
  readonly signal: AbortSignal;
  readonly progress: (progress: CheckProgress) => void;
}

/** The sums that a file should have, by algorithm. */
export type ExpectedSums = ReadonlyMap<string, string>;

/**
 * Compares the files that are there; those that are not are left to the caller.
 *
 * @returns how many files were read, and their bytes
 */
export async function checkFiles(
  tree: FileTree,
  expected: ReadonlyMap<string, ExpectedSums>,
  findings: Findings,
  { signal, progress }: CheckOptions,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const paths = [...expected.keys()].filter((path) => tree.files.has(path)).toSorted(byPath);
  const of = paths.reduce((sum, path) => sum + (tree.files.get(path) ?? 0), 0);
  let done = 0;
  let files = 0;
  for (const path of paths) {
    signal.throwIfAborted();
    const sums = expected.get(path) as ExpectedSums;
    if (sums.size === 0) continue;
    try {
      const hashed = await tree.hash(path, [...sums.keys()], (bytes) => {
        signal.throwIfAborted();
        done += bytes;
        progress({ done, of });
      });
      files += 1;
      const wrong = [...sums].find(([algorithm, sum]) => hashed.sums.get(algorithm) !== sum);
      if (wrong !== undefined) {
        const [algorithm, sum] = wrong;
        findings.fault('changed', path, `Its ${algorithm} sum is not the one that is listed`, {
          expected: sum,
          actual: hashed.sums.get(algorithm) ?? '',
        });
      }
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      findings.fault('changed', path, error.message);
    }
  }
  return { files, bytes: done };
}
