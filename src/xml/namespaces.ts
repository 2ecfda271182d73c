import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { xmlNamespace, xmlnsNamespace } from './query.js';
import type { Range, XmlAttribute, XmlElement } from './tree.js';

type Named = { name: string; local: string; uri: string };
type Scope = ReadonlyMap<string, string>;

const builtIn: Scope = new Map([
  ['xml', xmlNamespace],
  ['xmlns', xmlnsNamespace],
  ['', ''],
]);

/**
 * The namespaces in scope while a document is read (Namespaces in XML 1.0). Only elements that declare something get a scope of
 * their own, so that depth costs nothing.
 */
export class Namespaces {
  readonly #scopes: Scope[] = [builtIn];

  /** Enters an element: fills in `local` and `uri` of it and of its attributes. */
  enter(
    file: string,
    element: Named & { readonly tag: Range },
    attributes: readonly (Named & Pick<XmlAttribute, 'value' | 'range'>)[],
  ): readonly Diagnostic[] {
    const findings: Diagnostic[] = [];
    let scope = this.#scopes.at(-1) as Scope;
    const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
    if (declared.length > 0) {
      const own = new Map(scope);
      for (const { name, value, range } of declared) {
        const prefix = name === 'xmlns' ? '' : name.slice(6);
        if (value === '' && prefix !== '') findings.push(undeclaring(file, prefix, range));
        else own.set(prefix, value.trim());
      }
      scope = own;
    }
    this.#scopes.push(scope);

    const resolve = (named: Named, range: Range, unprefixed: string): void => {
      const colon = named.name.indexOf(':');
      if (colon < 0) {
        named.uri = unprefixed;
        return;
      }
      const prefix = named.name.slice(0, colon);
      named.local = named.name.slice(colon + 1);
      const uri = scope.get(prefix);
      if (uri === undefined || prefix === '' || named.local === '' || named.local.includes(':')) {
        findings.push(undeclared(file, named.name, prefix, range));
      } else named.uri = uri;
    };
    resolve(element, startOf(element), scope.get('') ?? '');
    for (const attribute of attributes) {
      const range = { start: attribute.range.start, end: attribute.range.start };
      resolve(attribute, range, attribute.name === 'xmlns' ? xmlnsNamespace : '');
    }
    return [...findings, ...twice(file, attributes)];
  }

  leave(): void {
    this.#scopes.pop();
  }
}

/** The `<name` of a start tag. */
function startOf({ name, tag: { start } }: Named & Pick<XmlElement, 'tag'>): Range {
  const length = name.length + 1;
  return { start, end: { line: start.line, column: start.column + length, offset: start.offset + length } };
}

function undeclared(file: string, name: string, prefix: string, range: Range): Diagnostic {
  return diagnostic('xml/undeclared-prefix', file, range, {
    message: `The prefix of “${name}” is not declared`,
    help:
      prefix === ''
        ? 'A name has no colon at its beginning or end, and only one inside'
        : `Remove “${prefix}:”, or declare it in the root element: xmlns:${prefix}="…"`,
  });
}

function undeclaring(file: string, prefix: string, range: Range): Diagnostic {
  return diagnostic('xml/undeclared-prefix', file, range, {
    message: `The prefix “${prefix}” is declared without a namespace`,
    help: `Give the namespace between the quotation marks, or remove xmlns:${prefix}`,
  });
}

/** Attributes that have different prefixes, but the same name in the same namespace. */
function twice(file: string, attributes: readonly (Named & Pick<XmlAttribute, 'range'>)[]): readonly Diagnostic[] {
  const prefixed = attributes.filter(({ name, uri }) => uri !== '' && name.includes(':'));
  return prefixed.flatMap((attribute, i) => {
    const first = prefixed.slice(0, i).find(({ uri, local }) => uri === attribute.uri && local === attribute.local);
    if (first === undefined || first.name === attribute.name) return [];
    return diagnostic('xml/duplicate-attribute', file, attribute.range, {
      message: `“${attribute.name}” and “${first.name}” are the same attribute`,
      help: 'Keep one of the two',
      related: [{ file, range: first.range, message: 'The first one' }],
    });
  });
}
