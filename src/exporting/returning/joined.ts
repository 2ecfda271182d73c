/** Paragraphs that a translator has parted or joined: two of one side stand for one of the other. */
import { joinFlows } from '../../importing/flow.js';
import type { Origin, ScriptFlow } from '../script.js';
import type { NewLeaf, OldLeaf, Token } from './tokens.js';

/** The token between two paragraphs that are taken as one: a character that no text has. */
export const joint = '\uE00F';

/** Two paragraphs that came back, as one. */
export function joinNew(first: NewLeaf, second: NewLeaf): NewLeaf {
  const flow = joinFlows([first.flow, second.flow], joint);
  return {
    flow,
    setting: first.setting,
    tokens: joinTokens(first.tokens, second.tokens, first.flow.text.length, undefined),
  };
}

/** Two paragraphs of the record that follow each other, as one; undefined if something else stands between them. */
export function joinOld(first: OldLeaf, second: OldLeaf, source: string): OldLeaf | undefined {
  const [a, b] = [first.leaf.owner, second.leaf.owner];
  if (a === undefined || b === undefined || a === b || a.parent !== b.parent || !isParagraph(a) || !isParagraph(b))
    return undefined;
  if (source.slice(a.range.end.offset, b.range.start.offset).trim() !== '') return undefined;
  const start = source.lastIndexOf('</', a.range.end.offset - 1);
  const origin: Origin = { start, end: b.tag.end.offset, holder: a, made: undefined };
  const [left, right] = [first.leaf.flow, second.leaf.flow];
  const shift = left.text.length + joint.length;
  const moved = <T extends { readonly start: number; readonly end: number }>(one: T): T => ({
    ...one,
    start: one.start + shift,
    end: one.end + shift,
  });
  const flow: ScriptFlow = {
    text: left.text + joint + right.text,
    origins: [...left.origins, origin, ...right.origins],
    spans: [...left.spans, ...right.spans.map(moved)],
    points: [...left.points, ...right.points.map((point) => ({ ...point, at: point.at + shift }))],
  };
  const tokens = joinTokens(first.tokens, second.tokens, left.text.length, origin);
  return { leaf: { ...first.leaf, flow }, tokens };
}

function isParagraph({ local }: { readonly local: string }): boolean {
  return local === 'p' || local === 'ab';
}

function joinTokens(
  first: readonly Token[],
  second: readonly Token[],
  length: number,
  origin: Origin | undefined,
): readonly Token[] {
  const shift = length + joint.length;
  return [
    ...first,
    { text: joint, start: length, end: shift, looks: '', origin },
    ...second.map((token) => ({ ...token, start: token.start + shift, end: token.end + shift })),
  ];
}

/** Whether most words of a paragraph are among those of another, and were not needed there. */
export function isPartOf(part: readonly Token[], whole: readonly Token[], rest: readonly Token[]): boolean {
  if (part.length < 2) return false;
  const free = new Map<string, number>();
  for (const { text } of whole) free.set(text, (free.get(text) ?? 0) + 1);
  for (const { text } of rest) free.set(text, (free.get(text) ?? 0) - 1);
  let found = 0;
  for (const { text } of part) {
    const left = free.get(text) ?? 0;
    if (left <= 0) continue;
    free.set(text, left - 1);
    found += 1;
  }
  return found >= 0.6 * part.length;
}
