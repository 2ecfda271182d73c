import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { bareText } from '../xml/serialise.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { engines } from './engines.js';
import { flattenSchema } from './flatten-schema.js';
import type { SchemaBundle } from './schema-bundle.js';

/** Keeps what is dear to make; see src/store/cache.ts. */
export interface Keep {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** More children of one element than this, and the first engine takes minutes, since its time grows with their cube. */
const manyChildren = 1000;

/**
 * Checks documents against a RELAX NG schema. One engine gives the verdicts, for all documents at once; for those that it refuses
 * another one finds the reasons, with lines and columns. Where the two disagree, that is a finding of its own.
 *
 * @returns the findings of each document, in the order of `documents`
 */
export async function checkRelaxNg(
  documents: readonly XmlDocument[],
  schema: SchemaBundle,
  keep: Keep,
): Promise<readonly (readonly Diagnostic[])[]> {
  const { judge, SchemaError } = await import('./xmllint.js');
  let flat: string;
  try {
    flat = flattenSchema(schema);
  } catch (error) {
    return documents.map((document) => [unusable(document, schema, (error as Error).message)]);
  }
  const judged = documents.filter(({ root }) => !hasManyChildren(root));
  const verdicts = new Map<XmlDocument, 'valid' | 'invalid' | 'unknown'>();
  let problem: string | undefined;
  try {
    const given = await judge(judged.map(bareText), flat);
    for (const [i, document] of judged.entries()) verdicts.set(document, given[i] ?? 'unknown');
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    // The other engine may know better, or tell more about what is wrong with the schema.
    problem = error.message;
  }
  if (documents.every((document) => verdicts.get(document) === 'valid')) return documents.map(() => []);

  const { elementNames, refusals } = await import('./salve.js');
  const { describeRefusals, repairWith } = await import('./rng-words.js');
  const grammar = await loadGrammar(schema, flat, keep);
  if (typeof grammar === 'string') return documents.map((document) => [unusable(document, schema, problem ?? grammar)]);
  const vocabulary = elementNames(grammar);
  const findings: (readonly Diagnostic[])[] = [];
  for (const document of documents) {
    const verdict = verdicts.get(document) ?? 'unknown';
    if (verdict === 'valid') {
      findings.push([]);
      continue;
    }
    const found = describeRefusals(
      document.file,
      await refusals(document, grammar, repairWith(vocabulary)),
      vocabulary,
    );
    findings.push(found.length === 0 && verdict === 'invalid' ? [disagreement(document, schema)] : found);
  }
  return findings;
}

function hasManyChildren(root: XmlElement): boolean {
  const stack = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const children = element.children.filter((node) => node.kind === 'element');
    if (children.length > manyChildren) return true;
    for (const child of children) stack.push(child);
  }
  return false;
}

const grammars = new Map<string, ReturnType<typeof readOrCompile>>();

/** The compiled schema, once per process; or what is wrong with the schema. */
export function loadGrammar(schema: SchemaBundle, flat: string, keep: Keep): ReturnType<typeof readOrCompile> {
  const known = grammars.get(schema.hash) ?? readOrCompile(schema, flat, keep);
  grammars.set(schema.hash, known);
  return known;
}

async function readOrCompile(schema: SchemaBundle, flat: string, keep: Keep) {
  const { compileGrammar, readGrammar } = await import('./salve.js');
  const { hashParts } = await import('../store/hash.js');
  const key = hashParts(['grammar', engines.reasons, schema.hash]);
  try {
    const kept = await keep.get(key);
    if (kept !== undefined) return await readGrammar(new TextDecoder().decode(kept));
    const compiled = await compileGrammar(flat);
    await keep.put(key, new TextEncoder().encode(compiled));
    return await readGrammar(compiled);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function unusable(document: XmlDocument, schema: SchemaBundle, problem: string): Diagnostic {
  return diagnostic('rng/schema', schema.file, startOfFile, {
    message: `The schema cannot be used: ${problem.split('\n')[0]}`,
    help: 'Correct the schema, or name another one under schema: in edition.yaml',
    related: [{ file: document.file, range: startOfFile, message: 'This file was to be checked with it' }],
  });
}

function disagreement(document: XmlDocument, schema: SchemaBundle): Diagnostic {
  return diagnostic('rng/disagreement', document.file, startOfFile, {
    message: `One validator refuses the file by the schema ${schema.file}, the other one finds nothing wrong`,
    help: 'Please report this, with the file and the schema if you may share them',
  });
}
