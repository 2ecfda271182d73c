/** The records and texts of an edition with what they include. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { mayInclude, resolveIncludes, type Whole } from '../edition/includes.js';
import { type EditionSources, readText, type SourceText } from '../edition/load.js';
import type { SourceFolder } from '../store/source-files.js';

export interface WholeSources {
  /** All sources, those that include others as wholes. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** Those that include others, by the path that findings name. */
  readonly wholes: ReadonlyMap<string, Whole>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves the includes of all sources of an edition. */
export async function includeFiles(
  { sources }: EditionSources,
  files: SourceFolder,
  display: (path: string) => string,
): Promise<WholeSources> {
  const all = new Map(sources);
  const wholes = new Map<string, Whole>();
  const diagnostics: Diagnostic[] = [];
  const read = async (path: string): Promise<SourceText | undefined> =>
    sources.get(path) ?? (await readText(files, path, display(path))).source;
  for (const [path, source] of sources) {
    if (!mayInclude(source.text)) continue;
    const { whole, diagnostics: found } = await resolveIncludes(source, read);
    diagnostics.push(...found);
    if (whole === undefined) continue;
    all.set(path, whole.source);
    wholes.set(source.file, whole);
  }
  return { sources: all, wholes, diagnostics };
}

/** Findings about wholes as findings about the files that they are made of. */
export function leadBack(
  diagnostics: readonly Diagnostic[],
  wholes: ReadonlyMap<string, Whole>,
): readonly Diagnostic[] {
  if (wholes.size === 0) return diagnostics;
  return diagnostics.map((found) => wholes.get(found.file)?.origins.leadBack(found) ?? found);
}
