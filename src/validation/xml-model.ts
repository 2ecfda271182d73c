import type { SourceRange } from '../diagnostics/diagnostic.js';
import { readRootTag, rootNamespace } from '../xml/root-tag.js';
import { instanceNamespace, xsdNamespace } from './xsd-references.js';

/** A schema that a document names itself. */
export interface NamedSchema {
  readonly href: string;
  /** Where `href` stands between its quotation marks. */
  readonly range: SourceRange;
  /** The phase of a Schematron schema that is asked for. */
  readonly phase?: { readonly name: string; readonly range: SourceRange };
  /** Whether it is said, or to be seen from its name, that this is a W3C XML Schema. */
  readonly isXsd: boolean;
}

const comment = /<!--[\s\S]*?-->/y;
const instruction = /<\?([^\s?]+)([\s\S]*?)\?>/y;
const space = /\s+/y;

/**
 * The schemas that a document names: by `xml-model` instructions (W3C Note “Associating Schemas with XML documents”); where it has none, by
 * `xsi:schemaLocation` or `xsi:noNamespaceSchemaLocation` in its root (XML Schema Part 1 §4.3.2). Reads the text and not the tree:
 * most documents need not be parsed to know that nothing has changed.
 */
export function namedSchemas(text: string): readonly NamedSchema[] {
  const models = modelInstructions(text);
  return models.length > 0 ? models : locationHints(text);
}

/** What stands before the root, or the document type declaration, begins. */
function modelInstructions(text: string): readonly NamedSchema[] {
  const found: NamedSchema[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at += match[0].length;
    return match;
  };
  for (;;) {
    if (take(space) !== null || take(comment) !== null) continue;
    const start = at;
    const match = take(instruction);
    if (match === null) return found;
    if (match[1] !== 'xml-model') continue;
    const from = start + 2 + 'xml-model'.length;
    const href = pseudoAttribute(text, from, match[2] ?? '', 'href');
    if (href === undefined) continue;
    const types = pseudoAttribute(text, from, match[2] ?? '', 'schematypens')?.value;
    const phase = pseudoAttribute(text, from, match[2] ?? '', 'phase');
    found.push({
      href: href.value,
      range: href.range,
      isXsd: types === undefined ? isXsdName(href.value) : types === xsdNamespace,
      ...(phase === undefined || phase.value === '' ? {} : { phase: { name: phase.value, range: phase.range } }),
    });
  }
}

/** @param from where the content of the instruction begins in the text */
function pseudoAttribute(
  text: string,
  from: number,
  content: string,
  name: string,
): { readonly value: string; readonly range: SourceRange } | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(content);
  if (match === null) return undefined;
  const raw = match[1] ?? match[2] ?? '';
  const start = from + match.index + match[0].length - 1 - raw.length;
  return {
    value: raw.replaceAll('&amp;', '&').trim(),
    range: { start: pointAt(text, start), end: pointAt(text, start + raw.length) },
  };
}

/** Of the pairs of namespace and address the one for the root: further ones are what that schema imports. */
function locationHints(text: string): readonly NamedSchema[] {
  if (!text.includes(instanceNamespace)) return [];
  const tag = readRootTag(text);
  const declaration = tag?.attributes.find(
    ({ value, name }) => value === instanceNamespace && name.startsWith('xmlns:'),
  );
  if (tag === undefined || declaration === undefined) return [];
  const prefix = declaration.name.slice('xmlns:'.length);
  const namespace = rootNamespace(text);
  const local = namespace === '' ? 'noNamespaceSchemaLocation' : 'schemaLocation';
  const hint = tag.attributes.find(({ name }) => name === `${prefix}:${local}`);
  if (hint === undefined) return [];
  const words = [...hint.value.matchAll(/\S+/g)];
  const at = namespace === '' ? 0 : words.findIndex(([word], i) => i % 2 === 0 && word === namespace) + 1;
  const word = namespace !== '' && at === 0 ? undefined : words[at];
  if (word === undefined) return [];
  const start = hint.start + word.index;
  const range = { start: pointAt(text, start), end: pointAt(text, start + word[0].length) };
  return [{ href: word[0].replaceAll('&amp;', '&'), range, isXsd: true }];
}

function isXsdName(href: string): boolean {
  return /\.xsd(?:$|[?#])/i.test(href);
}

function pointAt(text: string, offset: number): SourceRange['start'] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
