/** Which editions a command means. */
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { foldersIn, isFile, isFolder } from '../store/files.js';

export interface EditionPlace {
  /** The name under which it is published: that of its folder. */
  readonly slug: string;
  /** As it is named in messages: as given, or relative to the current folder. */
  readonly folder: string;
}

const configuration = 'edition.yaml';

/**
 * The editions that a command names, each once, in the order given: each argument is a folder, or the name of a folder under
 * `editions/`. No argument means every folder under `editions/` that has an `edition.yaml`.
 *
 * @throws UserError for a name that is no edition, for two of the same name, or if there is no edition at all
 */
export async function findEditions(names: readonly string[]): Promise<readonly EditionPlace[]> {
  const folders = names.length === 0 ? await allEditions() : await Promise.all(names.map(findEdition));
  const bySlug = new Map<string, string>();
  for (const folder of folders) {
    const slug = basename(resolve(folder));
    const other = bySlug.get(slug);
    if (other !== undefined && resolve(other) !== resolve(folder)) {
      throw new UserError(
        `Two editions have the same name “${slug}”: ${other} and ${folder}`,
        'They would be published in the same place. Rename one of the folders, or build them apart with different --out.',
      );
    }
    bySlug.set(slug, other ?? folder);
  }
  return [...bySlug].map(([slug, folder]) => ({ slug, folder }));
}

/**
 * The one edition that a command works on: the one that is named; else the current folder, if it is an edition; else the only one there is.
 *
 * @throws UserError if it cannot be found, or if there are several
 */
export async function findOneEdition(name: string | undefined): Promise<EditionPlace> {
  if (name === undefined && (await isFile(configuration))) return { slug: basename(resolve('.')), folder: '.' };
  const [first, ...others] = await findEditions(name === undefined ? [] : [name]);
  if (first !== undefined && others.length === 0) return first;
  const names = [first, ...others].map((place) => place?.slug);
  throw new UserError('There are several editions here', `Name one of them: ${names.join(', ')}.`);
}

async function findEdition(name: string): Promise<string> {
  const places = [name, join('editions', name)];
  for (const folder of places) if (await isFile(join(folder, configuration))) return folder;
  for (const folder of places) {
    if (await isFolder(folder)) {
      throw new UserError(
        `${folder} is not an edition: it has no ${configuration}`,
        'Write one; all it needs is a title.',
      );
    }
  }
  throw new UserError(`There is no edition “${name}”`, `Looked for ${places.join(' and ')}.`);
}

async function allEditions(): Promise<readonly string[]> {
  const found: string[] = [];
  if (await isFolder('editions')) {
    for (const name of await foldersIn('editions')) {
      if (await isFile(join('editions', name, configuration))) found.push(join('editions', name));
    }
  }
  if (found.length > 0) return found;
  throw new UserError(
    'There is no edition here',
    `Start the command in a folder that has editions/<name>/${configuration}, or name the folder of an edition.`,
  );
}

/** The folder of the edition that a file belongs to: the nearest one above it with an `edition.yaml`; undefined if there is none. */
export async function editionAbove(file: string): Promise<string | undefined> {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    if (await isFile(resolve(folder, configuration))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
