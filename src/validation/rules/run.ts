import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { diagnostic } from '../../diagnostics/make.js';
import type { XmlDocument } from '../../xml/tree.js';
import { type RuleCode, rules } from './registry.js';
import type { DocumentRule, EditionFiles, EditionRule, Rule } from './rule.js';

const all: readonly Rule[] = rules;
const forDocuments = all.filter((rule): rule is DocumentRule => rule.kind === 'document');
const forEditions = all.filter((rule): rule is EditionRule => rule.kind === 'edition');

/**
 * What the rules find in one document.
 *
 * @param said what the schemas have found in it: where one of them has said the same, a rule is silent
 */
export function checkDocumentRules(document: XmlDocument, said: readonly Diagnostic[]): readonly Diagnostic[] {
  return forDocuments.flatMap((rule) =>
    [...rule.check(document)]
      .filter((finding) => !isSaid(rule, finding.range.start.line, said))
      .map(({ range, ...saying }) => diagnostic(rule.code as RuleCode, document.file, range, saying)),
  );
}

/** What the rules across files find. */
export function checkEditionRules(edition: EditionFiles): readonly Diagnostic[] {
  return forEditions.flatMap((rule) =>
    [...rule.check(edition)].map(({ file, range, ...saying }) =>
      diagnostic(rule.code as RuleCode, file, range, saying),
    ),
  );
}

function isSaid({ saidBy = [] }: Rule, line: number, said: readonly Diagnostic[]): boolean {
  return said.some(({ code, range }) => saidBy.includes(code) && range.start.line === line);
}
