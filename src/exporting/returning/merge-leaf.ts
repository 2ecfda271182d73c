/** Turns what has changed in one paragraph into edits of the record’s text: the words, and no tag round them. */

import type { Replacement } from '../../diagnostics/edits.js';
import { differences } from '../../importing/merging/differences.js';
import { ancestors, elements } from '../../xml/query.js';
import { escapeText } from '../../xml/serialise.js';
import type { XmlElement } from '../../xml/tree.js';
import type { Origin } from '../script.js';
import { joint } from './joined.js';
import { belongs, commonLooks, indentOf, isBalanced, isKept, placeBetween } from './source-places.js';
import type { NewLeaf, OldLeaf, Token } from './tokens.js';

/** Why a change could not be made, in words that follow “The returned file …”. */
export interface Refusal {
  readonly why: string;
  readonly before: string;
  readonly after: string;
  /** In the text of the record. */
  readonly at: number;
}

export interface LeafEdits {
  readonly edits: readonly Replacement[];
  readonly refusals: readonly Refusal[];
  /** Calls of notes of which both sides have one at the same place. */
  readonly notes: readonly (readonly [old: string, fresh: string])[];
  /** Words that look otherwise than they did. */
  readonly looks: readonly string[];
}

export interface MergeContext {
  /** The text of the record that was exported. */
  readonly source: string;
  /** Words that came back, from one token to another, as TEI; undefined if a bracket among them speaks of words beside them. */
  readonly encode: (leaf: NewLeaf, from: Token, to: Token, looks: string) => string | undefined;
}

interface Change {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

export function mergeLeaf(old: OldLeaf, fresh: NewLeaf, context: MergeContext): LeafEdits {
  return new LeafMerge(old, fresh, context).run();
}

class LeafMerge {
  readonly #edits: Replacement[] = [];
  readonly #refusals: Refusal[] = [];

  constructor(
    private readonly old: OldLeaf,
    private readonly fresh: NewLeaf,
    private readonly context: MergeContext,
  ) {}

  run(): LeafEdits {
    const { old, fresh } = this;
    const notes: (readonly [string, string])[] = [];
    const looks: string[] = [];
    const texts = (tokens: readonly Token[]): readonly string[] => tokens.map(({ text }) => text);
    let a = 0;
    let b = 0;
    const equal = (upTo: number): void => {
      for (; a < upTo; a += 1, b += 1) {
        const [before, after] = [old.tokens[a] as Token, fresh.tokens[b] as Token];
        if (before.note !== undefined && after.note !== undefined) notes.push([before.note, after.note]);
        else if (before.looks !== after.looks) looks.push(before.text);
      }
    };
    for (const change of differences(texts(old.tokens), texts(fresh.tokens))) {
      equal(change.aStart);
      this.#apply(change);
      a = change.aEnd;
      b = change.bEnd;
    }
    equal(old.tokens.length);
    return { edits: this.#edits, refusals: this.#refusals, notes, looks };
  }

  #apply(change: Change): void {
    let first: Refusal | undefined;
    for (const one of this.#slides(change)) {
      const made = this.#make(one);
      if ('why' in made) first ??= made;
      else {
        this.#edits.push(...made.edits);
        return;
      }
    }
    if (first !== undefined) this.#refusals.push(first);
  }

  /** The same change a little earlier or later: after `a b` becomes `a b a b`, nobody can say which of them is new. */
  *#slides({ aStart, aEnd, bStart, bEnd }: Change): Generator<Change> {
    yield { aStart, aEnd, bStart, bEnd };
    if (aStart !== aEnd && bStart !== bEnd) return;
    const { tokens } = aStart === aEnd ? this.fresh : this.old;
    const [from, to] = aStart === aEnd ? [bStart, bEnd] : [aStart, aEnd];
    const moved = (by: number): Change => ({
      aStart: aStart + by,
      aEnd: aEnd + by,
      bStart: bStart + by,
      bEnd: bEnd + by,
    });
    for (let by = 1; by <= 40 && tokens[from - by] !== undefined; by += 1) {
      if (tokens[from - by]?.text !== tokens[to - by]?.text || aStart - by < 0 || bStart - by < 0) break;
      yield moved(-by);
    }
    for (let by = 0; by < 40 && tokens[to + by] !== undefined; by += 1) {
      if (tokens[from + by]?.text !== tokens[to + by]?.text) break;
      yield moved(by + 1);
    }
  }

  #make({ aStart, aEnd, bStart, bEnd }: Change): { readonly edits: readonly Replacement[] } | Refusal {
    const gone = this.old.tokens.slice(aStart, aEnd);
    const come = this.fresh.tokens.slice(bStart, bEnd);
    const refuse = (why: string): Refusal => ({
      why,
      before: this.#oldWords(aStart, aEnd),
      after: this.#freshWords(bStart, bEnd),
      at: this.#nearest(aStart),
    });
    if ([...gone, ...come].some(({ text }) => text === joint)) {
      const edit = this.#partOrJoin(gone, come, aStart);
      return edit === undefined ? refuse('parts or joins paragraphs and changes them there') : { edits: [edit] };
    }
    if (gone.some(({ image }) => image !== undefined)) return refuse('has lost a picture');
    if (come.some(({ image }) => image !== undefined)) return refuse('has a picture that the record lacks');
    if (gone.some(({ origin }) => origin === undefined)) return refuse('changes a word that markup cuts in two');
    if (come.some(({ text }) => text === '\n') && this.#isVerse()) return refuse('has a verse more');
    if (!isBalanced(come)) return refuse('has half a bracket');
    const removed = this.#removable(gone, aStart, aEnd);
    if (typeof removed === 'string') return refuse(removed);
    if (gone.length === 0) {
      const put = this.#insert(aStart, bStart, bEnd) ?? this.#insertWithWord(aStart, bStart, bEnd);
      return put === undefined ? refuse('has words where it is not clear to what they belong') : { edits: [put] };
    }
    const edits = this.#pairwise(gone, come) ?? this.#exchange({ aStart, aEnd, bStart, bEnd }, gone, removed);
    return edits === undefined ? refuse('has a bracket that speaks of the words beside it') : { edits };
  }

  /** Two paragraphs made of one, between words that no element below the paragraph holds; or one made of two. */
  #partOrJoin(gone: readonly Token[], come: readonly Token[], at: number): Replacement | undefined {
    const [only] = gone;
    if (gone.length === 1 && come.length === 0 && only?.origin !== undefined)
      return { start: only.origin.start, end: only.origin.end, text: ' ' };
    const { owner } = this.old.leaf;
    if (gone.length > 0 || come.length > 1 || owner === undefined || !/^(?:p|ab)$/.test(owner.local)) return undefined;
    const [before, after] = [this.old.tokens[at - 1], this.old.tokens[at]];
    if (before === undefined || after === undefined) return undefined;
    const [start, end] = [this.#between(at, false), this.#between(at, true)];
    const between = this.context.source.slice(start, end);
    const isOpen = start === undefined || end === undefined || between.trim() !== '';
    if (isOpen || this.#holderAt(start, owner) !== owner) return undefined;
    const name = owner.name;
    return { start, end, text: `</${name}>${indentOf(this.context.source, owner)}<${name}>` };
  }

  /** The innermost element round a place of the source. */
  #holderAt(at: number, within: XmlElement): XmlElement {
    const inner = elements(within).find(({ range }) => range.start.offset < at && at < range.end.offset);
    return inner === undefined ? within : this.#holderAt(at, inner);
  }

  #isVerse(): boolean {
    const { leaf } = this.old;
    return leaf.kind === 'paragraph' && leaf.role === 'verse';
  }

  /** The elements that go with their characters: a bracket can go if all that stands in it goes too. */
  #removable(gone: readonly Token[], aStart: number, aEnd: number): ReadonlySet<XmlElement> | string {
    const elements = new Set<XmlElement>();
    for (const { origin } of gone) {
      if (origin?.made === undefined) continue;
      if (origin.made === 'layout') return 'changes words that the program has put there';
      elements.add(origin.made);
    }
    for (const element of elements) {
      const isOther = (token: Token, i: number): boolean => (i < aStart || i >= aEnd) && belongs(token, element);
      if (this.old.tokens.some(isOther)) return `changes signs that stand for <${element.local}>`;
    }
    return elements;
  }

  /** As many words as before, each for one: each stays between the tags where it is. */
  #pairwise(gone: readonly Token[], come: readonly Token[]): readonly Replacement[] | undefined {
    const isWord = ({ origin, note, text }: Token): boolean =>
      note === undefined && text !== '\n' && origin?.made === undefined;
    if (gone.length !== come.length || !gone.every(isWord)) return undefined;
    if (!come.every(({ note, text }) => note === undefined && !/[\n[\]]/.test(text))) return undefined;
    const spaced = (tokens: readonly Token[], text: string): string =>
      tokens
        .slice(1)
        .map(({ start }, i) => String(/\s/.test(text.slice(tokens[i]?.end, start))))
        .join();
    if (spaced(gone, this.old.leaf.flow.text) !== spaced(come, this.fresh.flow.text)) return undefined;
    if (gone.some(({ looks }, i) => looks !== come[i]?.looks)) return undefined;
    return gone.flatMap(({ origin, text }, i): readonly Replacement[] => {
      const { start, end } = origin as Origin;
      const now = (come[i] as Token).text;
      return now === text ? [] : [{ start, end, text: escapeText(now) }];
    });
  }

  #exchange(
    { aStart, aEnd, bStart, bEnd }: Change,
    gone: readonly Token[],
    removed: ReadonlySet<XmlElement>,
  ): readonly Replacement[] | undefined {
    const ranges = this.#ranges(gone, removed, aStart, aEnd, bEnd > bStart);
    const [first] = ranges;
    if (first === undefined) return [];
    let best = first;
    for (const range of ranges) if (range.depth < best.depth) best = range;
    const words = bEnd > bStart ? this.#words(bStart, bEnd, this.old.tokens[aStart]?.looks ?? '') : '';
    if (words === undefined) return undefined;
    return ranges.map((range) => {
      if (range === best && words !== '') return { start: range.start, end: range.end, text: words };
      return { ...this.#withSpace(range.start, range.end), text: '' };
    });
  }

  /** The stretches of the source that go: runs of words, and elements of which nothing is left. */
  #ranges(
    gone: readonly Token[],
    removed: ReadonlySet<XmlElement>,
    aStart: number,
    aEnd: number,
    isReplaced: boolean,
  ): readonly { start: number; end: number; readonly depth: number }[] {
    const holders = new Set(gone.map(({ origin }) => origin?.holder));
    const keepsTags = isReplaced && holders.size === 1 && removed.size === 0;
    const ranges: { start: number; end: number; depth: number }[] = [];
    for (const { origin } of gone) {
      if (origin === undefined) continue;
      const outermost = keepsTags ? undefined : this.#emptied(origin, removed, aStart, aEnd);
      const { start, end } =
        outermost === undefined ? origin : { start: outermost.range.start.offset, end: outermost.range.end.offset };
      const holder = outermost?.parent ?? origin.holder;
      const depth = [...ancestors(holder)].length;
      const last = ranges.at(-1);
      if (last !== undefined && start >= last.start && end <= last.end) continue;
      const between = last === undefined ? '' : this.context.source.slice(last.end, start);
      if (last !== undefined && last.depth === depth && !/[<&]/.test(between) && /^\s*$/.test(between)) last.end = end;
      else ranges.push({ start, end, depth });
    }
    return ranges;
  }

  /** The outermost element round a word that has nothing left; blocks stay. */
  #emptied(
    { holder, made }: Origin,
    removed: ReadonlySet<XmlElement>,
    aStart: number,
    aEnd: number,
  ): XmlElement | undefined {
    const isMade = made !== undefined && made !== 'layout';
    let found = isMade ? made : undefined;
    const around = isMade ? ancestors(made) : [holder, ...ancestors(holder)];
    for (const element of around) {
      if (element === this.old.leaf.owner || isKept(element)) break;
      const isLeft = (token: Token, i: number): boolean => (i < aStart || i >= aEnd) && belongs(token, element);
      if (!removed.has(element) && this.old.tokens.some(isLeft)) break;
      found = element;
    }
    return found;
  }

  /** What is taken out goes with one of the spaces beside it. */
  #withSpace(start: number, end: number): { readonly start: number; readonly end: number } {
    const { source } = this.context;
    const [before, after] = [source[start - 1] ?? '', source[end] ?? ''];
    if (before === ' ' && /[\s.,;:!?)\]<]/.test(after)) return { start: start - 1, end };
    if (before === '>' && after === ' ') return { start, end: end + 1 };
    return { start, end };
  }

  /** New words, between the words that they stand between, as high in the tree as can be. */
  #insert(at: number, bStart: number, bEnd: number): Replacement | undefined {
    const { old, fresh } = this;
    const [before, after] = [old.tokens[at - 1], old.tokens[at]];
    const gap = old.leaf.flow.text.slice(before?.end ?? 0, after?.start ?? undefined);
    const lead = fresh.flow.text.slice(fresh.tokens[bStart - 1]?.end ?? 0, fresh.tokens[bStart]?.start);
    const trail = fresh.flow.text.slice(fresh.tokens[bEnd - 1]?.end, fresh.tokens[bEnd]?.start);
    const [isSpaced, hasLead, hasTrail] = [/\s/.test(gap), /^\s+$/.test(lead), /^\s+$/.test(trail)];
    // With a space before them the new words follow the old space, else they stand before it.
    const isBehind = isSpaced && hasLead;
    const offset = this.#between(at, isBehind);
    if (offset === undefined) return undefined;
    const words = this.#words(bStart, bEnd, commonLooks(before, after));
    if (words === undefined) return undefined;
    const text = isSpaced
      ? `${words}${isBehind && hasTrail && after !== undefined ? ' ' : ''}`
      : `${hasLead ? ' ' : ''}${words}${hasTrail ? ' ' : ''}`;
    return { start: offset, end: offset, text };
  }

  /** `[sic]` and its like, which say something of the word before them: that word is written anew. */
  #insertWithWord(at: number, bStart: number, bEnd: number): Replacement | undefined {
    const word = this.old.tokens[at - 1];
    if (word?.origin === undefined || word.origin.made !== undefined || bStart === 0) return undefined;
    const text = this.#words(bStart - 1, bEnd, word.looks);
    return text === undefined ? undefined : { start: word.origin.start, end: word.origin.end, text };
  }

  /** The place in the source between two tokens, before or behind the space that parts them. */
  #between(at: number, isBehind: boolean): number | undefined {
    const { flow } = this.old.leaf;
    const [before, after] = [this.old.tokens[at - 1], this.old.tokens[at]];
    const spaceAt = before?.end ?? 0;
    const space = /\s/.test(flow.text[spaceAt] ?? '') && (after === undefined || after.start > spaceAt);
    const spaceOrigin = space ? flow.origins[spaceAt] : undefined;
    const [left, right] = isBehind
      ? [spaceOrigin ?? before?.origin, after?.origin]
      : [before?.origin, spaceOrigin ?? after?.origin];
    // A bracket may be the edge of an element or stand inside it; what takes room in the source is neither.
    const real = (origin: Origin | undefined): Origin | undefined =>
      origin?.made === undefined || origin.end > origin.start ? origin : undefined;
    return placeBetween(real(left), real(right)) ?? placeBetween(left, right);
  }

  #words(bStart: number, bEnd: number, looks: string): string | undefined {
    const [from, to] = [this.fresh.tokens[bStart] as Token, this.fresh.tokens[bEnd - 1] as Token];
    return this.context.encode(this.fresh, from, to, looks);
  }

  #oldWords(from: number, to: number): string {
    return this.old.leaf.flow.text.slice(this.old.tokens[from]?.start, this.old.tokens[to - 1]?.end ?? 0);
  }

  #freshWords(from: number, to: number): string {
    return this.fresh.flow.text.slice(this.fresh.tokens[from]?.start, this.fresh.tokens[to - 1]?.end ?? 0);
  }

  #nearest(at: number): number {
    const token = this.old.tokens[at] ?? this.old.tokens[at - 1] ?? this.old.tokens[0];
    return token?.origin?.start ?? this.old.leaf.owner?.range.start.offset ?? 0;
  }
}
