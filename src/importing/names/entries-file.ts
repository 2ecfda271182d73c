/** Proposed entries as a file that an editor may correct, and their way into the registers. */
import { attribute, descendants, elements } from '../../xml/query.js';
import type { XmlDocument, XmlElement } from '../../xml/tree.js';
import { type Piece, piece } from '../tei/pieces.js';
import { writePiece } from '../tei/write.js';
import { type ProposedEntry, placeTypeOf } from './propose-entries.js';

const lists = {
  people: { list: 'listPerson', entry: 'person', name: 'persName' },
  places: { list: 'listPlace', entry: 'place', name: 'placeName' },
  organizations: { list: 'listOrg', entry: 'org', name: 'orgName' },
} as const;

type EntryRegister = keyof typeof lists;

/**
 * The file of proposed entries.
 *
 * @param language the language of the typescript, in which the names are
 */
export function writeEntries(entries: readonly ProposedEntry[], typescript: string, language: string): string {
  const registers = (Object.keys(lists) as EntryRegister[]).flatMap((register) => {
    const own = entries.filter((entry) => entry.register === register);
    return own.length === 0
      ? []
      : [piece(lists[register].list, {}, ...own.map((entry) => entryPiece(entry, language)))];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Entries that the typescript ${typescript.replaceAll('--', '- -')} calls for. Nothing of this is in the registers yet.
     Correct what is wrong, delete what you do not want, and run edition import on the typescript again with the option add-entries. -->
${writePiece(piece('standOff', { xmlns: 'http://www.tei-c.org/ns/1.0' }, ...registers))}
`;
}

function entryPiece({ register, id, name, forms, demonyms }: ProposedEntry, language: string): Piece {
  const { entry, name: element } = lists[register];
  const form =
    (type: string) =>
    (text: string): Piece =>
      piece(element, { type, 'xml:lang': language }, text);
  const [surname = '', forenames] = register === 'people' ? name.split(/,\s*/, 2) : [name];
  const main =
    forenames === undefined
      ? form('main')(name)
      : piece(
          element,
          { type: 'main', 'xml:lang': language },
          piece('surname', {}, surname),
          ', ',
          piece('forename', {}, forenames),
        );
  return piece(
    entry,
    { 'xml:id': id, type: register === 'places' ? placeTypeOf(name) : undefined },
    main,
    ...[...new Set(forms)].filter((one) => one !== name).map(form('variant')),
    ...demonyms.map(form('demonym')),
  );
}

export interface AcceptedEntry {
  readonly register: EntryRegister;
  readonly id: string;
  /** The entry as it is written. */
  readonly source: string;
}

/** The entries of a file of proposals, as an editor has left them. */
export function readEntries(document: XmlDocument): readonly AcceptedEntry[] {
  return (Object.keys(lists) as EntryRegister[]).flatMap((register) =>
    [...descendants(document.root, lists[register].list)].flatMap((list) =>
      elements(list, lists[register].entry).flatMap((entry) => {
        const id = attribute(entry, 'xml:id');
        const { start, end } = entry.range;
        return id === undefined ? [] : [{ register, id, source: document.text.slice(start.offset, end.offset) }];
      }),
    ),
  );
}

/** A register with entries added at the end of its list, and nothing else changed; undefined if it has no list for them. */
export function addEntries(
  document: XmlDocument,
  register: EntryRegister,
  entries: readonly AcceptedEntry[],
): string | undefined {
  const list = [...descendants(document.root, lists[register].list)].at(-1);
  if (list === undefined) return undefined;
  const { text } = document;
  const indent = indentOf(text, elements(list).at(-1)) ?? `${indentOf(text, list) ?? ''}  `;
  const added = entries.map(({ source }) => `\n${indent}${reindent(source, indent)}`).join('');
  const last = elements(list).at(-1);
  if (last !== undefined) return text.slice(0, last.range.end.offset) + added + text.slice(last.range.end.offset);
  const { start, end } = list.range;
  const tag = text.slice(start.offset, list.tag.end.offset).replace(/\s*\/?>$/, '>');
  return `${text.slice(0, start.offset)}${tag}${added}\n${indentOf(text, list) ?? ''}</${list.name}>${text.slice(end.offset)}`;
}

function indentOf(text: string, element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const before = text.slice(0, element.range.start.offset);
  return /(?:^|\n)([ \t]*)$/.exec(before)?.[1];
}

function reindent(source: string, indent: string): string {
  const lines = source.split('\n');
  const own = /^[ \t]*/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  return lines
    .map((line, i) => (i === 0 ? line : indent + (line.startsWith(own) ? line.slice(own.length) : line.trimStart())))
    .join('\n');
}

/** The record with pointers to entries that the registers have now, in the place of their keys. */
export function pointToEntries(record: string, pointers: ReadonlyMap<string, string>): string {
  return record.replace(
    /(<(?:persName|placeName|orgName)\b[^<>]*?\s)key="([^"]*)"/g,
    (whole, before: string, key: string) => {
      const pointer = pointers.get(key);
      return pointer === undefined ? whole : `${before}ref="${pointer}"`;
    },
  );
}

export type { EntryRegister };
