/** What names in a W3C XML Schema mean (XML Schema Part 1 §3.15.3). */
import { attribute, xmlNamespace, xmlnsNamespace } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import type { QualifiedName } from './refusal.js';

/** Whether a local declaration is in the target namespace. */
export function isQualified(node: XmlElement, byDefault: string): boolean {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return (attribute(node, 'form') ?? attribute(root, byDefault)) === 'qualified';
}

/**
 * A name as the namespaces in force at an element make it.
 *
 * @param otherwise the namespace of a name without a prefix where none is declared
 */
export function resolveName(at: XmlElement, name: string, otherwise: string): QualifiedName {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  if (prefix === 'xml') return { uri: xmlNamespace, local };
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let element: XmlElement | undefined = at; element !== undefined; element = element.parent) {
    const declared = element.attributes.find((one) => one.uri === xmlnsNamespace && one.name === declaration);
    if (declared !== undefined) return { uri: declared.value, local };
  }
  return { uri: prefix === '' ? otherwise : '', local };
}
