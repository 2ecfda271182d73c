import { describe, expect, it } from 'vitest';
import { dateContradiction } from '../../../src/validation/rules/date-contradiction.js';
import { dateReversed } from '../../../src/validation/rules/date-reversed.js';
import { datesOutOfOrder } from '../../../src/validation/rules/dates-out-of-order.js';
import { doubleSpace } from '../../../src/validation/rules/double-space.js';
import { emptyElement } from '../../../src/validation/rules/empty-element.js';
import { languageTag } from '../../../src/validation/rules/language-tag.js';
import { lookAlike } from '../../../src/validation/rules/look-alike.js';
import { noteNotPointedAt } from '../../../src/validation/rules/note-not-pointed-at.js';
import { noteNumbers } from '../../../src/validation/rules/note-numbers.js';
import { pageNumbers } from '../../../src/validation/rules/page-numbers.js';
import type { DocumentRule, RuleFinding } from '../../../src/validation/rules/rule.js';
import { unbalanced } from '../../../src/validation/rules/unbalanced.js';
import { untaggedName } from '../../../src/validation/rules/untagged-name.js';
import { parseXml } from '../../../src/xml/parse.js';

function check(rule: DocumentRule, text: string, after = ''): readonly RuleFinding[] {
  const xml = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>\n${text}\n</body>${after}</text></TEI>`;
  const { document } = parseXml(xml, 'a.xml');
  if (document === undefined) throw new Error('not well-formed');
  return [...rule.check(document)];
}
const messages = (rule: DocumentRule, text: string, after?: string): readonly string[] =>
  check(rule, text, after).map(({ message }) => message);

describe('@when and the words of a date', () => {
  const date = (when: string, words: string) =>
    messages(dateContradiction, `<p><date when="${when}">${words}</date></p>`);

  it.each([
    ['1961-12-30', '30 December 1961'],
    ['1961-12-30', 'December 30th, 1961'],
    ['1961-12', 'December 1961'],
    ['1961-12-30', 'tonight'],
    ['1961-04', 'April'],
    ['1961', 'Dec. 30, 1961'],
    ['1961-12-30', '30.12.1961'],
    ['1961-12-30', '12/30/1961'],
    ['1961-05-04', '4/5/1961'],
    ['1961-04-05', '4/5/1961'],
    ['1961-12-30', 'Saturday, 30 December 1961'],
    ['1961-12-30', '30 декабря 1961 г.'],
    ['1961-12-30', '30 de diciembre de 1961'],
    ['1961-12-01', '1er décembre 1961'],
    ['1961-12-30', '30. Dezember 1961'],
    ['1437-04-16', '[16 kwietnia 1437]'],
    ['--12-30', '30 December 1961'],
    ['1961-12-30', 'the night of 30 to 31 December 1961'],
    ['1961-12-30', '30–31 December 1961'],
    ['1961-12-30', '17/30 December 1961'],
    ['1961-12-30T19:00:00', '30 December 1961, 7 p.m.'],
  ])('agree: %s, “%s”', (when, words) => {
    expect(date(when, words)).toEqual([]);
  });

  it.each([
    ['1961-12-31', '30 December 1961', 'day'],
    ['1961-11-30', '30 December 1961', 'month'],
    ['1962-12-30', '30 December 1961', 'year'],
    ['1961-12-30', 'April', 'month'],
    ['1961-12-30', '30 ноября', 'month'],
    ['1961-12-30', '31 de diciembre', 'day'],
    ['1961-12-30', '31.12.1961', 'day'],
    ['1961-12-30', '2 décembre 1961', 'day'],
    ['1961-12-30', 'Friday, 30 December 1961', 'day of the week'],
  ])('contradict each other: %s, “%s” (%s)', (when, words, part) => {
    expect(date(when, words)).toEqual([expect.stringContaining(`another ${part}`)]);
  });

  it('proposes the date that the words name', () => {
    const [found] = check(dateContradiction, '<p><date when="1961-12-31">30 December 1961</date></p>');
    expect(found?.help).toContain('to 1961-12-30');
    expect(found?.range.start).toMatchObject({ line: 2, column: 16 });
  });

  it('read the correction, not the mistake of the source', () => {
    expect(date('1961-12-30', '<choice><sic>31</sic><corr>30</corr></choice> December 1961')).toEqual([]);
  });

  it('are not compared in another calendar', () => {
    expect(
      messages(dateContradiction, '<p><date when="1917-11-07" calendar="#julian">25 October 1917</date></p>'),
    ).toEqual([]);
  });
});

describe('spans and orders of dates', () => {
  it('compares what both dates say, and no more', () => {
    expect(messages(dateReversed, '<p><date from="1961-12-30" to="1961-12">x</date></p>')).toEqual([]);
    expect(messages(dateReversed, '<p><date notBefore="1962" notAfter="1961-12">x</date></p>')).toHaveLength(1);
    expect(messages(dateReversed, '<p><app from="#w2" to="#w1"><rdg>x</rdg></app></p>')).toEqual([]);
  });

  it('lets a record be written on the day, and a journal be dated later', () => {
    const creation = (type: string, when: string) =>
      messages(
        datesOutOfOrder,
        `<creation><date type="conversation" when="1961-12-30"/><date type="${type}" when="${when}"/></creation>`,
      );
    expect(creation('written', '1961-12-30')).toEqual([]);
    expect(creation('record', '1961-12')).toEqual([]);
    expect(creation('record', '1961-12-29')).toHaveLength(1);
    expect(creation('birthday', '1926-08-13')).toEqual([]);
  });
});

describe('numbers in sequence', () => {
  const pages = (...numbers: readonly string[]) =>
    check(pageNumbers, `<p>${numbers.map((n) => `<pb n="${n}"/>`).join('x')}</p>`).map(
      ({ message, severity }) => `${severity ?? 'warning'} ${message}`,
    );

  it.each([
    [['1', '2', '3']],
    [['xiv', 'xv', 'xvi', '1', '2']],
    [['12r', '12v', '13r']],
    [['p. 7', '[8]', '9']],
    [['1', '2', '1', '2']],
  ])('go on: %j', (numbers) => {
    expect(pages(...numbers)).toEqual([]);
  });

  it('are told when they stand twice, go back or leave one out', () => {
    expect(pages('1', '2', '3', '3', '4')).toEqual(['warning Page “3” is there twice']);
    expect(pages('1', '2', '3', '2', '3')).toEqual(['warning Page “2” comes after page “3”']);
    expect(pages('1', '2', '3', '5', '6')).toEqual(['info Page “5” comes after page “3”']);
    expect(pages('12r', '12v', '13r', '14r', '14v')).toEqual(['info Page “14r” comes after page “13r”']);
    expect(pages('xii', 'xiii', 'xv', 'xvi')).toEqual(['info Page “xv” comes after page “xiii”']);
  });

  it('are counted for each edition by itself', () => {
    expect(
      messages(pageNumbers, '<p><pb n="1" ed="A"/><pb n="50" ed="B"/><pb n="2" ed="A"/><pb n="51" ed="B"/></p>'),
    ).toEqual([]);
  });

  it('are no series where notes have the numbers of lines', () => {
    expect(messages(noteNumbers, '<p><note n="4">a</note><note n="9">b</note><note n="23">c</note></p>')).toEqual([]);
  });

  it('are counted for each kind of note by itself', () => {
    expect(
      messages(
        noteNumbers,
        '<p><note type="a" n="1">a</note><note type="b" n="1">b</note><note type="a" n="2">c</note></p>',
      ),
    ).toEqual([]);
  });
});

describe('notes and what points to them', () => {
  it('is content with a pointer of any kind', () => {
    const back = '<back><note xml:id="n">x</note></back>';
    expect(messages(noteNotPointedAt, '<p>x</p>', back)).toHaveLength(1);
    for (const pointer of ['<ref target="#n">1</ref>', '<app loc="#n"/>', '<seg corresp="b.xml #n">x</seg>']) {
      expect(messages(noteNotPointedAt, `<p>${pointer}</p>`, back)).toEqual([]);
    }
    expect(
      messages(noteNotPointedAt, '<p xml:id="p">x</p>', '<back><note xml:id="n" target="#p">x</note></back>'),
    ).toEqual([]);
  });
});

describe('language tags', () => {
  const tag = (value: string) => check(languageTag, `<p xml:lang="${value}">x</p>`).map(({ help }) => help);

  it.each([
    'en',
    'ru-Latn',
    'pt-BR',
    'es-419',
    'zh-Hant-TW',
    'gez',
    'sr-Latn-RS',
    'sl-rozaj',
    'de-1996',
    'x-cipher',
    'en-x-own',
    'qaa',
    'i-klingon',
    'zh-yue',
    '',
  ])('knows “%s”', (value) => {
    expect(tag(value)).toEqual([]);
  });

  it('says what is meant', () => {
    expect(tag('eng')).toEqual(['Write “en”']);
    expect(tag('san-Latn')).toEqual(['Write “sa-Latn”']);
    expect(tag('russian')).toEqual(['Did you mean “ru”?']);
    expect(tag('cz')).toEqual(['Did you mean “cs”?']);
  });

  it('finds the part that is unknown', () => {
    expect(messages(languageTag, '<p xml:lang="sr-Cryl">x</p>')).toEqual([
      'IANA’s registry knows no script “Cryl” (in “sr-Cryl”)',
    ]);
    expect(messages(languageTag, '<p xml:lang="en_GB">x</p>')).toEqual(['“en_GB” is not written as a language tag']);
    expect(messages(languageTag, '<p xml:lang="xq">x</p>')).toEqual(['IANA’s registry knows no language “xq”']);
  });
});

describe('letters of another script', () => {
  it('names them in a word of either script, at their place', () => {
    const [found] = check(lookAlike, '<p>and Cubа again</p>');
    expect(found?.message).toBe('In “Cubа” the letter “а” is Cyrillic а (U+0430), not Latin a (U+0061)');
    expect(found?.range.start).toMatchObject({ line: 2, column: 11 });
    expect(messages(lookAlike, '<p>правительство Kубы</p>')).toEqual([
      'In “Kубы” the letter “K” is Latin K (U+004B), not Cyrillic К (U+041A)',
    ]);
  });

  it('leaves whole words of another script alone, and letters that look like nothing else', () => {
    expect(
      messages(lookAlike, '<p>the СССР (USSR), αDNA, Moskва-like, съезд XX века, V съезд</p>').filter(
        (m) => !m.includes('Moskва'),
      ),
    ).toEqual([]);
  });

  it('finds one that stands alone among words', () => {
    expect(messages(lookAlike, '<p>Copy С is kept</p>')).toEqual([
      '“С” among Latin words is Cyrillic С (U+0421), not Latin C (U+0043)',
    ]);
  });

  it('keeps its place behind references and over lines', () => {
    const [found] = check(lookAlike, '<p>one &amp; two,\n and Cubа</p>');
    expect(found?.range.start).toMatchObject({ line: 3, column: 9 });
    const [second] = check(lookAlike, '<p>&#x1F600; &amp; Cubа</p>');
    expect(second?.range.start).toMatchObject({ line: 2, column: 23 });
  });
});

describe('brackets and quotation marks', () => {
  it.each([
    '<p>a) one, b) two (or three)</p>',
    '<p>He said: “I (myself) agree”.</p>',
    '<p>„Guten Tag“, sagte er, »so ist es«.</p>',
    '<p>Il a dit : « voilà ».</p>',
    '<p>”Hej”, sade han.</p>',
    '<p>“One.</p><p>“Two.”</p>',
    '<p>A 5" gun and "words".</p>',
    '<p>E.g. "128", "129"</p>',
    '<p>the <choice><abbr>(abbr</abbr><expan>(abbreviation)</expan></choice></p>',
    '<p>He (see<note>a note with (its own) brackets</note>) left.</p>',
    '<note>12 ita] sic itaque S</note>',
    '<p>Castro’s ‘words’ and rock ’n’ roll</p>',
  ])('are balanced: %s', (text) => {
    expect(messages(unbalanced, text)).toEqual([]);
  });

  it.each([
    ['<p>He said [the fact that</p>', '“[” is opened and never closed in this <p>'],
    ['<p>He said fact] that</p>', '“]” is closed and was never opened in this <p>'],
    ['<p>He said “yes.</p><p>Then he left.</p>', 'The mark “ is opened and never closed in this <p>'],
    ['<p>He said "yes.</p>', '“"” has no partner in this <p>'],
    ['<p>He <note>a note (with</note> left) it</p>', '“(” is opened and never closed in this <note>'],
  ])('are not: %s', (text, message) => {
    expect(messages(unbalanced, text)).toContain(message);
  });
});

describe('empty elements and double spaces', () => {
  it('lets an element be empty that points elsewhere, or in which somebody has left a comment', () => {
    expect(
      messages(
        emptyElement,
        '<p><!-- no translation yet --></p><p sameAs="#x"/><p><lb/></p><table><row><cell/></row></table>',
      ),
    ).toEqual([]);
    expect(messages(emptyElement, '<p> </p><list><item/></list>')).toEqual(['<p> is empty', '<item> is empty']);
  });

  it('finds double spaces between words only', () => {
    expect(
      messages(doubleSpace, '<p>one\n   two <lb/>  three   </p><code>a  b</code><p xml:space="preserve">a  b</p>'),
    ).toEqual([]);
    expect(check(doubleSpace, '<p>one  two</p>')[0]?.range).toMatchObject({
      start: { line: 2, column: 7 },
      end: { line: 2, column: 9 },
    });
  });
});

describe('names that are tagged here and untagged there', () => {
  const castro = '<persName ref="#c">Castro</persName>';

  it('finds whole words only, and possessives', () => {
    expect(messages(untaggedName, `<p>${castro} and ${castro}, Castros, Castro-like, Castroville</p>`)).toEqual([]);
    expect(messages(untaggedName, `<p>${castro} and ${castro}, Castro’s plan</p>`)).toHaveLength(1);
  });

  it('leaves names inside names, titles and foreign words alone', () => {
    const inside = [
      '<title>Castro</title>',
      '<foreign>Castro</foreign>',
      '<orgName>Castro government</orgName>',
      'Castro Street',
    ];
    expect(messages(untaggedName, `<p>${castro} ${inside.join(' or ')}.</p>`)).toEqual([]);
  });

  it('tells once where most are untagged', () => {
    const [found, ...more] = messages(untaggedName, `<p>${castro} met Castro, and Castro, and Castro.</p>`);
    expect(found).toContain('and in 2 other places');
    expect(more).toEqual([]);
  });

  it('finds a name of several words over a line break', () => {
    expect(
      messages(untaggedName, '<p><placeName ref="#p">Punta del Este</placeName>; at Punta\n  del Este.</p>'),
    ).toHaveLength(1);
  });
});
