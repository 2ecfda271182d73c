/** The models of the pages of a register's entries. */
import { modelElement } from '../edition/context.js';
import type { Edition, Register } from '../edition/index-edition.js';
import type { Entity, Mention, RecordMeta } from '../edition/model.js';
import { divisionPath, entityPath, hrefOf, recordPath, resolvePointer } from '../edition/pointers.js';
import { attribute, descendants, selfAndDescendants } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import {
  entryKey,
  mentionIndex,
  nameLanguage,
  page,
  recordElement,
  type SitePage,
  sourceElement,
  textElement,
} from './page-model.js';
import { companionsOf } from './together.js';

/** How many words a mention has before and after it, where its paragraph has so many. */
const wordsAround = 10;

/** How many records one page of an entry lists at most, and how many mentions, so that it stays quick to load. */
const recordsPerPage = 50;
const mentionsPerPage = 400;

/** How many of the entries of one register that are named together with an entry its page lists. */
const mostCompanions = 40;

/** The pages of all entries of a register; an entry that many records name has several. */
export function entityPages(edition: Edition, register: Register): readonly SitePage[] {
  const sources = new Map<string, XmlElement>();
  for (const element of descendants(register.document.root)) {
    const id = attribute(element, 'xml:id');
    if (id !== undefined) sources.set(id, element);
  }
  const known = new Map(
    edition.registers.flatMap(({ entities }) => entities.map((entity) => [`${entity.file}#${entity.id}`, entity])),
  );
  return register.entities.flatMap((entity) => pagesOf(edition, entity, sources.get(entity.id), known));
}

function pagesOf(
  edition: Edition,
  entity: Entity,
  source: XmlElement | undefined,
  known: ReadonlyMap<string, Entity>,
): readonly SitePage[] {
  const found = mentionIndex(edition).get(entryKey(entity.register, entity.id)) ?? new Map<RecordMeta, Mention[]>();
  const records = [...found].map(([record, mentions]) => [record, worthListing(mentions)] as const);
  const parts = inPages(records);
  const pages = parts.length;
  const numbers = Array.from({ length: pages }, (_, i) => i + 1);
  const mentions = records.reduce((total, [, listed]) => total + listed.length, 0);
  const { register, id, name, gloss } = entity;
  return numbers.map((number) =>
    page(
      'entity',
      pathOf(entity, number),
      { register, id, name, lang: nameLanguage(entity), gloss, number: String(number), pages: String(pages) },
      [
        modelElement('count', { records: String(records.length), mentions: String(mentions) }),
        ...(pages === 1
          ? []
          : numbers.map((n) => modelElement('page-link', { number: String(n), href: hrefOf(pathOf(entity, n)) }))),
        ...(source === undefined ? [] : [...targets(entity, source, known), sourceElement(source)]),
        ...(number === 1 ? together(edition, entity, known) : []),
        ...(parts[number - 1] ?? []).map(([record, listed]) => mentioned(record, listed)),
      ],
    ),
  );
}

type Listed = readonly [RecordMeta, readonly Mention[]];

/** The records of an entry, page by page; one page at least. */
function inPages(records: readonly Listed[]): readonly (readonly Listed[])[] {
  const pages: Listed[][] = [[]];
  let mentions = 0;
  for (const record of records) {
    const page = pages.at(-1) as Listed[];
    const isFull = page.length >= recordsPerPage || mentions + record[1].length > mentionsPerPage;
    if (page.length > 0 && isFull) {
      pages.push([record]);
      mentions = 0;
    } else page.push(record);
    mentions += record[1].length;
  }
  return pages;
}

/** Who and what the same records name, most often first, register by register. */
function together(edition: Edition, { register, id }: Entity, known: ReadonlyMap<string, Entity>): readonly string[] {
  const companions = companionsOf(edition).get(entryKey(register, id));
  if (companions === undefined) return [];
  return edition.registers.flatMap(({ kind, entities }) => {
    const found = entities
      .flatMap((other) => {
        const records = companions.get(entryKey(kind, other.id));
        return records === undefined || !known.has(`${other.file}#${other.id}`) ? [] : [{ other, records }];
      })
      .sort((a, b) => b.records - a.records || (a.other.id < b.other.id ? -1 : 1));
    const items = found.slice(0, mostCompanions).map(({ other, records }) =>
      modelElement('item', {
        name: other.name,
        lang: nameLanguage(other),
        href: hrefOf(entityPath(kind, other.id)),
        count: String(records),
      }),
    );
    return items.length === 0
      ? []
      : [modelElement('together', { register: kind, count: String(found.length) }, items.join(''))];
  });
}

/** A record's header repeats the names of its text: it counts only where the text and its notes name the entry nowhere. */
function worthListing(mentions: readonly Mention[]): readonly Mention[] {
  const inText = mentions.filter(({ where }) => where !== 'header');
  return inText.length > 0 ? inText : mentions;
}

/** The first page has the entry's own address; the others add their number. */
function pathOf({ register, id }: Entity, number: number): string {
  return number === 1 ? entityPath(register, id) : entityPath(register, `${id}.${number}`);
}

/** The other entries that an entry points to. */
function targets(entity: Entity, source: XmlElement, known: ReadonlyMap<string, Entity>): readonly string[] {
  const pointers = new Set<string>();
  for (const element of selfAndDescendants(source)) {
    for (const { value } of element.attributes) {
      if (value.includes('#')) for (const pointer of value.split(/\s+/)) pointers.add(pointer);
    }
  }
  return [...pointers].flatMap((pointer) => {
    const target = resolvePointer(entity.file, pointer);
    const found = target && known.get(`${target.file}#${target.id}`);
    if (found === undefined) return [];
    const { register, id, name, short } = found;
    return [modelElement('entity', { pointer, register, id, href: hrefOf(entityPath(register, id)), name, short })];
  });
}

function mentioned(record: RecordMeta, mentions: readonly Mention[]): string {
  return recordElement(record, record.title, mentions.map((mention) => mentionElement(record, mention)).join(''));
}

function mentionElement(record: RecordMeta, mention: Mention): string {
  const { locus, page: file, anchor, where, before, surface, after } = mention;
  const words = [textElement('before', before), textElement('surface', surface), textElement('after', after)];
  const cut = (text: string): string | undefined =>
    text.trim().split(/\s+/).length >= wordsAround ? 'true' : undefined;
  return modelElement(
    'mention',
    {
      locus,
      href:
        hrefOf(file === '' ? recordPath(record.id) : divisionPath(record.id, file)) +
        (anchor === '' ? '' : `#${anchor}`),
      where,
      'cut-before': cut(before),
      'cut-after': cut(after),
    },
    words.join(''),
  );
}
