import { relative, sep } from 'node:path';
import { hashParts } from '../store/hash.js';

/** A schema with all the files that it includes, as text. */
export interface SchemaBundle {
  /** RELAX NG in XML syntax, W3C XML Schema 1.0, or Schematron. */
  readonly language: 'rng' | 'xsd' | 'sch';
  /** Whether this is the Schematron that is embedded in a schema of another language, whose files these are. */
  readonly isEmbedded?: boolean;
  /** The phase of Schematron that is asked for, `#ALL` or `#DEFAULT`; part of the hash. Undefined is the schema's default phase. */
  readonly phase?: string;
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
