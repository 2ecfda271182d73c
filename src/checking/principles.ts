/** The Endings Principles for Digital Longevity, version 2.2.1 (2023-03-03), each with the findings that speak against it. */

import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';

export interface Principle {
  /** The number that the principles have, such as `4.4`; labels `check.<number>.…` say what it asks and how it is checked. */
  readonly number: string;
  /** The findings that speak against it; none for one that no program can judge. */
  readonly codes: readonly DiagnosticCode[];
  /** Whether the building itself holds it, so that a published site has it. */
  readonly byBuild?: true;
}

export const principles: readonly Principle[] = [
  { number: '1.1', codes: ['site/file-type'] },
  { number: '1.2', codes: [] },
  { number: '1.3', codes: [], byBuild: true },
  { number: '2.1', codes: [] },
  { number: '2.2', codes: ['site/no-rights'] },
  { number: '3.1', codes: ['site/bad-html'] },
  { number: '3.2', codes: [], byBuild: true },
  { number: '3.3', codes: [] },
  { number: '4.1', codes: ['site/file-type', 'site/query-string'] },
  { number: '4.2', codes: ['site/bad-html'] },
  { number: '4.3', codes: ['site/other-host'] },
  { number: '4.4', codes: ['site/query-string', 'site/absolute-link'] },
  { number: '4.5', codes: ['site/no-source'] },
  { number: '4.6', codes: ['site/no-rights', 'site/version-differs', 'site/no-source'] },
  { number: '4.7', codes: ['site/needs-script', 'site/text-in-style'] },
  { number: '4.8', codes: ['site/other-host'] },
  { number: '5.1', codes: [] },
  { number: '5.2', codes: ['site/dead-link', 'site/dead-anchor', 'site/missing-image', 'site/orphan-page'] },
  { number: '5.3', codes: ['site/version-differs'] },
  { number: '5.4', codes: ['site/no-citation'] },
  { number: '5.5', codes: ['site/lost-identifier', 'site/changed-identifier', 'site/dead-redirect'] },
];

export interface Judgement {
  readonly number: string;
  /** `open` for what no program can judge. */
  readonly verdict: 'holds' | 'fails' | 'open';
  /** How many findings speak against it. */
  readonly findings: number;
}

export function judge(diagnostics: readonly Diagnostic[]): readonly Judgement[] {
  return principles.map(({ number, codes, byBuild }) => {
    const findings = diagnostics.filter(
      ({ code, severity }) => severity !== 'info' && (codes as readonly string[]).includes(code),
    ).length;
    const verdict = findings > 0 ? 'fails' : codes.length > 0 || byBuild ? 'holds' : 'open';
    return { number, verdict, findings };
  });
}
