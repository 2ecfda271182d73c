/** `edition new record`: writes the draft of a record where the edition keeps its records. */
import { UserError } from '../diagnostics/user-error.js';
import { type EditionSources, loadEdition } from '../edition/load.js';
import { registerKinds } from '../edition/model.js';
import { slugOf } from '../edition/slug.js';
import { isDate, recordDraft } from '../starting/record-draft.js';
import { writeNewFiles } from '../store/new-files.js';
import { openFolder } from '../store/source-files.js';
import { namedSchemas } from '../validation/xml-model.js';
import { parseXml } from '../xml/parse.js';
import { attribute, descendants } from '../xml/query.js';
import { readRootTag } from '../xml/root-tag.js';
import { displayPath } from './display-path.js';

export interface NewRecord {
  /** The folder of the edition. */
  readonly edition: string;
  /** Left out: made of the title and the date. */
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly translator: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export interface StartedRecord {
  readonly id: string;
  /** As messages name it. */
  readonly file: string;
}

/**
 * @throws UserError if the edition can't be read, if the id is taken or is no name, or if the file can't be written
 */
export async function startRecord(options: NewRecord, signal: AbortSignal): Promise<StartedRecord> {
  const { edition, title, date, translator, today } = options;
  const display = (path: string): string => displayPath(edition, path);
  if (date !== undefined && !isDate(date))
    throw new UserError(
      `“${date}” is no date`,
      'Write it as 1961-12-30, 1961-12 or 1961. If it is uncertain, leave it out.',
    );
  const sources = await loadEdition(openFolder(edition), display);
  const { config } = sources;
  if (config === undefined)
    throw new UserError(`${display(sources.configPath)} is wrong or missing`, 'edition validate says what is wrong.');
  const folder = config.records.find((path) => !path.endsWith('.xml'))?.replace(/^\.\/|\/$/g, '');
  if (folder === undefined)
    throw new UserError(
      `${display(sources.configPath)} names each record, and no folder for new ones`,
      'Add a folder to records:, such as records: [records].',
    );
  const id = options.id ?? idOf(title, date);
  checkId(id, sources, display);
  const path = folder === '.' ? `${id}.xml` : `${folder}/${id}.xml`;
  const draft = recordDraft({
    id,
    title: title ?? id,
    date,
    translator,
    original: config.languages.original[0],
    translation: config.languages.translation ?? 'en',
    today,
    folder,
    schema: config.schema === undefined ? schemaOf(sources) : undefined,
    ...registerPlaces(sources),
  });
  await writeNewFiles(edition, new Map([[path, draft]]), signal);
  return { id, file: display(path) };
}

function idOf(title: string | undefined, date: string | undefined): string {
  const words = slugOf(title ?? '');
  const id = words === '' || date === undefined || words.includes(date) ? words : `${words}-${date}`;
  if (id === '')
    throw new UserError(
      'The record has no id',
      'Give one, such as letter-castro-1961-12-30, or a --title to make one of.',
    );
  return /^[a-z_]/.test(id) ? id : `record-${id}`;
}

/** An id is a name in XML, and the name of a file on every system. */
function checkId(id: string, { records, sources }: EditionSources, display: (path: string) => string): void {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}._-]*$/u.test(id) || id.endsWith('.') || id.length > 120) {
    throw new UserError(
      `“${id}” cannot be the id of a record`,
      'It begins with a letter and holds letters, digits, hyphens, points and underscores, 120 at most: letter-castro-1961-12-30.',
    );
  }
  const folded = fold(id);
  for (const path of records) {
    const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.xml$/, '');
    const own = rootId(sources.get(path)?.text ?? '');
    if (![stem, own ?? stem].some((name) => fold(name) === folded)) continue;
    throw new UserError(
      `${display(path)} has the id “${own ?? stem}” already`,
      'Give another id. Capitals make no difference.',
    );
  }
}

function rootId(text: string): string | undefined {
  return readRootTag(text)?.attributes.find(({ name }) => name === 'xml:id')?.value;
}

function fold(id: string): string {
  return id.normalize('NFC').toLowerCase();
}

/** Where the other files of the edition find the schema, as a path from the edition's folder. */
function schemaOf({ sources }: EditionSources): string | undefined {
  for (const { path, text } of sources.values()) {
    for (const { href } of namedSchemas(text)) {
      const found = /^((?:\.\.\/)*)((?:[^/:]+\/)*schema)\/edition\.rng$/.exec(href);
      if (found === null) continue;
      const up = (found[1] as string).length / 3 - (path.split('/').length - 1);
      if (up >= 0) return `${'../'.repeat(up)}${found[2]}`;
    }
  }
  return undefined;
}

/** The entry of the editors, and the register with the categories of languages, if the edition has them. */
function registerPlaces({ registers, sources }: EditionSources): {
  readonly editors: string | undefined;
  readonly languageRoles: string | undefined;
} {
  let editors: string | undefined;
  let languageRoles: string | undefined;
  for (const kind of registerKinds) {
    const source = sources.get(registers[kind] ?? '');
    const { document } = source === undefined ? { document: undefined } : parseXml(source.text, source.file);
    if (source === undefined || document === undefined) continue;
    const ids = new Map([...descendants(document.root)].map((found) => [attribute(found, 'xml:id'), found.local]));
    if (ids.get('editors') === 'org') editors ??= `${source.path}#editors`;
    if (ids.has('original-language') && ids.has('translation-language')) languageRoles ??= source.path;
  }
  return { editors, languageRoles };
}
