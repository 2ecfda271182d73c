import { describe, expect, it } from 'vitest';
import { destinationOf } from '../../src/validation/destinations.js';
import { factsOf } from '../../src/validation/facts.js';
import { checkIds } from '../../src/validation/ids.js';
import { checkNames } from '../../src/validation/names.js';
import { checkReferences, type FileFacts, filesPointedAt } from '../../src/validation/references.js';
import { parseXml } from '../../src/xml/parse.js';

/** The facts of documents given as `path: content of the root element`. */
function factsOfAll(documents: Readonly<Record<string, string>>): ReadonlyMap<string, FileFacts> {
  return new Map(
    Object.entries(documents).map(([path, content]) => {
      const { document } = parseXml(`<TEI>${content}</TEI>`, path);
      if (document === undefined) throw new Error(`${path} is not well-formed`);
      return [path, { file: path, facts: factsOf(document) }];
    }),
  );
}

const none: ReadonlySet<string> = new Set();
const people = '<person xml:id="castro"><persName type="main">Castro Ruz, Fidel</persName></person>';

describe('destinationOf', () => {
  it.each([
    ['#a', { kind: 'inside', path: 'records/x.xml', id: 'a' }],
    ['../people.xml#castro', { kind: 'inside', path: 'people.xml', id: 'castro' }],
    ['./y.xml', { kind: 'inside', path: 'records/y.xml', id: '' }],
    ['../images/p%201.jpg', { kind: 'inside', path: 'images/p 1.jpg', id: '' }],
    ['../people.xml#%D0%B0', { kind: 'inside', path: 'people.xml', id: 'а' }],
    ['https://example.org/#a', { kind: 'elsewhere' }],
    ['viaf:123', { kind: 'elsewhere' }],
    ['//example.org/a', { kind: 'elsewhere' }],
    ['../../people.xml', { kind: 'outside' }],
    ['../records/../../people.xml', { kind: 'outside' }],
    ['..\\..\\people.xml', { kind: 'outside' }],
    ['%2e%2e/%2e%2e/people.xml', { kind: 'outside' }],
    ['/etc/passwd', { kind: 'outside' }],
    ['file:///etc/passwd', { kind: 'outside' }],
    ['a%00.xml', { kind: 'unreadable' }],
    ['100%', { kind: 'unreadable' }],
  ])('reads %s', (pointer, expected) => {
    expect(destinationOf(pointer, 'records/x.xml')).toMatchObject(expected);
  });
});

describe('checkReferences', () => {
  const check = (documents: Readonly<Record<string, string>>, others: readonly string[] = []): readonly string[] =>
    checkReferences({ documents: factsOfAll(documents), broken: none, others: new Set(others) }).map(
      ({ code, file, range: { start, end }, help }) => `${code} ${file} ${start.column}-${end.column} ${help}`,
    );

  it('suggests no file for a pointer of one letter, least of all the file itself', () => {
    expect(check({ 'r/x.xml': '<persName ref="x"/>', 'people.xml': people })).toEqual([
      'ref/missing-file r/x.xml 21-22 Correct the path, which is relative to this file, or add the file to the edition',
    ]);
  });

  it('knows where scheme is a pointer and where it is a word', () => {
    expect(check({ 'x.xml': '<rendition scheme="css">color: red</rendition><gi scheme="TEI">p</gi>' })).toEqual([]);
    expect(check({ 'x.xml': '<keywords scheme="#topics"/>' })).toEqual([
      expect.stringMatching(/^ref\/not-found x.xml 24/),
    ]);
  });

  it('looks at each of several pointers in one attribute, in every attribute that holds pointers', () => {
    const content = '<app><rdg wit="#a #b  #c" source="#d" hand="#e"/></app><witness xml:id="a"/><witness xml:id="b"/>';
    const found = check({ 'x.xml': content });
    expect(found.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'ref/not-found x.xml 28-30',
      'ref/not-found x.xml 40-42',
      'ref/not-found x.xml 50-52',
    ]);
  });

  it('takes @from and @to for pointers in an apparatus, and for dates elsewhere', () => {
    expect(check({ 'x.xml': '<date from="1961" to="1962"/><locus from="1r" to="2v"/>' })).toEqual([]);
    expect(check({ 'x.xml': '<app from="#a" to="#b"/><anchor xml:id="a"/>' })).toHaveLength(1);
  });

  it('proposes the file in which the id stands', () => {
    const found = check({
      'people.xml': people,
      'places.xml': '<place xml:id="cuba"/>',
      'r/x.xml': '<persName ref="../places.xml#castro"/>',
    });
    expect(found).toEqual([expect.stringContaining('Did you mean “../people.xml#castro”?')]);
  });

  it('proposes the sign # where it was forgotten', () => {
    const found = check({ 'people.xml': people, 'r/x.xml': '<persName ref="castro"/>' });
    expect(found).toEqual([expect.stringContaining('Did you mean “../people.xml#castro”?')]);
  });

  it('is content with a picture that is there', () => {
    const content = '<pb facs="../images/1.jpg"/><graphic url="../images/2.jpg"/>';
    expect(check({ 'r/x.xml': content }, ['images/1.jpg'])).toEqual([
      expect.stringMatching(/^ref\/missing-file r\/x\.xml 48/),
    ]);
    const [file] = factsOfAll({ 'r/x.xml': content }).values();
    expect([...filesPointedAt((file as FileFacts).facts, 'r/x.xml')]).toEqual(['images/1.jpg', 'images/2.jpg']);
  });

  it('leaves alone what points into a file that could not be read', () => {
    const documents = factsOfAll({ 'r/x.xml': '<persName ref="../people.xml#castro"/>' });
    expect(checkReferences({ documents, broken: new Set(['people.xml']), others: none })).toEqual([]);
  });
});

describe('checkIds', () => {
  it('tells of the second use, and names the first', () => {
    const found = checkIds(factsOfAll({ 'people.xml': people, 'x.xml': '<p xml:id="castro"/>' }));
    expect(found).toMatchObject([
      {
        code: 'ref/duplicate-id',
        file: 'x.xml',
        related: [{ file: 'people.xml', message: '<person> has it first', range: { start: { line: 1, column: 22 } } }],
      },
    ]);
  });

  it.each(['a', '_a', 'á', 'Кастро', 'a.b-c_1'])('accepts %s', (id) => {
    expect(checkIds(factsOfAll({ 'x.xml': `<p xml:id="${id}"/>` }))).toEqual([]);
  });

  it.each(['1a', 'a b', 'a:b', '', '-a', 'a/b'])('refuses “%s”', (id) => {
    expect(checkIds(factsOfAll({ 'x.xml': `<p xml:id="${id}"/>` }))).toMatchObject([{ code: 'ref/bad-id' }]);
  });
});

describe('checkNames', () => {
  const register = `<person xml:id="k"><persName type="main"><surname>Kudryavtsev</surname>, <forename>Sergei</forename></persName></person>
    <person xml:id="l"><persName>López Mateos</persName></person><place xml:id="cuba"><placeName>Cuba</placeName></place>
    <person xml:id="r"><persName xml:lang="ru">Речная, Весна</persName></person>
    <org xml:id="o"><orgName>Organisation of American States</orgName></org>`;
  const check = (content: string): readonly string[] =>
    checkNames(factsOfAll({ 'r.xml': register, 'x.xml': content })).map(
      ({ message, range: { start } }) => `${start.column} ${message}`,
    );

  it.each([
    ['two letters changed', '<persName ref="r.xml#k">S. Kudryavstev</persName>'],
    ['a letter missing', '<persName ref="r.xml#k">S. Kudryavtev</persName>'],
    ['a letter more', '<persName ref="r.xml#k">S. Kudryavttsev</persName>'],
    ['a letter in a Russian word', '<persName ref="r.xml#r">В. Речмая</persName>', 'Речная, Весна'],
    ['another letter, in capitals', '<persName ref="r.xml#k">S. KUDRYAVTZEV</persName>'],
  ])('warns of one slip at its place: %s', (_, content, name = 'Kudryavtsev, Sergei') => {
    expect(check(content)).toEqual([
      expect.stringMatching(new RegExp(`^33 “\\p{L}+” is in no known form of the name ${name}$`, 'u')),
    ]);
  });

  it.each([
    ['a known form', '<persName ref="r.xml#k">S. KUDRYAVTSEV</persName>'],
    ['diacritics left out', '<persName ref="r.xml#l">Lopez Mateos</persName>'],
    ['a genitive', '<persName ref="r.xml#k">Kudryavtsevs</persName>'],
    ['-ize for -ise', '<orgName ref="r.xml#o">Organization of American States</orgName>'],
    ['a case of a Russian name', '<persName ref="r.xml#r">Весны Речной</persName>'],
    ['an adjective', '<placeName type="demonym" ref="r.xml#cuba">Cuban</placeName>'],
    [
      'an adjective inside another name',
      '<orgName ref="r.xml#o">States of <placeName type="demonym" ref="r.xml#cuba">Cuban</placeName></orgName>',
    ],
    ['a quite different word', '<persName ref="r.xml#k">the Ambassador</persName>'],
    ['a pointer to nothing', '<persName ref="r.xml#x">Kudryavstev</persName>'],
  ])('is content with %s', (_, content) => {
    expect(check(content)).toEqual([]);
  });

  it('says of a slip that the editor has corrected that it is answered', () => {
    const choice = '<choice><sic>Kudryavstev</sic><corr>Kudryavtsev</corr></choice>';
    expect(check(`<persName ref="r.xml#k">${choice}</persName>`)).toEqual([
      '38 “Kudryavstev” is in no known form of the name Kudryavtsev, Sergei; the editor has answered it with “Kudryavtsev”',
    ]);
  });

  it('warns of a correction that is a slip itself', () => {
    const choice = '<choice><sic>Kudryavstev</sic><corr>Kudryatsev</corr></choice>';
    expect(check(`<persName ref="r.xml#k">${choice}</persName>`)).toEqual([expect.stringMatching(/^66 “Kudryatsev”/)]);
  });
});
