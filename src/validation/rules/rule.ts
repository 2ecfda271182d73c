import type { Fix, Related, Severity, SourceRange } from '../../diagnostics/diagnostic.js';
import type { XmlDocument } from '../../xml/tree.js';
import type { DocumentFacts } from '../facts.js';

/** What a rule found, before the code and the severity of the rule are put to it. */
export interface RuleFinding {
  readonly range: SourceRange;
  readonly message: string;
  readonly help: string;
  readonly related?: readonly Related[];
  /** Where it is not the one that the rule usually has. */
  readonly severity?: Severity;
  /** The one safe answer, if there is one. */
  readonly fix?: Fix | undefined;
}

/**
 * The inside of a record’s `div`, or a whole record where it begins with `<TEI`; or several files by their path, of which the one
 * named `record` is the inside of the record.
 */
export type Example = string | Readonly<Record<string, string>>;

/** What is said of a rule: the text of its page in docs/reference/diagnostics is made from this, and the tests run its examples. */
interface RuleWords {
  /** `group/what-is-wrong`. */
  readonly code: string;
  /** One line: what the code stands for, without a full stop. */
  readonly title: string;
  readonly severity: Severity;
  /** What exactly is looked at and what is left alone. */
  readonly about: string;
  /** Why an editor should care. */
  readonly why: string;
  readonly whatToDo: string;
  readonly wrong: Example;
  /** Examples in which nothing at all is found. */
  readonly right: readonly Example[];
  /** Rules of the house’s Schematron that say the same: where one of them has spoken, this rule is silent. */
  readonly saidBy?: readonly string[];
}

/** A rule that needs to see one document only; its findings are kept as long as the document does not change. */
export interface DocumentRule extends RuleWords {
  readonly kind: 'document';
  readonly check: (document: XmlDocument) => Iterable<RuleFinding>;
}

/** A file as a rule across files sees it. */
export interface EditionFile {
  /** The path that findings name. */
  readonly file: string;
  readonly facts: DocumentFacts;
}

/** All files of an edition, by their path in it. */
export interface EditionFiles {
  readonly files: ReadonlyMap<string, EditionFile>;
  /** The paths of the registers. */
  readonly registers: ReadonlySet<string>;
}

/** A rule across files. It sees facts only: these are kept, so that unchanged files are not read again. */
export interface EditionRule extends RuleWords {
  readonly kind: 'edition';
  readonly check: (edition: EditionFiles) => Iterable<RuleFinding & { readonly file: string }>;
}

export type Rule = DocumentRule | EditionRule;
