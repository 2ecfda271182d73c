import { collapse, type Test, testOf } from './data-types.js';
import type { NameClass, SchemaTables, Shape } from './tables.js';

/** An `element` or `attribute` of the schema. */
export interface Named {
  readonly names: NameClass;
  readonly content: Shape;
}

/** A way on: behind it, `rest` is still to come. */
export interface Branch {
  readonly to: Pattern;
  readonly rest: Pattern;
}

/**
 * A pattern of the schema, or what is left of one. Two patterns that are written the same are the same object, and each remembers
 * where it led: so a document of a common kind is checked by looking things up.
 */
export class Pattern {
  /** What it leads to at the start tag of an element, and at an attribute, by the number of the name. */
  readonly elements = new Map<number, readonly Branch[]>();
  readonly attributes = new Map<number, readonly Branch[]>();
  /** Without its attributes: what may follow when the start tag ends. */
  closed: Pattern | undefined;
  /** What follows after text, where any text is as good as another. */
  afterText: Pattern | undefined;
  /** Whether a value is taken by it. */
  readonly values = new Map<string, boolean>();
  /** Its content, if it is an element or an attribute. */
  content: Pattern | undefined;

  /** Whether its text is looked at: it has data, values or lists outside of elements and attributes. */
  readonly hasData: boolean;
  readonly hasAttributes: boolean;

  constructor(
    readonly id: number,
    readonly kind: Shape[0],
    readonly parts: readonly Pattern[],
    readonly isNullable: boolean,
    readonly named: Named | undefined,
    readonly test: Test | undefined,
  ) {
    this.hasData = kind === 'data' || kind === 'value' || kind === 'list' || parts.some((part) => part.hasData);
    this.hasAttributes = kind === 'attribute' || parts.some((part) => part.hasAttributes);
  }
}

/** Makes patterns, each once. */
export class Patterns {
  readonly #known = new Map<string, Pattern>();
  readonly #leaves = new Map<Shape, Pattern>();
  readonly #definitions: (Pattern | undefined)[] = [];
  #count = 0;
  readonly empty = this.#make('empty', [], true);
  readonly text = this.#make('text', [], true);
  readonly notAllowed = this.#make('notAllowed', [], false);

  constructor(readonly tables: SchemaTables) {}

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  #make(kind: Shape[0], parts: readonly Pattern[], isNullable: boolean, named?: Named, test?: Test): Pattern {
    this.#count += 1;
    return new Pattern(this.#count, kind, parts, isNullable, named, test);
  }

  #once(kind: Shape[0], parts: readonly Pattern[], isNullable: boolean): Pattern {
    const key = `${kind} ${parts.map(({ id }) => id).join(' ')}`;
    let pattern = this.#known.get(key);
    if (pattern === undefined) {
      pattern = this.#make(kind, parts, isNullable);
      this.#known.set(key, pattern);
    }
    return pattern;
  }

  choice(of: readonly Pattern[]): Pattern {
    const members = new Set<Pattern>();
    for (const pattern of of) {
      if (pattern.kind === 'choice') for (const part of pattern.parts) members.add(part);
      else if (pattern !== this.notAllowed) members.add(pattern);
    }
    if (members.size === 0) return this.notAllowed;
    const sorted = [...members].sort((a, b) => a.id - b.id);
    if (sorted.length === 1) return sorted[0] as Pattern;
    return this.#once(
      'choice',
      sorted,
      sorted.some(({ isNullable }) => isNullable),
    );
  }

  group(first: Pattern, second: Pattern): Pattern {
    if (first === this.notAllowed || second === this.notAllowed) return this.notAllowed;
    if (first === this.empty) return second;
    if (second === this.empty) return first;
    if (first.kind === 'group') {
      const [head, tail] = first.parts as readonly [Pattern, Pattern];
      return this.group(head, this.group(tail, second));
    }
    return this.#once('group', [first, second], first.isNullable && second.isNullable);
  }

  interleave(first: Pattern, second: Pattern): Pattern {
    if (first === this.notAllowed || second === this.notAllowed) return this.notAllowed;
    if (first === this.empty) return second;
    if (second === this.empty) return first;
    const parts = first.id < second.id ? [first, second] : [second, first];
    return this.#once('interleave', parts, first.isNullable && second.isNullable);
  }

  many(pattern: Pattern): Pattern {
    const { kind } = pattern;
    if (kind === 'notAllowed' || kind === 'empty' || kind === 'text' || kind === 'many') return pattern;
    return this.#once('many', [pattern], pattern.isNullable);
  }

  optional(pattern: Pattern): Pattern {
    return pattern.isNullable ? pattern : this.choice([pattern, this.empty]);
  }

  /** The pattern that a part of the schema describes. */
  of(shape: Shape): Pattern {
    switch (shape[0]) {
      case 'empty':
      case 'text':
      case 'notAllowed':
        return this[shape[0]];
      case 'ref':
        return this.#definition(shape[1]);
      case 'many':
        return this.many(this.of(shape[1]));
      case 'choice': {
        return this.choice(shape[1].map((part) => this.of(part)));
      }
      case 'group':
      case 'interleave': {
        const [kind, parts] = shape;
        return parts.reduceRight<Pattern>((after, part) => this[kind](this.of(part), after), this.empty);
      }
      default:
        return this.#leaf(shape);
    }
  }

  /** The content of an element, or what an attribute's value is to be. */
  contentOf(pattern: Pattern): Pattern {
    pattern.content ??= this.of((pattern.named as Named).content);
    return pattern.content;
  }

  #definition(number: number): Pattern {
    const known = this.#definitions[number];
    if (known !== undefined) return known;
    const made = this.of(this.tables.definitions[number] as Shape);
    this.#definitions[number] = made;
    return made;
  }

  #leaf(shape: Shape): Pattern {
    let leaf = this.#leaves.get(shape);
    if (leaf === undefined) {
      leaf = this.#makeLeaf(shape);
      this.#leaves.set(shape, leaf);
    }
    return leaf;
  }

  #makeLeaf(shape: Shape): Pattern {
    switch (shape[0]) {
      case 'element':
      case 'attribute':
        return this.#make(shape[0], [], false, { names: shape[1], content: shape[2] });
      case 'list':
        return this.#make('list', [this.of(shape[1])], false);
      case 'value': {
        const [, value, isExact] = shape;
        return this.#make('value', [], false, undefined, (text) => (isExact ? text : collapse(text)) === value);
      }
      case 'data': {
        const [, type, facets, except] = shape;
        const parts = except === null ? [] : [this.of(except)];
        return this.#make('data', parts, false, undefined, testOf(type, facets));
      }
      default:
        throw new Error(`${shape[0]} is no leaf`);
    }
  }
}
