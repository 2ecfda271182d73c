/** Reads from a record's header what lists, neighbours and indexes need to know of it. */
import { attribute, child, descendants, elements } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { latestOf } from './dates.js';
import type { NamedRef, RecordDate, RecordMeta } from './model.js';
import { readingText } from './reading.js';

/** The elements reached by a path of local names. */
function at(start: XmlElement, path: string): readonly XmlElement[] {
  return path
    .split('/')
    .reduce<readonly XmlElement[]>((found, name) => found.flatMap((e) => elements(e, name)), [start]);
}

function titleOf(statement: XmlElement | undefined, name: string, value: string): string | undefined {
  const titles = statement === undefined ? [] : elements(statement, 'title');
  const title = titles.find((element) => attribute(element, name) === value);
  return title === undefined ? undefined : readingText(title);
}

/** A name with its pointer: the element's own `@ref`, else that of the first name inside it. */
function namedRef(element: XmlElement): NamedRef {
  const pointer = attribute(element, 'ref') ?? firstRef(element);
  const name = readingText(element);
  return pointer === undefined ? { name } : { name, pointer };
}

function firstRef(element: XmlElement): string | undefined {
  for (const inner of descendants(element)) {
    const ref = attribute(inner, 'ref');
    if (ref !== undefined) return ref;
  }
  return undefined;
}

/** A date as it is printed, with its values. */
export function recordDate(element: XmlElement): RecordDate {
  const given: Partial<Record<'when' | 'notBefore' | 'notAfter' | 'from' | 'to' | 'cert', string>> = {};
  for (const name of ['when', 'notBefore', 'notAfter', 'from', 'to', 'cert'] as const) {
    const value = attribute(element, name);
    if (value !== undefined) given[name] = value;
  }
  return { type: attribute(element, 'type') ?? '', display: readingText(element), ...given };
}

/** The date that a record is listed under: of the conversation, else of the record, else the first one given. */
export function listingDate(dates: readonly RecordDate[]): RecordDate | undefined {
  return dates.find((d) => d.type === 'conversation') ?? dates.find((d) => d.type === 'record') ?? dates[0];
}

/** The archive reference as printed, else put together from its parts. */
function archiveReference(header: XmlElement): string {
  const identifier = at(header, 'fileDesc/sourceDesc/msDesc/msIdentifier')[0];
  if (identifier === undefined) return '';
  const display = at(identifier, 'altIdentifier/idno').find((idno) => attribute(idno, 'type') === 'display');
  if (display !== undefined) return readingText(display);
  const parts = ['repository', 'collection', 'idno'].flatMap((name) => elements(identifier, name)).map(readingText);
  return parts.filter((part) => part !== '').join(', ');
}

function originalLanguage(header: XmlElement): string {
  const languages = at(header, 'profileDesc/langUsage/language');
  const original = languages.find((language) => /#original-language(\s|$)/.test(attribute(language, 'ana') ?? ''));
  if (original !== undefined) return attribute(original, 'ident') ?? '';
  for (const textLang of descendants(header, 'textLang')) return attribute(textLang, 'mainLang') ?? '';
  return '';
}

/** The name of a file without its folder and without `.xml`. */
function stem(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.xml$/i, '');
}

/**
 * What an edition's lists say of a record. Never throws: what a header lacks is empty, or undefined where the type allows it.
 *
 * @param file the record's path relative to the edition's folder, with `/`
 */
export function readRecordMeta(document: XmlDocument, file: string): RecordMeta {
  const id = attribute(document.root, 'xml:id') ?? stem(file);
  const header = child(document.root, 'teiHeader');
  if (header === undefined) return { ...emptyMeta, id, file, title: id, shortTitle: id };
  const statement = at(header, 'fileDesc/titleStmt')[0];
  const first = statement === undefined ? undefined : child(statement, 'title');
  const title =
    titleOf(statement, 'type', 'main') ??
    titleOf(statement, 'level', 'a') ??
    (first === undefined ? '' : readingText(first));
  const dates = at(header, 'profileDesc/creation/date').map(recordDate);
  const revision = child(header, 'revisionDesc');
  const changes = revision === undefined ? [] : [...descendants(revision, 'change')];
  return {
    id,
    file,
    title: title === '' ? id : title,
    shortTitle: titleOf(statement, 'type', 'short') || title || id,
    authors: statement === undefined ? [] : elements(statement, 'author').map(namedRef),
    translators:
      statement === undefined
        ? []
        : elements(statement, 'editor')
            .filter((e) => attribute(e, 'role') === 'translator')
            .map(namedRef),
    dates,
    date: listingDate(dates),
    archive: archiveReference(header),
    summary: at(header, 'profileDesc/abstract').map(readingText).join(' '),
    language: originalLanguage(header),
    headerLanguage: attribute(header, 'xml:lang') ?? attribute(document.root, 'xml:lang') ?? '',
    status: (revision && attribute(revision, 'status')) ?? '',
    changed: latestOf(changes.map((change) => attribute(change, 'when') ?? '')) ?? '',
  };
}

/** What is known where a header says nothing. */
export const emptyMeta: Omit<RecordMeta, 'id' | 'file' | 'title' | 'shortTitle'> = {
  authors: [],
  translators: [],
  dates: [],
  date: undefined,
  archive: '',
  summary: '',
  language: '',
  headerLanguage: '',
  status: '',
  changed: '',
};
