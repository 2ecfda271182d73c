/** Small, random changes to XML documents, the same for the same seed. */
import { parseXml } from '../../src/xml/parse.js';
import { escapeAttribute, escapeText } from '../../src/xml/serialise.js';
import type { XmlElement } from '../../src/xml/tree.js';

interface Part {
  name: string;
  attributes: [name: string, value: string][];
  children: (Part | string)[];
}

/** What mutants are made of. */
export interface Vocabulary {
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly values: readonly string[];
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function partOf(element: XmlElement): Part {
  return {
    name: element.name,
    attributes: element.attributes.map(({ name, value }) => [name, value]),
    children: element.children.flatMap((node): (Part | string)[] =>
      node.kind === 'element' ? [partOf(node)] : node.kind === 'text' ? [node.value] : [],
    ),
  };
}

function write(part: Part | string): string {
  if (typeof part === 'string') return escapeText(part);
  const attributes = part.attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  return `<${part.name}${attributes}>${part.children.map(write).join('')}</${part.name}>`;
}

interface Place {
  readonly part: Part;
  readonly parent: Part;
}

function* placesIn(parent: Part): Generator<Place> {
  for (const part of parent.children) {
    if (typeof part === 'string') continue;
    yield { part, parent };
    yield* placesIn(part);
  }
}

type Pick = <T>(from: readonly T[]) => T;
type Mutation = (place: Place, pick: Pick, places: readonly Place[], words: Vocabulary) => void;

function replace({ part, parent }: Place, ...by: readonly (Part | string)[]): void {
  parent.children.splice(parent.children.indexOf(part), 1, ...by);
}

const mutations: readonly Mutation[] = [
  function renameElement({ part }, pick, _, { elements }) {
    part.name = pick(elements);
  },
  function removeElement(place) {
    replace(place);
  },
  function unwrapElement(place) {
    replace(place, ...place.part.children);
  },
  function emptyElement({ part }) {
    part.children = [];
  },
  function duplicateElement(place) {
    replace(place, place.part, structuredClone(place.part));
  },
  function wrapElement(place, pick, _, { elements }) {
    replace(place, { name: pick(elements), attributes: [], children: [place.part] });
  },
  function swapWithSibling({ part, parent }, pick) {
    const here = parent.children.indexOf(part);
    const there = parent.children.indexOf(pick(parent.children));
    parent.children[here] = parent.children[there] as Part | string;
    parent.children[there] = part;
  },
  function moveElsewhere(place, pick, places) {
    const target = pick(places).part;
    if ([...placesIn({ name: '', attributes: [], children: [place.part] })].some(({ part }) => part === target)) return;
    replace(place);
    target.children.splice(Math.min(1, target.children.length), 0, place.part);
  },
  function insertElement({ part }, pick, _, { elements }) {
    part.children.splice(Math.min(1, part.children.length), 0, { name: pick(elements), attributes: [], children: [] });
  },
  function insertText({ part }) {
    part.children.unshift('words');
  },
  function removeAttribute({ part }, pick) {
    if (part.attributes.length > 0) part.attributes.splice(part.attributes.indexOf(pick(part.attributes)), 1);
  },
  function addAttribute({ part }, pick, _, { attributes, values }) {
    const name = pick(attributes);
    if (!part.attributes.some(([has]) => has === name)) part.attributes.push([name, pick(values)]);
  },
  function changeValue({ part }, pick, _, { values }) {
    const changed = part.attributes.filter(([name]) => !name.startsWith('xmlns'));
    if (changed.length > 0) pick(changed)[1] = pick(values);
  },
];

/** `count` mutants of an XML document, one change each, the kinds of change in turn. */
export function* mutantsOf(text: string, count: number, random: () => number, words: Vocabulary): Generator<string> {
  const { document } = parseXml(text, 'fixture.xml');
  if (document === undefined) throw new Error('A fixture that is to be mutated is not well-formed');
  const original = partOf(document.root);
  const pick: Pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  for (let i = 0; i < count; i++) {
    const root: Part = { name: '', attributes: [], children: [structuredClone(original)] };
    const places = [...placesIn(root)].slice(1);
    (mutations[i % mutations.length] as Mutation)(pick(places), pick, places, words);
    yield root.children.map(write).join('');
  }
}
