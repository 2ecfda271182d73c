/** Which files of an edition go into a package, and what keeps it from being packed. */

import { join, relative, resolve, sep } from 'node:path';
import posix from 'node:path/posix';
import { nameFaults } from '../archive/portable-names.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import type { EditionConfig } from '../edition/config.js';
import { configFile } from '../edition/load.js';
import { openFolderTree } from '../store/folder-tree.js';
import { packageFile } from '../store/package-files.js';
import { chooseSchemas } from './choose-schemas.js';
import { displayPath } from './display-path.js';
import type { Validation } from './validate.js';

/** A file to be packed. */
export interface DepositSource {
  /** In the package's `data/`. */
  readonly path: string;
  /** Where it lies. */
  readonly source: string;
}

/** What programs leave behind, and what can be made again. */
const leftOut = (path: string): boolean =>
  path
    .split('/')
    .some(
      (part) => part.startsWith('.') || part === 'node_modules' || /~$|^~\$|^Thumbs\.db$|^desktop\.ini$/i.test(part),
    ) || /^(?:dist|published)\//.test(path);

/** The names at the top of `data/` that are ours. */
const ours = ['editions', 'site', 'reports', 'tool'];

/**
 * The sources of an edition: all files in its folder but hidden ones, backups, `dist` and receipts in `published`, and the schemas outside it that it is checked with.
 *
 * @param out the folder that packages go into, of which nothing is packed
 */
export async function depositSources(
  folder: string,
  slug: string,
  out: string,
  { whole, sources }: Pick<Validation, 'whole' | 'sources'>,
): Promise<{ readonly files: readonly DepositSource[]; readonly diagnostics: readonly Diagnostic[] }> {
  const tree = await openFolderTree(folder);
  const outside = relative(resolve(folder), resolve(out)).split(sep).join('/');
  const isPacked = (path: string): boolean =>
    !leftOut(path) && !(outside !== '' && `${path}/`.startsWith(`${outside}/`));
  const diagnostics = tree.refused
    .filter(({ path }) => isPacked(path))
    .map(({ path, message }) =>
      diagnostic('archive/not-a-file', displayPath(folder, path), startOfFile, {
        message: `The package cannot have it: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
        help: 'Put the file itself in its place, or take it out of the edition’s folder',
      }),
    );
  const base = `editions/${slug}`;
  const files = [...tree.files.keys()]
    .filter(isPacked)
    .map((path) => ({ path: `${base}/${path}`, source: join(folder, path) }));
  const display = new Map(files.map(({ path, source }) => [`data/${path}`, displayPath('.', source)]));

  const schemas = await schemaFiles(folder, sources.config, whole);
  for (const source of schemas) {
    const path = posix.normalize(posix.join(base, relative(resolve(folder), source).split(sep).join('/')));
    if (path.startsWith(`${base}/`)) continue;
    if (
      path.startsWith('..') ||
      posix.isAbsolute(path) ||
      ours.includes(path.split('/')[0] ?? '') ||
      !path.includes('/')
    ) {
      diagnostics.push(
        diagnostic('archive/schema-elsewhere', displayPath(folder, configFile), startOfFile, {
          message: `The schema ${displayPath('.', source)} lies where the package has no place for it`,
          help: 'Put it into the edition’s folder, or into a folder such as schema/ beside editions/',
        }),
      );
    } else {
      files.push({ path, source });
      display.set(`data/${path}`, displayPath('.', source));
    }
  }
  const names = nameFaults(files.map(({ path }) => `data/${path}`));
  diagnostics.push(
    ...names.map(({ path, reason, help }) =>
      diagnostic('archive/file-name', display.get(path) ?? path, startOfFile, { message: `The name ${reason}`, help }),
    ),
  );
  return { files, diagnostics };
}

/** The absolute paths of the schemas that the edition is checked with, and of what they include; those of the program left out. */
async function schemaFiles(
  folder: string,
  config: EditionConfig | undefined,
  whole: Validation['whole'],
): Promise<readonly string[]> {
  const wish = { named: undefined, configured: config?.schema, houseSchema: true };
  const { groups } = await chooseSchemas(folder, [...whole.sources.values()], wish);
  const all = groups.flatMap(({ schemas }) => schemas.flatMap(({ files }) => [...files.keys()]));
  const own = `${packageFile('schema')}${sep}`;
  return [...new Set(all)].filter((path) => !path.startsWith(own)).toSorted();
}

/** What a catalogue wants to know and the edition does not say. */
export function metadataFindings(folder: string, config: EditionConfig, date: string): readonly Diagnostic[] {
  const file = displayPath(folder, configFile);
  const missing = [
    ...(config.description === undefined ? ['description'] : []),
    ...(config.editors.length === 0 ? ['editors'] : []),
    ...(config.publisher === undefined ? ['publisher'] : []),
    ...(config.licence?.url === undefined ? [config.licence === undefined ? 'licence' : 'url under licence'] : []),
  ];
  return [
    ...(date === ''
      ? [
          diagnostic('archive/no-date', file, startOfFile, {
            message: 'Nothing gives the edition a date, and a package must have one',
            help: 'Write a change with its date into a record’s revisionDesc, or set SOURCE_DATE_EPOCH',
          }),
        ]
      : []),
    ...(missing.length === 0
      ? []
      : [
          diagnostic('archive/incomplete-metadata', file, startOfFile, {
            message: `Catalogues want to know what edition.yaml does not say: ${missing.join(', ')}`,
            help: 'Add it to edition.yaml',
          }),
        ]),
  ];
}
