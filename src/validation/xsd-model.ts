/** What a W3C XML Schema says of elements: enough to propose names and to explain, while the engine judges. */
import { attribute, child, elements, selfAndDescendants, textOf, xmlNamespace } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import type { QualifiedName } from './refusal.js';
import { mainFile, type SchemaBundle } from './schema-bundle.js';
import { resolveHref } from './schema-includes.js';
import { oneLine, type SchemaWords } from './schema-words.js';
import { isQualified, resolveName } from './xsd-names.js';
import {
  instanceNamespace,
  isSuppliedImport,
  xmlAttributesFile,
  xsdNamespace,
  xsdReferences,
} from './xsd-references.js';

export interface XsdAttribute extends QualifiedName {
  /** The local name of the built-in type that its type is made from; undefined for lists, unions and what is not known. */
  readonly builtIn: string | undefined;
}

/** What may stand in an element, anywhere in it. */
export interface XsdContent {
  readonly elements: readonly QualifiedName[];
  readonly attributes: readonly XsdAttribute[];
  readonly isMixed: boolean;
  /** Of an element that holds a value: the local name of the built-in type that its type is made from. */
  readonly builtIn: string | undefined;
}

/** A `key`, `unique` or `keyref` (XML Schema Part 1 §3.11). */
export interface XsdConstraint {
  readonly kind: 'key' | 'unique' | 'keyref';
  /** XPath expressions as written. */
  readonly selector: string;
  readonly fields: readonly string[];
  /** The name of the key that a `keyref` refers to. */
  readonly refer: QualifiedName | undefined;
}

export interface XsdModel {
  /** Every element, global or local. */
  readonly vocabulary: readonly QualifiedName[];
  /** The elements that may be the root of a document. */
  readonly roots: readonly QualifiedName[];
  /** What the schema says of its elements; found out when it is first asked for. */
  words(): SchemaWords;
  /** Of an abstract element, those that may stand for it (XML Schema Part 1 §3.3.6); undefined of one that is not abstract. */
  substitutesOf(name: QualifiedName): readonly QualifiedName[] | undefined;
  /** What the declaration that holds for an element of a document allows; undefined where there is none. */
  contentOf(element: XmlElement): XsdContent | undefined;
  /** The local name of the built-in type that a type is made from by restriction. */
  builtInOf(type: QualifiedName): string | undefined;
  constraint(name: QualifiedName): XsdConstraint | undefined;
}

/** A component of a schema, in the target namespace that holds for it: that of an including file, where its own has none. */
interface Component {
  readonly node: XmlElement;
  readonly namespace: string;
}

/** A declaration of an element as it holds in some place. */
interface Particle extends Component {
  readonly name: QualifiedName;
}

interface Content {
  readonly particles: Map<string, Particle>;
  readonly attributes: Map<string, XsdAttribute>;
  isMixed: boolean;
}

const keyOf = ({ uri, local }: QualifiedName): string => `{${uri}}${local}`;

/** Reads the parsed files of a schema. What is wrong with them is not told: that is for the engine. */
export function readXsdModel(schema: SchemaBundle, documents: ReadonlyMap<string, XmlDocument>): XsdModel {
  return new Reading(schema, documents).model();
}

class Reading {
  /** Global components by their kind and name; more than one where a file redefines another. */
  readonly #globals = new Map<string, Component[]>();
  readonly #substitutes = new Map<string, Particle[]>();
  readonly #constraints = new Map<string, XsdConstraint>();
  readonly #all = new Map<string, Particle[]>();
  readonly #contents = new Map<XmlElement, Content>();
  readonly #particles = new WeakMap<XmlElement, Particle>();

  constructor(
    schema: SchemaBundle,
    private readonly documents: ReadonlyMap<string, XmlDocument>,
  ) {
    this.#readFiles(mainFile(schema));
  }

  model(): XsdModel {
    const particles = [...this.#all.values()].map(([first]) => first as Particle);
    let words: SchemaWords | undefined;
    return {
      vocabulary: particles.filter(isConcrete).map(({ name }) => name),
      roots: particles
        .filter((particle) => isConcrete(particle) && this.#globals.has(`element ${keyOf(particle.name)}`))
        .map(({ name }) => name),
      words: () => {
        words ??= this.#words();
        return words;
      },
      substitutesOf: (name) => {
        const [head] = this.#globals.get(`element ${keyOf(name)}`) ?? [];
        return head === undefined || isConcrete(head) ? undefined : this.#concreteSubstitutes(name, new Set());
      },
      contentOf: (element) => {
        const found = this.#declarationOf(element);
        if (found === undefined) return undefined;
        const { particles: inside, attributes, isMixed } = this.#contentOfInstance(element, found);
        return {
          elements: [...inside.values()].map(({ name }) => name),
          attributes: [...attributes.values()],
          isMixed,
          builtIn: this.#builtInOfNode(found, new Set()),
        };
      },
      builtInOf: (type) => this.#builtIn(type, new Set()),
      constraint: (name) => this.#constraints.get(keyOf(name)),
    };
  }

  #readFiles(main: string): void {
    const seen = new Set<string>();
    const waiting: { readonly path: string; readonly namespace: string }[] = [{ path: main, namespace: '' }];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const document = this.documents.get(next.path);
      if (document === undefined) continue;
      const namespace = attribute(document.root, 'targetNamespace') ?? next.namespace;
      if (seen.has(`${next.path} ${namespace}`)) continue;
      seen.add(`${next.path} ${namespace}`);
      for (const reference of xsdReferences(document) ?? []) {
        const { kind, location } = reference;
        const path = isSuppliedImport(reference)
          ? xmlAttributesFile
          : resolveHref(next.path, location?.value.trim() ?? '');
        waiting.push({ path, namespace: kind === 'import' ? '' : namespace });
      }
      this.#readFile(document.root, namespace);
    }
  }

  #readFile(root: XmlElement, namespace: string): void {
    for (const node of elements(root)) {
      const inside = node.local === 'redefine' ? elements(node) : [node];
      for (const component of inside) this.#addGlobal({ node: component, namespace });
    }
    for (const node of selfAndDescendants(root)) {
      if (node.uri !== xsdNamespace) continue;
      const local = attribute(node, 'name') ?? '';
      if (node.local === 'element' && local !== '') {
        const isGlobal = node.parent === root;
        const uri = isGlobal || isQualified(node, 'elementFormDefault') ? namespace : '';
        const particle = { node, namespace, name: { uri, local } };
        this.#particles.set(node, particle);
        push(this.#all, keyOf(particle.name), particle);
        const heads = isGlobal ? (attribute(node, 'substitutionGroup') ?? '') : '';
        for (const head of heads.split(/\s+/).filter((word) => word !== ''))
          push(this.#substitutes, keyOf(resolveName(node, head, namespace)), particle);
      } else if (node.local === 'key' || node.local === 'unique' || node.local === 'keyref') {
        const refer = attribute(node, 'refer');
        const xpath = (element: XmlElement | undefined): string =>
          element === undefined ? '' : (attribute(element, 'xpath') ?? '');
        this.#constraints.set(keyOf({ uri: namespace, local }), {
          kind: node.local,
          selector: xpath(child(node, 'selector')),
          fields: elements(node, 'field').map(xpath),
          refer: refer === undefined ? undefined : resolveName(node, refer, namespace),
        });
      }
    }
  }

  #addGlobal(component: Component): void {
    const { node, namespace } = component;
    const local = attribute(node, 'name');
    if (local === undefined || node.uri !== xsdNamespace) return;
    const kind = node.local === 'complexType' || node.local === 'simpleType' ? 'type' : node.local;
    push(this.#globals, `${kind} ${keyOf({ uri: namespace, local })}`, component);
  }

  #find(kind: string, { node, namespace }: Component, name: string): readonly Component[] {
    return this.#globals.get(`${kind} ${keyOf(resolveName(node, name, namespace))}`) ?? [];
  }

  /** The declaration that holds for an element: the one that its parent's content has, else any of that name. */
  #declarationOf(element: XmlElement): Particle | undefined {
    let found: Particle | undefined;
    const path: XmlElement[] = [];
    for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) path.push(at);
    for (const at of path.reverse()) {
      const inside = found === undefined ? undefined : this.#contentOfInstance(at.parent as XmlElement, found);
      found = inside?.particles.get(keyOf(at)) ?? this.#all.get(keyOf(at))?.[0];
    }
    return found;
  }

  #contentOfInstance(element: XmlElement, declaration: Particle): Content {
    const type = element.attributes.find(({ uri, local }) => uri === instanceNamespace && local === 'type');
    if (type === undefined) return this.#contentOfElement(declaration);
    const named = this.#globals.get(`type ${keyOf(resolveName(element, type.value.trim(), ''))}`)?.[0];
    return named === undefined ? this.#contentOfElement(declaration) : this.#contentOfType(named);
  }

  #contentOfElement(declaration: Component): Content {
    const { node } = declaration;
    const type = attribute(node, 'type');
    const inline = child(node, 'complexType');
    if (inline !== undefined) return this.#contentOfType({ ...declaration, node: inline });
    if (type !== undefined) {
      const named = this.#find('type', declaration, type)[0];
      return named === undefined ? emptyContent() : this.#contentOfType(named);
    }
    const head = attribute(node, 'substitutionGroup');
    const substituted = head === undefined ? undefined : this.#find('element', declaration, head)[0];
    return substituted === undefined || substituted.node === node || child(node, 'simpleType') !== undefined
      ? emptyContent()
      : this.#contentOfElement(substituted);
  }

  #contentOfType(type: Component): Content {
    const known = this.#contents.get(type.node);
    if (known !== undefined) return known;
    const content = emptyContent();
    this.#contents.set(type.node, content);
    content.isMixed = attribute(type.node, 'mixed') === 'true';
    this.#gather(type, content, new Set());
    return content;
  }

  /** Adds what a component has in it to a content: through references, groups and base types. */
  #gather(component: Component, into: Content, seen: Set<XmlElement>): void {
    const { node } = component;
    if (seen.has(node)) return;
    seen.add(node);
    for (const part of elements(node)) {
      if (part.uri !== xsdNamespace) continue;
      const here = { ...component, node: part };
      const reference = attribute(part, 'ref');
      switch (part.local) {
        case 'element':
          this.#addElement(here, reference, into);
          break;
        case 'attribute':
          this.#addAttribute(here, reference, into);
          break;
        case 'group':
        case 'attributeGroup':
          for (const group of reference === undefined ? [] : this.#find(part.local, here, reference))
            this.#gather(group, into, seen);
          break;
        case 'extension':
        case 'restriction': {
          const base = attribute(part, 'base');
          for (const type of base === undefined ? [] : this.#find('type', here, base)) {
            // A restriction says its elements anew, and its attributes only where they are others.
            const inherited = emptyContent();
            this.#gather(type, inherited, new Set(seen));
            if (part.local === 'extension')
              for (const [key, particle] of inherited.particles) into.particles.set(key, particle);
            for (const [key, own] of inherited.attributes) into.attributes.set(key, own);
            if (attribute(type.node, 'mixed') === 'true') into.isMixed = true;
          }
          this.#gather(here, into, seen);
          break;
        }
        case 'sequence':
        case 'choice':
        case 'all':
        case 'complexContent':
        case 'simpleContent':
          if (attribute(part, 'mixed') === 'true') into.isMixed = true;
          this.#gather(here, into, seen);
          break;
      }
    }
  }

  #concreteSubstitutes(head: QualifiedName, seen: Set<string>): readonly QualifiedName[] {
    seen.add(keyOf(head));
    return (this.#substitutes.get(keyOf(head)) ?? []).flatMap((particle) => {
      if (seen.has(keyOf(particle.name))) return [];
      if (!isConcrete(particle)) return this.#concreteSubstitutes(particle.name, seen);
      seen.add(keyOf(particle.name));
      return [particle.name];
    });
  }

  #addElement(here: Component, reference: string | undefined, into: Content): void {
    const declared =
      reference === undefined
        ? this.#particles.get(here.node)
        : this.#find('element', here, reference).flatMap(({ node }) => this.#particles.get(node) ?? [])[0];
    const waiting = declared === undefined ? [] : [declared];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (into.particles.get(keyOf(next.name))?.node === next.node) continue;
      if (isConcrete(next)) into.particles.set(keyOf(next.name), next);
      if (reference !== undefined) waiting.push(...(this.#substitutes.get(keyOf(next.name)) ?? []));
    }
  }

  #addAttribute(here: Component, reference: string | undefined, into: Content): void {
    const local = attribute(here.node, 'name') ?? '';
    const name =
      reference === undefined
        ? { uri: isQualified(here.node, 'attributeFormDefault') ? here.namespace : '', local }
        : resolveName(here.node, reference, here.namespace);
    if (attribute(here.node, 'use') === 'prohibited') into.attributes.delete(keyOf(name));
    else {
      const declared = reference === undefined ? here : this.#find('attribute', here, reference)[0];
      const isXmlId = name.uri === xmlNamespace && name.local === 'id';
      const builtIn = declared === undefined ? (isXmlId ? 'ID' : undefined) : this.#builtInOfNode(declared, new Set());
      into.attributes.set(keyOf(name), { ...name, builtIn });
    }
  }

  /** The built-in type behind a declaration: by its `type`, or the type that is written inside it. */
  #builtInOfNode(component: Component, seen: Set<XmlElement>): string | undefined {
    const { node, namespace } = component;
    if (seen.has(node)) return undefined;
    seen.add(node);
    const type = attribute(node, 'type') ?? attribute(node, 'base');
    if (type !== undefined) return this.#builtIn(resolveName(node, type, namespace), seen);
    const inside =
      child(node, 'simpleType') ??
      child(node, 'restriction') ??
      child(node, 'simpleContent') ??
      child(node, 'extension');
    return inside === undefined ? undefined : this.#builtInOfNode({ node: inside, namespace }, seen);
  }

  #builtIn(type: QualifiedName, seen: Set<XmlElement>): string | undefined {
    if (type.uri === xsdNamespace) return type.local;
    const named = this.#globals.get(`type ${keyOf(type)}`)?.[0];
    return named === undefined ? undefined : this.#builtInOfNode(named, seen);
  }

  #words(): SchemaWords {
    const glosses = new Map<string, string>();
    const parents = new Map<string, Set<string>>();
    for (const [, particles] of this.#all) {
      for (const particle of particles) {
        const { name, node } = particle;
        const annotation = child(node, 'annotation');
        const documentation = annotation === undefined ? undefined : child(annotation, 'documentation');
        if (documentation !== undefined && !glosses.has(name.local))
          glosses.set(name.local, oneLine(textOf(documentation)));
        if (!parents.has(name.local)) parents.set(name.local, new Set());
        for (const inside of this.#contentOfElement(particle).particles.values()) {
          const known = parents.get(inside.name.local) ?? new Set();
          parents.set(inside.name.local, known.add(name.local));
        }
      }
    }
    const sorted = [...parents].map(([local, above]) => [
      local,
      { gloss: glosses.get(local) ?? '', parents: [...above].sort() },
    ]);
    return Object.fromEntries(sorted) as SchemaWords;
  }
}

function isConcrete({ node }: Component): boolean {
  return attribute(node, 'abstract') !== 'true';
}

function emptyContent(): Content {
  return { particles: new Map(), attributes: new Map(), isMixed: false };
}

function push<Item>(into: Map<string, Item[]>, key: string, item: Item): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [item]);
  else known.push(item);
}
