import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { didYouMean, nearest, onlyNear } from '../diagnostics/suggest.js';
import { teiNamespace, xmlNamespace } from '../xml/query.js';
import type { XmlAttribute, XmlDocument, XmlElement, XmlText } from '../xml/tree.js';
import { dateHelp, onlyDate } from './date-words.js';
import { renameAttribute, renameElement, rewriteValue } from './fixes.js';
import { endTagRange, inkRange, nameRange } from './node-range.js';
import type { Expected, QualifiedName, Refusal, Repair } from './refusal.js';
import { noValues, type SchemaValues, valueTypeOf } from './schema-values.js';
import type { SchemaWords } from './schema-words.js';
import { isAllowed, isTemporal, valueHelp } from './value-words.js';

/** Every element of a schema. */
export type Vocabulary = readonly QualifiedName[];

/** The group of the codes that findings have: the language of the schema. */
type Group = 'rng' | 'xsd';

interface Schema {
  readonly group: Group;
  readonly vocabulary: Vocabulary;
  readonly words: SchemaWords;
  readonly values: SchemaValues;
}

/** The document that is spoken of. */
type Source = Pick<XmlDocument, 'file' | 'text'>;

/**
 * What a refused element or attribute was probably meant to be: a name that the schema does not have, but one very like it
 * may stand there.
 */
export function repairWith(vocabulary: Vocabulary): Repair {
  return (refusal) => {
    const { expected } = refusal;
    if (expected === undefined) return undefined;
    if (refusal.kind === 'attribute') return nearestName(refusal.attribute, expected.attributes);
    const { element } = refusal;
    if (refusal.kind !== 'element' || isKnown(element, vocabulary)) return undefined;
    // Of a name of one or two letters, or of another vocabulary, it cannot be said with which attributes and children it was meant.
    if (element.local.length < 3 || otherwiseCalled(element, vocabulary) !== undefined) return undefined;
    return nearestName(element, expected.elements);
  };
}

/** The refusals of one document as findings in plain words, in the order of the document; without those that others explain. */
export function describeRefusals(
  document: Source,
  refusals: readonly Refusal[],
  vocabulary: Vocabulary,
  words: SchemaWords = {},
  values: SchemaValues = noValues,
  group: Group = 'rng',
): readonly Diagnostic[] {
  const schema: Schema = { group, vocabulary, words, values };
  // A child that was left out, or text in a wrong place, may be what the element is said to lack.
  const disturbed = new Set<XmlElement | undefined>();
  for (const refusal of refusals) {
    if (refusal.kind === 'element') disturbed.add(refusal.element.parent);
    if (refusal.kind === 'text') disturbed.add(refusal.element);
  }
  const misnamed = new Set(refusals.flatMap((refusal) => (refusal.kind === 'attribute' ? [refusal.element] : [])));
  return refusals
    .filter(
      (refusal) =>
        refusal.kind !== 'missing-content' || refusal.before !== undefined || !disturbed.has(refusal.element),
    )
    .filter(({ kind, element, expected }) => {
      const isTypingError = kind === 'missing-attribute' && misnamed.has(element) && expected === undefined;
      return !isTypingError;
    })
    .map((refusal) => describe(document, refusal, schema));
}

function describe(document: Source, refusal: Refusal, schema: Schema): Diagnostic {
  const { file } = document;
  switch (refusal.kind) {
    case 'element':
      return describeElement(document, refusal.element, refusal.expected, schema);
    case 'attribute':
      return describeAttribute(document, refusal.element, refusal.attribute, refusal.expected, schema);
    case 'value':
      return describeValue(document, refusal, refusal.attribute, schema);
    case 'text':
      return describeText(file, refusal, refusal.text, schema);
    case 'missing-attribute': {
      const names = refusal.names.map((name) => `@${written(name)}`);
      return diagnostic(`${schema.group}/missing-attribute`, file, nameRange(refusal.element), {
        message:
          names.length === 0
            ? `<${refusal.element.name}> lacks an attribute`
            : `<${refusal.element.name}> lacks the attribute ${anyOf(names)}`,
        help: names.length === 0 ? 'Compare it with the schema' : `Write ${example(refusal.element, refusal.names[0])}`,
      });
    }
    case 'missing-content':
      return describeMissing(file, refusal.element, refusal.names, refusal.expected, refusal.before, schema);
  }
}

function describeElement(
  document: Source,
  element: XmlElement,
  expected: Expected | undefined,
  { group, vocabulary, words }: Schema,
): Diagnostic {
  const { file } = document;
  const range = nameRange(element);
  const inside = element.parent === undefined ? 'be the root of a document' : `stand in <${element.parent.name}>`;
  const possible = expected?.elements ?? [];
  if (!vocabulary.some(({ uri }) => uri === element.uri) && vocabulary.length > 0) {
    const namespace = namespaceMeant(element, vocabulary);
    return diagnostic(`${group}/unknown-namespace`, file, range, {
      message:
        element.uri === ''
          ? `<${element.name}> is in no namespace`
          : `<${element.name}> is in the namespace “${element.uri}”, which the schema does not know`,
      help:
        namespace !== undefined && (element.uri === '' || /tei/i.test(element.uri))
          ? `Write xmlns="${namespace}" in the root element`
          : 'Remove it, or use a schema that has it',
    });
  }
  if (!isKnown(element, vocabulary)) {
    const near =
      otherwiseCalled(element, possible) ??
      nearestName(element, possible) ??
      otherwiseCalled(element, vocabulary) ??
      nearestName(element, vocabulary);
    const only = onlyName(element, possible);
    return diagnostic(`${group}/unknown-element`, file, range, {
      message: `There is no element <${element.name}> in the schema`,
      help:
        near === undefined
          ? hereMayStand(expected, element, element.parent, words)
          : `Did you mean <${written(near, element)}>?${explained(near.local, words)}`,
      fix: only === undefined ? undefined : renameElement(document, element, written(only, element)),
    });
  }
  const again = element.parent?.children.find((node) => node.kind === 'element' && node.name === element.name);
  const isSecond = again !== undefined && again !== element && possible.length > 0;
  return diagnostic(`${group}/element-not-allowed`, file, range, {
    message: `<${element.name}> may not ${inside}${isSecond ? ' once more' : element.parent === undefined ? '' : ' here'}`,
    help: isSecond
      ? hereMayStand(expected, element, element.parent, words)
      : [whereItMayStand(element, words), hereMayStand(expected, element, element.parent, words)]
          .filter((part) => part !== '')
          .join('. '),
  });
}

/** The namespace that an element was probably meant to be in: TEI's, where the schema has it, else the only one that has its name. */
function namespaceMeant({ local }: XmlElement, vocabulary: Vocabulary): string | undefined {
  if (vocabulary.some(({ uri }) => uri === teiNamespace)) return teiNamespace;
  const having = new Set(vocabulary.filter((name) => name.local === local && name.uri !== '').map(({ uri }) => uri));
  return having.size === 1 ? [...having][0] : undefined;
}

/** Where an element may stand instead. */
function whereItMayStand({ name, local, parent }: XmlElement, words: SchemaWords): string {
  const parents = own(words, local)?.parents ?? [];
  if (parents.length === 0 || (parent !== undefined && parents.includes(parent.local))) return '';
  return `<${name}> may stand in ${some(parents.map((above) => `<${above}>`))}`;
}

/** An element's documentation, to be put behind its name. */
function explained(local: string, words: SchemaWords): string {
  const gloss = own(words, local)?.gloss ?? '';
  return gloss === '' ? '' : ` <${local}>: ${gloss}`;
}

function own(words: SchemaWords, local: string): SchemaWords[string] | undefined {
  return Object.hasOwn(words, local) ? words[local] : undefined;
}

function describeAttribute(
  { file }: Source,
  element: XmlElement,
  attribute: XmlAttribute,
  expected: Expected | undefined,
  { group }: Schema,
): Diagnostic {
  const { start } = attribute.range;
  const end = { line: start.line, column: start.column + attribute.name.length };
  const taken = attributeNames(element);
  const free = (expected?.attributes ?? []).filter((name) => !taken.has(keyOf(name)));
  const near = nearestName(attribute, free);
  const names = free.map((name) => `@${written(name)}`).sort();
  const only = onlyName(attribute, free);
  return diagnostic(
    `${group}/attribute-not-allowed`,
    file,
    { start, end },
    {
      message: `<${element.name}> may not have the attribute @${attribute.name}`,
      help:
        near !== undefined
          ? `Did you mean @${written(near)}?`
          : names.length === 0
            ? 'Remove it'
            : `Remove it; other attributes that <${element.name}> may have: ${some(names)}`,
      fix: only === undefined ? undefined : renameAttribute(attribute, written(only)),
    },
  );
}

const namesByElement = new WeakMap<XmlElement, ReadonlySet<string>>();

/** The names of an element's attributes. Found once: an element may have thousands that are refused. */
function attributeNames(element: XmlElement): ReadonlySet<string> {
  const known = namesByElement.get(element) ?? new Set(element.attributes.map(keyOf));
  namesByElement.set(element, known);
  return known;
}

function keyOf({ uri, local }: QualifiedName): string {
  return `{${uri}}${local}`;
}

function describeValue(
  document: Source,
  { element, expected, advice }: Refusal,
  attribute: XmlAttribute,
  { group, values: known }: Schema,
): Diagnostic {
  const { value, name } = attribute;
  const type = valueTypeOf(known, element.local, name);
  const isDate = type === undefined ? isDateByName(element, name, expected) : isTemporal(type);
  const only = isDate ? onlyDate(value) : undefined;
  return diagnostic(`${group}/bad-value`, document.file, attribute.valueRange, {
    message:
      value.trim() === ''
        ? `@${name} of <${element.name}> is empty`
        : isDate
          ? `“${value}” is not a date`
          : `“${value}” is not allowed as @${name} of <${element.name}>`,
    help:
      name === 'xml:id'
        ? 'An id begins with a letter and has letters, digits, hyphens, dots and underscores only'
        : type !== undefined
          ? valueHelp(value, type, { name, hasUnit: valueTypeOf(known, element.local, 'unit') !== undefined })
          : isDate
            ? dateHelp(value)
            : listedHelp(value, expected, advice),
    fix:
      only !== undefined && (type === undefined || isAllowed(type, only))
        ? rewriteValue(document, attribute, only)
        : undefined,
  });
}

const dateAttributes = /^(when|notBefore|notAfter|from|to)(-iso|-custom)?$/;

/** Whether an attribute holds dates, where the schema’s own types are not known. */
function isDateByName(element: XmlElement, name: string, expected: Expected | undefined): boolean {
  return dateAttributes.test(name) && (expected?.values.length ?? 0) === 0 && element.local !== 'locus';
}

/** What is known of a value without its type: the list of those that are allowed, if there is one, else what the engine advises. */
function listedHelp(value: string, expected: Expected | undefined, advice: string | undefined): string {
  const values = [...new Set(expected?.values ?? [])];
  return values.length === 0
    ? (advice ?? 'Compare it with what the schema says of it')
    : didYouMean(value, values, `Allowed ${values.length === 1 ? 'is' : 'are'} ${some(values.map(quoted), 24)}`);
}

function describeText(
  file: string,
  { element, expected, advice }: Refusal,
  text: XmlText,
  { group, words, values: known }: Schema,
): Diagnostic {
  const range = inkRange(text);
  const ink = text.value.trim().replace(/\s+/g, ' ');
  const shown = ink.length > 40 ? `${ink.slice(0, 40)}…` : ink;
  if ((expected?.values.length ?? 0) > 0 || (expected?.patterns.length ?? 0) > 0 || advice !== undefined) {
    const type = valueTypeOf(known, element.local, '');
    return diagnostic(`${group}/bad-value`, file, range, {
      message: `“${shown}” is not allowed as the content of <${element.name}>`,
      help: type === undefined ? listedHelp(ink, expected, advice) : valueHelp(ink, type, { name: '', hasUnit: false }),
    });
  }
  return diagnostic(`${group}/text-not-allowed`, file, range, {
    message: `Text may not stand directly in <${element.name}>: “${shown}”`,
    help: hereMayStand(expected, element, element, words),
  });
}

function describeMissing(
  file: string,
  element: XmlElement,
  names: readonly QualifiedName[],
  expected: Expected | undefined,
  before: XmlElement | undefined,
  { group, words }: Schema,
): Diagnostic {
  const wanted = names.length > 0 ? names : (expected?.elements ?? []);
  const code: DiagnosticCode = `${group}/${wanted.length === 0 ? 'missing-text' : 'missing-element'}`;
  const tags = wanted.map((name) => `<${written(name, element)}>`);
  const range = before === undefined ? endTagRange(element) : nameRange(before);
  const isElsewhere = range.start.line !== element.tag.start.line;
  const begins = { file, range: nameRange(element), message: `<${element.name}> begins here` };
  return diagnostic(code, file, range, {
    message: tags.length === 0 ? `<${element.name}> lacks its text` : `<${element.name}> lacks ${anyOf(tags)}`,
    help:
      tags.length === 0
        ? 'Write it, or remove the element'
        : `Add ${anyOf(tags)} before <${before === undefined ? '/' : ''}${(before ?? element).name}>${
            wanted.length === 1 ? explained(wanted[0]?.local ?? '', words).replace(/^ /, '. ') : ''
          }`,
    ...(isElsewhere ? { related: [begins] } : {}),
  });
}

/** What may stand at a place: beside the element `at`, in the element `inside`. */
function hereMayStand(
  expected: Expected | undefined,
  at: XmlElement,
  inside: XmlElement | undefined,
  words: SchemaWords,
): string {
  if (expected === undefined) return 'Remove it, or move it';
  const tags = [...new Set(expected.elements.map((name) => `<${written(name, at)}>`))].sort();
  const parts = [...(tags.length === 0 ? [] : [some(tags)]), ...(expected.text ? ['text'] : [])];
  const where = expected.isSomewhere === true && inside !== undefined ? `In <${inside.name}>` : 'Here';
  if (tags.length === 1 && !expected.text)
    return `${where} may stand: ${tags[0]}${explained(expected.elements[0]?.local ?? '', words).replace(/^ <.*?>:/, ',')}`;
  if (parts.length > 0) return `${where} may stand: ${parts.join(', ')}`;
  return expected.end ? 'Nothing more may stand here' : 'Remove it, or move it';
}

function isKnown(name: QualifiedName, vocabulary: Vocabulary): boolean {
  return vocabulary.some(({ uri, local }) => uri === name.uri && local === name.local);
}

function nearestName(name: QualifiedName, candidates: readonly QualifiedName[]): QualifiedName | undefined {
  const same = candidates.filter(({ uri, local }) => uri === name.uri && local !== '*');
  const local = nearest(
    name.local,
    same.map((candidate) => candidate.local),
  );
  return local === undefined || local === name.local ? undefined : { uri: name.uri, local };
}

/** The only name that a mistyped one can have meant. */
function onlyName({ uri, local }: QualifiedName, candidates: readonly QualifiedName[]): QualifiedName | undefined {
  const same = candidates.filter((candidate) => candidate.uri === uri && candidate.local !== '*');
  const only = onlyNear(
    local,
    same.map((candidate) => candidate.local),
  );
  return only === undefined || only === local ? undefined : { uri, local: only };
}

/** What other vocabularies, HTML above all, call an element of TEI. */
// biome-ignore format: pairs are read across
const otherNames: Readonly<Record<string, string>> = {
  para: 'p', paragraph: 'p', i: 'hi', em: 'emph', b: 'hi', strong: 'hi', u: 'hi', sup: 'hi', sub: 'hi', br: 'lb',
  person: 'persName', place: 'placeName', org: 'orgName', organisation: 'orgName', organization: 'orgName',
  ul: 'list', ol: 'list', li: 'item', tr: 'row', td: 'cell', th: 'cell', img: 'graphic', a: 'ref', footnote: 'note',
  h1: 'head', h2: 'head', h3: 'head', heading: 'head', blockquote: 'quote', section: 'div', span: 'seg', page: 'pb',
};

function otherwiseCalled({ uri, local }: QualifiedName, vocabulary: Vocabulary): QualifiedName | undefined {
  const meant = Object.hasOwn(otherNames, local.toLowerCase()) ? otherNames[local.toLowerCase()] : undefined;
  return vocabulary.find((name) => name.uri === uri && name.local === meant);
}

/** A name as it is written: with the prefix `xml:` where it has that namespace, or with the prefix of the element beside it. */
function written({ uri, local }: QualifiedName, beside?: XmlElement): string {
  if (uri === xmlNamespace) return `xml:${local}`;
  if (local === '*') return 'any element';
  const prefix = beside?.uri === uri ? beside.name.slice(0, beside.name.length - beside.local.length) : '';
  return `${prefix}${local}`;
}

function example(element: XmlElement, name: QualifiedName | undefined): string {
  return name === undefined ? `<${element.name} …>` : `<${element.name} ${written(name)}="…">`;
}

function anyOf(names: readonly string[]): string {
  const unique = [...new Set(names)];
  return unique.length < 2 ? unique.join('') : `${some(unique.slice(0, -1))} or ${unique.at(-1)}`;
}

function some(names: readonly string[], limit = 12): string {
  return names.length <= limit ? names.join(', ') : `${names.slice(0, limit).join(', ')} … (${names.length} in all)`;
}

function quoted(word: string): string {
  return `“${word}”`;
}
