/** Proposed entries as a file that an editor may correct. */
import { entryElements, type WrittenEntry, writeEntry } from '../../edition/new-entries.js';
import { attribute, descendants, elements } from '../../xml/query.js';
import type { XmlDocument } from '../../xml/tree.js';
import { type ProposedEntry, placeTypeOf } from './propose-entries.js';

type EntryRegister = ProposedEntry['register'];

const registers: readonly EntryRegister[] = ['people', 'places', 'organizations'];

/**
 * The file of proposed entries.
 *
 * @param language the language of the typescript, in which the names are
 */
export function writeEntries(entries: readonly ProposedEntry[], typescript: string, language: string): string {
  const lists = registers.flatMap((register) => {
    const own = entries.filter((entry) => entry.register === register);
    const { list } = entryElements[register];
    return own.length === 0
      ? []
      : [`<${list}>\n${indented(own.map((one) => entryXml(one, language)).join('\n'))}\n</${list}>`];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Entries that the typescript ${typescript.replaceAll('--', '- -')} calls for. Nothing of this is in the registers yet.
     Correct what is wrong, delete what you do not want, and run edition import on the typescript again with the option add-entries. -->
<standOff xmlns="http://www.tei-c.org/ns/1.0">
${indented(lists.join('\n'))}
</standOff>
`;
}

function entryXml(entry: ProposedEntry, language: string): string {
  const type = entry.register === 'places' ? placeTypeOf(entry.name) : undefined;
  return writeEntry({ ...entry, type }, language);
}

function indented(lines: string): string {
  return lines.replace(/^/gm, '  ');
}

export type AcceptedEntry = WrittenEntry & { readonly register: EntryRegister };

/** The entries of a file of proposals, as an editor has left them. */
export function readEntries(document: XmlDocument): readonly AcceptedEntry[] {
  return registers.flatMap((register) =>
    [...descendants(document.root, entryElements[register].list)].flatMap((list) =>
      elements(list, entryElements[register].entry).flatMap((entry) => {
        const id = attribute(entry, 'xml:id');
        const { start, end } = entry.range;
        return id === undefined ? [] : [{ register, id, source: document.text.slice(start.offset, end.offset) }];
      }),
    ),
  );
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
