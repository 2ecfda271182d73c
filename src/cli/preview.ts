/** `edition preview`: serves an edition while somebody writes on it. */
import { countOf } from '../diagnostics/summary.js';
import { editorTemplate } from '../preview/editor-links.js';
import { findOneEdition } from '../workflows/find-editions.js';
import { type PreviewNews, previewEdition } from '../workflows/preview.js';
import { exitCodes } from './failure.js';

export interface PreviewFlags {
  readonly port?: number;
  readonly editor: string;
}

/** The port that is tried first, and how many more, where the user names none. */
const firstPort = 4000;
const morePorts = 50;

export async function previewCommand(
  name: string | undefined,
  { port, editor }: PreviewFlags,
  signal: AbortSignal,
): Promise<number> {
  const { folder } = await findOneEdition(name);
  const ports = port === undefined ? Array.from({ length: morePorts + 1 }, (_, i) => firstPort + i) : [port];
  await previewEdition({ folder, ports, editor: editorTemplate(editor), signal, told: printer() });
  process.stdout.write('\nThe preview has ended. What is published is as it was.\n');
  return exitCodes.interrupted;
}

/** Prints what happens, a line each. */
function printer(): (news: PreviewNews) => void {
  let isReady = false;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  return (news) => {
    switch (news.kind) {
      case 'listening':
        say(`Preview: ${news.address}\nMaking the edition. Ctrl-C ends.`);
        break;
      case 'page':
        say(`${news.file}: shown after ${Math.round(news.milliseconds)} ms`);
        break;
      case 'broken':
        say(`${news.file} is broken at the moment: its page stays as it was`);
        break;
      case 'edition':
        for (const { message, detail } of news.troubles) say(`${message}${detail === '' ? '' : `\n${detail}`}`);
        if (!isReady && news.title !== undefined) say(`“${news.title}”: ${countOf(news.pages, 'page')}`);
        say(found(news.counts));
        isReady ||= news.title !== undefined;
        break;
    }
  };
}

function found({ errors, warnings, infos }: Extract<PreviewNews, { kind: 'edition' }>['counts']): string {
  const parts = [
    ...(errors > 0 ? [countOf(errors, 'error')] : []),
    ...(warnings > 0 ? [countOf(warnings, 'warning')] : []),
    ...(infos > 0 ? [countOf(infos, 'note')] : []),
  ];
  return parts.length === 0 ? 'Nothing found.' : `${parts.join(', ')}: the page says which.`;
}
