/**
 * Reads XML up to a cursor, however broken it is: while somebody types it nearly always is. What can't be understood is passed
 * over; nothing here throws, and nothing here judges.
 */

/** An attribute as far as it is written. Offsets are 0-based and count UTF-16 code units. */
export interface WrittenAttribute {
  readonly name: string;
  /** As written, references unresolved. */
  readonly value: string;
  readonly start: number;
  /** Where the value begins, after its quotation mark; undefined where no value is written yet. */
  readonly valueStart: number | undefined;
  /** Before the closing quotation mark, or where the value breaks off. */
  readonly valueEnd: number;
}

/** An element whose start tag has begun. */
export interface WrittenTag {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  /** Of the `<`. */
  readonly start: number;
  readonly attributes: readonly WrittenAttribute[];
}

/** What came before the cursor, in the order of the text. */
export type Happening =
  | { readonly kind: 'start'; readonly tag: WrittenTag }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'end'; readonly tag: WrittenTag };

/** What stands at the cursor; `start` and `end` enclose the whole word, name or value that the cursor is in or at. */
export type Place =
  /** The name of an element after `<`; `isNew` where nothing of a tag follows it. */
  | { readonly kind: 'element'; readonly start: number; readonly end: number; readonly isNew: boolean }
  | { readonly kind: 'end-tag'; readonly start: number; readonly end: number }
  /** The name of an attribute, or the space before one; `isNew` where no `=` follows. */
  | {
      readonly kind: 'attribute';
      readonly tag: WrittenTag;
      readonly start: number;
      readonly end: number;
      readonly isNew: boolean;
    }
  | {
      readonly kind: 'value';
      readonly tag: WrittenTag;
      readonly attribute: WrittenAttribute;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'text' }
  /** In a comment, a processing instruction, a CDATA section or a document type declaration. */
  | { readonly kind: 'other' };

export interface Cursor {
  readonly before: readonly Happening[];
  /** The elements that are open, outermost first. */
  readonly open: readonly WrittenTag[];
  readonly place: Place;
}

const nameCharacters = /[^\s<>/='"&?!]*/y;
const markup = /<(?:!--|!\[CDATA\[|\?|!|\/)?/g;

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Reads `text` from its beginning to the 0-based `offset`, and the one piece of markup that the offset is in. */
export function readToCursor(text: string, offset: number): Cursor {
  const before: Happening[] = [];
  const open: { readonly tag: WrittenTag; readonly spaces: ReadonlyMap<string, string> }[] = [];
  const cursor = (place: Place): Cursor => ({ before, open: open.map(({ tag }) => tag), place });
  let at = 0;
  while (at < offset) {
    markup.lastIndex = at;
    const found = markup.exec(text);
    const next = Math.min(found?.index ?? offset, offset);
    if (next > at) before.push({ kind: 'text', value: text.slice(at, next) });
    if (found === null || found.index >= offset) break;
    const opening = found[0];
    if (opening !== '<' && opening !== '</') {
      const [ending, length] = endings[opening] as readonly [string, number];
      const end = text.indexOf(ending, next + opening.length);
      if (end < 0 || end + length > offset) return cursor({ kind: 'other' });
      if (opening === '<![CDATA[') before.push({ kind: 'text', value: text.slice(next + 9, end) });
      at = end + length;
      continue;
    }
    const nameStart = next + opening.length;
    const name = matchAt(nameCharacters, text, nameStart);
    const nameEnd = nameStart + name.length;
    if (opening === '</') {
      if (offset <= nameEnd) return cursor({ kind: 'end-tag', start: nameStart, end: nameEnd });
      close(name, open, before);
      const end = text.indexOf('>', nameEnd);
      const broken = text.indexOf('<', nameEnd);
      at = end >= 0 && (broken < 0 || end < broken) ? end + 1 : nameEnd;
      continue;
    }
    const tag = readTag(text, next, name);
    if (offset <= nameEnd) {
      const isNew = tag.end === nameEnd && !tag.isClosed;
      return cursor({ kind: 'element', start: nameStart, end: nameEnd, isNew });
    }
    const spaces = namespacesOf(tag.attributes, open.at(-1)?.spaces ?? new Map());
    const written = named(name, next, tag.attributes, spaces);
    if (offset < tag.end || (offset === tag.end && !tag.isClosed)) return cursor(inTag(text, offset, written));
    if (name !== '') {
      before.push({ kind: 'start', tag: written });
      if (tag.isEmpty) before.push({ kind: 'end', tag: written });
      else open.push({ tag: written, spaces });
    }
    at = tag.end;
  }
  return cursor({ kind: 'text' });
}

/** How what begins in one way ends, and how long that is. */
const endings: Readonly<Record<string, readonly [string, number]>> = {
  '<!--': ['-->', 3],
  '<![CDATA[': [']]>', 3],
  '<?': ['?>', 2],
  '<!': ['>', 1],
};

/** An end tag closes the nearest open element of its name, and what is still open inside it; with no such element it does nothing. */
function close(name: string, open: { readonly tag: WrittenTag }[], before: Happening[]): void {
  if (!open.some(({ tag }) => tag.name === name)) return;
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    before.push({ kind: 'end', tag: last.tag });
    if (last.tag.name === name) return;
  }
}

interface ReadTag {
  readonly attributes: readonly WrittenAttribute[];
  /** The offset after its `>`, or where it breaks off. */
  readonly end: number;
  /** Whether it has its `>`. */
  readonly isClosed: boolean;
  readonly isEmpty: boolean;
}

const space = /\s*/y;

function readTag(text: string, start: number, name: string): ReadTag {
  const attributes: WrittenAttribute[] = [];
  let at = start + 1 + name.length;
  for (;;) {
    at += matchAt(space, text, at).length;
    if (text.startsWith('/>', at)) return { attributes, end: at + 2, isClosed: true, isEmpty: true };
    const character = text[at];
    if (character === '>') return { attributes, end: at + 1, isClosed: true, isEmpty: false };
    // Another tag, or the end of the text: this one was never finished.
    if (character === undefined || character === '<') return { attributes, end: at, isClosed: false, isEmpty: false };
    const attribute = readAttribute(text, at);
    if (attribute === undefined) at += 1;
    else {
      attributes.push(attribute);
      const { valueStart, valueEnd } = attribute;
      at = valueStart === undefined || text[valueEnd] !== text[valueStart - 1] ? valueEnd : valueEnd + 1;
    }
  }
}

const equals = /\s*=\s*/y;

function readAttribute(text: string, start: number): WrittenAttribute | undefined {
  const name = matchAt(nameCharacters, text, start);
  if (name === '') return undefined;
  const nameEnd = start + name.length;
  const sign = matchAt(equals, text, nameEnd);
  const quote = sign === '' ? undefined : text[nameEnd + sign.length];
  if (quote !== '"' && quote !== "'") {
    return { name, value: '', start, valueStart: undefined, valueEnd: nameEnd + sign.trimEnd().length };
  }
  const valueStart = nameEnd + sign.length + 1;
  const valueEnd = endOfValue(text, valueStart, quote);
  return { name, value: text.slice(valueStart, valueEnd), start, valueStart, valueEnd };
}

/** The end of a value: its quotation mark, or, where that was not written yet, the `<` that no value can hold or the end of the line. */
function endOfValue(text: string, start: number, quote: string): number {
  const end = text.indexOf(quote, start);
  const value = text.slice(start, end < 0 ? undefined : end);
  const broken = value.indexOf('<');
  if (end >= 0 && broken < 0) return end;
  const cut = value.search(/[<>\r\n]/);
  return start + (cut < 0 ? value.length : cut);
}

function inTag(text: string, offset: number, tag: WrittenTag): Place {
  for (const attribute of tag.attributes) {
    const { start, name, valueStart, valueEnd } = attribute;
    const nameEnd = start + name.length;
    if (offset >= start && offset <= nameEnd) {
      return { kind: 'attribute', tag, start, end: nameEnd, isNew: matchAt(equals, text, nameEnd) === '' };
    }
    if (valueStart !== undefined && offset >= valueStart && offset <= valueEnd) {
      return { kind: 'value', tag, attribute, start: valueStart, end: valueEnd };
    }
  }
  // Between an attribute and its `=`, or right behind a quotation mark or a slash, nothing can begin.
  return /\s/.test(text[offset - 1] ?? '')
    ? { kind: 'attribute', tag, start: offset, end: offset, isNew: true }
    : { kind: 'other' };
}

const ownNamespaces: Readonly<Record<string, string>> = {
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
};

function namespacesOf(
  attributes: readonly WrittenAttribute[],
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  return new Map([...outer, ...declared.map(({ name, value }) => [name.slice(6), value] as const)]);
}

function named(
  name: string,
  start: number,
  attributes: readonly WrittenAttribute[],
  spaces: ReadonlyMap<string, string>,
): WrittenTag {
  const colon = name.indexOf(':');
  const uri = spaces.get(colon < 0 ? '' : name.slice(0, colon)) ?? '';
  return { name, local: name.slice(colon + 1), uri, start, attributes };
}

/** The namespace and the local name of an attribute; prefixes other than `xml` are not looked up. */
export function attributeName(name: string): { readonly uri: string; readonly local: string } {
  const colon = name.indexOf(':');
  if (colon < 0) return { uri: name === 'xmlns' ? (ownNamespaces['xmlns'] as string) : '', local: name };
  const prefix = name.slice(0, colon);
  return { uri: ownNamespaces[prefix] ?? prefix, local: name.slice(colon + 1) };
}
