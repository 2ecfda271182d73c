/** Finds what the codes of findings mean, in the reference that ships with the program. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Explanation, explanationOf, explanationOfRule, isOwnCode } from '../diagnostics/explanation.js';
import { readPackageText } from '../store/package-files.js';

const reference = 'docs/reference/diagnostics';

/** The explanations of all codes that occur, sorted by code. */
export async function explain(diagnostics: readonly Diagnostic[]): Promise<readonly Explanation[]> {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return Promise.all(
    codes.map(async (code) =>
      isOwnCode(code)
        ? explanationOf(code, await readPackageText(`${reference}/${code}.md`))
        : explanationOfRule(code, await readPackageText(`${reference}/sch/house-rules.md`)),
    ),
  );
}
