import { describe, expect, it } from 'vitest';
import { citedName } from '../../src/citing/names.js';

const person = (name: string, registered = '') => {
  const { family, given } = citedName({ name, kind: 'person' }, registered);
  return [family, given];
};

describe('a name in parts', () => {
  it('is taken as it is encoded', () => {
    const agent = { name: 'Fidel Castro Ruz', kind: 'person', family: 'Castro Ruz', given: 'Fidel' } as const;
    expect(citedName(agent)).toEqual({ family: 'Castro Ruz', given: 'Fidel', whole: 'Fidel Castro Ruz' });
  });

  it('ends with the family name that the register has, of two words or the first of two', () => {
    expect(person('Fidel Castro Ruz', 'Castro Ruz')).toEqual(['Castro Ruz', 'Fidel']);
    expect(person('Fidel Castro', 'Castro Ruz')).toEqual(['Castro', 'Fidel']);
    expect(person('Osvaldo Dorticos', 'Dorticós Torrado')).toEqual(['Dorticos', 'Osvaldo']);
  });

  it('is else cut before its last word, with what belongs to it', () => {
    expect(person('S. M. Kudryavtsev')).toEqual(['Kudryavtsev', 'S. M.']);
    expect(person('Ludwig van der Rohe')).toEqual(['van der Rohe', 'Ludwig']);
    expect(person('Кудрявцев, Сергей')).toEqual(['Кудрявцев', 'Сергей']);
  });

  it('is whole for a body, for one word, and in a script without capitals', () => {
    expect(citedName({ name: 'Ministry of Foreign Affairs', kind: 'organisation' }).family).toBe('');
    expect(person('Jango')).toEqual(['', '']);
    expect(person('周恩来')).toEqual(['', '']);
    expect(person('محمد حسنين هيكل')).toEqual(['', '']);
  });
});
