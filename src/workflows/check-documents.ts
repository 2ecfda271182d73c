/** Checks each document by itself: well-formedness, schemas; and collects what the rules across documents need. Kept by content. */
import { relative, sep } from 'node:path';
import posix from 'node:path/posix';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../edition/load.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import type { SourceFolder } from '../store/source-files.js';
import { engines } from '../validation/engines.js';
import type { DocumentFacts } from '../validation/facts.js';
import { mainFile, type SchemaBundle } from '../validation/schema-bundle.js';
import { OtherFiles } from '../validation/schematron-files.js';
import { mayReadFiles } from '../validation/schematron-reading.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';

/** What is known of a document by itself. */
export interface CheckedDocument {
  readonly findings: readonly Diagnostic[];
  /** Undefined where the text is not well-formed. */
  readonly facts: DocumentFacts | undefined;
}

/** Changes whenever what is kept changes its form or its words. */
const edition = 'checked document 9';

/** The folder that documents lie in: what the rules of a schema may read. */
export interface Surroundings {
  /** The paths of documents are relative to it. */
  readonly folder: string;
  readonly files: Pick<SourceFolder, 'readInside'>;
  /** Turns a path in the folder into the path that findings name. */
  readonly display: (path: string) => string;
}

/** What is kept of a document. */
interface Kept extends CheckedDocument {
  /** What lay in the other files that rules have read, by path. */
  readonly basis?: Readonly<Record<string, string>> | undefined;
}

/**
 * Checks documents against schemas; what was checked before, with the same bytes and the same schemas, is taken from the cache.
 *
 * @param parsed where documents are put that had to be parsed, so that nobody parses them again
 * @param surroundings what the rules of a schema may read besides the documents; nothing if not given
 * @param results where what is found in documents is kept, if not in the cache that holds compiled schemas
 */
export async function checkDocuments(
  sources: readonly SourceText[],
  schemas: readonly SchemaBundle[],
  cache: Cache,
  parsed: Map<string, XmlDocument>,
  results: Cache = cache,
  surroundings?: Surroundings,
): Promise<ReadonlyMap<string, CheckedDocument>> {
  const checked = new Map<string, CheckedDocument>();
  const others =
    surroundings === undefined
      ? new OtherFiles()
      : new OtherFiles(surroundings.folder, surroundings.files.readInside, surroundings.display);
  // From where rules read is part of what they find.
  const readers = schemas.filter(mayReadFiles).map((schema) => fromFolder(surroundings, mainFile(schema)));
  const schemaKey = [...Object.values(engines), ...schemas.map(({ language, hash }) => `${language} ${hash}`)].join(
    ' ',
  );
  // A rule may compare a document with the name of its file.
  const name = (path: string): string => (readers.length > 0 ? path : posix.basename(path));
  const keys = new Map(
    sources.map(({ path, bytes }) => [path, hashParts([edition, schemaKey, ...readers, name(path), bytes])]),
  );
  const fresh: { readonly source: SourceText; readonly document: XmlDocument; readonly findings: Diagnostic[] }[] = [];
  await Promise.all(
    sources.map(async (source) => {
      const kept = await results.get(keys.get(source.path) as string);
      if (kept === undefined) return;
      const { basis, ...result } = revive(kept, source.file);
      if (basis === undefined || (await others.isUnchanged(basis))) checked.set(source.path, result);
    }),
  );
  for (const source of sources) {
    if (checked.has(source.path)) continue;
    const { document, diagnostics } = parseXml(source.text, source.file);
    if (document === undefined) checked.set(source.path, { findings: diagnostics, facts: undefined });
    else {
      fresh.push({ source, document, findings: [...diagnostics] });
      parsed.set(source.path, document);
    }
  }
  if (fresh.length === 0) return checked;

  const { factsOf } = await import('../validation/facts.js');
  const { checkDocumentRules } = await import('../validation/rules/run.js');
  for (const schema of schemas) {
    const documents = fresh.map(({ document }) => document);
    const found = await checkBySchema(documents, schema, cache, others);
    for (const [i, findings] of found.entries()) fresh[i]?.findings.push(...findings);
  }
  const told = new Set<string>();
  for (const { source, document, findings } of fresh) {
    const result = { findings: [...findings, ...checkDocumentRules(document, findings)], facts: factsOf(document) };
    // What is wrong with a schema is told once, and not for each document that was to be checked with it.
    const once = result.findings.filter((finding) => finding.file === source.file || isNew(finding, told));
    checked.set(source.path, { ...result, findings: once });
    const basis = await others.basis(source.file);
    // A finding about the schema itself may be gone tomorrow: the engine, not the file, is the reason. A schema that reads without being
    // known to has a key that does not say from where.
    const isOfFile = findings.every(({ file, related }) =>
      [file, ...related.map((other) => other.file)].every((path) => path === source.file),
    );
    if (isOfFile && (basis === undefined || readers.length > 0))
      await results.put(keys.get(source.path) as string, keep({ ...result, basis }));
  }
  return checked;
}

function isNew({ code, file, range: { start }, message }: Diagnostic, told: Set<string>): boolean {
  const key = [code, file, start.line, start.column, message].join('\n');
  const isTold = told.has(key);
  told.add(key);
  return !isTold;
}

/** The findings of each document by a schema, in whatever language that is; only the engines of that language are loaded. */
async function checkBySchema(
  documents: readonly XmlDocument[],
  schema: SchemaBundle,
  cache: Cache,
  others: OtherFiles,
): Promise<readonly (readonly Diagnostic[])[]> {
  switch (schema.language) {
    case 'rng':
      return (await import('../validation/relaxng.js')).checkRelaxNg(documents, schema, cache);
    case 'xsd':
      return (await import('../validation/xsd.js')).checkXsd(documents, schema);
    case 'sch':
      return (await import('../validation/schematron.js')).checkSchematron(documents, schema, cache, others);
  }
}

/** The file's own path is left out of what is kept: the same bytes may lie elsewhere tomorrow. */
function keep({ findings, facts, basis }: Kept): Uint8Array {
  const bare = findings.map(({ file, related, ...rest }) => ({
    ...rest,
    related: related.map((other) => (other.file === file ? { ...other, file: '' } : other)),
  }));
  return new TextEncoder().encode(JSON.stringify({ findings: bare, facts, basis }));
}

function revive(bytes: Uint8Array, file: string): Kept {
  const { findings, facts, basis } = JSON.parse(new TextDecoder().decode(bytes)) as Kept;
  const whole = findings.map((finding) => ({
    ...finding,
    file,
    related: finding.related.map((other) => (other.file === '' ? { ...other, file } : other)),
  }));
  return { findings: whole, facts, basis };
}

function fromFolder(surroundings: Surroundings | undefined, path: string): string {
  return relative(surroundings?.folder ?? '', path)
    .split(sep)
    .join('/');
}
