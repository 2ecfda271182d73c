import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { UserError } from '../diagnostics/user-error.js';
import type { Cache } from '../store/cache.js';
import { withGeneratedFile } from '../store/generated-files.js';
import { hashParts } from '../store/hash.js';
import type { Stylesheet } from '../transform/saxon.js';
import { type PlainElement, plainChildren, plainText, readPlain } from '../xml/plain.js';
import { normalizeSpace } from '../xml/query.js';
import { bareText } from '../xml/serialise.js';
import type { XmlDocument } from '../xml/tree.js';
import { rangeOfPath } from './node-path.js';
import type { SchemaBundle } from './schema-bundle.js';
import { readSchematron, SchematronError } from './schematron-model.js';
import { schematronToXslt } from './schematron-xslt.js';

/** The name of the stylesheet that a schema becomes: part of the key of its compiled form. */
export const generatedName = 'schematron.xsl';

/**
 * Checks documents against a Schematron schema (ISO/IEC 19757-3:2016, query bindings xslt, xslt2 and xslt3). A finding's code is
 * `sch/` and the id of the assertion, its severity the assertion's role, its help the assertion's diagnostics.
 *
 * @returns the findings of each document, in the order of `documents`
 */
export async function checkSchematron(
  documents: readonly XmlDocument[],
  schema: SchemaBundle,
  cache: Cache,
): Promise<readonly (readonly Diagnostic[])[]> {
  const { parseSource, TransformError, transformToText } = await import('../transform/saxon.js');
  let stylesheet: Stylesheet;
  try {
    stylesheet = await compileSchematron(schema, cache);
  } catch (error) {
    if (!(error instanceof SchematronError || error instanceof UserError)) throw error;
    const problem = error instanceof UserError ? error.detail : error.message;
    return documents.map((_, i) => (i === 0 ? [unusable(schema, problem)] : []));
  }
  const findings: (readonly Diagnostic[])[] = [];
  for (const document of documents) {
    try {
      const source = await parseSource(bareText(document), document.file, `file:///${document.file}`);
      findings.push(readReport(document, transformToText(stylesheet, source, {}).principal));
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
const edition = 1;

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

function readReport(document: XmlDocument, svrl: string): readonly Diagnostic[] {
  const output = plainChildren(readPlain(svrl), 'schematron-output')[0] ?? {};
  const checks = [...plainChildren(output, 'failed-assert'), ...plainChildren(output, 'successful-report')];
  return checks.map((check) => describe(document, check));
}

function describe(document: XmlDocument, check: PlainElement): Diagnostic {
  const id = plainText(check, '@id');
  const words = normalizeSpace(plainText(plainChildren(check, 'text')[0] ?? {}, '#text')).replace(/\.$/, '');
  const help = plainChildren(check, 'diagnostic-reference').map((item) => normalizeSpace(plainText(item, '#text')));
  const range = rangeOfPath(document, plainText(check, '@location'));
  const { start, end } = range;
  return {
    code: `sch/${id === '' ? 'rule' : id}`,
    severity: severityOf(plainText(check, '@role') || plainText(check, '@flag')),
    file: document.file,
    range: {
      start: { line: start.line, column: start.column },
      end: { line: end.line, column: end.column },
    },
    message: words,
    help: help.join(' '),
    related: [],
  };
}

function severityOf(role: string): Severity {
  if (/^(info|information|hint|note)/i.test(role)) return 'info';
  return /^(warn|caution|nonfatal)/i.test(role) ? 'warning' : 'error';
}

function unusable(schema: SchemaBundle, problem: string): Diagnostic {
  const words = problem.replace(/\s+/g, ' ').trim();
  return diagnostic('sch/schema', schema.file, startOfFile, {
    message: `The Schematron schema cannot be used: ${words.length > 300 ? `${words.slice(0, 300)}…` : words}`,
    help: 'Correct the schema, or name another one under schema: in edition.yaml',
  });
}
