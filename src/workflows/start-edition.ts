/** `edition init`: writes the files of a new edition, and those of its project that are not there yet. */
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { foldedName, slugOf } from '../edition/slug.js';
import { editionFiles, projectFiles } from '../starting/starter-files.js';
import { exists, isFolder, namesIn } from '../store/files.js';
import { writeNewFiles } from '../store/new-files.js';
import { packageRoot, readPackageText } from '../store/package-files.js';
import { displayPath } from './display-path.js';

export interface NewEdition {
  /** The folder to make, as the user gave it; left out: `editions/` and a short form of the title. */
  readonly folder: string | undefined;
  /** Left out: the name of the folder. */
  readonly title: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether only the edition's own folder is written: no settings for editors, nothing for GitHub and GitLab. */
  readonly bare: boolean;
}

export interface StartedEdition {
  readonly folder: string;
  /** How a command names it in the project's folder. */
  readonly name: string;
  /** The project's folder, relative to the current one; `.` if it is that. */
  readonly project: string;
  /** Files that were written, and files of the project that were there already and were left alone, as messages name them. */
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly hasProgram: boolean;
}

/**
 * @throws UserError if the folder is there already and not empty, or if it can't be written: then nothing is
 */
export async function startEdition(options: NewEdition, signal: AbortSignal): Promise<StartedEdition> {
  const folder = await placeOf(options);
  if ((await exists(folder)) && ((await namesIn(folder)) ?? ['']).length > 0) {
    throw new UserError(
      `${folder} is there already${(await isFolder(folder)) ? ', and it is not empty' : ''}`,
      'Nothing was written. Choose another folder, or empty this one.',
    );
  }
  const absolute = resolve(folder);
  const isAmongEditions = basename(dirname(absolute)) === 'editions';
  const project = isAmongEditions ? dirname(dirname(absolute)) : absolute;
  const name = isAmongEditions ? basename(absolute) : '.';
  const title = options.title ?? basename(absolute);
  const isOwnCheckout = project === packageRoot;
  const starter = {
    title,
    id: slugOf(basename(absolute)) || slugOf(title) || 'edition',
    today: options.today,
    schema: isOwnCheckout ? relative(absolute, join(packageRoot, 'schema')).split(sep).join('/') : 'schema',
    name,
  };
  const hasProgram = isOwnCheckout || (await exists(join(project, 'node_modules', 'edition')));
  const files = new Map<string, string>();
  const put = (own: ReadonlyMap<string, string>, under: string): void => {
    const path = relative(project, under).split(sep).join('/');
    for (const [file, text] of own) files.set(path === '' ? file : `${path}/${file}`, text);
  };
  put(editionFiles(starter, hasProgram), absolute);
  if (!isOwnCheckout) put(await schemaFiles(), absolute);
  const kept: string[] = [];
  if (!options.bare) {
    for (const [path, text] of projectFiles(starter)) {
      if (await exists(join(project, path))) kept.push(displayPath(project, path));
      else files.set(path, text);
    }
  }
  await writeNewFiles(project, files, signal);
  return {
    folder: displayPath(absolute, '.') || '.',
    name,
    project: displayPath(project, '.') || '.',
    written: [...files.keys()].map((path) => displayPath(project, path)),
    kept,
    hasProgram,
  };
}

/** Where the new edition goes: a name alone goes to the other editions, if there are any. */
async function placeOf({ folder, title }: NewEdition): Promise<string> {
  if (folder !== undefined && folder.trim() === '')
    throw new UserError('The name of the folder is empty', 'Name a folder, or leave it out and give --title.');
  if (folder !== undefined) {
    const isName = !/[/\\]/.test(folder) && !/^\.\.?$/.test(folder);
    return isName && (await isFolder('editions')) ? join('editions', folder) : folder;
  }
  const slug = slugOf(title ?? '') || foldedName(title ?? '');
  if (slug === '')
    throw new UserError('No folder was named, and there is no title to name it by', 'Give a folder, or --title.');
  return join('editions', slug);
}

async function schemaFiles(): Promise<ReadonlyMap<string, string>> {
  const names = ['schema/edition.rng', 'schema/edition.sch'];
  return new Map(await Promise.all(names.map(async (name) => [name, await readPackageText(name)] as const)));
}
