/** Puts tags into the text of a record, and nothing else. */
import { applyReplacements, type Replacement } from '../diagnostics/edits.js';
import { escapeAttribute } from '../xml/serialise.js';

/** An element that is to stand round some words of a record. Offsets are those of the text, 0-based. */
export interface NewTag {
  readonly start: number;
  readonly end: number;
  /** With the prefix that TEI’s elements have there. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The edits that put tags in, in the order of the text. The tags do not cross each other. */
export function tagEdits(tags: readonly NewTag[]): readonly Replacement[] {
  const starts = grouped(tags, ({ start }) => start);
  const ends = grouped(tags, ({ end }) => end);
  const offsets = [...new Set([...starts.keys(), ...ends.keys()])].sort((a, b) => a - b);
  return offsets.map((offset) => {
    // What ends here is closed first, the innermost before the others; what begins here is opened from the outside.
    const closed = [...(ends.get(offset) ?? [])].sort((a, b) => b.start - a.start);
    const opened = [...(starts.get(offset) ?? [])].sort((a, b) => b.end - a.end);
    const text = closed.map(({ name }) => `</${name}>`).join('') + opened.map(startTag).join('');
    return { start: offset, end: offset, text };
  });
}

/** The text of a record with tags put in. */
export function insertTags(text: string, tags: readonly NewTag[]): string {
  return applyReplacements(text, tagEdits(tags));
}

function startTag({ name, attributes }: NewTag): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return `<${name}${written.join('')}>`;
}

function grouped(tags: readonly NewTag[], by: (one: NewTag) => number): ReadonlyMap<number, readonly NewTag[]> {
  const groups = new Map<number, NewTag[]>();
  for (const one of tags) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
}
