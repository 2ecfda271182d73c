/** What the arguments of `edition validate` mean. */
import { dirname, relative, resolve, sep } from 'node:path';
import { configFile } from '../edition/load.js';
import { isFile, isFolder } from '../store/files.js';
import { displayPath } from './display-path.js';
import { editionAbove, findEditions } from './find-editions.js';
import { type ValidateOptions, type Validation, validateEdition } from './validate.js';
import { validateFiles } from './validate-files.js';

/** An edition that is to be checked, whole or in part. */
export interface ValidationRun {
  /** The folder of the edition. */
  readonly folder: string;
  validate(options: ValidateOptions): Promise<Validation>;
}

/**
 * One run for each edition that is meant: an argument is a folder, the name of a folder under `editions/`, or a file. A file is checked
 * with the edition that it belongs to, but only what is found in that file is told; one that belongs to none is checked by itself.
 * No argument means all editions here.
 *
 * @throws UserError for an argument that is neither
 */
export async function planValidation(paths: readonly string[]): Promise<readonly ValidationRun[]> {
  if (paths.length === 0 && !(await isFolder('editions')) && (await isFile(configFile))) return [wholeEdition('.')];
  const files: string[] = [];
  const names: string[] = [];
  for (const path of paths) ((await isFile(path)) ? files : names).push(path);
  const editions = names.length === 0 && files.length > 0 ? [] : await findEditions(names);
  return [...editions.map(({ folder }) => wholeEdition(folder)), ...(await filesOfEditions(files))];
}

function wholeEdition(folder: string): ValidationRun {
  return { folder, validate: (options) => validateEdition(folder, options) };
}

async function filesOfEditions(files: readonly string[]): Promise<readonly ValidationRun[]> {
  const byFolder = new Map<string, string[]>();
  const alone = new Set<string>();
  for (const file of files) {
    const edition = await editionAbove(file);
    const folder = edition ?? dirname(resolve(file));
    if (edition === undefined) alone.add(folder);
    const path = relative(folder, resolve(file)).split(sep).join('/');
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path]);
  }
  return [...byFolder].map(([folder, paths]) => ({
    folder,
    validate: (options) => (alone.has(folder) ? validateFiles : only)(folder, paths, options),
  }));
}

/** Checks an edition, and tells only what is found in some of its files, or in the schemas that they are checked with. */
async function only(folder: string, paths: readonly string[], options: ValidateOptions): Promise<Validation> {
  const result = await validateEdition(folder, { ...options, also: paths });
  const wanted = new Set(paths.map((path) => displayPath(folder, path)));
  return {
    ...result,
    diagnostics: result.diagnostics.filter(({ file, code }) => wanted.has(file) || code.endsWith('/schema')),
    files: wanted.size,
  };
}
