import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { textOf } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { nameRange } from './node-range.js';
import type { Refusal } from './refusal.js';
import { describeRefusals } from './refusal-words.js';
import { mainFile, type SchemaBundle } from './schema-bundle.js';
import { noValues } from './schema-values.js';
import { withShortWords } from './short-words.js';
import { type Report, SchemaError } from './xmllint.js';
import { copyForXsd, type XsdCopy, type XsdRepair } from './xsd-copy.js';
import { UnusableXsd, type XsdFiles, xsdFiles } from './xsd-files.js';
import { checkIdReferences, describeKey, describeSecondId, isIncompleteKey, missingKey } from './xsd-keys.js';
import type { XsdMessage } from './xsd-messages.js';
import type { XsdModel } from './xsd-model.js';
import { type Case, judgeCopies, lookBehindRefusals, refusalsOf } from './xsd-rounds.js';

/**
 * In a larger schema (characters in all its files) the engine takes ten seconds for every call; see docs/adr/0011. Then it is asked once
 * more only, and not what is missing before a refused element.
 */
const largeSchema = 600_000;

/**
 * Checks documents against a W3C XML Schema (XSD 1.0). The engine stops in an element at the first child that may not stand there; so
 * what was found is mended in the copy that it reads, and it is asked again.
 *
 * @returns the findings of each document, in the order of `documents`
 */
export async function checkXsd(
  documents: readonly XmlDocument[],
  schema: SchemaBundle,
): Promise<readonly (readonly Diagnostic[])[]> {
  let files: XsdFiles | undefined;
  try {
    files = xsdFiles(schema);
    const copies = documents.map((document) => copyForXsd(document, new Map()));
    const reports = await judgeCopies(copies, files);
    const hasIdReferences = [...schema.files.values()].some((text) => text.includes('IDREF'));
    if (!hasIdReferences && reports.every(({ verdict }) => verdict === 'valid')) return documents.map(() => []);

    const { model } = files;
    const cases = documents.map((document, i): Case => {
      const [report, copy] = [reports[i] as Report, copies[i] as XsdCopy];
      return { document, repairs: new Map(), answered: [], report, copy };
    });
    const size = [...schema.files.values()].reduce((sum, text) => sum + text.length, 0);
    const refused = cases.filter(({ report }) => report.verdict === 'invalid');
    await lookBehindRefusals(refused, files, size <= largeSchema);
    return cases.map((one, i) => {
      const found = describeCase(one, model, reports[i] as Report);
      const references = hasIdReferences ? checkIdReferences(one.document, model) : [];
      return inOrder([...found, ...references]).map(withShortWords);
    });
  } catch (error) {
    if (!(error instanceof SchemaError || error instanceof UnusableXsd)) throw error;
    const problems = error instanceof UnusableXsd ? [error] : engineProblems(error, schema, files);
    return documents.map((document) => problems.map((problem) => unusable(document, schema, problem)));
  }
}

function describeCase(one: Case, model: XsdModel, first: Report): readonly Diagnostic[] {
  const { document, report, answered, repairs } = one;
  if (first.verdict === 'valid') return [];
  const { elements, others, secondIds, rest } = refusalsOf(one, model);
  const fresh = elements.filter(({ element }) => repairs.get(element) === undefined);
  const refusals = [...answered, ...fresh, ...others];
  const described = [...describeRefusals(document, refusals, model.vocabulary, model.words(), noValues, 'xsd')];
  // That an id is used twice is said by a rule of our own, across files, for the attribute that all files share.
  const own = secondIds.filter(({ attribute }) => attribute.name !== 'xml:id');
  for (const { element, attribute } of own) described.push(describeSecondId(document, element, attribute));
  const messages = rest.filter(({ element, words }) => !followsFrom(element, words, refusals, repairs));
  for (const message of messages) {
    described.push(describeKey(document, message, model) ?? verbatim(document, message));
  }
  if (described.length === 0 && rest.length === 0 && secondIds.length === 0)
    described.push(withoutReason(document, report));
  return described;
}

function inOrder(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...findings].sort((a, b) => {
    const [left, right] = [a.range.start, b.range.start];
    return left.line - right.line || left.column - right.column;
  });
}

/** Whether a message about a key says only what follows from other findings. */
function followsFrom(
  element: XmlElement | undefined,
  words: string,
  refusals: readonly Refusal[],
  repairs: ReadonlyMap<XmlElement, XsdRepair>,
): boolean {
  if (element === undefined) return false;
  if (isIncompleteKey(words)) return refusals.some((refusal) => isWithin(refusal.element, element));
  const values = missingKey(words);
  if (values === undefined) return false;
  // What the key names may be in an element that is refused.
  return [...repairs].some(
    ([refused, { kind }]) => kind === 'leave out' && values.every((value) => contains(refused, value)),
  );
}

function isWithin(element: XmlElement, ancestor: XmlElement): boolean {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) if (at === ancestor) return true;
  return false;
}

function contains(element: XmlElement, value: string): boolean {
  const stack = [element];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.attributes.some((attribute) => attribute.value.trim() === value)) return true;
    for (const child of at.children) if (child.kind === 'element') stack.push(child);
  }
  return textOf(element).includes(value);
}

function verbatim(document: XmlDocument, { element, attribute, words }: XsdMessage): Diagnostic {
  const range = attribute?.range ?? (element === undefined ? startOfFile : nameRange(element));
  return diagnostic('xsd/other', document.file, range, {
    message: `The validator says: ${words.replace(/\.$/, '')}`,
    help: 'Compare it with the schema',
  });
}

function withoutReason(document: XmlDocument, { verdict }: Report): Diagnostic {
  return diagnostic('xsd/no-reason', document.file, startOfFile, {
    message:
      verdict === 'unknown'
        ? 'The validator gives no answer'
        : 'The validator refuses the file, and what it says of it is not understood',
    help: 'Please report this, with the file and the schema if you may share them',
  });
}

/** What the engine says of the schema, in the files and the lines that it names. */
function engineProblems(error: SchemaError, schema: SchemaBundle, files: XsdFiles | undefined): readonly UnusableXsd[] {
  const complaints = /^(\d+\.xsd):(\d+): (?:element [^:]*: )?Schemas parser error : (.*)$/gm;
  const found = [...error.message.matchAll(complaints)].map(([, name = '', line, words = '']) => {
    const start = { line: Number(line), column: 1 };
    const path = files?.pathOf(name) ?? mainFile(schema);
    const help = ambiguous.test(words)
      ? 'If it was made from a RELAX NG schema, use that one; else give each element one place'
      : correctIt;
    return new UnusableXsd(inPlainWords(words), path, { start, end: start }, help);
  });
  if (found.length > 0) return found.slice(0, mostProblems);
  const words = error.message.split('\n').find((text) => /error/i.test(text)) ?? error.message;
  return [new UnusableXsd(words, mainFile(schema), startOfFile, correctIt)];
}

const mostProblems = 20;
const correctIt = 'Correct the schema, or name another one under schema: in edition.yaml';

/** How the engine tells of XML Schema Part 1 §3.8.6, “Unique Particle Attribution”, which trang does not see to. */
const ambiguous = /The content model is not determinist\.?$/;

function inPlainWords(words: string): string {
  return words.replace(
    ambiguous,
    'The content model is ambiguous: of an element it cannot be said which part of the model it is (Unique Particle Attribution)',
  );
}

function unusable(
  document: XmlDocument,
  schema: SchemaBundle,
  { message, path, range, help }: UnusableXsd,
): Diagnostic {
  return diagnostic('xsd/schema', path === mainFile(schema) ? schema.file : path, range, {
    message: `The schema cannot be used: ${message.replace(/\.$/, '')}`,
    help,
    related: [{ file: document.file, range: startOfFile, message: 'This file was to be checked with it' }],
  });
}
