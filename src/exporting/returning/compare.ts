/** Compares what was exported with what came back, and turns each change into edits of the record that was exported. */
import type { Replacement } from '../../diagnostics/edits.js';
import type { Draft } from '../../importing/draft.js';
import { type Place, placeIn } from '../../importing/flow.js';
import { ancestors } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import { leavesOf, type Script } from '../script.js';
import { isPartOf, joinNew, joinOld } from './joined.js';
import { type LeafEdits, type MergeContext, mergeLeaf, type Refusal } from './merge-leaf.js';
import { type Pair, pairLeaves } from './pair-leaves.js';
import { indentOf } from './source-places.js';
import { type NewLeaf, type OldLeaf, sidesOf } from './tokens.js';

export interface Comparison {
  /** In the text of the record that was exported, in order. */
  readonly edits: readonly Replacement[];
  readonly refusals: readonly Refusal[];
  /** Words that only look otherwise, with their places in the file that came back. */
  readonly looks: readonly { readonly words: string; readonly place: Place }[];
}

export interface CompareContext extends MergeContext {
  /** A whole paragraph that is new, as the content of an element. */
  readonly encodeWhole: (leaf: NewLeaf) => string;
}

export function compareReturned(script: Script, draft: Draft, context: CompareContext): Comparison {
  return new Comparing(script, draft, context).run();
}

class Comparing {
  readonly #edits: Replacement[] = [];
  readonly #refusals: Refusal[] = [];
  readonly #looks: { words: string; place: Place }[] = [];
  readonly #gone = new Set<OldLeaf>();

  constructor(
    private readonly script: Script,
    private readonly draft: Draft,
    private readonly context: CompareContext,
  ) {}

  run(): Comparison {
    const { old, fresh, oldNotes, freshNotes } = sidesOf(this.script, this.draft);
    const merge = (before: readonly OldLeaf[], after: readonly NewLeaf[]): void => {
      const pairs = pairLeaves(before, after);
      for (const [one, other] of pairs) if (one !== undefined && other === undefined) this.#gone.add(one);
      const notes: (readonly [string, string])[] = [];
      let last: OldLeaf | undefined;
      for (let i = 0; i < pairs.length; i += 1) {
        const [one, other] = pairs[i] as Pair<OldLeaf, NewLeaf>;
        const joined = this.#joined(pairs[i] as Pair<OldLeaf, NewLeaf>, pairs[i + 1]);
        if (joined !== undefined) {
          notes.push(...this.#take(joined.edits, joined.place));
          last = pairs[i + 1]?.[0] ?? one;
          i += 1;
        } else if (one !== undefined && other !== undefined) {
          notes.push(...this.#take(mergeLeaf(one, other, this.context), placeIn(other.flow, 0)));
          last = one;
        } else if (one !== undefined) this.#remove(one, before);
        else if (other !== undefined) {
          const next = pairs.slice(i + 1).find(([left, right]) => left !== undefined && right !== undefined)?.[0];
          this.#add(other, last, next);
        }
      }
      for (const [from, to] of notes) merge(oldNotes.get(from) ?? [], freshNotes.get(to) ?? []);
    };
    merge(old, fresh);
    this.#comparePictures();
    const edits = [...this.#edits].sort((a, b) => a.start - b.start || a.end - b.end);
    return { edits: withoutOverlaps(edits), refusals: this.#refusals, looks: this.#looks };
  }

  #take({ edits, refusals, notes, looks }: LeafEdits, place: Place): LeafEdits['notes'] {
    this.#edits.push(...edits);
    this.#refusals.push(...refusals);
    if (looks.length > 0) this.#looks.push({ words: looks.join(' '), place });
    return notes;
  }

  /** What has changed if two paragraphs were made of one, or one of two; undefined if they were not, or if more than that has changed. */
  #joined(
    pair: Pair<OldLeaf, NewLeaf>,
    next: Pair<OldLeaf, NewLeaf> | undefined,
  ): { readonly edits: LeafEdits; readonly place: Place } | undefined {
    const [a, b, c, d] = [pair[0], pair[1], next?.[0], next?.[1]];
    const [olds, news] = [[a, c].filter(isThere), [b, d].filter(isThere)];
    const [old, secondOld] = olds;
    const [fresh, secondNew] = news;
    if (olds.length + news.length !== 3 || old === undefined || fresh === undefined) return undefined;
    const [whole, parts] = secondOld === undefined ? [old, news] : [fresh, olds];
    const [first, second] = parts;
    if (first === undefined || second === undefined) return undefined;
    const isOne =
      isPartOf(first.tokens, whole.tokens, second.tokens) && isPartOf(second.tokens, whole.tokens, first.tokens);
    if (!isOne) return undefined;
    const oneOld = secondOld === undefined ? old : joinOld(old, secondOld, this.context.source);
    const oneNew = secondNew === undefined ? fresh : joinNew(fresh, secondNew);
    if (oneOld === undefined) return undefined;
    const edits = mergeLeaf(oneOld, oneNew, this.context);
    return edits.refusals.length > 0 ? undefined : { edits, place: placeIn(fresh.flow, 0) };
  }

  /** Takes out a paragraph: its element, if nothing else is left of that. */
  #remove(old: OldLeaf, all: readonly OldLeaf[]): void {
    const { leaf } = old;
    const owner = leaf.owner;
    const words = leaf.flow.text;
    const at = owner?.range.start.offset ?? 0;
    if (owner === undefined || owner.local === 'cell' || isOfHeader(owner)) {
      this.#refusals.push({ why: 'no longer has this', before: words, after: '', at });
      return;
    }
    const isInside = ({ leaf: other }: OldLeaf): boolean => {
      const range = other.owner?.range;
      return (
        range !== undefined &&
        range.start.offset >= owner.range.start.offset &&
        range.end.offset <= owner.range.end.offset
      );
    };
    if (all.some((one) => isInside(one) && !this.#gone.has(one))) {
      this.#refusals.push({ why: 'no longer has this part of a longer passage', before: words, after: '', at });
      return;
    }
    const { source } = this.context;
    const space = /\n[ \t]*$/.exec(source.slice(Math.max(0, at - 200), at))?.[0].length ?? 0;
    this.#edits.push({ start: at - space, end: owner.range.end.offset, text: '' });
  }

  /** Puts a new paragraph behind the one that it follows. */
  #add(fresh: NewLeaf, before: OldLeaf | undefined, after: OldLeaf | undefined): void {
    const at = (before ?? after)?.leaf.owner?.range.start.offset ?? 0;
    const refusal = (why: string): Refusal => ({ why, before: '', after: fresh.flow.text, at });
    const isPicture = fresh.flow.points.some(({ kind }) => kind === 'image');
    if (fresh.setting === 'table' || isPicture) {
      const what = isPicture ? 'a picture' : 'a row or a cell';
      this.#refusals.push(refusal(`has ${what} that the record lacks`));
      return;
    }
    const content = this.context.encodeWhole(fresh);
    const behind = before === undefined ? undefined : placeFor(fresh, before.leaf.owner);
    if (behind !== undefined) {
      const end = behind.element.range.end.offset;
      this.#edits.push({
        start: end,
        end,
        text: `${indentOf(this.context.source, behind.element)}<${behind.name}>${content}</${behind.name}>`,
      });
      return;
    }
    const ahead = after?.leaf.owner;
    if (ahead !== undefined && /^(?:p|ab)$/.test(ahead.local) && !isOfHeader(ahead)) {
      const { start } = ahead.range;
      this.#edits.push({
        start: start.offset,
        end: start.offset,
        text: `<p>${content}</p>${indentOf(this.context.source, ahead)}`,
      });
      return;
    }
    this.#refusals.push(refusal('has a paragraph where the record can have none'));
  }

  #comparePictures(): void {
    const [old, fresh] = [[...this.script.images.values()], [...this.draft.images.values()]];
    if (old.length !== fresh.length) return;
    old.forEach(({ description }, i) => {
      const now = fresh[i]?.description ?? '';
      if (wordsOnly(now) !== wordsOnly(description)) {
        const point = [...leavesOf(this.script.blocks)].flatMap(({ flow }) => flow.points)[0];
        const at = point?.origin.start ?? 0;
        this.#refusals.push({ why: 'describes a picture otherwise', before: description, after: now, at });
      }
    });
  }
}

function isThere<T>(one: T | undefined): one is T {
  return one !== undefined;
}

function wordsOnly(text: string): string {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

function isOfHeader(element: XmlElement): boolean {
  return [element, ...ancestors(element)].some(({ local }) => local === 'teiHeader');
}

/** What a new paragraph becomes, and behind which element it stands; undefined where there can be none. */
function placeFor(
  { setting }: NewLeaf,
  owner: XmlElement | undefined,
): { readonly element: XmlElement; readonly name: string } | undefined {
  if (owner === undefined || isOfHeader(owner)) return undefined;
  if (setting === 'list' && owner.local === 'item') return { element: owner, name: 'item' };
  for (const element of [owner, ...ancestors(owner)]) {
    const parent = element.parent;
    if (parent === undefined || /^(?:closer|trailer|back|listApp)$/.test(element.local)) return undefined;
    const isPlace =
      /^(?:p|ab|head|opener|byline|argument|epigraph|list|table|figure|lg|quote|sp|stage|u|pb|l|note)$/.test(
        element.local,
      ) && /^(?:div\d?|body|front|sp|quote|postscript|argument)$/.test(parent.local);
    if (isPlace) return { element, name: 'p' };
  }
  return undefined;
}

/** An edit inside what is taken out as a whole falls away. */
function withoutOverlaps(edits: readonly Replacement[]): readonly Replacement[] {
  const kept: Replacement[] = [];
  for (const edit of edits) {
    const last = kept.at(-1);
    if (last !== undefined && edit.start < last.end) {
      if (edit.end > last.end && last.text === '' && edit.text === '')
        kept[kept.length - 1] = { ...last, end: edit.end };
      continue;
    }
    kept.push(edit);
  }
  return kept;
}
