import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { apparatusOf } from '../helpers/apparatus-of.js';
import { byListInBack, byListInStandOff, byParallelSegmentation, byPointersElsewhere } from '../helpers/four-ways.js';
import { recordInput, recordOf, withNotice } from '../helpers/record-input.js';
import { overlapping, variants } from '../helpers/variants.js';

const schema = JSON.parse(readFileSync('schema/apparatus.schema.json', 'utf8')) as object;
const validate = new Ajv.Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
const errorsOf = (json: unknown): unknown => (validate(json) ? [] : validate.errors);

const records = ['editions/cuba-1961-62/records', 'editions/training/records'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => `${folder}/${name}`),
);
const apart = 'text/lantern-protocol-apparatus.xml';

const every = recordOf(
  `<head>A <supplied resp="#me">head</supplied></head>
  <p>one <choice><sic>tow</sic><corr>two</corr></choice> <choice><abbr>F. M.</abbr><expan>Foreign Ministry</expan></choice>
    <choice><unclear cert="high">came</unclear><unclear cert="low">comes</unclear></choice> <gap reason="illegible" quantity="2" unit="word"/>
    <subst><del>Monday</del><add place="above">Tuesday</add></subst> <del>never</del> <surplus>the</surplus> <secl>a</secl> <damage agent="water">cat</damage>
    <restore><del>ever</del></restore><note type="translator" subtype="wording">or <gloss>once</gloss></note></p>
  <p>the <seg xml:id="t1">nets</seg> and <seg xml:id="t2">oars</seg> <app><lem wit="#W" xml:id="l"><choice><sic>lampp</sic><corr>lamp</corr></choice></lem><rdg source="#me" resp="#me">light</rdg><note target="#l">a note</note></app></p>
  <lg><l n="5">A line <app><rdg wit="#W">with</rdg><rdg wit="#V">without</rdg></app></l></lg>
  <listTranspose><transpose><ptr target="#t2"/><ptr target="#t1"/></transpose></listTranspose>
  <listApp><app loc="99"><lem>nowhere <choice><sic>lampp</sic><corr>lamp</corr></choice></lem><rdg wit="#V">anywhere<witEnd/></rdg></app></listApp>`,
  '<profileDesc><handNotes><handNote xml:id="me"/></handNotes></profileDesc>',
);

describe('the apparatus as JSON follows schema/apparatus.schema.json', () => {
  test.each(records)('%s', async (path) => {
    const companions = path.includes('location-referenced')
      ? { [apart]: readFileSync(`editions/training/${apart}`, 'utf8') }
      : {};
    const { json } = await apparatusOf({ ...recordInput(readFileSync(path, 'utf8')), companions });
    expect(errorsOf(json)).toEqual([]);
  });

  test('with groups, hands, gaps of witnesses, entries within entries, and entries that lie apart', async () => {
    const inputs = [
      ...[byParallelSegmentation, byListInBack, byListInStandOff, byPointersElsewhere].map((encode) =>
        encode(variants),
      ),
      byListInBack(overlapping),
    ];
    for (const input of inputs) expect(errorsOf((await apparatusOf(input)).json)).toEqual([]);
  });

  test('with every mark of an editor, transpositions, verse, and entries that are nowhere in the text', async () => {
    const { json } = await apparatusOf(withNotice(every, 'Invented.'));
    expect(errorsOf(json)).toEqual([]);
    expect(new Set(json.entries.map(({ kind }) => kind))).toEqual(
      new Set('supplied choice gap subst del surplus secl damage restore note app transpose'.split(' ')),
    );
  });

  test('and says no to what it does not know', async () => {
    const { json } = await apparatusOf(recordOf('<p>one <supplied>two</supplied></p>'));
    expect(validate(json)).toBe(true);
    expect(validate({ ...json, further: 1 })).toBe(false);
    expect(validate({ ...json, entries: [{ ...json.entries[0], kind: 'p' }] })).toBe(false);
    expect(validate({ ...json, entries: [{ ...json.entries[0], further: 1 }] })).toBe(false);
  });
});
