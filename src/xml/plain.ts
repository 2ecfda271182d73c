import { XMLParser } from 'fast-xml-parser';

/** An element as a plain object: attributes under `@name`, text under `#text`, child elements in lists under their local names. */
export interface PlainElement {
  readonly [key: string]: string | readonly PlainElement[] | undefined;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  // Also the references by number.
  htmlEntities: true,
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

/**
 * Reads XML that holds data and no running text, such as a report of a validator, into plain objects. The order of text and elements
 * inside one element is lost. Namespaces are left out of names.
 */
export function readPlain(xml: string): PlainElement {
  return parser.parse(xml) as PlainElement;
}

/** The child elements of that name. */
export function plainChildren(element: PlainElement, name: string): readonly PlainElement[] {
  const children = element[name];
  return Array.isArray(children) ? (children as readonly PlainElement[]) : [];
}

/** The value of an attribute (`@name`) or the text (`#text`); empty where there is none. */
export function plainText(element: PlainElement, name: string): string {
  const value = element[name];
  return typeof value === 'string' ? value : '';
}
