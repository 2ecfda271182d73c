/**
 * `npm run corpus [-- FOLDER] [--json FILE] [--jobs N] [--limit SECONDS] [--only WORDS]`: builds every TEI file of a folder, by
 * default of ../shared/corpus, each as an edition of its own without a schema, and says of each whether all is well.
 * See README.md beside this file.
 */
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exceptions } from './exceptions.js';
import { workThrough } from './processes.js';
import { printHead, printRow, printSummary } from './table.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    limit: { type: 'string', default: '120' },
    only: { type: 'string' },
  },
});
const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const folder = resolve(positionals[0] ?? corpus);
if (!existsSync(folder)) {
  console.error(`${folder} is not there`);
  process.exit(2);
}

const all = (await readdir(folder, { recursive: true })).filter((path) => /\.(xml|tei)$/i.test(path)).sort();
const paths = values.only === undefined ? all : all.filter((path) => path.includes(values.only));
const started = performance.now();
const rows = [];

printHead();
await workThrough(
  paths.map((path) => ({ path: join(folder, path) })),
  {
    module: fileURLToPath(new URL('worker.js', import.meta.url)),
    args: [values.limit],
    jobs: Number(values.jobs),
    done: ({ path }, answer) => {
      const file = path.slice(folder.length + 1);
      const row = { file, ...answer, verdict: verdictOf(file, answer) };
      rows.push(row);
      printRow(row);
    },
  },
);
rows.sort((a, b) => (a.file < b.file ? -1 : 1));
printSummary(rows, (performance.now() - started) / 1000);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
process.exitCode = rows.length > 0 && rows.every(({ verdict }) => verdict !== 'FAILED') ? 0 : 1;

/** A file with an exception must have the faults that are expected, as many and no other. */
function verdictOf(file, { faults }) {
  const exception = folder === corpus ? exceptions.find((one) => one.file === file) : undefined;
  if (exception === undefined) return faults.length === 0 ? 'ok' : 'FAILED';
  const counts = {};
  for (const fault of faults.filter((one) => one !== 'not published')) {
    const kind = fault.split(':')[0];
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const kinds = new Set([...Object.keys(counts), ...Object.keys(exception.faults)]);
  const isAsExpected = [...kinds].every((kind) => counts[kind] === exception.faults[kind]);
  if (!isAsExpected)
    faults.push(`the exception expects ${JSON.stringify(exception.faults)}, found ${JSON.stringify(counts)}`);
  return isAsExpected ? 'excepted' : 'FAILED';
}
