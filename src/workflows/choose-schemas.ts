/** Which schemas each file of an edition is checked with. */
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { UserError } from '../diagnostics/user-error.js';
import type { SourceText } from '../edition/load.js';
import { isFile } from '../store/files.js';
import { packageFile } from '../store/package-files.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import { type NamedSchema, namedSchemas } from '../validation/xml-model.js';
import { inPhase, requirePhase, unknownPhase } from './choose-phase.js';
import { loadSchemas } from './schemas.js';

export interface SchemaChoice {
  /** Files with the schemas that they are to be checked with; each file once. */
  readonly groups: readonly { readonly schemas: readonly SchemaBundle[]; readonly sources: readonly SourceText[] }[];
  /** About schemas that files name and that are not at hand. */
  readonly findings: readonly Diagnostic[];
}

export interface SchemaWish {
  /** What `--schema` names, relative to the current folder. */
  readonly named: readonly string[] | undefined;
  /** What `edition.yaml` names, relative to its folder. */
  readonly configured: readonly string[] | undefined;
  /** Whether files for which no schema is at hand are checked with the house's own. */
  readonly houseSchema: boolean;
  /** The phase of Schematron that `--phase` names; it goes before those that files name. */
  readonly phase?: string | undefined;
}

/**
 * Chooses the schemas: those that the caller names, else those that the edition names, else for each file those that it names itself
 * in `xml-model` instructions or else in `xsi:schemaLocation`, else the house's own. A file can name only schemas below the edition's folder or the current one,
 * and those of the program: a document from elsewhere is not to have other files read.
 *
 * @param folder the folder that the paths of `sources` are relative to
 * @throws UserError if a schema that the caller or the edition names can't be read, or if no schema has the phase that the caller names
 */
export async function chooseSchemas(
  folder: string,
  sources: readonly SourceText[],
  wish: SchemaWish,
): Promise<SchemaChoice> {
  const { phase } = wish;
  const choice = await chooseFiles(folder, sources, wish);
  if (phase === undefined || sources.length === 0) return choice;
  requirePhase(
    choice.groups.flatMap(({ schemas }) => schemas),
    phase,
  );
  return { ...choice, groups: choice.groups.map((group) => ({ ...group, schemas: inPhase(group.schemas, phase) })) };
}

async function chooseFiles(
  folder: string,
  sources: readonly SourceText[],
  { named, configured, houseSchema, phase }: SchemaWish,
): Promise<SchemaChoice> {
  if (named !== undefined || configured !== undefined)
    return { groups: [{ schemas: await loadSchemas(folder, named, configured), sources }], findings: [] };

  const findings: Diagnostic[] = [];
  const groups = new Map<string, { paths: readonly string[]; phases: Phases; sources: SourceText[] }>();
  for (const source of sources) {
    // A grammar that has Schematron in it is named twice, once for each language.
    const found = new Set<string>();
    const phases = new Map<string, string>();
    let names = 0;
    for (const schema of namedSchemas(source.text)) {
      names += 1;
      const at = await locate(schema, folder, source);
      if (typeof at !== 'string') findings.push(at);
      else {
        found.add(at);
        if (schema.phase !== undefined && phase === undefined) phases.set(at, schema.phase.name);
      }
    }
    const paths = [...found];
    const house = housePaths();
    const useHouse = paths.length === 0 ? houseSchema || names === 0 : paths.some((path) => house.includes(path));
    // Whoever names one half of the house's schema means both.
    const chosen = useHouse ? [...new Set([...house, ...paths])] : paths;
    const key = chosen.map((path) => `${path} ${phases.get(path) ?? ''}`).join('\n');
    const group = groups.get(key) ?? { paths: chosen, phases, sources: [] };
    group.sources.push(source);
    groups.set(key, group);
  }
  const loaded = await Promise.all(
    [...groups.values()].map(async ({ paths, phases, sources: own }) => {
      const schemas: SchemaBundle[] = [];
      for (const path of paths) {
        try {
          const read = await loadSchemas(folder, [path], undefined);
          const name = phases.get(path);
          schemas.push(...(name === undefined ? read : inPhase(read, name)));
          const help = name === undefined ? undefined : unknownPhase(read, name);
          if (help !== undefined) findings.push(...own.map((source) => noSuchPhase(source, path, folder, help)));
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          for (const source of own) findings.push(unusable(source, path, folder, error));
        }
      }
      return { schemas, sources: own };
    }),
  );
  return { groups: loaded, findings };
}

/** The phases that a file names, by the path of the schema. */
type Phases = ReadonlyMap<string, string>;

const house = ['schema/edition.rng', 'schema/edition.sch'];

function housePaths(): readonly string[] {
  return house.map(packageFile);
}

/** The absolute path of a schema that a file names; a finding where it is not at hand. */
async function locate(schema: NamedSchema, folder: string, source: SourceText): Promise<string | Diagnostic> {
  const { href } = schema;
  if (/^[a-z][a-z0-9+.-]+:/i.test(href)) return isElsewhere(source, schema, onTheWeb(schema));
  const path = absolutePath(href, folder, source);
  const isInReach = [folder, '.', packageFile('schema')].some((root) => isBelow(resolve(root), path));
  if (isInReach && (await isFile(path))) return path;
  // The program has these two itself, wherever the editor's own copy lies.
  const own = house.find((name) => href.endsWith(name));
  if (own !== undefined) return packageFile(own);
  return isElsewhere(source, schema, {
    message: isInReach ? `The schema ${href} is not there` : `The schema ${href} lies outside the edition`,
    help: `Correct the path, or name the schema with --schema or under schema: in edition.yaml`,
  });
}

function absolutePath(href: string, folder: string, source: SourceText): string {
  let path = href.replace(/[?#].*$/, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // A path that is no URI is taken as it is written.
  }
  return resolve(folder, dirname(source.path), path);
}

function isBelow(root: string, path: string): boolean {
  const short = relative(root, path);
  return short !== '' && !short.startsWith('..') && !isAbsolute(short);
}

function onTheWeb({ href, isXsd }: NamedSchema): { readonly message: string; readonly help: string } {
  const name = /([^/?#]+)\.(?:rng|rnc|xsd|sch|isosch)(?:$|[?#])/.exec(href)?.[1];
  const isTei = /tei-c\.org\/|\/TEIC\//i.test(href) && name !== undefined;
  const copy = `${name ?? 'schema'}.${isXsd ? 'xsd' : 'rng'}`;
  return {
    message: `${isTei ? `TEI’s schema ${name}` : 'The schema'} lies at ${href}, and schemas are not fetched`,
    help: `Save a copy${isXsd ? '' : ' in RELAX NG’s XML syntax'} beside the file, and name it: --schema ${copy}, or schema: ${copy} in edition.yaml`,
  };
}

function isElsewhere(
  { file }: SourceText,
  { range, isXsd }: NamedSchema,
  words: { readonly message: string; readonly help: string },
): Diagnostic {
  return diagnostic(isXsd ? 'xsd/schema-elsewhere' : 'rng/schema-elsewhere', file, range, words);
}

function unusable(source: SourceText, path: string, folder: string, error: UserError): Diagnostic {
  const named = namedSchemas(source.text).find(({ href }) => absolutePath(href, folder, source) === path);
  const start = { line: 1, column: 1 };
  return diagnostic(
    named?.isXsd === true ? 'xsd/schema' : 'rng/schema',
    source.file,
    named?.range ?? { start, end: start },
    {
      message: error.message,
      help: error.detail || 'Name another schema',
    },
  );
}

function noSuchPhase(source: SourceText, path: string, folder: string, help: string): Diagnostic {
  const named = namedSchemas(source.text).find(
    ({ href, phase }) => phase !== undefined && absolutePath(href, folder, source) === path,
  );
  const start = { line: 1, column: 1 };
  return diagnostic('sch/phase', source.file, named?.phase?.range ?? { start, end: start }, {
    message: `The schema ${named?.href ?? path} has no phase “${named?.phase?.name ?? ''}”: it is checked with in its default phase`,
    help,
  });
}
