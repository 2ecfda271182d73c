import { attribute, elements } from '../xml/query.js';
import { escapeAttribute, escapeText, serialise } from '../xml/serialise.js';
import type { XmlElement } from '../xml/tree.js';
import type { SchematronModel, SchematronPattern, SchematronRule } from './schematron-model.js';

const svrl = 'http://purl.oclc.org/dsdl/svrl';
const xslt = 'http://www.w3.org/1999/XSL/Transform';

/**
 * Writes a schema as an XSLT 3.0 stylesheet whose result is a report in SVRL (ISO/IEC 19757-3:2016, annex D), with the successful
 * checks left out. One walk over the document serves all rules: each rule is a template of the same mode, with the priority
 * of its place in the schema, and hands on to the next one. So an element is tried only by the rules whose name it has.
 */
export function schematronToXslt(model: SchematronModel): string {
  const rules = model.patterns.flatMap((pattern, p) => pattern.rules.map((rule) => ({ pattern, p, rule })));
  const templates = rules.map(({ pattern, p, rule }, i) =>
    ruleTemplate(model, pattern, rule, `p${p}`, rules.length - i, pattern.rules.length > 1),
  );
  const namespaces = model.namespaces
    .filter(({ prefix }) => prefix !== 'xml')
    .map(({ prefix, uri }) => ` xmlns:${prefix}="${escapeAttribute(uri)}"`);
  const declared = namespaces.join('');
  const own = [
    ['xsl', xslt],
    ['svrl', svrl],
    ['xs', 'http://www.w3.org/2001/XMLSchema'],
  ].filter(([prefix]) => !model.namespaces.some((ns) => ns.prefix === prefix && ns.uri !== ''));
  const ownDeclared = own.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
  return `<xsl:stylesheet version="3.0"${ownDeclared}${declared} exclude-result-prefixes="#all" expand-text="no">
<xsl:output method="xml" indent="no" encoding="UTF-8"/>
<xsl:mode name="schematron-check" on-no-match="deep-skip"/>
${model.foreign.map(serialiseForeign).join('\n')}
${model.lets.map((item) => variable(item, new Map())).join('\n')}
<xsl:template match="/">
<svrl:schematron-output><xsl:apply-templates select="${nodesToVisit(rules.map(({ pattern, rule }) => fill(rule.context, pattern.parameters)))}" mode="schematron-check"/></svrl:schematron-output>
</xsl:template>
${templates.join('\n')}
</xsl:stylesheet>
`;
}

function ruleTemplate(
  model: SchematronModel,
  { lets, parameters }: SchematronPattern,
  rule: SchematronRule,
  pattern: string,
  priority: number,
  hasSiblings: boolean,
): string {
  const variables = [
    // Variables of a pattern are evaluated at the root of the document (§5.4.6).
    ...lets.map((item) => variable(item, parameters, 'root(.)')),
    ...rule.lets.map((item) => variable(item, parameters)),
  ].join('');
  const checks = rule.checks.map((item) => check(model, item, parameters)).join('');
  // Of the rules of one pattern, only the first one that matches a node looks at it (§5.4.10).
  const body = hasSiblings
    ? `<xsl:if test="not('${pattern}' = $fired)">${variables}${checks}</xsl:if>`
    : variables + checks;
  const fired = hasSiblings ? `($fired, '${pattern}')` : '$fired';
  return `<xsl:template match="${escapeAttribute(fill(rule.context, parameters))}" mode="schematron-check" priority="${priority}">
<xsl:param name="fired" as="xs:string*" select="()"/>${body}
<xsl:next-match><xsl:with-param name="fired" select="${fired}"/></xsl:next-match>
</xsl:template>`;
}

function check(model: SchematronModel, item: XmlElement, parameters: ReadonlyMap<string, string>): string {
  const test = fill(attribute(item, 'test') ?? 'true()', parameters);
  const isReport = item.local === 'report';
  const attributes = ['id', 'role', 'flag']
    .map((name) => [name, attribute(item, name)] as const)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${avt(value)}"`]))
    .join('');
  const diagnostics = (attribute(item, 'diagnostics') ?? '').split(/\s+/).flatMap((id) => {
    const found = model.diagnostics.get(id);
    return found === undefined
      ? []
      : [
          `<svrl:diagnostic-reference diagnostic="${avt(id)}">${message(found, parameters)}</svrl:diagnostic-reference>`,
        ];
  });
  const subject = attribute(item, 'subject');
  const location = subject === undefined ? 'path(.)' : `path((${fill(subject, parameters)})[1])`;
  const name = isReport ? 'svrl:successful-report' : 'svrl:failed-assert';
  const condition = isReport ? test : `not(${test})`;
  return `<xsl:if test="${escapeAttribute(condition)}"><${name}${attributes}><xsl:attribute name="location" select="${escapeAttribute(location)}"/><svrl:text>${message(item, parameters)}</svrl:text>${diagnostics.join('')}</${name}></xsl:if>`;
}

/** The words of an assertion or a diagnostic, with what they quote of the document. */
function message(item: XmlElement, parameters: ReadonlyMap<string, string>): string {
  return item.children
    .map((node) => {
      if (node.kind === 'text') return `<xsl:text>${escapeText(node.value)}</xsl:text>`;
      if (node.kind !== 'element') return '';
      const select = attribute(node, 'select');
      const path = attribute(node, 'path');
      if (node.local === 'value-of' && select !== undefined) {
        return `<xsl:value-of select="${escapeAttribute(fill(select, parameters))}"/>`;
      }
      if (node.local === 'name') {
        return `<xsl:value-of select="${escapeAttribute(path === undefined ? 'name(.)' : fill(path, parameters))}"/>`;
      }
      return message(node, parameters);
    })
    .join('');
}

function variable(item: XmlElement, parameters: ReadonlyMap<string, string>, context = ''): string {
  const name = attribute(item, 'name') ?? '';
  const value = attribute(item, 'value');
  const type = attribute(item, 'as');
  const as = type === undefined ? '' : ` as="${escapeAttribute(type)}"`;
  if (value === undefined)
    return `<xsl:variable name="${name}"${as}>${elements(item).map(serialise).join('')}</xsl:variable>`;
  const expression = fill(value, parameters);
  const select = context === '' ? expression : `${context} ! (${expression})`;
  return `<xsl:variable name="${name}"${as} select="${escapeAttribute(select)}"/>`;
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

/** An element of XSLT as it stands in the schema; its namespaces are those that the schema declares with `ns`. */
function serialiseForeign(element: XmlElement): string {
  return element.uri === xslt ? serialise(element) : '';
}
