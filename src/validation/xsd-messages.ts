/** Reads what libxml2 says of a document by a W3C XML Schema, and finds the place in the document that it is about. */
import type { XmlAttribute, XmlElement } from '../xml/tree.js';
import type { QualifiedName } from './refusal.js';
import type { EngineMessage } from './xmllint.js';
import type { CopiedPlace, XsdCopy } from './xsd-copy.js';

/** A message with the place that it is about. */
export interface XsdMessage {
  /** Undefined where the message names none, or one that is not in the document. */
  readonly element: XmlElement | undefined;
  readonly attribute: XmlAttribute | undefined;
  /** In the engine's words, without the names of element and attribute at their beginning. */
  readonly words: string;
  /** Whether it is about an element that was put into the copy, and is not in the document. */
  readonly isPutIn: boolean;
}

/** The messages of a report, as they are about the document that the copy was made of. */
export function readXsdMessages(messages: readonly EngineMessage[], copy: XsdCopy): readonly XsdMessage[] {
  return messages.flatMap(({ line, words: whole }): readonly XsdMessage[] => {
    // What the parser of the engine says of ids is said by a rule of our own, for all schemas. Its warnings are no verdict.
    if (/^(?:validity error : xml:id : |[\w ]*warning : )/.test(whole)) return [];
    const place = copy.place(line);
    const [, name, attributeName, words] =
      /^Element '((?:\{[^}]*\})?[^']*)'(?:, attribute '((?:\{[^}]*\})?[^']*)')?: ([\s\S]*)$/.exec(whole) ?? [];
    if (name === undefined || words === undefined)
      return [{ element: place?.element, attribute: undefined, words: whole, isPutIn: false }];
    const element = place === undefined ? undefined : elementNamed(place, readName(name), words);
    const called = attributeName === undefined ? undefined : readName(attributeName);
    const attribute = element?.attributes.find((own) => own.uri === called?.uri && own.local === called.local);
    return [{ element, attribute, words, isPutIn: place?.part === 'put before' }];
  });
}

/** The element of that name at a place, or around it: in a stream a message comes when the next tag has been read. */
function elementNamed({ element, part }: CopiedPlace, { uri, local }: QualifiedName, words: string): XmlElement {
  const isNamed = (one: XmlElement): boolean => one.uri === uri && one.local === local;
  if (part === 'put before') return element;
  const isAboutText = words.startsWith('Character content');
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    if (isNamed(at) && (!isAboutText || hasInk(at))) return at;
  }
  return element;
}

/** Whether an element has text of its own that can be seen. */
function hasInk({ children }: XmlElement): boolean {
  return children.some((node) => node.kind === 'text' && /\S/.test(node.value));
}

/** A name as the engine writes it: `{namespace}local`. */
export function readName(name: string): QualifiedName {
  const [, uri = '', local = name] = /^\{([^}]*)\}([\s\S]*)$/.exec(name) ?? [];
  return { uri, local };
}

/** The names in a list such as `{urn:l}from, {urn:l}to, ##other{urn:l}*`; a name `*` stands for any. */
export function readNames(list: string): readonly QualifiedName[] {
  return [...list.matchAll(/(##other)?(?:\{([^}]*)\})?([^\s,{}]+)/g)].map(([, other, uri = '', local = '']) => ({
    uri: other === undefined ? uri : '*',
    local,
  }));
}

/** The values in a list such as `'said', 'written'`. */
export function readValues(list: string): readonly string[] {
  return list.replace(/^\s*'|'\s*$/g, '').split("', '");
}
