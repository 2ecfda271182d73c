import { expect, test } from 'vitest';
import { plainOutputs } from '../helpers/plain-outputs.js';
import { recordInput, recordOf, seedXml } from '../helpers/record-input.js';

test('a mention tells the words around it, and its place', async () => {
  const { mentions } = await plainOutputs(recordInput(seedXml));
  expect(mentions.find(({ entity }) => entity === 'dorticos')).toEqual({
    register: 'people',
    entity: 'dorticos',
    element: 'persName',
    surface: 'Dorticos',
    before: 'In conclusion, Fidel Castro noted that he is informing President ',
    after: ' about this report of ours. They will compare it with',
    locus: '10',
    page: '',
    anchor: 'p10',
    where: 'text',
  });
});

test('every name of the seed record that leads to a register is a mention, in header and text', async () => {
  const { mentions } = await plainOutputs(recordInput(seedXml));
  const [header = '', text = ''] = seedXml.split('</teiHeader>');
  const names = (xml: string): number => xml.match(/<\w+\b[^>]* (ref|corresp)="\.\./g)?.length ?? 0;
  expect(mentions.filter(({ where }) => where === 'header')).toHaveLength(names(header));
  expect(mentions.filter(({ where }) => where !== 'header')).toHaveLength(names(text));
});

test('the words around a name come from its own block, and its note from the note', async () => {
  const cuba = '<placeName ref="../places.xml#cuba">Cuba</placeName>';
  const { mentions } = await plainOutputs(
    recordOf(`<head>On ${cuba}</head><p>Before.</p><p>(${cuba}’s<note>of ${cuba}, too</note> sugar)</p><p>After.</p>`),
  );
  expect(mentions.map(({ before, after, locus, anchor, where }) => [before, after, locus, anchor, where])).toEqual([
    ['On ', '', 'head', 'head', 'text'],
    ['(', '’s sugar)', '2', 'p2', 'text'],
    ['of ', ', too', 'note', 'n1', 'note'],
  ]);
});

test('a name that leads nowhere is no mention', async () => {
  const { mentions } = await plainOutputs(
    recordOf('<p><persName ref="#nobody">Nobody</persName> and <persName>no one</persName></p>'),
  );
  expect(mentions).toEqual([]);
});

test('what the translator supplied is in brackets in the words around a name', async () => {
  const { mentions } = await plainOutputs(recordInput(seedXml));
  expect(mentions.find(({ locus, entity }) => locus === '5' && entity === 'castro')?.before).toBe(
    'Thanking [me] for the information I passed to him ',
  );
});

test('a name in a slip or a variant is read in that alone, and changes no word of the text', async () => {
  const cuba = '<placeName ref="../places.xml#cuba">Cuba</placeName>';
  const { mentions } = await plainOutputs(
    recordOf(
      `<p>On <choice><sic>${cuba}, sugar</sic><corr>${cuba}’s sugar</corr></choice> and <app><lem>rum</lem><rdg wit="#B">the rum of ${cuba} alone</rdg></app>.</p>`,
    ),
  );
  expect(mentions.map(({ before, surface, after }) => before + surface + after)).toEqual([
    'On Cuba’s sugar and rum.',
    'Cuba, sugar',
    'the rum of Cuba alone',
  ]);
});

test('a word that a line break divides is one word beside a name', async () => {
  const { mentions } = await plainOutputs(
    recordOf(
      '<p>The revo\n<lb break="no"/>lution of <placeName ref="../places.xml#cuba">Cu\n<pb break="no"/>ba</placeName>.</p>',
    ),
  );
  expect(mentions).toMatchObject([{ before: 'The revolution of ', surface: 'Cuba', after: '.' }]);
});
