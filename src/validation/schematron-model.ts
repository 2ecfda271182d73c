import { parseXml } from '../xml/parse.js';
import { attribute, elements } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { mainFile, type SchemaBundle } from './schema-bundle.js';
import { resolveHref } from './schema-includes.js';
import { xsdNamespace } from './xsd-references.js';

/** A Schematron schema with what is abstract filled in (ISO/IEC 19757-3:2016). */
export interface SchematronModel {
  readonly namespaces: readonly { readonly prefix: string; readonly uri: string }[];
  /** Elements of XSLT at the top level: functions, keys. */
  readonly foreign: readonly XmlElement[];
  readonly lets: readonly XmlElement[];
  readonly patterns: readonly SchematronPattern[];
  /** By id. */
  readonly diagnostics: ReadonlyMap<string, XmlElement>;
}

export interface SchematronPattern {
  readonly lets: readonly XmlElement[];
  readonly rules: readonly SchematronRule[];
  /** What `$name` stands for in an instance of an abstract pattern. */
  readonly parameters: ReadonlyMap<string, string>;
}

export interface SchematronRule {
  readonly context: string;
  readonly lets: readonly XmlElement[];
  readonly checks: readonly XmlElement[];
}

/** What is wrong with the schema, in words. */
export class SchematronError extends Error {
  override readonly name = 'SchematronError';
}

const namespace = 'http://purl.oclc.org/dsdl/schematron';
const relaxNg = 'http://relaxng.org/ns/structure/1.0';
const xslt = 'http://www.w3.org/1999/XSL/Transform';

/**
 * Reads a schema, or the Schematron that is embedded in a RELAX NG schema or an XSD: includes are put in, abstract rules and patterns filled in, patterns outside the default phase left out.
 *
 * @throws SchematronError
 */
export function readSchematron(schema: SchemaBundle): SchematronModel {
  const root = rootOf(schema, mainFile(schema));
  const top =
    root.uri === relaxNg || root.uri === xsdNamespace
      ? [...schema.files.keys()].flatMap((path) => embeddedIn(rootOf(schema, path)))
      : withIncludes(schema, root, mainFile(schema));
  const patterns = top.filter((element) => isSch(element, 'pattern'));
  const phase = attribute(root, 'defaultPhase');
  const active = phase === undefined || phase === '#ALL' ? undefined : activePatterns(top, phase);
  const abstract = new Map(
    patterns
      .filter((pattern) => attribute(pattern, 'abstract') === 'true')
      .map((pattern) => [attribute(pattern, 'id') ?? '', pattern]),
  );
  const sharedRules = top.filter((element) => isSch(element, 'rules')).flatMap((rules) => elements(rules, 'rule'));
  return {
    namespaces: top
      .filter((element) => isSch(element, 'ns'))
      .map((ns) => ({ prefix: attribute(ns, 'prefix') ?? '', uri: attribute(ns, 'uri') ?? '' })),
    foreign: top.filter((element) => element.uri !== namespace),
    lets: top.filter((element) => isSch(element, 'let')),
    patterns: patterns
      .filter((pattern) => attribute(pattern, 'abstract') !== 'true')
      .filter((pattern) => active === undefined || active.has(attribute(pattern, 'id') ?? ''))
      .map((pattern) => readPattern(schema, pattern, abstract, sharedRules)),
    diagnostics: new Map(
      top
        .filter((element) => isSch(element, 'diagnostics'))
        .flatMap((list) => elements(list, 'diagnostic'))
        .map((item) => [attribute(item, 'id') ?? '', item]),
    ),
  };
}

function readPattern(
  schema: SchemaBundle,
  pattern: XmlElement,
  abstract: ReadonlyMap<string, XmlElement>,
  sharedRules: readonly XmlElement[],
): SchematronPattern {
  const parameters = new Map(
    elements(pattern, 'param').map((item) => [attribute(item, 'name') ?? '', attribute(item, 'value') ?? '']),
  );
  const isA = attribute(pattern, 'is-a');
  const source = isA === undefined ? pattern : abstract.get(isA);
  if (source === undefined) throw new SchematronError(`There is no abstract pattern “${isA}”`);
  const content = withIncludes(schema, source, mainFile(schema));
  const rules = content.filter((element) => isSch(element, 'rule'));
  const abstractRules = new Map(
    [...sharedRules, ...rules]
      .filter((rule) => attribute(rule, 'abstract') === 'true')
      .map((rule) => [attribute(rule, 'id') ?? '', rule]),
  );
  return {
    parameters,
    lets: content.filter((element) => isSch(element, 'let')),
    rules: rules
      .filter((rule) => attribute(rule, 'abstract') !== 'true')
      .map((rule) => ({ context: attribute(rule, 'context') ?? '', ...ruleContent(rule, abstractRules, 0) })),
  };
}

function ruleContent(
  rule: XmlElement,
  abstract: ReadonlyMap<string, XmlElement>,
  depth: number,
): Pick<SchematronRule, 'lets' | 'checks'> {
  if (depth > 20) throw new SchematronError('Abstract rules extend each other in a circle');
  const lets: XmlElement[] = [];
  const checks: XmlElement[] = [];
  for (const element of elements(rule)) {
    if (isSch(element, 'let')) lets.push(element);
    else if (isSch(element, 'assert') || isSch(element, 'report')) checks.push(element);
    else if (isSch(element, 'extends')) {
      const id = attribute(element, 'rule') ?? '';
      const extended = abstract.get(id);
      if (extended === undefined) throw new SchematronError(`There is no abstract rule “${id}”`);
      const more = ruleContent(extended, abstract, depth + 1);
      lets.push(...more.lets);
      checks.push(...more.checks);
    }
  }
  return { lets, checks };
}

function activePatterns(top: readonly XmlElement[], phase: string): ReadonlySet<string> {
  const chosen = top.find((element) => isSch(element, 'phase') && attribute(element, 'id') === phase);
  if (chosen === undefined) throw new SchematronError(`There is no phase “${phase}”`);
  return new Set(elements(chosen, 'active').map((active) => attribute(active, 'pattern') ?? ''));
}

/**
 * What a schema of another language has in it of Schematron, wherever it stands (ISO/IEC 19757-3, annex on embedding, as TEI's processors write
 * it): the outermost elements, each namespace prefix once. A rule without a pattern is one by itself.
 */
function embeddedIn(grammar: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const prefixes = new Set<string>();
  const walk = (parent: XmlElement): void => {
    for (const element of elements(parent)) {
      if (element.uri === xslt) found.push(element);
      else if (element.uri !== namespace) walk(element);
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

/** The children of an element with those of included files in their place (§6.4). */
function withIncludes(schema: SchemaBundle, parent: XmlElement, file: string, depth = 0): readonly XmlElement[] {
  if (depth > 20) throw new SchematronError('Files include each other in a circle');
  return elements(parent).flatMap((element) => {
    const href = attribute(element, 'href');
    if (href === undefined || !(isSch(element, 'include') || isSch(element, 'extends'))) return [element];
    const path = resolveHref(file, href);
    const root = rootOf(schema, path);
    return isSch(element, 'include') ? [root] : withIncludes(schema, root, path, depth + 1);
  });
}

function rootOf(schema: SchemaBundle, path: string): XmlElement {
  const { document, diagnostics } = parseXml(schema.files.get(path) ?? '', path);
  if (document !== undefined) return document.root;
  const first = diagnostics[0];
  throw new SchematronError(`line ${first?.range.start.line ?? 1}: ${first?.message ?? 'it is not well-formed'}`);
}

function isSch(element: XmlElement, local: string): boolean {
  return element.uri === namespace && element.local === local;
}
