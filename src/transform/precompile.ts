/**
 * Compiles the program's own stylesheets, its Schematron schema and its RELAX NG schema into `lib`, so that no editor waits for it.
 * Run by `npm run compile`.
 */
import { availableParallelism } from 'node:os';
import { concurrently } from '../concurrency/concurrently.js';
import { withGeneratedFile } from '../store/generated-files.js';
import { packageFile } from '../store/package-files.js';
import { readShipped, writeShipped } from '../store/shipped-files.js';
import { readStylesheet } from '../store/stylesheet-files.js';
import { makeTables, tablesKey } from '../validation/rng/load.js';
import { type SchemaBundle, schemaHash } from '../validation/schema-bundle.js';
import { generatedName, schematronStylesheet } from '../validation/schematron.js';
import { houseStylesheets, runCompiler, stylesheetHash } from './compile.js';

const sefs = new Map<string, string>();

async function compile(path: string): Promise<void> {
  const hash = await stylesheetHash(path);
  sefs.set(hash, (await readShipped('sef', hash)) ?? (await runCompiler(path)));
}

async function houseSchema(language: SchemaBundle['language'], name: string): Promise<SchemaBundle> {
  const file = packageFile(name);
  const files = new Map([[file, await readStylesheet(file)]]);
  return { language, file, files, hash: schemaHash(file, files) };
}

const rules = schematronStylesheet(await houseSchema('sch', 'schema/edition.sch'));
const stylesheets = [
  ...Object.values(houseStylesheets).map((path) => () => compile(packageFile(path))),
  () => withGeneratedFile(generatedName, rules, compile),
];
// The compiler is a process of its own for each stylesheet, and takes some seconds.
await concurrently(stylesheets, Math.min(4, availableParallelism()), (work) => work());
await writeShipped('sef', sefs);

const grammar = await houseSchema('rng', 'schema/edition.rng');
const tables = makeTables(grammar);
if (tables === undefined || tables === 'null')
  throw new Error(`${grammar.file} has something that the automaton can’t do`);
await writeShipped('rng', new Map([[tablesKey(grammar), tables]]));
