/** `edition validate`: reads an edition, checks each document by itself, then all of them together. */
import { byPlace, withRules } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type EditionSources, loadEdition, readText, type SourceText } from '../edition/load.js';
import { type Cache, openCache } from '../store/cache.js';
import { openFolder, type SourceFolder } from '../store/source-files.js';
import { type Rejection, rejectionsFile } from '../tagging/rejections.js';
import { answerFindings } from '../validation/answer-findings.js';
import { checkIds } from '../validation/ids.js';
import { checkNames } from '../validation/names.js';
import { checkReferences, type FileFacts, filesPointedAt, type PointerWorld } from '../validation/references.js';
import { checkEditionRules } from '../validation/rules/run.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';
import { checkSources } from './check-sources.js';
import { chooseSchemas } from './choose-schemas.js';
import { displayPath } from './display-path.js';
import { includeFiles, leadBack, type WholeSources } from './include-files.js';
import type { CheckedDocument } from './kept-results.js';
import { LazyDocuments } from './lazy-documents.js';
import { openRejected, withoutRejected } from './rejected-tags.js';

export interface ValidateOptions {
  /** Schema files to use instead of those that the edition names; empty for none. */
  readonly schema?: readonly string[];
  /** The phase of Schematron to check in, where a schema has it. */
  readonly phase?: string;
  /** Files to check besides those that the edition names, relative to its folder with `/`. */
  readonly also?: readonly string[];
  readonly cache?: Cache;
  /** Where what is found in documents is kept, if not in the cache: texts that change with every key are not worth a file. */
  readonly results?: Cache;
  /** The files of the edition, where they are not simply those on the disk: an editor has texts that nobody has saved yet. */
  readonly files?: SourceFolder;
  readonly signal?: AbortSignal;
  /** How many threads check many documents; left out: as many as there are processor cores. */
  readonly jobs?: number | undefined;
}

export interface Validation {
  /** Sorted by file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were checked, `edition.yaml` among them. */
  readonly files: number;
  /** What the edition consists of, as read. */
  readonly sources: EditionSources;
  /** The same with the files that others include in their places: what is published. */
  readonly whole: WholeSources;
  /** The well-formed documents by their path in the edition; each is parsed when it is first asked for. */
  readonly documents: ReadonlyMap<string, XmlDocument>;
  /** What the well-formed documents say that the rules across files need, by their path in the edition. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** What `edition tag` has rejected. */
  readonly rejections: readonly Rejection[];
  /** The texts of all files that could be read, `edition.yaml` among them, by the path that findings name. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Checks an edition. What is wrong with it is data; only a schema that can't be read, which is no fault of the edition's texts, is thrown.
 *
 * @param folder the folder with `edition.yaml`
 * @throws UserError if a schema can't be read; whatever `signal` was aborted with
 */
export async function validateEdition(folder: string, options: ValidateOptions = {}): Promise<Validation> {
  const { cache = openCache(), results = cache, files = openFolder(folder), signal, jobs } = options;
  const display = (path: string): string => displayPath(folder, path);
  const edition = await loadEdition(files, display, options.also);
  signal?.throwIfAborted();

  const whole = await includeFiles(edition, files, display);
  signal?.throwIfAborted();

  const choice = await chooseSchemas(folder, [...whole.sources.values()], {
    named: options.schema,
    configured: edition.config?.schema,
    houseSchema: true,
    phase: options.phase,
  });
  const parsed = new Map<string, XmlDocument>();
  const checked = new Map<string, CheckedDocument>();
  const how = { cache, results, parsed, surroundings: { folder, files }, signal, jobs };
  for (const { sources, schemas } of choice.groups) {
    const found = await checkSources(sources, schemas, how);
    for (const [path, result] of found) checked.set(path, result);
  }
  signal?.throwIfAborted();

  const rejected = await openRejected(files, display);
  const facts = new Map<string, FileFacts>();
  const broken = new Set(edition.broken);
  const diagnostics = [...edition.diagnostics, ...choice.findings, ...rejected.diagnostics];
  for (const [path, source] of whole.sources) {
    const result = checked.get(path);
    diagnostics.push(...unrejected(result?.findings ?? [], source, rejected.rejections));
    if (result?.facts === undefined) broken.add(path);
    else facts.set(path, { file: source.file, facts: result.facts });
  }
  // The grammar says of an `xml:id` that it is no name; once is enough.
  const said = new Set(diagnostics.filter(({ code }) => /^(?:rng|xsd)\/bad-value$/.test(code)).map(placeOf));
  const ids = checkIds(facts).filter((found) => found.code !== 'ref/bad-id' || !said.has(placeOf(found)));
  diagnostics.push(...ids, ...checkNames(facts));
  const own = new Set([...facts.values()].map(({ file }) => file));
  const world = await pointerWorld(files, facts, broken, cache, display);
  // Of files that are no part of the edition only the ids matter.
  diagnostics.push(...checkReferences(world).filter(({ file }) => own.has(file)));

  const acrossFiles = checkEditionRules({ files: facts, registers: new Set(Object.values(edition.registers)) });
  // What a broken file points to is not known.
  diagnostics.push(...acrossFiles.filter(({ code }) => broken.size === 0 || code !== 'register/unused'));
  const instructions = new Map([...facts.values()].map(({ file, facts: own }) => [file, own.instructions]));
  // With other schemas, in another phase, or with a file that can't be read, an answer may be needed for what is not found today.
  const mayBeSilent = (code: string): boolean =>
    (broken.size > 0 && /^(?:ref|name|register)\//.test(code)) ||
    (options.schema !== undefined && /^(?:rng|xsd|sch)\//.test(code)) ||
    (options.phase !== undefined && code.startsWith('sch/'));
  const unanswered = [
    ...leadBack(answerFindings(diagnostics, instructions, mayBeSilent), whole.wholes),
    ...whole.diagnostics,
  ];

  const wellFormed = [...facts.keys()].map((path) => whole.sources.get(path) as SourceText);
  const included = [...whole.wholes.values()].flatMap((one) => one.included);
  const texts = new Map([...included, ...edition.sources.values()].map(({ file, text }) => [file, text]));
  texts.set(display(edition.configPath), edition.configText);
  if (rejected.diagnostics.length > 0) texts.set(display(rejectionsFile), rejected.text);
  return {
    diagnostics: byPlace(withRules(unanswered, edition.config?.rules ?? {})),
    files: edition.sources.size + edition.broken.size + 1,
    sources: edition,
    whole,
    documents: new LazyDocuments(wellFormed, parsed),
    facts,
    rejections: rejected.rejections,
    texts,
  };
}

/** The findings in a file; where some are about names without a tag, without those that an editor has rejected. */
function unrejected(
  findings: readonly Diagnostic[],
  { path, file, text }: SourceText,
  rejections: readonly Rejection[],
): readonly Diagnostic[] {
  if (rejections.length === 0 || !findings.some(({ code }) => code === 'name/untagged')) return findings;
  const { document } = parseXml(text, file);
  return document === undefined ? findings : withoutRejected(findings, document, path, rejections);
}

function placeOf({ file, range: { start } }: Diagnostic): string {
  return `${file}:${start.line}:${start.column}`;
}

/** Adds to the edition's documents the other files that they point to: XML files with their ids, all others by their being there. */
async function pointerWorld(
  files: SourceFolder,
  facts: ReadonlyMap<string, FileFacts>,
  broken: Set<string>,
  cache: Cache,
  display: (path: string) => string,
): Promise<PointerWorld> {
  const wanted = new Set([...facts].flatMap(([path, { facts: own }]) => [...filesPointedAt(own, path)]));
  const unknown = [...wanted].filter((path) => !facts.has(path) && !broken.has(path));
  const documents = new Map(facts);
  const others = new Set<string>();
  const sources: SourceText[] = [];
  for (const path of unknown) {
    if (path.endsWith('.xml')) {
      const { source } = await readText(files, path, display(path));
      if (source !== undefined) sources.push(source);
      else if (await files.has(path)) broken.add(path);
    } else if (await files.has(path)) others.add(path);
  }
  for (const [path, result] of await checkSources(sources, [], { cache })) {
    if (result.facts === undefined) broken.add(path);
    else documents.set(path, { file: display(path), facts: result.facts });
  }
  return { documents, broken, others };
}
