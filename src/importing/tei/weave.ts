/** Weaves a running text and what is laid over it into elements that contain each other. */
import { StretchIndex } from '../../names/stretch-index.js';
import type { Insertion, Overlay, Piece, Tag } from './pieces.js';

type Child = Piece | string;

export interface Woven {
  readonly children: readonly Child[];
  /** The elements that are there. What crossed others was left out; its words are there all the same. */
  readonly tags: readonly Tag[];
}

/**
 * The content of an element: the text without what is consumed, in the elements of the tags, with the insertions at their points. Line
 * breaks become `lb`.
 */
export function weave(overlay: Overlay): Woven {
  const { text } = overlay.flow;
  const tags = uncross(overlay.tags.filter((tag) => tag.end > tag.start));
  const isConsumed = new Uint8Array(text.length + 1);
  for (const { start, end } of overlay.consumed) isConsumed.fill(1, start, end);
  const insertions = [...overlay.insertions].sort((a, b) => a.at - b.at);
  const weaver = new Weaver(text, isConsumed, tags, insertions);
  return { children: weaver.run(0, text.length, true), tags };
}

class Weaver {
  #nextTag = 0;
  #nextInsertion = 0;

  constructor(
    private readonly text: string,
    private readonly isConsumed: Uint8Array,
    private readonly tags: readonly Tag[],
    private readonly insertions: readonly Insertion[],
  ) {}

  run(start: number, end: number, isOutermost = false): readonly Child[] {
    const children: Child[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') children.push(text);
      text = '';
    };
    let at = start;
    while (at <= end) {
      for (
        let one = this.insertions[this.#nextInsertion];
        one?.at === at && (at < end || isOutermost);
        one = this.insertions[this.#nextInsertion]
      ) {
        flush();
        children.push(one.piece);
        this.#nextInsertion += 1;
      }
      if (at === end) break;
      const tag = this.tags[this.#nextTag];
      if (tag?.start === at) {
        flush();
        this.#nextTag += 1;
        const inner = this.run(tag.start, tag.end);
        children.push({
          name: tag.name,
          attributes: tag.attributes,
          children: tag.before === undefined ? inner : [tag.before, ...inner],
        });
        at = tag.end;
        continue;
      }
      if (this.isConsumed[at] !== 1) {
        const character = this.text[at] as string;
        if (character === '\n') {
          flush();
          children.push({ name: 'lb', attributes: {}, children: [] });
        } else text += character;
      }
      at += 1;
    }
    flush();
    return children;
  }
}

/** Tags in order, outside before inside, none crossing another: one that may be split is split, else the one of the higher rank is left out. */
function uncross(tags: readonly Tag[]): readonly Tag[] {
  const kept: Tag[] = [];
  const places = new StretchIndex<Tag>();
  const keep = (tag: Tag): void => {
    kept.push(tag);
    places.add(tag);
  };
  const solid = tags
    .filter(({ splits }) => !splits)
    .sort((a, b) => a.rank - b.rank || b.end - b.start - (a.end - a.start));
  for (const tag of solid) {
    if (!places.some(tag, (other) => crosses(tag, other) || isTwin(tag, other))) keep(tag);
  }
  let pieces = tags.filter(({ splits }) => splits).sort((a, b) => a.rank - b.rank || a.start - b.start);
  for (let round = 0; pieces.length > 0; round += 1) {
    const next: Tag[] = [];
    for (const tag of pieces) {
      const crossed = places.find(tag, (other) => crosses(tag, other));
      const cut = crossed === undefined ? undefined : tag.start < crossed.start ? crossed.start : crossed.end;
      if (cut === undefined) keep(tag);
      else next.push({ ...tag, end: cut }, { ...tag, start: cut });
    }
    pieces = next;
    // Each cut lies on the edge of another tag, so that this ends; the bound is for mistakes of ours.
    if (round > 1000) throw new Error('Tags that cross each other cannot be parted');
  }
  return kept.sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
}

function crosses(a: Tag, b: Tag): boolean {
  return (
    (a.start < b.start && b.start < a.end && a.end < b.end) || (b.start < a.start && a.start < b.end && b.end < a.end)
  );
}

function isTwin(a: Tag, b: Tag): boolean {
  return a.start === b.start && a.end === b.end && a.name === b.name;
}
