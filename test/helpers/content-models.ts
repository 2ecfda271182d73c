/**
 * Content models as regular expressions over the names of elements, and a proof that one contains another, by derivatives
 * (Brzozowski 1964). It holds for grammars in which an element has the same content wherever it stands, as TEI's are.
 */
import { attribute, descendants, elements } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';

type Model =
  | { readonly kind: 'empty' | 'none' | 'text' | 'data'; readonly key: string }
  | { readonly kind: 'element'; readonly name: string; readonly key: string }
  | { readonly kind: 'choice'; readonly of: ReadonlyMap<string, Model>; readonly key: string }
  | { readonly kind: 'sequence' | 'interleave'; readonly first: Model; readonly then: Model; readonly key: string }
  | { readonly kind: 'repeat'; readonly once: Model; readonly key: string };

const empty: Model = { kind: 'empty', key: '()' };
const none: Model = { kind: 'none', key: '!' };
const text: Model = { kind: 'text', key: '#text' };
const data: Model = { kind: 'data', key: '#data' };

/** Keys stay short: each new model gets a number. */
const numbers = new Map<string, string>();
function keyOf(description: string): string {
  const known = numbers.get(description) ?? `${numbers.size}`;
  numbers.set(description, known);
  return known;
}

function choice(models: readonly Model[]): Model {
  const of = new Map<string, Model>();
  for (const model of models) {
    if (model.kind === 'choice') for (const [key, part] of model.of) of.set(key, part);
    else if (model.kind !== 'none') of.set(model.key, model);
  }
  if (of.size < 2) return [...of.values()][0] ?? none;
  return { kind: 'choice', of, key: keyOf(`choice ${[...of.keys()].toSorted().join(' ')}`) };
}

function both(kind: 'sequence' | 'interleave', first: Model, then: Model): Model {
  if (first.kind === 'none' || then.kind === 'none') return none;
  if (first.kind === 'empty') return then;
  if (then.kind === 'empty') return first;
  if (kind === 'sequence' && first.kind === 'sequence') return both(kind, first.first, both(kind, first.then, then));
  return { kind, first, then, key: keyOf(`${kind} ${first.key} ${then.key}`) };
}

function repeat(once: Model): Model {
  if (['none', 'empty', 'text', 'repeat'].includes(once.kind)) return once;
  return { kind: 'repeat', once, key: keyOf(`repeat ${once.key}`) };
}

function isNullable(model: Model): boolean {
  if (model.kind === 'choice') return [...model.of.values()].some(isNullable);
  if (model.kind === 'sequence' || model.kind === 'interleave')
    return isNullable(model.first) && isNullable(model.then);
  if (model.kind === 'repeat') return isNullable(model.once);
  return model.kind === 'empty' || model.kind === 'text';
}

const derivatives = new Map<string, Model>();

/** What may follow once `symbol` has been read: the name of an element, `#text` or `#data`. */
function derive(model: Model, symbol: string): Model {
  const key = `${model.key} ${symbol}`;
  const known = derivatives.get(key) ?? deriveAnew(model, symbol);
  derivatives.set(key, known);
  return known;
}

function deriveAnew(model: Model, symbol: string): Model {
  switch (model.kind) {
    case 'text':
      return symbol.startsWith('#') ? text : none;
    case 'data':
      return symbol === '#data' ? empty : none;
    case 'element':
      return model.name === symbol || (model.name === '*' && !symbol.startsWith('#')) ? empty : none;
    case 'choice':
      return choice([...model.of.values()].map((part) => derive(part, symbol)));
    case 'repeat':
      return both('sequence', derive(model.once, symbol), choice([model, empty]));
    case 'sequence': {
      const here = both('sequence', derive(model.first, symbol), model.then);
      return isNullable(model.first) ? choice([here, derive(model.then, symbol)]) : here;
    }
    case 'interleave':
      return choice([
        both('interleave', derive(model.first, symbol), model.then),
        both('interleave', model.first, derive(model.then, symbol)),
      ]);
    default:
      return none;
  }
}

function symbolsOf(model: Model): ReadonlySet<string> {
  if (model.kind === 'choice') return new Set([...model.of.values()].flatMap((part) => [...symbolsOf(part)]));
  if (model.kind === 'repeat') return symbolsOf(model.once);
  if (model.kind === 'sequence' || model.kind === 'interleave') {
    return new Set([...symbolsOf(model.first), ...symbolsOf(model.then)]);
  }
  if (model.kind === 'element') return new Set([model.name]);
  return new Set(model.kind === 'text' || model.kind === 'data' ? [model.key] : []);
}

/** A content of `inner` that `outer` does not have, as the children up to the one that is too much; undefined if there is none. */
export function outside(inner: Model, outer: Model): string | undefined {
  const seen = new Set<string>();
  const open: { inner: Model; outer: Model; path: readonly string[] }[] = [{ inner, outer, path: [] }];
  for (const { inner, outer, path } of open) {
    if (isNullable(inner) && !isNullable(outer)) return `${path.join(' ')} (and nothing more)`;
    for (const symbol of symbolsOf(inner)) {
      const next = { inner: derive(inner, symbol), outer: derive(outer, symbol), path: [...path, symbol] };
      if (next.inner.kind === 'none') continue;
      if (next.outer.kind === 'none') return next.path.join(' ');
      const key = `${next.inner.key} ${next.outer.key}`;
      if (!seen.has(key)) open.push(next);
      seen.add(key);
    }
  }
  return undefined;
}

/** The content model of each element of a RELAX NG grammar, by name. */
export function contentModels(grammar: XmlElement): ReadonlyMap<string, Model> {
  const defines = new Map<string, XmlElement[]>();
  for (const define of descendants(grammar, 'define')) {
    const name = attribute(define, 'name') as string;
    defines.set(name, [...(defines.get(name) ?? []), define]);
  }
  const known = new Map<string, Model>();
  const models = new Map<string, Model>();
  for (const element of descendants(grammar, 'element')) {
    const name = attribute(element, 'name');
    if (name !== undefined) models.set(name, choice([models.get(name) ?? none, group(element)]));
  }
  return models;

  function group(pattern: XmlElement): Model {
    return elements(pattern).reduce((model, part) => both('sequence', model, read(part)), empty);
  }

  function named(name: string): Model {
    const model = known.get(name) ?? choice((defines.get(name) ?? []).map(group));
    known.set(name, model);
    return model;
  }

  function read(pattern: XmlElement): Model {
    switch (pattern.local) {
      case 'ref':
        return named(attribute(pattern, 'name') as string);
      case 'element':
        return elementModel(attribute(pattern, 'name') ?? '*');
      case 'choice':
        return choice(elements(pattern).map(read));
      case 'interleave':
        return elements(pattern).reduce((model, part) => both('interleave', model, read(part)), empty);
      case 'mixed':
        return both('interleave', group(pattern), text);
      case 'optional':
        return choice([group(pattern), empty]);
      case 'oneOrMore':
        return repeat(group(pattern));
      case 'zeroOrMore':
        return choice([repeat(group(pattern)), empty]);
      case 'group':
        return group(pattern);
      case 'text':
        return text;
      case 'notAllowed':
        return none;
      case 'data':
      case 'value':
      case 'list':
        return data;
      default:
        return empty;
    }
  }
}

function elementModel(name: string): Model {
  return { kind: 'element', name, key: keyOf(`element ${name}`) };
}
