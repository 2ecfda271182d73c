import { describe, expect, it } from 'vitest';
import { nameFinder } from '../../src/names/register-names.js';
import { entriesOf, registers } from '../helpers/tagging.js';

const find = nameFinder(registers);

/** The names in a text, each with who or what it may be and how it was known. */
const named = (text: string): readonly string[] =>
  find(text).map(
    ({ start, end, entities, basis }) => `${text.slice(start, end)}: ${entities.map(({ id }) => id).join()} ${basis}`,
  );

describe('names of the registers are found', () => {
  it.each([
    ['as the register has them', 'Cuba and the US', ['Cuba: cuba form', 'US: united-states form']],
    ['in the other order', 'Lee Harvey Oswald', ['Lee Harvey Oswald: oswald order']],
    [
      'with initials',
      'S. M. Kudryavtsev and Kudryavtsev S.M.',
      ['S. M. Kudryavtsev: kudryavtsev initials', 'Kudryavtsev S.M.: kudryavtsev initials'],
    ],
    ['by the surname alone, in capitals', 'KUDRYAVTSEV said', ['KUDRYAVTSEV: kudryavtsev surname']],
    ['by the first of two surnames, which may be two people’s', 'Castro said', ['Castro: castro,castro-raul surname']],
    ['without accents', 'Raul Castro Ruz', ['Raul Castro Ruz: castro-raul order']],
    [
      'before a possessive',
      "Kennedy’s plan, Castro's plan",
      ['Kennedy: kennedy form', 'Castro: castro,castro-raul surname'],
    ],
    ['as adjectives and demonyms', 'the Cuban state, the Cubans', ['Cuban: cuba form', 'Cubans: cuba form']],
    [
      'as adjectives that the register leaves out',
      'the Brazilian state, the Brazilians',
      ['Brazilian: brazil inflected', 'Brazilians: brazil inflected'],
    ],
    [
      'in any case of Russian',
      'с Хрущевым о Кубе, от Кеннеди',
      ['Хрущевым: khrushchev inflected', 'Кубе: cuba inflected', 'Кеннеди: kennedy surname'],
    ],
    ['with and without ё', 'Хрущёва', ['Хрущёва: khrushchev inflected']],
    [
      'by other romanisations',
      'Hruščev, Chruščev, Chruschtschow and Khrushchyov',
      [
        'Hruščev: khrushchev transliterated',
        'Chruščev: khrushchev transliterated',
        'Chruschtschow: khrushchev transliterated',
        'Khrushchyov: khrushchev transliterated',
      ],
    ],
    [
      'in Cyrillic where the register has Latin letters only',
      'о Кудрявцеве, С. М. Кудрявцев',
      ['Кудрявцеве: kudryavtsev transliterated', 'Кудрявцев: kudryavtsev transliterated'],
    ],
  ] as const)('%s: %s', (_, text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it.each(['cuba libre', 'us', 'the cuban'])('not in small letters: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('by a surname that the register tags, or the last word of a name that it does not part', () => {
    const entries = entriesOf(
      'people',
      'people.xml',
      `<person xml:id="a"><persName><forename>Ana</forename> <surname>Solanegro</surname></persName></person>
      <person xml:id="b"><persName>Ivan Rechnoi</persName></person>`,
    );
    const found = nameFinder(entries)('Solanegro and Rechnoi');
    expect(found.map(({ entities, basis }) => `${entities[0]?.id} ${basis}`)).toEqual(['a surname', 'b surname']);
  });
});
