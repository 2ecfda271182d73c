import { relative, sep } from 'node:path';
import { hashParts } from '../store/hash.js';

/** A schema with all the files that it includes, as text. */
export interface SchemaBundle {
  readonly language: 'rng' | 'sch';
  /** Whether this is the Schematron that is embedded in a RELAX NG schema, whose files these are. */
  readonly isEmbedded?: boolean;
  /** The path that findings name. */
  readonly file: string;
  /** Text by absolute path; the first one is the schema itself. */
  readonly files: ReadonlyMap<string, string>;
  /** SHA-256 over all files, in hexadecimal. */
  readonly hash: string;
}

/** The absolute path of the schema itself. */
export function mainFile({ files }: SchemaBundle): string {
  return [...files.keys()][0] as string;
}

/** The hash of a schema, from the absolute paths and the texts of its files; where they lie makes no difference. */
export function schemaHash(path: string, files: ReadonlyMap<string, string>): string {
  return hashParts([...files].flatMap(([file, text]) => [relative(path, file).split(sep).join('/'), text]));
}
