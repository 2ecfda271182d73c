import { ancestors, attribute, elements, textOf, xmlnsNamespace } from '../xml/query.js';
import { escapeAttribute, escapeText, serialise } from '../xml/serialise.js';
import type { XmlElement } from '../xml/tree.js';
import {
  type SchematronCheck,
  type SchematronModel,
  type SchematronPattern,
  type SchematronRule,
  severityOfRole,
} from './schematron-model.js';
import { readersAmong } from './schematron-reading.js';
import { xsltNamespace } from './schematron-source.js';

const svrl = 'http://purl.oclc.org/dsdl/svrl';

/** The errors that mean that another file could not be read (XQuery and XPath Functions and Operators, annex C). */
const readingErrors = ['FODC0002', 'FODC0003', 'FODC0004', 'FODC0005', 'FODC0006', 'FOUT1170', 'FOUT1190', 'FOUT1200'];

/** What is the same for all rules of a schema. */
interface Scheme {
  readonly model: SchematronModel;
  /** Whether an expression may read other files. */
  readonly reads: (text: string) => boolean;
}

/**
 * Writes a schema as an XSLT 3.0 stylesheet whose result is a report in SVRL (ISO/IEC 19757-3:2016, annex D), with the successful
 * checks left out. One walk over the document serves all rules: each rule is a template of the same mode, with the priority
 * of its place in the schema, and hands on to the next one. So an element is tried only by the rules whose name it has. Patterns
 * that are for other documents have a walk each. Where a rule cannot read a file that it wants, the report has an `svrl:error`.
 */
export function schematronToXslt(model: SchematronModel): string {
  const scheme: Scheme = { model, reads: readersAmong(definitionsIn(model)) };
  const here = model.patterns.filter(({ documents }) => documents === undefined);
  const elsewhere = model.patterns.filter(({ documents }) => documents !== undefined);
  const namespaces = model.namespaces
    .filter(({ prefix }) => prefix !== 'xml')
    .map(({ prefix, uri }) => ` xmlns:${prefix}="${escapeAttribute(uri)}"`);
  const declared = namespaces.join('');
  const own = [
    ['xsl', xsltNamespace],
    ['svrl', svrl],
    ['xs', 'http://www.w3.org/2001/XMLSchema'],
    ['sch-err', 'http://www.w3.org/2005/xqt-errors'],
  ].filter(([prefix]) => !model.namespaces.some((ns) => ns.prefix === prefix && ns.uri !== ''));
  const ownDeclared = own.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
  return `<xsl:stylesheet version="3.0"${ownDeclared}${declared} exclude-result-prefixes="#all" expand-text="no">
<xsl:output method="xml" indent="no" encoding="UTF-8"/>
<xsl:mode name="schematron-check" on-no-match="deep-skip"/>${elsewhere
    .map((_, i) => `\n<xsl:mode name="schematron-check-${i}" on-no-match="deep-skip"/>`)
    .join('')}
${model.foreign.map(serialiseForeign).join('\n')}
${model.lets.map((item) => variable(scheme, item, new Map())).join('\n')}
<xsl:template match="/">
<svrl:schematron-output><xsl:apply-templates select="${visited(here)}" mode="schematron-check"/>${elsewhere
    .map((pattern, i) => walkElsewhere(pattern, `schematron-check-${i}`))
    .join('')}</svrl:schematron-output>
</xsl:template>
${templates(scheme, here, 'schematron-check').join('\n')}${elsewhere
  .flatMap((pattern, i) => templates(scheme, [pattern], `schematron-check-${i}`))
  .map((template) => `\n${template}`)
  .join('')}
</xsl:stylesheet>
`;
}

/** What each variable and function of a schema stands for, as text. */
function definitionsIn({ lets, patterns, foreign }: SchematronModel): readonly (readonly [string, string])[] {
  const all = [
    ...lets,
    ...patterns.flatMap((pattern) => [...pattern.lets, ...pattern.rules.flatMap((rule) => rule.lets)]),
  ];
  return [
    ...all.map((item) => [`$${attribute(item, 'name') ?? ''}`, serialise(item)] as const),
    ...foreign.map((item) => {
      const name = attribute(item, 'name') ?? '';
      return [
        item.local === 'function' ? `${name}(` : item.local === 'key' ? `'${name}'` : `$${name}`,
        serialise(item),
      ] as const;
    }),
  ];
}

function templates(scheme: Scheme, patterns: readonly SchematronPattern[], mode: string): readonly string[] {
  const rules = patterns.flatMap((pattern, p) => pattern.rules.map((rule) => ({ pattern, p, rule })));
  return rules.map(({ pattern, p, rule }, i) =>
    ruleTemplate(scheme, pattern, rule, mode, `p${p}`, rules.length - i, pattern.rules.length > 1),
  );
}

function visited(patterns: readonly SchematronPattern[]): string {
  return nodesToVisit(patterns.flatMap(({ rules, parameters }) => rules.map((rule) => fill(rule.context, parameters))));
}

/** Checks the documents that a pattern names, relative to the one at hand (§5.4.9). */
function walkElsewhere(pattern: SchematronPattern, mode: string): string {
  const addresses = fill(pattern.documents ?? '', pattern.parameters);
  const documents = `for $sch-address in (${addresses}) return document(string($sch-address), /)`;
  const walk = `<xsl:for-each select="${escapeAttribute(documents)}"><xsl:apply-templates select="${visited([pattern])}" mode="${mode}"/></xsl:for-each>`;
  return orError(walk);
}

/** In place of what cannot be done for want of a file: an error at the node. */
function orError(work: string): string {
  const errors = readingErrors.map((code) => `sch-err:${code}`).join(' ');
  return `<xsl:try>${work}<xsl:catch errors="${errors}"><svrl:error><xsl:attribute name="location" select="path(.)"/><svrl:text><xsl:value-of select="$sch-err:description"/></svrl:text></svrl:error></xsl:catch></xsl:try>`;
}

function ruleTemplate(
  scheme: Scheme,
  pattern: SchematronPattern,
  rule: SchematronRule,
  mode: string,
  name: string,
  priority: number,
  hasSiblings: boolean,
): string {
  const { parameters } = pattern;
  const lets = [
    // Variables of a pattern are evaluated at the root of the document (§5.4.5).
    ...pattern.lets.map((item) => variable(scheme, item, parameters, 'root(.)')),
    ...rule.lets.map((item) => variable(scheme, item, parameters)),
  ];
  const isReading = (text: string): boolean => scheme.reads(fill(text, parameters));
  const readsFirst = [...pattern.lets, ...rule.lets].some((item) => isReading(serialise(item)));
  const checks = rule.checks.map((item) => {
    const written = check(scheme, pattern, rule, item);
    return !readsFirst && isReading(written) ? orError(written) : written;
  });
  const all = [...lets, ...checks].join('');
  const body = readsFirst ? orError(all) : all;
  // Of the rules of one pattern, only the first one that matches a node looks at it (§5.4.12).
  const guarded = hasSiblings ? `<xsl:if test="not('${name}' = $fired)">${body}</xsl:if>` : body;
  const fired = hasSiblings ? `($fired, '${name}')` : '$fired';
  return `<xsl:template match="${escapeAttribute(fill(rule.context, parameters))}" mode="${mode}" priority="${priority}"${version(scheme)}>
<xsl:param name="fired" as="xs:string*" select="()"/>${guarded}
<xsl:next-match><xsl:with-param name="fired" select="${fired}"/></xsl:next-match>
</xsl:template>`;
}

function check(
  { model }: Scheme,
  { parameters, documents }: SchematronPattern,
  rule: SchematronRule,
  { element: item, around }: SchematronCheck,
): string {
  const test = fill(attribute(item, 'test') ?? 'true()', parameters);
  const isReport = item.local === 'report';
  const said = (name: string): readonly string[] =>
    [item, ...around].flatMap((element) => attribute(element, name) ?? []);
  const roles = [
    attribute(item, 'role'),
    attribute(item, 'flag'),
    ...around.flatMap((element) => [attribute(element, 'role'), attribute(element, 'flag')]),
  ];
  const attributes = Object.entries({
    id: said('id')[0],
    role: roles.find((role) => role !== undefined && severityOfRole(role) !== undefined),
    see: said('see')[0],
  })
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${avt(value)}"`]))
    .join('');
  const references = [
    ...referred(item, 'diagnostics', model.diagnostics).map(
      ([id, found]) =>
        `<svrl:diagnostic-reference diagnostic="${avt(id)}">${message(found, parameters)}</svrl:diagnostic-reference>`,
    ),
    ...referred(item, 'properties', model.properties).map(
      ([id, found]) =>
        `<svrl:property-reference property="${avt(id)}"${optional('role', attribute(found, 'role'))}><svrl:text>${message(found, parameters)}</svrl:text></svrl:property-reference>`,
    ),
  ];
  const subject = attribute(item, 'subject') ?? attribute(rule.element, 'subject');
  const location = subject === undefined ? 'path(.)' : `path(((${fill(subject, parameters)}), .)[1])`;
  const place = documents === undefined ? '' : `<xsl:attribute name="document" select="document-uri(root(.))"/>`;
  const name = isReport ? 'svrl:successful-report' : 'svrl:failed-assert';
  const condition = isReport ? test : `not(${test})`;
  const words = message(item, parameters);
  const hasWords = textOf(item).trim() !== '' || words.includes('<xsl:value-of');
  const text = hasWords ? words : `<xsl:text>${escapeText(withoutWords(test, isReport))}</xsl:text>`;
  return `<xsl:if test="${escapeAttribute(condition)}"><${name}${attributes}><xsl:attribute name="location" select="${escapeAttribute(location)}"/>${place}<svrl:text>${text}</svrl:text>${references.join('')}</${name}></xsl:if>`;
}

/** What to say for an assertion that says nothing itself. */
function withoutWords(test: string, isReport: boolean): string {
  return isReport ? `This should not be so: ${test}` : `This should be so: ${test}`;
}

/** The elements that an attribute of an assertion refers to by their ids. */
function referred(
  item: XmlElement,
  name: string,
  known: ReadonlyMap<string, XmlElement>,
): readonly (readonly [id: string, element: XmlElement])[] {
  return (attribute(item, name) ?? '').split(/\s+/).flatMap((id) => {
    const found = known.get(id);
    return found === undefined ? [] : [[id, found] as const];
  });
}

function optional(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${avt(value)}"`;
}

/** The words of an assertion or a diagnostic, with what they quote of the document. */
function message(item: XmlElement, parameters: ReadonlyMap<string, string>): string {
  return item.children
    .map((node) => {
      if (node.kind === 'text') return `<xsl:text>${escapeText(node.value)}</xsl:text>`;
      if (node.kind !== 'element') return '';
      if (node.uri === xsltNamespace) return serialiseForeign(node);
      const select = attribute(node, 'select');
      const path = attribute(node, 'path');
      if (node.local === 'value-of' && select !== undefined) {
        return `<xsl:value-of select="${escapeAttribute(fill(select, parameters))}"/>`;
      }
      if (node.local === 'name') {
        return `<xsl:value-of select="${escapeAttribute(path === undefined ? 'name(.)' : nameAt(fill(path, parameters)))}"/>`;
      }
      return message(node, parameters);
    })
    .join('');
}

/** An expression that gives a text, by how it begins. */
const givesText =
  /^\s*(?:["'$\d]|(?:fn:)?(?:(?:local-|node-)?name|string(?:-join)?|concat|normalize-space|translate|replace|(?:lower|upper)-case|substring(?:-before|-after)?)\s*\()/;

/** The name of the node that a path leads to; an expression that gives a text is that text (§5.5.9: schemas have both). */
function nameAt(path: string): string {
  return givesText.test(path) ? path : `name((${path})[1])`;
}

/** @param root an expression for the node at which the value is evaluated, where that is not the context node */
function variable(scheme: Scheme, item: XmlElement, parameters: ReadonlyMap<string, string>, root = ''): string {
  const name = attribute(item, 'name') ?? '';
  const value = attribute(item, 'value');
  const type = attribute(item, 'as');
  const as = type === undefined ? '' : ` as="${escapeAttribute(type)}"`;
  const start = `<xsl:variable name="${name}"${version(scheme)}`;
  if (value === undefined) return `${start}${as}>${elements(item).map(withNamespaces).join('')}</xsl:variable>`;
  const select = escapeAttribute(fill(value, parameters));
  if (root === '') return `${start}${as} select="${select}"/>`;
  // Not `root(.) ! (…)`: in that, current() would be the node at hand.
  return `${start}${as === '' ? ' as="item()*"' : as}><xsl:for-each select="${root}"><xsl:sequence select="${select}"/></xsl:for-each></xsl:variable>`;
}

/** Where a schema is written in XPath 1.0, comparisons and conversions are those of XPath 1.0 (XSLT 3.0 §3.9.1). */
function version({ model }: Scheme): string {
  return model.isXPath1 ? ' version="1.0"' : '';
}

/** Puts the parameters of an instance into the text of an abstract pattern (§5.4.12). */
function fill(expression: string, parameters: ReadonlyMap<string, string>): string {
  if (parameters.size === 0) return expression;
  return expression.replace(/\$([\w.-]+)/g, (whole, name: string) => parameters.get(name) ?? whole);
}

/** What the walk has to visit so that every context can match: elements, and the other kinds of nodes that a context names. */
function nodesToVisit(contexts: readonly string[]): string {
  const bare = contexts.map(withoutPredicates).join(' | ');
  const kinds = [
    ...(/(^|\|)\s*\/\s*($|\|)|document-node\(/.test(bare) ? ['/'] : []),
    '//*',
    ...(/@|attribute\s*\(|attribute::/.test(bare) ? ['//@*'] : []),
    ...(/text\s*\(|node\s*\(/.test(bare) ? ['//text()'] : []),
    ...(/comment\s*\(|node\s*\(/.test(bare) ? ['//comment()'] : []),
    ...(/processing-instruction\s*\(|node\s*\(/.test(bare) ? ['//processing-instruction()'] : []),
  ];
  return kinds.join(' | ');
}

function withoutPredicates(pattern: string): string {
  let depth = 0;
  let kept = '';
  for (const character of pattern.replace(/"[^"]*"|'[^']*'/g, '')) {
    if (character === '[') depth += 1;
    if (depth === 0) kept += character;
    if (character === ']') depth -= 1;
  }
  return kept;
}

/** An attribute of a literal element: braces would be read as expressions. */
function avt(value: string): string {
  return escapeAttribute(value).replaceAll('{', '{{').replaceAll('}', '}}');
}

/** An element of XSLT as it stands in the schema. */
function serialiseForeign(element: XmlElement): string {
  return element.uri === xsltNamespace ? withNamespaces(element) : '';
}

/** An element with the namespaces that are declared around it in the schema. */
function withNamespaces(element: XmlElement): string {
  const declared = new Map<string, XmlElement['attributes'][number]>();
  for (const around of [element, ...ancestors(element)]) {
    for (const item of around.attributes)
      if (item.uri === xmlnsNamespace && !declared.has(item.name)) declared.set(item.name, item);
  }
  const others = element.attributes.filter(({ uri }) => uri !== xmlnsNamespace);
  return serialise({ ...element, attributes: [...declared.values(), ...others] });
}
