import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffWords, sideOf } from '../../src/comparing/words.js';

const word = fc.constantFrom('Castro', 'Кудрявцев', 'of', 'the', '[', ']', ',', '.', '\n', '’', 'Nº', '1961', '𝒳', 'é');
const text = fc.array(fc.tuple(word, fc.constantFrom('', ' ')), { maxLength: 30 }).map((all) => all.flat().join(''));

it('what is the same and what is gone are the old text, what is the same and what is new the new one', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), text, (old, fresh) => {
      const parts = diffWords(old, fresh);
      expect(sideOf(parts, 'old')).toBe(old);
      expect(sideOf(parts, 'new')).toBe(fresh);
    }),
  );
});

it('neighbouring words that are replaced are one change', () => {
  expect(diffWords('the old phrase here', 'the new wording here')).toEqual([
    { kind: 'same', text: 'the ' },
    { kind: 'removed', text: 'old phrase' },
    { kind: 'added', text: 'new wording' },
    { kind: 'same', text: ' here' },
  ]);
});
