import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { textOf } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import type { QualifiedName, Refusal, Repair } from './refusal.js';
import { describeRefusals, nameRange, repairWith } from './refusal-words.js';
import { mainFile, type SchemaBundle } from './schema-bundle.js';
import { withShortWords } from './short-words.js';
import { judgeXsd, type Report, SchemaError } from './xmllint.js';
import { copyForXsd, type XsdCopy, type XsdRepair } from './xsd-copy.js';
import { UnusableXsd, type XsdFiles, xsdFiles } from './xsd-files.js';
import { checkIdReferences, describeKey, describeSecondId, isIncompleteKey, missingKey } from './xsd-keys.js';
import { readXsdMessages, type XsdMessage } from './xsd-messages.js';
import { readXsdModel, type XsdModel } from './xsd-model.js';
import { readRefusals, type XsdRefusals } from './xsd-refusals.js';

/** In each round one refused element of each parent is found; what is left after the last round is found when those are mended. */
const mostRounds = 12;

/** More elements than this are not tried to fill a gap. */
const gapsTried = 8;

/** A document on its way through the rounds. */
interface Case {
  readonly document: XmlDocument;
  readonly repairs: Map<XmlElement, XsdRepair>;
  /** The refusals that repairs answer. */
  readonly answered: Refusal[];
  report: Report;
  copy: XsdCopy;
}

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

    const model = modelOf(schema, files);
    const cases = documents.map((document, i): Case => {
      const [report, copy] = [reports[i] as Report, copies[i] as XsdCopy];
      return { document, repairs: new Map(), answered: [], report, copy };
    });
    await lookBehindRefusals(
      cases.filter(({ report }) => report.verdict === 'invalid'),
      model,
      files,
    );
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

async function judgeCopies(copies: readonly XsdCopy[], { files }: XsdFiles): Promise<readonly Report[]> {
  const reports = new Map<XsdCopy, Report>();
  for (const isStream of [false, true]) {
    const own = copies.filter((copy) => copy.isStream === isStream);
    const given = await judgeXsd(
      own.map(({ text }) => text),
      files,
      isStream,
    );
    for (const [i, copy] of own.entries()) reports.set(copy, given[i] as Report);
  }
  return copies.map((copy) => reports.get(copy) as Report);
}

const models = new Map<string, XsdModel>();

/** What the schema says of its elements, once per process. */
function modelOf(schema: SchemaBundle, { documents }: XsdFiles): XsdModel {
  const known = models.get(schema.hash) ?? readXsdModel(schema, documents);
  models.set(schema.hash, known);
  return known;
}

/** Mends refused elements in the copies of documents, and has these judged again, until nothing new is refused. */
async function lookBehindRefusals(cases: readonly Case[], model: XsdModel, files: XsdFiles): Promise<void> {
  const repair = repairWith(model.vocabulary);
  let pending = cases;
  for (let round = 1; round < mostRounds && pending.length > 0; round += 1) {
    const suspects = pending.map((one) => ({ one, refused: refusalsOf(one, model).elements }));
    const withSuspects = suspects.filter(({ refused }) => refused.length > 0);
    const gaps = await findGaps(withSuspects, model, files);
    for (const { one, refused } of withSuspects) {
      for (const refusal of refused) mend(one, refusal, repair, gaps.get(refusal.element));
    }
    // Without its root a document is none.
    pending = withSuspects
      .map(({ one }) => one)
      .filter(({ document, repairs }) => repairs.get(document.root)?.kind !== 'leave out');
    for (const one of pending) one.copy = copyForXsd(one.document, one.repairs);
    const reports = await judgeCopies(
      pending.map(({ copy }) => copy),
      files,
    );
    for (const [i, one] of pending.entries()) one.report = reports[i] as Report;
  }
}

function refusalsOf({ report, copy }: Case, model: XsdModel): XsdRefusals {
  return readRefusals(readXsdMessages(report.messages, copy), model);
}

/** Records a refused element, and what is taken for granted in its place. */
function mend({ repairs, answered }: Case, refusal: Refusal, repair: Repair, gap: QualifiedName | undefined): void {
  const { element } = refusal;
  const earlier = repairs.get(element);
  const meant = earlier === undefined ? repair(refusal) : undefined;
  if (gap !== undefined && earlier === undefined && element.parent !== undefined) {
    repairs.set(element, { kind: 'precede', by: gap });
    answered.push({
      kind: 'missing-content',
      element: element.parent,
      names: [gap],
      expected: refusal.expected,
      before: element,
    });
    return;
  }
  // Whatever was said of it before, it is still refused where it stands.
  if (earlier?.kind !== 'call') answered.push(refusal);
  repairs.set(element, meant === undefined ? { kind: 'leave out' } : { kind: 'call', local: meant.local });
}

/** For refused elements that may stand where they are once another one stands before them: that other one. */
async function findGaps(
  suspects: readonly { readonly one: Case; readonly refused: readonly Refusal[] }[],
  model: XsdModel,
  files: XsdFiles,
): Promise<ReadonlyMap<XmlElement, QualifiedName>> {
  const gaps = new Map<XmlElement, QualifiedName>();
  const trials: { readonly copy: XsdCopy; readonly tried: ReadonlyMap<XmlElement, QualifiedName> }[] = [];
  for (const { one, refused } of suspects) {
    const candidates = refused.map((refusal) => ({
      element: refusal.element,
      names: one.repairs.has(refusal.element) ? [] : fillings(refusal, model),
    }));
    for (let i = 0; i < gapsTried; i += 1) {
      const tried = new Map<XmlElement, QualifiedName>();
      for (const { element, names } of candidates) {
        const name = names[i];
        if (name !== undefined) tried.set(element, name);
      }
      if (tried.size === 0) break;
      const repairs = new Map(one.repairs);
      for (const [element, by] of tried) repairs.set(element, { kind: 'precede', by });
      trials.push({ copy: copyForXsd(one.document, repairs), tried });
    }
  }
  const reports = await judgeCopies(
    trials.map(({ copy }) => copy),
    files,
  );
  for (const [i, { copy, tried }] of trials.entries()) {
    const report = reports[i] as Report;
    if (report.verdict === 'unknown') continue;
    const messages = readXsdMessages(report.messages, copy);
    const still = new Set(
      messages.filter(({ words }) => words.startsWith('This element is not')).map(({ element }) => element),
    );
    for (const [element, name] of tried) if (!still.has(element) && !gaps.has(element)) gaps.set(element, name);
  }
  return gaps;
}

/** What may be missing before a refused element. One that comes later is not missing. */
function fillings({ element, expected }: Refusal, { vocabulary }: XsdModel): readonly QualifiedName[] {
  const isKnown = vocabulary.some(({ uri, local }) => uri === element.uri && local === element.local);
  if (!isKnown || element.parent === undefined || expected === undefined) return [];
  const siblings = element.parent.children;
  const names = expected.elements.filter(
    (name) =>
      name.local !== '*' &&
      !siblings.some((node) => node.kind === 'element' && node.local === name.local && node.uri === name.uri),
  );
  return names.length > gapsTried ? [] : names;
}

function describeCase(one: Case, model: XsdModel, first: Report): readonly Diagnostic[] {
  const { document, report, answered, repairs } = one;
  if (first.verdict === 'valid') return [];
  const { elements, others, secondIds, rest } = refusalsOf(one, model);
  const fresh = elements.filter(({ element }) => repairs.get(element) === undefined);
  const refusals = [...answered, ...fresh, ...others];
  const described = [...describeRefusals(document, refusals, model.vocabulary, model.words, 'xsd')];
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
    return new UnusableXsd(inPlainWords(words), path, { start, end: start }, correctIt);
  });
  if (found.length > 0) return found.slice(0, mostProblems);
  const words = error.message.split('\n').find((text) => /error/i.test(text)) ?? error.message;
  return [new UnusableXsd(words, mainFile(schema), startOfFile, correctIt)];
}

const mostProblems = 20;
const correctIt = 'Correct the schema, or name another one under schema: in edition.yaml';

/** XML Schema Part 1 §3.8.6: “Unique Particle Attribution”, which trang does not see to. */
function inPlainWords(words: string): string {
  return words.replace(
    /The content model is not determinist\.?$/,
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
