import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entity } from '../../src/edition/model.js';
import { alignByLength } from '../../src/parallel/by-length.js';
import { entityFinder } from '../../src/parallel/coverage.js';
import { numbersIn, numbersInWords, saysInWords } from '../../src/parallel/numbers.js';
import { type ParallelText, parallelTexts } from '../../src/parallel/parallel-texts.js';
import { parseXml } from '../../src/xml/parse.js';
import { placesOf } from '../../src/xml/query.js';
import type { XmlDocument, XmlElement } from '../../src/xml/tree.js';

const tei = (content: string): XmlDocument => {
  const { document } = parseXml(`<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">${content}</TEI>`, 'x.xml');
  if (document === undefined) throw new Error('the test’s own document is not well-formed');
  return document;
};

const person = (id: string, name: string, forms: Readonly<Record<string, string>>): Entity => ({
  id,
  register: 'people',
  file: 'people.xml',
  name,
  short: name,
  gloss: '',
  forms: Object.entries(forms).map(([language, text]) => ({ text, language, type: '' })),
});

const entities = new Map(
  [
    person('oreluna', 'Oreluna', { en: 'Oreluna', ru: 'Орелуна Бальтасар' }),
    person('marfaro', 'Marfaro', { en: 'Marfaro', ru: 'Марфаро Инес' }),
    person('keeper', 'Keeper', { en: 'Keeper' }),
  ].map((entity) => [`people.xml#${entity.id}`, entity]),
);

const path = 'records/a.xml';

function parallels(
  document: XmlDocument,
  companions: Readonly<Record<string, XmlDocument>> = {},
): readonly ParallelText[] {
  const files = Object.entries(companions).map(([file, other]) => ({ path: file, document: other }));
  return parallelTexts({ path, document }, files, 'en', entityFinder(entities));
}

/** The pairs of a text by the ids (else names) of their elements: `p1 = r1`. */
function pairs(text: ParallelText, here: XmlDocument, there = here): readonly string[] {
  const nameAt = (document: XmlDocument): ((place: number) => string) => {
    const elements = new Map([...placesOf(document)].map(([element, place]) => [place, element]));
    return (place) => {
      const element = elements.get(place) as XmlElement;
      return element.attributes.find(({ name }) => name === 'xml:id')?.value ?? element.local;
    };
  };
  return text.pairs.map(
    (pair) => `${pair.here.map(nameAt(here)).join(' ')} = ${pair.there.map(nameAt(there)).join(' ')}`,
  );
}

const group = (english: string, russian: string): XmlDocument =>
  tei(
    `<text><group><text xml:lang="ru"><body>${russian}</body></text><text xml:lang="en"><body>${english}</body></text></group></text>`,
  );

describe('a record and its original', () => {
  test('in one file are aligned by @corresp, on either side, and what has no partner stands in its place', () => {
    const document = group(
      '<head>Record</head><p xml:id="e1" corresp="#r1">One.</p><p xml:id="e2">Two.</p><p xml:id="e3">Three.</p>',
      '<head>Запись</head><p xml:id="r1">Один.</p><p xml:id="r2">Лишний.</p><p xml:id="r3" corresp="#e3">Три.</p>',
    );
    const [text] = parallels(document);
    expect(text).toMatchObject({ kind: 'original', language: 'ru', path: '', by: 'encoding' });
    expect(pairs(text as ParallelText, document)).toEqual(['head = head', 'e1 = r1', 'e2 = ', ' = r2', 'e3 = r3']);
    expect(text?.doubts.map(({ kind }) => kind)).toEqual(['only-here', 'only-there']);
  });

  test('in two files are aligned by links, in whichever file these stand; several may belong to one', () => {
    const here = tei('<text xml:lang="en"><body><p xml:id="e1">One two.</p><p xml:id="e2">Three.</p></body></text>');
    const there = tei(
      '<standOff><linkGrp><link target="../records/a.xml#e1 #r1"/><link target="../records/a.xml#e1 #r2"/><link target="../records/a.xml#e2 #r3"/></linkGrp></standOff><text xml:lang="ru"><body><p xml:id="r1">Один.</p><p xml:id="r2">Два.</p><p xml:id="r3">Три.</p></body></text>',
    );
    const [text] = parallels(here, { 'text/a-ru.xml': there });
    expect(text).toMatchObject({ kind: 'original', path: 'text/a-ru.xml', by: 'encoding' });
    expect(pairs(text as ParallelText, here, there)).toEqual(['e1 = r1 r2', 'e2 = r3']);
  });

  test('without links are aligned by order and length, with a paragraph that was split or dropped', () => {
    const long = 'word '.repeat(60);
    const here = tei(
      `<text xml:lang="en"><body><head>H</head><p xml:id="e1">${long}</p><p xml:id="e2">${long}${long}</p><p xml:id="e3">${long}</p></body></text>`,
    );
    const there = tei(
      `<text xml:lang="ru"><body><head>З</head><p xml:id="r1">${long}</p><p xml:id="r2">${long}</p><p xml:id="r3">${long}</p><p xml:id="r4">${long}</p></body></text>`,
    );
    const [text] = parallels(here, { 'text/a-ru.xml': there });
    expect(text?.by).toBe('length');
    expect(pairs(text as ParallelText, here, there)).toEqual(['head = head', 'e1 = r1', 'e2 = r2 r3', 'e3 = r4']);
  });

  test('parts of paragraphs that are linked are segments, and one left alone is a doubt', () => {
    const document = group(
      '<p xml:id="e1"><seg xml:id="ea" corresp="#ra">One</seg> <seg xml:id="eb">left</seg></p>',
      '<p xml:id="r1"><seg xml:id="ra">Один</seg></p>',
    );
    const [text] = parallels(document);
    expect(text?.segments).toHaveLength(1);
    expect(text?.doubts.map(({ kind }) => kind)).toEqual(['only-here']);
  });

  test('an anthology of letters is no parallel text, nor is an apparatus in another file', () => {
    const letters = tei(
      '<text><group><text><body><p>One.</p></body></text><text><body><p>Two.</p></body></text><text xml:lang="ru"><body><p>Три.</p></body></text></group></text>',
    );
    expect(parallels(letters)).toEqual([]);
    const apparatus = tei(
      '<text><body><listApp><app from="../records/a.xml#x"><rdg>y</rdg></app></listApp></body></text>',
    );
    expect(parallels(tei('<text><body><p>One.</p></body></text>'), { 'text/app.xml': apparatus })).toEqual([]);
  });
});

/** What differs between two paragraphs, as `number 7 | 9`. */
function doubts(english: string, russian: string): readonly string[] {
  const [text] = parallels(group(`<p corresp="#r">${english}</p>`, `<p xml:id="r">${russian}</p>`));
  return (text?.doubts ?? []).map(({ kind, onlyHere, onlyThere }) =>
    `${kind} ${onlyHere.join(',')} | ${onlyThere.join(',')}`.replace(/\s+/g, ' ').trim(),
  );
}

describe('the coverage of a translation', () => {
  test.each([
    ['the same numbers in digits agree', '20 barrels', '20 бочек', []],
    ['digits agree with words of the other language', '20 barrels and three boats', 'двадцать бочек и 3 лодки', []],
    ['a compound number in words agrees', '22 barrels', 'двадцать две бочки', []],
    ['thousands set apart agree with thousands that are not', '1,300,000 pounds', '1 300 000 фунтов', []],
    ['a decimal comma agrees with a point', '2.5 metres', '2,5 метра', []],
    ['another number is told on both sides', 'nine boats', 'семь лодок', ['number 9 | 7']],
    ['a number that is left out is told', '41 tons', 'тонны', ['number 41 |']],
    ['what the translator supplied is not asked for', 'the <supplied>15</supplied> tons', 'тонны', []],
    ['nor is a note', 'tons<note>about 15</note>', 'тонны', []],
    [
      'dates agree by their values',
      '<date when="1958-03-04">4 March</date>',
      '<date when="1958-03-04">04.03.58</date>',
      [],
    ],
    [
      'a date agrees with an untagged one by its day',
      '<date when="1958-03-04">4 March 1958</date>',
      '4 марта 1958 г.',
      [],
    ],
    [
      'another date is told',
      '<date when="1958-03-22">22 March</date>',
      '<date when="1958-03-20">20 марта</date>',
      ['date 1958-03-22 | 1958-03-20'],
    ],
    [
      'an untagged date with another day is told',
      '<date when="1958-03-22">22 March 1958</date>',
      '20 марта 1958 г.',
      ['date 1958-03-22 |', 'number | 20'],
    ],
    [
      'names agree by their entries',
      '<persName ref="../people.xml#oreluna">he</persName>',
      '<persName ref="../people.xml#oreluna">Орелуна</persName>',
      [],
    ],
    [
      'an inflected name in an untagged original is found',
      '<persName ref="../people.xml#oreluna">Oreluna</persName>',
      'Сказал Бальтасару Орелуне',
      [],
    ],
    [
      'a name that the original lacks is told',
      '<persName ref="../people.xml#marfaro">Marfaro</persName>',
      'Она сказала',
      ['name Marfaro |'],
    ],
    [
      'a name without a form in that language is not asked for',
      '<persName ref="../people.xml#keeper">Keeper</persName>',
      'Смотритель',
      [],
    ],
  ] as const)('%s', (_, english, russian, expected) => {
    expect(doubts(english, russian)).toEqual(expected);
  });

  test('a name that only the tagged original has is told', () => {
    const marfaro = '<persName ref="../people.xml#marfaro">Марфаро</persName>';
    expect(doubts('She said', `Сказала ${marfaro}`)).toEqual(['name | Marfaro']);
  });
});

describe('numbers', () => {
  test.each([
    ['٢٥ رمضان ١٣٧٧', ['25', '1377']],
    ['№ 74/3', ['74', '3']],
    ['1.300.000,50', ['1300000.50']],
    ['pp. 136-138', ['136', '138']],
  ])('of %s', (text, expected) => {
    expect(numbersIn(text)).toEqual(expected);
  });

  test('in words are known for some languages, and said to be unknown for others', () => {
    expect(saysInWords('سبع سفن', 'ar', '7')).toBe(true);
    expect(saysInWords('dreiundzwanzig', 'de', '7')).toBe(false);
    expect(numbersInWords('kolme', 'fi')).toBeUndefined();
  });
});

test('alignment by length puts every piece into one group, in order', () => {
  const piece = fc.record({
    length: fc.integer({ min: 0, max: 2000 }),
    kind: fc.constantFrom('p', 'head'),
    numbers: fc.constantFrom('', '1', '2 3'),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.array(piece, { maxLength: 30 }), (one, other) => {
      const groups = alignByLength(one, other);
      expect(groups.flatMap((group) => group.one)).toEqual([...one.keys()]);
      expect(groups.flatMap((group) => group.other)).toEqual([...other.keys()]);
    }),
  );
});
