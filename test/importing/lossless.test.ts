import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference, wordsIn, wordsOfElement } from '../../src/importing/compare.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { editionWithRegisters, find, importText } from '../helpers/importing.js';

const edition = await editionWithRegisters('editions/cuba-1961-62');

/** Pieces that typescripts are made of, and that the rules for brackets, names, dates and layout look for. */
const pieces = fc.constantFrom(
  ..."Castro|Fidel Castro|F. Castro|Comrade|President|Kennedy|KENNEDY|Cuban|Cuba|US|OAS|the|government of|in|at Havana|said|“|”|\"|'s|(|)|[|]|[I]|[the fact]|[SIC]|[SIC - slovo]|[illegible]|[2 words illegible]|[...]|[?]|[word?]|[Translator's note: slovo - SIC, not delo]|[Ed. note: x]|F[oreign] M[inistry]|CC [Central Committee]|Ri Pyeong-nam [Ri Pyong Nam]|[handwritten: No.]|[stamp: In]|[Page 3]|[signature]|/2/|(p. 1)|-3-|tonight|30 December 1961|in April|7.III.58|the last six months|Secret. Copy No. 2|Outgoing No. 5|from the journal of|Dear Sir,|Respectfully,|SIGNED|\n|\n\n|\n\n\n|.|,|:|;|...|…|—|1.|2.|-|*|**|_|#|# |> |[^1]|[^1]: note|[1]|[1] note|<u>|</u>|<br>|<!-- x -->|`|\\|&|&amp;|<|>|]]>|\t|  |\u00a0|\u00ad|é|ё|А|слово|中文|𝔘|e\u0301|Citation:|Summary:|Contents:|Date:|AVP RF, F. 1, Op. 2, D. 3, l. 4|Translated by A. B.||| a | b |\n|---|---|\n| c | d |"
    .split('|')
    .filter((piece) => piece !== ''),
);
const typescript = fc
  .array(fc.tuple(pieces, fc.constantFrom('', ' ', ' ', '\n')), { minLength: 1, maxLength: 40 })
  .map((all) => all.flat().join(''));

describe('no word of a typescript is lost, whatever it looks like', () => {
  // The import compares the draft with the typescript itself and throws if a word is missing: that is what is asked for here.
  it.each(['txt', 'md', 'html'] as const)(
    'made of pieces that mean something: %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(typescript, async (text) => {
          if (text.trim() === '') return;
          const { document } = await importText(text, format, edition);
          expect(find(document, 'text')).toHaveLength(1);
        }),
        { numRuns: 150 },
      );
    },
    600_000,
  );

  it('in plain text each word of the file is in the draft or among what markup says instead', async () => {
    await fc.assert(
      fc.asyncProperty(typescript, async (text) => {
        if (text.trim() === '') return;
        const { document, conversions } = await importText(text, 'txt', edition);
        const left = wordsIn(
          `${wordsOfElement(document.root as XmlElement)} ${conversions.map(({ typed }) => typed).join(' ')}`,
        ).join('');
        for (const word of wordsIn(text)) {
          // Numbers of items and labels of notes are said by lists and by `n`.
          if (/^[\d]+$|^[a-z]$/.test(word)) continue;
          expect(left).toContain(word);
        }
      }),
      { numRuns: 100 },
    );
  }, 600_000);

  it('keeps a tag that closes nothing as it is typed', async () => {
    expect((await importText('Castro</u>Castro', 'md', edition)).body).toContain('&lt;/u&gt;');
  });

  it('the comparison sees a word that is missing, one too many, one that has changed, and two that run together', () => {
    expect(firstDifference('a b c', 'a c')).toMatchObject({ missing: 'b', found: 'c', after: 'a' });
    expect(firstDifference('a b', 'a b c')).toMatchObject({ missing: undefined, found: 'c' });
    expect(firstDifference('a b c', 'a x c')).toMatchObject({ missing: 'b', found: 'x' });
    expect(firstDifference('a b c', 'ab c')).toMatchObject({ missing: 'a', found: 'ab' });
    expect(firstDifference('a, b', 'a b')).toBeDefined();
    expect(firstDifference('a  b\nc', ' a b c ')).toBeUndefined();
  });
});
