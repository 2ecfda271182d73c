/** The two threads of the preview; while the program runs from its TypeScript sources their work is done here. */
import { openThreads, type Threads } from '../concurrency/threads.js';
import type { EditionAnswer, EditionTask } from './preview-edition.js';
import type { PageAnswer, PageTask } from './preview-page.js';

export interface PreviewThreads {
  readonly edition: Threads<EditionTask, EditionAnswer>;
  readonly page: Threads<PageTask, PageAnswer>;
  close(): Promise<void>;
}

const isCompiled = !import.meta.url.endsWith('.ts');

export function openPreviewThreads(signal: AbortSignal): PreviewThreads {
  const thread = <Task, Answer>(
    name: string,
    here: () => Promise<{ default: (task: Task) => Promise<Answer> }>,
  ): Threads<Task, Answer> =>
    isCompiled
      ? openThreads(new URL(`./${name}.js`, import.meta.url), { count: 1, signal })
      : { run: async (task) => (await here()).default(task), close: async () => undefined };
  const edition = thread<EditionTask, EditionAnswer>('preview-edition', () => import('./preview-edition.js'));
  const page = thread<PageTask, PageAnswer>('preview-page', () => import('./preview-page.js'));
  return {
    edition,
    page,
    close: async () => {
      await Promise.all([edition.close(), page.close()]);
    },
  };
}
