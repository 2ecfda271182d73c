import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/edition/config.js';
import { allKeys } from '../../src/edition/config-schema.js';

const file = 'editions/example/edition.yaml';

/** The findings of a text as `code line:column message → help`. */
function findings(text: string): readonly string[] {
  return readConfig(text, file).diagnostics.map(
    ({ code, range: { start }, message, help }) => `${code} ${start.line}:${start.column} ${message} → ${help}`,
  );
}

describe('readConfig', () => {
  it('fills in what is left out', () => {
    const { config, diagnostics } = readConfig('title: An Example\n', file);
    expect(diagnostics).toEqual([]);
    expect(config).toEqual({
      title: 'An Example',
      id: 'example',
      version: '0.1.0',
      description: undefined,
      notice: undefined,
      editors: [],
      publisher: undefined,
      licence: undefined,
      baseUrl: undefined,
      languages: { original: [], translation: undefined },
      schema: undefined,
      records: ['records'],
      registers: { people: 'people.xml', places: 'places.xml', organizations: 'organizations.xml', terms: 'terms.xml' },
      registersAreDefault: true,
      texts: ['text'],
      site: {
        show: { summary: true, facts: true, names: true, apparatus: true, citation: true },
        divide: [],
        books: { epub: true, pdf: false },
      },
      apparatus: { style: undefined, placement: 'below', lemma: 8, series: {} },
      locale: 'en',
      theme: undefined,
      stylesheets: { html: undefined, text: undefined, apparatus: undefined, site: undefined },
      publish: {},
      redirects: {},
      withdrawn: {},
      rules: {},
    });
  });

  it('reads the first edition without a finding', async () => {
    const path = 'editions/cuba-1961-62/edition.yaml';
    const { config, diagnostics } = readConfig(await readFile(path, 'utf8'), path);
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject({ id: 'cuba-1961-62', baseUrl: 'https://example.org/editions/cuba-1961-62/' });
  });

  it('takes a notice as one line, and tells an empty one', () => {
    expect(readConfig('title: x\nnotice: |\n  Draft.\n  Do not cite.\n', file).config).toMatchObject({
      notice: 'Draft. Do not cite.',
    });
    expect(findings('title: x\nnotice: " "\n')).toEqual([
      expect.stringMatching(/^config\/bad-value 2:9 .*every reader/),
    ]);
  });

  it('takes titles and versions as they are written, even where YAML sees a number', () => {
    expect(readConfig('title: 1962\nversion: 1.0\n', file).config).toMatchObject({ title: '1962', version: '1.0' });
  });

  it('takes one item for a list of one, and a name for an editor', () => {
    const { config } = readConfig('title: x\neditors: [Jane Doe]\nrecords: letters\nschema: []\n', file);
    expect(config).toMatchObject({ editors: [{ name: 'Jane Doe' }], records: ['letters'], schema: [] });
  });

  it.each([
    ['a misspelt key', 'titel: x\n', ['config/unknown-key 1:1 There is no key “titel” → Did you mean “title”?']],
    [
      'a misspelt key further in',
      'title: x\nsite:\n  show:\n    sumary: true\n',
      ['config/unknown-key 4:5 There is no key “sumary” in “site → show” → Did you mean “summary”?'],
    ],
    ['a missing title', 'id: x\n', ['config/missing-key 1:1 The key “title” is missing → Add a line: title: …']],
    [
      'a key given twice',
      'title: x\nid: a\nid: b\n',
      ['config/duplicate-key 3:1 The key “id” is given twice → Keep one of the two'],
    ],
    [
      'yes for true',
      'title: x\nsite:\n  show:\n    names: no\n',
      ['config/bad-value 4:12 Unexpected text “no” for “site → show → names”; expected true or false → Write false'],
    ],
    [
      'a path out of the edition',
      'title: x\nregisters:\n  people: ../people.xml\n',
      [expect.stringMatching(/^config\/bad-value 3:11 .* expected a path inside the edition’s folder/)],
    ],
    ['an absolute path', 'title: x\nrecords: /etc\n', [expect.stringMatching(/^config\/bad-value 2:10 /)]],
    [
      'a list instead of keys',
      'title: x\nlanguages: [ru]\n',
      [expect.stringMatching(/^config\/bad-value 2:12 Unexpected list/)],
    ],
    [
      'an address without a scheme',
      'title: x\nbase-url: example.org\n',
      [expect.stringMatching(/^config\/bad-value 2:11 .*https:\/\//)],
    ],
    ['a language that is none', 'title: x\nlocale: english_uk\n', [expect.stringMatching(/^config\/bad-value 2:9 /)]],
    [
      'a severity that is none',
      'title: x\nrules:\n  name/near-miss: of\n',
      [expect.stringMatching(/^config\/bad-value 3:19 .*Did you mean “off”\?/)],
    ],
    [
      'the severity of something that is always an error',
      'title: x\nrules:\n  xml/unclosed: off\n',
      [expect.stringMatching(/^config\/unknown-key 3:3 /)],
    ],
    [
      'a colon in a value',
      'title: Cuba: 1961\n',
      [expect.stringMatching(/^config\/syntax 1:8 .*colon.*quotation marks/)],
    ],
    ['a tab', 'title: x\nsite:\n\tshow: {}\n', [expect.stringMatching(/^config\/syntax 3:1 A tab/)]],
    [
      'an open quotation mark',
      'title: "x\n',
      [expect.stringMatching(/^config\/syntax 1:8 A quotation mark is not closed/)],
    ],
    [
      'an open bracket',
      'title: x\nschema: [a\n',
      [expect.stringMatching(/^config\/syntax 2:9 A bracket is not closed/)],
    ],
    ['no keys at all', '- a\n- b\n', [expect.stringMatching(/^config\/bad-value 1:1 edition.yaml holds no keys/)]],
    [
      'lines that end with CR LF',
      'title: x\r\nid: a\r\nlocale: "?"\r\n',
      [expect.stringMatching(/^config\/bad-value 3:9 /)],
    ],
  ])('tells the place and a way out: %s', (_, text, expected) => {
    expect(findings(text)).toEqual(expected);
    expect(readConfig(text, file).config).toBeUndefined();
  });

  it('does not unfold aliases without end', () => {
    const bomb = `a: &a0 [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\ntitle: x\n`;
    expect(findings(bomb)).toEqual([expect.stringMatching(/^config\/syntax 1:1 The aliases/)]);
  });

  it('never throws, and says nothing about undefined', () => {
    const pieces = fc.constantFrom(
      'title',
      'site',
      'show',
      ': ',
      ':',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      '&a',
      '*a',
      '!!x',
      '|',
      '#',
      'x',
      '1',
      '\t',
    );
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 25 }), (text) => {
        const { config, diagnostics } = readConfig(text, file);
        expect(config !== undefined || diagnostics.length > 0).toBe(true);
        for (const { message, help, range } of diagnostics) {
          expect(`${message} ${help}`).not.toMatch(/undefined|\[object/);
          expect(range.start.column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('docs/reference/edition-yaml.md', () => {
  it('explains every key', async () => {
    const page = await readFile('docs/reference/edition-yaml.md', 'utf8');
    const explained = (key: string): boolean =>
      key.includes('.') ? page.includes(`- \`${key}\`: `) : page.includes(`\n### ${key}\n`);
    expect(allKeys().filter((key) => !explained(key))).toEqual([]);
  });

  it('explains no key that does not exist', async () => {
    const page = await readFile('docs/reference/edition-yaml.md', 'utf8');
    const named = [...page.matchAll(/^### (\S+)$|- `([\w.-]+)`: /gm)].map(([, heading, item]) => heading ?? item ?? '');
    expect(named.filter((key) => !allKeys().includes(key))).toEqual([]);
  });

  it('has examples in which nothing is wrong', async () => {
    const page = await readFile('docs/reference/edition-yaml.md', 'utf8');
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    expect(examples.length).toBeGreaterThan(1);
    for (const example of examples) expect(findings(example)).toEqual([]);
  });
});
