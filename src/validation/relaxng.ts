import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { parseXml } from '../xml/parse.js';
import { bareText } from '../xml/serialise.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { engines } from './engines.js';
import { flattenSchema, UnusableSchema } from './flatten-schema.js';
import type { SchemaBundle } from './schema-bundle.js';
import { noValues, type SchemaValues, schemaValues } from './schema-values.js';
import { type SchemaWords, schemaWords } from './schema-words.js';
import { withShortWords } from './short-words.js';

/** Keeps what is dear to make; see src/store/cache.ts. */
export interface Keep {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** More children of one element than this, and the first engine takes minutes, since its time grows with their cube. */
const manyChildren = 1000;

/** In a larger schema (characters in all its files) the first engine takes 20 seconds for every call; see docs/adr/0008. */
const largeSchema = 400_000;

/**
 * Checks documents against a RELAX NG schema. One engine gives the verdicts, for all documents at once; for those that it refuses
 * another one finds the reasons, with lines and columns. Where the two disagree, that is a finding of its own. With a large schema
 * the second engine gives both.
 *
 * @returns the findings of each document, in the order of `documents`
 */
export async function checkRelaxNg(
  documents: readonly XmlDocument[],
  schema: SchemaBundle,
  keep: Keep,
): Promise<readonly (readonly Diagnostic[])[]> {
  const verdicts = new Map<XmlDocument, 'valid' | 'invalid' | 'unknown'>();
  let problem: string | undefined;
  if (sizeOf(schema) <= largeSchema) {
    const { judge, SchemaError } = await import('./xmllint.js');
    const judged = documents.filter(({ root }) => !hasManyChildren(root));
    try {
      const given = await judge(judged.map(bareText), flattenSchema(schema));
      for (const [i, document] of judged.entries()) verdicts.set(document, given[i] ?? 'unknown');
    } catch (error) {
      // The other engine may know better, or tell more about what is wrong with the schema.
      if (!(error instanceof SchemaError || error instanceof UnusableSchema)) throw error;
      problem = error.message;
    }
  }
  if (documents.every((document) => verdicts.get(document) === 'valid')) return documents.map(() => []);

  const { elementNames, refusals } = await import('./salve.js');
  const { describeRefusals, repairWith } = await import('./refusal-words.js');
  const grammar = await loadGrammar(schema, keep);
  if (typeof grammar === 'string') return documents.map((document) => [unusable(document, schema, problem ?? grammar)]);
  const vocabulary = elementNames(grammar);
  const findings: (readonly Diagnostic[])[] = [];
  for (const document of documents) {
    const verdict = verdicts.get(document) ?? 'unknown';
    const refused = verdict === 'valid' ? [] : await refusals(document, grammar, repairWith(vocabulary));
    if (refused.length === 0) {
      findings.push(verdict === 'invalid' ? [disagreement(document, schema)] : []);
      continue;
    }
    const { words, values } = await loadKnowledge(schema, keep);
    const described = describeRefusals(document, refused, vocabulary, words, values);
    findings.push(described.map(withShortWords));
  }
  return findings;
}

function sizeOf({ files }: SchemaBundle): number {
  return [...files.values()].reduce((sum, text) => sum + text.length, 0);
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
export function loadGrammar(schema: SchemaBundle, keep: Keep): ReturnType<typeof readOrCompile> {
  const known = grammars.get(schema.hash) ?? readOrCompile(schema, keep);
  grammars.set(schema.hash, known);
  return known;
}

async function readOrCompile(schema: SchemaBundle, keep: Keep) {
  const { compileGrammar, readGrammar } = await import('./salve.js');
  try {
    return await readGrammar(await kept(schema, 'grammar', keep, async () => compileGrammar(flattenSchema(schema))));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What a schema says of its elements, and what it allows as values. */
interface Knowledge {
  readonly words: SchemaWords;
  readonly values: SchemaValues;
}

const knowledge = new Map<string, Promise<Knowledge>>();

/** What the schema says of its elements and values, once per process. */
function loadKnowledge(schema: SchemaBundle, keep: Keep): Promise<Knowledge> {
  const make = async (): Promise<string> => {
    const parse = (text: string): XmlDocument | undefined => parseXml(text, schema.file).document;
    const flat = parse(flattenSchema(schema));
    const files = [...schema.files.values()].flatMap((text) => parse(text) ?? []);
    const made: Knowledge = {
      words: flat === undefined ? {} : schemaWords(flat, files),
      values: flat === undefined ? noValues : schemaValues(flat),
    };
    return JSON.stringify(made);
  };
  const known = knowledge.get(schema.hash) ?? kept(schema, 'words', keep, make).then((text) => JSON.parse(text));
  knowledge.set(schema.hash, known);
  return known;
}

/** Changes whenever what is made of a schema is made otherwise. */
const edition = 3;

/** Something made of a schema, as text: from the cache, or made and put there. */
async function kept(schema: SchemaBundle, what: string, keep: Keep, make: () => Promise<string>): Promise<string> {
  const { hashParts } = await import('../store/hash.js');
  const key = hashParts([what, String(edition), engines.reasons, schema.hash]);
  const stored = await keep.get(key);
  if (stored !== undefined) return new TextDecoder().decode(stored);
  const made = await make();
  await keep.put(key, new TextEncoder().encode(made));
  return made;
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
