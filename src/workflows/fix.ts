/** `edition validate --fix`: makes the changes that have one safe answer, and no others. */
import { resolve } from 'node:path';
import { byFile } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { applyReplacements, chooseFixes, type Replacement } from '../diagnostics/edits.js';
import { checkWritable, replaceFile } from '../store/replace-file.js';
import { encodeLike } from '../xml/encode.js';
import type { Validation } from './validate.js';

/** What is to be changed in one file. */
export interface FilePlan {
  /** The path that findings name. */
  readonly file: string;
  /** Where the file lies. */
  readonly path: string;
  /** The text as it was read, without a byte order mark. */
  readonly text: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly replacements: readonly Replacement[];
  /** The findings that are answered. */
  readonly answered: readonly Diagnostic[];
}

/** The changes that the findings of one edition ask for, by file. */
export function planFixes(folder: string, { diagnostics, sources }: Validation): readonly FilePlan[] {
  const found = byFile(diagnostics);
  return [...sources.sources.values()].flatMap(({ path, file, bytes, text }) => {
    const { answered, replacements } = chooseFixes(text, found.get(file) ?? []);
    if (replacements.length === 0) return [];
    const after = encodeLike(bytes, applyReplacements(text, replacements));
    return { file, path: resolve(folder, path), text, before: bytes, after, replacements, answered };
  });
}

/**
 * Makes the changes, file by file.
 *
 * @throws UserError before anything is changed if one of the files is write-protected; or at a file that has changed since it was read
 */
export async function applyFixes(plans: readonly FilePlan[]): Promise<void> {
  for (const { path } of plans) await checkWritable(path);
  for (const { path, before, after } of plans) await replaceFile(path, before, after);
}
