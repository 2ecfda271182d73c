import { ancestors, attributeOf } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import type { Change } from './text-changes.js';

const xsd = 'http://www.w3.org/2001/XMLSchema-datatypes';
const compatibility = 'http://relaxng.org/ns/compatibility/datatypes/1.0';

/**
 * What jing takes for a URI reference (RFC 3986, with spaces and all letters allowed), as two patterns of XML Schema that must both
 * fit. The engines each have a notion of their own, and one of them takes “[URL” for an address.
 */
export const uriReference: readonly string[] = (() => {
  const escaped = '%[0-9a-fA-F]{2}';
  const path = `([^%#?\\[\\]]|${escaped})*`;
  const tail = `([^%#]|${escaped})*`;
  const numericHost = `([a-zA-Z][a-zA-Z0-9+.\\-]*:)?//[^%#?/\\[\\]]*\\[[0-9a-fA-F:.]+\\]`;
  const afterScheme = '[^/?#].*|/|/[^/].*|//.+';
  return [
    `(${numericHost})?${path}(\\?${tail})?(#${tail})?`,
    `([a-zA-Z][a-zA-Z0-9+.\\-]*:(${afterScheme})|[^:/?#]+([/?#].*)?|/|/[^/].*|//.+|[?#].*|)`,
  ];
})();

/**
 * The changes that make a `data` element of a RELAX NG schema mean the same to all engines. `ID` becomes `NCName`: that no id is
 * used twice is a rule of our own, across files, and only one of the engines would see to it. `anyURI` becomes a pattern.
 */
export function plainTypes(data: XmlElement, source: string): readonly Change[] {
  const type = attributeOf(data, 'type');
  const library = [data, ...ancestors(data)]
    .map((element) => attributeOf(element, 'datatypeLibrary')?.value)
    .find((value) => value !== undefined);
  const { valueRange } = type ?? {};
  if (type === undefined || valueRange === undefined) return [];
  const name = type.value.trim();
  if (/^(ID|IDREF)$/.test(name) && (library === xsd || library === compatibility)) {
    const value = `NCName" datatypeLibrary="${xsd}`;
    const own = attributeOf(data, 'datatypeLibrary');
    return [
      ...(own === undefined ? [] : [{ start: own.range.start.offset, end: own.range.end.offset, text: '' }]),
      { start: type.range.start.offset, end: type.range.end.offset, text: `type="${value}"` },
    ];
  }
  if (name !== 'anyURI' || library !== xsd) return [];
  const prefix = data.name.slice(0, data.name.length - data.local.length);
  const pattern = uriReference.map((text) => `<${prefix}param name="pattern">${text}</${prefix}param>`).join('');
  const toToken = { start: valueRange.start.offset, end: valueRange.end.offset, text: 'token' };
  const { start, end } = data.tag;
  const isEmptyTag = source.slice(start.offset, end.offset).endsWith('/>');
  const insertion = isEmptyTag
    ? { start: end.offset - 2, end: end.offset, text: `>${pattern}</${data.name}>` }
    : { start: end.offset, end: end.offset, text: pattern };
  return [toToken, insertion];
}
