import { xmlnsNamespace } from '../../xml/query.js';
import type { XmlAttribute, XmlElement } from '../../xml/tree.js';
import { type Branch, type Pattern, Patterns } from './patterns.js';
import type { NameClass, SchemaTables } from './tables.js';

/** More patterns and names than this are not kept for the next document: a hostile one could make ever more. */
const mostKept = 200_000;
/** More values than this, or longer ones, are not remembered. */
const mostValues = 2000;
const longestValue = 100;

/** An element that is open: the patterns that its content may follow, and for each where it leads when the element ends. */
interface Open {
  readonly children: XmlElement['children'];
  next: number;
  /** By number; `notAllowed` where one has come to nothing. */
  readonly patterns: Pattern[];
  /** What the pattern of that number in the element above becomes, if the content of the pattern here is whole. */
  readonly ways: readonly { readonly above: number; readonly content: number; readonly rest: Pattern }[];
}

/**
 * Says of documents whether a RELAX NG schema accepts them, after James Clark's “An algorithm for RELAX NG validation”: what is left of
 * the schema after each tag is worked out once and looked up from then on. Takes any depth.
 */
export class Automaton {
  #patterns: Patterns;
  #names = new Map<string, Map<string, number>>();
  #nameCount = 0;

  constructor(private readonly tables: SchemaTables) {
    this.#patterns = new Patterns(tables);
  }

  /** Whether the document with that root is valid. False also where this engine can't tell, see `data-types.ts`. */
  accepts(root: XmlElement): boolean {
    try {
      return this.#walk(root);
    } catch (error) {
      // The depth of a document is not bounded; that of a pattern is, by the stack.
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  #walk(root: XmlElement): boolean {
    if (this.#patterns.count + this.#nameCount > mostKept) {
      this.#patterns = new Patterns(this.tables);
      this.#names = new Map();
      this.#nameCount = 0;
    }
    const start = this.#patterns.of(this.tables.start);
    const document: Open = { children: [root], next: 0, patterns: [start], ways: [] };
    const stack: Open[] = [document];
    for (let open = document; ; ) {
      const child = this.#read(open);
      if (child === 'refused') return false;
      if (child !== undefined) {
        const inner = this.#enter(child, open);
        if (inner === undefined) return false;
        stack.push(inner);
        open = inner;
        continue;
      }
      stack.pop();
      const above = stack.at(-1);
      if (above === undefined) return (document.patterns[0] as Pattern).isNullable;
      if (!this.#leave(open, above)) return false;
      open = above;
    }
  }

  /** Reads text up to the next child element, or to the end. White space round elements is nothing (the algorithm's `childrenDeriv`). */
  #read(open: Open): XmlElement | undefined | 'refused' {
    const { children, patterns } = open;
    const isFirst = open.next === 0;
    let text = '';
    let child: XmlElement | undefined;
    while (open.next < children.length && child === undefined) {
      const node = children[open.next] as XmlElement['children'][number];
      open.next += 1;
      if (node.kind === 'text') text += node.value;
      else if (node.kind === 'element') child = node;
    }
    const isBlank = !/[^ \t\r\n]/.test(text);
    const isAlone = isFirst && child === undefined;
    if (isBlank && !isAlone) return child;
    let isLeft = false;
    for (const [i, pattern] of patterns.entries()) {
      const after = this.#afterText(pattern, text);
      const now = isBlank ? this.#patterns.choice([pattern, after]) : after;
      patterns[i] = now;
      isLeft ||= now !== this.#patterns.notAllowed;
    }
    return isLeft ? child : 'refused';
  }

  #enter(element: XmlElement, above: Open): Open | undefined {
    const name = this.#nameId(element.uri, element.local);
    const contents = new Map<Pattern, number>();
    const patterns: Pattern[] = [];
    const ways: Open['ways'][number][] = [];
    for (const [i, pattern] of above.patterns.entries()) {
      for (const { to, rest } of this.#branches(pattern, 'elements', name, element)) {
        let content = contents.get(to);
        if (content === undefined) {
          content = patterns.length;
          contents.set(to, content);
          patterns.push(this.#afterTag(this.#patterns.contentOf(to), element.attributes));
        }
        ways.push({ above: i, content, rest });
      }
    }
    if (patterns.every((pattern) => pattern === this.#patterns.notAllowed)) return undefined;
    return { children: element.children, next: 0, patterns, ways };
  }

  #leave({ patterns, ways }: Open, above: Open): boolean {
    const after: Pattern[][] = above.patterns.map(() => []);
    for (const { above: i, content, rest } of ways) {
      if ((patterns[content] as Pattern).isNullable) after[i]?.push(rest);
    }
    let isLeft = false;
    for (const [i, rests] of after.entries()) {
      const rest = rests.length === 1 ? (rests[0] as Pattern) : this.#patterns.choice(rests);
      above.patterns[i] = rest;
      isLeft ||= rest !== this.#patterns.notAllowed;
    }
    return isLeft;
  }

  /** What is left of an element's content when its start tag has been read. */
  #afterTag(content: Pattern, attributes: readonly XmlAttribute[]): Pattern {
    let pattern = content;
    for (const attribute of attributes) {
      if (attribute.uri === xmlnsNamespace) continue;
      const name = this.#nameId(attribute.uri, attribute.local);
      const taken: Pattern[] = [];
      for (const { to, rest } of this.#branches(pattern, 'attributes', name, attribute)) {
        if (this.#takes(this.#patterns.contentOf(to), attribute.value)) taken.push(rest);
      }
      pattern = taken.length === 1 ? (taken[0] as Pattern) : this.#patterns.choice(taken);
      if (pattern === this.#patterns.notAllowed) return pattern;
    }
    return this.#close(pattern);
  }

  #close(pattern: Pattern): Pattern {
    if (!pattern.hasAttributes) return pattern;
    pattern.closed ??= this.#closing(pattern);
    return pattern.closed;
  }

  #closing(pattern: Pattern): Pattern {
    const all = this.#patterns;
    const parts = pattern.parts.map((part) => this.#close(part));
    const [first = all.notAllowed, second = all.notAllowed] = parts;
    switch (pattern.kind) {
      case 'choice':
        return all.choice(parts);
      case 'group':
        return all.group(first, second);
      case 'interleave':
        return all.interleave(first, second);
      case 'many':
        return all.many(first);
      default:
        return all.notAllowed;
    }
  }

  /** Where an element or an attribute of that name leads. */
  #branches(
    pattern: Pattern,
    kind: 'elements' | 'attributes',
    name: number,
    named: { readonly uri: string; readonly local: string },
  ): readonly Branch[] {
    if (kind === 'attributes' && !pattern.hasAttributes) return none;
    const known = pattern[kind].get(name);
    if (known !== undefined) return known;
    const found = this.#findBranches(pattern, kind, name, named);
    pattern[kind].set(name, found);
    return found;
  }

  #findBranches(
    pattern: Pattern,
    kind: 'elements' | 'attributes',
    name: number,
    named: { readonly uri: string; readonly local: string },
  ): readonly Branch[] {
    const all = this.#patterns;
    const of = (part: Pattern | undefined, wrap: (rest: Pattern) => Pattern): readonly Branch[] =>
      part === undefined
        ? none
        : this.#branches(part, kind, name, named).map(({ to, rest }) => ({ to, rest: wrap(rest) }));
    const [first, second] = pattern.parts as readonly [Pattern, Pattern];
    switch (pattern.kind) {
      case 'element':
      case 'attribute': {
        const isMeant = (pattern.kind === 'element') === (kind === 'elements');
        return isMeant && pattern.named !== undefined && takesName(pattern.named.names, named)
          ? [{ to: pattern, rest: all.empty }]
          : none;
      }
      case 'choice':
        return this.#merged(pattern.parts.flatMap((part) => this.#branches(part, kind, name, named)));
      case 'group':
        return this.#merged([
          ...of(first, (rest) => all.group(rest, second)),
          ...(kind === 'elements'
            ? first.isNullable
              ? this.#branches(second, kind, name, named)
              : none
            : of(second, (rest) => all.group(first, rest))),
        ]);
      case 'interleave':
        return this.#merged([
          ...of(first, (rest) => all.interleave(rest, second)),
          ...of(second, (rest) => all.interleave(first, rest)),
        ]);
      case 'many':
        return of(first, (rest) => all.group(rest, all.optional(pattern)));
      default:
        return none;
    }
  }

  /** Each element of the schema once. */
  #merged(branches: readonly Branch[]): readonly Branch[] {
    if (branches.length < 2) return branches;
    const rests = new Map<Pattern, Pattern[]>();
    for (const { to, rest } of branches) {
      const known = rests.get(to);
      if (known === undefined) rests.set(to, [rest]);
      else known.push(rest);
    }
    return [...rests].map(([to, own]) => ({ to, rest: this.#patterns.choice(own) }));
  }

  #afterText(pattern: Pattern, text: string): Pattern {
    if (pattern.hasData) return this.#findAfterText(pattern, text);
    pattern.afterText ??= this.#findAfterText(pattern, text);
    return pattern.afterText;
  }

  #findAfterText(pattern: Pattern, text: string): Pattern {
    const all = this.#patterns;
    const [first, second] = pattern.parts as readonly [Pattern, Pattern];
    switch (pattern.kind) {
      case 'text':
        return pattern;
      case 'choice':
        return all.choice(pattern.parts.map((part) => this.#afterText(part, text)));
      case 'interleave':
        return all.choice([
          all.interleave(this.#afterText(first, text), second),
          all.interleave(first, this.#afterText(second, text)),
        ]);
      case 'group': {
        const inFirst = all.group(this.#afterText(first, text), second);
        return first.isNullable ? all.choice([inFirst, this.#afterText(second, text)]) : inFirst;
      }
      case 'many':
        return all.group(this.#afterText(first, text), all.optional(pattern));
      case 'value':
        return pattern.test?.(text) ? all.empty : all.notAllowed;
      case 'data': {
        const isExcepted = first !== undefined && this.#takes(first, text);
        return pattern.test?.(text) && !isExcepted ? all.empty : all.notAllowed;
      }
      case 'list': {
        let left: Pattern = first;
        for (const word of text.split(/[ \t\r\n]+/)) if (word !== '') left = this.#afterText(left, word);
        return left.isNullable ? all.empty : all.notAllowed;
      }
      default:
        return all.notAllowed;
    }
  }

  /** Whether a value is taken where a pattern is asked for (the algorithm's `valueMatch`). */
  #takes(pattern: Pattern, value: string): boolean {
    if (pattern === this.#patterns.text) return true;
    const known = pattern.values.get(value);
    if (known !== undefined) return known;
    const isTaken = (pattern.isNullable && !/[^ \t\r\n]/.test(value)) || this.#afterText(pattern, value).isNullable;
    if (pattern.values.size > mostValues) pattern.values.clear();
    if (value.length <= longestValue) pattern.values.set(value, isTaken);
    return isTaken;
  }

  #nameId(uri: string, local: string): number {
    let names = this.#names.get(uri);
    if (names === undefined) {
      names = new Map();
      this.#names.set(uri, names);
    }
    let id = names.get(local);
    if (id === undefined) {
      id = this.#nameCount++;
      names.set(local, id);
    }
    return id;
  }
}

const none: readonly Branch[] = [];

function takesName(names: NameClass, named: { readonly uri: string; readonly local: string }): boolean {
  switch (names[0]) {
    case 'name':
      return names[2] === named.local && names[1] === named.uri;
    case 'any':
      return names[1] === null || !takesName(names[1], named);
    case 'ns':
      return names[1] === named.uri && (names[2] === null || !takesName(names[2], named));
    case 'choice':
      return names[1].some((one) => takesName(one, named));
  }
}
