import { expect, test } from 'vitest';
import { plainOutputs } from '../helpers/plain-outputs.js';
import { recordOf } from '../helpers/record-input.js';

/** What stands in the body, the paragraph in the plain text, the lines of the apparatus. */
const cases: readonly (readonly [name: string, body: string, text: string, ...entries: string[]])[] = [
  [
    'supplied words',
    '<p>he <supplied resp="../people.xml#goldberg">had</supplied> gone</p>',
    '¶1 he [had] gone',
    '1.2 had] suppl. Goldberg',
  ],
  [
    'a supplied part of a word',
    '<p>the F<supplied>oreign</supplied> Office</p>',
    '¶1 the F[oreign] Office',
    '1.2 oreign] suppl.',
  ],
  [
    'a letter expanded',
    '<p>the C<ex>entral</ex> C<ex>ommittee</ex></p>',
    '¶1 the C[entral] C[ommittee]',
    '1.2 entral] suppl.',
    '1.3 ommittee] suppl.',
  ],
  ['a lone sic', '<p>a <sic>mistaek</sic>.</p>', '¶1 a mistaek [sic].', '1.2 mistaek] sic'],
  [
    'a sic with its note',
    '<p>a <sic resp="#tr">word</sic><note type="translator" subtype="sic" resp="#tr"><foreign xml:lang="ru-Latn"><sic>slovo</sic></foreign></note>.</p>',
    '¶1 a word [sic][1].',
    '1.2 word] sic; slovo [sic] tr',
  ],
  [
    'an abbreviation whose expansion was left empty',
    '<p>the <choice><expan/><abbr>F. M.</abbr></choice> says</p>',
    '¶1 the F. M. says',
  ],
  [
    'a correction to nothing',
    '<p>the <choice><sic>the</sic><corr resp="#ed"/></choice> house</p>',
    '¶1 the house',
    '1.2 corr.; the orig. ed',
  ],
  ['a lone correction', '<p>a <corr resp="#ed">mistake</corr></p>', '¶1 a mistake', '1.2 mistake] corr. ed'],
  [
    'a correction and what it corrects',
    '<p>a <choice><sic>mistaek</sic><corr resp="#ed">mistake</corr></choice>.</p>',
    '¶1 a mistake.',
    '1.2 mistake] corr.; mistaek orig. ed',
  ],
  [
    'a regular spelling',
    '<p>to <choice><orig>shew</orig><reg>show</reg></choice></p>',
    '¶1 to show',
    '1.2 show] reg.; shew orig.',
  ],
  [
    'an expanded abbreviation, one entry',
    '<p>the <choice><abbr>F. M.</abbr><expan>F<ex>oreign</ex> M<ex>inistry</ex></expan></choice></p>',
    '¶1 the Foreign Ministry',
    '1.2 Foreign Ministry] expanded; F. M. orig.',
  ],
  [
    'two guesses',
    '<p>he <choice><unclear cert="high">came</unclear><unclear>comes</unclear></choice></p>',
    '¶1 he came',
    '1.2 came] uncertain; or comes',
  ],
  [
    'an uncertain word',
    '<p>the <unclear cert="low">cat</unclear> sat</p>',
    '¶1 the cat [?] sat',
    '1.2 cat] uncertain (doubtful)',
  ],
  [
    'a gap',
    '<p>to <gap reason="illegible" quantity="2" unit="line"/> from</p>',
    '¶1 to [2 lines illegible] from',
    '1.2 [2 lines illegible]',
  ],
  [
    'a described gap',
    '<p>to <gap><desc>a hole in the sheet</desc></gap> from</p>',
    '¶1 to [a hole in the sheet] from',
    '1.2 [a hole in the sheet]',
  ],
  [
    'a handwritten addition',
    '<p>sent <add place="margin" hand="#handwritten">1077</add></p>',
    '¶1 sent [in the margin: 1077]',
    '1.2 1077] added; in the margin, handwritten',
  ],
  [
    'a deletion',
    '<p>not <del rend="strikethrough">ever</del> again</p>',
    '¶1 not [deleted: ever] again',
    '1.2 deleted ever; struck through',
  ],
  [
    'a deletion taken back',
    '<p>not <restore><del>ever</del></restore> again</p>',
    '¶1 not ever again',
    '1.2 ever] restored',
  ],
  [
    'a substitution',
    '<p>on <subst><del>Monday</del><add>Tuesday</add></subst></p>',
    '¶1 on [deleted: Monday][added: Tuesday]',
    '1.2 Tuesday] written in place of; deleted Monday',
  ],
  ['superfluous words', '<p>the <surplus>the</surplus> cat</p>', '¶1 the {the} cat', '1.2 the] superfluous'],
  ['damage', '<p>the <damage agent="water">cat</damage></p>', '¶1 the cat', '1.2 cat] damaged; water'],
  [
    'variant readings',
    '<p>the <app><lem wit="#A #B">cat</lem><rdg wit="#C">dog</rdg><rdg wit="#D"/></app> sat</p>',
    '¶1 the cat sat',
    '1.2 cat] A B; dog C; om. D',
  ],
  [
    'variant readings in groups',
    '<p>the <app><lem>cat</lem><rdgGrp type="minor"><rdg wit="#C">kat</rdg><rdg wit="#D">catt</rdg></rdgGrp></app></p>',
    '¶1 the cat',
    '1.2 cat] minor: kat C; catt D',
  ],
  [
    'variant readings of which none is preferred',
    '<p>the <app><rdg wit="#A">cat</rdg><rdg wit="#B">dog</rdg></app> sat</p>',
    '¶1 the [cat A / dog B] sat',
    '1.2 cat A; dog B',
  ],
  [
    'a translator’s note on a reading',
    '<p>a big house<note type="translator" subtype="textual" resp="../people.xml#goldberg">or: large</note>.</p>',
    '¶1 a big house[1].',
    '1.3 house] or: large Goldberg',
  ],
  [
    'marks in marks',
    '<p>a <supplied>big <sic>huose</sic></supplied></p>',
    '¶1 a [big huose [sic]]',
    '1.2 big huose] suppl.',
    '1.3 huose] sic',
  ],
];

test.each(cases)('%s', async (_name, body, text, ...entries) => {
  const outputs = await plainOutputs(recordOf(body));
  expect(outputs.paragraphs).toEqual([text]);
  expect(outputs.entries).toEqual(entries);
  expect(outputs.undeclared).toEqual([]);
});

test('marks outside paragraphs say where they stand', async () => {
  const { entries } = await plainOutputs(
    recordOf(`<opener><dateline><supplied>Havana</supplied></dateline></opener><head>A <sic>haed</sic></head>
      <p n="3">Text<note type="editor">first</note><note type="editor">with a <sic>wrod</sic></note>.</p>
      <list><item>an <unclear>item</unclear></item></list><closer><signed><gap reason="illegible"/></signed></closer>`),
  );
  expect(entries).toEqual([
    'opener Havana] suppl.',
    'head haed] sic',
    'n. 2 wrod] sic',
    'list item] uncertain',
    'closer [illegible]',
  ]);
});

test('a long lemma is shortened in print and whole in JSON', async () => {
  const words = 'one two three four five six seven eight nine ten';
  const { entries, apparatus } = await plainOutputs(recordOf(`<p>a <supplied>${words}</supplied></p>`));
  expect(entries).toEqual(['1.2 one two three … eight nine ten] suppl.']);
  expect(apparatus.get('json')).toContain(words);
});

test('words are counted in the reading text: notes, deletions and rejected readings are no words of it', async () => {
  const { entries } = await plainOutputs(
    recordOf(`<p>one<note>not counted at all</note> <del>nor this</del> <choice><sic>nor so</sic><corr>two</corr></choice>
      thr<lb break="no"/>ee fo<pb n="2" break="no"/>ur<lb/>five <supplied>six</supplied></p>`),
  );
  expect(entries.at(-1)).toBe('1.6 six] suppl.');
});

test.each([
  [
    'an addition over two paragraphs',
    '<p>one <addSpan spanTo="#end" hand="#h" resp="#ed"/>two</p><p><hi>three</hi> <anchor xml:id="end"/>four</p>',
    ['1.2–2.1 two three] added; hand: h ed'],
  ],
  [
    'a deletion over two paragraphs, whose words are not read',
    '<p>one <delSpan spanTo="#end"/>two.</p><p>Three <anchor xml:id="end"/>four <unclear>five</unclear></p>',
    ['1.2 deleted two. Three', '2.2 five] uncertain'],
  ],
  [
    'damage that begins between paragraphs',
    '<damageSpan agent="water" spanTo="#end"/><p>one <supplied>two</supplied></p><p>three<anchor xml:id="end"/> four</p>',
    ['1.1–2.1 one two three] damaged; water', '1.2 two] suppl.'],
  ],
  [
    'damage and an addition that cross',
    '<p>a <damageSpan spanTo="#x"/>b <addSpan spanTo="#y"/>c <anchor xml:id="x"/>d<anchor xml:id="y"/> e</p>',
    ['1.2 b c] damaged', '1.3 c d] added'],
  ],
  ['a span without an end', '<p>a <addSpan spanTo="#nowhere"/>b</p>', []],
])('what goes over the borders of elements has an entry: %s', async (_, body, expected) => {
  const { entries } = await plainOutputs(recordOf(body));
  expect(entries).toEqual(expected);
});
