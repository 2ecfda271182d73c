/** Checks documents by themselves: well-formedness, schemas, rules; and collects what the rules across documents need. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Cache } from '../store/cache.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';
import { type CheckedDocument, keep } from './kept-results.js';

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
  readonly result: CheckedDocument;
  /** The result as text; see `revive`. */
  readonly kept: string;
}

/** Checks documents in this thread, and keeps the results. They come in the order of the documents. */
export async function checkDocuments(
  sources: readonly UncheckedDocument[],
  schemas: readonly SchemaBundle[],
  cache: Cache,
  results: Cache,
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
  ): Checked => {
    const done = { path, document, result, kept: keep(result, file) };
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
    const found =
      schema.language === 'rng'
        ? await (await import('../validation/relaxng.js')).checkRelaxNg(documents, schema, cache)
        : await (await import('../validation/schematron.js')).checkSchematron(documents, schema, cache);
    for (const [i, findings] of found.entries()) fresh[i]?.findings.push(...findings);
  }
  const kept: Promise<void>[] = [];
  for (const { source, document, findings } of fresh) {
    const result = { findings: [...findings, ...checkDocumentRules(document, findings)], facts: factsOf(document) };
    const done = add(source, document, result);
    // A finding about the schema itself may be gone tomorrow: the engine, not the file, is the reason.
    if (findings.every(({ file }) => file === source.file))
      kept.push(results.put(source.key, new TextEncoder().encode(done.kept)));
  }
  await Promise.all(kept);
  return sources.map(({ path }) => checked.get(path) as Checked);
}
