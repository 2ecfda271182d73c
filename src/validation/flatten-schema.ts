import { parseXml } from '../xml/parse.js';
import { attribute, attributeOf, elements } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { mainFile, type SchemaBundle } from './schema-bundle.js';
import { resolveHref } from './schema-includes.js';
import { plainTypes } from './schema-types.js';
import { type Change, withChanges } from './text-changes.js';

const rng = 'http://relaxng.org/ns/structure/1.0';

/** A schema includes itself, includes what is not there, or is not well-formed. */
export class UnusableSchema extends Error {
  override readonly name = 'UnusableSchema';
}

/**
 * A RELAX NG schema as one text: included grammars stand where they were included, without what was overridden there, and external
 * patterns where they were referred to (RELAX NG specification §4.6 and §4.7). Documentation and other foreign elements are left out:
 * the engines read the schema anew for every call. One of them can't include files, the other one only from its own folder. Data
 * types that the engines understand differently are replaced; see `plainTypes`.
 *
 * @throws UnusableSchema if the files include each other in a circle, or one is not well-formed
 */
export function flattenSchema(schema: SchemaBundle): string {
  return flatten(schema, mainFile(schema), []);
}

function flatten(schema: SchemaBundle, path: string, above: readonly string[]): string {
  if (above.includes(path)) throw new UnusableSchema(`${path} includes itself`);
  const text = schema.files.get(path);
  if (text === undefined) throw new UnusableSchema(`${path} is not there`);
  const document = wellFormed(text, path);
  const changes: Change[] = [];
  const stack = [document.root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    for (const child of elements(element)) {
      const { start, end } = child.range;
      const replace = (replacement: string): number =>
        changes.push({ start: start.offset, end: end.offset, text: replacement });
      const href = attribute(child, 'href');
      if (child.uri !== rng) replace('');
      else if (href !== undefined && child.local === 'include') {
        const included = flatten(schema, resolveHref(path, href), [...above, path]);
        replace(includedGrammar(document, child, wellFormed(included, href)));
      } else if (href !== undefined && child.local === 'externalRef') {
        const pattern = flatten(schema, resolveHref(path, href), [...above, path]);
        replace(externalPattern(child, wellFormed(pattern, href)));
      } else {
        if (child.local === 'data') changes.push(...plainTypes(child, text));
        stack.push(child);
      }
    }
  }
  return withChanges(document.text, changes);
}

/** What an `include` stands for: the included components that are not overridden, then those that override them. */
function includedGrammar(document: XmlDocument, include: XmlElement, included: XmlDocument): string {
  const overriding = componentsOf(include);
  const isOverridden = (component: XmlElement): boolean =>
    overriding.some((own) => own.local === component.local && attribute(own, 'name') === attribute(component, 'name'));
  const removed = componentsOf(included.root)
    .filter(isOverridden)
    .map(({ range }) => ({ start: range.start.offset, end: range.end.offset, text: '' }));
  const { root } = included;
  const content = innerText(included.text, root, removed);
  const own = innerText(withoutForeign(document.text, include), include, []);
  return `<i:div xmlns:i="${rng}"${attributesText(included.text, root)}>${content}</i:div><i:div xmlns:i="${rng}">${own}</i:div>`;
}

/** The text with the foreign elements inside one element blanked, so that offsets stay as they are. */
function withoutForeign(text: string, inside: XmlElement): string {
  let blanked = text;
  for (const child of elements(inside)) {
    if (child.uri === rng) continue;
    const { start, end } = child.range;
    blanked = blanked.slice(0, start.offset) + ' '.repeat(end.offset - start.offset) + blanked.slice(end.offset);
  }
  return blanked;
}

/** The pattern that an `externalRef` stands for; it takes over the namespace of the reference unless it has one (§4.6). */
function externalPattern(reference: XmlElement, { text, root }: XmlDocument): string {
  const ns = attributeOf(reference, 'ns');
  const whole = text.slice(root.range.start.offset, root.range.end.offset);
  if (ns === undefined || attribute(root, 'ns') !== undefined) return whole;
  return whole.replace(`<${root.name}`, `<${root.name} ns="${ns.value}"`);
}

/** The `start` and `define` elements of a grammar, also those in its `div`s. */
function componentsOf(parent: XmlElement): readonly XmlElement[] {
  return elements(parent).flatMap((child) => {
    if (child.local === 'div') return componentsOf(child);
    return child.local === 'start' || child.local === 'define' ? [child] : [];
  });
}

function innerText(text: string, element: XmlElement, changes: readonly Change[]): string {
  const last = element.children.at(-1);
  if (last === undefined) return '';
  const changed = withChanges(text.slice(0, last.range.end.offset), changes);
  return changed.slice(element.tag.end.offset);
}

/** The attributes of a start tag as written, namespace declarations among them. */
function attributesText(text: string, element: XmlElement): string {
  return element.attributes.map(({ range }) => ` ${text.slice(range.start.offset, range.end.offset)}`).join('');
}

function wellFormed(text: string, path: string): XmlDocument {
  const { document, diagnostics } = parseXml(text, path);
  if (document !== undefined) return document;
  const first = diagnostics.find(({ severity }) => severity === 'error');
  throw new UnusableSchema(
    `${path}, line ${first?.range.start.line ?? 1}: ${first?.message ?? 'it is not well-formed'}`,
  );
}
