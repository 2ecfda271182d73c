import type { SourceRange } from '../diagnostics/diagnostic.js';
import { readRootTag, rootNamespace } from '../xml/root-tag.js';
import { instanceNamespace, xsdNamespace } from './xsd-references.js';

/** A schema that a document names itself. */
export interface NamedSchema {
  readonly href: string;
  /** Where `href` stands between its quotation marks. */
  readonly range: SourceRange;
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
    const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(match[2] ?? '');
    if (href === null) continue;
    const value = (href[1] ?? href[2] ?? '').replaceAll('&amp;', '&');
    const types = /\sschematypens\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(match[2] ?? '');
    const from = start + 2 + 'xml-model'.length + href.index + href[0].length - 1 - (href[1] ?? href[2] ?? '').length;
    found.push({
      href: value.trim(),
      range: { start: pointAt(text, from), end: pointAt(text, from + (href[1] ?? href[2] ?? '').length) },
      isXsd: types === null ? isXsdName(value) : (types[1] ?? types[2]) === xsdNamespace,
    });
  }
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
