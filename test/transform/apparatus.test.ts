import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasJing, invalidByJing } from '../helpers/jing.js';
import { plainOutputs } from '../helpers/plain-outputs.js';
import { recordInput, recordOf, seedXml, withNotice } from '../helpers/record-input.js';
import { temporaryFolder } from '../helpers/temporary.js';

const teiSchema = '../shared/schemas/tei_all.rng';
const canValidate = existsSync(teiSchema) && hasJing;

const everyKind = `<head>A <supplied>head</supplied></head>
  <p>one <choice><sic>tow</sic><corr resp="#x">two</corr></choice> <gap reason="illegible" quantity="2" unit="word"/> three</p>
  <p><app><lem wit="#A">lemma</lem><rdg wit="#B">reading &amp; <hi>more</hi></rdg><rdg wit="#C #D"/></app>, “quoted”<note type="translator" subtype="textual">said
    "so", <foreign xml:lang="ru-Latn">tak</foreign></note></p>`;

test('the seed record has five entries, and they read as a printed apparatus', async () => {
  const { apparatus } = await plainOutputs(recordInput(seedXml));
  expect(apparatus.get('text')).toMatchInlineSnapshot(`
    "1.12 I] suppl. Goldberg
    1.20 question] sic; opros [sic], which means “query”, or “survey”, not vopros, which means “question” Goldberg
    5.2 me] suppl. Goldberg
    6.41 the fact] suppl. Goldberg
    8.110 domestic] sic; vnutripolitichesky Goldberg
    "
  `);
});

test('each of the five forms has the five entries of the seed record, and no more', async () => {
  const { apparatus, entries } = await plainOutputs(recordInput(seedXml));
  const count = (form: string, pattern: RegExp): number => (apparatus.get(form) ?? '').match(pattern)?.length ?? 0;
  expect(entries).toHaveLength(5);
  expect(count('html', /<li id="a\d+">/g)).toBe(5);
  expect(count('tei', /<app /g)).toBe(5);
  expect((JSON.parse(apparatus.get('json') ?? '') as { entries: unknown[] }).entries).toHaveLength(5);
  expect(count('csv', /\r\n/g)).toBe(1 + 5);
});

test('the notice of the edition stands in each form that has room for it', async () => {
  const { apparatus } = await plainOutputs(withNotice(recordOf('<p>one <supplied>two</supplied></p>'), 'Invented.'));
  expect(apparatus.get('text')).toBe('Invented.\n\n1.2 two] suppl.\n');
  expect(apparatus.get('html')).toMatch(/<aside class="notice" aria-label="Notice">Invented\.<\/aside>/);
  expect(apparatus.get('tei')).toContain('<notesStmt><note type="notice">Invented.</note></notesStmt>');
  expect(JSON.parse(apparatus.get('json') ?? '')).toMatchObject({ notice: 'Invented.' });
});

test('the JSON form tells place, lemma, readings, notes and who is responsible', async () => {
  const { apparatus } = await plainOutputs(recordInput(seedXml));
  const { entries } = JSON.parse(apparatus.get('json') ?? '') as { entries: unknown[] };
  expect(entries[4]).toEqual({
    id: 'a5',
    n: 5,
    kind: 'sic',
    locus: { label: '8.110', paragraph: '8', anchor: 'p8', word: 110, to: 110 },
    lemma: { text: 'domestic', language: 'en' },
    readings: [{ kind: 'sic' }],
    notes: [{ text: 'vnutripolitichesky', language: 'ru-Latn' }],
    responsible: [
      { short: 'Goldberg', name: 'Goldberg, Test', pointer: '../people.xml#goldberg', href: 'people/goldberg.html' },
    ],
  });
});

test('JSON and CSV quote what they must', async () => {
  const { apparatus } = await plainOutputs(
    recordOf('<p>a \\ <supplied>b, "c"</supplied> d<note type="translator" subtype="textual">x "y", z\\</note></p>'),
  );
  const { entries } = JSON.parse(apparatus.get('json') ?? '') as {
    entries: { lemma: { text: string }; notes: { text: string }[] }[];
  };
  expect(entries[0]?.lemma.text).toBe('b, "c"');
  expect(entries[1]?.notes[0]?.text).toBe('x "y", z\\');
  expect(apparatus.get('csv')?.split('\r\n')[1]).toBe('small,a1,1.3,1,3,4,supplied,"b, ""c""",suppl.,,,,');
});

test.skipIf(!canValidate)(
  'the TEI form is valid TEI, whatever the entries (needs jing and ../shared/schemas)',
  async () => {
    const folder = await temporaryFolder();
    const inputs = [recordInput(seedXml), recordOf(everyKind), recordOf('<p>Nothing was done here.</p>')];
    const files = await Promise.all(
      inputs.map(async (input, n) => {
        const file = join(folder, `${n}.xml`);
        writeFileSync(file, (await plainOutputs(input)).apparatus.get('tei') ?? '');
        return file;
      }),
    );
    expect([...(await invalidByJing(teiSchema, files)).values()]).toEqual([]);
  },
);

test('the page of the apparatus leads to the places in the record and to who is responsible', async () => {
  const html = (await plainOutputs(recordInput(seedXml))).apparatus.get('html') ?? '';
  expect(html).toContain('<a class="locus" href="kudryavtsev-castro-1961-12-30.html#t1">1.12</a>');
  expect(html).toContain('<a class="resp" href="../people/goldberg.html">Goldberg</a>');
  expect(html).toContain('not <i lang="ru-Latn">vopros</i>, which means “question”');
});

test('a record without marks has an apparatus without entries', async () => {
  const { apparatus, text } = await plainOutputs(recordOf('<p>Nothing was done here.</p>'));
  expect(apparatus.get('text')).toBe('');
  expect(JSON.parse(apparatus.get('json') ?? '')).toMatchObject({ entries: [] });
  expect(text).not.toContain('Critical apparatus');
});

test('an entry after the last word of a text, where no word follows, has the number that comes next', async () => {
  const { apparatus } = await plainOutputs(
    recordOf('<ab>alpha beta<app><note>two sheets</note></app><lb/><app><note>the last leaf</note></app></ab>'),
  );
  expect(apparatus.get('text')).toMatchInlineSnapshot(`
    "1.3 two sheets
    1.3 the last leaf
    "
  `);
});
