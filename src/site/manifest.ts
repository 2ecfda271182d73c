/** `manifest.json`: what an edition consists of and what it was made from, so that anyone can check both. */

/** A file with its content hash. */
export interface ManifestFile {
  /** Relative to the edition's root (of outputs) or folder (of inputs), with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string;
}

export interface ManifestFacts {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
  /** The version of the program that made it. */
  readonly tool: string;
  readonly files: readonly ManifestFile[];
  readonly inputs: readonly ManifestFile[];
}

function inOrder(files: readonly ManifestFile[]): readonly ManifestFile[] {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
}

/**
 * The manifest's text: JSON with a line per value, files sorted by path (by UTF-16 code units). It has no time of making and names
 * no machine: the same facts give the same bytes. The manifest itself is not among its files.
 */
export function manifestJson({ id, title, version, date, tool, files, inputs }: ManifestFacts): string {
  const manifest = {
    id,
    title,
    version,
    date,
    generator: `edition ${tool}`,
    files: inOrder(files),
    inputs: inOrder(inputs),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
