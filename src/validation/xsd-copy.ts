import { escapeAttribute, escapeText } from '../xml/serialise.js';
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from '../xml/tree.js';
import type { QualifiedName } from './refusal.js';
import { mostLines } from './xmllint.js';
import { instanceNamespace } from './xsd-references.js';

/** What is taken for granted in place of an element that the engine refuses, so that it looks at what follows. */
export type XsdRepair =
  | { readonly kind: 'leave out' }
  | { readonly kind: 'call'; readonly local: string }
  | { readonly kind: 'precede'; readonly by: QualifiedName };

/** What stands in a line of a copy: a start tag, an end tag, or an element that was put before another one. */
export interface CopiedPlace {
  readonly element: XmlElement;
  readonly part: 'start' | 'end' | 'put before';
}

/** A document as the engine is given it. */
export interface XsdCopy {
  readonly text: string;
  /** Whether it has more lines than the engine can count, unless it reads it as a stream. */
  readonly isStream: boolean;
  /** What stands in a line, 1-based. */
  place(line: number): CopiedPlace | undefined;
}

/**
 * Writes a document anew in which each start tag ends in a line of its own, and no text has a line feed: the engine names lines, and
 * nothing but lines. Comments, instructions and addresses of schemas are left out. Does not recurse: any depth will do.
 */
export function copyForXsd({ root }: XmlDocument, repairs: ReadonlyMap<XmlElement, XsdRepair>): XsdCopy {
  const isStream = countElements(root) + repairs.size > mostLines;
  const parts: string[] = [];
  const places: (CopiedPlace | undefined)[] = [undefined];
  const newLine = (element: XmlElement, part: CopiedPlace['part']): string => {
    places.push({ element, part });
    return '\n';
  };
  const stack: (XmlNode | { readonly kind: 'end'; readonly element: XmlElement; readonly name: string })[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'text') parts.push(escapeText(node.value).replaceAll('\n', '&#xA;'));
    else if (node.kind === 'end') parts.push(`</${node.name}${isStream ? newLine(node.element, 'end') : ''}>`);
    else if (node.kind === 'element') {
      const repair = repairs.get(node);
      if (repair?.kind === 'leave out') continue;
      if (repair?.kind === 'precede') parts.push(emptyElement(repair.by, newLine(node, 'put before')));
      const { local } = repair?.kind === 'call' ? repair : node;
      const name = node.name.slice(0, node.name.length - node.local.length) + local;
      parts.push(`<${name}${node.attributes.map(written).join('')}${newLine(node, 'start')}>`);
      stack.push({ kind: 'end', element: node, name });
      for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i] as XmlNode);
    }
  }
  return { text: parts.join(''), isStream, place: (line) => places[line - 1] };
}

function emptyElement({ uri, local }: QualifiedName, newLine: string): string {
  return `<${local} xmlns="${escapeAttribute(uri)}"${newLine}/>`;
}

function written({ name, uri, local, value }: XmlAttribute): string {
  const isAddress = uri === instanceNamespace && /^(?:schemaLocation|noNamespaceSchemaLocation)$/.test(local);
  return isAddress ? '' : ` ${name}="${escapeAttribute(value)}"`;
}

function countElements(root: XmlElement): number {
  let count = 0;
  const stack = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    count += 1;
    for (const child of element.children) if (child.kind === 'element') stack.push(child);
  }
  return count;
}
