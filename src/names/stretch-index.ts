/** Stretches of a text, found by where they lie: asking each about each takes minutes where a text has tens of thousands. */

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How many characters share a bucket. */
const width = 512;

export class StretchIndex<T extends Stretch> {
  readonly #buckets = new Map<number, T[]>();

  constructor(stretches: Iterable<T> = []) {
    for (const one of stretches) this.add(one);
  }

  add(one: T): void {
    for (let key = Math.floor(one.start / width); key <= Math.floor(one.end / width); key += 1) {
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) this.#buckets.set(key, [one]);
      else bucket.push(one);
    }
  }

  /** Whether one of the stretches that share a character with this one, or touch it, has a property. */
  some({ start, end }: Stretch, has: (one: T) => boolean): boolean {
    return this.find({ start, end }, has) !== undefined;
  }

  /** The first such stretch, in no certain order. */
  find({ start, end }: Stretch, has: (one: T) => boolean): T | undefined {
    for (let key = Math.floor(start / width); key <= Math.floor(end / width); key += 1) {
      for (const one of this.#buckets.get(key) ?? []) if (one.start <= end && one.end >= start && has(one)) return one;
    }
    return undefined;
  }
}
