/**
 * A running text: its characters, and beside them what holds for stretches of it and what stands at points of it. Offsets are 0-based
 * and count UTF-16 code units; a line break that is meant is `\n`, all other white space is single spaces.
 */

/**
 * A place in the typescript, 1-based. In a text file `line` is a line and `column` counts UTF-16 code units; in .docx and .odt, which
 * have no lines, `line` is the number of the paragraph and `column` a character of it.
 */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Style =
  | 'italic'
  | 'bold'
  | 'underline'
  | 'superscript'
  | 'subscript'
  | 'strikethrough'
  | 'smallcaps'
  | 'allcaps';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export type Mark =
  | (Stretch & { readonly kind: 'style'; readonly style: Style })
  | (Stretch & { readonly kind: 'link'; readonly target: string })
  /** A tracked change; `when` is a day, or empty. */
  | (Stretch & { readonly kind: 'inserted' | 'deleted'; readonly by: string; readonly when: string });

export type Point =
  | {
      readonly kind: 'note' | 'comment' | 'image';
      readonly at: number;
      readonly id: string;
      /** The tracked change that has struck the call out. */
      readonly deleted?: { readonly by: string; readonly when: string };
    }
  | { readonly kind: 'page'; readonly at: number; readonly n?: string };

/** From `at` on, characters stand at `line` and `column` onwards. */
interface Origin extends Place {
  readonly at: number;
}

export interface Flow {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly points: readonly Point[];
  /** In the order of `at`; the first is at 0. */
  readonly origins: readonly Origin[];
}

/** Where the character at an offset stands in the typescript. */
export function placeIn({ origins }: Flow, offset: number): Place {
  let low = 0;
  let high = origins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((origins[middle] as Origin).at <= offset) low = middle;
    else high = middle - 1;
  }
  const origin = origins[low];
  return origin === undefined
    ? { line: 1, column: 1 }
    : { line: origin.line, column: origin.column + Math.max(0, offset - origin.at) };
}

/** A part of a flow, without white space at its ends; points at the ends are kept. */
export function sliceFlow(flow: Flow, from: number, to: number): Flow {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(flow.text[start] as string)) start += 1;
  while (end > start && /\s/.test(flow.text[end - 1] as string)) end -= 1;
  const within = (offset: number): number => Math.min(Math.max(offset, start), end) - start;
  return {
    text: flow.text.slice(start, end),
    marks: flow.marks
      .filter((mark) => mark.start < end && mark.end > start)
      .map((mark) => ({ ...mark, start: within(mark.start), end: within(mark.end) })),
    points: flow.points
      .filter(({ at }) => at >= from && (at < to || (at === to && to === flow.text.length)))
      .map((point) => ({ ...point, at: within(point.at) })),
    origins: [
      { at: 0, ...placeIn(flow, start) },
      ...flow.origins
        .filter(({ at }) => at > start && at < end)
        .map((origin) => ({ ...origin, at: origin.at - start })),
    ],
  };
}

/** The index of the last stretch that begins at an offset or before it; -1 if there is none. */
function lastBefore(stretches: readonly Stretch[], offset: number): number {
  let low = -1;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle] as Stretch).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where an offset is when stretches are taken out; they are in order and do not overlap. */
function shiftBy(stretches: readonly Stretch[]): (offset: number) => number {
  const before: number[] = [];
  let sum = 0;
  for (const { start, end } of stretches) {
    before.push(sum);
    sum += end - start;
  }
  return (offset) => {
    const last = lastBefore(stretches, offset);
    const stretch = stretches[last];
    if (stretch === undefined) return offset;
    return offset - (before[last] as number) - (Math.min(offset, stretch.end) - stretch.start);
  };
}

/** The same flow with points in the places of stretches, which are taken out. The stretches are in order and do not overlap. */
export function replaceByPoints(
  flow: Flow,
  stretches: readonly (Stretch & { readonly point: WithoutPlace<Point> })[],
): Flow {
  const moved = shiftBy(stretches);
  const isTaken = (offset: number): boolean => {
    const { start, end } = stretches[lastBefore(stretches, offset)] ?? { start: 0, end: 0 };
    return offset >= start && offset < end;
  };
  let text = '';
  let at = 0;
  for (const { start, end } of stretches) {
    text += flow.text.slice(at, start);
    at = end;
  }
  return {
    text: text + flow.text.slice(at),
    marks: flow.marks.map((mark) => ({ ...mark, start: moved(mark.start), end: moved(mark.end) })),
    points: [
      ...flow.points.map((point) => ({ ...point, at: moved(point.at) })),
      ...stretches.map(({ start, point }) => ({ ...point, at: moved(start) }) as Point),
    ].sort((a, b) => a.at - b.at),
    origins: [
      ...flow.origins.filter(({ at: origin }) => !isTaken(origin)),
      ...stretches.map(({ end }) => ({ at: end, ...placeIn(flow, end) })),
    ]
      .map((origin) => ({ ...origin, at: moved(origin.at) }))
      .sort((a, b) => a.at - b.at),
  };
}

/** The same flow without the characters of stretches, which are in order and do not overlap. Points that stand there are kept. */
export function withoutStretches(flow: Flow, stretches: readonly Stretch[]): Flow {
  const moved = shiftBy(stretches);
  const cuts = [0, ...stretches.flatMap(({ start, end }) => [start, end]), flow.text.length];
  const kept = cuts.flatMap((cut, i) => (i % 2 === 0 ? flow.text.slice(cut, cuts[i + 1]) : []));
  return {
    text: kept.join(''),
    marks: flow.marks
      .map((mark) => ({ ...mark, start: moved(mark.start), end: moved(mark.end) }))
      .filter(({ start, end }) => end > start),
    points: flow.points.map((point) => ({ ...point, at: moved(point.at) })),
    origins: flow.origins.map((origin) => ({ ...origin, at: moved(origin.at) })),
  };
}

/** The lines of a flow: what stands between line breaks. */
export function linesOf(flow: Flow): readonly Flow[] {
  const lines: Flow[] = [];
  const near = { marks: inTurn(flow.marks), points: inTurn(flow.points), origins: inTurn(flow.origins) };
  let start = 0;
  const take = (end: number): void => {
    // Of a long text, only what lies in the line and at its ends is looked at.
    const own = {
      ...flow,
      marks: near.marks(start, end),
      points: near.points(start, end),
      origins: near.origins(start, end),
    };
    lines.push(sliceFlow(own, start, end));
    start = end + 1;
  };
  for (let at = flow.text.indexOf('\n'); at >= 0; at = flow.text.indexOf('\n', start)) take(at);
  take(flow.text.length);
  return lines;
}

/** Asked for stretches in their order, gives of a list what may lie in each: in the order of the list, at times a little more. */
function inTurn<T extends Stretch | { readonly at: number }>(
  all: readonly T[],
): (start: number, end: number) => readonly T[] {
  const startOf = (one: T): number => ('at' in one ? one.at : one.start);
  const endOf = (one: T): number => ('at' in one ? one.at : one.end);
  if (all.length < 32) return () => all;
  const ordered = all.map((one, i) => ({ one, i })).sort((a, b) => startOf(a.one) - startOf(b.one) || a.i - b.i);
  let next = 0;
  let open: typeof ordered = [];
  return (start, end) => {
    // The last one before the stretch is kept: what stands in the stretch may come from it.
    const last = open.at(-1);
    open = open.filter((entry) => endOf(entry.one) >= start || entry === last);
    while (next < ordered.length && startOf((ordered[next] as { one: T }).one) <= end) {
      open.push(ordered[next] as { one: T; i: number });
      next += 1;
    }
    return [...open].sort((a, b) => a.i - b.i).map(({ one }) => one);
  };
}

/** Flows one after another, with something between them. */
export function joinFlows(flows: readonly Flow[], between: string): Flow {
  let text = '';
  const marks: Mark[] = [];
  const points: Point[] = [];
  const origins: Origin[] = [];
  flows.forEach((flow, i) => {
    if (i > 0) text += between;
    const shift = text.length;
    for (const mark of flow.marks) marks.push({ ...mark, start: mark.start + shift, end: mark.end + shift });
    for (const point of flow.points) points.push({ ...point, at: point.at + shift });
    for (const origin of flow.origins) origins.push({ ...origin, at: origin.at + shift });
    text += flow.text;
  });
  return { text, marks, points, origins };
}

/** The same flow with a point more. */
export function withPoint(flow: Flow, point: Point): Flow {
  return { ...flow, points: [...flow.points, point].sort((a, b) => a.at - b.at) };
}

type WithoutStretch<T> = T extends unknown ? Omit<T, 'start' | 'end'> : never;
type WithoutPlace<T> = T extends unknown ? Omit<T, 'at'> : never;

/** Builds a flow piece by piece. */
export class FlowBuilder {
  #text = '';
  readonly #marks: Mark[] = [];
  readonly #points: Point[] = [];
  readonly #origins: Origin[] = [];

  /** How much has been written. */
  get length(): number {
    return this.#text.length;
  }

  /** Adds text; `place` is where its first character stands. Line breaks in it are white space like any other. */
  write(text: string, place: Place): void {
    if (text === '') return;
    const lines = text.split(/\r\n|\r|\n/);
    lines.forEach((line, i) => {
      if (i > 0) this.#text += ' ';
      this.#origins.push({ at: this.#text.length, line: place.line + i, column: i === 0 ? place.column : 1 });
      this.#text += line.replaceAll('\t', ' ');
    });
  }

  /** Adds a line break that is meant. */
  breakLine(): void {
    this.#text += '\n';
  }

  point(point: WithoutPlace<Point>): void {
    this.#points.push({ ...point, at: this.#text.length } as Point);
  }

  /** Marks what has been written since `start`. */
  mark(start: number, mark: WithoutStretch<Mark>): void {
    if (this.#text.length > start) this.#marks.push({ ...mark, start, end: this.#text.length } as Mark);
  }

  /** The flow, with single spaces and none at its ends or beside line breaks. */
  finish(): Flow {
    let text = '';
    const map: number[] = [];
    let length = 0;
    let last = '\n';
    // A space is written when it is known that no line break follows: cutting it off again would copy the whole text.
    let isSpaceDue = false;
    for (const character of this.#text) {
      for (let i = 0; i < character.length; i += 1) map.push(length);
      if (character === ' ') {
        if (last === ' ' || last === '\n') continue;
        isSpaceDue = true;
        length += 1;
        last = ' ';
        continue;
      }
      if (character === '\n' && isSpaceDue) {
        isSpaceDue = false;
        length -= 1;
        map[map.length - 1] = length;
      }
      if (isSpaceDue) text += ' ';
      isSpaceDue = false;
      text += character;
      length += character.length;
      last = character;
    }
    if (isSpaceDue) text += ' ';
    map.push(length);
    const whole = text;
    const moved = (offset: number): number => Math.min(map[offset] ?? whole.length, whole.length);
    const flow: Flow = {
      text: whole,
      marks: this.#marks.map((mark) => ({ ...mark, start: moved(mark.start), end: moved(mark.end) })),
      points: this.#points.map((point) => ({ ...point, at: moved(point.at) })),
      origins:
        this.#origins.length === 0 ? [{ at: 0, line: 1, column: 1 }] : withoutStray(this.#origins, this.#text, moved),
    };
    return sliceFlow(flow, 0, whole.length);
  }
}

/** Origins after white space has been put together: each begins at the first character that is kept. */
function withoutStray(origins: readonly Origin[], text: string, moved: (offset: number) => number): readonly Origin[] {
  const result: Origin[] = [];
  for (const [index, { at, line, column }] of origins.entries()) {
    // Within one piece, each run of white space that shrinks shifts what follows it.
    let later = index + 1;
    while (later < origins.length && (origins[later] as Origin).at <= at) later += 1;
    const next = origins[later]?.at ?? text.length;
    let expected = moved(at);
    result.push({ at: expected, line, column });
    for (let i = at; i < next; i += 1) {
      const here = moved(i);
      if (here !== expected) {
        result.push({ at: here, line, column: column + (i - at) });
        expected = here;
      }
      expected += 1;
    }
  }
  const byPlace = new Map<number, Origin>();
  for (const origin of result) byPlace.set(origin.at, origin);
  return [...byPlace.values()].sort((a, b) => a.at - b.at);
}
