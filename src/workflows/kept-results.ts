import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DocumentFacts } from '../validation/facts.js';

/** What is known of a document by itself. */
export interface CheckedDocument {
  readonly findings: readonly Diagnostic[];
  /** Undefined where the text is not well-formed. */
  readonly facts: DocumentFacts | undefined;
}

/** A result as text. The file's own path is left out: the same bytes may lie elsewhere tomorrow. */
export function keep({ findings, facts }: CheckedDocument, own: string): string {
  const bare = findings.map((finding) => ({
    ...finding,
    file: finding.file === own ? '' : finding.file,
    related: finding.related.map((other) => (other.file === own ? { ...other, file: '' } : other)),
  }));
  return JSON.stringify({ findings: bare, facts });
}

/** Reads what `keep` wrote of a file of that path. */
export function revive(kept: string, own: string): CheckedDocument {
  const { findings, facts } = JSON.parse(kept) as CheckedDocument;
  const whole = findings.map((finding) => ({
    ...finding,
    file: finding.file === '' ? own : finding.file,
    related: finding.related.map((other) => (other.file === '' ? { ...other, file: own } : other)),
  }));
  return { findings: whole, facts };
}
