/** What a reader sees of each element, in the page and in the plain text: the table of docs/guide/encoding.md, row by row. */
import { beforeAll, expect, test } from 'vitest';
import { compileHouseStylesheet } from '../../src/transform/compile.js';
import { pageText } from '../helpers/page-text.js';
import { plainOutputs } from '../helpers/plain-outputs.js';
import { recordOf } from '../helpers/record-input.js';

beforeAll(() => compileHouseStylesheet('html'), 300_000);

/** What stands in the body; what must be in the page; the paragraphs of the plain text. */
const cases: readonly (readonly [name: string, body: string, html: string | RegExp, ...paragraphs: string[]])[] = [
  // Alternatives and doubtful readings
  [
    'a choice in a choice',
    '<p>the <choice><sic>St.</sic><corr><choice><abbr>Str.</abbr><expan>Street</expan></choice></corr></choice> here</p>',
    /the <span class="choice corr">.*Street.*<\/span> here/,
    '¶1 the Street here',
  ],
  [
    'a reading that is sure though hard to read',
    '<p>the <unclear cert="high">cat</unclear></p>',
    '<a class="unclear cert-high">cat</a></p>',
    '¶1 the cat',
  ],
  [
    'a gap of an unknown length',
    '<p>to <gap reason="lost" atLeast="2" unit="lines"/> and <gap reason="illegible" extent="half a" unit="line"/> and <gap quantity="3" unit="chars" precision="low"/></p>',
    '[<i>at least 2 lines lost</i>]',
    '¶1 to [at least 2 lines lost] and [half a line illegible] and [about 3 letters]',
  ],
  // Earlier hands
  [
    'an addition in two places by a named hand',
    '<p>sent <add place="above margin" hand="#h">today</add></p>',
    '<ins><a class="add"><span class="tag">[above the line, in the margin, hand: Ivanov:</span> today<span class="tag">]</span></a></ins>',
    '¶1 sent [above the line, in the margin, hand: Ivanov: today]',
  ],
  [
    'a deletion that an undo takes back, and a redo makes again',
    '<p>a <del xml:id="d1">b</del> c <del xml:id="d2">e</del><undo target="#d1"/><undo xml:id="u" target="#d2"/><redo target="#u"/></p>',
    /class="restored"><span id="x-d1"><\/span>b<\/a> c <del>/,
    '¶1 a b c [deleted: e]',
  ],
  [
    'a change of hand, a blank and a mark',
    '<p>one <handShift new="#h"/>two <space quantity="2" unit="lines"/> <metamark function="insertion">^</metamark></p>',
    '<span class="tag handShift">[hand: Ivanov]</span>two <span class="tag space">[blank, 2 lines]</span> <span class="tag metamark">[mark, insertion: ^]</span>',
    '¶1 one [hand: Ivanov] two [blank, 2 lines] [mark, insertion: ^]',
  ],
  [
    'an addition over two paragraphs',
    '<p>one <addSpan spanTo="#end" hand="#h"/>two</p><p><hi>three</hi> <anchor xml:id="end"/>four</p>',
    /<ins class="over add"><span class="tag">\[<a class="app">added, hand: Ivanov<\/a>:<\/span> two<\/ins><\/p>.*<ins class="over add">three<span class="tag">\]<\/span><\/ins><\/span> <span id="end"><\/span>four/,
    '¶1 one [added, hand: Ivanov: two',
    '¶2 three] four',
  ],
  [
    'a deletion and damage that cross',
    '<p>a <delSpan spanTo="#x"/>b <damageSpan spanTo="#y"/>c <anchor xml:id="x"/>d<anchor xml:id="y"/> e</p>',
    /<del class="over del"><span class="tag">\[<a class="app">deleted<\/a>:<\/span> b<\/del>.*<del class="over del"><span class="over damage"><span class="tag">\[<a class="app">damaged<\/a>:<\/span> c<\/span><span class="tag">\]<\/span><\/del>/,
    '¶1 a [deleted: b [damaged: c] d] e',
  ],
  [
    'an addition whose end is not there',
    '<p>a <addSpan spanTo="#nowhere"/>b</p>',
    '<span class="tag">[added from here on]</span>b',
    '¶1 a [added from here on] b',
  ],
  ['a seal', '<p>x <seal>USSR</seal></p>', '[seal:</span> USSR', '¶1 x [seal: USSR]'],
  // Breaks
  [
    'breaks of two editions, of a column, and a milestone',
    '<p>a<pb n="3" ed="#B"/>b<cb n="2"/>c<milestone unit="folio" n="4v"/>d<lb/>e</p>',
    /a <span class="turn">p\. 3 \(B\)<\/span> b <span class="turn">col\. 2<\/span> c <span class="turn">folio 4v<\/span> d <br class="lb">e/,
    '¶1 a [p. 3 (B)] b [col. 2] c [folio 4v] d e',
  ],
  [
    'breaks inside a word',
    '<p>con<milestone unit="folio" n="4v" break="no"/>sti<lb break="no"/>tution</p>',
    'con<span class="turn" data-label="folio 4v"></span>sti<span class="lb"></span>tution',
    '¶1 con[folio 4v]stitution',
  ],
  // Lists and tables
  [
    'a list that is numbered by its encoding',
    '<list type="ordered"><item n="3">c</item><item n="4">d</item></list>',
    '<ol class="list is-ordered"><li value="3">c</li><li value="4">d</li></ol>',
    '3. c\n4. d',
  ],
  [
    'a glossary with headings',
    '<list type="gloss"><headLabel>Word</headLabel><headItem>Meaning</headItem><label>US</label><item>United States</item></list>',
    '<dl class="list"><dt class="list-head">Word</dt><dd class="list-head">Meaning</dd><dt>US</dt><dd>United States</dd></dl>',
    'Word Meaning\nUS United States',
  ],
  // Verse, plays, speech
  [
    'the middle of a verse',
    '<lg><l>one<caesura/>two</l><l>الشَجْـ<caesura/>ـوَ</l></lg>',
    'one<span class="caesura"> </span>two',
    '¶1\none two\nالشَجْــوَ',
  ],
  [
    'transcribed speech',
    '<u who="#h">Well <pause dur="PT2S"/> yes <vocal><desc>coughs</desc></vocal></u><u who="#nobody">No</u>',
    /<div class="u"><b class="speaker">Ivanov:<\/b> Well <span class="heard pause">\[pause, 2 s\]<\/span> yes <span class="heard vocal">\[coughs\]<\/span>/,
    'Ivanov: Well [pause, 2 s] yes [coughs]',
    'nobody: No',
  ],
  // Notes
  [
    'notes at the end of a text are called where they belong',
    '<p>one<ref target="#n1">1</ref> two<ptr target="#n2"/></p><div type="notes"><note xml:id="n1">first</note><note xml:id="n2">second</note></div>',
    /one<a class="ref" href="#n1" role="doc-noteref">1<\/a> two<a class="ref" href="#n2" role="doc-noteref">2<\/a><\/p><div class="side"><div class="note" id="n1".*first.*?<\/div><div class="note" id="n2"/,
    '¶1 one[1] two[2]',
  ],
  [
    'words that call a note',
    '<p>as <ref target="#n1">he said</ref></p><noteGrp><note xml:id="n1">so</note></noteGrp>',
    '<a class="ref" href="#n1" role="doc-noteref">he said</a>',
    '¶1 as he said[1]',
  ],
  // What is said from elsewhere
  [
    'a doubt about a name',
    '<p>in <placeName xml:id="pl">Havana</placeName><certainty target="#pl" locus="value" cert="low"/> now</p>',
    /Havana<a class="ref" href="#i1"[^>]* id="j1">a<\/a>|Havana<a class="ref" href="#i1"/,
    '¶1 in Havana[a] now',
  ],
  [
    'a passage that goes on elsewhere',
    '<p><q xml:id="q1" next="#q2">“I</q>,” he said, <q xml:id="q2" prev="#q1">“do”</q></p>',
    'href="#i1"',
    '¶1 “I[a],” he said, “do”',
  ],
  // What is no running text
  [
    'formulas',
    '<p>so <formula notation="TeX">$a^2$</formula> and <formula><math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac href="javascript:x"><mi>a</mi><mn>2</mn></mfrac></math></formula></p>',
    /<code class="formula">\$a\^2\$<\/code> and <span class="formula"><math[^>]*><mfrac><mi>a<\/mi><mn>2<\/mn><\/mfrac><\/math>/,
    '¶1 so $a^2$ and a 2',
  ],
  [
    'an example of markup',
    '<p>as in <egXML xmlns="http://www.tei-c.org/ns/Examples"><p n="1">so<!-- secret --></p></egXML></p>',
    '<pre class="egXML"><code>&lt;p n="1"&gt;so&lt;/p&gt;</code></pre>',
    '¶1 as in\n<p n="1">so</p>',
  ],
  [
    'music and a recording',
    '<p>x <notatedMusic><desc>four bars</desc></notatedMusic> <media mimeType="audio/mp3" url="https://example.org/a.mp3"/></p>',
    '<span class="object">[Music: four bars]</span> <span class="object">[Recording]</span>',
    '¶1 x [Music: four bars] [Recording]',
  ],
  [
    'a structured reference',
    '<listBibl><biblStruct><monogr><author>Marriott</author><title>Practical</title><imprint><pubPlace>Baltimore</pubPlace><publisher>Wilkins</publisher><date when="1988"/></imprint></monogr></biblStruct></listBibl>',
    '<span class="author">Marriott</span>, <cite>Practical</cite>. <span class="imprint"><span class="pubPlace">Baltimore</span>: <span class="publisher">Wilkins</span>',
    'Marriott, Practical. Baltimore: Wilkins, 1988',
  ],
  [
    'an entry of a dictionary',
    '<entry><form><orth>dom</orth></form><gramGrp><pos>n</pos></gramGrp><sense n="1"><def>house</def></sense><sense n="2"><def>cathedral</def></sense></entry>',
    /<div class="entry"><span class="form"><span class="orth">dom<\/span><\/span> <span class="gramGrp"><span class="pos">n<\/span><\/span><div class="sense"><b>1\.<\/b> <span class="def">house/,
    'dom n\n1. house\n2. cathedral',
  ],
  [
    'features',
    '<p>x <fs><f name="case"><symbol value="dative"/></f><f name="number"><string>plural</string></f></fs></p>',
    '<span class="f">case: <span class="symbol">dative</span>;</span> <span class="f">number:',
    '¶1 x case: dative; number: plural',
  ],
  // White space and scripts
  [
    'words that meet without white space',
    '<p><w>one</w><w>two</w><w part="F">teen</w><pc>.</pc></p><list><item>a</item><item>b</item></list>',
    '<span class="w">one</span> <span class="w">two</span><span class="w">teen</span><span class="pc">.</span>',
    '¶1 one twoteen.',
    '– a\n– b',
  ],
  [
    'the parts of a name and of a signature, written without white space',
    '<p><persName><roleName>Dr</roleName><forename>Hermann</forename><nameLink>d’</nameLink><surname>Aix</surname></persName></p><closer><salute>Yours</salute><signed>A</signed></closer>',
    />Dr Hermann d’Aix<.*<span class="line salute">Yours<\/span> <span class="line signed">A<\/span>/,
    '¶1 Dr Hermann d’Aix',
    'Yours\nA',
  ],
  [
    'white space that is kept',
    '<p xml:space="preserve">a  b\n  c</p>',
    '<p><span class="preserved">a b c</span></p>',
    '¶1 a  b\n  c',
  ],
  [
    'a right-to-left phrase and paragraph',
    '<p>the word <foreign xml:lang="ar">كتاب</foreign></p><p xml:lang="he-Hebr">שלום <foreign xml:lang="en">peace</foreign></p>',
    /<i class="foreign" lang="ar" dir="rtl">كتاب<\/i>.*<p lang="he-Hebr" dir="rtl">שלום <i class="foreign" lang="en" dir="ltr">/,
    '¶1 the word كتاب',
    '¶2 שלום peace',
  ],
  [
    'a reading beside its characters',
    '<p><ruby><rb>漢</rb><rt>kan</rt></ruby></p>',
    '<ruby>漢<rp> (</rp><rt>kan</rt><rp>)</rp></ruby>',
    '¶1 漢 (kan)',
  ],
  // Everything else
  [
    'an element of TEI that nobody has declared: a block by its class',
    '<p>a</p><forest><tree><root>b</root></tree></forest>',
    '<div class="tei-forest"><div class="tei-tree"><div class="tei-root">b</div></div></div>',
    '¶1 a',
    'b',
  ],
];

const header =
  '<profileDesc><handNotes><handNote xml:id="h" scribe="x"><persName>Ivanov</persName>, first secretary</handNote></handNotes></profileDesc>';

test.each(cases)('%s', async (_name, body, html, ...paragraphs) => {
  const record = recordOf(body as string, header);
  const { html: shown } = await pageText(record);
  if (html instanceof RegExp) expect(shown).toMatch(html);
  else expect(shown).toContain(html);
  expect((await plainOutputs(record)).paragraphs).toEqual(paragraphs);
});
