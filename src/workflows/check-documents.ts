/** Checks each document by itself: well-formedness, schemas; and collects what the rules across documents need. Kept by content. */
import posix from 'node:path/posix';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../edition/load.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { engines } from '../validation/engines.js';
import type { DocumentFacts } from '../validation/facts.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';

/** What is known of a document by itself. */
export interface CheckedDocument {
  readonly findings: readonly Diagnostic[];
  /** Undefined where the text is not well-formed. */
  readonly facts: DocumentFacts | undefined;
}

/** Changes whenever what is kept changes its form or its words. */
const edition = 'checked document 6';

/**
 * Checks documents against schemas; what was checked before, with the same bytes and the same schemas, is taken from the cache.
 *
 * @param parsed where documents are put that had to be parsed, so that nobody parses them again
 * @param results where what is found in documents is kept, if not in the cache that holds compiled schemas
 */
export async function checkDocuments(
  sources: readonly SourceText[],
  schemas: readonly SchemaBundle[],
  cache: Cache,
  parsed: Map<string, XmlDocument>,
  results: Cache = cache,
): Promise<ReadonlyMap<string, CheckedDocument>> {
  const checked = new Map<string, CheckedDocument>();
  const schemaKey = [...Object.values(engines), ...schemas.map(({ language, hash }) => `${language} ${hash}`)].join(
    ' ',
  );
  // A rule may compare a document with the name of its file.
  const keys = new Map(
    sources.map(({ path, bytes }) => [path, hashParts([edition, schemaKey, posix.basename(path), bytes])]),
  );
  const fresh: { readonly source: SourceText; readonly document: XmlDocument; readonly findings: Diagnostic[] }[] = [];
  await Promise.all(
    sources.map(async (source) => {
      const kept = await results.get(keys.get(source.path) as string);
      if (kept !== undefined) checked.set(source.path, revive(kept, source.file));
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
    const found =
      schema.language === 'rng'
        ? await (await import('../validation/relaxng.js')).checkRelaxNg(documents, schema, cache)
        : await (await import('../validation/schematron.js')).checkSchematron(documents, schema, cache);
    for (const [i, findings] of found.entries()) fresh[i]?.findings.push(...findings);
  }
  for (const { source, document, findings } of fresh) {
    const result = { findings: [...findings, ...checkDocumentRules(document, findings)], facts: factsOf(document) };
    checked.set(source.path, result);
    // A finding about the schema itself may be gone tomorrow: the engine, not the file, is the reason.
    if (findings.every(({ file }) => file === source.file))
      await results.put(keys.get(source.path) as string, keep(result));
  }
  return checked;
}

/** The file's own path is left out of what is kept: the same bytes may lie elsewhere tomorrow. */
function keep({ findings, facts }: CheckedDocument): Uint8Array {
  const bare = findings.map(({ file, related, ...rest }) => ({
    ...rest,
    related: related.map((other) => (other.file === file ? { ...other, file: '' } : other)),
  }));
  return new TextEncoder().encode(JSON.stringify({ findings: bare, facts }));
}

function revive(bytes: Uint8Array, file: string): CheckedDocument {
  const { findings, facts } = JSON.parse(new TextDecoder().decode(bytes)) as CheckedDocument;
  const whole = findings.map((finding) => ({
    ...finding,
    file,
    related: finding.related.map((other) => (other.file === '' ? { ...other, file } : other)),
  }));
  return { findings: whole, facts };
}
