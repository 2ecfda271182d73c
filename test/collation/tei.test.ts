import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collate } from '../../src/collation/collate.js';
import type { Witness } from '../../src/collation/model.js';
import { readTeiWitness } from '../../src/collation/tei-witness.js';
import { parseXml } from '../../src/xml/parse.js';
import { collateTexts, paragraphsFromTei, paragraphsOf, type Settings, teiOf } from '../helpers/collation.js';
import { readSeedRecord } from '../helpers/edition.js';
import { houseSchema, teiAll } from '../helpers/house-schema.js';
import { hasJing, invalidByJing } from '../helpers/jing.js';
import { plainOutputs } from '../helpers/plain-outputs.js';
import { recordInput } from '../helpers/record-input.js';
import { temporaryFolder } from '../helpers/temporary.js';

function teiWitness(xml: string, siglum: string): Witness {
  const { document } = parseXml(xml, `${siglum}.xml`);
  const witness = document && readTeiWitness(document, { siglum, id: siglum, source: `${siglum}.xml` }, '');
  if (witness === undefined) throw new Error('No witness');
  return witness;
}

const record = (body: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader><text><body>${body}</body></text></TEI>`;

const words = (body: string): readonly string[] => paragraphsOf(teiWitness(record(body), 'A'));

/** The body of a collation in one line, without indentation. */
function body(texts: readonly string[], settings: Settings = {}): string {
  const xml = teiOf(collateTexts(texts, settings));
  const [, inside = ''] = /<body>([\s\S]*)<\/body>/.exec(xml) ?? [];
  return inside.replace(/\n\s*/g, '');
}

describe('the witnesses of a TEI document', () => {
  it('are read as the established text, without notes', () => {
    expect(
      words(
        '<p>In <choice><sic>tow</sic><corr>two</corr></choice> <choice><abbr>F.M.</abbr><expan>Foreign Ministries</expan></choice><note>No!</note> <app><lem>we</lem><rdg>they</rdg></app> <del>never</del> met <supplied>him</supplied>.</p>',
      ),
    ).toEqual(['In two Foreign Ministries we met him.']);
  });

  it('begin a new word at the beginning of a line or page, unless it says that it cuts one', () => {
    expect(words('<p>one<lb/>two<pb n="2"/>three im-\n <lb break="no"/>\n portant end<pb break="no"/>ing</p>')).toEqual(
      ['one two three im-portant ending'],
    );
  });

  it('have a paragraph for each block, in the order of the text', () => {
    expect(
      words(
        '<div><head>Of <date>May</date></head><opener>Secret<lb/><dateline>Havana</dateline></opener><p>See <quote>the whole</quote> list:<list><item>one</item><item>two</item></list>and so on</p><lg><l>A line</l><l>of verse</l></lg></div>',
      ),
    ).toEqual(['Of May', 'Secret', 'Havana', 'See the whole list:', 'one', 'two', 'and so on', 'A line', 'of verse']);
  });

  it('say what is left out, and keep gaps, numbers and language', () => {
    const witness = teiWitness(
      record('<p n="7">a <gap reason="illegible"/> b<note>x</note><note>y</note></p><p><app><rdg>c</rdg></app>d</p>'),
      'A',
    );
    expect(witness.leftOut).toEqual(['2 notes', '1 entry of its apparatus without a lemma']);
    expect(witness).toMatchObject({
      title: 'T',
      language: 'en',
      blocks: [
        { kind: 'p', n: '7' },
        { kind: 'p', n: '' },
      ],
    });
    expect(witness.tokens.map(({ kind }) => kind)).toEqual(['word', 'gap', 'word', 'break', 'word', 'break']);
  });

  it('of the first record are all of its words', async () => {
    const paragraphs = paragraphsOf(teiWitness(await readSeedRecord(), 'A'));
    expect(paragraphs).toContain(
      'I met with Fidel Castro tonight and in accordance with instructions I had I informed him about the following question.',
    );
    expect(paragraphs.at(-1)).toBe('AMBASSADOR OF THE USSR IN THE REPUBLIC OF CUBA (S. KUDRYAVTSEV)');
  });

  it('may be nested to any depth', () => {
    const deep = 50_000;
    expect(words(`<p>${'<hi>'.repeat(deep)}x${'</hi>'.repeat(deep)}</p>`)).toEqual(['x']);
  });
});

describe('a collation as TEI', () => {
  it('has the lemma of the base, and the readings of the others', () => {
    expect(body(['the black cat', 'the white cat', 'the white cat'])).toBe(
      '<div><p>the <app><lem wit="#A">black</lem><rdg wit="#B #C" type="substantive">white</rdg></app> cat</p></div>',
    );
    expect(body(['the black cat', 'the white cat', 'the white cat'], { base: 1 })).toBe(
      '<div><p>the <app><lem wit="#B #C">white</lem><rdg wit="#A" type="substantive">black</rdg></app> cat</p></div>',
    );
  });

  it('has an empty reading where words are missing', () => {
    expect(body(['the black cat', 'the cat'])).toBe(
      '<div><p>the<app><lem wit="#A"> black</lem><rdg wit="#B" type="omission"/></app> cat</p></div>',
    );
    expect(body(['the cat', 'the black cat'])).toBe(
      '<div><p>the<app><lem wit="#A"/><rdg wit="#B" type="addition"> black</rdg></app> cat</p></div>',
    );
  });

  it.each([
    ['cats, dogs', 'cats dogs', 'cats<app><lem wit="#A">,</lem><rdg wit="#B" type="omission"/></app> dogs'],
    [
      'he said “no”',
      'he said no',
      'he said <app><lem wit="#A">“</lem><rdg wit="#B" type="omission"/></app>no<app><lem wit="#A">”</lem><rdg wit="#B" type="omission"/></app>',
    ],
    ['the cat .', 'the cat.', 'the cat<app><lem wit="#A"> .</lem><rdg wit="#B" type="orthographic">.</rdg></app>'],
    ['well “no', 'well no', 'well <app><lem wit="#A">“</lem><rdg wit="#B" type="omission"/></app>no'],
  ])('keeps the spaces of “%s” and “%s”', (a, b, expected) => {
    expect(body([a, b])).toBe(`<div><p>${expected}</p></div>`);
  });

  it('joins what differs in the same way, and parts what does not', () => {
    expect(body(['when for example Magee died', 'when among others Darly died'])).toContain(
      '<app><lem wit="#A">for example Magee</lem><rdg wit="#B" type="substantive">among others Darly</rdg></app>',
    );
    expect(body(['a x1 y1 b', 'a x1 y2 b', 'a x2 y2 b'])).toContain(
      '<app><lem wit="#A #B">x1</lem><rdg wit="#C" type="substantive">x2</rdg></app> <app><lem wit="#A">y1</lem><rdg wit="#B #C" type="substantive">y2</rdg></app>',
    );
  });

  it('marks as orthographic what differs only in what is ignored', () => {
    const settings: Settings = { ignore: ['case', 'punctuation', 'spelling'] };
    expect(body(['The colour, café', 'the color cafe'], settings)).toBe(
      '<div><p><app><lem wit="#A">The colour, café</lem><rdg wit="#B" type="orthographic">the color cafe</rdg></app></p></div>',
    );
  });

  it('puts a paragraph that a witness lacks into an entry, with the differences of the others inside', () => {
    expect(body(['One.\n\nTwo black cats.', 'One.\n\nTwo white cats.', 'One.'])).toBe(
      '<div><p>One.</p><app><lem wit="#A #B"><p>Two <app><lem wit="#A">black</lem><rdg wit="#B" type="substantive">white</rdg></app> cats.</p></lem><rdg wit="#C" type="omission"/></app></div>',
    );
    expect(body(['One.', 'One.\n\nTwo.'])).toBe(
      '<div><p>One.</p><app><lem wit="#A"/><rdg wit="#B" type="addition"><p>Two.</p></rdg></app></div>',
    );
  });

  it('marks a paragraph that only some witnesses divide', () => {
    expect(body(['One two. Three four.', 'One two.\n\nThree four.'])).toBe(
      '<div><p>One two.<app><lem wit="#A"/><rdg wit="#B" type="addition"><milestone unit="paragraph"/></rdg></app> Three four.</p></div>',
    );
  });

  it('makes words that stand elsewhere correspond to each other', () => {
    expect(body(['the same when among others Darly died', 'the same when Darly among others died'])).toBe(
      '<div><p>the same when<app><lem wit="#A"/><rdg wit="#B" type="addition"> <seg type="segment" subtype="transposition" xml:id="moved-1.1" corresp="#moved-1.2">Darly</seg></rdg></app> among others<app><lem wit="#A"> <seg type="segment" subtype="transposition" xml:id="moved-1.2" corresp="#moved-1.1">Darly</seg></lem><rdg wit="#B" type="omission"/></app> died</p></div>',
    );
  });

  it('keeps headings, verse and the numbers of the base', () => {
    const a = teiWitness(
      record(
        '<head>Of May</head><p n="1">One <gap/> two.</p><lg><l>A line</l><l>of verse</l></lg><head>End</head><p>Last</p>',
      ),
      'A',
    );
    const b = teiWitness(
      record(
        '<head>Of May</head><p n="9">One two.</p><lg><l>A line</l><l>of prose</l></lg><head>End</head><p>Last</p>',
      ),
      'B',
    );
    const xml = teiOf(collate([a, b], { base: 0, ignore: [], language: 'en' }));
    expect(xml.replace(/\n\s*/g, '')).toContain(
      '<body><div><head>Of May</head><p n="1">One<app><lem wit="#A"> <gap/></lem><rdg wit="#B" type="omission"/></app> two.</p><lg><l>A line</l><l>of <app><lem wit="#A">verse</lem><rdg wit="#B" type="substantive">prose</rdg></app></l></lg></div><div><head>End</head><p>Last</p></div></body>',
    );
  });

  it('escapes what could be taken for markup', () => {
    const collation = collateTexts(['a <b>&amp;</b> “x"', 'a <c>&lt;</c> “x"']);
    const xml = teiOf(collation);
    for (const witness of collation.witnesses)
      expect(paragraphsFromTei(xml, witness.id)).toEqual(paragraphsOf(witness));
  });

  it('gives each witness of two versions of the first record back', async () => {
    const seed = await readSeedRecord();
    const other = seed
      .replace('will never give its blessing to', 'will not bless')
      .replace(/<p n="7">.*<\/p>/, '')
      .replace('They will compare', '</p><p>They will compare');
    const witnesses = [teiWitness(seed, 'A'), teiWitness(other, 'B')];
    const xml = teiOf(collate(witnesses, { base: 0, ignore: [], language: 'en' }));
    for (const witness of witnesses) expect(paragraphsFromTei(xml, witness.id)).toEqual(paragraphsOf(witness));
    expect(xml).toContain('<lem wit="#A">never give its blessing to</lem>');
    expect(xml).toContain('Not collated: of A 2 notes; of B 2 notes.');
  });

  it.skipIf(!hasJing)(
    'is valid, whatever the texts (skipped without jing; with TEI’s own schema too if ../shared is there)',
    async () => {
      const word = fc.constantFrom(
        'the',
        'black',
        'white',
        'cat',
        'and',
        '<',
        '&',
        '“',
        '.',
        '\n\n',
        '\n\n',
        'on',
        'mat',
      );
      const text = fc.array(word, { minLength: 3, maxLength: 25 }).map((list) => `x ${list.join(' ')}`);
      const samples = fc.sample(fc.array(text, { minLength: 2, maxLength: 4 }), { numRuns: 60, seed: 4 });
      const folder = await temporaryFolder();
      const heads = ['A', 'B', 'C'].map((siglum, i) =>
        teiWitness(
          record(
            ['<p>a</p><head>h</head><lg><l>x</l></lg>', '<head>h</head><p>a <gap/></p>', '<lg><l>x y</l></lg>'][
              i
            ] as string,
          ),
          siglum,
        ),
      );
      const documents = [
        ...samples.map((all, i) => teiOf(collateTexts(all, { base: i % all.length }), `c${i}`)),
        ...[0, 1, 2].map((base) => teiOf(collate(heads, { base, ignore: [], language: 'en' }), `h${base}`)),
      ];
      const paths = await Promise.all(
        documents.map(async (xml, i) => {
          const path = join(folder, `${i}.xml`);
          await writeFile(path, xml);
          return path;
        }),
      );
      expect(await invalidByJing(houseSchema, paths)).toEqual(new Map());
      if (existsSync(teiAll)) expect(await invalidByJing(teiAll, paths)).toEqual(new Map());
    },
  );
});

describe('a collation in an edition', () => {
  it('has an apparatus like that of any record', async () => {
    const xml = teiOf(
      collateTexts([
        'A spectre is haunting Europe.\n\nTwo things result from this fact.',
        'A ghost is haunting Europe\n\nIndeed.',
        'A spectre is haunting old Europe.\n\nTwo\n\nthings result from this fact!',
      ]),
      'small',
    );
    const { entries, paragraphs } = await plainOutputs(recordInput(xml));
    expect(paragraphs.slice(1)).toEqual(['¶1 A spectre is haunting Europe.', '¶2 Two things result from this fact.']);
    expect(entries).toEqual([
      '1.2 spectre] A C; ghost B',
      '1.5 after haunting] add. old C; om. A B',
      '1.5 .] A C; om. B',
      '2.1 Two] A C; Indeed B',
      '2.2 after Two] add. [¶] C; om. A B',
      '2.2 things result from this fact] A C; om. B',
      '2.6 .] A B; ! C',
    ]);
  });
});
