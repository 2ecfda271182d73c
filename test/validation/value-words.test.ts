import { beforeAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/store/cache.js';
import { flattenSchema } from '../../src/validation/flatten-schema.js';
import { checkRelaxNg } from '../../src/validation/relaxng.js';
import type { SchemaBundle } from '../../src/validation/schema-bundle.js';
import { type SchemaValues, schemaValues, valueTypeOf } from '../../src/validation/schema-values.js';
import { isAllowed, valueHelp } from '../../src/validation/value-words.js';
import { loadSchemas } from '../../src/workflows/schemas.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { hasCorpus, teiSchema } from '../helpers/corpus.js';

const parse = (text: string): XmlDocument => parseXml(text, 'x.xml').document as XmlDocument;

const valuesOf = (schema: SchemaBundle): SchemaValues => schemaValues(parse(flattenSchema(schema)));

const help = (values: SchemaValues, element: string, name: string, value: string): string => {
  const type = valueTypeOf(values, element, name);
  if (type === undefined) return 'no such attribute';
  const written = valueHelp(value, type, { name, hasUnit: valueTypeOf(values, element, 'unit') !== undefined });
  const suggestion = /^Write “([^”]*)”: /.exec(written)?.[1];
  // Whatever is proposed must itself be right.
  if (suggestion !== undefined)
    for (const part of type.list === undefined ? [suggestion] : suggestion.split(' '))
      expect([part, isAllowed(type, part)]).toEqual([part, true]);
  return written;
};

type Row = readonly [element: string, attribute: string, value: string, help: string];

const pointers = 'pointers with spaces between: #id, people.xml#id or web addresses';
const duration = 'a duration, such as P1Y2M (a year and two months) or PT2H30M (two hours and a half)';
const iso =
  'a date, a duration or a period as ISO 8601 has it, such as 1961-12-30, P1Y2M, PT2H30M or 1961-12-30/1962-01-06';
const word = 'one word: letters, digits and signs without a space';
const dateOrTime = 'a date or a time, such as 1961-12-30, 1961-12, 1961, 1961-12-30T14:30:00 or 14:30:00';
const name = 'a name: first a letter or _, then letters, digits, hyphens, dots, colons and _ only';
const number = 'a number, such as 2, 0.5 or 1/2';
const certainty = 'high, medium, low or unknown, or a number from 0 to 1, such as 0.5';

/** By the names of TEI's data types (TEI P5, appendix E). */
const inTei: Readonly<Record<string, readonly Row[]>> = {
  'teidata.word': [
    ['item', 'sortKey', 'two words', `Write “two-words”: ${word}`],
    ['item', 'sortKey', ' ', `Write ${word}`],
  ],
  'teidata.enumerated': [
    ['measure', 'unit', 'square metre', 'Write “square-metre”: one word, such as m, kg, s or Hz'],
    ['gap', 'reason', '', 'Write words with spaces between, such as cancelled, deleted, editorial or illegible'],
    ['title', 'level', 'q', 'Allowed are “a”, “m”, “j”, “s” or “u”'],
    ['pc', 'force', 'stron', 'Did you mean “strong”?'],
  ],
  'teidata.pointer': [
    ['graphic', 'url', 'page 1.jpg', 'Write “page%201.jpg”: a pointer: #id, people.xml#id or a web address'],
    ['graphic', 'url', '100%.jpg', 'Write “100%25.jpg”: a pointer: #id, people.xml#id or a web address'],
    ['add', 'hand', 'people.xml #castro', 'Write “people.xml#castro”: a pointer: #id, people.xml#id or a web address'],
    ['add', 'hand', '#a #b', 'One pointer may stand here, and there are 2'],
    ['add', 'hand', '#a#b', 'Write a pointer: #id, people.xml#id or a web address'],
    ['persName', 'ref', '#a 100%', `Write “#a 100%25”: ${pointers}`],
    ['persName', 'ref', '', `Write ${pointers}`],
    ['linkGrp', 'domains', '#a', `Write at least 2: ${pointers}`],
  ],
  'teidata.count': [
    ['table', 'rows', 'two', 'Write “2”: a whole number, 0 or more'],
    ['table', 'rows', 'iv', 'Write “4”: a whole number, 0 or more'],
    ['table', 'rows', '2.0', 'Write “2”: a whole number, 0 or more'],
    ['table', 'rows', '1,200', 'Write “1200”: a whole number, 0 or more'],
    ['table', 'rows', '-1', 'Write a whole number, 0 or more'],
    ['table', 'rows', '1.5', 'Write a whole number, 0 or more'],
    ['layout', 'columns', '1 two', 'Write “1 2”: whole numbers, 0 or more, with spaces between'],
    ['layout', 'columns', '1 2 3', 'Write at most 2: whole numbers, 0 or more, with spaces between'],
  ],
  'teidata.numeric': [
    ['measure', 'quantity', '3 leaves', `Write “3”: ${number}. The unit goes into @unit`],
    ['measure', 'quantity', 'three leaves', `Write “3”: ${number}. The unit goes into @unit`],
    ['num', 'value', '1,5', `Write “1.5”: ${number}`],
    ['num', 'value', '2½', `Write “2.5”: ${number}`],
    ['num', 'value', '12 000', `Write “12000”: ${number}`],
    ['num', 'value', '12,000', `Write ${number}`],
    ['num', 'value', 'many', `Write ${number}`],
  ],
  'teidata.probability, teidata.probCert, teidata.certainty': [
    ['certainty', 'degree', '9', 'Write a number from 0 to 1, such as 0.5'],
    ['certainty', 'degree', '90%', 'Write “0.9”: a number from 0 to 1, such as 0.5'],
    ['date', 'cert', 'hi', `Write “high”: ${certainty}`],
    ['date', 'cert', '0,5', `Write “0.5”: ${certainty}`],
    ['date', 'cert', 'certain', `Write ${certainty}`],
  ],
  'teidata.truthValue, teidata.xTruthValue': [
    ['note', 'anchored', 'Yes', 'Write “true”: true or false'],
    ['note', 'anchored', 'maybe', 'Write true or false'],
    ['del', 'instant', 'n/a', 'Write “inapplicable”: true, false, unknown or inapplicable'],
    ['del', 'instant', 'maybe', 'Write true, false, unknown or inapplicable'],
  ],
  'teidata.duration.w3c, teidata.duration.iso': [
    ['date', 'dur', '2 hours', `Write “PT2H”: ${duration}`],
    ['date', 'dur', '1 year and two months', `Write “P1Y2M”: ${duration}`],
    ['date', 'dur', '1.5 hours', `Write “PT1H30M”: ${duration}`],
    ['date', 'dur', 'P2H', `Write “PT2H”: ${duration}`],
    ['date', 'dur', 'p1y2m', `Write “P1Y2M”: ${duration}`],
    ['date', 'dur', '2 weeks', `Write “P14D”: ${duration}`],
    ['date', 'dur', 'long', `Write ${duration}`],
    ['date', 'dur-iso', '2 weeks', `Write “P14D”: ${iso}`],
  ],
  'teidata.temporal.w3c, teidata.temporal.iso': [
    ['date', 'when', '30 December 1961', 'Write “1961-12-30”'],
    ['date', 'when', '1961-13', 'There is no month 13: months are 01 to 12'],
    ['date', 'when', '1961-12-30 14:30', `Write “1961-12-30T14:30:00”: ${dateOrTime}`],
    ['date', 'when', '9.05', `Write “09:05:00”: ${dateOrTime}`],
    ['date', 'when', 'Christmas', `Write ${dateOrTime}`],
    ['date', 'when-iso', 'x x', `Write ${iso}`],
    ['date', 'when-iso', '2 days', `Write “P2D”: ${iso}`],
    ['date', 'when-custom', '', 'Write words with spaces between'],
    ['idno', 'subtype', 'a b', `Write “a-b”: ${word}`],
  ],
  'teidata.language': [
    ['foreign', 'xml:lang', 'en_us', 'Write “en-US”: a language tag, such as en, ru or ru-Latn'],
    ['foreign', 'xml:lang', 'English', 'Write “en”: a language tag, such as en, ru or ru-Latn'],
    ['foreign', 'xml:lang', 'the language', 'Write a language tag, such as en, ru or ru-Latn'],
    ['textLang', 'otherLangs', 'en ru_Latn', 'Write “en ru-Latn”: language tags with spaces between, such as en ru'],
  ],
  'teidata.sex, teidata.gender': [['person', 'sex', '', 'Write words with spaces between']],
  'teidata.namespace': [
    ['namespace', 'name', 'a b', 'Write “a%20b”: a pointer: #id, people.xml#id or a web address'],
    ['schemaSpec', 'ns', 'a b', 'Write “a%20b”: the address of a namespace, such as http://www.tei-c.org/ns/1.0'],
  ],
  'teidata.version, teidata.versionNumber': [
    ['application', 'version', 'v1.0', 'Write “1.0”: a version number, such as 2.1 or 2.1b'],
    ['application', 'version', 'latest', 'Write a version number, such as 2.1 or 2.1b'],
    ['TEI', 'version', '4,9', 'Write a version number, such as 2.1.0'],
  ],
  'teidata.outputMeasurement': [
    [
      'graphic',
      'width',
      '12,5 mm',
      'Write “12.5mm”: a number with its unit, such as 12.5mm; the units are %, cm, mm, in, pt, pc, px, em, ex, ch, rem, vw, vh, vmin, vmax',
    ],
    [
      'graphic',
      'height',
      '3 inches',
      'Write “3in”: a number with its unit, such as 12.5mm; the units are %, cm, mm, in, pt, pc, px, em, ex, ch, rem, vw, vh, vmin, vmax',
    ],
  ],
  'teidata.point': [
    [
      'zone',
      'points',
      '10, 20 30, 20 30,40',
      'Write “10,20 30,20 30,40”: points as x,y with spaces between, such as 10,20 30,20 30,40',
    ],
    ['zone', 'points', '10,20 30,40', 'Write at least 3: points as x,y with spaces between, such as 10,20 30,20 30,40'],
  ],
  'teidata.name, teidata.xmlName, teidata.prefix': [
    ['tagUsage', 'gi', 'pers name', `Write “pers-name”: ${name}`],
    ['application', 'ident', '1a', `Write ${name}`],
    ['prefixDef', 'ident', 'PSN:', 'Write “psn”: a prefix of small letters and digits, such as psn'],
    ['gi', '', '1 a', `Write ${name}`],
  ],
};

/** The same with the schema of the house. */
const inHouse: readonly Row[] = [
  ['measure', 'quantity', '3 leaves', 'Write “3”: a number, such as 2 or 0.5. The unit goes into @unit'],
  ['table', 'rows', 'two', 'Write “2”: a whole number, 1 or more'],
  ['table', 'rows', '0', 'Write a whole number, 1 or more'],
  ['date', 'cert', 'hi', 'Did you mean “high”?'],
  ['date', 'cert', '0.5', 'Allowed are “high”, “medium”, “low” or “unknown”'],
  ['date', 'dur', 'two hours', `Write “PT2H”: ${duration}`],
  ['date', 'when', '1961-12-30 14:30', `Write “1961-12-30T14:30:00”: ${dateOrTime}`],
  ['foreign', 'xml:lang', 'russian', 'Write “ru”: a language tag, such as en, ru or ru-Latn'],
  ['persName', 'ref', '../people.xml #castro 100%', `Write “../people.xml #castro 100%25”: ${pointers}`],
  [
    'graphic',
    'width',
    '12 mm',
    'Write “12mm”: a number with its unit, such as 12.5mm; the units are px, cm, mm, in, pt, %',
  ],
  ['graphic', 'mimeType', 'jpg', 'Write “image/jpeg”: a media type, such as image/jpeg'],
  ['geo', '', 'Havana', 'Write the latitude, a space and the longitude in degrees, such as 23.1136 -82.3666'],
];

/** What an editor's own ODD may bring. */
const own = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start>
<element name="x">
  <attribute name="fond"><data type="token"><param name="pattern">F\\. ?\\d{4}, op\\. \\d+</param></data></attribute>
  <attribute name="code"><data type="string"><param name="pattern">[A-Z]{3}-\\d+</param></data></attribute>
  <attribute name="hard"><data type="string"><param name="pattern">[a-z-[aeiou]]+\\p{IsGreek}</param></data></attribute>
  <attribute name="score"><data type="integer"><param name="minInclusive">1</param><param name="maxInclusive">5</param></data></attribute>
  <attribute name="short"><data type="string"><param name="maxLength">3</param></data></attribute>
  <attribute name="day"><data type="date"/></attribute>
  <attribute name="late"><data type="date"><param name="pattern">20.*</param></data></attribute>
  <attribute name="either"><choice><data type="boolean"/><data type="nonNegativeInteger"/></choice></attribute>
  <attribute name="odd"><data type="hexBinary"/></attribute>
</element></start></grammar>`;
const inOwn: readonly Row[] = [
  ['x', 'fond', 'x', 'Write what fits the pattern “F\\. ?\\d{4}, op\\. \\d+”, such as “F.1234, op. 5”'],
  ['x', 'code', 'abc-1', 'Write “ABC-1”: what fits the pattern “[A-Z]{3}-\\d+”, such as “ABC-1”'],
  ['x', 'hard', 'x', 'Write what fits the pattern “[a-z-[aeiou]]+\\p{IsGreek}”'],
  ['x', 'score', 'six', 'Write a whole number, 1 or more, 5 or less'],
  ['x', 'score', 'four', 'Write “4”: a whole number, 1 or more, 5 or less'],
  ['x', 'short', 'long', 'Write a text, at most 3 characters long'],
  ['x', 'day', '1961-12', 'Write a day, such as 1961-12-30'],
  ['x', 'day', '30.12.1961', 'Write “1961-12-30”'],
  ['x', 'late', '1961-12-30', 'Write a day, such as 2024-12-30'],
  ['x', 'either', 'yes', 'Write “true”: true or false or a whole number, 0 or more'],
  ['x', 'odd', 'x', 'Write a value of the type hexBinary'],
];

describe.skipIf(!hasCorpus)(
  'what to write instead of a value that TEI’s schema refuses (skipped without ../shared)',
  () => {
    let values: SchemaValues;
    beforeAll(async () => {
      values = valuesOf((await loadSchemas('.', [teiSchema], undefined))[0] as SchemaBundle);
    });

    it.each(Object.entries(inTei))('%s', (_, rows) => {
      expect(
        rows.map(([element, attribute, value]) => [element, attribute, value, help(values, element, attribute, value)]),
      ).toEqual(rows);
    });

    it('is taken by the engine, too', async () => {
      const wrong = [
        '<num value="1,5"/>',
        '<measure quantity="3 leaves"/>',
        '<date dur="2 hours"/>',
        '<date when="1961-12-30 14:30"/>',
        '<add hand="a #b"/>',
        '<graphic width="12 mm" url="a b"/>',
        '<foreign xml:lang="en_us"/>',
        '<certainty degree="90%"/>',
        '<note anchored="yes"/>',
        '<date cert="hi"/>',
      ];
      const header =
        '<teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>';
      const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${header}<text><body>\n${wrong.map((item) => `<p>${item}</p>`).join('\n')}\n</body></text></TEI>`;
      const schema = (await loadSchemas('.', [teiSchema], undefined))[0] as SchemaBundle;
      const [found = []] = await checkRelaxNg([parse(text)], schema, openCache());
      const bad = found.filter(({ code }) => code === 'rng/bad-value');
      expect(bad.length).toBe(wrong.length + 1);
      const lines = text.split('\n');
      for (const { range, help: said } of [...bad].reverse()) {
        const line = lines[range.start.line - 1] as string;
        const meant = /^Write “([^”]*)”/.exec(said)?.[1];
        lines[range.start.line - 1] = line.slice(0, range.start.column - 1) + meant + line.slice(range.end.column - 1);
      }
      const [after = []] = await checkRelaxNg([parse(lines.join('\n'))], schema, openCache());
      expect(after.filter(({ code }) => code === 'rng/bad-value')).toEqual([]);
    }, 120_000);
  },
);

describe('what to write instead of a value that is refused', () => {
  it('by the schema of the house', async () => {
    const values = valuesOf((await loadSchemas('.', undefined, undefined))[0] as SchemaBundle);
    expect(
      inHouse.map(([element, attribute, value]) => [
        element,
        attribute,
        value,
        help(values, element, attribute, value),
      ]),
    ).toEqual(inHouse);
  });

  it('by a schema with patterns and limits of its own: they are shown, with an example that fits', () => {
    const values = schemaValues(parse(own));
    expect(
      inOwn.map(([element, attribute, value]) => [element, attribute, value, help(values, element, attribute, value)]),
    ).toEqual(inOwn);
  });
});
