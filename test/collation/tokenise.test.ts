import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainWitness } from '../../src/collation/plain-witness.js';
import { textFrom, tokenise } from '../../src/collation/tokenise.js';

const name = { siglum: 'A', id: 'A', source: 'a.txt' };
const words = (text: string, language = 'en'): readonly string[] =>
  tokenise([{ kind: 'p', n: '', parts: [text] }], language)
    .tokens.filter(({ kind }) => kind !== 'break')
    .map((token) => token.text);

describe('tokens', () => {
  it.each([
    ['The cat, black.', ['The', 'cat', ',', 'black', '.']],
    ["Don’t re-open O'Neill’s", ['Don’t', 're-open', "O'Neill’s"]],
    ['S.M. Kudryavtsev of the U.S.', ['S.M', '.', 'Kudryavtsev', 'of', 'the', 'U.S', '.']],
    ['on 04.05.1961 at 10:30, 1,000 men', ['on', '04.05.1961', 'at', '10:30', ',', '1,000', 'men']],
    ['Wait... what?! — “Yes”', ['Wait', '...', 'what', '?', '!', '—', '“', 'Yes', '”']],
    ['[the fact] & № 5', ['[', 'the', 'fact', ']', '&', '№', '5']],
    ['ё é naïve', ['ё', 'é', 'naïve']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('are words in scripts without spaces, too', () => {
    expect(words('我们反对战争。', 'zh')).toEqual(['我们', '反对', '战争', '。']);
  });
});

describe('a witness of plain text', () => {
  it('has paragraphs where there are blank lines, and only there', () => {
    const { blocks, tokens } = readPlainWitness('One\ntwo.\r\n \t\r\nThree.\n\n\n\nFour', name, '');
    expect(blocks).toHaveLength(3);
    expect(tokens.filter(({ block }) => block === 0).map(({ text }) => text)).toEqual(['One', 'two', '.', '']);
  });

  it('gives back every character of the file', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ' ',
        '\n',
        '\r\n',
        '\r',
        '\n\n',
        '\t',
        '\u00a0',
        '\u2028',
        '.',
        '...',
        '-',
        '’',
        'the',
        'Кастро',
        '1,000',
      ),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          expect(textFrom(readPlainWitness(text, name, 'en'))).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });
});
