/** For each rule of schema/edition.sch: a record that breaks it, and the same record put right. */

interface Parts {
  readonly id?: string;
  readonly lang?: string;
  readonly title?: string;
  readonly editor?: string;
  readonly notes?: string;
  readonly terms?: string;
  readonly source?: string;
  readonly profile?: string;
  readonly revision?: string;
  readonly textType?: string;
  readonly body?: string;
  readonly standOff?: string;
}

const noted = '<notesStmt><note type="relation">Translated from the Russian original.</note></notesStmt>';
const published = '<revisionDesc status="published"><change when="2026-11-23" who="#x">Done</change></revisionDesc>';

/** A small record that breaks no rule, with other parts where they are given. */
function record(parts: Parts): string {
  const { standOff } = parts;
  const text = `<text${parts.textType === undefined ? '' : ` type="${parts.textType}"`}><body>${parts.body ?? '<p>Words</p>'}</body></text>`;
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="${parts.id ?? 'record'}"${parts.lang ?? ' xml:lang="en"'}>
<teiHeader><fileDesc>
<titleStmt>${parts.title ?? '<title type="main">A record</title>'}${parts.editor ?? '<editor role="translator">T</editor>'}</titleStmt>
<publicationStmt><publisher>The editors</publisher>${parts.terms ?? ''}</publicationStmt>
${parts.notes ?? noted}<sourceDesc>${parts.source ?? '<bibl>A book</bibl>'}</sourceDesc></fileDesc>
${parts.profile === undefined ? '' : `<profileDesc>${parts.profile}</profileDesc>`}
${parts.revision ?? ''}</teiHeader>
${standOff === undefined ? text : `<standOff>${standOff}</standOff>`}</TEI>`;
}

const body = (words: string) => record({ body: `<p>${words}</p>` });
const people = (inside: string) => record({ standOff: `<listPerson>${inside}</listPerson>` });
const places = (inside: string) => record({ standOff: `<listPlace>${inside}</listPlace>` });
const participants = (person: string) =>
  record({ profile: `<particDesc><listPerson type="participants">${person}</listPerson></particDesc>` });
const summary = (words: string) => record({ profile: `<abstract><p>${words}</p></abstract>` });
const witnesses = '<listWit><witness xml:id="A">A</witness><witness xml:id="B">B</witness></listWit>';
const apparatus = (entry: string) => record({ source: witnesses, body: `<p>${entry}</p>` });

/** By rule: the wrong record, the right one. The file of each is named `record.xml`. */
export const ruleExamples: Readonly<Record<string, readonly [wrong: string, right: string]>> = {
  'id-is-file-name': [record({ id: 'other' }), record({ id: 'record' })],
  'one-main-title': [
    record({ title: '<title type="main">A</title><title type="main">B</title>' }),
    record({ title: '<title type="main">A</title><title type="short">B</title>' }),
  ],
  'text-has-language': [record({ lang: '' }), record({})],
  'translation-has-translator': [
    record({ editor: '', notes: '' }),
    record({ editor: '', notes: '', textType: 'original' }),
  ],
  'translation-says-from-what': [record({ notes: '' }), record({})],
  'record-has-source': [record({ source: '<p>Somewhere</p>' }), record({})],
  'published-has-terms': [
    record({ revision: published }),
    record({ revision: published, terms: '<availability><p>Ask first.</p></availability>' }),
  ],
  'published-says-when': [
    record({
      revision: '<revisionDesc status="published"><change>Done</change></revisionDesc>',
      terms: '<availability><p>Ask first.</p></availability>',
    }),
    record({ revision: published, terms: '<availability><p>Ask first.</p></availability>' }),
  ],
  'changes-newest-first': [
    record({
      revision: '<revisionDesc><change when="2025">A</change><change when="2026-01">B</change></revisionDesc>',
    }),
    record({
      revision: '<revisionDesc><change when="2026-01">B</change><change when="2025">A</change></revisionDesc>',
    }),
  ],
  'language-once': [
    record({ profile: '<langUsage><language ident="en">E</language><language ident="en">E</language></langUsage>' }),
    record({ profile: '<langUsage><language ident="en">E</language><language ident="ru">R</language></langUsage>' }),
  ],
  'language-listed': [
    record({
      profile: '<langUsage><language ident="en">English</language></langUsage>',
      body: '<p><foreign xml:lang="ru-Latn">opros</foreign></p>',
    }),
    record({
      profile: '<langUsage><language ident="ru-Latn">Romanised Russian</language></langUsage>',
      body: '<p><foreign xml:lang="ru-Latn">opros</foreign></p>',
    }),
  ],
  'participant-is-known': [
    participants('<person><persName>Castro</persName></person>'),
    participants('<person corresp="../people.xml#castro"><persName>Castro</persName></person>'),
  ],
  'summary-mistake-corrected': [
    summary('<sic>Kudryavstev</sic> reports'),
    summary('<choice><sic>Kudryavstev</sic><corr resp="#x">Kudryavtsev</corr></choice> reports'),
  ],
  'date-one-way': [
    body('<date when="1961-12-30" from="1961" resp="#x">then</date>'),
    body('<date when="1961-12-30">then</date>'),
  ],
  'date-from-before-to': [
    body('<date from="1961-12" to="1961-07-01">then</date>'),
    body('<date from="1961-12" to="1961">then</date>'),
  ],
  'date-limits-in-order': [
    body('<date notBefore="1962" notAfter="1961-12-30" ana="#x">then</date>'),
    body('<date notBefore="1961" notAfter="1961-12-30" ana="#x">then</date>'),
  ],
  'uncertain-date-has-basis': [
    body('<date notBefore="1961-12">then</date>'),
    body('<date notBefore="1961-12" ana="../terms.xml#basis-content">then</date>'),
  ],
  'born-before-died': [
    people(
      '<person xml:id="a"><persName type="main">A</persName><birth when="1926">x</birth><death when="1916">y</death></person>',
    ),
    people(
      '<person xml:id="a"><persName type="main">A</persName><birth when="1916">x</birth><death when="1926">y</death></person>',
    ),
  ],
  'supplied-says-who': [
    body('<supplied reason="translation">I</supplied>'),
    body('<supplied reason="translation" resp="#x">I</supplied>'),
  ],
  'sic-says-who': [body('<sic>question</sic>'), body('<sic resp="#x">question</sic>')],
  'corr-says-who': [body('<corr>question</corr>'), body('<corr resp="#x">question</corr>')],
  'note-says-who': [
    body('<note type="translator">A query</note>'),
    body('<note type="translator" resp="#x">A query</note>'),
  ],
  'marked-words-not-empty': [body('<supplied resp="#x"/>'), body('<supplied resp="#x">I</supplied>')],
  'choice-is-a-pair': [
    body('<choice><sic resp="#x">a</sic><reg>b</reg></choice>'),
    body('<choice><sic resp="#x">a</sic><corr resp="#x">b</corr></choice>'),
  ],
  'gap-says-why': [body('<gap/>'), body('<gap reason="illegible"/>')],
  'quantity-has-unit': [
    body('<gap reason="illegible" quantity="2"/>'),
    body('<gap reason="illegible" quantity="2" unit="word"/>'),
  ],
  'paragraph-number-once': [
    record({ body: '<p n="1">A</p><p n="1">B</p>' }),
    record({ body: '<p n="1">A<note type="editor" resp="#x"><p n="1">N</p></note></p><p n="2">B</p>' }),
  ],
  'paragraph-not-empty': [record({ body: '<p> </p>' }), record({ body: '<p><gap reason="lost"/></p>' })],
  'paragraph-not-cut': [
    record({ body: '<p>affairs of Cuba either</p><pb/><p>collectively or unilaterally.</p>' }),
    record({ body: '<p>affairs of Cuba either <pb/>collectively or unilaterally.</p><pb/><p>In giving</p>' }),
  ],
  'stretch-ends-later': [
    body('<anchor xml:id="e"/>a <delSpan spanTo="#e"/>b'),
    body('<delSpan spanTo="#e"/>a <anchor xml:id="e"/>b'),
  ],
  'name-not-in-itself': [
    body('<persName>President <persName>Kennedy</persName></persName>'),
    body('<rs>President <persName>Kennedy</persName></rs>'),
  ],
  'entry-has-lemma': [
    apparatus('<app><rdg wit="#A">a</rdg></app>'),
    apparatus('<app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app>'),
  ],
  'reading-has-witness': [
    apparatus('<app><lem>a</lem><rdg>b</rdg></app>'),
    apparatus('<app><lem>a</lem><rdg wit="#B">b</rdg></app>'),
  ],
  'lemma-end-has-beginning': [
    apparatus('<app to="#e"><rdg wit="#A">a</rdg></app>'),
    apparatus('<app from="#b" to="#e"><rdg wit="#A">a</rdg></app>'),
  ],
  'siglum-is-declared': [
    apparatus('<app><lem wit="#A">a</lem><rdg wit="#B #C">b</rdg></app>'),
    apparatus('<app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app>'),
  ],
  'rows-are-equal': [
    record({ body: '<table><row><cell>a</cell></row><row><cell>a</cell><cell>b</cell></row></table>' }),
    record({ body: '<table><row><cell cols="2">a</cell></row><row><cell>a</cell><cell>b</cell></row></table>' }),
  ],
  'picture-is-described': [
    record({ body: '<figure><graphic url="images/1.jpg"/></figure><p>A</p>' }),
    record({ body: '<figure><graphic url="images/1.jpg"/><figDesc>Two men</figDesc></figure><p>A</p>' }),
  ],
  'entry-has-id': [
    people('<person><persName type="main">A</persName></person>'),
    people('<person xml:id="a"><persName type="main">A</persName></person>'),
  ],
  'entry-has-heading': [
    people('<person xml:id="a"><occupation>minister</occupation></person>'),
    people('<person xml:id="a"><persName type="main">A</persName></person>'),
  ],
  'one-heading-per-entry': [
    people('<person xml:id="a"><persName type="full">A</persName></person>'),
    people('<person xml:id="a"><persName type="main">A</persName></person>'),
  ],
  'outside-number-looks-right': [
    people('<person xml:id="a"><persName type="main">A</persName><idno type="Wikidata">11256</idno></person>'),
    people('<person xml:id="a"><persName type="main">A</persName><idno type="Wikidata">Q11256</idno></person>'),
  ],
  'place-on-the-globe': [
    places('<place xml:id="a"><placeName type="main">A</placeName><location><geo>93.1 -82.4</geo></location></place>'),
    places('<place xml:id="a"><placeName type="main">A</placeName><location><geo>23.1 -82.4</geo></location></place>'),
  ],
};
