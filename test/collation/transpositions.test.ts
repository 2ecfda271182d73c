import { describe, expect, it } from 'vitest';
import { collateTexts, moves } from '../helpers/collation.js';

const movesOf = (...texts: readonly string[]) => moves(collateTexts(texts));

describe('a transposition', () => {
  it.each<[texts: readonly string[], expected: readonly (readonly string[])[]]>([
    [['no transposition', 'no transposition'], []],
    [['a b', 'c a'], []],
    [['a b', 'b a'], [['A a', 'B a']]],
    [['a b c', 'b c a'], [['A a', 'B a']]],
    [
      ['the black and white cat', 'the white and black cat'],
      [
        ['A black', 'B black'],
        ['A white', 'B white'],
      ],
    ],
    [['He was agast, so', 'So he was agast'], [['A so', 'B So']]],
    [
      ['The same as when among others Darly once died', 'The same as when Darly among others once died'],
      [['A Darly', 'B Darly']],
    ],
    [
      ['the nice black and white cat', 'the friendly white and black cat'],
      [
        ['A black', 'B black'],
        ['A white', 'B white'],
      ],
    ],
    [
      ['very happy is the cat', 'very delighted and happy is the cat', 'the cat is very happy'],
      [
        ['A is', 'B is', 'C is'],
        ['A the cat', 'B the cat', 'C the cat'],
      ],
    ],
  ])('%j', (texts, expected) => {
    expect(movesOf(...texts)).toEqual(expected);
  });

  it('is not found in words that are often, or far away (Beckett)', () => {
    expect(
      movesOf(
        'People with things, people without things, things without people, what does it matter. I’m confident I can soon scatter them.',
        'People with things, people without things, things without people, what does it matter, it will not take me long to scatter them.',
        'People with things, people without things, things without people, what does it matter, I flatter myself it will not take me long to scatter them, whenever I choose, to the winds.',
      ),
    ).toEqual([]);
  });

  it('may be a whole paragraph, changed a little', () => {
    const first = 'Kennedy assured the President of Colombia that nobody intends to interfere in the affairs of Cuba.';
    const other = 'Our armed forces have become much stronger in the last six months and are well trained now.';
    const changed = other.replace('much stronger', 'far mightier');
    const third = 'The rest of the conversation touched on some general questions of no importance whatever to us.';
    expect(movesOf([first, other, third].join('\n\n'), [first, third, changed].join('\n\n'))).toEqual([
      [`A ${other.slice(0, -1)}`, `B ${changed.slice(0, -1)}`],
    ]);
  });

  it('has the words of all witnesses that have them, at their places', () => {
    const a = 'We saw Pope and Czar, Metternich and Guizot, and went home by the river';
    const c = 'Metternich and Guizot, Pope and Czar we saw, and went home by the river';
    expect(movesOf(a, a, c).map((places) => places.map((place) => place.charAt(0)).join(''))).toEqual(['ABC', 'ABC']);
  });
});
