import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainOutputs } from '../helpers/plain-outputs.js';
import { recordInput, recordOf, seedXml, withNotice } from '../helpers/record-input.js';

const typescript = '../shared/seed/kudryavtsev-castro-1961-12-30.md';

const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

test.skipIf(!existsSync(typescript))(
  'every word of the typescript is in the plain text of the seed record',
  async () => {
    const { text } = await plainOutputs(recordInput(seedXml));
    const there = new Set(words(text));
    const missing = words(readFileSync(typescript, 'utf8')).filter((word) => !there.has(word));
    expect(missing).toEqual([]);
  },
);

test('the sentences of the seed record can be found by grep', async () => {
  const { text } = await plainOutputs(recordInput(seedXml));
  const lines = text.split('\n');
  expect(lines).toContain(
    '¶1 I met with Fidel Castro tonight and in accordance with instructions [I] had I informed him about the following question [sic][1].',
  );
  expect(text).toContain('the internal affairs of Cuba either [page break] collectively or unilaterally.');
  expect(text).toContain(
    'Secret. Copy Nº 2\n28 January 1962\nOutgoing Nº 28\nfrom the journal of\nS. M. KUDRYAVTSEV\n\nRECORD OF A CONVERSATION\n',
  );
  expect(text).toContain('\n\nAMBASSADOR OF THE USSR IN THE REPUBLIC OF CUBA\n(S. KUDRYAVTSEV)\n\n');
  expect(text).toContain(
    'Translator’s notes\n\n[1] Translator’s note: opros [sic], which means “query”, or “survey”, not vopros, which means “question” (Goldberg)\n[2] ',
  );
  expect(text).toContain('Summary: Kudryavtsev [instead of “Kudryavstev”] and Fidel Castro discuss');
  expect(text).not.toMatch(/ {2}|[ \t]$/m);
});

test('the notice of the edition is the first line, before the title', async () => {
  const { text } = await plainOutputs(withNotice(recordOf('<p>one</p>'), 'Invented.'));
  expect(text).toMatch(/^Invented\.\nA small record\n\n/);
});

const blocks: readonly (readonly [name: string, body: string, ...paragraphs: string[]])[] = [
  ['a page break between words', '<p>one <pb n="3"/>two</p>', '¶1 one [p. 3] two'],
  ['a page break in a word', '<p>exam\n<pb n="3" break="no"/>\nple</p>', '¶1 exam[p. 3]ple'],
  ['a page break between paragraphs', '<p>one</p><pb n="3"/><p>two</p>', '¶1 one', '[p. 3]', '¶2 two'],
  ['line breaks of the source', '<p>one<lb/>two<lb break="no"/>three\n<lb n="3"/>four</p>', '¶1 one twothree four'],
  ['a page of a facsimile without words', '<p>one<note/> two</p>', '¶1 one two'],
  [
    'a list',
    '<list><head>These</head><item>one</item><item>two <list type="ordered"><item>a</item><item>b</item></list></item></list>',
    'These\n– one\n– two\n  1. a\n  2. b',
  ],
  [
    'a list with labels',
    '<list type="gloss"><label>US</label><item>United States</item><label>UN</label><item>United Nations</item></list>',
    'US United States\nUN United Nations',
  ],
  [
    'a table, its columns aligned',
    '<table><row><cell>one</cell><cell>two\n and</cell></row><row><cell>three</cell><cell>4</cell></row></table>',
    'one   | two and\nthree | 4',
  ],
  ['verse', '<lg><l>first line,</l><l>second line</l></lg>', '¶1\nfirst line,\nsecond line'],
  [
    'a speech',
    '<sp><speaker>Castro</speaker><p>I said</p><stage>He rises.</stage></sp>',
    'Castro\n¶1 I said\nHe rises.',
  ],
  [
    'a figure',
    '<figure><graphic url="x.png"/><head>The embassy</head><figDesc>A house</figDesc></figure>',
    '[Figure: The embassy A house]',
  ],
  [
    'an address and a signature',
    '<closer><salute>Yours,</salute><signed>A. Alekseev</signed><address><addrLine>Havana</addrLine><addrLine>Cuba</addrLine></address></closer>',
    'Yours,\nA. Alekseev\nHavana\nCuba',
  ],
  [
    'a list in a paragraph',
    '<p>There are <list><item>one</item><item>two</item></list> of them.</p>',
    '¶1 There are',
    '– one\n– two',
    'of them.',
  ],
  [
    'quotation marks that the encoding stands for',
    '<p>he said <q>yes</q>, <soCalled>friends</soCalled> and “<q>no</q>”</p>',
    '¶1 he said “yes”, “friends” and “no”',
  ],
  [
    'the mark of a corrector, and an entry for an index',
    '<p>one<metamark function="insertion">^</metamark> two<index><term>trade</term></index></p>',
    '¶1 one [mark, insertion: ^] two[a]',
  ],
  [
    'running heads and stamps',
    '<p>one<fw type="header">SECRET</fw> two <stamp>7 Feb</stamp></p>',
    '¶1 one [running head: SECRET] two [stamp: 7 Feb]',
  ],
  ['supplied paragraphs', '<supplied><p>one</p><p>two</p></supplied>', '[¶1 one', '¶2 two]'],
  [
    'a block quotation',
    '<p>He wrote: <quote><p>one</p><p>two</p></quote> So much.</p>',
    '¶1 He wrote:',
    'one',
    'two',
    'So much.',
  ],
  ['comments and instructions stay out', '<p>one<!-- secret --><?x secret?> two</p>', '¶1 one two'],
];

test.each(blocks)('%s', async (_name, body, ...paragraphs) => {
  const outputs = await plainOutputs(recordOf(body));
  expect(outputs.paragraphs).toEqual(paragraphs);
  expect(outputs.undeclared).toEqual([]);
});

test('notes stand after the text by series, with numbers that run through the record', async () => {
  const { text } = await plainOutputs(
    recordOf(
      '<p>one<note type="editor">first</note> two<note type="translator">second<note type="editor">in it</note></note> three<note n="*">own</note></p>',
    ),
  );
  expect(text).toContain('¶1 one[1] two[2] three[*]');
  expect(text).toContain(
    'Translator’s notes\n\n[2] Translator’s note: second[3]\n\nEditor’s notes\n\n[1] Editor’s note: first\n[3] Editor’s note: in it\n\nNotes\n\n[*] own\n',
  );
});

test('an element without a rule keeps its words and is reported once', async () => {
  const { paragraphs, undeclared } = await plainOutputs(recordOf('<p>one <blort>two</blort> <blort>three</blort></p>'));
  expect(paragraphs).toEqual(['¶1 one two three']);
  expect(undeclared).toEqual(['blort']);
});
