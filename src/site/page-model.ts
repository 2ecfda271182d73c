/** The pieces that several page models are made of. */
import { escapeXml, modelDocument, modelElement } from '../edition/context.js';
import type { Edition } from '../edition/index-edition.js';
import type { Entity, Mention, RecordMeta } from '../edition/model.js';
import { hrefOf, recordPath } from '../edition/pointers.js';
import { ancestors, attribute } from '../xml/query.js';
import { serialise } from '../xml/serialise.js';
import type { XmlElement } from '../xml/tree.js';
import type { Listed } from './browse/listed.js';

/** A page to be drawn. */
export interface SitePage {
  /** From the edition's root, with `/`. */
  readonly path: string;
  /** The model document, XML. */
  readonly model: string;
}

/** A page model with the attributes that every one has. */
export function page(
  kind: string,
  path: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: readonly string[],
): SitePage {
  const root = '../'.repeat(path.split('/').length - 1);
  return { path, model: modelDocument('page', { kind, path, root, ...attributes }, content.join('')) };
}

/** An element with text in it; nothing for an empty text. */
export function textElement(name: string, text: string): string {
  return text === '' ? '' : modelElement(name, {}, escapeXml(text));
}

/** A record, or a document of one, as lists name it. */
export function recordElement(record: RecordMeta & Partial<Listed>, title: string, content = ''): string {
  return modelElement(
    'record',
    {
      href: hrefOf(record.path ?? recordPath(record.id)),
      title,
      lang: record.headerLanguage || undefined,
      ...dateAttributes(record),
    },
    content,
  );
}

function dateAttributes({ date }: RecordMeta): Readonly<Record<string, string | undefined>> {
  return {
    date: date?.display,
    when: date?.when,
    from: date?.from,
    to: date?.to,
    notBefore: date?.notBefore,
    notAfter: date?.notAfter,
  };
}

/** The language of an entry's heading, as a tag; undefined where the register does not say. */
export function nameLanguage({ forms, name }: Entity): string | undefined {
  return forms.find(({ text }) => text === name)?.language || undefined;
}

/** TEI out of a source, with the namespaces and the language that hold where it stands. */
export function sourceElement(element: XmlElement): string {
  const declared = new Map<string, string>();
  for (const outer of ancestors(element)) {
    for (const { name, value } of outer.attributes) {
      if (/^xmlns(:|$)/.test(name) && !declared.has(name)) declared.set(name, value);
    }
  }
  const language = [...ancestors(element)]
    .map((outer) => attribute(outer, 'xml:lang'))
    .find((found) => found !== undefined);
  return modelElement('source', { ...Object.fromEntries(declared), 'xml:lang': language }, serialise(element));
}

/** The mentions of each entry, by `register/id`, in the order of the records. */
export type MentionIndex = ReadonlyMap<string, ReadonlyMap<RecordMeta, readonly Mention[]>>;

const indexes = new WeakMap<Edition, MentionIndex>();

/** Which records name an entry, and where; worked out once for an edition. */
export function mentionIndex(edition: Edition): MentionIndex {
  const known = indexes.get(edition);
  if (known) return known;
  const index = new Map<string, Map<RecordMeta, Mention[]>>();
  for (const record of edition.records) {
    for (const mention of edition.mentions.get(record.id) ?? []) {
      const key = entryKey(mention.register, mention.entity);
      const records = index.get(key) ?? new Map<RecordMeta, Mention[]>();
      index.set(key, records);
      const mentions = records.get(record);
      if (mentions) mentions.push(mention);
      else records.set(record, [mention]);
    }
  }
  indexes.set(edition, index);
  return index;
}

export function entryKey(register: string, id: string): string {
  return `${register}/${id}`;
}
