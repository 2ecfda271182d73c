import { attribute, descendants, elements, selfAndDescendants, textOf } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { uriReference } from './schema-types.js';

/** One kind of value: a data type of XML Schema, or `text`, with what narrows it. */
export interface DataType {
  /** The local name of the type. */
  readonly type: string;
  /** Regular expressions of XML Schema (Part 2, appendix F), all of which must fit. */
  readonly patterns: readonly string[];
  /** Other parameters, such as `minInclusive`. */
  readonly facets: Readonly<Record<string, string>>;
}

/** What a schema allows as the value of an attribute, or as the text of an element: one of these. */
export interface ValueType {
  readonly data: readonly DataType[];
  readonly values: readonly string[];
  /** How many of them may stand there, with spaces between; undefined if it is one. `most` undefined is any number. */
  readonly list?: { readonly least: number; readonly most?: number };
}

/** What a schema allows as values: each different type once, since most attributes stand on hundreds of elements. */
export interface SchemaValues {
  readonly types: readonly ValueType[];
  /**
   * By the name of the attribute as written (empty for the text of an element), by element: an index. Where very many elements have an
   * attribute, `*` stands for most of them, and for those that do not have it.
   */
  readonly of: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export const noValues: SchemaValues = { types: [], of: {} };

/** What an attribute of an element may have as its value; with an empty name, what the element may have as its text. */
export function valueTypeOf({ types, of }: SchemaValues, element: string, name: string): ValueType | undefined {
  const byElement = Object.hasOwn(of, name) ? of[name] : undefined;
  if (byElement === undefined) return undefined;
  const index = Object.hasOwn(byElement, element) ? byElement[element] : byElement['*'];
  return index === undefined ? undefined : types[index];
}

/**
 * Collects what a RELAX NG schema allows as values.
 *
 * @param flat the schema as one document
 */
export function schemaValues(flat: XmlDocument): SchemaValues {
  const defines = new Map<string, XmlElement[]>();
  for (const define of descendants(flat.root, 'define')) {
    const name = attribute(define, 'name') ?? '';
    defines.set(name, [...(defines.get(name) ?? []), define]);
  }
  const schema: Schema = { defines, reached: new Map() };
  const found = new Map<string, Map<string, ValueType>>();
  const add = (name: string, element: string, type: ValueType): void => {
    const byElement = found.get(name) ?? new Map<string, ValueType>();
    const known = byElement.get(element);
    found.set(name, byElement.set(element, known === undefined ? type : eitherOf(known, type)));
  };
  for (const element of selfAndDescendants(flat.root)) {
    const name = element.local === 'element' ? nameOf(element) : undefined;
    if (name === undefined) continue;
    for (const item of attributesIn(element, schema)) {
      const own = nameOf(item);
      if (own !== undefined) add(own, name, typeIn(item, schema));
    }
    const content = typeIn(element, schema);
    const isData = content.data.length + content.values.length > 0 && content.data.every(({ type }) => type !== 'text');
    if (isData) add('', name, content);
  }
  return packed(found);
}

interface Schema {
  readonly defines: ReadonlyMap<string, readonly XmlElement[]>;
  /** The attributes that each definition leads to, once known. */
  readonly reached: Map<string, ReadonlySet<XmlElement>>;
}

/** The attribute patterns of an element, through all references. */
function attributesIn(pattern: XmlElement, schema: Schema): ReadonlySet<XmlElement> {
  const found = new Set<XmlElement>();
  for (const child of elements(pattern)) {
    if (child.local === 'attribute') found.add(child);
    else if (child.local === 'ref')
      for (const item of attributesOf(attribute(child, 'name') ?? '', schema)) found.add(item);
    else if (child.local !== 'element') for (const item of attributesIn(child, schema)) found.add(item);
  }
  return found;
}

function attributesOf(name: string, schema: Schema): ReadonlySet<XmlElement> {
  const known = schema.reached.get(name);
  if (known !== undefined) return known;
  // A definition that leads to itself through no element adds nothing the second time.
  schema.reached.set(name, new Set());
  const found = new Set((schema.defines.get(name) ?? []).flatMap((define) => [...attributesIn(define, schema)]));
  schema.reached.set(name, found);
  return found;
}

/** The values that a pattern has in it, without those of attributes and elements inside. */
function typeIn(pattern: XmlElement, schema: Schema): ValueType {
  const data: DataType[] = [];
  const values: string[] = [];
  let list: XmlElement | undefined;
  const seen = new Set<string>();
  const walk = (parent: XmlElement): void => {
    for (const child of elements(parent)) {
      if (child.local === 'data') data.push(dataType(child));
      else if (child.local === 'value') values.push(textOf(child).trim());
      else if (child.local === 'text') data.push({ type: 'text', patterns: [], facets: {} });
      else if (child.local === 'ref') {
        const name = attribute(child, 'name') ?? '';
        if (seen.has(name)) continue;
        seen.add(name);
        for (const define of schema.defines.get(name) ?? []) walk(define);
      } else if (!['attribute', 'element', 'anyName', 'nsName', 'name', 'param', 'except'].includes(child.local)) {
        if (child.local === 'list') list = child;
        walk(child);
      }
    }
  };
  walk(pattern);
  // An attribute without a pattern of its own may have any text (RELAX NG §4.12).
  if (pattern.local === 'attribute' && data.length + values.length === 0)
    data.push({ type: 'text', patterns: [], facets: {} });
  const type = { data: unique(data), values: [...new Set(values)] };
  if (list === undefined) return type;
  const [least, most] = countIn(list, schema, 0);
  return { ...type, list: { least, ...(most === Number.POSITIVE_INFINITY ? {} : { most }) } };
}

/** How many values a pattern takes, at least and at most. */
function countIn(pattern: XmlElement, schema: Schema, depth: number): readonly [number, number] {
  const inside =
    pattern.local === 'ref' ? (schema.defines.get(attribute(pattern, 'name') ?? '') ?? []) : elements(pattern);
  if (pattern.local === 'data' || pattern.local === 'value' || depth > 20) return [1, 1];
  const counts = inside.map((child) => countIn(child, schema, depth + 1));
  const sum = (which: 0 | 1): number => counts.reduce((total, count) => total + count[which], 0);
  switch (pattern.local) {
    case 'choice':
      return [Math.min(...counts.map(([least]) => least)), Math.max(...counts.map(([, most]) => most))];
    case 'optional':
      return [0, sum(1)];
    case 'oneOrMore':
      return [sum(0), Number.POSITIVE_INFINITY];
    case 'zeroOrMore':
      return [0, Number.POSITIVE_INFINITY];
    default:
      return [sum(0), sum(1)];
  }
}

function dataType(data: XmlElement): DataType {
  const params = elements(data, 'param').map((param) => [attribute(param, 'name') ?? '', textOf(param)] as const);
  const patterns = params.flatMap(([name, text]) => (name === 'pattern' ? [text] : []));
  const facets = Object.fromEntries(params.filter(([name]) => name !== 'pattern'));
  const type = attribute(data, 'type')?.trim() ?? '';
  // The flat schema has patterns instead of this type; see `plainTypes`.
  if (!uriReference.every((pattern) => patterns.includes(pattern))) return { type, patterns, facets };
  return { type: 'anyURI', patterns: patterns.filter((pattern) => !uriReference.includes(pattern)), facets };
}

function eitherOf(one: ValueType, other: ValueType): ValueType {
  const list =
    one.list === undefined || other.list === undefined ? (one.list ?? other.list) : widest(one.list, other.list);
  return {
    data: unique([...one.data, ...other.data]),
    values: [...new Set([...one.values, ...other.values])],
    ...(list === undefined ? {} : { list }),
  };
}

type List = NonNullable<ValueType['list']>;

function widest(one: List, other: List): List {
  const least = Math.min(one.least, other.least);
  return one.most === undefined || other.most === undefined
    ? { least }
    : { least, most: Math.max(one.most, other.most) };
}

function unique(data: readonly DataType[]): readonly DataType[] {
  return [...new Map(data.map((item) => [JSON.stringify(item), item])).values()];
}

/** More elements than this with the same type for an attribute are not listed. */
const veryMany = 100;

function packed(found: ReadonlyMap<string, ReadonlyMap<string, ValueType>>): SchemaValues {
  const types: ValueType[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (type: ValueType): number => {
    const key = JSON.stringify(type);
    const known = indexes.get(key) ?? types.push(type) - 1;
    indexes.set(key, known);
    return known;
  };
  const of = [...found].map(([name, byElement]) => {
    const own = [...byElement].map(([element, type]) => [element, indexOf(type)] as const);
    const counts = new Map<number, number>();
    for (const [, index] of own) counts.set(index, (counts.get(index) ?? 0) + 1);
    const [most, times] = [...counts].sort((a, b) => b[1] - a[1])[0] as [number, number];
    if (times <= veryMany) return [name, Object.fromEntries(own)] as const;
    return [name, { '*': most, ...Object.fromEntries(own.filter(([, index]) => index !== most)) }] as const;
  });
  return { types, of: Object.fromEntries(of) };
}

/** The name that an `element` or `attribute` pattern gives; undefined for wildcards. Of an element without its prefix. */
function nameOf(pattern: XmlElement): string | undefined {
  const name = (attribute(pattern, 'name') ?? elements(pattern, 'name').map(textOf)[0])?.trim();
  return pattern.local === 'element' ? name?.replace(/^.*:/, '') : name;
}
