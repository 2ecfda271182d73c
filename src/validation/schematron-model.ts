import type { Severity } from '../diagnostics/diagnostic.js';
import { didYouMean } from '../diagnostics/suggest.js';
import { attribute, elements } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import type { SchemaBundle } from './schema-bundle.js';
import {
  isSch,
  phaseHelp,
  readSource,
  SchematronError,
  type SchematronSource,
  schNamespace,
} from './schematron-source.js';

/** A Schematron schema with what is abstract filled in (ISO/IEC 19757-3:2016). */
export interface SchematronModel {
  /** Whether expressions mean what they mean in XPath 1.0: the query binding is `xslt`, or none is named (§6.4). */
  readonly isXPath1: boolean;
  readonly namespaces: readonly { readonly prefix: string; readonly uri: string }[];
  /** Elements of XSLT at the top level: functions, keys. */
  readonly foreign: readonly XmlElement[];
  /** Those of the schema and of the active phase. */
  readonly lets: readonly XmlElement[];
  readonly patterns: readonly SchematronPattern[];
  /** By id. */
  readonly diagnostics: ReadonlyMap<string, XmlElement>;
  /** By id. */
  readonly properties: ReadonlyMap<string, XmlElement>;
}

export interface SchematronPattern {
  readonly element: XmlElement;
  readonly lets: readonly XmlElement[];
  readonly rules: readonly SchematronRule[];
  /** What `$name` stands for in an instance of an abstract pattern. */
  readonly parameters: ReadonlyMap<string, string>;
  /** An expression that gives the addresses of the documents to check instead of the one at hand. */
  readonly documents: string | undefined;
}

export interface SchematronRule {
  readonly element: XmlElement;
  readonly context: string;
  readonly lets: readonly XmlElement[];
  readonly checks: readonly SchematronCheck[];
}

export interface SchematronCheck {
  /** An `assert` or a `report`. */
  readonly element: XmlElement;
  /** Where to look for what the element itself does not say (`role`, `flag`, `subject`, `see`): the nearest first. */
  readonly around: readonly XmlElement[];
}

/** What a role says of the severity of a finding; undefined if nothing. */
export function severityOfRole(role: string): Severity | undefined {
  if (/^(info|information|hint|note)/i.test(role)) return 'info';
  if (/^(warn|caution|nonfatal)/i.test(role)) return 'warning';
  return /^(error|fatal)/i.test(role) ? 'error' : undefined;
}

/**
 * Reads a schema, or the Schematron that is embedded in a RELAX NG schema or an XSD: includes are put in, abstract rules and patterns
 * filled in, patterns outside the active phase left out.
 *
 * @throws SchematronError
 */
export function readSchematron(schema: SchemaBundle): SchematronModel {
  const source = readSource(schema);
  const { top } = source;
  const patterns = top.filter((element) => isSch(element, 'pattern'));
  const phase = activePhase(source, schema.phase, patterns);
  const abstract = new Map(
    patterns
      .filter((pattern) => attribute(pattern, 'abstract') === 'true')
      .map((pattern) => [attribute(pattern, 'id') ?? '', pattern]),
  );
  const sharedRules = top.filter((element) => isSch(element, 'rules')).flatMap((rules) => elements(rules, 'rule'));
  return {
    isXPath1: isXPath1(source.queryBinding),
    namespaces: top
      .filter((element) => isSch(element, 'ns'))
      .map((ns) => ({ prefix: attribute(ns, 'prefix') ?? '', uri: attribute(ns, 'uri') ?? '' })),
    foreign: top.filter((element) => element.uri !== schNamespace),
    lets: [
      ...top.filter((element) => isSch(element, 'let')),
      ...(phase === undefined ? [] : elements(phase.element, 'let')),
    ],
    patterns: patterns
      .filter((pattern) => attribute(pattern, 'abstract') !== 'true')
      .filter((pattern) => phase === undefined || phase.patterns.has(attribute(pattern, 'id') ?? ''))
      .map((pattern) => readPattern(pattern, abstract, sharedRules)),
    diagnostics: listed(top, 'diagnostics', 'diagnostic'),
    properties: listed(top, 'properties', 'property'),
  };
}

/**
 * The query bindings that XSLT serves (§6.4, annexes C and H): `xslt` is XPath 1.0.
 *
 * @throws SchematronError for the others, of which the standard reserves the names
 */
function isXPath1(binding: string | undefined): boolean {
  const name = binding?.trim().toLowerCase();
  if (name === undefined || name === 'xslt2' || name === 'xslt3') return false;
  if (name === 'xslt') return true;
  throw new SchematronError(
    `Its rules are in the query language “${binding}”, and only queryBinding="xslt", "xslt2" and "xslt3" are understood`,
  );
}

interface ActivePhase {
  readonly element: XmlElement;
  /** The ids of the patterns that are active in it. */
  readonly patterns: ReadonlySet<string>;
}

/** The phase that is asked for, or the schema's own default; undefined if all patterns are active (§5.5.10). */
function activePhase(
  { top, defaultPhase }: SchematronSource,
  asked: string | undefined,
  patterns: readonly XmlElement[],
): ActivePhase | undefined {
  const name = asked === undefined || asked === '#DEFAULT' ? defaultPhase : asked;
  if (name === undefined || name === '#ALL' || name === '#DEFAULT') return undefined;
  const phases = top.filter((element) => isSch(element, 'phase'));
  const ids = (list: readonly XmlElement[]): readonly string[] => list.map((item) => attribute(item, 'id') ?? '');
  const element = phases.find((phase) => attribute(phase, 'id') === name);
  if (element === undefined) throw new SchematronError(`There is no phase “${name}”. ${phaseHelp(name, ids(phases))}`);
  const active = elements(element, 'active').map((item) => attribute(item, 'pattern') ?? '');
  const known = ids(patterns);
  const unknown = active.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const meant = didYouMean(unknown, known, '');
    throw new SchematronError(
      `The phase “${name}” has a pattern “${unknown}” that is not there${meant === '' ? '' : `. ${meant}`}`,
    );
  }
  return { element, patterns: new Set(active) };
}

function listed(top: readonly XmlElement[], list: string, item: string): ReadonlyMap<string, XmlElement> {
  const items = top.filter((element) => isSch(element, list)).flatMap((element) => elements(element, item));
  return new Map(items.map((element) => [attribute(element, 'id') ?? '', element]));
}

function readPattern(
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
  const content = elements(source);
  const rules = content.filter((element) => isSch(element, 'rule'));
  const abstractRules = new Map(
    [...sharedRules, ...rules]
      .filter((rule) => attribute(rule, 'abstract') === 'true')
      .map((rule) => [attribute(rule, 'id') ?? '', rule]),
  );
  return {
    element: pattern,
    parameters,
    documents: attribute(pattern, 'documents') ?? attribute(source, 'documents'),
    lets: content.filter((element) => isSch(element, 'let')),
    rules: rules
      .filter((rule) => attribute(rule, 'abstract') !== 'true')
      .map((rule) => ({
        element: rule,
        context: attribute(rule, 'context') ?? '',
        ...ruleContent(rule, abstractRules, [rule, pattern, source], 0),
      })),
  };
}

function ruleContent(
  rule: XmlElement,
  abstract: ReadonlyMap<string, XmlElement>,
  around: readonly XmlElement[],
  depth: number,
): Pick<SchematronRule, 'lets' | 'checks'> {
  if (depth > 20) throw new SchematronError('Abstract rules extend each other in a circle');
  const lets: XmlElement[] = [];
  const checks: SchematronCheck[] = [];
  for (const element of elements(rule)) {
    if (isSch(element, 'let')) lets.push(element);
    else if (isSch(element, 'assert') || isSch(element, 'report')) checks.push({ element, around });
    else if (isSch(element, 'extends')) {
      const id = attribute(element, 'rule') ?? '';
      const extended = abstract.get(id);
      if (extended === undefined) throw new SchematronError(`There is no abstract rule “${id}”`);
      const more = ruleContent(extended, abstract, [extended, ...around], depth + 1);
      lets.push(...more.lets);
      checks.push(...more.checks);
    }
  }
  return { lets, checks };
}
