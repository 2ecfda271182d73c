/** `edition init`: begins an edition. */
import { UserError } from '../diagnostics/user-error.js';
import { startEdition } from '../workflows/start-edition.js';
import { ask, canAsk } from './ask.js';
import { exitCodes } from './failure.js';
import { today } from './today.js';

export interface InitFlags {
  readonly title?: string;
  readonly bare?: boolean;
}

export async function initCommand(folder: string | undefined, flags: InitFlags, signal: AbortSignal): Promise<number> {
  let title = flags.title?.trim();
  if (title === '') throw new UserError('The title is empty', 'Give the edition a title.');
  if (folder === undefined && title === undefined) {
    if (!canAsk())
      throw new UserError(
        'There is no terminal to ask at what the edition is called',
        'Name the folder, or give a title: edition init --title "Cuba 1961–62"',
      );
    title = (await ask('Title of the edition: ', signal)).trim();
    signal.throwIfAborted();
    if (title === '') throw new UserError('The edition needs a title', 'Nothing was written.');
  }
  const started = await startEdition({ folder, title, today: today(), bare: flags.bare ?? false }, signal);
  const { name, project } = started;
  const word = /^[\p{L}\p{N}._/-]+$/u.test(name) ? name : `"${name}"`;
  const lines = [`Began an edition in ${started.folder}:`, ...started.written.map((path) => `  ${path}`)];
  if (started.kept.length > 0) lines.push('', `Left as they are: ${started.kept.join(', ')}`);
  lines.push(
    '',
    'Next:',
    ...(project === '.' ? [] : [`  cd ${/\s/.test(project) ? `"${project}"` : project}`]),
    `  npx edition validate ${word}`,
    `  npx edition preview ${word}`,
    `  npx edition import typescript.docx --edition ${word}`,
  );
  if (!started.hasProgram && !(flags.bare ?? false))
    lines.push('', 'npx finds the program once it is installed in the project: README.md says how.');
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.clean;
}
