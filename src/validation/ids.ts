import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import type { IdUse } from './facts.js';
import type { FileFacts } from './references.js';
import { rangeOfSpot } from './spots.js';

/** A name without a colon (Namespaces in XML 1.0, NCName). */
const ncName =
  /^[A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}][-.0-9A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]*$/u;

/** Whether a text may be an `xml:id`. */
export function isXmlName(text: string): boolean {
  return ncName.test(text);
}

/** Checks that each `xml:id` is a name and that no two in the edition are the same. */
export function checkIds(documents: ReadonlyMap<string, FileFacts>): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const first = new Map<string, { readonly file: string; readonly use: IdUse }>();
  for (const { file, facts } of documents.values()) {
    for (const use of facts.ids) {
      if (!ncName.test(use.id)) {
        findings.push(badId(file, use));
        continue;
      }
      const earlier = first.get(use.id);
      if (earlier === undefined) first.set(use.id, { file, use });
      else findings.push(duplicate(file, use, earlier));
    }
  }
  return findings;
}

function badId(file: string, { id, spot }: IdUse): Diagnostic {
  const mended = id
    .trim()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}_]+/u, '');
  return diagnostic('ref/bad-id', file, rangeOfSpot(spot), {
    message: `“${id}” cannot be an xml:id`,
    help: `An id begins with a letter and has letters, digits, hyphens, dots and underscores only${ncName.test(mended) ? `, such as “${mended}”` : ''}`,
  });
}

function duplicate(file: string, use: IdUse, earlier: { readonly file: string; readonly use: IdUse }): Diagnostic {
  return diagnostic('ref/duplicate-id', file, rangeOfSpot(use.spot), {
    message: `The xml:id “${use.id}” is used twice in the edition`,
    help: 'Give one of the two another id, and correct what points to it',
    related: [
      {
        file: earlier.file,
        range: rangeOfSpot(earlier.use.spot),
        message: `<${earlier.use.element}> has it first`,
      },
    ],
  });
}
