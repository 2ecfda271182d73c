import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/validation/facts.js';
import type { EditionRule } from '../../../src/validation/rules/rule.js';
import { twoEntities } from '../../../src/validation/rules/two-entities.js';
import { unusedEntry } from '../../../src/validation/rules/unused-entry.js';
import { wrongKind } from '../../../src/validation/rules/wrong-kind.js';
import { parseXml } from '../../../src/xml/parse.js';

/** The findings in files given as `path: content of the root element`; `people.xml` is a register. */
function check(rule: EditionRule, contents: Readonly<Record<string, string>>): readonly string[] {
  const files = new Map(
    Object.entries(contents).map(([file, content]) => {
      const { document } = parseXml(`<TEI xmlns="http://www.tei-c.org/ns/1.0">${content}</TEI>`, file);
      if (document === undefined) throw new Error('not well-formed');
      return [file, { file, facts: factsOf(document) }] as const;
    }),
  );
  const found = [...rule.check({ files, registers: new Set(['people.xml']) })];
  return found.map(({ file, severity, message }) => `${file} ${severity ?? rule.severity}: ${message}`);
}

const people =
  '<person xml:id="fidel"><persName>Fidel Castro</persName></person><person xml:id="raul"><persName>Raúl Castro</persName></person>';

describe('the same words for two entities', () => {
  const name = (id: string, words: string) => `<persName ref="../people.xml#${id}">${words}</persName>`;

  it('are a warning in one file, and info over two', () => {
    const usual = name('fidel', 'Castro').repeat(3);
    expect(check(twoEntities, { 'people.xml': people, 'records/a.xml': usual + name('raul', 'CASTRO') })).toEqual([
      'records/a.xml warning: “CASTRO” is ../people.xml#raul here, and ../people.xml#fidel elsewhere',
    ]);
    expect(
      check(twoEntities, { 'people.xml': people, 'records/a.xml': usual, 'records/b.xml': name('raul', 'Castro') }),
    ).toEqual(['records/b.xml info: “Castro” is ../people.xml#raul here, and ../people.xml#fidel elsewhere']);
  });

  it('are none where two pointers mean one entry, or two authorities one place', () => {
    expect(
      check(twoEntities, {
        'people.xml': `${people}<persName ref="#fidel">Castro</persName>`,
        'records/a.xml': name('fidel', 'Castro'),
      }),
    ).toEqual([]);
    const places =
      '<placeName ref="https://a.org/1">Segesta</placeName><placeName ref="https://b.org/7">Segesta</placeName>';
    expect(check(twoEntities, { 'records/a.xml': places })).toEqual([]);
    expect(check(twoEntities, { 'records/a.xml': places.replaceAll('b.org', 'a.org') })).toHaveLength(1);
  });

  it('are none where one of the pointers leads to nothing', () => {
    const files = { 'people.xml': people, 'records/a.xml': name('fidel', 'Castro') + name('fidle', 'Castro') };
    expect(check(twoEntities, files)).toEqual([]);
  });

  it('are not read from a source’s mistake', () => {
    const sic = name('raul', '<choice><sic>Castro</sic><corr>Castro Ruz</corr></choice>');
    expect(check(twoEntities, { 'people.xml': people, 'records/a.xml': name('fidel', 'Castro') + sic })).toEqual([]);
  });
});

describe('entries of registers', () => {
  it('are used by a pointer from anywhere, with any attribute', () => {
    expect(check(unusedEntry, { 'people.xml': people, 'records/a.xml': '<p resp="../people.xml#raul">x</p>' })).toEqual(
      ['people.xml info: Nothing in the edition points to “fidel”'],
    );
    expect(check(unusedEntry, { 'people.xml': `${people}<note><ref target="#fidel #raul"/></note>` })).toEqual([]);
    expect(check(unusedEntry, { 'records/a.xml': people })).toEqual([]);
  });
});

describe('kinds of things that are pointed to', () => {
  it.each([
    ['<witness xml:id="A"/><handNote xml:id="h"/><rdg wit="#A" hand="#h"/>'],
    ['<surface xml:id="s"/><pb facs="#s"/><pb facs="a.jpg"/>'],
    ['<respStmt xml:id="ed"/><note resp="#ed"/>'],
    ['<person xml:id="p"/><orgName ref="https://x.org/p"/><rs ref="#p"/>'],
  ])('are right: %s', (content) => {
    expect(check(wrongKind, { 'a.xml': content })).toEqual([]);
  });

  it.each([
    ['<person xml:id="p"/><rdg wit="#p"/>', '@wit of <rdg> names a witness, but “#p” is a <person>'],
    ['<witness xml:id="A"/><add hand="#A"/>', '@hand of <add> names a hand, but “#A” is a <witness>'],
    [
      '<place xml:id="cuba"/><orgName ref="#cuba"/>',
      '@ref of <orgName> is the name of an organisation, but “#cuba” is a <place>',
    ],
    ['<p xml:id="p1"/><pb facs="#p1"/>', '@facs of <pb> shows an image, but “#p1” is a <p>'],
    ['<place xml:id="cuba"/><note resp="#cuba"/>', '@resp of <note> says who is responsible, but “#cuba” is a <place>'],
  ])('are wrong: %s', (content, message) => {
    expect(check(wrongKind, { 'a.xml': content })).toEqual([`a.xml warning: ${message}`]);
  });
});
