import type { RegisterKind } from '../edition/model.js';
import { relativePointer } from '../validation/references.js';
import type { Completion } from './completion-item.js';
import type { WrittenAttribute, WrittenTag } from './cursor.js';
import type { EditionFacts, Target } from './edition-facts.js';
import { escaped, targetWords } from './hover.js';
import { rangeOfOffsets } from './positions.js';

export interface PointerQuestion {
  readonly text: string;
  readonly offset: number;
  readonly path: string;
  readonly edition: EditionFacts;
  readonly tag: WrittenTag;
  readonly attribute: WrittenAttribute;
  /** Of the attribute's value: 0-based offsets. */
  readonly start: number;
  readonly end: number;
}

/** The registers that an element's or an attribute's pointers mostly lead to. */
const usual: Readonly<Record<string, readonly RegisterKind[]>> = {
  persName: ['people'],
  person: ['people'],
  placeName: ['places'],
  settlement: ['places'],
  country: ['places'],
  region: ['places'],
  geogName: ['places'],
  repository: ['organizations'],
  orgName: ['organizations'],
  term: ['terms'],
  '@resp': ['people', 'organizations'],
  '@who': ['people', 'organizations'],
  '@ana': ['terms'],
};

/** More than this are not offered at once; as one types on, the others come. */
const most = 200;

/**
 * What a pointer may lead to: entries of the registers, by any form of their names, and the ids of the file itself. “Cas” finds
 * “Castro Ruz, Fidel”, and so does “Fidel”.
 */
export function completePointers(question: PointerQuestion): readonly Completion[] {
  const { text, path, edition, tag, attribute } = question;
  const { start, end, typed } = wordAt(question);
  const range = rangeOfOffsets(text, start, end);
  const kinds = usual[`@${attribute.name}`] ?? usual[tag.local] ?? [];
  const isPointer = /[#/]|^\.|^[a-z]+\.xml/i.test(typed);
  const found: Completion[] = [];
  for (const [from, { targets, register }] of edition.files) {
    // Other records have targets too, but a pointer leads there too seldom to offer them all.
    if (from !== path && register === undefined) continue;
    for (const target of targets()) {
      const rank = isPointer ? 0 : rankOf(target, typed);
      const pointer = `${relativePointer(path, from)}#${target.id}`;
      if (rank === undefined) continue;
      if (isPointer && !pointer.toLowerCase().includes(typed.toLowerCase())) continue;
      const isUsual = target.register !== undefined && kinds.includes(target.register);
      found.push({
        kind: 'entry',
        label: target.gloss === '' ? target.name : `${target.name}, ${target.gloss}`,
        detail: pointer,
        documentation: entryWords(target),
        range,
        insert: pointer,
        // The names were compared here, accents and all; the editor, which knows only what was typed, is to keep what it is given.
        filter: isPointer ? pointer : typed,
        sort: `${isUsual ? 0 : target.register === undefined ? 2 : 1}${rank}${folded(target.name)}`,
      });
    }
  }
  return found.sort((a, b) => (a.sort < b.sort ? -1 : 1)).slice(0, most);
}

function entryWords(target: Target): string {
  const others = target.forms.filter((form) => form !== target.name);
  return targetWords(target) + (others.length === 0 ? '' : `\n\n${escaped(others.join(' · '))}`);
}

/** What is being typed: after the pointers that are finished, up to the cursor; and what it would take the place of. */
function wordAt({ text, offset, start, end }: PointerQuestion): { start: number; end: number; typed: string } {
  const before = text.slice(start, offset);
  const finished = /^(?:\s*\S*#\S*\s+)*\s*/.exec(before)?.[0].length ?? 0;
  const after = /^\S*/.exec(text.slice(offset, end))?.[0].length ?? 0;
  return { start: start + finished, end: offset + after, typed: before.slice(finished) };
}

/** How well an entry answers to what was typed, 0 being best; undefined if it does not. */
function rankOf({ name, gloss, forms, id }: Target, typed: string): number | undefined {
  const wanted = folded(typed);
  if (wanted === '' || folded(name).startsWith(wanted)) return 0;
  const words = wanted.split(/[\s,]+/).filter((word) => word !== '');
  const answers = (text: string): boolean => {
    const known = folded(text).split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => known.some((other) => other.startsWith(word)));
  };
  if (forms.some(answers) || answers(name)) return 1;
  if (folded(id).includes(wanted)) return 2;
  return answers(`${name} ${gloss}`) ? 3 : undefined;
}

/** Without capitals and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
