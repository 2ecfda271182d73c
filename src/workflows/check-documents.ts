/** Checks documents by themselves: well-formedness, schemas, rules; and collects what the rules across documents need. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Cache } from '../store/cache.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import type { OtherFiles } from '../validation/schematron-files.js';
import { mayReadFiles } from '../validation/schematron-reading.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';
import { type Basis, type CheckedDocument, keep } from './kept-results.js';

/** A document that is not in the cache; plain data, so that it can be sent to a thread. */
export interface UncheckedDocument {
  readonly path: string;
  /** The path that findings name. */
  readonly file: string;
  readonly text: string;
  /** Under which it is kept. */
  readonly key: string;
}

/** A document that has been checked. */
export interface Checked {
  readonly path: string;
  readonly document: XmlDocument | undefined;
  /** What is wrong with a schema itself is in the result of each document that was to be checked with it. */
  readonly result: CheckedDocument;
  /** The result as text; see `revive`. */
  readonly kept: string;
}

/**
 * Checks documents in this thread, and keeps the results. They come in the order of the documents.
 *
 * @param others what the rules of a schema may read besides the documents
 */
export async function checkDocuments(
  sources: readonly UncheckedDocument[],
  schemas: readonly SchemaBundle[],
  cache: Cache,
  results: Cache,
  others: OtherFiles,
): Promise<readonly Checked[]> {
  const checked = new Map<string, Checked>();
  const fresh: {
    readonly source: UncheckedDocument;
    readonly document: XmlDocument;
    readonly findings: Diagnostic[];
  }[] = [];
  const add = (
    { path, file }: UncheckedDocument,
    document: XmlDocument | undefined,
    result: CheckedDocument,
    basis?: Basis,
  ): Checked => {
    const done = { path, document, result, kept: keep(result, basis, file) };
    checked.set(path, done);
    return done;
  };
  for (const source of sources) {
    const { document, diagnostics } = parseXml(source.text, source.file);
    if (document === undefined) add(source, undefined, { findings: diagnostics, facts: undefined });
    else fresh.push({ source, document, findings: [...diagnostics] });
  }

  const { factsOf } = await import('../validation/facts.js');
  const { checkDocumentRules } = await import('../validation/rules/run.js');
  for (const schema of schemas) {
    const documents = fresh.map(({ document }) => document);
    const found = await checkBySchema(documents, schema, cache, others);
    for (const [i, findings] of found.entries()) fresh[i]?.findings.push(...findings);
  }
  const kept: Promise<void>[] = [];
  for (const { source, document, findings } of fresh) {
    const result = { findings: [...findings, ...checkDocumentRules(document, findings)], facts: factsOf(document) };
    const basis = await others.basis(source.file);
    const done = add(source, document, result, basis);
    // A finding about the schema itself may be gone tomorrow: the engine, not the file, is the reason. A schema that reads without being
    // known to has a key that does not say from where.
    const isOfFile = findings.every(({ file, related }) =>
      [file, ...related.map((other) => other.file)].every((path) => path === source.file),
    );
    if (isOfFile && (basis === undefined || schemas.some(mayReadFiles)))
      kept.push(results.put(source.key, new TextEncoder().encode(done.kept)));
  }
  await Promise.all(kept);
  return sources.map(({ path }) => checked.get(path) as Checked);
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
