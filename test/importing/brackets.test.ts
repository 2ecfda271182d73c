import { describe, expect, it } from 'vitest';
import { importText } from '../helpers/importing.js';

/** What a typescript has, and what becomes of it: the paragraph, without `resp`; then the codes of doubts. */
type Case = readonly [typed: string, encoded: string, ...doubts: string[]];

const note = (content: string): string =>
  `<note type="translator" subtype="wording"><foreign xml:lang="ru-Latn">${content}</foreign></note>`;
const supplied = (content: string): string => `<supplied reason="translation">${content}</supplied>`;

const suppliedWords: readonly Case[] = [
  ['in accordance with instructions [I] had', `in accordance with instructions ${supplied('I')} had`],
  ['Thanking [me] for it', `Thanking ${supplied('me')} for it`],
  ['pointed to [the fact] that', `pointed to ${supplied('the fact')} that`],
  ['[He] agreed with us', `${supplied('He')} agreed with us`],
  ['we [had] agreed [on this] at once', `we ${supplied('had')} agreed ${supplied('on this')} at once`],
  ['the [ East ] part', `the ${supplied('East')} part`],
  ['the ambassador[s] left', `the ambassador${supplied('s')} left`],
  ['[h]e left', `${supplied('h')}e left`],
  ['govern[ment] circles', `govern${supplied('ment')} circles`],
  ['in [19]61 it was', `in <date when="1961">${supplied('19')}61</date> it was`],
  ['he (the [deputy] head) left', `he (the ${supplied('deputy')} head) left`],
  ['“[We] agree”, he said', `“${supplied('We')} agree”, he said`],
  ['they agreed [to it].', `they agreed ${supplied('to it')}.`],
];

const names: readonly Case[] = [
  [
    'the words of [Lee Harvey] Oswald were',
    'the words of <persName key="oswald" cert="medium"><supplied reason="translation">Lee Harvey</supplied> Oswald</persName> were',
  ],
  [
    'the [East] German side',
    'the <placeName type="demonym" key="german-democratic-republic" cert="medium"><supplied reason="translation">East</supplied> German</placeName> side',
  ],
  [
    'with President [John F.] Kennedy there',
    'with <roleName>President</roleName> <persName key="kennedy" cert="medium"><supplied reason="translation">John F.</supplied> Kennedy</persName> there',
  ],
  [
    'the words of Ri Pyeong-nam [Ri Pyong Nam] were',
    'the words of <persName key="pyeong-nam" cert="medium">Ri Pyeong-nam <supplied reason="identification">Ri Pyong Nam</supplied></persName> were',
  ],
  [
    'the letter of Kim Ir Sen [Kim Il Sung] was',
    'the letter of <persName key="sen" cert="medium">Kim Ir Sen <supplied reason="identification">Kim Il Sung</supplied></persName> was',
  ],
  [
    'Comrade Mikoyan [Mikojan] left',
    '<roleName>Comrade</roleName> <persName key="mikoyan" cert="medium">Mikoyan <supplied reason="identification">Mikojan</supplied></persName> left',
  ],
];

const abbreviations: readonly Case[] = [
  [
    'the F[oreign] M[inistry] said',
    'the <choice><abbr>FM</abbr><expan><orgName key="foreign-ministry" cert="medium">F<ex>oreign</ex> M<ex>inistry</ex></orgName></expan></choice> said',
  ],
  [
    'the C[entral] C[ommittee] met',
    'the <choice><abbr>CC</abbr><expan><orgName key="central-committee" cert="medium">C<ex>entral</ex> C<ex>ommittee</ex></orgName></expan></choice> met',
  ],
  ['a C[omrade] came', 'a <choice><abbr>C</abbr><expan>C<ex>omrade</ex></expan></choice> came'],
  [
    'the CC [Central Committee] met',
    'the <choice><abbr><orgName key="cc" cert="medium">CC</orgName></abbr><expan><orgName key="central-committee" cert="medium">Central Committee</orgName></expan></choice> met',
  ],
  [
    'the MFA [Ministry of Foreign Affairs] said',
    'the <choice><abbr><orgName key="mfa" cert="medium">MFA</orgName></abbr><expan><orgName key="ministry-of-foreign-affairs" cert="medium">Ministry of Foreign Affairs</orgName></expan></choice> said',
  ],
  [
    'the M.F.A. [Ministry of Foreign Affairs] said',
    'the <choice><abbr><orgName key="mfa" cert="medium">M.F.A.</orgName></abbr><expan><orgName key="ministry-of-foreign-affairs" cert="medium">Ministry of Foreign Affairs</orgName></expan></choice> said',
  ],
  [
    'the MID [Ministry of Foreign Affairs] said',
    'the <choice><abbr><orgName key="mid" cert="low">MID</orgName></abbr><expan cert="medium"><orgName key="ministry-of-foreign-affairs" cert="medium">Ministry of Foreign Affairs</orgName></expan></choice> said',
    'import/bracket-unsure',
  ],
];

const sic: readonly Case[] = [
  ['the domestick [SIC] form', 'the <sic>domestick</sic> form'],
  ['the domestick [sic] form', 'the <sic>domestick</sic> form'],
  ['the domestick [sic!] form', 'the <sic>domestick</sic> form'],
  ['the domestick[sic] form', 'the <sic>domestick</sic> form'],
  ['the “domestick” [sic] form', 'the “<sic>domestick</sic>” form'],
  [
    'the domestic [SIC - vnutripolitichesky] form',
    'the <sic>domestic</sic><note type="translator" subtype="sic"><foreign xml:lang="ru-Latn">vnutripolitichesky</foreign></note> form',
  ],
  [
    'the domestic [sic: vnutripolitichesky] form',
    'the <sic>domestic</sic><note type="translator" subtype="sic"><foreign xml:lang="ru-Latn">vnutripolitichesky</foreign></note> form',
  ],
  [
    'in the year 1691 [sic; should be 1961] it was',
    'in the year <sic>1691</sic><note type="translator" subtype="sic">should be 1961</note> it was',
  ],
  ['[sic] he left', '[sic] he left', 'import/bracket-unknown'],
];

const notes: readonly Case[] = [
  [
    `this question [Translator's note: opros - SIC, which means "query", or "survey", not vopros, which means "question"].`,
    'this <sic>question</sic><note type="translator" subtype="sic"><foreign xml:lang="ru-Latn"><sic>opros</sic></foreign>, which means <gloss>query</gloss>, or <gloss>survey</gloss>, not <foreign xml:lang="ru-Latn"><corr>vopros</corr></foreign>, which means <gloss>question</gloss></note>.',
  ],
  ["he left [Translator's note: in the evening]", 'he left<note type="translator">in the evening</note>'],
  ['he left [Translator’s Note: in the evening]', 'he left<note type="translator">in the evening</note>'],
  ['he left [Trans. note: in the evening]', 'he left<note type="translator">in the evening</note>'],
  ['he left [Trans.: in the evening]', 'he left<note type="translator">in the evening</note>'],
  ['he left [in the evening — Trans.]', 'he left<note type="translator">in the evening</note>'],
  ["he left [Editor's note: in the evening]", 'he left<note type="editor">in the evening</note>'],
  ['he left [Ed. note: in the evening]', 'he left<note type="editor">in the evening</note>'],
  ['he left [in the evening. – Ed.]', 'he left<note type="editor">in the evening</note>'],
  ['he left [Footnote in the original: in the evening]', 'he left<note type="source">in the evening</note>'],
  [
    'he never left [emphasis in the original]',
    'he never left<note type="editor" subtype="emphasis">emphasis in the original</note>',
  ],
  ['he never left [underlined twice]', 'he never left<note type="editor" subtype="emphasis">underlined twice</note>'],
  ['he never left [emphasis added]', 'he never left<note type="editor" subtype="emphasis">emphasis added</note>'],
  ['he left [see above]', 'he left<note type="editor">see above</note>'],
];

const gaps: readonly Case[] = [
  ['he [illegible] left', 'he <gap reason="illegible"/> left'],
  ['he [2 words illegible] left', 'he <gap reason="illegible" quantity="2" unit="word"/> left'],
  ['he [two words illegible] left', 'he <gap reason="illegible" quantity="2" unit="word"/> left'],
  ['he [word illegible] left', 'he <gap reason="illegible" quantity="1" unit="word"/> left'],
  ['he [illegible word] left', 'he <gap reason="illegible" quantity="1" unit="word"/> left'],
  ['he [several lines illegible] left', 'he <gap reason="illegible" unit="line"/> left'],
  ['[signature illegible]: he left', '<gap reason="illegible"><desc>signature</desc></gap>: he left'],
  ['he [3 lines not declassified] left', 'he <gap reason="censored" quantity="3" unit="line"/> left'],
  ['he [1 garbled group] left', 'he <gap reason="garbled" quantity="1" unit="group"/> left'],
  ['he [page missing] left', 'he <gap reason="lost" quantity="1" unit="page"/> left'],
  ['he [...] left', 'he <gap reason="editorial"/> left'],
  ['he […] left', 'he <gap reason="editorial"/> left'],
  ['he [....] left', 'he <gap reason="editorial"/> left'],
  ['he [. . .] left', 'he <gap reason="editorial"/> left'],
  ['he … left... at once', 'he … left... at once'],
  ['he [?] left', '<unclear cert="low" reason="illegible">he</unclear> left'],
  ['he left at noon [?].', 'he left at <unclear cert="low" reason="illegible">noon</unclear>.'],
  ['he left at [noon?].', 'he left at <unclear cert="low">noon</unclear>.'],
  ['[?] left at noon', '<gap reason="illegible"/> left at noon'],
];

const hands: readonly Case[] = [
  ['he left [handwritten: 1077/4367]', 'he left <add type="handwritten">1077/4367</add>'],
  ['he left [handwritten in the left margin: Agreed]', 'he left <add type="handwritten" place="left">Agreed</add>'],
  ['he left [in the margin: Agreed]', 'he left <add type="handwritten" place="margin">Agreed</add>'],
  ['he left [typed: Agreed]', 'he left <add type="typed">Agreed</add>'],
  [
    'he left [stamp: Received 5 March 1958]',
    'he left <stamp>Received <date when="1958-03-05">5 March 1958</date></stamp>',
  ],
  ['he left [seal: Embassy]', 'he left <stamp>Embassy</stamp>'],
];

const foreignWords: readonly Case[] = [
  ['the land was ceded [ustuplena] to them', `the land was ceded${note('ustuplena')} to them`],
  ["at cost [stoimost'] they gave", `at cost${note("stoimost'")} they gave`],
  ['in the struggle [bor’ba] they won', `in the struggle${note('bor’ba')} they won`],
  [
    'in the question [вопрос] they agreed',
    `in the question<note type="translator" subtype="wording"><foreign xml:lang="ru">вопрос</foreign></note> they agreed`,
  ],
  [
    'in the council [*soviet*] they agreed',
    `in the council<note type="translator" subtype="wording"><foreign xml:lang="ru-Latn"><hi rend="italic">soviet</hi></foreign></note> they agreed`,
    'import/bracket-unsure',
  ],
];

const pages: readonly Case[] = [
  ['he [Page 252] left', 'he <pb n="252"/> left'],
  ['he [p. 3] left', 'he <pb n="3"/> left'],
  ['he [l. 136 ob.] left', 'he <pb n="136 ob"/> left'],
  ['this is on (p. 3) of it', 'this is on (p. 3) of it'],
  ['it was /sent separately/ to him', 'it was /sent separately/ to him'],
];

const leftAlone: readonly Case[] = [
  [
    'he spoke [of the talk [in Rome]] at length',
    'he spoke [of the talk [in <placeName key="rome" cert="medium">Rome</placeName>]] at length',
    'import/bracket-nested',
  ],
  ['he thanked [him for it', 'he thanked [him for it', 'import/bracket-unbalanced'],
  ['he thanked him] for it', 'he thanked him] for it', 'import/bracket-unbalanced'],
  [
    'he [thanked [him] for it',
    'he [thanked <supplied reason="translation">him</supplied> for it',
    'import/bracket-unbalanced',
  ],
  ['he left [] at once', 'he left [] at once', 'import/bracket-unknown'],
  ['he left [7] at once', 'he left [7] at once', 'import/bracket-unknown'],
  [
    'he left [At this the clerk got up. He went out.] at once',
    'he left [At this the clerk got up. He went out.] at once',
    'import/bracket-unknown',
  ],
];

const all: Readonly<Record<string, readonly Case[]>> = {
  'words that the translator supplied': suppliedWords,
  'inside names, and other forms of names': names,
  abbreviations,
  sic,
  notes,
  'what is missing or hard to read': gaps,
  'other hands and stamps': hands,
  'words of the original': foreignWords,
  pages,
  'what is kept as it is typed, and told': leftAlone,
};

async function encode(
  typed: string,
): Promise<{ readonly paragraphs: readonly string[]; readonly doubts: readonly string[] }> {
  const { body, doubts } = await importText(typed);
  const paragraphs = [...body.matchAll(/<p n="\d+">(.*?)<\/p>/g)].map(([, content = '']) =>
    content.replace(/ resp="[^"]*"/g, ''),
  );
  return { paragraphs, doubts: doubts.map(({ code }) => code).filter((code) => code.startsWith('import/bracket')) };
}

describe.each(Object.entries(all))('brackets: %s', (_, cases) => {
  it.each(cases)('%s', async (typed, encoded, ...doubts) => {
    // A paragraph that is nothing but one short line may be taken for a heading or a signature.
    const { paragraphs, doubts: found } = await encode(
      `The text begins with this paragraph, which is nothing but text.\n\n${typed}\n\nAnd it ends with this one, in which nothing happens.`,
    );
    expect(paragraphs[1]).toBe(encoded);
    expect(found).toEqual(doubts);
  });
});

describe('brackets that concern paragraphs', () => {
  it('are more than sixty here', () => {
    expect(Object.values(all).flat().length).toBeGreaterThan(60);
  });

  it('one that goes on in the next paragraph is kept as it is typed, and told at both its ends', async () => {
    const { body, doubts } = await importText(
      "He left. [Translator's note: this begins here.\n\nAnd ends here.] He came back.\n\nNothing more.",
    );
    expect(body).toContain("[Translator's note: this begins here.</p>");
    expect(body).toContain('And ends here.] He came back.</p>');
    expect(doubts.filter(({ code }) => code === 'import/bracket-unbalanced').map(({ place }) => place)).toEqual([
      { line: 1, column: 10 },
      { line: 3, column: 15 },
    ]);
  });

  it.each([
    ['[Page 252]', '252'],
    ['[p. 3]', '3'],
    ['(p. 1)', '1'],
    ['(page 14)', '14'],
    ['/2/', '2'],
    ['-3-', '3'],
    ['- 4 -', '4'],
    ['– 5 –', '5'],
  ])('%s alone on a line is a turn of the page, and the paragraph that it cuts is one', async (marker, n) => {
    const { body, doubts } = await importText(
      `The government does not intend to interfere in the internal affairs of the island either\n\n${marker}\n\ncollectively or unilaterally, he said.\n\nNothing more.`,
    );
    expect(body).toContain(`the island either <pb n="${n}"/>collectively or unilaterally`);
    expect(doubts.map(({ code }) => code)).not.toContain('import/structure');
  });

  it('a turn of the page between two paragraphs parts them', async () => {
    const { body } = await importText('He left the island.\n\n[Page 7]\n\nThe next day he came back.\n\nNothing more.');
    expect(body).toContain('<p n="1">He left the island.</p> <pb n="7"/> <p n="2">The next day');
  });

  it('a signature in brackets is one, and stands in the closer', async () => {
    const { body } = await importText(
      'He left the island at once, and with him all others.\n\nAmbassador of Peru\n[signature]\nA. EXAMPLE',
      'txt',
    );
    expect(body).toMatch(
      /<closer><signed>.*<figure type="signature"><figDesc>signature<\/figDesc><\/figure><lb\/> <persName[^>]*>A. EXAMPLE<\/persName><\/signed><\/closer>/,
    );
  });

  it('says who is responsible, by the register or by the header', async () => {
    const { xml, body } = await importText(
      'He thanked [me] at once.\n\n[Source: RGANI, f. 5, op. 30, d. 7, l. 3. Translated by Ann Example.]',
    );
    expect(body).toContain('<supplied reason="translation" resp="#draft-translator">me</supplied>');
    expect(xml).toContain(
      '<editor role="translator" xml:id="draft-translator"><persName>Ann Example</persName></editor>',
    );
  });
});
