import { attribute, elements, textOf, xmlNamespace } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import { isKnownType } from './data-types.js';
import type { NameClass, SchemaTables, Shape } from './tables.js';
import { Unsupported } from './unsupported.js';

const xsd = 'http://www.w3.org/2001/XMLSchema-datatypes';

/** The definitions of one `grammar`; a grammar inside another one has names of its own. */
interface Scope {
  readonly numbers: Map<string, number>;
  readonly above: Scope | undefined;
}

/**
 * Reads a RELAX NG schema whose files have been put together, and which an engine has found correct: what the specification forbids
 * (§7) is not looked for.
 *
 * @throws Unsupported if the schema has something that the automaton can't do
 */
export function readSchema(root: XmlElement): SchemaTables {
  const definitions: Shape[] = [];

  /** Reads the definitions of a grammar and gives what it begins with. */
  function grammar(element: XmlElement, above: Scope | undefined): Shape {
    const scope: Scope = { numbers: new Map(), above };
    const components = componentsOf(element);
    const byName = new Map<string, XmlElement[]>();
    for (const component of components) {
      const name = component.local === 'start' ? '' : (attribute(component, 'name') ?? '').trim();
      byName.set(name, [...(byName.get(name) ?? []), component]);
    }
    for (const name of byName.keys()) {
      scope.numbers.set(name, definitions.length);
      definitions.push(['notAllowed']);
    }
    for (const [name, parts] of byName) {
      const combine = parts.map((part) => attribute(part, 'combine')?.trim()).find((value) => value !== undefined);
      const shapes = parts.map((part) => group(part, scope));
      const shape: Shape =
        shapes.length === 1 ? (shapes[0] as Shape) : [combine === 'interleave' ? 'interleave' : 'choice', shapes];
      definitions[scope.numbers.get(name) as number] = shape;
    }
    return reference('', scope);
  }

  function reference(name: string, scope: Scope | undefined): Shape {
    const number = scope?.numbers.get(name.trim());
    if (number === undefined) throw new Unsupported(`no definition of ${name}`);
    return ['ref', number];
  }

  function patterns(children: readonly XmlElement[], scope: Scope | undefined): Shape[] {
    return children.map((child) => pattern(child, scope));
  }

  /** What stands in an element, one after the other. */
  function group(element: XmlElement, scope: Scope | undefined, children = elements(element)): Shape {
    const parts = patterns(children, scope);
    return parts.length === 1 ? (parts[0] as Shape) : ['group', parts];
  }

  function pattern(element: XmlElement, scope: Scope | undefined): Shape {
    switch (element.local) {
      case 'empty':
      case 'text':
      case 'notAllowed':
        return [element.local];
      case 'choice':
      case 'interleave':
        return [element.local, patterns(elements(element), scope)];
      case 'group':
        return group(element, scope);
      case 'oneOrMore':
        return ['many', group(element, scope)];
      case 'zeroOrMore':
        return ['choice', [['many', group(element, scope)], ['empty']]];
      case 'optional':
        return ['choice', [group(element, scope), ['empty']]];
      case 'mixed':
        return ['interleave', [group(element, scope), ['text']]];
      case 'list':
        return ['list', group(element, scope)];
      case 'ref':
        return reference(attribute(element, 'name') ?? '', scope);
      case 'parentRef':
        return reference(attribute(element, 'name') ?? '', scope?.above);
      case 'grammar':
        return grammar(element, scope);
      case 'element':
        return ['element', nameOf(element), group(element, scope, contentOf(element))];
      case 'attribute': {
        const content = contentOf(element);
        return ['attribute', nameOf(element), content.length === 0 ? ['text'] : group(element, scope, content)];
      }
      case 'data':
        return data(element, scope);
      case 'value':
        return value(element);
      default:
        throw new Unsupported(`<${element.local}>`);
    }
  }

  function data(element: XmlElement, scope: Scope | undefined): Shape {
    const type = typeOf(element);
    const facets = elements(element, 'param').map((param) => [attribute(param, 'name') ?? '', textOf(param)] as const);
    if (!isKnownType(type, facets)) throw new Unsupported(`the data type ${type}`);
    const except = elements(element, 'except')[0];
    return ['data', type, facets, except === undefined ? null : ['choice', patterns(elements(except), scope)]];
  }

  const start = pattern(root, undefined);
  return { start, definitions };
}

/** The patterns in an `element` or `attribute`: its name class, if it is written as an element, comes first. */
function contentOf(element: XmlElement): readonly XmlElement[] {
  return attribute(element, 'name') === undefined ? elements(element).slice(1) : elements(element);
}

/** The `start` and `define` elements of a grammar, also those in its `div`s. */
function componentsOf(parent: XmlElement): readonly XmlElement[] {
  return elements(parent).flatMap((child) => (child.local === 'div' ? componentsOf(child) : child));
}

/** The nearest value of an attribute that is inherited (§4.3, §4.8). */
function inherited(element: XmlElement, name: string): string {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    const value = attribute(at, name);
    if (value !== undefined) return value;
  }
  return '';
}

/** A data type as this program names it: `token` and `string` are the same in both libraries. */
function typeOf(element: XmlElement): string {
  const library = inherited(element, 'datatypeLibrary');
  const type = (attribute(element, 'type') ?? '').trim();
  if (library !== '' && library !== xsd) throw new Unsupported(`the data types of ${library}`);
  if (library === '' && type !== 'string' && type !== 'token') throw new Unsupported(`the data type ${type}`);
  return type;
}

/** Types whose values are equal when they are written the same, with white space collapsed. */
const writtenTypes = new Set(['token', 'NCName', 'Name', 'NMTOKEN']);

function value(element: XmlElement): Shape {
  const type = attribute(element, 'type') === undefined ? 'token' : typeOf(element);
  if (type !== 'string' && !writtenTypes.has(type)) throw new Unsupported(`values of the type ${type}`);
  const text = textOf(element);
  return type === 'string' ? ['value', text, true] : ['value', text.trim().replace(/[ \t\r\n]+/g, ' '), false];
}

/** The name class of an `element` or `attribute` pattern (§4.8 to §4.10). */
function nameOf(element: XmlElement): NameClass {
  const name = attribute(element, 'name');
  if (name === undefined) {
    const first = elements(element)[0];
    if (first === undefined) throw new Unsupported(`<${element.local}> without a name`);
    return nameClass(first);
  }
  const ns = element.local === 'attribute' ? (attribute(element, 'ns') ?? '') : inherited(element, 'ns');
  return qualified(name.trim(), ns, element);
}

function nameClass(element: XmlElement): NameClass {
  const except = elements(element, 'except')[0];
  const without: NameClass | null = except === undefined ? null : ['choice', elements(except).map(nameClass)];
  switch (element.local) {
    case 'name':
      return qualified(textOf(element).trim(), inherited(element, 'ns'), element);
    case 'anyName':
      return ['any', without];
    case 'nsName':
      return ['ns', inherited(element, 'ns'), without];
    case 'choice':
      return ['choice', elements(element).map(nameClass)];
    default:
      throw new Unsupported(`<${element.local}> as a name`);
  }
}

/** A name whose prefix, if it has one, is declared in the schema. */
function qualified(name: string, ns: string, element: XmlElement): NameClass {
  const colon = name.indexOf(':');
  if (colon < 0) return ['name', ns, name];
  const prefix = name.slice(0, colon);
  const uri = prefix === 'xml' ? xmlNamespace : inherited(element, `xmlns:${prefix}`);
  return ['name', uri, name.slice(colon + 1)];
}
