/**
 * Alignments that CollateX’s documentation and tests give for short examples. Where more than one alignment is as good, ours is
 * given; where CollateX’s own tests call theirs wrong (near matches, the koala), ours is the one that they want.
 */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/collation/analyse.js';
import { collateTexts, table } from '../helpers/collation.js';

describe('words are aligned', () => {
  it.each<[name: string, texts: readonly string[], expected: readonly string[]]>([
    ['that are the same', ['the black cat', 'the black cat'], ['|the|black|cat|', '|the|black|cat|']],
    [
      'with a substitution in one column',
      ['the black cat', 'the white cat', 'the green cat', 'the red cat'],
      ['|the|black|cat|', '|the|white|cat|', '|the|green|cat|', '|the|red|cat|'],
    ],
    [
      'with an omission',
      ['the black cat', 'the cat', 'the black cat'],
      ['|the|black|cat|', '|the| |cat|', '|the|black|cat|'],
    ],
    [
      'with an addition',
      ['the black cat', 'the white and black cat'],
      ['|the| | |black|cat|', '|the|white|and|black|cat|'],
    ],
    [
      'with additions at the beginning, in the middle and at the end',
      ['the cat', 'before the cat', 'the black cat', 'just before midnight the cat walks'],
      [
        '| | | |the| |cat| |',
        '| |before| |the| |cat| |',
        '| | | |the|black|cat| |',
        '|just|before|midnight|the| |cat|walks|',
      ],
    ],
    ['where only the end is missing', ['the black cat', 'the'], ['|the|black|cat|', '|the| | |']],
    [
      'between crossing words, which are left where they are',
      ['A black cat in a white basket', 'A white cat in a black basket'],
      ['|A|black|cat|in|a|white|basket|', '|A|white|cat|in|a|black|basket|'],
    ],
    [
      'with repeated words',
      ['the black cat on the table', 'the black saw the black cat on the table'],
      ['|the|black| | | |cat|on|the|table|', '|the|black|saw|the|black|cat|on|the|table|'],
    ],
    [
      'with their nearest form, to the right',
      ['over this dog', 'over there that dog'],
      ['|over| |this|dog|', '|over|there|that|dog|'],
    ],
    [
      'with their nearest form, to the left',
      ['over this dog', 'over that there dog'],
      ['|over|this| |dog|', '|over|that|there|dog|'],
    ],
    ['with their nearest form, at the beginning', ['this', 'there thin'], ['| |this|', '|there|thin|']],
    [
      'with their nearest form, in the middle',
      ['abcd 0123 efgh', 'abcd 0xxx 012x 01xx efgh'],
      ['|abcd| |0123| |efgh|', '|abcd|0xxx|012x|01xx|efgh|'],
    ],
    [
      'before marks of punctuation (CollateX issue 58)',
      ['The big, gray, fuzzy koala.', 'The big, old, gray koala:', 'The big, gray, fuzzy wombat.'],
      [
        '|The|big|,| | |gray|,|fuzzy|koala|.|',
        '|The|big|,|old|,|gray| | |koala|:|',
        '|The|big|,| | |gray|,|fuzzy|wombat|.|',
      ],
    ],
    [
      'of Spencer and Howe, whose witnesses must not be taken in their order',
      ['a b c d e f', 'x y z d e', 'a b x y z'],
      ['|a|b|c| | |d|e|f|', '| | |x|y|z|d|e| |', '|a|b|x|y|z| | | |'],
    ],
    ['of which two have nothing in common', ['a', 'b', 'a b'], ['|a| |', '| |b|', '|a|b|']],
    [
      'of Hermans, whose spelling was modernised',
      [
        'Op den Atlantischen Oceaan voer een groote stoomer',
        'Over de Atlantische Oceaan voer een vreselijk grote stomer',
      ],
      [
        '|Op|den|Atlantischen|Oceaan|voer|een| |groote|stoomer|',
        '|Over|de|Atlantische|Oceaan|voer|een|vreselijk|grote|stomer|',
      ],
    ],
    [
      'of Darwin, who added a heading and changed a word',
      [
        'WHEN we look to the individuals of the same variety',
        'Causes of Variability. WHEN we look to the individuals of the same variety',
        'Causes of Variability. WHEN we compare the individuals of the same variety',
      ],
      [
        '| | | | |WHEN|we|look|to|the|individuals|of|the|same|variety|',
        '|Causes|of|Variability|.|WHEN|we|look|to|the|individuals|of|the|same|variety|',
        '|Causes|of|Variability|.|WHEN|we|compare| |the|individuals|of|the|same|variety|',
      ],
    ],
    [
      'of Beckett',
      [
        'Its soft light neither daylight nor moonlight nor starlight nor any light he could remember',
        'Its soft changeless light unlike any light he could remember',
        'Its faint unchanging light unlike any light he could remember',
      ],
      [
        '|Its|soft| |light|neither|daylight|nor|moonlight|nor|starlight|nor|any|light|he|could|remember|',
        '|Its|soft|changeless|light|unlike| | | | | | |any|light|he|could|remember|',
        '|Its|faint|unchanging|light|unlike| | | | | | |any|light|he|could|remember|',
      ],
    ],
  ])('%s', (_, texts, expected) => {
    expect(table(collateTexts(texts))).toEqual(expected);
  });

  it('in paragraphs, of which one may be missing', () => {
    const { columns, witnesses } = collateTexts(['One two.\n\nThree four.\n\nFive six.', 'One two.\n\nFive six.']);
    const breaks = columns.filter((column) => column.some((token, w) => witnesses[w]?.tokens[token]?.kind === 'break'));
    expect(breaks).toEqual([
      [3, 3],
      [7, -1],
      [11, 7],
    ]);
  });
});

it('a missing paragraph is missing whole, though the next one begins with the same words', () => {
  const before = 'Goulart will never give his blessing to an attack on Cuba.';
  const missing = 'Fidel Castro said, Mexico also takes a firm position against the enemies of Cuba.';
  const after = 'Fidel Castro stressed, Kennedy knows about this attitude.';
  for (const filler of ['', ` ${Array.from({ length: 600 }, (_, i) => `word${i}`).join(' ')}`]) {
    const collation = collateTexts([
      [before, missing, after + filler].join('\n\n'),
      [before, after + filler].join('\n\n'),
    ]);
    expect(analyse(collation).paragraphs.map(({ absent }) => absent)).toEqual([[], [1], []]);
  }
});

describe('long witnesses', () => {
  const vocabulary = Array.from({ length: 3000 }, (_, i) => `w${i.toString(36)}x`);
  /** Words in an order that is always the same and never repeats itself. */
  const text = (count: number, seed: number): readonly string[] => {
    let state = seed;
    return Array.from({ length: count }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return vocabulary[Math.floor((state / 2_147_483_648) ** 2 * vocabulary.length)] as string;
    });
  };
  const equalRows = ({ columns, forms }: ReturnType<typeof collateTexts>, a: number, b: number): number =>
    columns.filter(
      (column) => (column[a] as number) >= 0 && forms[a]?.[column[a] as number] === forms[b]?.[column[b] as number],
    ).length;

  it('are aligned through changes and a moved passage of 300 words', () => {
    const base = text(20_000, 7);
    const changed = base.flatMap((word, i) => (i % 40 === 0 ? [] : i % 40 === 20 ? [word, 'added'] : [word]));
    const passage = base.slice(5000, 5300);
    const moved = [...base.slice(0, 5000), ...base.slice(5300, 12_000), ...passage, ...base.slice(12_000)];
    const collation = collateTexts([base.join(' '), changed.join(' '), moved.join(' ')]);
    expect(equalRows(collation, 0, 1)).toBeGreaterThanOrEqual(19_500);
    expect(equalRows(collation, 0, 2)).toBeGreaterThanOrEqual(19_700);
    const [longest = []] = collation.transpositions
      .map(({ places }) => places.map(({ from, to }) => to - from + 1))
      .sort((a, b) => (b[0] ?? 0) - (a[0] ?? 0));
    expect(Math.max(...longest)).toBeGreaterThanOrEqual(300);
  });

  it('that have nothing to do with each other are put side by side', () => {
    const collation = collateTexts([text(20_000, 1).join(' '), text(20_000, 2).join(' '), text(20_000, 3).join(' ')]);
    expect(collation.columns.length).toBeLessThan(60_010);
  });

  it('may be one word again and again, or one endless word', () => {
    expect(collateTexts(['la '.repeat(20_000), 'la '.repeat(19_000)]).columns).toHaveLength(20_001);
    expect(collateTexts(['x'.repeat(200_000), 'y'.repeat(100_000)]).columns).toHaveLength(2);
  });
});
