/** Which schemas an edition is checked with, and reading them with all that they include. */
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { packageFile } from '../store/package-files.js';
import { readSource } from '../store/source-files.js';
import { type SchemaBundle, schemaHash } from '../validation/schema-bundle.js';
import { type Inclusion, includedFiles } from '../validation/schema-includes.js';
import { xsdNamespace } from '../validation/xsd-references.js';
import { decodeXml } from '../xml/decode.js';
import { rootNamespace } from '../xml/root-tag.js';

/** The schemas that the program brings. */
const houseSchemas = ['schema/edition.rng', 'schema/edition.sch'];

/**
 * The schemas to check with: those that the caller names (relative to the current folder), else those that the edition names
 * (relative to its folder), else the house's own. Schematron that is embedded in a RELAX NG schema or an XSD follows that as one by itself.
 *
 * @throws UserError if a schema can't be read, or is neither RELAX NG in XML nor XSD nor Schematron
 */
export async function loadSchemas(
  folder: string,
  named: readonly string[] | undefined,
  configured: readonly string[] | undefined,
): Promise<readonly SchemaBundle[]> {
  const paths =
    named?.map((path) => resolve(path)) ??
    configured?.map((path) => resolve(folder, path)) ??
    houseSchemas.map((path) => packageFile(path));
  const schemas = await Promise.all(paths.map(loadSchema));
  return schemas.flatMap((schema) => [schema, ...embedded(schema)]);
}

/** Reads a schema and the files that it includes. Web addresses are never followed. */
async function loadSchema(path: string): Promise<SchemaBundle> {
  const files = new Map<string, string>();
  const waiting: { readonly path: string; readonly by?: string; readonly how?: string }[] = [{ path }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (files.has(next.path)) continue;
    const text = await readSchemaText(next);
    files.set(next.path, text);
    waiting.push(...includedFiles(text, next.path).map((inclusion) => ({ ...inclusion, by: next?.path ?? path })));
  }
  const main = files.get(path) as string;
  return { language: languageOf(path, main), file: shown(path), files, hash: schemaHash(path, files) };
}

/** The Schematron inside a schema of another language, as a schema of its own. */
function embedded(schema: SchemaBundle): readonly SchemaBundle[] {
  const has = [...schema.files.values()].some(
    (text) => text.includes(`"${schematron}"`) || text.includes(`'${schematron}'`),
  );
  return schema.language !== 'sch' && has ? [{ ...schema, language: 'sch', isEmbedded: true }] : [];
}

/** @param by the file that names this one, and `how` it does so, if any does */
async function readSchemaText({ path, by, how }: Partial<Inclusion> & { path: string; by?: string }): Promise<string> {
  const named = by === undefined ? `The schema ${shown(path)}` : `The schema ${shown(by)} ${how}, which`;
  if (!isAbsolute(path)) {
    throw new UserError(
      `${named} is not a file here`,
      'Schemas are not fetched: put a copy beside the schema, and name that copy in it.',
    );
  }
  const read = await readSource(path);
  if (read.kind !== 'file') throw new UserError(`${named} cannot be read`, 'Correct the path, or restore the file.');
  const { text, diagnostics } = decodeXml(read.bytes, path);
  if (text === undefined)
    throw new UserError(`The schema ${shown(path)}: ${diagnostics[0]?.message ?? 'cannot be read'}`);
  return text;
}

const schematron = 'http://purl.oclc.org/dsdl/schematron';
const languages: ReadonlyMap<string, SchemaBundle['language']> = new Map([
  ['http://relaxng.org/ns/structure/1.0', 'rng'],
  [xsdNamespace, 'xsd'],
  [schematron, 'sch'],
]);

/** The language of a schema, by the namespace of its root element. */
function languageOf(path: string, text: string): SchemaBundle['language'] {
  const language = languages.get(rootNamespace(text) ?? '');
  if (language !== undefined) return language;
  const name = basename(path);
  if (name.endsWith('.rnc')) {
    throw new UserError(
      `${shown(path)} is in RELAX NG’s compact syntax, which is not read`,
      `Convert it to XML syntax: trang ${name} ${name.replace(/rnc$/, 'rng')}`,
    );
  }
  throw new UserError(
    `${shown(path)} is neither a RELAX NG schema in XML, nor a W3C XML Schema, nor a Schematron schema`,
    'Name a file that ends in .rng, .xsd or .sch.',
  );
}

/** A path as messages name it: relative to the current folder where it lies below it. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return (short.startsWith('..') || isAbsolute(short) ? path : short).split(sep).join('/');
}
