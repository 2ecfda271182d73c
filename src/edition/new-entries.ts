/** Writes new entries of registers, and puts them into a register without touching what is there. */
import { attribute, descendants, elements } from '../xml/query.js';
import { escapeAttribute, escapeText } from '../xml/serialise.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import type { RegisterKind } from './model.js';

/** The element that lists entries, an entry, and the element of its name. */
export const entryElements: Readonly<
  Record<RegisterKind, { readonly list: string; readonly entry: string; readonly name: string }>
> = {
  people: { list: 'listPerson', entry: 'person', name: 'persName' },
  places: { list: 'listPlace', entry: 'place', name: 'placeName' },
  organizations: { list: 'listOrg', entry: 'org', name: 'orgName' },
  terms: { list: 'list', entry: 'item', name: 'term' },
};

export interface NewEntry {
  readonly register: RegisterKind;
  readonly id: string;
  readonly type?: string | undefined;
  /** Of a person with a comma after the surname, where there is a forename. */
  readonly name: string;
  /** Further names. */
  readonly forms: readonly string[];
  readonly demonyms: readonly string[];
}

/** An id that is not taken: `base`, else with the first number from 2 that makes it so. */
export function freeId(base: string, taken: ReadonlySet<string>): string {
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return id;
}

/** An entry as XML, on several lines without an indent; names are in one language. */
export function writeEntry({ register, id, type, name, forms, demonyms }: NewEntry, language: string): string {
  const { entry, name: element } = entryElements[register];
  const form = (kind: string, content: string): string =>
    `  <${element} type="${kind}" xml:lang="${escapeAttribute(language)}">${content}</${element}>`;
  const [surname = '', forenames] = register === 'people' ? name.split(/,\s*/, 2) : [name];
  const main =
    forenames === undefined
      ? escapeText(name)
      : `<surname>${escapeText(surname)}</surname>, <forename>${escapeText(forenames)}</forename>`;
  return [
    `<${entry} xml:id="${escapeAttribute(id)}"${type === undefined ? '' : ` type="${escapeAttribute(type)}"`}>`,
    form('main', main),
    ...[...new Set(forms)].filter((one) => one !== name).map((one) => form('variant', escapeText(one))),
    ...demonyms.map((one) => form('demonym', escapeText(one))),
    `</${entry}>`,
  ].join('\n');
}

export interface WrittenEntry {
  readonly register: RegisterKind;
  readonly id: string;
  /** The entry as it is written. */
  readonly source: string;
}

/** A register with entries added at the end of its list, and nothing else changed; undefined if it has no list for them. */
export function addEntries(
  document: XmlDocument,
  register: RegisterKind,
  entries: readonly WrittenEntry[],
): string | undefined {
  const list = listOf(document, register);
  if (list === undefined) return undefined;
  const { text } = document;
  const line = text.includes('\r\n') ? '\r\n' : '\n';
  const prefix = list.name.includes(':') ? list.name.slice(0, list.name.indexOf(':') + 1) : '';
  const last = elements(list).at(-1);
  const indent = indentOf(text, last) ?? `${indentOf(text, list) ?? ''}  `;
  const added = entries
    .map(({ source }) => `\n${indent}${reindent(withPrefix(source, prefix), indent)}`)
    .join('')
    .replaceAll(/\r?\n/g, line);
  if (last !== undefined) return text.slice(0, last.range.end.offset) + added + text.slice(last.range.end.offset);
  const { start, end } = list.range;
  const tag = text.slice(start.offset, list.tag.end.offset).replace(/\s*\/?>$/, '>');
  return `${text.slice(0, start.offset)}${tag}${added}${line}${indentOf(text, list) ?? ''}</${list.name}>${text.slice(end.offset)}`;
}

/** The list that entries of the register stand in; where there are several, the last one. */
function listOf({ root }: XmlDocument, register: RegisterKind): XmlElement | undefined {
  const { list, entry } = entryElements[register];
  const lists = [...descendants(root, list)];
  const isUsed = (one: XmlElement): boolean =>
    elements(one, entry).some((element) => attribute(element, 'xml:id') !== undefined);
  return lists.findLast(isUsed) ?? lists.at(-1);
}

function withPrefix(source: string, prefix: string): string {
  return prefix === '' ? source : source.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`);
}

function indentOf(text: string, element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const before = text.slice(0, element.range.start.offset);
  return /(?:^|\n)([ \t]*)$/.exec(before)?.[1];
}

function reindent(source: string, indent: string): string {
  const lines = source.split(/\r?\n/);
  const own = /^[ \t]*/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  return lines
    .map((line, i) => (i === 0 ? line : indent + (line.startsWith(own) ? line.slice(own.length) : line.trimStart())))
    .join('\n');
}
