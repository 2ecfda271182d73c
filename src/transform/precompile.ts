/** Compiles the program's own stylesheets and its Schematron schema into `lib/sef`, so that no editor waits for it. Run by `npm run compile`. */
import { availableParallelism } from 'node:os';
import { withGeneratedFile } from '../store/generated-files.js';
import { packageFile } from '../store/package-files.js';
import { readShippedSef, readStylesheet, writeShippedSefs } from '../store/stylesheet-files.js';
import { generatedName, schematronStylesheet } from '../validation/schematron.js';
import { houseStylesheets, runCompiler, stylesheetHash } from './compile.js';

const sefs = new Map<string, string>();

async function compile(path: string): Promise<void> {
  const hash = await stylesheetHash(path);
  sefs.set(hash, (await readShippedSef(hash)) ?? (await runCompiler(path)));
}

const schema = packageFile('schema/edition.sch');
const files = new Map([[schema, await readStylesheet(schema)]]);
const rules = schematronStylesheet({ language: 'sch', file: schema, files, hash: '' });

/** The compiler is a process of its own for each stylesheet, and takes some seconds. */
const waiting = [
  ...Object.values(houseStylesheets).map((path) => () => compile(packageFile(path))),
  () => withGeneratedFile(generatedName, rules, compile),
];
async function work(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) await next();
}
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));

await writeShippedSefs(sefs);
