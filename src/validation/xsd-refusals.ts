/** Turns libxml2's messages by a W3C XML Schema into refusals as every grammar has them, and leaves what is about something else. */
import { nearest } from '../diagnostics/suggest.js';
import { elements } from '../xml/query.js';
import type { XmlAttribute, XmlElement, XmlText } from '../xml/tree.js';
import type { Expected, Refusal } from './refusal.js';
import { readName, readNames, type XsdMessage } from './xsd-messages.js';
import type { XsdModel } from './xsd-model.js';
import { expectedOf, type RefusedValue, readRefusedValue } from './xsd-values.js';

export interface XsdRefusals {
  /** Elements that are refused: the engine looks no further in their parents. */
  readonly elements: readonly Refusal[];
  readonly others: readonly Refusal[];
  /** Ids that are used twice, as attributes of the second element. */
  readonly secondIds: readonly { readonly element: XmlElement; readonly attribute: XmlAttribute }[];
  /** Messages about keys, and all that are not understood. */
  readonly rest: readonly XsdMessage[];
}

/** The engine names so many elements and no more. */
const namedAtMost = 10;

export function readRefusals(messages: readonly XsdMessage[], model: XsdModel): XsdRefusals {
  const refused: Refusal[] = [];
  const others: Refusal[] = [];
  const rest: XsdMessage[] = [];
  const values = new Map<XmlAttribute | XmlElement, { message: XsdMessage; reasons: RefusedValue[] }>();
  for (const message of messages) {
    const { element, attribute, words } = message;
    if (message.isPutIn) continue;
    if (element === undefined) {
      rest.push(message);
      continue;
    }
    const value = readRefusedValue(words, model);
    if (value !== undefined) {
      const known = values.get(attribute ?? element) ?? { message, reasons: [] };
      known.reasons.push(value);
      values.set(attribute ?? element, known);
      continue;
    }
    const found = readRefusal(element, attribute, words, model);
    if (found === undefined) rest.push(message);
    for (const refusal of found ?? []) (refusal.kind === 'element' ? refused : others).push(refusal);
  }
  const secondIds = [...values.values()].flatMap(({ message: { element, attribute }, reasons }) =>
    element !== undefined && attribute !== undefined && isSecondId(attribute, reasons) ? [{ element, attribute }] : [],
  );
  for (const { message, reasons } of values.values()) {
    const { element, attribute } = message;
    if (element === undefined || (attribute !== undefined && isSecondId(attribute, reasons))) continue;
    others.push(valueRefusal(element, attribute, reasons));
  }
  return {
    elements: refused,
    others: others.filter((refusal) => !isMisspelt(refusal, others)),
    secondIds,
    // Said after a value that was refused.
    rest: rest.filter(
      ({ attribute, words }) =>
        !(words.startsWith('Warning: No precomputed value') && attribute !== undefined && values.has(attribute)),
    ),
  };
}

function valueRefusal(
  element: XmlElement,
  attribute: XmlAttribute | undefined,
  reasons: readonly RefusedValue[],
): Refusal {
  const refusal = { element, names: [], ...expectedOf(reasons, attribute?.name) };
  if (attribute !== undefined) return { ...refusal, kind: 'value', attribute };
  const text = texts(element)[0];
  return text === undefined ? { ...refusal, kind: 'missing-content' } : { ...refusal, kind: 'text', text };
}

/** Of an id that is a name the engine can only say that it was there before. */
function isSecondId({ value }: XmlAttribute, reasons: readonly RefusedValue[]): boolean {
  return reasons.every(({ builtIn }) => builtIn === 'ID') && /^[\p{L}_][\p{L}\p{M}\p{N}_.\-·]*$/u.test(value.trim());
}

/** Whether an attribute is missing only because its name is misspelt. */
function isMisspelt(refusal: Refusal, others: readonly Refusal[]): boolean {
  return (
    refusal.kind === 'missing-attribute' &&
    others.some(
      (other) =>
        other.kind === 'attribute' &&
        other.element === refusal.element &&
        nearest(
          other.attribute.local,
          refusal.names.map(({ local }) => local),
        ) !== undefined,
    )
  );
}

/** The refusals that a message stands for; undefined if it stands for none. */
function readRefusal(
  element: XmlElement,
  attribute: XmlAttribute | undefined,
  words: string,
  model: XsdModel,
): readonly Refusal[] | undefined {
  const content = model.contentOf(element);
  const here: Expected = {
    elements: content?.elements ?? [],
    isSomewhere: true,
    attributes: content?.attributes ?? [],
    values: [],
    patterns: [],
    text: content?.isMixed === true,
    end: true,
  };
  const nothing: Expected = { ...here, elements: [], text: false };
  const refusedElement = (refused: XmlElement, expected: Expected | undefined): Refusal => ({
    kind: 'element',
    element: refused,
    names: [refused],
    expected,
  });

  const list =
    /^(This element is not expected|Missing child element\(s\))\.(?: Expected is (?:one of )?\( (.*) \)\.)?$/.exec(
      words,
    );
  if (list !== null) {
    const isMissing = list[1] !== 'This element is not expected';
    const around = isMissing ? element : element.parent;
    const inside = around === undefined ? undefined : model.contentOf(around);
    const named = readNames(list[2] ?? '');
    // After the first child the engine often names nothing at all.
    const isComplete = named.length > 0 && named.length < namedAtMost;
    const expected: Expected = {
      ...nothing,
      elements: isComplete || inside === undefined ? named : inside.elements,
      isSomewhere: !isComplete,
      text: inside?.isMixed === true,
    };
    if (!isMissing) return [refusedElement(element, expected)];
    return [{ kind: 'missing-content', element, names: isComplete ? named : [], expected }];
  }
  if (words === 'No matching global declaration available for the validation root.')
    return [refusedElement(element, { ...nothing, elements: model.roots })];
  if (words.startsWith('No matching global element declaration available')) return [refusedElement(element, undefined)];
  if (words.startsWith('Element content is not allowed')) {
    const expected = { ...nothing, text: !words.includes('content type is empty') };
    return elements(element).map((refused) => refusedElement(refused, expected));
  }
  if (words.startsWith('Character content')) {
    const isEmpty = words.includes('content type is empty');
    const expected = isEmpty ? nothing : { ...here, text: false };
    const refused = texts(element).map((text): Refusal => ({ kind: 'text', element, text, names: [], expected }));
    return refused.length === 0 ? undefined : refused;
  }
  const missing = /^The attribute '([^']*)' is required but missing\.$/.exec(words)?.[1];
  if (missing !== undefined)
    return [{ kind: 'missing-attribute', element, names: [readName(missing)], expected: here }];
  if (
    attribute !== undefined &&
    (/^The attribute '[^']*' is not allowed\.$/.test(words) ||
      words.startsWith('No matching global attribute declaration available'))
  )
    return [{ kind: 'attribute', element, attribute, names: [attribute], expected: here }];
  return undefined;
}

/** The runs of text directly in an element of which something can be seen. */
function texts({ children }: XmlElement): readonly XmlText[] {
  return children.filter((node): node is XmlText => node.kind === 'text' && /\S/.test(node.value));
}
