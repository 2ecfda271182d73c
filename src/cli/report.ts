/** `edition report`: how far an edition is. */
import { UserError } from '../diagnostics/user-error.js';
import { stateAsHtml } from '../report/html.js';
import type { EditionState } from '../report/state.js';
import { stateAsText } from '../report/text.js';
import { toolVersion } from '../store/package-files.js';
import { writeOutput } from '../store/write-output.js';
import { findEditions, findOneEdition } from '../workflows/find-editions.js';
import { reportEdition } from '../workflows/report.js';
import { exitCodes } from './failure.js';

export interface ReportFlags {
  readonly json?: boolean;
  readonly html?: string;
  readonly all?: boolean;
  readonly force?: boolean;
}

/** Ends with 0 whatever is open: that there is work to do is no failure. */
export async function reportCommand(
  names: readonly string[],
  flags: ReportFlags,
  signal: AbortSignal,
): Promise<number> {
  if (flags.json && flags.html !== undefined)
    throw new UserError('--json and --html do not go together', 'Run the command once for each.');
  const places = names.length === 0 ? await here() : await findEditions(names);
  if (flags.html !== undefined && places.length > 1)
    throw new UserError(
      'A page is about one edition',
      `Name one of them: ${places.map(({ slug }) => slug).join(', ')}.`,
    );
  const states: { readonly slug: string; readonly state: EditionState }[] = [];
  for (const { folder, slug } of places) {
    const { state, draft } = await reportEdition(folder, signal);
    if (state === undefined) {
      const [first] = draft.diagnostics;
      throw new UserError(
        `${first?.file ?? folder} is wrong or missing${first === undefined ? '' : `: ${first.message}`}`,
        'edition validate says what is wrong.',
      );
    }
    for (const { message } of draft.troubles) process.stderr.write(`Not everything could be counted: ${message}\n`);
    states.push({ slug, state });
  }
  if (flags.json) {
    console.log(JSON.stringify({ editions: states.map(({ slug, state }) => ({ slug, ...state })) }));
  } else if (flags.html === undefined) {
    process.stdout.write(states.map(({ state }) => stateAsText(state, flags.all ?? false)).join('\n'));
  } else {
    const page = states.map(({ state }) => stateAsHtml(state, toolVersion())).join('');
    await writeOutput(flags.html, page, { replace: flags.force ?? false });
    process.stderr.write(`Wrote ${flags.html}.\n`);
  }
  return exitCodes.clean;
}

/** The edition of the current folder, or all of them. */
async function here(): ReturnType<typeof findEditions> {
  try {
    return [await findOneEdition(undefined)];
  } catch {
    return findEditions([]);
  }
}
