/** A version of a record as what is compared: its passages, its notes, and what is tagged in them. */
import { BlockLayout } from '../exporting/blocks.js';
import { isBlock, notePrefix } from '../exporting/elements.js';
import type { Sheet } from '../exporting/inline.js';
import { leavesOf, type ScriptFlow } from '../exporting/script.js';
import { ancestors, attribute, descendants, elements, normalizeSpace } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import type { NoteKind, Place, PlaceKind } from './model.js';
import { type Word, wordsOf } from './words.js';

/** Words with a tag; offsets in the passage's text. */
export interface Tag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface Passage {
  readonly place: Place;
  readonly text: string;
  readonly tokens: readonly Word[];
  readonly tags: readonly Tag[];
}

export interface Note extends Omit<Passage, 'place'> {
  readonly kind: NoteKind;
  /** The passage that calls it; undefined for one that stands alone. */
  readonly place: Place | undefined;
}

export interface Version {
  readonly passages: readonly Passage[];
  readonly notes: readonly Note[];
}

export function readVersion({ root, text }: XmlDocument): Version {
  const sheet: Sheet = { source: text, notes: new Map(), images: new Map(), changes: new Map() };
  const numbers = numbersOf(root);
  const blocks = textsOf(root).flatMap((one) => new BlockLayout(sheet).of(one));
  const calls = new Map<string, Place>();
  const passages = [...leavesOf(blocks)].map(({ flow, owner }, index): Passage => {
    const place = { ...placeOf(owner, numbers), index };
    for (const { kind, id } of flow.points) if (kind === 'note') calls.set(id, place);
    return { place, ...passageOf(flow, owner) };
  });
  const notes = [...sheet.notes].map(([id, { blocks: own, owner }]): Note => {
    const flow = own[0]?.flow ?? { text: '', origins: [], spans: [], points: [] };
    return { kind: noteKind(owner), place: calls.get(id), ...passageOf(withoutPrefix(flow, owner), owner) };
  });
  return { passages: passages.filter((one) => one.text !== ''), notes };
}

function textsOf(root: XmlElement): readonly XmlElement[] {
  return [...elements(root, 'text'), ...elements(root, 'TEI').flatMap(textsOf)];
}

function passageOf(flow: ScriptFlow, owner: XmlElement | undefined): Omit<Passage, 'place'> {
  return {
    text: flow.text,
    tokens: wordsOf(flow.text).filter(({ text }) => text.trim() !== ''),
    tags: tagsOf(flow, owner),
  };
}

/** Numbers as the pages print them: `@n`, else the position among the numbered blocks (xslt/common/locus.xsl). */
function numbersOf(root: XmlElement): ReadonlyMap<XmlElement, string> {
  const inside = new Set('note figure cell item p ab lg rdg opener closer head'.split(' '));
  const numbers = new Map<XmlElement, string>();
  for (const text of textsOf(root)) {
    for (const block of descendants(text)) {
      if (!/^(?:p|ab|lg)$/.test(block.local)) continue;
      const above = [...ancestors(block)].slice(1);
      if (above.some(({ local }) => inside.has(local))) continue;
      numbers.set(block, normalizeSpace(attribute(block, 'n') ?? '') || String(numbers.size + 1));
    }
  }
  return numbers;
}

const kinds: Readonly<Record<string, PlaceKind>> = {
  head: 'heading',
  opener: 'opening',
  salute: 'opening',
  closer: 'closing',
  signed: 'closing',
  trailer: 'closing',
  item: 'item',
  cell: 'cell',
  l: 'verse',
  lg: 'verse',
  note: 'note',
};

function placeOf(owner: XmlElement | undefined, numbers: ReadonlyMap<XmlElement, string>): Omit<Place, 'index'> {
  for (let here = owner; here !== undefined; here = here.parent) {
    const number = numbers.get(here);
    if (number !== undefined) return { kind: 'paragraph', number };
    const kind = kinds[here.local];
    if (kind !== undefined) return { kind, number: '' };
  }
  return { kind: 'text', number: '' };
}

function noteKind(owner: XmlElement): NoteKind {
  if (owner.local === 'app') return 'apparatus';
  const type = attribute(owner, 'type');
  return type === 'translator' || type === 'author' || type === 'source' ? type : 'editor';
}

/** The layout says first what sort of note it is; here that is known otherwise. */
function withoutPrefix(flow: ScriptFlow, owner: XmlElement): ScriptFlow {
  const prefix = owner.local === 'app' ? 'Readings: ' : notePrefix(owner);
  if (prefix === '' || !flow.text.startsWith(prefix)) return flow;
  return { text: flow.text.slice(prefix.length), origins: flow.origins.slice(prefix.length), spans: [], points: [] };
}

/** What has no words of its own to be tagged. */
const untold = new Set('choice app lem rdg rdgGrp note seg'.split(' '));

function tagsOf({ text, origins }: ScriptFlow, owner: XmlElement | undefined): readonly Tag[] {
  const ranges = new Map<XmlElement, { start: number; end: number }>();
  origins.forEach(({ holder, made }, i) => {
    if (made === 'layout' || text[i]?.trim() === '') return;
    for (let here: XmlElement | undefined = holder; here !== undefined && here !== owner; here = here.parent) {
      const range = ranges.get(here);
      if (range === undefined) ranges.set(here, { start: i, end: i + 1 });
      else range.end = i + 1;
    }
  });
  const above = new Set(owner === undefined ? [] : ancestors(owner));
  return [...ranges]
    .filter(([element]) => !untold.has(element.local) && !isBlock(element) && !above.has(element))
    .map(([element, range]) => ({ name: element.local, ...range, attributes: attributesOf(element) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function attributesOf({ attributes }: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    attributes
      .filter(({ name }) => !/^(?:xmlns(?::.*)?|xml:space)$/.test(name))
      .map(({ name, value }) => [name, normalizeSpace(value)]),
  );
}
