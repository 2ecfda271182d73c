import { describe, expect, it } from 'vitest';
import { isName, nameWitnesses } from '../../src/collation/sigla.js';

const idsOf = (...sigla: readonly string[]): readonly string[] =>
  nameWitnesses(sigla.map((siglum) => ({ siglum, path: `${siglum}.txt` }))).map(({ id }) => id);

describe('the id of a witness', () => {
  it('is its siglum, where that is an XML name', () => {
    expect(idsOf('A', 'Кудрявцев', 'α-2.b', '_x')).toEqual(['A', 'Кудрявцев', 'α-2.b', '_x']);
  });

  it('is the nearest name where it is none, and never that of another', () => {
    expect(idsOf('1962', 'a b', 'a/b', 'M²', 'ª', '👑')).toEqual(['w-1962', 'a-b', 'a-b-', 'M-', 'w--', '👑']);
  });

  it('is a name only if it could be an xml:id', () => {
    expect(['collation', 'x.1', '', '1x', 'a b', 'a:b'].map(isName)).toEqual([true, true, false, false, false, false]);
  });
});
