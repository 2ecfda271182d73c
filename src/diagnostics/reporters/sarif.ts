import type { Diagnostic, Severity, SourceRange } from '../diagnostic.js';
import type { Explanation } from '../explanation.js';

export interface SarifOptions {
  /** The program's version. */
  readonly version: string;
  /** What the codes of the findings mean. */
  readonly explanations: readonly Explanation[];
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * The findings as a SARIF log with one run (OASIS, Static Analysis Results Interchange Format 2.1.0), for programs that gather
 * reports. Only the rules that were broken are described. With a line break at the end.
 */
export function reportSarif(diagnostics: readonly Diagnostic[], { version, explanations }: SarifOptions): string {
  const index = new Map(explanations.map(({ code }, i) => [code, i]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'edition', semanticVersion: version, rules: explanations.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        // A line also ends with a carriage return alone (XML 1.0 §2.11).
        newlineSequences: ['\r\n', '\n', '\r'],
        results: diagnostics.map((found) => resultOf(found, index.get(found.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ code, title, severity, markdown }: Explanation): object {
  return {
    id: code,
    shortDescription: { text: title },
    ...(markdown === '' ? {} : { help: { text: plainText(markdown), markdown } }),
    ...(severity === undefined ? {} : { defaultConfiguration: { level: levels[severity] } }),
  };
}

function resultOf({ code, severity, file, range, message, help, related, fix }: Diagnostic, rule?: number): object {
  return {
    ruleId: code,
    ...(rule === undefined ? {} : { ruleIndex: rule }),
    level: levels[severity],
    message: { text: help === '' ? message : `${message}. ${help}` },
    locations: [{ physicalLocation: placeOf(file, range) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            physicalLocation: placeOf(other.file, other.range),
            message: { text: other.message },
          })),
        }),
    ...(fix === undefined
      ? {}
      : {
          fixes: [
            {
              description: { text: fix.description },
              artifactChanges: [
                {
                  artifactLocation: { uri: uriOf(file) },
                  replacements: fix.edits.map(({ range: deleted, text }) => ({
                    deletedRegion: regionOf(deleted),
                    insertedContent: { text },
                  })),
                },
              ],
            },
          ],
        }),
  };
}

function placeOf(file: string, range: SourceRange): object {
  return { artifactLocation: { uri: uriOf(file) }, region: regionOf(range) };
}

function regionOf({ start, end }: SourceRange): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A path as a URI reference (RFC 3986 §4.1): a relative one without a scheme, an absolute one with `file:`. */
function uriOf(file: string): string {
  const path = file
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  if (/^[A-Za-z]:\//.test(file)) return `file:///${file.slice(0, 2)}${path.slice(path.indexOf('/'))}`;
  return file.startsWith('/') ? `file://${path}` : path;
}

/** Markdown without its fences and heading signs: it reads well as it is. */
function plainText(markdown: string): string {
  return markdown.replace(/^```.*\n/gm, '').replace(/^## (.*)$/gm, '$1:');
}
