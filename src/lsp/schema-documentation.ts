/** What a RELAX NG schema says in words about its elements, attributes and values (`a:documentation`, RELAX NG DTD Compatibility §2). */
import { parseXml } from '../xml/parse.js';
import { attribute, child, descendants, elements, normalizeSpace, textOf } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';

export interface ValueWords {
  readonly value: string;
  /** Empty if the schema says nothing. */
  readonly documentation: string;
}

export interface AttributeWords {
  readonly documentation: string;
  readonly isRequired: boolean;
  /** Empty for an attribute that has no list of values. */
  readonly values: readonly ValueWords[];
}

export interface ElementWords {
  readonly documentation: string;
  /** Whether it never holds anything. */
  readonly isEmpty: boolean;
  /** By name as written, such as `ref` or `xml:id`. */
  readonly attributes: ReadonlyMap<string, AttributeWords>;
}

/** By local name; undefined for an element that the schema does not name. */
export type SchemaDocumentation = (element: string) => ElementWords | undefined;

type Defines = ReadonlyMap<string, readonly XmlElement[]>;

const annotations = 'http://relaxng.org/ns/compatibility/annotations/1.0';

/**
 * Reads the words of a schema. Each element is looked up when it is first asked for, and then kept.
 *
 * @param files the texts of the schema and of all that it includes; a text that is not well-formed is left out
 */
export function readDocumentation(files: readonly string[]): SchemaDocumentation {
  const defines = new Map<string, XmlElement[]>();
  const declared = new Map<string, XmlElement[]>();
  const add = (map: Map<string, XmlElement[]>, key: string, element: XmlElement): void => {
    map.set(key, [...(map.get(key) ?? []), element]);
  };
  for (const text of files) {
    const { document } = parseXml(text, '');
    if (document === undefined) continue;
    for (const element of [document.root, ...descendants(document.root)]) {
      const name = attribute(element, 'name') ?? textOfName(element);
      if (element.local === 'define') add(defines, name, element);
      else if (element.local === 'element') add(declared, localName(name), element);
    }
  }
  const known = new Map<string, ElementWords>();
  return (name) => {
    const patterns = declared.get(name);
    if (patterns === undefined) return undefined;
    const words = known.get(name) ?? describe(patterns, defines);
    known.set(name, words);
    return words;
  };
}

function textOfName(element: XmlElement): string {
  const name = element.local === 'element' || element.local === 'attribute' ? child(element, 'name') : undefined;
  return name === undefined ? '' : textOf(name).trim();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function describe(patterns: readonly XmlElement[], defines: Defines): ElementWords {
  const attributes = new Map<string, AttributeWords>();
  let isEmpty = true;
  const seen = new Set<string>();
  const visit = (pattern: XmlElement, isOptional: boolean): void => {
    for (const part of elements(pattern)) {
      switch (part.local) {
        case 'attribute': {
          const name = attribute(part, 'name') ?? textOfName(part);
          if (name !== '' && !attributes.has(name)) attributes.set(name, attributeWords(part, isOptional, defines));
          break;
        }
        case 'element':
        case 'text':
        case 'data':
        case 'value':
        case 'list':
          isEmpty = false;
          break;
        case 'ref': {
          const name = attribute(part, 'name') ?? '';
          if (seen.has(name)) break;
          seen.add(name);
          for (const define of defines.get(name) ?? []) visit(define, isOptional);
          break;
        }
        default:
          visit(part, isOptional || ['optional', 'choice', 'zeroOrMore'].includes(part.local));
      }
    }
  };
  for (const pattern of patterns) visit(pattern, false);
  return { documentation: patterns.map(documentationOf).find((words) => words !== '') ?? '', isEmpty, attributes };
}

function attributeWords(pattern: XmlElement, isOptional: boolean, defines: Defines): AttributeWords {
  const values: ValueWords[] = [];
  const seen = new Set<string>();
  const visit = (at: XmlElement): void => {
    const parts = elements(at);
    for (const [i, part] of parts.entries()) {
      if (part.local === 'value') {
        // What is said of a value stands after it, since it may hold nothing but text; TEI's processors do the same.
        const next = parts[i + 1];
        const documentation = next !== undefined && isDocumentation(next) ? normalizeSpace(textOf(next)) : '';
        values.push({ value: normalizeSpace(textOf(part)), documentation });
      } else if (part.local === 'ref') {
        const name = attribute(part, 'name') ?? '';
        if (seen.has(name)) continue;
        seen.add(name);
        for (const define of defines.get(name) ?? []) visit(define);
      } else if (part.uri === at.uri) visit(part);
    }
  };
  visit(pattern);
  return { documentation: documentationOf(pattern), isRequired: !isOptional, values };
}

function isDocumentation({ uri, local }: XmlElement): boolean {
  return uri === annotations && local === 'documentation';
}

function documentationOf(pattern: XmlElement): string {
  return normalizeSpace(elements(pattern).filter(isDocumentation).map(textOf).join(' '));
}
