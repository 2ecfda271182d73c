import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { UserError } from '../diagnostics/user-error.js';
import type { Cache } from '../store/cache.js';
import { withGeneratedFile } from '../store/generated-files.js';
import { hashParts } from '../store/hash.js';
import type { Stylesheet } from '../transform/saxon.js';
import { type PlainElement, plainChildren, plainText, readPlain } from '../xml/plain.js';
import { normalizeSpace } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';
import { rangeOfPath } from './node-path.js';
import type { SchemaBundle } from './schema-bundle.js';
import { OtherFiles } from './schematron-files.js';
import { readSchematron, severityOfRole } from './schematron-model.js';
import { type RuleRun, RuleRunner } from './schematron-run.js';
import { SchematronError } from './schematron-source.js';
import { describeWants, type WantOfFile } from './schematron-words.js';
import { schematronToXslt } from './schematron-xslt.js';

/** The name of the stylesheet that a schema becomes: part of the key of its compiled form. */
export const generatedName = 'schematron.xsl';

/**
 * Checks documents against a Schematron schema (ISO/IEC 19757-3:2016, query bindings xslt, xslt2 and xslt3). A finding's code is
 * `sch/` and the id of the assertion, or of the rule or pattern that it stands in; its severity the first role that names one; its help
 * the assertion's diagnostics and properties.
 *
 * @param files what rules may read besides the document; nothing if not given
 * @returns the findings of each document, in the order of `documents`
 */
export async function checkSchematron(
  documents: readonly XmlDocument[],
  schema: SchemaBundle,
  cache: Cache,
  files: OtherFiles = new OtherFiles(),
): Promise<readonly (readonly Diagnostic[])[]> {
  const { TransformError } = await import('../transform/saxon.js');
  let stylesheet: Stylesheet;
  try {
    stylesheet = await compileSchematron(schema, cache);
  } catch (error) {
    if (!(error instanceof SchematronError || error instanceof UserError)) throw error;
    const problem = error instanceof UserError ? error.detail : error.message;
    return documents.map(() => [unusable(schema, problem)]);
  }
  const runner = new RuleRunner(stylesheet, schema, files);
  const findings: (readonly Diagnostic[])[] = [];
  for (const document of documents) {
    try {
      findings.push(describeRun(document, schema, await runner.run(document), files));
    } catch (error) {
      if (!(error instanceof TransformError)) throw error;
      findings.push([unusable(schema, error.message)]);
    }
  }
  return findings;
}

/** The schema as the text of a stylesheet. Throws a `SchematronError` if that cannot be done. */
export function schematronStylesheet(schema: SchemaBundle): string {
  return schematronToXslt(readSchematron(schema));
}

/** The schema as a compiled stylesheet, from the program's own files or the cache if it is there. */
async function compileSchematron(schema: SchemaBundle, cache: Cache): Promise<Stylesheet> {
  const { compileStylesheet } = await import('../transform/compile.js');
  const stylesheet = await keptStylesheet(schema, cache);
  return withGeneratedFile(generatedName, stylesheet, (path) => compileStylesheet(path, { cache }));
}

/** Changes whenever a schema becomes another stylesheet than it did. */
const edition = 2;

/** The stylesheet of a schema; of one that is embedded in a large grammar it is kept, since to find it there takes half a second. */
async function keptStylesheet(schema: SchemaBundle, cache: Cache): Promise<string> {
  if (schema.isEmbedded !== true) return schematronStylesheet(schema);
  const key = hashParts(['embedded Schematron', String(edition), schema.hash]);
  const kept = await cache.get(key);
  if (kept !== undefined) return new TextDecoder().decode(kept);
  const made = schematronStylesheet(schema);
  await cache.put(key, new TextEncoder().encode(made));
  return made;
}

function describeRun(
  document: XmlDocument,
  schema: SchemaBundle,
  { report, stop, refused, texts }: RuleRun,
  files: OtherFiles,
): readonly Diagnostic[] {
  const output = plainChildren(readPlain(report ?? ''), 'schematron-output')[0] ?? {};
  const checks = [...plainChildren(output, 'failed-assert'), ...plainChildren(output, 'successful-report')];
  const atRoot = rangeOfPath(document, '');
  const want = (words: string, range: SourceRange): WantOfFile => ({
    range,
    // What is no XML has no address in the engine's words, once it is given the text.
    address: addressIn(words, refused) ?? (/tag|XML/.test(words) && texts.length === 1 ? texts[0] : undefined),
    words,
  });
  const wants = [
    ...plainChildren(output, 'error').map((item) =>
      want(textIn(item), rangeOfPath(document, plainText(item, '@location'))),
    ),
    ...(stop === undefined ? [] : [want(stop, atRoot)]),
  ];
  // In a context a failure is only no match. Whoever asks doc-available() first knows what to do without the file.
  const told = new Set(wants.map(({ address }) => address));
  const untold = refused.filter((address) => !told.has(address));
  if (untold.length > 0 && ![...schema.files.values()].some((text) => text.includes('-available(')))
    wants.push(...untold.map((address) => ({ range: atRoot, address, words: '' })));
  return [...checks.map((check) => describe(document, check, files)), ...describeWants(document, schema, wants, files)];
}

/** The address that an error speaks of. */
function addressIn(words: string, refused: readonly string[]): string | undefined {
  const longestFirst = [...refused].sort((a, b) => b.length - a.length);
  return longestFirst.find((address) => words.includes(address));
}

function describe(document: XmlDocument, check: PlainElement, files: OtherFiles): Diagnostic {
  const id = plainText(check, '@id');
  const words = normalizeSpace(textIn(check)).replace(/\.$/, '');
  const see = plainText(check, '@see');
  const help = [
    ...plainChildren(check, 'diagnostic-reference').map((item) => normalizeSpace(plainText(item, '#text'))),
    ...plainChildren(check, 'property-reference').map((item) => {
      const role = plainText(item, '@role');
      return `${role === '' ? '' : `${role}: `}${normalizeSpace(textIn(item))}`;
    }),
    ...(see === '' ? [] : [`See ${see}`]),
  ];
  const location = plainText(check, '@location');
  const elsewhere = files.at(plainText(check, '@document'))?.document;
  const { start, end } = rangeOfPath(document, elsewhere === undefined ? location : '');
  const place = elsewhere === undefined ? undefined : rangeOfPath(elsewhere, location);
  return {
    code: `sch/${id === '' ? 'rule' : id}`,
    severity: severityOfRole(plainText(check, '@role')) ?? 'error',
    file: document.file,
    range: plainRange({ start, end }),
    message: words,
    help: help.join(' '),
    related:
      elsewhere === undefined || place === undefined
        ? []
        : [{ file: elsewhere.file, range: plainRange(place), message: 'It is here that the rule is broken' }],
  };
}

function plainRange({ start, end }: SourceRange): SourceRange {
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}

function textIn(element: PlainElement): string {
  return plainText(plainChildren(element, 'text')[0] ?? {}, '#text');
}

function unusable(schema: SchemaBundle, problem: string): Diagnostic {
  const words = problem.replace(/\s+/g, ' ').trim();
  return diagnostic('sch/schema', schema.file, startOfFile, {
    message: `The Schematron schema cannot be used: ${words.length > 300 ? `${words.slice(0, 300)}…` : words}`,
    help: 'Correct the schema, or name another one under schema: in edition.yaml',
  });
}
