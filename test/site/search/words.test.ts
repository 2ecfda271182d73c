import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from '../../helpers/words.js';

const said = (text: string) => words.words(text).map(({ word }) => word);

/** Letters of many scripts, with the marks, brackets and signs that records have. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'abcéñÅßøŁ KEN[]’-.,¶ кеннЁйЩ αςΆ مدإة ה״ 北京の人 ไทย 1234 ',
      '\u0301',
      '\u064B',
      '\u0640',
      '\u3099',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

describe('the words of a text', () => {
  it.each([
    ['accents do not matter', 'López Mateos', ['lopez', 'mateos']],
    ['letters that no rule takes apart are those that readers type', 'Ærø, Łódź, Straße', ['aero', 'lodz', 'strasse']],
    ['Cyrillic letters with and without marks are the same', 'Ёлкин и Зайцев', ['елкин', 'и', 'заицев']],
    ['Greek has no accents and one sigma', 'Ἀθῆναι, λόγος', ['αθηναι', 'λογοσ']],
    ['Arabic has no vowels, no stretching, one alif, and no article', 'الْمَنَارَة أحـمد', ['مناره', 'احمد']],
    ['Hebrew has no points', 'שָׁלוֹם', ['שלומ']],
    ['Chinese and Japanese are found by their characters', '北京市のガ', ['北', '京', '市', 'の', 'ガ']],
    ['vowels of Indian scripts stay', 'हिन्दी', ['हिन्दी']],
    ['brackets of an editor split no word', 'K[ennedy] said [I]', ['kennedy', 'said', 'i']],
    ['hyphens and apostrophes do', 'Kruglikov-Dalny’s', ['kruglikov', 'dalny', 's']],
    ['wide letters are letters', 'ＵＳＳＲ １９６２', ['ussr', '1962']],
  ])('%s', (_, written, expected) => {
    expect(said(written)).toEqual(expected);
  });

  it('stand where they are said to stand, in their order, and are never empty', () => {
    fc.assert(
      fc.property(text, (written) => {
        let end = 0;
        for (const found of words.words(written)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.word).not.toBe('');
          expect(words.fold(written.slice(found.start, found.end))).toBe(found.word);
          end = found.end;
        }
      }),
    );
  });

  it('leave out no letter and no digit', () => {
    fc.assert(
      fc.property(text, (written) => {
        const covered = new Set(
          words.words(written).flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
        );
        for (const { index, 0: letter } of written.matchAll(/[\p{L}\p{Nd}]/gu)) {
          if (words.fold(letter) !== '') expect(covered.has(index), letter).toBe(true);
        }
      }),
    );
  });

  it('are the same in capitals, decomposed and composed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('López', 'Кеннеди Ёлка', 'Ἀθῆναι', 'İzmir', 'Ångström', 'أحمد', 'がぎ'),
        (written) => {
          expect(said(written.normalize('NFD'))).toEqual(said(written.normalize('NFC')));
          expect(said(written.toUpperCase())).toEqual(said(written));
        },
      ),
    );
  });

  it('do not change when they are folded again', () => {
    fc.assert(
      fc.property(text, (written) => {
        // An article is cut off once only: a word of an article and another one is no word that occurs.
        const once = said(written).filter((word) => !word.startsWith('ال'));
        expect(once.map((word) => words.fold(word))).toEqual(once);
      }),
    );
  });
});
