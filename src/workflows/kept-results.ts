import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DocumentFacts } from '../validation/facts.js';

/** What is known of a document by itself. */
export interface CheckedDocument {
  readonly findings: readonly Diagnostic[];
  /** Undefined where the text is not well-formed. */
  readonly facts: DocumentFacts | undefined;
}

/** What lay in the other files that rules have read, by path; see `OtherFiles`. Undefined where none was asked for. */
export type Basis = Readonly<Record<string, string>> | undefined;

/** A result as text. The file's own path is left out: the same bytes may lie elsewhere tomorrow. */
export function keep({ findings, facts }: CheckedDocument, basis: Basis, own: string): string {
  const bare = findings.map((finding) => ({
    ...finding,
    file: finding.file === own ? '' : finding.file,
    related: finding.related.map((other) => (other.file === own ? { ...other, file: '' } : other)),
  }));
  return JSON.stringify({ findings: bare, facts, basis });
}

/** Reads what `keep` wrote of a file of that path. */
export function revive(kept: string, own: string): { readonly result: CheckedDocument; readonly basis: Basis } {
  const { findings, facts, basis } = JSON.parse(kept) as CheckedDocument & { readonly basis?: Basis };
  const whole = findings.map((finding) => ({
    ...finding,
    file: finding.file === '' ? own : finding.file,
    related: finding.related.map((other) => (other.file === '' ? { ...other, file: own } : other)),
  }));
  return { result: { findings: whole, facts }, basis };
}
