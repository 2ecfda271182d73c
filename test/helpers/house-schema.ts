/** The house schema as the tests read it: its elements, their documentation and their lists of values. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, descendants, elements, textOf } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export const houseSchema = fromRoot('schema/edition.rng');
export const houseRules = fromRoot('schema/edition.sch');
export const houseOdd = fromRoot('schema/edition.odd');
export const teiAll = fromRoot('../shared/schemas/tei_all.rng');

/** The paths of the files that the house schema must accept: fixtures, and the editions of this repository. */
export function validFiles(): readonly string[] {
  const fixtures = xmlIn('test/fixtures/schema/valid');
  const editions = readdirSync(fromRoot('editions')).flatMap((slug) => [
    ...xmlIn(`editions/${slug}`),
    ...xmlIn(`editions/${slug}/records`),
    ...xmlIn(`editions/${slug}/text`),
  ]);
  return [...fixtures, ...editions];
}

function xmlIn(folder: string): readonly string[] {
  if (!existsSync(fromRoot(folder))) return [];
  return readdirSync(fromRoot(folder))
    .filter((name) => name.endsWith('.xml'))
    .map((name) => fromRoot(`${folder}/${name}`));
}

export function readTree(path: string): XmlElement {
  const { document } = parseXml(readFileSync(path, 'utf8'), path);
  if (document === undefined) throw new Error(`${path} is not well-formed`);
  return document.root;
}

/** A value of a list, with what is said about it. */
export interface ListedValue {
  readonly value: string;
  readonly documentation: string;
}

export interface HouseElement {
  readonly name: string;
  readonly documentation: string;
  /** By name; undefined for an attribute that takes any value of its datatype. */
  readonly attributes: ReadonlyMap<string, readonly ListedValue[] | undefined>;
}

/** Reads the grammar: every element with its attributes, those of its classes included. */
export function readHouseSchema(): readonly HouseElement[] {
  const grammar = readTree(houseSchema);
  const defines = new Map([...descendants(grammar, 'define')].map((d) => [attribute(d, 'name') as string, d]));
  return [...descendants(grammar, 'element')].map((element) => ({
    name: attribute(element, 'name') as string,
    documentation: documentationOf(element),
    attributes: new Map(
      attributesIn(element, defines).map((found) => [attribute(found, 'name') as string, valuesOf(found, defines)]),
    ),
  }));
}

function documentationOf(element: XmlElement): string {
  return elements(element, 'documentation').map(textOf).join(' ');
}

function attributesIn(pattern: XmlElement, defines: ReadonlyMap<string, XmlElement>): readonly XmlElement[] {
  return elements(pattern).flatMap((part) => {
    if (part.local === 'attribute') return [part];
    if (part.local === 'element') return [];
    const define = part.local === 'ref' ? defines.get(attribute(part, 'name') ?? '') : undefined;
    if (define === undefined) return attributesIn(part, defines);
    return (attribute(part, 'name') as string).startsWith('att.') ? attributesIn(define, defines) : [];
  });
}

function valuesOf(
  attributePattern: XmlElement,
  defines: ReadonlyMap<string, XmlElement>,
): readonly ListedValue[] | undefined {
  const parts = elements(attributePattern).flatMap((part) => {
    const define = part.local === 'ref' ? defines.get(attribute(part, 'name') ?? '') : undefined;
    return define === undefined ? [part] : elements(define);
  });
  const listed = parts.flatMap((part) => (part.local === 'choice' ? elements(part) : [part]));
  if (!listed.some(({ local }) => local === 'value') || listed.some(({ local }) => local === 'data')) return undefined;
  return listed.flatMap((part, i) => {
    if (part.local !== 'value') return [];
    const next = listed[i + 1];
    return [{ value: textOf(part), documentation: next?.local === 'documentation' ? textOf(next) : '' }];
  });
}
