import { holdsPointers } from '../validation/facts.js';
import type { QualifiedName } from '../validation/refusal.js';
import { xmlNamespace } from '../xml/query.js';
import type { Completion } from './completion-item.js';
import { type Cursor, readToCursor } from './cursor.js';
import type { EditionFacts } from './edition-facts.js';
import { escaped } from './hover.js';
import { completePointers } from './pointer-completion.js';
import { rangeOfOffsets } from './positions.js';
import type { ElementWords } from './schema-documentation.js';
import { type SchemaKnowledge, stepsTo } from './schema-knowledge.js';

export interface CompletionQuestion {
  readonly text: string;
  /** Of the cursor; 0-based. */
  readonly offset: number;
  /** The file, relative to the edition's folder, with `/`. */
  readonly path: string;
  readonly edition: EditionFacts;
  /** Undefined where the file is checked with no RELAX NG schema. */
  readonly schema: SchemaKnowledge | undefined;
}

/** What may be written at the cursor. The text need not be well-formed. */
export async function completionsAt(question: CompletionQuestion): Promise<readonly Completion[]> {
  const { text, offset, schema } = question;
  const cursor = readToCursor(text, offset);
  const { place } = cursor;
  switch (place.kind) {
    case 'element':
      return [...(schema === undefined ? [] : await completeElements(cursor, text, schema)), ...endTag(cursor, text)];
    case 'end-tag':
      return endTag(cursor, text);
    case 'attribute':
      return schema === undefined ? [] : completeAttributes(cursor, text, schema);
    case 'value': {
      const isPointer = holdsPointers(place.tag.local, place.attribute.name);
      if (isPointer) return completePointers({ ...question, ...place });
      return schema === undefined ? [] : completeValues(cursor, text, schema);
    }
    default:
      return [];
  }
}

async function completeElements(
  { open, place, ...cursor }: Cursor,
  text: string,
  schema: SchemaKnowledge,
): Promise<readonly Completion[]> {
  if (place.kind !== 'element') return [];
  const expected = await schema.expected(stepsTo({ open, place, ...cursor }));
  const range = rangeOfOffsets(text, place.start, place.end);
  // Names of other namespaces would have to be declared first; only those of the elements around are offered.
  const around = new Map(open.map(({ uri, name }) => [uri, name.slice(0, name.indexOf(':') + 1)]));
  return unique(expected.elements).flatMap(({ uri, local }): readonly Completion[] => {
    const prefix = open.length === 0 ? '' : around.get(uri);
    if (prefix === undefined) return [];
    const name = `${prefix}${local}`;
    const words = schema.words(local);
    const declaration = open.length === 0 && uri !== '' ? ` xmlns="${uri}"` : '';
    return [
      {
        kind: 'element',
        label: name,
        detail: '',
        documentation: escaped(words?.documentation ?? ''),
        range,
        insert: `${name}${declaration}`,
        ...(place.isNew ? { snippet: `${name}${declaration}${restOfTag(name, words)}` } : {}),
        filter: name,
        sort: local,
      },
    ];
  });
}

/** The attributes that an element must have, and its end, with places to fill in. */
function restOfTag(name: string, words: ElementWords | undefined): string {
  const required = [...(words?.attributes ?? [])].filter(([, { isRequired }]) => isRequired);
  const attributes = required.map(([attribute], i) => ` ${attribute}="$${i + 1}"`).join('');
  return words?.isEmpty === true ? `${attributes}/>$0` : `${attributes}>$0</${name}>`;
}

/** The end tag of the innermost open element. */
function endTag({ open, place }: Cursor, text: string): readonly Completion[] {
  const last = open.at(-1);
  if (last === undefined || (place.kind !== 'element' && place.kind !== 'end-tag')) return [];
  if (place.kind === 'element' && place.end > place.start) return [];
  const name = `${place.kind === 'element' ? '/' : ''}${last.name}`;
  const close = text[place.end] === '>' ? '' : '>';
  const range = rangeOfOffsets(text, place.start, place.end);
  const label = `/${last.name}`;
  return [
    {
      kind: 'element',
      label,
      detail: 'end tag',
      documentation: '',
      range,
      insert: name + close,
      filter: name,
      sort: '~',
    },
  ];
}

async function completeAttributes(
  cursor: Cursor,
  text: string,
  schema: SchemaKnowledge,
): Promise<readonly Completion[]> {
  const { place } = cursor;
  if (place.kind !== 'attribute') return [];
  const expected = await schema.expected(stepsTo(cursor));
  const range = rangeOfOffsets(text, place.start, place.end);
  const words = schema.words(place.tag.local);
  return unique(expected.attributes).flatMap(({ uri, local }): readonly Completion[] => {
    if (uri !== '' && uri !== xmlNamespace) return [];
    const name = uri === '' ? local : `xml:${local}`;
    const known = words?.attributes.get(name);
    return [
      {
        kind: 'attribute',
        label: name,
        detail: known?.isRequired === true ? 'must be there' : '',
        documentation: escaped(known?.documentation ?? ''),
        range,
        insert: place.isNew ? `${name}=""` : name,
        ...(place.isNew ? { snippet: `${name}="$1"` } : {}),
        filter: name,
        sort: `${known?.isRequired === true ? 0 : 1}${name}`,
      },
    ];
  });
}

async function completeValues(cursor: Cursor, text: string, schema: SchemaKnowledge): Promise<readonly Completion[]> {
  const { place } = cursor;
  if (place.kind !== 'value') return [];
  const expected = await schema.expected(stepsTo(cursor));
  const listed = schema.words(place.tag.local)?.attributes.get(place.attribute.name)?.values ?? [];
  const range = rangeOfOffsets(text, place.start, place.end);
  return [...new Set(expected.values)].map((value) => {
    const at = listed.findIndex((known) => known.value === value);
    return {
      kind: 'value',
      label: value,
      detail: '',
      documentation: escaped(listed[at]?.documentation ?? ''),
      range,
      insert: value,
      filter: value,
      // In the schema's own order, which is mostly a sensible one.
      sort: String(at < 0 ? 9999 : at).padStart(4, '0') + value,
    };
  });
}

/** Names that are no wildcards, each once. */
function unique(names: readonly QualifiedName[]): readonly QualifiedName[] {
  const plain = names.filter(({ uri, local }) => local !== '*' && uri !== '*');
  return [...new Map(plain.map((name) => [`${name.uri} ${name.local}`, name])).values()];
}
