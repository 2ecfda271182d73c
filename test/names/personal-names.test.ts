import { describe, expect, it } from 'vitest';
import { inverted, partName } from '../../src/names/personal-names.js';

describe('the surname in a name', () => {
  it.each([
    ['Sergei Kudryavtsev', 'Kudryavtsev, Sergei'],
    ['S. M. Kudryavtsev', 'Kudryavtsev, S. M.'],
    ['S.M. Kudryavtsev', 'Kudryavtsev, S.M.'],
    ['Fidel Castro Ruz', 'Castro Ruz, Fidel'],
    ['Alberto Lleras Camargo', 'Lleras Camargo, Alberto'],
    ['Adolfo López Mateos', 'López Mateos, Adolfo'],
    ['Juan Carlos Onganía', 'Onganía, Juan Carlos'],
    ['John Foster Dulles', 'Dulles, John Foster'],
    ['Nikita Sergeyevich Khrushchev', 'Khrushchev, Nikita Sergeyevich'],
    ['Fidel Castro', 'Castro, Fidel'],
    ['Castro', 'Castro'],
  ])('of %s makes the entry %s', (name, entry) => {
    expect(inverted(name)).toBe(entry);
  });

  it('is of two words where a register has the two', () => {
    expect(inverted('Zoltan Barro Vell')).toBe('Vell, Zoltan Barro');
    expect(inverted('Zoltan Barro Vell', new Set(['barro vell']))).toBe('Barro Vell, Zoltan');
  });

  it('is told to be a guess where only the forename says that it is of two words', () => {
    expect(partName('Fidel Castro Ruz').other).toBe('Ruz');
    expect(partName('Fidel Castro Ruz', new Set(['castro ruz'])).other).toBeUndefined();
    expect(partName('Fidel Castro').other).toBeUndefined();
  });
});
