import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../src/names/find-mentions.js';
import { StretchIndex } from '../../src/names/stretch-index.js';

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 900 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('stretches that are found by where they lie', () => {
  it('are the ones that looking at each would find', () => {
    fc.assert(
      fc.property(fc.array(stretch), stretch, (all, asked) => {
        const index = new StretchIndex(all);
        expect(index.some(asked, (one) => overlaps(one, asked))).toBe(all.some((one) => overlaps(one, asked)));
      }),
    );
  });
});
