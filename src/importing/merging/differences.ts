/** What changes from one sequence to another: Myers, “An O(ND) difference algorithm” (1986), with a bound on the work. */

/** `a[aStart, aEnd)` is replaced by `b[bStart, bEnd)`; one of the two may be empty. */
export interface Hunk {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Beyond so many differences the middle is taken for replaced as a whole. */
const most = 2000;

/** The changes in order; between them both sequences are equal. */
export function differences(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const middleA = a.slice(start, a.length - tail);
  const middleB = b.slice(start, b.length - tail);
  return hunksOf(middleA, middleB).map(({ aStart, aEnd, bStart, bEnd }) => ({
    aStart: aStart + start,
    aEnd: aEnd + start,
    bStart: bStart + start,
    bEnd: bEnd + start,
  }));
}

/** The indices of what is the same in both sequences, which lies between the changes. */
export function* unchanged(hunks: readonly Hunk[], length: number): Generator<readonly [a: number, b: number]> {
  let a = 0;
  let b = 0;
  for (const { aStart, aEnd, bEnd } of [...hunks, { aStart: length, aEnd: length, bEnd: 0 }]) {
    for (; a < aStart; a += 1, b += 1) yield [a, b];
    a = aEnd;
    b = bEnd;
  }
}

function hunksOf(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  if (a.length === 0 && b.length === 0) return [];
  const whole = { aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length };
  if (a.length === 0 || b.length === 0) return [whole];
  const trace = shortestPath(a, b);
  if (trace === undefined) return [whole];
  const hunks: Hunk[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d > 0; d -= 1) {
    const before = trace[d - 1] as ReadonlyMap<number, number>;
    const k = x - y;
    const down = k === -d || (k !== d && (before.get(k - 1) ?? -1) < (before.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = before.get(fromK) ?? 0;
    const fromY = fromX - fromK;
    const step = down
      ? { aStart: fromX, aEnd: fromX, bStart: fromY, bEnd: fromY + 1 }
      : { aStart: fromX, aEnd: fromX + 1, bStart: fromY, bEnd: fromY };
    const next = hunks[0];
    if (next !== undefined && next.aStart === step.aEnd && next.bStart === step.bEnd) {
      hunks[0] = { aStart: step.aStart, aEnd: next.aEnd, bStart: step.bStart, bEnd: next.bEnd };
    } else hunks.unshift(step);
    x = fromX;
    y = fromY;
  }
  return hunks;
}

/** For each number of differences, how far each diagonal reaches. */
function shortestPath(a: readonly string[], b: readonly string[]): readonly ReadonlyMap<number, number>[] | undefined {
  const trace: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(most, a.length + b.length); d += 1) {
    const next = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1));
      let x = down ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return [...trace, next];
    }
    trace.push(next);
    reached = next;
  }
  return undefined;
}
