import { codes, type DiagnosticCode } from './codes.js';
import type { Severity } from './diagnostic.js';

/** What a code means, as the reference of diagnostics tells it. */
export interface Explanation {
  readonly code: string;
  /** The severity that the code usually has; undefined for a rule of a schema that is not ours. */
  readonly severity: Severity | undefined;
  /** One line. */
  readonly title: string;
  /** The rest of the page, in Markdown, without its heading and its first line; empty where there is no page. */
  readonly markdown: string;
}

/** The explanation of a code of the program, from its page. */
export function explanationOf(code: DiagnosticCode, page: string): Explanation {
  return { code, ...codes[code], markdown: page.replace(/^# .*\n+.*Severity: \w+\.\n*/, '').trim() };
}

/**
 * The explanation of a Schematron rule: of a rule of the house, from the page of these rules; of any other, its name.
 *
 * @param page docs/reference/diagnostics/sch/house-rules.md
 */
export function explanationOfRule(code: string, page: string): Explanation {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${code}\n`));
  const found = /^.*\n+(.*?)\.? Severity: (\w+)\.\n+([\s\S]*)$/.exec(section ?? '');
  if (found === null) return { code, severity: undefined, title: 'A rule of the edition’s own schema', markdown: '' };
  const [, title = '', severity, rest = ''] = found;
  return { code, severity: severity as Severity, title, markdown: rest.trim() };
}

/** Whether the program itself gives a code, so that it has a page. */
export function isOwnCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(codes, code);
}
