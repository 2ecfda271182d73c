/** Reads what the import must know of an edition: its registers, its languages, how its records begin. */
import posix from 'node:path/posix';
import { UserError } from '../diagnostics/user-error.js';
import { type EditionSources, loadEdition } from '../edition/load.js';
import type { EditionKnowledge } from '../importing/edition-knowledge.js';
import { openFolder } from '../store/source-files.js';
import { displayPath } from './display-path.js';
import { openRegisters } from './open-registers.js';

/** @throws UserError for an edition whose configuration or registers cannot be read */
export async function knowEdition(folder: string): Promise<EditionKnowledge> {
  const sources = await loadEdition(openFolder(folder), (path) => displayPath(folder, path));
  const { config } = sources;
  if (config === undefined) {
    const found = sources.diagnostics.find(({ severity }) => severity === 'error');
    throw new UserError(
      `The configuration of the edition ${folder} is wrong: ${found?.message ?? 'it cannot be read'}`,
      'edition validate says what is wrong where.',
    );
  }
  const records = config.records.find((path) => !path.endsWith('.xml')) ?? 'records';
  const recordPath = (id: string): string => posix.join(records, `${id}.xml`);
  const { registers, ids } = openRegisters(config, sources);
  const entities = registers.flatMap((register) => register.entities);
  const categories = new Map(
    registers
      .flatMap((register) => register.categories)
      .map(({ id, file }) => [id, pointer(recordPath('x'), file, id)]),
  );
  const role = (id: string): string | undefined => categories.get(id);
  const editors = entities.find(({ id, register }) => id === 'editors' && register === 'organizations');
  return {
    entities,
    ids,
    owners: ownersOf(sources),
    recordPath,
    pointerTo: ({ file, id }) => pointer(recordPath('x'), file, id),
    editors: editors === undefined ? undefined : pointer(recordPath('x'), editors.file, editors.id),
    inferred: role('basis-content'),
    languageRoles: given({
      original: role('original-language'),
      translation: role('translation-language'),
      romanisation: role('romanisation'),
    }),
    originals: config.languages.original,
    translation: config.languages.translation,
    publisher: config.publisher,
    instructions: instructionsOf(sources, records),
  };
}

/** Where ids are, found without parsing: what looks like one and stands in a comment is better left alone as well. */
function ownersOf({ sources }: EditionSources): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [path, { text }] of sources)
    for (const [, id = ''] of text.matchAll(/\sxml:id\s*=\s*["']([^"']+)["']/g)) owners.set(id, path);
  return owners;
}

function given<K extends string>(values: Readonly<Record<K, string | undefined>>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<
    Record<K, string>
  >;
}

function pointer(from: string, file: string, id: string): string {
  return `${posix.relative(posix.dirname(from), file)}#${id}`;
}

/** The `xml-model` instructions of a record of the same folder: a new one names the same schemas. */
function instructionsOf({ records, sources }: EditionSources, folder: string): readonly string[] {
  for (const path of records) {
    const source = posix.dirname(path) === posix.normalize(folder) ? sources.get(path) : undefined;
    const found = source?.text.slice(0, 4000).match(/<\?xml-model[\s\S]*?\?>/g);
    if (found != null) return found;
  }
  return [];
}
