import { didYouMean, listOf } from '../diagnostics/suggest.js';
import { parseXml } from '../xml/parse.js';
import { attribute, elements, selfAndDescendants } from '../xml/query.js';
import type { XmlElement, XmlNode } from '../xml/tree.js';
import { mainFile, type SchemaBundle } from './schema-bundle.js';
import { resolveHref } from './schema-includes.js';

/** What is wrong with the schema, in words. */
export class SchematronError extends Error {
  override readonly name = 'SchematronError';
}

export const schNamespace = 'http://purl.oclc.org/dsdl/schematron';
export const xsltNamespace = 'http://www.w3.org/1999/XSL/Transform';

/** A schema's own elements, with what it includes in its place. */
export interface SchematronSource {
  readonly top: readonly XmlElement[];
  /** As the schema names it; undefined where Schematron is embedded in a grammar. */
  readonly queryBinding: string | undefined;
  /** What is active where no phase is asked for; undefined is everything. */
  readonly defaultPhase: string | undefined;
}

/**
 * Reads a schema, or the Schematron that is embedded in a schema of another language.
 *
 * @throws SchematronError
 */
export function readSource(schema: SchemaBundle): SchematronSource {
  const main = mainFile(schema);
  const root = rootOf(schema, main);
  if (root.uri !== schNamespace) {
    const top = [...schema.files.keys()].flatMap((path) => {
      const grammar = rootOf(schema, path);
      if (grammar.uri === schNamespace) return [];
      return elements(withIncludes(schema, { ...grammar, children: embeddedIn(grammar) }, path, 0));
    });
    // TEI's processors write XPath 2 into their grammars, and have no place to say so.
    return { top, queryBinding: undefined, defaultPhase: undefined };
  }
  return {
    top: elements(withIncludes(schema, root, main, 0)),
    queryBinding: attribute(root, 'queryBinding') ?? 'xslt',
    defaultPhase: attribute(root, 'defaultPhase'),
  };
}

/** The phases of a schema, by name. Undefined where it cannot be read: whoever checks with it says so. */
export function phasesOf(schema: SchemaBundle): readonly string[] | undefined {
  try {
    const phases = readSource(schema).top.filter((element) => isSch(element, 'phase'));
    return phases.map((phase) => attribute(phase, 'id') ?? '');
  } catch (error) {
    if (!(error instanceof SchematronError)) throw error;
    return undefined;
  }
}

/** The phases that every schema has: all that there is, and what the schema itself says (ISO/IEC 19757-3:2016 §5.5.10). */
export const phasesOfAll: readonly string[] = ['#ALL', '#DEFAULT'];

/** What to write instead of a phase that there is not. */
export function phaseHelp(phase: string, phases: readonly string[]): string {
  const otherwise = phases.length === 0 ? 'It has no phases' : `Its phases are ${listOf(phases)}`;
  return didYouMean(phase, [...phases, ...phasesOfAll], otherwise);
}

/**
 * What a RELAX NG schema has in it of Schematron, wherever it stands (ISO/IEC 19757-3, annex on embedding, as TEI's processors write
 * it): the outermost elements, each namespace prefix once. A rule without a pattern is one by itself.
 */
function embeddedIn(grammar: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const prefixes = new Set<string>();
  const walk = (parent: XmlElement): void => {
    for (const element of elements(parent)) {
      if (element.uri === xsltNamespace) found.push(element);
      else if (element.uri !== schNamespace) walk(element);
      else if (element.local === 'ns') {
        const prefix = attribute(element, 'prefix') ?? '';
        if (!prefixes.has(prefix)) found.push(element);
        prefixes.add(prefix);
      } else if (element.local === 'rule')
        found.push({ ...element, local: 'pattern', attributes: [], children: [element] });
      else found.push(element);
    }
  };
  walk(grammar);
  return found;
}

/**
 * An element with what it includes, at any depth: for `include` the element that is named, for `extends` with `href` the children of
 * that element (§5.4.4, §5.4.6). A reference may name an element of a file by its id.
 */
function withIncludes(schema: SchemaBundle, element: XmlElement, file: string, depth: number): XmlElement {
  if (depth > 20) throw new SchematronError('Files include each other in a circle');
  const children = element.children.flatMap((node): readonly XmlNode[] => {
    if (node.kind !== 'element' || node.uri !== schNamespace) return [node];
    const href = attribute(node, 'href');
    if (href === undefined || !['include', 'extends'].includes(node.local))
      return [withIncludes(schema, node, file, depth)];
    const [name = '', id = ''] = href.split('#');
    const path = name === '' ? file : resolveHref(file, name);
    const included = withIncludes(schema, elementOf(schema, path, id), path, depth + 1);
    return node.local === 'include' ? [included] : included.children;
  });
  return { ...element, children };
}

function elementOf(schema: SchemaBundle, path: string, id: string): XmlElement {
  const root = rootOf(schema, path);
  if (id === '') return root;
  const found = [...selfAndDescendants(root)].find(
    (element) => attribute(element, 'id') === id || attribute(element, 'xml:id') === id,
  );
  if (found === undefined) throw new SchematronError(`There is no element with the id “${id}” in ${path}`);
  return found;
}

function rootOf(schema: SchemaBundle, path: string): XmlElement {
  const { document, diagnostics } = parseXml(schema.files.get(path) ?? '', path);
  if (document !== undefined) return document.root;
  const first = diagnostics[0];
  throw new SchematronError(`line ${first?.range.start.line ?? 1}: ${first?.message ?? 'it is not well-formed'}`);
}

export function isSch(element: XmlElement, local: string): boolean {
  return element.uri === schNamespace && element.local === local;
}
