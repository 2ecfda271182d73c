/** Findings about keys, references to keys and ids by a W3C XML Schema (XML Schema Part 1 §3.11, Part 2 §3.3.8–10). */
import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { didYouMean } from '../diagnostics/suggest.js';
import { selfAndDescendants, textOf } from '../xml/query.js';
import type { XmlAttribute, XmlDocument, XmlElement } from '../xml/tree.js';
import { nameRange } from './node-range.js';
import { readName, readValues, type XsdMessage } from './xsd-messages.js';
import type { XsdConstraint, XsdModel } from './xsd-model.js';

/** A message about a key as a finding; undefined if it is about something else. */
export function describeKey(document: XmlDocument, message: XsdMessage, model: XsdModel): Diagnostic | undefined {
  const { element, words } = message;
  if (element === undefined) return undefined;
  const key = readKeyMessage(words);
  if (key === undefined) return undefined;
  const { what, values, name } = key;
  const constraint = model.constraint(name);
  const fields = constraint?.fields ?? [];
  const attribute = fieldAttribute(element, fields);
  const range = attribute?.valueRange ?? nameRange(element);
  const shown = values.map((value) => `“${value}”`).join(', ');
  const where = fields.length === 0 ? `in <${element.name}>` : `as ${fieldWords(fields)} of <${element.name}>`;
  if (what === 'incomplete') {
    return diagnostic('xsd/key', document.file, nameRange(element), {
      message: `<${element.name}> lacks ${fields.length === 0 ? 'a value' : fieldWords(fields)}, by which it is known`,
      help: `Add it: the schema calls this key ${name.local}`,
    });
  }
  if (what === 'twice') {
    const first = alike(document, element, fields, values)[0];
    return diagnostic('xsd/key', document.file, range, {
      message: `${shown} is used twice ${where}`,
      help: `Write another one: the schema wants each once (${name.local})`,
      related: first === undefined || first === element ? [] : [related(document, first, 'It is used here first')],
    });
  }
  const known = constraint?.refer === undefined ? undefined : model.constraint(constraint.refer);
  return diagnostic('xsd/key', document.file, range, {
    message: `${shown} ${where} leads to nothing`,
    help: didYouMean(values[0] ?? '', known === undefined ? [] : valuesOf(document, known), leadTo(known, name.local)),
  });
}

/** An id that is used twice, at its second use. */
export function describeSecondId(document: XmlDocument, element: XmlElement, attribute: XmlAttribute): Diagnostic {
  const first = [...selfAndDescendants(document.root)].find(
    (other) =>
      other !== element &&
      other.attributes.some(({ value, name }) => value.trim() === attribute.value.trim() && name === attribute.name),
  );
  return diagnostic('xsd/key', document.file, attribute.valueRange, {
    message: `The id “${attribute.value.trim()}” is used twice`,
    help: 'Write another one: an id stands for one element',
    related: first === undefined ? [] : [related(document, first, 'It is used here too')],
  });
}

/** References to ids, by the types IDREF and IDREFS, that no id answers; the engine does not look for them. */
export function checkIdReferences(document: XmlDocument, model: XsdModel): readonly Diagnostic[] {
  const ids = new Set<string>();
  const references: { readonly value: string; readonly where: string; readonly range: SourceRange }[] = [];
  for (const element of selfAndDescendants(document.root)) {
    const content = model.contentOf(element);
    for (const { uri, local, name, value, valueRange } of element.attributes) {
      const declared = content?.attributes.find((one) => one.uri === uri && one.local === local);
      // An attribute that a wildcard lets in may be an id as well.
      if (declared === undefined || declared.builtIn === 'ID') ids.add(value.trim());
      else if (isReference(declared.builtIn)) references.push({ value, where: `@${name}`, range: valueRange });
    }
    if (content?.builtIn === 'ID') ids.add(textOf(element).trim());
    else if (isReference(content?.builtIn))
      references.push({ value: textOf(element), where: `the content of <${element.name}>`, range: nameRange(element) });
  }
  return references.flatMap(({ value, where, range }) =>
    value
      .split(/\s+/)
      .filter((word) => /^[\p{L}_]/u.test(word) && !ids.has(word))
      .map((word) =>
        diagnostic('xsd/key', document.file, range, {
          message: `“${word}” as ${where} leads to nothing`,
          help: didYouMean(word, [...ids], 'Write an id that is in this file'),
        }),
      ),
  );
}

function isReference(builtIn: string | undefined): boolean {
  return builtIn === 'IDREF' || builtIn === 'IDREFS';
}

/** The values that a message about a reference to a key says are missing. */
export function missingKey(words: string): readonly string[] | undefined {
  const key = readKeyMessage(words);
  return key?.what === 'nowhere' ? key.values : undefined;
}

/** Whether a message says that an element lacks a part of its key. */
export function isIncompleteKey(words: string): boolean {
  return readKeyMessage(words)?.what === 'incomplete';
}

function readKeyMessage(words: string) {
  const [, values, name] =
    /^Duplicate key-sequence \[([\s\S]*)\] in (?:key|unique) identity-constraint '([^']*)'\.$/.exec(words) ?? [];
  if (values !== undefined) return { what: 'twice', values: readValues(values), name: readName(name ?? '') } as const;
  const [, missing, keyref] = /^No match found for key-sequence \[([\s\S]*)\] of keyref '([^']*)'\.$/.exec(words) ?? [];
  if (missing !== undefined)
    return { what: 'nowhere', values: readValues(missing), name: readName(keyref ?? '') } as const;
  const key = /^Not all fields of key identity-constraint '([^']*)' evaluate to a node\.$/.exec(words)?.[1];
  return key === undefined ? undefined : ({ what: 'incomplete', values: [], name: readName(key) } as const);
}

/** The attribute that a field of a key is, where it is one of the element itself. */
function fieldAttribute(element: XmlElement, fields: readonly string[]): XmlAttribute | undefined {
  const names = fields.flatMap((field) => /^(?:\.\/)?@(?:[\w.-]+:)?([\w.-]+)$/.exec(field.trim())?.[1] ?? []);
  return element.attributes.find(({ local }) => local === names[0]);
}

function fieldWords(fields: readonly string[]): string {
  return fields
    .map((field) => (field.trim() === '.' ? 'the content' : field.trim().replace(/^\.\//, '')))
    .join(' and ');
}

/** What a field is worth in an element: of an attribute, or of the element's own text; undefined for longer paths. */
function fieldValue(element: XmlElement, field: string): string | undefined {
  if (field.trim() === '.') return textOf(element).trim();
  return fieldAttribute(element, [field])?.value.trim();
}

function alike(
  document: XmlDocument,
  element: XmlElement,
  fields: readonly string[],
  values: readonly string[],
): readonly XmlElement[] {
  return [...selfAndDescendants(document.root)].filter(
    (other) =>
      other.uri === element.uri &&
      other.local === element.local &&
      fields.length > 0 &&
      fields.every((field, i) => fieldValue(other, field) === values[i]),
  );
}

/** The values that the key of a reference has in the document. */
function valuesOf(document: XmlDocument, key: XsdConstraint): readonly string[] {
  const names = lastSteps(key);
  const [field = ''] = key.fields;
  return [...selfAndDescendants(document.root)].flatMap((element) =>
    names.includes(element.local) || names.includes('*') ? (fieldValue(element, field) ?? []) : [],
  );
}

/** The local names of the elements that a key selects. */
function lastSteps({ selector }: XsdConstraint): readonly string[] {
  return selector.split('|').map((path) => path.trim().replace(/^.*[/:]/, ''));
}

function leadTo(key: XsdConstraint | undefined, name: string): string {
  if (key === undefined) return `Write one that is there: the schema calls this reference ${name}`;
  const tags = lastSteps(key).map((local) => (local === '*' ? 'an element' : `<${local}>`));
  return `Write the ${fieldWords(key.fields)} of ${tags.join(' or ')}`;
}

function related(
  document: XmlDocument,
  element: XmlElement,
  message: string,
): { file: string; range: SourceRange; message: string } {
  return { file: document.file, range: nameRange(element), message };
}
