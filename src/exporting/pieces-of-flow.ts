/** Cuts a running text where its looks change, so that a writer of a format needs to know one stretch at a time. */
import type { Point, ScriptFlow, Span } from './script.js';

export type FlowPiece =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly spans: readonly Span[];
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'break'; readonly spans: readonly Span[] }
  | { readonly kind: 'point'; readonly point: Point; readonly spans: readonly Span[] };

/** In order; a span belongs to a piece that it covers. */
export function piecesOf({ text, spans, points }: ScriptFlow): readonly FlowPiece[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of spans) cuts.add(start).add(end);
  for (const { at } of points) cuts.add(at);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) cuts.add(at).add(at + 1);
  const ordered = [...cuts].sort((a, b) => a - b);
  const pieces: FlowPiece[] = [];
  ordered.forEach((start, i) => {
    for (const point of points) {
      if (point.at === start) {
        pieces.push({ kind: 'point', point, spans: spans.filter((span) => span.start < start && span.end > start) });
      }
    }
    const end = ordered[i + 1];
    if (end === undefined) return;
    const covering = spans.filter((span) => span.start <= start && span.end >= end);
    if (text[start] === '\n') pieces.push({ kind: 'break', spans: covering });
    else pieces.push({ kind: 'text', text: text.slice(start, end), spans: covering, start, end });
  });
  return pieces;
}
