/** In which order witnesses are aligned: the most alike first (Spencer and Howe 2004), so that the order of the arguments matters little. */

/** How many words and pairs of words two texts share, as a part of all that they have (Dice’s coefficient, 0 to 1). */
function likeness(a: ReadonlyMap<number | string, number>, b: ReadonlyMap<number | string, number>): number {
  let shared = 0;
  let all = 0;
  for (const [key, count] of a) {
    shared += Math.min(count, b.get(key) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * shared) / all;
}

function counted(forms: ArrayLike<number>): ReadonlyMap<number | string, number> {
  const counts = new Map<number | string, number>();
  const add = (key: number | string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let i = 0; i < forms.length; i += 1) {
    add(forms[i] as number);
    if (i > 0) add(`${forms[i - 1]} ${forms[i]}`);
  }
  return counts;
}

/** The indices of the witnesses: the two most alike, then again and again the one most like any of those before it. */
export function alignmentOrder(witnesses: readonly ArrayLike<number>[]): readonly number[] {
  const counts = witnesses.map(counted);
  const alike = counts.map((a, i) => counts.map((b, k) => (i < k ? likeness(a, b) : 0)));
  const between = (i: number, k: number): number => alike[Math.min(i, k)]?.[Math.max(i, k)] ?? 0;
  const rest = new Set(witnesses.keys());
  const order: number[] = [];
  while (rest.size > 0) {
    let next = -1;
    let most = -1;
    for (const i of rest) {
      const others = order.length === 0 ? [...rest].filter((k) => k !== i) : order;
      const value = Math.max(0, ...others.map((k) => between(i, k)));
      if (value > most) {
        most = value;
        next = i;
      }
    }
    order.push(next);
    rest.delete(next);
  }
  return order;
}
