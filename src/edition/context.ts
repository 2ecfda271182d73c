/**
 * The two small documents that the stylesheets read besides a record: what the edition is, and what a record's neighbours and
 * names are. They hold only what can be seen in a record's output, so that a change elsewhere in the edition leaves them alone.
 */
import type { ApparatusConfig, EditionConfig } from './config.js';
import type { Category, Entity, RecordMeta, RegisterKind } from './model.js';
import { entityPath, hrefOf, recordPath, resolvePointer } from './pointers.js';
import type { RecordFacts } from './record-facts.js';

/** The namespace of the model documents. */
export const modelNamespace = 'tag:edition,2026:model';

/** A text as the content of an element or of a double-quoted attribute; white space in attributes survives parsing. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\t\r\n]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** An element of a model document; attributes that are undefined are left out. */
export function modelElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: string = '',
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(value)}"`,
  );
  return `<m:${name}${written.join('')}${content === '' ? '/>' : `>${content}</m:${name}>`}`;
}

/** The same with the namespace declared: the root of a model document. */
export function modelDocument(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: string,
): string {
  return modelElement(name, { 'xmlns:m': modelNamespace, ...attributes }, content);
}

/** What the edition document says beyond the configuration. */
export interface EditionFacts {
  /** `YYYY-MM-DD`, or empty if the edition has no date. */
  readonly date: string;
  /** The registers that the edition has, in the order in which they are listed. */
  readonly registers: readonly RegisterKind[];
  /** Where its change log is published, from its root; left out where it has none. */
  readonly changes?: string | undefined;
}

/** The edition document: title, version, date, publisher, editors, licence, what to show, which registers there are. */
export function editionDocument(config: EditionConfig, facts: EditionFacts): string {
  const { licence, site } = config;
  const flags = Object.fromEntries(Object.entries(site.show).map(([key, value]) => [key, String(value)]));
  return modelDocument(
    'edition',
    {
      id: config.id,
      title: config.title,
      version: config.version,
      date: facts.date,
      changes: facts.changes,
      publisher: config.publisher ?? '',
      'base-url': config.baseUrl ?? '',
      locale: config.locale,
    },
    [
      modelElement('description', {}, escapeXml(config.description ?? '')),
      config.notice === undefined ? '' : modelElement('notice', {}, escapeXml(config.notice)),
      ...config.editors.map((editor) => modelElement('editor', {}, escapeXml(editor.name))),
      licence === undefined
        ? ''
        : modelElement('licence', { name: licence.name, url: licence.url ?? '', covers: licence.covers ?? '' }),
      modelElement('show', flags),
      modelElement('books', { epub: String(site.books.epub), pdf: String(site.books.pdf) }),
      apparatusElement(config.apparatus),
      ...facts.registers.map((kind) =>
        modelElement('register', { kind, href: `${kind}.html`, source: hrefOf(config.registers[kind] ?? '') }),
      ),
    ].join(''),
  );
}

function apparatusElement({ style, placement, lemma, series }: ApparatusConfig): string {
  const titles = Object.entries(series).map(([type, title]) => modelElement('series', { type, title }));
  return modelElement('apparatus', { style, placement, lemma: String(lemma) }, titles.join(''));
}

/** All entries and categories of an edition's registers, to be found by where they stand: `people.xml#castro`. */
export interface EntityIndex {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly categories: ReadonlyMap<string, Category>;
}

export function indexEntities(entities: Iterable<Entity>, categories: Iterable<Category> = []): EntityIndex {
  return { entities: byPlace(entities), categories: byPlace(categories) };
}

function byPlace<T extends { readonly file: string; readonly id: string }>(items: Iterable<T>): ReadonlyMap<string, T> {
  return new Map([...items].map((item) => [`${item.file}#${item.id}`, item]));
}

/** What a context document says besides. */
export interface FurtherContext {
  /** The pointers of documents that are shown with the record. */
  readonly companions?: readonly { readonly file: string; readonly pointers: readonly string[] }[];
  /** Which further pages the record has, as XML: see src/parallel/page-context.ts. */
  readonly pages?: string;
  /** How its pages are cited, as XML: see src/citing/page-context.ts. */
  readonly cited?: string;
}

export interface Neighbours {
  readonly previous: RecordMeta | undefined;
  readonly next: RecordMeta | undefined;
}

/**
 * The context document of a record: its neighbours in the edition's order, and one `m:entity` or `m:category` for each
 * pointer that it uses and that leads to an entry of a register, or to a category of a taxonomy in its header.
 */
export function recordContext(
  { meta: { id, file }, pointers }: Pick<RecordFacts, 'meta' | 'pointers'>,
  { previous, next }: Neighbours,
  index: EntityIndex,
  { companions = [], pages = '', cited = '' }: FurtherContext = {},
): string {
  const own = new Set(pointers);
  const all = [
    ...pointers.map((pointer) => ({ from: file, pointer })),
    ...companions.flatMap((other) =>
      other.pointers.filter((pointer) => !own.has(pointer)).map((pointer) => ({ from: other.file, pointer })),
    ),
  ];
  const entities = all.map(({ from, pointer }) => {
    const target = resolvePointer(from, pointer);
    const place = target && `${target.file}#${target.id}`;
    if (place === undefined) return '';
    const entity = index.entities.get(place);
    if (entity !== undefined) return entityElement(pointer, entity);
    const category = index.categories.get(place);
    if (category === undefined) return '';
    const { id, name, language } = category;
    return modelElement('category', { pointer, id, name, lang: language || undefined });
  });
  const content = [neighbour('previous', previous), neighbour('next', next), ...entities, pages, cited].join('');
  return modelDocument('context', { id, source: file, root: '../' }, content);
}

function entityElement(pointer: string, entity: Entity): string {
  const { register, id, name, short, gloss } = entity;
  return modelElement('entity', { pointer, register, id, href: hrefOf(entityPath(register, id)), name, short, gloss });
}

function neighbour(name: 'previous' | 'next', record: RecordMeta | undefined): string {
  if (record === undefined) return '';
  const date = record.date?.display ?? '';
  const href = hrefOf(recordPath(record.id));
  return modelElement(name, {
    id: record.id,
    href,
    title: record.shortTitle,
    lang: record.headerLanguage || undefined,
    date,
  });
}
