import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { parseXml } from '../xml/parse.js';
import { bareText } from '../xml/serialise.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { engines } from './engines.js';
import { flattenSchema, UnusableSchema } from './flatten-schema.js';
import { type Keep, loadAutomaton } from './rng/load.js';
import type { SchemaBundle } from './schema-bundle.js';
import { noValues, type SchemaValues, schemaValues } from './schema-values.js';
import { type SchemaWords, schemaWords } from './schema-words.js';
import { withShortWords } from './short-words.js';
import type { Verdict } from './xmllint.js';

/** More children of one element than this, and the first engine takes minutes, since its time grows with their cube. */
const manyChildren = 1000;

/** In a larger schema (characters in all its files) the first engine takes 20 seconds for every call; see docs/adr/0008. */
const largeSchema = 400_000;

/**
 * Checks documents against a RELAX NG schema. What the automaton accepts is valid; for the others salve-annos finds the reasons, with
 * lines and columns. Where that finds none, libxml2 has the last word, and if it refuses the document, the disagreement is a finding
 * of its own. Without an automaton, libxml2 gives the verdicts, and with a large schema salve-annos does. See docs/adr/0012.
 *
 * @returns the findings of each document, in the order of `documents`
 */
export async function checkRelaxNg(
  documents: readonly XmlDocument[],
  schema: SchemaBundle,
  keep: Keep,
): Promise<readonly (readonly Diagnostic[])[]> {
  const automaton = await loadAutomaton(schema, keep, () => isUsable(schema, keep));
  const isAccepted = documents.map((document) => automaton?.accepts(document.root) ?? false);
  const { verdicts, problem } =
    automaton === undefined ? await judgeAll(documents, schema) : { verdicts: noVerdicts, problem: undefined };
  const isValid = documents.map((document, i) => isAccepted[i] || verdicts.get(document) === 'valid');
  if (isValid.every(Boolean)) return documents.map(() => []);

  const { elementNames, refusals } = await import('./salve.js');
  const { describeRefusals, repairWith } = await import('./refusal-words.js');
  const grammar = await loadGrammar(schema, keep);
  if (typeof grammar === 'string') return documents.map((document) => [unusable(document, schema, problem ?? grammar)]);
  const vocabulary = elementNames(grammar);
  const findings: (readonly Diagnostic[])[] = [];
  for (const [i, document] of documents.entries()) {
    const refused = isValid[i] ? [] : await refusals(document, grammar, repairWith(vocabulary));
    if (refused.length > 0) {
      const { words, values } = await loadKnowledge(schema, keep);
      const described = describeRefusals(document, refused, vocabulary, words, values);
      findings.push(described.map(withShortWords));
      continue;
    }
    const isDoubtful = !isValid[i] && automaton !== undefined;
    const last = isDoubtful ? (await judgeAll([document], schema)).verdicts : verdicts;
    findings.push(last.get(document) === 'invalid' ? [disagreement(document, schema)] : []);
  }
  return findings;
}

interface Judged {
  /** None for documents that are not for libxml2. */
  readonly verdicts: ReadonlyMap<XmlDocument, Verdict>;
  /** What libxml2 has against the schema. */
  readonly problem: string | undefined;
}

const noVerdicts: ReadonlyMap<XmlDocument, Verdict> = new Map();

/** The verdicts of libxml2, as far as schema and documents are for it. */
async function judgeAll(documents: readonly XmlDocument[], schema: SchemaBundle): Promise<Judged> {
  if (isLarge(schema)) return { verdicts: noVerdicts, problem: undefined };
  const { judge, SchemaError } = await import('./xmllint.js');
  const judged = documents.filter(({ root }) => !hasManyChildren(root));
  try {
    const given = await judge(judged.map(bareText), flattenSchema(schema));
    return { verdicts: new Map(judged.map((document, i) => [document, given[i] ?? 'unknown'])), problem: undefined };
  } catch (error) {
    // The other engine may know better, or tell more about what is wrong with the schema.
    if (!(error instanceof SchemaError || error instanceof UnusableSchema)) throw error;
    return { verdicts: noVerdicts, problem: error.message };
  }
}

/** Whether the engine that such a schema is for takes it. */
async function isUsable(schema: SchemaBundle, keep: Keep): Promise<boolean> {
  if (isLarge(schema)) return typeof (await loadGrammar(schema, keep)) !== 'string';
  const { judge, SchemaError } = await import('./xmllint.js');
  try {
    await judge(['<x/>'], flattenSchema(schema));
    return true;
  } catch (error) {
    if (error instanceof SchemaError || error instanceof UnusableSchema) return false;
    throw error;
  }
}

function isLarge({ files }: SchemaBundle): boolean {
  return [...files.values()].reduce((sum, text) => sum + text.length, 0) > largeSchema;
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
