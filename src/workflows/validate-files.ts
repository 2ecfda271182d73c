/** `edition validate` for files that belong to no edition: each is checked by itself. */
import { byPlace } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { configFile, readText, type SourceText } from '../edition/load.js';
import { openCache } from '../store/cache.js';
import { openFolder } from '../store/source-files.js';
import { answerFindings } from '../validation/answer-findings.js';
import { checkIds } from '../validation/ids.js';
import type { FileFacts } from '../validation/references.js';
import type { XmlDocument } from '../xml/tree.js';
import { checkSources } from './check-sources.js';
import { chooseSchemas } from './choose-schemas.js';
import { displayPath } from './display-path.js';
import { LazyDocuments } from './lazy-documents.js';
import type { ValidateOptions, Validation } from './validate.js';

/**
 * Checks files that no `edition.yaml` stands above: XML, the schema (the caller's, else the one that the file names, else the
 * house's), and the ids of each file. Pointers are not followed: where they lead is the business of an edition.
 *
 * @param folder the folder that `paths` are relative to
 * @throws UserError if a schema that the caller names can't be read
 */
export async function validateFiles(
  folder: string,
  paths: readonly string[],
  options: ValidateOptions,
): Promise<Validation> {
  const { cache = openCache(), results = cache, files = openFolder(folder), signal, jobs } = options;
  const read = await Promise.all(paths.map((path) => readText(files, path, displayPath(folder, path))));
  const diagnostics: Diagnostic[] = read.flatMap(({ diagnostics: own }) => own);
  const sources = new Map<string, SourceText>();
  for (const { source } of read) if (source !== undefined) sources.set(source.path, source);
  signal?.throwIfAborted();

  const choice = await chooseSchemas(folder, [...sources.values()], {
    named: options.schema,
    configured: undefined,
    houseSchema: false,
    phase: options.phase,
  });
  diagnostics.push(...choice.findings);
  const parsed = new Map<string, XmlDocument>();
  const known = new Map<string, FileFacts>();
  const wellFormed: SourceText[] = [];
  const how = { cache, results, parsed, surroundings: { folder, files }, signal, jobs };
  for (const { schemas, sources: group } of choice.groups) {
    for (const [path, { findings, facts }] of await checkSources(group, schemas, how)) {
      diagnostics.push(...findings);
      const source = sources.get(path);
      if (facts === undefined || source === undefined) continue;
      wellFormed.push(source);
      const own = { file: source.file, facts };
      known.set(path, own);
      // The grammar says of an `xml:id` that it is no name; once is enough.
      const said = new Set(findings.filter(({ code }) => /^(?:rng|xsd)\/bad-value$/.test(code)).map(placeOf));
      diagnostics.push(
        ...checkIds(new Map([[path, own]])).filter((found) => found.code !== 'ref/bad-id' || !said.has(placeOf(found))),
      );
    }
  }
  signal?.throwIfAborted();
  const instructions = new Map([...known.values()].map(({ file, facts }) => [file, facts.instructions]));
  return {
    diagnostics: byPlace(answerFindings(diagnostics, instructions, (code) => !/^(?:file|xml|text)\//.test(code))),
    files: paths.length,
    sources: {
      configPath: configFile,
      config: undefined,
      configText: '',
      sources,
      records: [...paths],
      registers: {},
      broken: new Set(paths.filter((path) => !sources.has(path))),
      diagnostics: [],
    },
    whole: { sources, wholes: new Map(), diagnostics: [] },
    facts: known,
    rejections: [],
    documents: new LazyDocuments(wellFormed, parsed),
    texts: new Map([...sources.values()].map(({ file, text }) => [file, text])),
  };
}

function placeOf({ range: { start } }: Diagnostic): string {
  return `${start.line}:${start.column}`;
}
