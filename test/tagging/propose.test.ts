import { describe, expect, it } from 'vitest';
import { proposalsIn, taggedBody } from '../helpers/tagging.js';

const briefly = (body: string): readonly string[] =>
  proposalsIn(body).map(
    ({ words, element, entity, certainty, place }) =>
      `${words}: ${element} ${entity?.id ?? '?'} ${certainty}${'obstacle' in place ? ` (${place.obstacle})` : ''}`,
  );

it('proposes a form of the register that is in capitals with medium certainty', () => {
  expect(briefly('<p>with the United States</p>')).toEqual(['United States: placeName united-states high']);
  expect(briefly('<p>with the UNITED STATES</p>')).toEqual(['UNITED STATES: placeName united-states medium']);
});

describe('tags are put round', () => {
  it.each([
    [
      'a name across supplied words',
      '<p>for <supplied>Lee Harvey</supplied> Oswald, as</p>',
      '<p>for <persName ref="../people.xml#oswald"><supplied>Lee Harvey</supplied> Oswald</persName>, as</p>',
    ],
    [
      'a name across a line',
      '<p>John F.<lb/>\n   Kennedy</p>',
      '<p><persName ref="../people.xml#kennedy">John F.<lb/>\n   Kennedy</persName></p>',
    ],
    [
      'a name across lines of the file',
      '<p>the United\n      States</p>',
      '<p>the <placeName ref="../places.xml#united-states">United\n      States</placeName></p>',
    ],
    [
      'a word that a line divides',
      '<p>Ken-<lb break="no"/>nedy and Ken-<lb/>nedy and Ken-\n  nedy</p>',
      '<p><persName ref="../people.xml#kennedy">Ken-<lb break="no"/>nedy</persName> and <persName ref="../people.xml#kennedy">Ken-<lb/>nedy</persName> and <persName ref="../people.xml#kennedy">Ken-\n  nedy</persName></p>',
    ],
    [
      'a word with a letter set apart',
      '<p><hi rend="bold">K</hi>ennedy</p>',
      '<p><persName ref="../people.xml#kennedy"><hi rend="bold">K</hi>ennedy</persName></p>',
    ],
    [
      'the words of an element that has nothing else, inside it',
      '<p><hi>Kennedy</hi></p>',
      '<p><hi><persName ref="../people.xml#kennedy">Kennedy</persName></hi></p>',
    ],
    [
      'a choice, where it is one name',
      '<p><choice><sic>Kenedy</sic><corr>Kennedy</corr></choice> left</p>',
      '<p><persName ref="../people.xml#kennedy"><choice><sic>Kenedy</sic><corr>Kennedy</corr></choice></persName> left</p>',
    ],
    [
      'a name inside a form of a choice',
      '<p><choice><sic>x</sic><corr>and Kennedy too</corr></choice></p>',
      '<p><choice><sic>x</sic><corr>and <persName ref="../people.xml#kennedy">Kennedy</persName> too</corr></choice></p>',
    ],
    [
      'a name with a comment in it',
      '<p>Ken<!-- or Cuba? -->nedy</p>',
      '<p><persName ref="../people.xml#kennedy">Ken<!-- or Cuba? -->nedy</persName></p>',
    ],
    [
      'a name with references in it',
      '<p>&#x4B;enned&#121; &amp; Cuba</p>',
      '<p><persName ref="../people.xml#kennedy">&#x4B;enned&#121;</persName> &amp; <placeName ref="../places.xml#cuba">Cuba</placeName></p>',
    ],
    [
      'a name that is a CDATA section',
      '<p><![CDATA[Kennedy]]></p>',
      '<p><persName ref="../people.xml#kennedy"><![CDATA[Kennedy]]></persName></p>',
    ],
    [
      'a name that has a tagged one in it',
      '<p>the government of <placeName ref="../places.xml#cuba">Cuba</placeName></p>',
      '<p>the <orgName ref="../organizations.xml#government-of-cuba">government of <placeName ref="../places.xml#cuba">Cuba</placeName></orgName></p>',
    ],
    [
      'both of two names, one in the other',
      '<p>the government of Cuba</p>',
      '<p>the <orgName ref="../organizations.xml#government-of-cuba">government of <placeName ref="../places.xml#cuba">Cuba</placeName></orgName></p>',
    ],
    [
      'a place in an office',
      '<p><roleName>President of Cuba</roleName></p>',
      '<p><roleName>President of <placeName ref="../places.xml#cuba">Cuba</placeName></roleName></p>',
    ],
    [
      'a name in a note, and not across it',
      '<p>John F.<note>of Cuba</note> Kennedy</p>',
      '<p>John F.<note>of <placeName ref="../places.xml#cuba">Cuba</placeName></note> <persName ref="../people.xml#kennedy">Kennedy</persName></p>',
    ],
    [
      'a name after a tagged one',
      '<p><persName ref="../people.xml#castro-raul">Raúl</persName> left. Castro said</p>',
      '<p><persName ref="../people.xml#castro-raul">Raúl</persName> left. <persName ref="../people.xml#castro-raul" cert="medium">Castro</persName> said</p>',
    ],
    [
      'a date, with what it was counted from',
      '<p>Tonight, 30 December 1961</p>',
      '<p><date when="1961-12-30" cert="medium" evidence="internal">Tonight</date>, <date when="1961-12-30">30 December 1961</date></p>',
    ],
  ] as const)('%s', (_, body, expected) => {
    expect(taggedBody(body)).toBe(expected);
  });

  it('names in what stands inside an element of another vocabulary', () => {
    const body = '<x:attachment xmlns:x="https://history.state.gov/frus/ns/1.0"><p>Kennedy</p></x:attachment>';
    expect(taggedBody(body)).toContain('<p><persName ref="../people.xml#kennedy">Kennedy</persName></p>');
  });

  it('elements of a document that writes them with a prefix, with that prefix', () => {
    const body = '<t:p xmlns:t="http://www.tei-c.org/ns/1.0">Kennedy</t:p>';
    expect(taggedBody(body)).toContain('<t:persName ref="../people.xml#kennedy">Kennedy</t:persName>');
  });
});

it.each([
  '<p><persName ref="../people.xml#kennedy">Kennedy</persName></p>',
  '<p><persName>Kennedy</persName>, <date>30 December 1961</date></p>',
  '<p><foreign xml:lang="es">Cuba libre</foreign></p>',
  '<p><title>Cuba</title> <bibl>Kennedy, Cuba</bibl> <sic>Kenedy</sic> <del>Cuba</del></p>',
  '<p><choice><sic>Cuba</sic><corr>there</corr></choice></p>',
  '<fw>Cuba</fw>',
  '<p>cuba, bus, U.S.S.R.</p>',
])('nothing is proposed in %s', (body) => {
  expect(briefly(body)).toEqual([]);
});

describe('what does not nest is told, and not tagged', () => {
  it.each([
    [
      '<p>see <hi>President Lee</hi> Harvey Oswald</p>',
      'Lee Harvey Oswald: persName oswald high (it begins inside <hi> and ends outside of it)',
    ],
    [
      '<p>Lee <hi>Harvey Oswald said</hi></p>',
      'Lee Harvey Oswald: persName oswald high (it begins outside <hi> and ends inside of it)',
    ],
    ['<p><![CDATA[to Kennedy]]></p>', 'Kennedy: persName kennedy high (a part of a CDATA section cannot be tagged)'],
    [
      '<p>Lee <placeName>Harvey Oswald Street</placeName></p>',
      'Lee Harvey Oswald: persName oswald high (it would cross <placeName>)',
    ],
  ])('%s', (body, expected) => {
    expect(briefly(body)).toContain(expected);
    expect(taggedBody(body)).toBe(body);
  });
});

it('says why, and who else could be meant', () => {
  const [first, second, third] = proposalsIn('<p n="2">Castro</p><p>Fidel Castro</p><p>Castro</p>');
  expect(first).toMatchObject({
    certainty: 'low',
    entity: undefined,
    reason: 'surname alone, from “Castro Ruz, Fidel”; several entries fit',
  });
  expect(first?.alternatives.map(({ id }) => id)).toEqual(['castro', 'castro-raul']);
  expect(second).toMatchObject({ certainty: 'medium', reason: 'forename and surname, from “Castro Ruz, Fidel”' });
  expect(third?.reason).toMatch(/several entries fit; this one was named before, in line 1$/);
  expect(third?.entity?.id).toBe('castro');
});

it('says in which paragraph a name was settled, if paragraphs have numbers', () => {
  const proposals = proposalsIn('<p n="2">Raúl Castro</p><p n="3">Castro</p>');
  expect(proposals[1]?.reason).toMatch(/named before, in ¶2$/);
});

it('gives the place of each, in lines and columns of the file, with the words round it', () => {
  const [proposal] = proposalsIn('<p>\nWe met &amp; spoke of Cuba, and left at once.</p>');
  expect(proposal).toMatchObject({
    range: { start: { line: 2, column: 23 }, end: { line: 2, column: 27 } },
    before: '& spoke of',
    words: 'Cuba',
    after: ', and left',
  });
});

it('proposes names that no register has only if it is asked to, and never surely', () => {
  const body = '<p>Ambassador Solanegro left.</p>';
  expect(proposalsIn(body)).toEqual([]);
  expect(proposalsIn(body, { unknown: true })).toMatchObject([
    { words: 'Solanegro', element: 'persName', certainty: 'low', entity: undefined },
  ]);
});

it('takes a slip of the pen for what it nearly is, with low certainty', () => {
  expect(briefly('<p>Kudryavstev left.</p>')).toEqual(['Kudryavstev: persName kudryavtsev low']);
});
