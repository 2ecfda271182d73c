/** `edition validate --fix`: shows what would be changed, asks, and changes it. All on standard error: the report has standard output. */
import { createColors } from 'picocolors';
import { countOf } from '../diagnostics/summary.js';
import { unifiedDiff } from '../diagnostics/unified-diff.js';
import { UserError } from '../diagnostics/user-error.js';
import { applyFixes, type FilePlan } from '../workflows/fix.js';
import { ask, canAsk } from './ask.js';

/**
 * Shows the changes as a diff and makes them, if the user agrees: on a terminal, by typing y; elsewhere, by having given `--yes`.
 *
 * @returns whether anything was changed
 * @throws UserError if nobody can be asked, or if a file can't be changed
 */
export async function offerFixes(plans: readonly FilePlan[], yes: boolean, signal: AbortSignal): Promise<boolean> {
  const { stderr } = process;
  if (plans.length === 0) {
    stderr.write('Nothing to correct: no finding has one safe answer.\n\n');
    return false;
  }
  const { red, green, cyan } = createColors(stderr.isTTY === true && process.env['NO_COLOR'] === undefined);
  const paint = { removed: red, added: green, place: cyan };
  for (const { file, text, replacements } of plans) stderr.write(`${unifiedDiff(file, text, replacements, paint)}\n`);

  const answered = plans.reduce((sum, plan) => sum + plan.answered.length, 0);
  const what = `${countOf(answered, 'finding')} in ${countOf(plans.length, 'file')}`;
  if (!yes) {
    if (!canAsk()) {
      throw new UserError(
        'Nothing was changed: there is no terminal to ask at',
        'To make the changes above, add --yes.',
      );
    }
    const answer = await ask(`Correct ${what}? (y/N) `, signal);
    if (!/^y(es)?$/i.test(answer.trim())) {
      stderr.write('Nothing was changed.\n\n');
      return false;
    }
  }
  await applyFixes(plans);
  stderr.write(`Corrected ${what}.\n\n`);
  return true;
}
