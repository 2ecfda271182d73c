import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../src/citing/bibtex.js';
import { cslItem, cslJson } from '../../src/citing/csl.js';
import { ris } from '../../src/citing/ris.js';
import { agent, citable } from '../helpers/citable.js';

const hostile = 'A {b} \\c 50% & $5 #1 _x_ ~ ^\nTY  - JOUR';

/** Braces outside of their escapes, as BibTeX counts them: backslashes mean nothing to it. */
function depth(text: string): readonly [end: number, least: number] {
  let level = 0;
  let least = 0;
  for (const character of text) {
    if (character === '{') level += 1;
    if (character === '}') level -= 1;
    least = Math.min(least, level);
  }
  return [level, least];
}

describe('BibTeX', () => {
  it('has author, title, translator, date, archive, version and address', () => {
    const text = bibtex(citable());
    expect(text).toContain('@misc{r1,');
    expect(text).toContain('author = {Kudryavtsev, S. M.}');
    expect(text).toContain('title = {{Record of a Conversation}}');
    expect(text).toContain('translator = {Goldberg, Gary}');
    expect(text).toMatch(/year = \{1962\},\n {2}month = \{1\},\n {2}date = \{1962-01-28\}/);
    expect(text).toContain('note = {AVP RF, F. 0104}');
    expect(text).toContain('\\emph{Cuba 1961–62}, version 1.0.0, 2026-11-23');
    expect(text).toContain('url = {https://example.org/cuba/records/r1.html}');
  });

  it('keeps what TeX takes for commands out of its way, and its braces in balance', () => {
    const text = bibtex(citable({ title: hostile, authors: [agent('{Evil} and Co.', 'organisation')] }));
    expect(text).toContain(
      'title = {{A \\textbraceleft{}b\\textbraceright{} \\textbackslash{}c 50\\% \\& \\$5 \\#1 \\_x\\_ \\textasciitilde{} \\textasciicircum{} TY - JOUR}}',
    );
    expect(text).toContain('author = {{\\textbraceleft{}Evil\\textbraceright{} and Co.}}');
    expect(depth(text)).toEqual([0, 0]);
    for (const brace of ['{', '}', '}{']) expect(depth(bibtex(citable({ title: brace })))).toEqual([0, 0]);
  });

  it('has a key that every program reads', () => {
    expect(bibtex(citable({ key: 'Протокол, 1961 {x}' }))).toMatch(/^@misc\{[A-Za-z0-9._:-]+,\n/);
  });

  it('leaves right-to-left words in their order', () => {
    expect(bibtex(citable({ title: 'مذكرة شفوية' }))).toContain('title = {{مذكرة شفوية}}');
  });
});

describe('RIS', () => {
  it('has a tag, two spaces, a hyphen and a space on each line, which ends with CR LF', () => {
    const text = ris(citable({ title: hostile, abstract: 'One\r\nER  - \u2028two', topics: ['a', 'b'] }));
    expect(text.endsWith('ER  - \r\n')).toBe(true);
    const lines = text.slice(0, -2).split('\r\n');
    for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- \P{Cc}*$/u);
    expect(lines.filter((line) => line.startsWith('TY'))).toEqual(['TY  - MANSCPT']);
    expect(lines.filter((line) => line.startsWith('ER'))).toEqual(['ER  - ']);
    expect(lines.filter((line) => line.startsWith('KW'))).toEqual(['KW  - a', 'KW  - b']);
  });

  it('gives a letter its recipient and translator under the tags that reference managers read', () => {
    const text = ris(citable({ kind: 'letter', recipients: [agent('B. Oreluna')] }));
    expect(text).toContain('TY  - PCOMM\r\n');
    expect(text).toContain('A2  - Oreluna, B.\r\n');
    expect(text).toContain('A4  - Goldberg, Gary\r\n');
    expect(text).toContain('DA  - 1962/01/28/\r\n');
  });

  it('leaves open what a date does not say', () => {
    const date = { display: '', values: { when: '1961-04' } };
    expect(ris(citable({ date }))).toContain('DA  - 1961/04//\r\n');
  });

  it('has no comma in a name that is whole', () => {
    const body = agent('Embassy of Solvara, Zarnitsk', 'organisation');
    expect(ris(citable({ authors: [body] }))).toContain('AU  - Embassy of Solvara Zarnitsk\r\n');
  });
});

describe('CSL-JSON', () => {
  /** The part of the schema of CSL 1.0.2 (csl-data.json) that records use. */
  const text = { type: 'string' };
  const names = {
    type: 'array',
    items: {
      anyOf: [
        {
          type: 'object',
          properties: { family: text, given: text },
          required: ['family', 'given'],
          additionalProperties: false,
        },
        { type: 'object', properties: { literal: text }, required: ['literal'], additionalProperties: false },
      ],
    },
  };
  const date = {
    anyOf: [
      {
        type: 'object',
        properties: {
          'date-parts': {
            type: 'array',
            minItems: 1,
            maxItems: 2,
            items: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'integer' } },
          },
        },
        required: ['date-parts'],
        additionalProperties: false,
      },
      { type: 'object', properties: { literal: text }, required: ['literal'], additionalProperties: false },
    ],
  };
  const texts =
    'id title title-short container-title collection-title archive archive_location publisher version language abstract keyword note URL';
  const schema = {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        type: { enum: ['manuscript', 'personal_communication'] },
        ...Object.fromEntries(texts.split(' ').map((name) => [name, text])),
        ...Object.fromEntries(['author', 'recipient', 'translator', 'editor'].map((name) => [name, names])),
        issued: date,
        'available-date': date,
      },
      required: ['type', 'id'],
      additionalProperties: false,
    },
  };
  const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(schema);

  it('is what the schema of CSL wants', () => {
    for (const given of [
      citable(),
      citable({ kind: 'letter', recipients: [agent('B. Oreluna')], partOf: 'Papers', topics: ['x'], credits: ['y'] }),
      citable({ date: { display: '', values: {} }, authors: [agent('A body', 'organisation')], url: undefined }),
    ]) {
      expect(validate(JSON.parse(cslJson(given))), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('gives a day, a month, a span as such, and what lies somewhere in a span in words', () => {
    const issued = (values: object, display = '') => cslItem(citable({ date: { display, values } }))['issued'];
    expect(issued({ when: '1962-01-28' })).toEqual({ 'date-parts': [[1962, 1, 28]] });
    expect(issued({ when: '1961-04' })).toEqual({ 'date-parts': [[1961, 4]] });
    expect(issued({ from: '1961-04-01', to: '1961-05' })).toEqual({
      'date-parts': [
        [1961, 4, 1],
        [1961, 5],
      ],
    });
    expect(issued({ notBefore: '1961', notAfter: '1962' }, 'about 1961')).toEqual({ literal: 'about 1961' });
  });

  it('says that an invented record is invented', () => {
    const notice = 'Every record here is invented.';
    const invented = citable({}, { notice });
    expect(cslItem(invented)['note']).toContain(notice);
    expect(ris(invented)).toContain(`N1  - ${notice}`);
    expect(bibtex(invented)).toContain(notice);
  });
});
