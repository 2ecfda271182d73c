import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchScripts, unitWords } from '../../../src/site/search/data.js';
import type { SearchUnit } from '../../../src/site/search/units.js';
import { engineWith, words } from '../../helpers/words.js';

function unit(title: string, ...blocks: readonly string[]): SearchUnit {
  return {
    href: `records/${title}.html`,
    title,
    date: '',
    days: undefined,
    languages: [],
    archive: '',
    classifications: [],
    blocks: blocks.map((text, i) => ({ href: '', anchor: `p${i + 1}`, kind: 'text', number: String(i + 1), text })),
    mentions: [],
  };
}

const kennedy = {
  key: 'people/kennedy',
  id: 'kennedy',
  register: 'people',
  file: 'people.xml',
  name: 'Kennedy, John F.',
  short: 'Kennedy',
  gloss: '',
  forms: [{ text: 'Кеннеди, Джон', language: 'ru', type: 'variant' }],
} as const;

async function engineOf(units: readonly SearchUnit[]) {
  const texts = units.map((one) => unitWords(one, words));
  const files = searchScripts(units, texts, [kennedy], []);
  return engineWith(new Map(files.map(({ path, content }) => [path, String(content)])));
}

async function found(units: readonly SearchUnit[], query: string): Promise<readonly number[]> {
  const engine = await engineOf(units);
  return [...(await engine.search(engine.terms(query))).keys()].sort((a, b) => a - b);
}

const two = [
  unit('First', 'The missile crisis of October.', 'Castro spoke with López.'),
  unit('Second', 'A crisis; the missiles.', '北京市的人民'),
];

describe('the index that needs no server', () => {
  it.each([
    ['a word', 'october', [0]],
    ['the beginning of a word', 'missil', [0, 1]],
    ['every word that is asked for', 'crisis castro', [0]],
    ['no record that lacks one of them', 'crisis xyzzy', []],
    ['a phrase', '"missile crisis"', [0]],
    ['a phrase in the quotation marks of other languages', '«missile crisis» “of October”', [0]],
    ['no phrase across two paragraphs', '"October Castro"', []],
    ['in quotation marks no more than the word', '"missile"', [0]],
    ['a word without its accents', 'lopez', [0]],
    ['a word with accents that the text lacks', 'óctober', [0]],
    ['Chinese words by their characters', '人民', [1]],
    ['no characters that stand apart', '京人', []],
    ['a title', 'second', [1]],
  ])('finds %s', async (_, query, expected) => {
    expect(await found(two, query)).toEqual(expected);
  });

  it('finds who is named by another of the names, and where', async () => {
    const named = {
      ...unit('Named', 'Nothing here.', 'The President said so.'),
      mentions: [{ entity: 'people/kennedy', block: 1, surface: 'President' }],
    };
    const engine = await engineOf([two[0] as SearchUnit, named]);
    const hits = await engine.search(engine.terms('кеннеди'));
    expect([...hits.keys()]).toEqual([1]);
    const { blocks } = await engine.read(1, [...hits.values()][0] as never);
    expect(blocks.flatMap(({ text, ranges }) => ranges.map(([a, b]) => text.slice(a, b)))).toEqual(['President']);
  });

  it('finds every word of every text, at its place, however the index is cut', async () => {
    const letters = fc.constantFrom(
      'war',
      'peace',
      'Война',
      'мир',
      'سلام',
      '和',
      'paz',
      'été',
      '__proto__',
      'constructor',
    );
    const block = fc.array(letters, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(block, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        async (all) => {
          const units = all.map((blocks, i) => unit(`Unit ${i}`, ...blocks));
          const engine = await engineOf(units);
          for (const word of new Set(all.flat().flatMap((text) => words.words(text).map((one) => one.word)))) {
            const hits = await engine.search([{ words: [word], isPrefix: false }]);
            for (const [i, { blocks }] of units.entries()) {
              const places = blocks.map(({ text }) => words.words(text).filter((one) => one.word === word).length);
              const hit = hits.get(i);
              expect(hit !== undefined).toBe(places.some((number) => number > 0));
              if (hit === undefined) continue;
              const read = await engine.read(i, hit);
              expect(read.blocks.slice(1).map(({ ranges }) => ranges.length)).toEqual(places);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is cut into scripts that load quickly', () => {
    const many = Array.from({ length: 400 }, (_, i) =>
      unit(`R${i}`, `word${i} `.repeat(60), 'the same text again '.repeat(40)),
    );
    const files = searchScripts(
      many,
      many.map((one) => unitWords(one, words)),
      [],
      [],
    );
    expect(files.length).toBeGreaterThan(5);
    expect(Math.max(...files.map(({ content }) => content.length))).toBeLessThan(150_000);
  });
});
