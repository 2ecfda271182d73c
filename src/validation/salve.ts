import type { EventSet, Grammar, GrammarWalker, Resource, ResourceLoader, ValidationError } from 'salve-annos';
import { xmlnsNamespace } from '../xml/query.js';
import type { XmlAttribute, XmlDocument, XmlElement, XmlText } from '../xml/tree.js';
import type { Expected, QualifiedName, Refusal, Repair } from './refusal.js';

/**
 * Compiles a schema; the result can be kept as text. Nothing but the text is read.
 *
 * @param schema the schema as one text: this engine can't include files
 */
export async function compileGrammar(schema: string): Promise<string> {
  const { convertRNGToPattern, writeTreeToJSON } = await import('salve-annos');
  const resourceLoader: ResourceLoader<Resource> = {
    load: async (url) => ({ url, getText: async () => schema }),
  };
  const { simplified } = await convertRNGToPattern(new URL('file:///schema.rng'), {
    createManifest: false,
    manifestHashAlgorithm: 'SHA-1',
    resourceLoader,
    idCheck: false,
  });
  return writeTreeToJSON(simplified, 3);
}

/** Reads what `compileGrammar` made. */
export async function readGrammar(compiled: string): Promise<Grammar> {
  const { readTreeFromJSON } = await import('salve-annos');
  return readTreeFromJSON(compiled);
}

/** The names of all elements that a grammar knows. */
export function elementNames(grammar: Grammar): readonly QualifiedName[] {
  return Object.keys(grammar.elementDefinitions).flatMap((key) => {
    const { ns, name } = JSON.parse(key) as { ns?: string; name?: string };
    return name === undefined ? [] : [{ uri: ns ?? '', local: name }];
  });
}

/** A place in a document at which an event is fired; the same object in every run. */
type Where = XmlElement | XmlAttribute | XmlText;

/**
 * Finds every place at which a grammar refuses a document. After a refused element its content is left out, unless `repair` says
 * what it was meant to be.
 */
export async function refusals(document: XmlDocument, grammar: Grammar, repair: Repair): Promise<readonly Refusal[]> {
  const { DefaultNameResolver } = await import('salve-annos');
  // What was expected at a place is known only before the event is fired, and is dear to find out. So the document is walked
  // again, with a question at each place that was refused; a repair can uncover further ones.
  const suspects = new Set<string>();
  const keys = new Map<Where, number>();
  const keyOf = (kind: string, where: Where): string => {
    const known = keys.get(where) ?? keys.size;
    keys.set(where, known);
    return `${kind} ${known}`;
  };
  let found: readonly Refusal[] = [];
  for (let round = 0; round < 6; round += 1) {
    const known = suspects.size;
    found = walk(document, grammar.newWalker(new DefaultNameResolver(), false), repair, (kind, where, isRefused) => {
      const key = keyOf(kind, where);
      if (isRefused) suspects.add(key);
      return suspects.has(key);
    });
    if (suspects.size === known) break;
  }
  return found;
}

type Suspicion = (kind: string, where: Where, isRefused: boolean) => boolean;
type Walker = GrammarWalker<InstanceType<typeof import('salve-annos').DefaultNameResolver>>;

/** One run over the document. Does not recurse: any depth will do. */
function walk(document: XmlDocument, start: Walker, repair: Repair, suspicion: Suspicion): readonly Refusal[] {
  const found: Refusal[] = [];
  let walker = start;
  const fire = (kind: string, where: Where, event: string, parameters: string[]): Fired => {
    const expected = suspicion(kind, where, false) ? readExpected(walker.possible()) : undefined;
    const errors = walker.fireEvent(event, parameters);
    if (errors === false || errors === undefined) return undefined;
    suspicion(kind, where, true);
    return { expected, errors };
  };

  type Frame = { readonly element: XmlElement; readonly name: QualifiedName; next: number; readonly declares: boolean };
  const stack: Frame[] = [];

  const enter = (element: XmlElement): void => {
    const declared = element.attributes.filter(({ uri }) => uri === xmlnsNamespace);
    if (declared.length > 0) {
      walker.nameResolver.enterContext();
      for (const { name, value } of declared)
        walker.nameResolver.definePrefix(name === 'xmlns' ? '' : name.slice(6), value);
    }
    const leaveOut = (name: QualifiedName): void => {
      walker.fireEvent('leaveStartTag', []);
      walker.fireEvent('endTag', [name.uri, name.local]);
      if (declared.length > 0) walker.nameResolver.leaveContext();
    };

    let name: QualifiedName = element;
    const expectedHere = suspicion('element', element, false) ? readExpected(walker.possible()) : undefined;
    const isRefused = expectedHere !== undefined && !accepts(expectedHere, name);
    if (isRefused) {
      const refusal: Refusal = { kind: 'element', element, names: [element], expected: expectedHere };
      const meant = repair(refusal);
      const filled = meant === undefined ? fillGap(walker, expectedHere, element) : undefined;
      if (filled !== undefined && element.parent !== undefined) {
        walker = filled.walker;
        const names = [filled.missing];
        found.push({
          kind: 'missing-content',
          element: element.parent,
          names,
          expected: expectedHere,
          before: element,
        });
      } else {
        found.push(refusal);
        if (meant === undefined) {
          walker.fireEvent('enterStartTag', [name.uri, name.local]);
          leaveOut(name);
          return;
        }
        name = meant;
      }
    }
    const fired = fire('element', element, 'enterStartTag', [name.uri, name.local]);
    if (fired !== undefined) {
      found.push({ kind: 'element', element, names: [element], expected: fired.expected });
      leaveOut(name);
      return;
    }
    enterAttributes(element);
    stack.push({ element, name, next: 0, declares: declared.length > 0 });
  };

  const enterAttributes = (element: XmlElement): void => {
    const own = element.attributes.filter(({ uri }) => uri !== xmlnsNamespace);
    const names = new Set(own.map(keyOf));
    const wrong = new Set<string>();
    for (const attribute of own) {
      let name: QualifiedName = attribute;
      const expected = suspicion('attribute', attribute, false) ? readExpected(walker.possible()) : undefined;
      if (expected !== undefined && !expected.attributes.some((candidate) => isSame(candidate, attribute))) {
        const refusal: Refusal = { kind: 'attribute', element, attribute, names: [attribute], expected };
        found.push(refusal);
        const meant = repair(refusal);
        if (meant === undefined || names.has(keyOf(meant))) continue;
        name = meant;
        walker.fireEvent('attributeName', [name.uri, name.local]);
        const asked = walker.clone();
        if (walker.fireEvent('attributeValue', [attribute.value]) !== false) {
          wrong.add(keyOf(name));
          walker = withSomeValue(asked, readExpected(asked.possible())) ?? walker;
        }
        continue;
      }
      const fired = fire('attribute', attribute, 'attributeName', [name.uri, name.local]);
      if (fired !== undefined) {
        found.push({ kind: 'attribute', element, attribute, names: [attribute], expected: fired.expected });
        walker.fireEvent('attributeValue', [attribute.value]);
        continue;
      }
      const before = suspicion('value', attribute, false) ? walker.clone() : undefined;
      const value = fire('value', attribute, 'attributeValue', [attribute.value]);
      if (value !== undefined) {
        // A refused value leaves the walker at a loss for all that follows; so a value that will do takes its place.
        if (before !== undefined) walker = withSomeValue(before, value.expected) ?? walker;
        wrong.add(keyOf(name));
        found.push({ kind: 'value', element, attribute, names: [attribute], expected: value.expected });
      }
    }
    const left = fire('tag', element, 'leaveStartTag', []);
    const missing = namesOf(left?.errors ?? []).filter((name) => !wrong.has(keyOf(name)));
    if (left !== undefined && (missing.length > 0 || wrong.size === 0)) {
      found.push({ kind: 'missing-attribute', element, names: missing, expected: left.expected });
    }
  };

  enter(document.root);
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const { element, name } = frame;
    let text = '';
    let firstText: XmlText | undefined;
    let child: XmlElement | undefined;
    for (; frame.next < element.children.length && child === undefined; frame.next += 1) {
      const node = element.children[frame.next];
      if (node?.kind === 'text') {
        if (firstText === undefined || !/\S/.test(text)) firstText = node;
        text += node.value;
      } else if (node?.kind === 'element') child = node;
    }
    if (firstText !== undefined && text !== '') {
      const fired = fire('text', firstText, 'text', [text]);
      if (fired !== undefined) {
        found.push({ kind: 'text', element, text: firstText, names: [], expected: fired.expected });
      }
    }
    if (child !== undefined) {
      enter(child);
      continue;
    }
    const ended = fire('end', element, 'endTag', [name.uri, name.local]);
    if (ended !== undefined) {
      found.push({ kind: 'missing-content', element, names: namesOf(ended.errors), expected: ended.expected });
    }
    if (frame.declares) walker.nameResolver.leaveContext();
    stack.pop();
  }
  return found;
}

/** Values that one data type or another takes. */
const commonValues = [
  '1961-12-30',
  '1',
  '0.5',
  'true',
  'high',
  'en',
  'x',
  '#x',
  'https://example.org/',
  'P1D',
  '12:00:00',
  '1961',
];

/** A walker that has been given a value which the grammar takes; undefined if none is found. */
function withSomeValue(walker: Walker, expected: Expected | undefined): Walker | undefined {
  const wanted = expected?.values[0];
  for (const value of wanted === undefined ? commonValues : [wanted]) {
    const attempt = walker.clone();
    if (attempt.fireEvent('attributeValue', [value]) === false) return attempt;
  }
  return undefined;
}

/** More elements than this are not tried to fill a gap. */
const gapsTried = 8;

/** An element that is missing before another one: with it, the other one may stand there. One that comes later is not missing. */

function fillGap(
  walker: Walker,
  expected: Expected,
  element: XmlElement,
): { readonly walker: Walker; readonly missing: QualifiedName } | undefined {
  const siblings = element.parent?.children ?? [];
  const candidates = expected.elements.filter(
    (name) => name.local !== '*' && !siblings.some((node) => node.kind === 'element' && isSame(name, node)),
  );
  if (candidates.length > gapsTried) return undefined;
  for (const missing of candidates) {
    const attempt = walker.clone();
    attempt.fireEvent('enterStartTag', [missing.uri, missing.local]);
    attempt.fireEvent('leaveStartTag', []);
    attempt.fireEvent('endTag', [missing.uri, missing.local]);
    if (accepts(readExpected(attempt.possible()), element)) return { walker: attempt, missing };
  }
  return undefined;
}

type Fired = { readonly expected: Expected | undefined; readonly errors: readonly ValidationError[] } | undefined;

function accepts(expected: Expected, name: QualifiedName): boolean {
  return expected.elements.some((candidate) => isSame(candidate, name));
}

function isSame(candidate: QualifiedName, name: QualifiedName): boolean {
  return (
    (candidate.local === name.local || candidate.local === '*') && (candidate.uri === name.uri || candidate.uri === '*')
  );
}

function keyOf({ uri, local }: QualifiedName): string {
  return `${uri} ${local}`;
}

/** The names that errors speak of, each once. */
function namesOf(errors: readonly ValidationError[]): readonly QualifiedName[] {
  const names = errors.flatMap((error) => error.getNames().flatMap((pattern) => pattern.toArray() ?? []));
  const unique = new Map(names.map(({ ns, name }) => [`${ns} ${name}`, { uri: ns, local: name }]));
  return [...unique.values()];
}

function readExpected(events: EventSet): Expected {
  const elements: QualifiedName[] = [];
  const attributes: QualifiedName[] = [];
  const values: string[] = [];
  const patterns: string[] = [];
  let text = false;
  let end = false;
  for (const event of events) {
    switch (event.name) {
      case 'enterStartTag':
      case 'attributeName': {
        const names = event.namePattern.toArray()?.map(({ ns, name }) => ({ uri: ns, local: name }));
        const into = event.name === 'attributeName' ? attributes : elements;
        // A pattern with wildcards: the namespace tells, the name may be any.
        into.push(...(names ?? wildcards(event.namePattern.getNamespaces())));
        break;
      }
      case 'attributeValue':
      case 'text': {
        if (event.name === 'text') text = true;
        const { value } = event;
        if (typeof value === 'string') values.push(value);
        else patterns.push(value.source);
        break;
      }
      case 'endTag':
        end = true;
        break;
      case 'leaveStartTag':
        break;
    }
  }
  return { elements, attributes, values, patterns, text, end };
}

function wildcards(namespaces: readonly string[]): readonly QualifiedName[] {
  return namespaces.map((uri) => ({ uri: uri === '::except' ? '*' : uri, local: '*' }));
}

/** What a grammar is told of a document, piece by piece, as the engine names it; text is told in one piece. */
export type Step =
  | readonly ['enterStartTag' | 'endTag' | 'attributeName', uri: string, local: string]
  | readonly ['attributeValue' | 'text', value: string]
  | readonly ['leaveStartTag'];

/**
 * What a grammar would take after some steps through a document. Steps that it refuses are passed over as well as can be:
 * a refused element is left out, with all that it holds, unless the place asked for is inside it.
 */
export async function expectedAfter(steps: readonly Step[], grammar: Grammar): Promise<Expected> {
  const { DefaultNameResolver } = await import('salve-annos');
  let walker = grammar.newWalker(new DefaultNameResolver(), false);
  let beforeValue: Walker | undefined;
  const ends = endsOf(steps);
  for (let i = 0; i < steps.length; i += 1) {
    const [event, ...parameters] = steps[i] as Step;
    if (event === 'attributeValue') beforeValue = walker.clone();
    const end = ends.get(i);
    const outside = event === 'enterStartTag' && end === undefined ? walker.clone() : undefined;
    const errors = walker.fireEvent(event, [...parameters]);
    if (errors === false || errors === undefined) continue;
    if (event === 'attributeValue' && beforeValue !== undefined) {
      walker = withSomeValue(beforeValue, readExpected(beforeValue.possible())) ?? walker;
    } else if (event === 'enterStartTag') {
      if (end !== undefined) {
        walker.fireEvent('leaveStartTag', []);
        i = end - 1;
      } else if (outside !== undefined && walker.possible().size === 0) {
        // The engine knows nothing of this element, and would ask nothing of what is in it: its tags are left out.
        const content = steps.findIndex(([later], at) => at > i && later === 'leaveStartTag');
        if (content < 0) break;
        walker = outside;
        i = content;
      }
    }
  }
  return readExpected(walker.possible());
}

/** Where each element that is closed ends, by the index of its first step. */
function endsOf(steps: readonly Step[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const [i, [event]] of steps.entries()) {
    if (event === 'enterStartTag') open.push(i);
    const start = event === 'endTag' ? open.pop() : undefined;
    if (start !== undefined) ends.set(start, i);
  }
  return ends;
}
